"""Which side a word or a deed belongs to: 貸主 provides, 委託元 is served; who pays is the customer."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.text.normalize import fold

PROVIDER_WORDS = (
    "当社 弊社 当方 弊方 当会 当クラブ 当店 当院 当校 本校 本学 本学園 当スクール 当教室 当ジム 当施設 当館 当ホテル 当宿 当組合 当財団 当法人 本法人 当塾 当園 当学園 当センター 当公社 当庁 当機構 当学会 当会社 当企業 当団体 当グループ 当病院 当医院 当農園 当寺 当社ら"
    " 当協会 当行 当庫 当金庫 当事務所 当サイト運営者 運営者 運営会社 運営事業者 運営事務局 運営団体 事務局 主催者 サービス提供者 提供事業者 提供元 当事業者 当運営 弊所 弊会 弊店 弊行 当所 会社 小社 本会"
    " 受託者 受託会社 受注者 請負人 賃貸人 貸主 売主 ライセンサー ライセンサ 許諾者 使用許諾者 販売者 販売業者 販売店 サービス提供会社 ベンダー ベンダ"
).split()
"""Words for the side that provides."""
CUSTOMER_WORDS = (
    "お客様 利用者 会員 ユーザー ユーザ 契約者 加入者 申込者 購入者 受講者 受講生 生徒 塾生 保護者 借主 賃借人 入居者 参加者 登録者 利用契約者 注文者 申込人 予約者 入会者"
    " 買主 委託者 委託会社 発注者 ライセンシー 被許諾者 使用権者 宿泊客 宿泊者 来場者 来館者 利用希望者 登録希望者 入会希望者 出品者 出店者 投稿者 メンバー 消費者 プレイヤー プレーヤー ゲスト 旅客 依頼者 依頼人 クライアント 相談者 加盟店 組合員 求職者 応募者 患者 視聴者 閲覧者 読者 購読者 寄附者 需要家 荷送人 荷主 寄託者 施主"
).split()
"""Words for the side that is served."""
WORKERS = ("従業員", "労働者", "職員")
"""Words for who is employed: the customer where the document is about employment, else the staff of a side."""
MARKS = "甲乙丙丁"
_BY_WORD = {
    "provider": "賃貸人|貸主|貸し?手|売り?主|売渡人|受託者|受託会社|受注者|受任者|請負人|請負者|委託先|許諾者|使用許諾者|提供者|提供元|事業者|派遣元|貸付人|使用者|雇用主|雇用者|ライセンサー?|供給者|施工者|運送人|受寄者|フランチャイザー|本部",
    "customer": "賃借人|借主|借り?手|買い?主|買受人|委託者|委託会社|委託元|発注者|注文者|注文主|委任者|申込者|申込人|利用者|顧客|派遣先|借入人|労働者|従業員|ライセンシー|購入者|依頼主|施主|寄託者|荷主|荷送人|加盟者|フランチャイジー",
    "discloser": "開示者|開示当事者|情報開示者|開示側|秘密情報開示者",
    "recipient": "受領者|受領当事者|被開示者|情報受領者|受領側|秘密情報受領者",
}
OF_WORDS = {role: re.compile(f"(?:{words})") for role, words in _BY_WORD.items()}
_LABEL = {role: re.compile(rf"(?:^|[はと、(]|または|および)(?:{words})") for role, words in _BY_WORD.items()}
_MARK = re.compile(f"[{MARKS}][0-9]{{0,2}}")
_GUARANTOR = re.compile(r"(?:連帯)?保証人|立会人|仲介人")
ALL_WORDS = "|".join(_BY_WORD.values())
"""Words that tell a role, 売主株式会社… has one before its name."""

_PAY = r"(?:料|料金|代金|対価|報酬|費|賃料|家賃|金額|委託料|単価|会費|保険料|利用料金?|使用料|保守料|許諾料|手数料|代価|給与|賃金)"
# What a side does that is served: it pays, orders, buys, hires.
_SERVED = re.compile(
    rf"{_PAY}[^。]{{0,60}}?(?:支払う|支払い|支払わ|支払を|支払え|払う|払い|払わ|振込|納め|納入する)(?!戻)(?!を受け)"
    r"|(?<!再)(?:委託|発注|注文|委任|依頼|嘱託)(?:する|し(?:、|た|、?ようと))"
    r"|(?:購入|買い受け|買受け?|借り受け|賃借|借用|仕入れ)(?:する|し(?!た[^。]{0,6}第三者)|る|、|て)"
    r"|(?:検収|受入検査|検査)(?:を行|する|し、|の上)"
)
# What a side does that provides: to the other, or the work of the contract itself.
_PROVIDED = re.compile(
    r"(?:業務|本件?サービス|サービス|作業|役務|工事|保守|点検|本業務|支援)を(?:遂行|実施|行[いうわっ]|提供|履行|完成|開始|始め)"
    r"|行う[^。、]{0,8}(?:業務|作業|保守|点検|工事|サービス|支援)|(?:これを|から)[^。]{0,20}(?:受託|請け?負)|(?:業務|仕事)の(?:結果|状況|進捗)[^。]{0,20}報告"
    rf"|(?:{_PAY}|請求書)[^。]{{0,30}}?(?:請求(?:する|し|でき|書を)|を(?:発行|送付|交付))|を納入|を納品|に納入する"
    r"|業務[^。]{0,40}(?:再委託(?:する|し)|(?:第三者|他)に[^。、]{0,12}(?:再?委託|委ね|請け?負わせ))"
)
_GIVEN = re.compile(
    r"(?:賃貸|貸渡|貸し渡|貸与|売渡|供給|販売|納入|納品|引渡|許諾|派遣|提供|据え付け|与え)(?:する|し|す|る|て|ま)"
)
_NOT_GIVEN = re.compile(r"(?:資料|情報|データ|場所|便宜|協力|素材|機器|施設|端末|書類|環境|文書)[^。]{0,16}$")
_NOT_PAID = re.compile(
    r"賠償|損害|違約|遅延|返還|返金|払戻|立て?替|償還|精算|割戻|奨励金|報奨|(?:第三者|再委託先|顧客)に"
)
_NEEDED = 2
"""How many deeds more one side must have for its role to be told."""
_CLEARLY = 2
"""More than how many times as many deeds must speak for a role as speak against it: where each pays the other neither is served."""
_AND = r"(?:および|または|もしくは|と|、|・)?"
_OUTSIDERS = r"第三者|裁判所|官公|官庁|行政|機関|法令|法律|規則|命令|従業員|役員|弁護士|専門家|関係者|委託先"
"""To whom, or by whose order, the recipient of secrets may disclose them in turn."""


def of_word(word: str) -> str | None:
    """The role that a word tells by itself; None where it tells none."""
    return next((role for role, words in OF_WORDS.items() if words.fullmatch(word)), None)


def of_label(before: str) -> str | None:
    """The role of a word that stands before a name: 委託者|株式会社見本."""
    if _GUARANTOR.search(before):
        return "third_party"
    return next((role for role, words in _LABEL.items() if words.search(before)), None)


def open_role(term: str) -> str:
    """party_a for 甲: the role of a side of which nothing else is known."""
    return f"party_{'abcd'[MARKS.index(term[0])]}" if is_mark(term) else "party_a"


def is_mark(term: str) -> bool:
    """Whether a word is 甲, 乙, or one of several under a mark: 乙1."""
    return bool(_MARK.fullmatch(fold(term)))


def by_deeds(terms: Sequence[str], bodies: Collection[str]) -> dict[str, str]:
    """provider and customer among two terms by what they do in sentences of the text; {} where that tells too little.

    Who pays, orders, buys is the customer; who does the work, delivers, claims the price is the provider.
    """
    one, other = terms
    subject = re.compile(rf"(?<![一-龥ァ-ヶー])(?P<who>{re.escape(one)}|{re.escape(other)})(?:は|が)、?(?!、)")
    votes: Counter[str] = Counter()
    for text in bodies:
        found = list(subject.finditer(text))
        for number, match in enumerate(found):
            both = text[max(0, match.start() - 4) : match.start()]
            if both.endswith(("および", "又は", "または", "と")):
                continue
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            stop = text.find("。", match.end())
            said = text[match.end() : min(end, stop if stop >= 0 else end, match.end() + 200)]
            who, whom = (one, other) if match["who"] == one else (other, one)
            weight = _weigh(said, whom)
            votes[who if weight > 0 else whom] += abs(weight)
    serves, less = sorted(terms, key=lambda term: votes[term], reverse=True)
    if votes[serves] - votes[less] < _NEEDED or votes[serves] <= _CLEARLY * votes[less]:
        return {}
    return {serves: "provider", less: "customer"}


def by_disclosure(terms: Sequence[str], bodies: Collection[str]) -> dict[str, str]:
    """discloser and recipient where only one of two sides hands secrets over; {} where both do or nothing is told."""
    one, other = map(re.escape, terms)
    together = re.compile(rf"(?:{one}{_AND}{other}|{other}{_AND}{one})(?:が|から|より)[^。、]{{0,20}}開示")
    if any(together.search(body) for body in bodies):
        return {}
    gives = [_disclosures(one, other, bodies), _disclosures(other, one, bodies)]
    if min(gives) or max(gives) < _NEEDED:
        return {}
    first = gives[0] > 0
    return {terms[0]: "discloser" if first else "recipient", terms[1]: "recipient" if first else "discloser"}


def _disclosures(term: str, other: str, bodies: Collection[str]) -> int:
    """How often one side hands something over: what is had from it, and what it discloses itself, but not to outsiders."""
    had = re.compile(rf"{term}(?:から|より)[^。、]{{0,12}}(?:開示|受領|提供)")
    itself = re.compile(
        rf"{term}が(?:(?!{other}(?:から|より)|{_OUTSIDERS})[^。、]){{0,20}}開示(?!さ|を(?:受|求)|(?:および|または)[^。、]{{1,6}}(?:さ|を受))"
    )
    return sum(len(pattern.findall(body)) for body in bodies for pattern in (had, itself))


def _weigh(said: str, other: str) -> int:
    """1 where the words behind a subject are what a provider does, -1 where they are what a customer does."""
    weight = 0
    if (match := _SERVED.search(said)) and not _NOT_PAID.search(said[: match.end()]):
        weight -= 1
    if match := _PROVIDED.search(said):
        weight += 1
    elif (match := _GIVEN.search(said)) and not _NOT_GIVEN.search(said[: match.start()]):
        weight += bool(re.search(rf"{re.escape(other)}(?:に|へ)", said[: match.start()]))
    return weight
