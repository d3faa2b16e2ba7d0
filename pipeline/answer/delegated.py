"""A text that does not say it but says where it stands: 別途定める, 料金表のとおり."""

import re

from pipeline.answer.select import VALUES, Matcher
from pipeline.text import sentences
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Found
from pipeline.types.question import Asked, Question

_ASKED = 0.2
"""The chance from which a question is taken to ask for a fact."""
_WHO = r"(?:[^、。]{1,8}?(?:が|の|にて|で))?"
_PAPER = (
    r"(?:料金表|価格表|単価表|申込書|申込画面|見積書?|注文書|発注書|請求書|仕様書|保証書|証券|個別契約書|個別契約|個別約款|個別規約|別表|別紙|規程|細則|約定書"
    r"|料金規定|取扱規則|ポリシー|ガイド|ガイドライン|マニュアル|要項|ページ|サイト|画面|パンフレット|カタログ|覚書|利用案内|店頭)"
)
_ELSEWHERE = re.compile(
    rf"(?:別途|別に|個別に){_WHO}(?:定め|指定|規定|提示|通知|案内|表示|掲載|締結|作成|合意|発行)(?:した|する|され(?:る|た)|し|る|た)?"
    r"(?P<where>(?!る?(?:もの|こと|ところ|場合))[^、。]{2,24}?)(?:に(?:記載|定め|よ|従|基づ)|の(?:とおり|通り|定め)|にて|において|と(?:し|する)|による)"
    rf"|(?P<named>「[^」]{{2,30}}」|[^、。はがをに「」]{{0,16}}?{_PAPER})"
    r"[0-9]*(?:等|上)?(?:(?:に|で|にて|において|の)?(?:記載|定め|示|規定|掲載|掲示|表示|公表|明示|掲げ)|に(?:よ[るりっ]|従[いう])|の(?:とおり|通り))"
    rf"|(?P<plain>(?:別途|別に|個別に|都度、?)(?:{_WHO}|[^、。]{{1,6}}?)(?:定め|指定|通知|案内|協議|合意|決定|見積)(?:る|する|り|の上(?:決定|定め|合意)?)?)"
)
_SAID_OF = re.compile(r"^.*(?:が|の)?(?:定め|掲載す|作成す|発行す|交付す|公表す)る(?=.{2})|^.*所定の(?=.{2})")
"""What is said of a place before its name: 当社が定める料金規定."""


def elsewhere(
    question: Question, asked: Asked, found: Found, document: Document, extraction: Extraction, matcher: Matcher
) -> str | None:
    """Where the value asked for stands, when the found unit has none and says so; None where it has one or nothing is said."""
    if not question.wants & VALUES:
        return None
    best = max(sentences.split(found.passage.text), key=lambda span: matcher.share(found.passage.text[slice(*span)]))
    sentence = fold(found.passage.text[slice(*best)])
    if question.wants & VALUES & holds(sentence):
        return None
    for fact in extraction.facts:
        if (
            fact.delegated_to
            and found.passage.address in fact.addresses
            and asked.fields.get(fact.field, 0.0) >= _ASKED
        ):
            return fact.delegated_to
    place = _ELSEWHERE.search(sentence)
    if place is None:
        return None
    name: str = _SAID_OF.sub("", place["where"] or place["named"] or place["plain"]).strip("「」 ")
    attached = name.startswith(("別紙", "別表")) and any(
        str(unit.address).startswith(name) for unit in document.walk() if unit.address is not None
    )
    return None if attached else name
