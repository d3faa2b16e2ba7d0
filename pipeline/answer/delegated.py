"""A text that does not say it but says where it stands: 別途定める, 料金表のとおり."""

import re
from collections.abc import Sequence

from pipeline.answer.select import VALUES, Matcher
from pipeline.text import sentences
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Found
from pipeline.types.question import Asked, Question, Wants

_ASKED = 0.2
"""The chance from which a question is taken to ask for a fact."""
_WHO = r"(?:[^、。]{1,8}?(?:が|の|にて|で))?"
_PAPER = (
    r"(?:料金表|価格表|単価表|申込書|申込画面|見積書?|注文書|発注書|請求書|仕様書|保証書|証券|個別契約書|個別契約|個別約款|個別規約|別表|別紙|規程|細則|約定書"
    r"|料金規定|取扱規則|ポリシー|ガイド|ガイドライン|マニュアル|要項|ページ|サイト|画面|パンフレット|カタログ|覚書|利用案内|店頭|(?<![本同該])(?<!この)(?:規則|内規|要綱|要領))"
)
_ELSEWHERE = re.compile(
    rf"(?:別途|別に|個別に){_WHO}(?:定め|指定|規定|提示|通知|案内|表示|掲載|締結|作成|合意|発行)(?:した|する|され(?:る|た)|し|る|た)?"
    r"(?P<where>(?!る?(?:もの|こと|ところ|場合))[^、。]{2,24}?)(?:に(?:記載|定め|よ|従|基づ)|の(?:とおり|通り|定め)|にて|において|と(?:し|する)|による)"
    rf"|(?P<named>「[^」]{{2,30}}」|[^、。はがをに「」]{{0,16}}?{_PAPER})"
    r"[0-9]*(?:等|上)?(?:(?:に|で|にて|において|の)?(?:記載|定め|示|規定|掲載|掲示|表示|公表|明示|掲げ)|に(?:よ[るりっ]|従[いう])|の(?:とおり|通り))"
    rf"|(?P<plain>(?:別途|別に|個別に|都度、?)(?:{_WHO}|[^、。]{{1,6}}?)(?:定め|指定|通知|案内|協議|合意|決定|見積)(?:る|する|り|の上(?:決定|定め|合意)?)?)"
)
_RULES = r"(?:規程|規則|細則|規約|約款|規定|要項|要領|要綱|内規|基準|ポリシー|ガイドライン)"
_BARE = re.compile(
    r"(?!.*(?:定めの?(?:ない|無い)|疑義|協議|合意))[^。]*?(?:(?:について|に関し|につき)(?:て?は|て|も|(?:の[^、。]{1,8})?必要な[^、。]{1,8}は)?"
    r"|(?:に関する[^、。]{1,12}|に必要な[^、。]{1,8}|の[^、。の「」]{1,8}|事項)(?:は|も))、?"
    r"(?:[^、。「」]{1,16}が)?(?P<left>(?:別途|別に)[^、。「」]{0,10}?(?:(?:定め|規定す|作成す|制定す)る、?)?)?"
    rf"(?P<where>「[^。]+」|(?!本|この|当該|同|前|次|法|[上下]記|第[0-9〇一二三四五六七八九十百]+[条項章節])[^、。「」を]{{0,30}}?{_RULES})?(?:等|の(?:とおり|定め))?"
    r"(?:(?:に(?:より|おいて)?|で)?、?(?:これを)?(?:別途|別に)?(?:定め|規定す)(?:る|ます)?|に(?:従う|従います)|と(?:する|します)|ところ)?"
    r"(?:(?:の定めるところ)?に(?:よる|よります|従う))?(?:もの|こと)?(?:とする|とします)?。?"
)
"""The whole of a unit that says nothing but that its matter is ruled elsewhere."""
_OF_PLACES = re.compile("定め|規定|根拠|どこ|何によ|何に従|書いてあ|記載|どの(?:規|文書|書類)")
"""Who asks where a matter is ruled is answered by that."""
_NEAR = 0.8
"""The sentences of a unit that speak of the question about as well as its best are read with it."""
_KIND = 4
"""Characters of a name that is no more than a kind of paper: 規程, 取扱規則."""
_READ, _RULING = 4, 0.1
"""So many of the found units are looked through for the rule itself, and which share of the best score it needs."""
_SAID_OF = re.compile(r"^.*(?:が|の)?(?:定め|掲載す|作成す|発行す|交付す|公表す)る(?=.{2})|^.*所定の(?=.{2})")
"""What is said of a place before its name: 当社が定める料金規定."""


def elsewhere(
    question: Question, asked: Asked, found: Found, document: Document, extraction: Extraction, matcher: Matcher
) -> str | None:
    """Where the matter is ruled, when the found unit says that alone; where the value asked for stands, when it has none.

    None where the unit rules anything of what is asked, or says nothing of another place.
    """
    if Wants.DEFINITION in question.wants:
        return None
    if question.wants & VALUES and (place := _of_value(question, asked, found, document, extraction, matcher)):
        return place
    return _ruled(question, fold(found.passage.text))


def _of_value(
    question: Question, asked: Asked, found: Found, document: Document, extraction: Extraction, matcher: Matcher
) -> str | None:
    text = found.passage.text
    shares = {span: matcher.share(text[slice(*span)]) for span in sentences.split(text)}
    best = max(shares.values(), default=0.0)
    near = [
        fold(text[slice(*span)])
        for span in sorted(shares, key=lambda one: -shares[one])
        if shares[span] >= _NEAR * best
    ]
    if any(question.wants & VALUES & holds(sentence) for sentence in near):
        return None
    for fact in extraction.facts:
        if (
            fact.delegated_to
            and found.passage.address in fact.addresses
            and asked.fields.get(fact.field, 0.0) >= _ASKED
        ):
            return fact.delegated_to
    place = next((place for sentence in near if (place := _ELSEWHERE.search(sentence))), None)
    if place is None:
        return None
    name: str = _SAID_OF.sub("", place["where"] or place["named"] or place["plain"]).strip("「」 ")
    attached = name.startswith(("別紙", "別表")) and any(
        str(unit.address).startswith(name) for unit in document.walk() if unit.address is not None
    )
    return None if attached else name


def ruling_first(found: Sequence[Found]) -> Sequence[Found]:
    """Found units, with one that only leaves its matter to another place behind the next of its article that rules it."""
    if not found or _left(fold(found[0].passage.text)) is None:
        return found
    best = found[0].passage
    for at, one in enumerate(found[1:_READ], 1):
        same = one.passage.document == best.document and one.passage.address.article == best.address.article
        if same and one.score >= _RULING * found[0].score and _left(fold(one.passage.text)) is None:
            return (one, found[0], *found[1:at], *found[at + 1 :])
    return found


def _ruled(question: Question, text: str) -> str | None:
    """Where a folded text that says nothing else leaves its matter to; None for any other text and who asks for that place."""
    return None if _OF_PLACES.search(question.text) else _left(text)


def _left(text: str) -> str | None:
    place = _BARE.fullmatch("".join(text.split()))
    if place is None or not (place["left"] or place["where"]):
        return None
    left, where = place["left"] or "", place["where"] or ""
    return where[1:-1] if where.startswith("「") else where if len(where) > _KIND else left + where
