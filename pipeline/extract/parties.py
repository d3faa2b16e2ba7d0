"""Who the two sides are, as the document calls them, and the signs that stand for them in the rules."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.canonical import Canonical, canonical
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.address import Address
from pipeline.types.clause import Party

_PROVIDER_WORDS = (
    "当社 弊社 当方 弊方 当会 当クラブ 当店 当院 当校 本校 本学 本学園 当スクール 当教室 当ジム 当施設 当館 当ホテル 当組合 当財団 当法人 本法人"
    " 当協会 当行 当庫 当事務所 当サイト運営者 運営者 運営会社 運営事務局 事務局 主催者 サービス提供者 提供事業者 当事業者 当運営 弊所 当所 当園 会社"
    " 受託者 受託会社 受注者 請負人 賃貸人 貸主 売主 ライセンサー 許諾者 使用許諾者 販売者 販売業者 販売店 サービス提供会社 ベンダー ベンダ"
).split()
_CUSTOMER_WORDS = (
    "お客様 利用者 会員 ユーザー ユーザ 契約者 加入者 申込者 購入者 受講者 受講生 生徒 保護者 借主 賃借人 入居者 参加者 登録者 利用契約者 注文者"
    " 買主 委託者 委託会社 発注者 ライセンシー 被許諾者 使用権者 宿泊客 来場者 利用希望者 登録希望者 入会希望者 出品者 投稿者 メンバー 消費者 従業員 労働者 職員 プレイヤー プレーヤー ゲスト 宿泊者 旅客 依頼者 依頼人 クライアント 相談者 加盟店 組合員 求職者 応募者 患者 視聴者 閲覧者 読者 購読者 寄附者"
).split()
_MARKS = "甲乙丙丁"
_ORGANISATION = "株式会社|合同会社|有限会社|合資会社|合名会社|相互会社|法人|財団|協会|組合|商工会議所|大学|学園|学校|学院|公社|機構|協議会|連合会|センター|研究所"
_NAME = r"[^\s、。,()「」『』:：・※\n]"
_PRONOUN = r"[(](?:以下|以降|以後)[、,]?(?:総称して|単に|併せて)?[「『]?(?P<term>[^「」『』()]{1,14}?)[」』]?(?:と(?:いう|いいます|いい|称|呼|総称|略|記|表)[^()]*)?[)]"
_NAMED = re.compile(rf"(?P<name>{_NAME}{{1,40}}?)(?:[(][^()]*[)])?{_PRONOUN}")
# What stands before a name: お客様と|サイバー…, 本規約は|…; a particle between other than hiragana ends the words before.
_LEADING = re.compile(r"^.*[^ぁ-ん](?:は|と|が|を|に|で|および|または|、)(?=[^ぁ-ん])|^(?:および|ならびに|または)")
_NO_NAME = re.compile(r"希望|申込|利用|する|した|または|および|される|各種|者$")
_THING = re.compile(
    r"^(?:本|個別|当該|基本)|(?:契約|規約|約款|サービス|情報|データ|料金?|金|日|物件?|品|書|業務|システム|ソフトウェア|プログラム|機器|権|勢力|法|サイト|アプリ|等)$"
)
_ROLE_WORDS = {
    "provider": "賃貸人|貸主|売主|受託者|受注者|受任者|請負人|許諾者|提供者|事業者|派遣元|貸付人|使用者|雇用主|ライセンサー",
    "customer": "賃借人|借主|買主|委託者|発注者|注文者|委任者|申込者|利用者|顧客|派遣先|借入人|労働者|従業員|ライセンシー|購入者",
    "discloser": "開示者|開示当事者|情報開示者",
    "recipient": "受領者|受領当事者|被開示者|情報受領者",
}
_PERSON = r"(?:者|方|方々|法人|個人|事業主|団体|企業|会社|お客様|人|ユーザー|会員|登録者|利用者|顧客|事業者)"
_CUSTOMER_AS = re.compile(
    rf"(?:利用|購入|申込|登録|入会|契約|受講|締結|使用|参加|加入|注文|予約|承諾|同意)[^。()「」]{{0,30}}{_PERSON}(?:[^。()「」]{{0,12}})?{_PRONOUN}"
)
_MEANS = re.compile(
    rf"[「『]?(?P<term>[^「」『』。、()]{{1,14}}?)[」』]?とは、?(?P<meaning>[^。]{{0,160}}?{_PERSON}(?:等|のこと)?)(?:を|の)?(?:いう|いいま|指|意味|こと|総称|とし)"
)
_CUSTOMER_MEANING = re.compile(r"申込|登録|締結|利用|購入|承諾|入会|加入|受講|許諾|契約|注文|会員|手続を経")
# An entry of a list of definitions: 出店者 第5条の規定により契約が成立した法人
_LISTED = re.compile(
    rf"^「?(?P<term>[一-龥ァ-ヶー]{{2,10}}?)」?(?:[::]|\n|(?=第)|(?<=者)|(?<=員)|(?<=様))(?P<meaning>[^。]{{4,120}}{_PERSON})。?$"
)
_BECOMES = re.compile(r"(?:申込者|希望者|申請者)は、?(?P<term>[^、。「」]{1,12}?)とな(?:り|る)")
_TITLE = re.compile(r"(?:本|当該|各|該当|同|他の|前記|上記|新|旧|対象)$")
# A party's word is a word of its own: 当社サービス and お客様情報 are other words, 当社所定 is the party's.
_BEFORE = r"(?<![一-龥ァ-ヶーA-Za-z0-9])|(?<=当該)|(?<=各)|(?<=全)|(?<=該当)|(?<=本)|(?<=同)|(?<=[甲乙丙丁])|(?<=前記)|(?<=上記)"
_AFTER = r"(?=[^一-龥ァ-ヶーA-Za-z々]|$|所定|指定|自身|自ら|双方|各位|側|宛|名義|本人|以外|所有|固有|協議|間[にでのと、]|両者|相互|代表|担当|負担|[甲乙丙丁]|発行|独自|等[はがにのを、])"
_ROLES = {  # who does this to whom is the provider (1) or the customer (0)
    r"(?:賃貸し|賃貸する|貸し渡|貸付|売渡|販売|供給し|供給する|サービスを提供|使用を許諾|利用を許諾|派遣)": 1,
    r"(?:委託し|委託する|発注し|発注する|注文する|委任し|委任する)": 0,
}


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document; `pattern` finds their words in canonical text and `signs` says what stands for each."""

    found: tuple[Party, ...]
    pattern: re.Pattern[str]
    signs: dict[str, str]

    def signed(self, text: Canonical) -> Canonical:
        """Canonical text with a sign for every word that names a party."""
        return text.replaced(self.pattern, self.signs)


def find_parties(texts: Sequence[tuple[Address, Canonical, str]]) -> Parties:
    """The parties named in a document.

    texts: of every unit its address, its canonical text and the text itself, in document order.
    """
    found = _named(texts)
    terms = {canonical(party.term).text for party in found}
    roles = {canonical(party.term).text: party.role for party in found}
    body = "\n".join(form.text for _, form, _ in texts)
    if terms & set(_MARKS):
        found = [replace(party, role=_role(party.term, party.role, body)) for party in found]
        roles = {canonical(party.term).text: party.role for party in found}
    found += [party for party in _frequent(texts, body, roles) if canonical(party.term).text not in terms]
    signs = {word: PROVIDER for word in _PROVIDER_WORDS} | {word: CUSTOMER for word in _CUSTOMER_WORDS}
    signs |= {mark: PARTY for mark in _MARKS if mark in body}
    for party in found:
        signs[canonical(party.term).text] = {"provider": PROVIDER, "customer": CUSTOMER}.get(party.role, PARTY)
    words = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{_BEFORE})(?:{words}){_AFTER}")
    return Parties(tuple(found), pattern, signs)


def _named(texts: Sequence[tuple[Address, Canonical, str]]) -> list[Party]:
    """Parties whose word is given where they are named or defined."""
    found: dict[str, Party] = {}
    others: list[Party] = []
    for address, form, original in texts:
        for pattern in (_CUSTOMER_AS, _MEANS, _LISTED, _BECOMES):
            for match in pattern.finditer(form.text):
                term, meaning = match["term"], match.groupdict().get("meaning")
                known = (
                    term in found
                    or term in _PROVIDER_WORDS
                    or term in _MARKS
                    or _word_role(term) in ("discloser", "recipient")
                )
                if known or not (_is_customer_word(term) or _acts(term, texts)):
                    continue
                if meaning is None or _CUSTOMER_MEANING.search(meaning):
                    begin, stop = form.span(*match.span("term"))
                    found[term] = Party(original[begin:stop], None, "customer", address)
        for match in _NAMED.finditer(form.text):
            term, head = match["term"], _LEADING.match(match["name"])
            start, end = match.start("name") + (head.end() if head else 0), match.end("name")
            name = form.text[start:end]
            role = _role_of(term, name, match["name"], texts)
            if term not in found and role and start < end:
                begin, stop = form.span(start, end)
                named = re.search(_ORGANISATION, name) or not (term in _CUSTOMER_WORDS or "当事者" in name)
                found[term] = Party(term, _clean(original[begin:stop]) if named else None, role, address)
            elif term not in found and start < end and not _THING.search(term) and _acts(term, texts):
                others.append(Party(original[slice(*form.span(*match.span("term")))], None, "provider", address))
    roles = {party.role for party in found.values()}
    # Of two sides the one that is not the customer: ○○（以下「乙社」という。）.
    return [*found.values(), *([] if roles - {"customer"} else others[:1])]


def _word_role(word: str) -> str | None:
    return next((role for role, words in _ROLE_WORDS.items() if re.search(rf"^(?:{words})$", word)), None)


def _role_of(term: str, name: str, before: str, texts: Sequence[tuple[Address, Canonical, str]]) -> str | None:
    """The role of who is called `term`; None where the bracket names no party."""
    if term in _MARKS:
        told = next(
            (role for role, words in _ROLE_WORDS.items() if re.search(rf"(?:^|[はと、(])(?:{words})", before)), None
        )
        return told or f"party_{'abcd'[_MARKS.index(term)]}"
    if role := _word_role(term):
        return role
    if term in _PROVIDER_WORDS:
        return "provider"
    organisation = re.search(_ORGANISATION, name) and not _NO_NAME.search(name)
    return "provider" if organisation and (re.match(r"[当弊本]|運営", term) or _acts(term, texts)) else None


def _acts(term: str, texts: Sequence[tuple[Address, Canonical, str]]) -> bool:
    """Whether the word stands as who acts in several units: a company that is only mentioned does not."""
    return sum(f"{term}は" in form.text or f"{term}が" in form.text for _, form, _ in texts) >= 3


def _is_customer_word(term: str) -> bool:
    return any(word in term for word in _CUSTOMER_WORDS)


def _clean(name: str) -> str | None:
    words = "|".join(_ROLE_WORDS.values())
    plain = re.sub(rf"^(?:及び|および|並びに|と)?\s*(?:{words})?\s*[:：]?\s*", "", name.strip()).strip(" 　・、,")
    return None if not plain or re.fullmatch(r"[_＿○〇●\s　]+", plain) else plain


def _role(mark: str, role: str, body: str) -> str:
    """provider or customer where the text tells what 甲 does to 乙; the role as it was where it does not."""
    if mark not in _MARKS or role in _ROLE_WORDS:
        return role
    votes: Counter[int] = Counter()
    other = f"[{_MARKS.replace(mark, '')}]"
    for verb, provider in _ROLES.items():
        votes[provider] += len(
            re.findall(rf"{mark}[はが]、?[^。]{{0,80}}?{other}に(?:対し(?:て)?)?、?[^。、]{{0,24}}{verb}", body)
        )
        votes[1 - provider] += len(
            re.findall(rf"{other}[はが]、?[^。]{{0,80}}?{mark}に(?:対し(?:て)?)?、?[^。、]{{0,24}}{verb}", body)
        )
    votes[1] += len(re.findall(rf"{mark}は、?(?:これを|{other}から)[^。]{{0,20}}(?:受託|請け?負)", body))
    votes[0] += len(re.findall(rf"{mark}は、?(?:これを|{other}から)[^。]{{0,20}}(?:賃借|借り受|買い受|買受)", body))
    if votes[0] == votes[1]:
        return role
    return "provider" if votes[1] > votes[0] else "customer"


def _frequent(texts: Sequence[tuple[Address, Canonical, str]], body: str, roles: dict[str, str]) -> list[Party]:
    """Parties that are not introduced but act throughout: 当社 beside a defined name, 会員 that nobody defined."""
    out: list[Party] = []
    if any(role not in ("provider", "customer") or term in _MARKS for term, role in roles.items()):
        return out
    uses = _customer_counts(body)
    known = max((uses[term] for term, role in roles.items() if role == "customer"), default=0)
    candidates = [(term, "customer") for term, count in uses.most_common(1) if count >= 3 and count > known]
    named = "provider" in roles.values()
    candidates += [
        (term, "provider")
        for term, count in _provider_counts(body).most_common(2 if named else 1)
        if count >= (5 if named else 3)
    ]
    if not candidates and not known:
        candidates += [(term, "customer") for term, count in _subjects(body, roles).most_common(1) if count >= 3]
    for term, role in candidates:
        if term not in roles:
            address, form, original = next(text for text in texts if term in text[1].text)
            at = form.text.index(term)
            begin, stop = form.span(at, at + len(term))
            out.append(Party(original[begin:stop], None, role, address))
    return out


def _subjects(body: str, roles: dict[str, str]) -> Counter[str]:
    """Nouns that begin a sentence as the one who must or may: the customer where no known word stands for him."""
    found = re.findall(
        r"(?:^|[。\n])([一-龥ァ-ヶー]{2,10})は、[^。]{0,120}(?:てはな|なければな|ものとし|ものとする|できる|できます)",
        body,
    )
    return Counter(
        term for term in found if term not in roles and not re.search(r"規約|契約|条|サービス|料|期間|前項", term)
    )


def _provider_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(_PROVIDER_WORDS, key=len, reverse=True))
    return Counter(re.findall(rf"(?<![一-龥ァ-ヶー])({words})(?=[はがのにとをへ、・]|から|および|または|所定)", body))


def _customer_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(_CUSTOMER_WORDS, key=len, reverse=True))
    pattern = rf"(?<![一-龥ァ-ヶーごお])((?:[ごお]?[一-龥ァ-ヶー]{{0,6}}?)(?:{words})(?:様)?)(?=[はがのにとをへ、・]|から|および|または)"
    return Counter(re.sub(r"^(?:当該|各|全|他|同|該当|上記|本人|特定)", "", term) for term in re.findall(pattern, body))


def customer_term(found: Sequence[Party], body: str) -> Party | None:
    """The word by which the document mostly calls the customer; a defined word stands before one that is only used."""
    customers = [party for party in found if party.role == "customer"]
    uses = {
        party.term: len(re.findall(rf"{re.escape(canonical(party.term).text)}[はがのにとをへ、]", body))
        for party in customers
    }
    return max(customers, key=lambda party: uses[party.term], default=None)
