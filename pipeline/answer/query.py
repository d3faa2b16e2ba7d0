"""A question as it was typed -> Question: what kind of answer it wants, and its parts where it asks several things."""

import re
from collections.abc import Sequence

from pipeline.text import tokens
from pipeline.text.normalize import fold
from pipeline.types.question import Question, Wants

_UNIT = r"(?:営業日|日|[かカヶケヵ箇]月|年|週間|時間|分)"
_WANTS: Sequence[tuple[Wants, re.Pattern[str]]] = (
    (Wants.PERIOD, re.compile(rf"何{_UNIT}|年数|日数|月数|[0-9]+ ?{_UNIT}(?:前|以内|間|後|で)|いつまで|(?:期限|期間|任期)(?:は(?!過)|を(?!過)|$|です|について|の長さ|が(?:いつ|何|あ|定)|って|とは|[?])|どの(?:くらい|ぐらい|程度)(?:前|の期間|先|待)|どれ(?:くらい|ぐらい|だけ|ほど)(?:の?(?:期間|間|猶予)|で|前|先|待|かか)|どの(?:くらい|ぐらい|程度)(?:の?間|で(?:[^す]|$)|かか)|猶予")),
    (Wants.DATE, re.compile(r"(?:施行|実施|制定|発効|改[定訂正]|締結|適用開始)(?:された)?の?(?:年月)?日|(?:施行|実施|制定|改[定訂正]|更新)され(?:た|て).*いつ|いつ.{0,6}(?:施行|実施|制定|改[定訂正])|いつから.{0,8}(?:施行|有効|適用|発効)")),
    (Wants.TIME, re.compile(r"いつ(?!でも|まで|の間|か(?!ら))|どの時点|時期|タイミング|何時")),
    (Wants.AMOUNT, re.compile(r"いくら|金額|何円|[額値]は|上限額|限度額|総額|額$|(?:料|料金|費用|代金|手数料|会費|月謝|家賃|賃料|報酬)(?:は|額)?(?:$|[?？。]|教え)")),
    (Wants.RATE, re.compile(r"何(?:パーセント|%|割)|年率|利率|割引率|料率|稼働率|割合|税率")),
    (Wants.COUNT, re.compile(r"何(?:人|名|回|件|台|個|つ|票|社|GB|ギガ|通|枚|部|文字)|個数|件数|回数|台数|人数")),
    (Wants.WHO, re.compile(r"誰|だれ|どちら(?!に(?:して|せよ))|どっち|負担者|帰属先|相手先|どの(?:会社|業者)|何という会社|名義は")),
    (Wants.PLACE, re.compile(r"どこ(?!か|でも|まで|にも)|管轄|所在地|場所|何裁判所")),
    (Wants.LIST, re.compile(r"列挙|すべて|全て|全部(?!又は|または|もしくは)|挙げ|一覧|種類|(?:どのような|どんな|どういう)(?:行為|場合|相手|者|人|方(?!法)|申し?込み?|もの|事由|損害|項目|こと|事項|とき|時(?!点)|状態|状況|理由|情報|点|措置|義務|書類|対応)|何が(?:禁止|含まれ|該当)|何がだめ|内訳|事由$|必要(?:な)?書類|提出書類|(?:事柄|事項|行為|場合|書類|情報|項目|もの)は何|何[をが](?:持って|添え|差し?出|出せ|書け|記[しせ])|対象外|適用外|除外$|例外$")),
    (Wants.CONDITION, re.compile(r"(?:どのような|どんな|どういう)(?:場合|とき|時(?!点)|条件|要件|状態|状況)|何が必要|(?:条件|要件)(?:は|$|を教)|例外")),
    (Wants.PROCEDURE, re.compile(r"どう(?:すれば|やって|したら|いう(?:手順|形|方法)|進め)|どのよう(?:に|な(?:方法|手続|手順))|方法|手続き?(?:は|を教|$)|手順|やり方|何をすれば|仕方|必要書類|形式|どういう形")),
    (Wants.OUTCOME, re.compile(r"どうな[りるっ]|どういう(?:扱い|こと|こと)|扱い|どんな(?:不利益|影響|扱い)|どのような(?:扱い|不利益|影響)|効力|効果|(?:たら|れば|場合|とき)(?:は|には)?[?]?$")),
    (Wants.DEFINITION, re.compile(r"定義|(?:の|どういう|どのような|どんな)意味|とは(?:何|なん|誰|どう|どの|どん|$|[?？。、])|(?<!も)って(?:何|なに|どういう)|を?指し?(?:ます|す|て)")),
    (Wants.REASON, re.compile(r"なぜ|どうして(?!も)|なんで|理由は|何のため")),
)  # fmt: skip
_EMBEDDED = re.compile(
    r"(?:何|いつ|どこ|誰|だれ|どの|どう|どれ|どちら|いくら|なぜ)[^、。?]{0,15}?(?:[たるうくすつぬむぶい]|です|ます)(?:の|ん)?か(?![らかりるっもな。?]|$)"
    r"|(?:何|どんな|どの|どう|いくら|誰)[^、。?]{0,12}?(?:[てで]も|にも|とも)"
)
"""A question within a question: いつ入ったか証明できれば."""
_ASKING = re.compile(
    r"何(?!も|か[、をがでしにのあ]|でも|ら[のか])|いつ(?!でも|か(?!ら)|の間)|どこ(?!か|でも|にも)|誰(?!か|でも|も)|だれ|どの|どれ(?!も|か)|どう(?!しても|ぞ|か|し(?![たてよま]))"
    r"|どちら(?!も|にして|かと)|どっち(?!も|か)|どんな|いくら(?!でも|か)|いくつ|なぜ|なに|どういう|どのよう"
)
_KEYWORD_YES_NO = re.compile(r"可否|有無|要否|是非|可能か|必要か|可能性$")
_CLOSED_END = re.compile(
    r"(?<![はの])(?<!たら)(?<!れば)(?<!なら)(?<!場合)(?<!とき)(?<!際)[?]$|(?<=[るたいなだうくすつぬむぶぐ])の[?]?$|か。?$|かね。?$|(?:です|ます|ません|した|[だたるい])(?:よね|ね|よな|っけ)。?$|でしょう。?$"
    r"|(?:と聞(?:きました|いた|いています)|そうです|(?:たい|いる|ている|ある|る|た)(?:の|ん)です|つもりです|予定です)(?:が|けど|けれど)?。?$"
)
_REQUEST = re.compile(
    r"(?:教え|挙げ|示し|説明し|列挙し|確認し|まとめ)(?:て(?:$|[。?ほ欲])|た(?:い|く))|ください|下さい|お願い(?!でき)|知りたい|ご教示"
)
_DEMANDS_ALL = re.compile(r"列挙して|挙げて|一覧")
_SENTENCE = re.compile(r"[^。?？!！]+[。?？!！]*")
_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{1,40})[」』”\"]")
_TOPIC = re.compile(r"^([^、。]{1,30}?)(?:とは| ?の?定義|の意味|(?<!も)って(?:何|なに|どういう))")
_BEFORE = r"^(?P<before>(?:[^、]*、)*?(?:[^、]*?(?:たら|なら|れば|場合に?は?|ときに?は?))?)"
_BOTH = re.compile(
    _BEFORE
    + r"(?P<one>[^、]+?(?:とき|時|場合))と、?(?P<two>[^、]+?(?:とき|時|場合))(?:で|は|に|には|とで)、?(?:それぞれ)?(?P<after>.+)$"
)
_EACH = re.compile(
    _BEFORE
    + r"(?P<one>[^、と]{1,25})と、?(?P<two>[^、]{1,25}?)(?:は、?それぞれ|の(?:両方|どちら|いずれ)(?:とも|も)?、?|で、?それぞれ)(?P<after>.+)$"
)

_HEAD = r"(?:期限|期間|額|金額|上限|天井|限度|率|方法|仕方|納め方|払い方|手順|手続き?|書類|費用|条件|時期|日|時間|場所|窓口|理由|効果|扱い|相手|連絡先|回数|割合|要件|範囲|負担)"
_TWO = re.compile(
    rf"^(?P<before>(?:[^、]*、)*?)(?P<one>[^、]{{2,40}}?{_HEAD})(?:と、?|及び|および|並びに)(?P<two>[^、]{{2,40}}?{_HEAD})(?P<after>(?:を|は)[^、]*)$"
)
"""支払期限と支払方法を教えてください, where each is asked for."""


def read(question: str) -> Question:
    """The question with its kinds of answer; never fails, an odd wording just has no kind.

    >>> [part.text for part in read("解約は何日前までですか。お金は戻りますか。").parts]
    ['解約は何日前までですか。', 'お金は戻りますか。']
    """
    text = " ".join(fold(question).split())
    singles = _split(text)
    parts = tuple(_single(single, context=text) for single in singles) if len(singles) > 1 else ()
    whole = _single(text)
    if parts:
        wants = frozenset(want for part in parts for want in part.wants)
        return Question(text, wants, whole.terms, parts)
    return whole


def _single(text: str, *, context: str = "") -> Question:
    wants = {want for want, sign in _WANTS if sign.search(text)}
    last = (_SENTENCE.findall(text) or [""])[-1].strip()
    if _KEYWORD_YES_NO.search(text) or (
        _CLOSED_END.search(last) and not _ASKING.search(_EMBEDDED.sub("", last)) and not _REQUEST.search(last)
    ):
        wants.add(Wants.YES_NO)
        wants.discard(Wants.PROCEDURE)
        if not _DEMANDS_ALL.search(text):
            wants.discard(Wants.LIST)
    if Wants.DEFINITION in wants:
        wants -= {Wants.LIST, Wants.CONDITION}
    terms = tuple(_QUOTED.findall(text))
    if Wants.DEFINITION in wants and not terms and (topic := _TOPIC.search(text)):
        terms = (topic[1],)
    return Question(text, frozenset(wants), terms, context=context)


def _split(text: str) -> list[str]:
    """The single questions of a text; statements before a question stay with it."""
    asked: list[str] = []
    told = ""
    for sentence in (match.group().strip() for match in _SENTENCE.finditer(text)):
        if not sentence:
            continue
        if _asks(sentence):
            asked.extend(told + single for single in _split_sentence(sentence))
        else:
            told += sentence
    return asked or [text]


def _asks(sentence: str) -> bool:
    return bool(_ASKING.search(sentence) or _CLOSED_END.search(sentence) or _REQUEST.search(sentence))


def _split_sentence(sentence: str) -> list[str]:
    for pattern in (_BOTH, _EACH):
        if found := pattern.match(sentence):
            before, after = found["before"], found["after"]
            return [before + found["one"] + "、" + after, before + found["two"] + "、" + after]
    if found := _TWO.match(sentence):
        return [found["before"] + found["one"] + found["after"], found["before"] + found["two"] + found["after"]]
    for comma in re.finditer("、", sentence):
        left, right = sentence[: comma.start()], sentence[comma.end() :]
        if _ASKING.search(left) and _asks(right) and not _REQUEST.search(right) and _ends_in_verb(left):
            return [left, *_split_sentence(right)]
    return [sentence]


def _ends_in_verb(text: str) -> bool:
    """True for 分かり, 適用され, 届いて: a clause that ends and lets another follow."""
    last = tokens.tokenize(text)[-1:]
    return bool(last) and (
        last[0].part in ("動詞", "形容詞", "助動詞")
        or (last[0].part == "助詞" and last[0].surface in ("て", "で", "し", "か"))
    )
