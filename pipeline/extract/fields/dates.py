"""When the document was made, changed and came into force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.fields.context import Context
from pipeline.extract.reader import COVER, Node, Sentence
from pipeline.extract.values import Found, dates
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

ESTABLISHED, REVISED, EFFECTIVE = "document.established", "document.revised", "document.effective"
_LATER = r"(?:第(?:[2-9二三四五六七八九]|[1-9][0-9]+|十[一二三四五六七八九]?)版|[Vv]er(?:sion)?\.?(?:[2-9]|1\.[1-9]))"
REVISES = r"(?:改定|改訂|改正|改版|更新|変更|改め|改まり|改まっ|見直|書き改|書き直|手直し|" + _LATER + ")"
_MAKES = r"(?:制定|策定|作成|設け|公開|発行|初版|第1版|第一版|(?:^に|(?<!に))定め(?=[、たてま)]|$)|決め(?=[、たてま]))"
_WORKS = r"(?:施行|実施|適用|発効|効力|有効|使い|使う|使わ|用い|用います|始ま|始め|はじま|はじめ|当ては|あては|効き|効く|開始|行う|行い|動き出|働き)"
_AFTER = (
    (ESTABLISHED, re.compile(_MAKES)),
    (REVISED, re.compile(REVISES)),
    (EFFECTIVE, re.compile(_WORKS)),
)
_LABEL = re.compile(
    r"(?P<made>制定|策定|作成|公開|発行|初版|第1版|第一版)|(?P<changed>改定|改訂|改正|改版|更新|変更|"
    + _LATER
    + r")|(?P<works>施行|実施|適用|発効|効力発生|効力)"
)
_LABEL_BEFORE = re.compile(rf"(?:最終|全部|一部)?(?:{_LABEL.pattern})(?:開始)?(?:日|年月日)?[\])】〕》]?[::は、(]?$")
_FIELDS = {"made": ESTABLISHED, "changed": REVISED, "works": EFFECTIVE}
_PREVIOUS = re.compile(r"前版|旧版|現行|締結|契約日|法律第|政令第|省令第|登録番号|許可")
_NO_EVENT = re.compile(r"以?[後降]に|以[前後降]|より[前後]に?|前に|付け?の|までに?|当時|現在|の[0-9一-龥]")
_FROM = re.compile(r"(?:\([^()]*\))?(?:から|より|を(?:もって|以て)|に)")
_SAME_DAY = re.compile(r"(?:同日|同じ日|この日|その日|即日)(?:から|より|に|付け?で)")
# 以上、見本会の設立のため、この定款を作成し、発起人が記名押印する。: the day stands on the next line.
_MADE_HERE = re.compile(r"(?:この|本)(?:定款|会則|規約|規則|規程)を(?:作成|制定)し[^。]*(?:記名|署名|押印)")
_PLACES = (*COVER, Kind.SUPPL_PROVISION, Kind.PREAMBLE)
_NEAR = 16
# 本契約は、令和7年10月1日から効力を生ずる: the document speaks of itself.
_OF_ITSELF = re.compile(
    r"(?:この|本)[一-龥ァ-ヶー]{1,8}は、?[^。、]{0,24}日(?:\([^()]*\))?(?:から|より)、?[^。、]{0,8}(?:効力を(?:生|有|持)|施行|発効|適用)"
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; text[start:end] says so."""

    field: str
    value: str
    start: int
    end: int


def version_dates(context: Context) -> Iterator[Fact]:
    """document.established, .revised and .effective, from cover, 附則, the lines at the end and 施行日 articles."""
    for node in context.reading.walk():
        if node.address is None:
            continue
        year: int | None = None
        made = False
        placed = _tells_of_versions(context, node)
        for sentence in node.sentences:
            if not (placed or _OF_ITSELF.match(sentence.text)):
                continue
            found = list(dates(sentence.text, year=year))
            year = int(str(found[-1].value)[:4]) if found else year
            for event in events(sentence, found):
                yield context.fact(event.field, event.value, sentence, event.start, event.end, confidence=0.9)
            if made and len(found) == 1 and found[0].end - found[0].start == len(sentence.text):
                yield context.fact(ESTABLISHED, str(found[0].value), sentence, 0, len(sentence.text), confidence=0.8)
            made = bool(_MADE_HERE.search(sentence.text))


def _tells_of_versions(context: Context, node: Node) -> bool:
    return (
        node.unit.kind in _PLACES
        or _under_suppl(node)
        or "附則" in node.article.caption
        or bool(re.search(r"施行|効力の?発生|実施|発効", node.article.caption))
        or context.types.get(node.address or node.article.address, ())[:1] == ("effective_date",)  # type: ignore[arg-type]
    )


def _under_suppl(node: Node) -> bool:
    return node.parent is not None and (node.parent.unit.kind is Kind.SUPPL_PROVISION or _under_suppl(node.parent))


def events(sentence: Sentence, found: Sequence[Found]) -> Iterator[Event]:
    """What the words of a sentence say of the days in it."""
    text = sentence.text
    tail = text[found[-1].end :] if found else ""
    labels_first = not any(pattern.search(tail[:_NEAR]) for _, pattern in _AFTER)
    for index, date in enumerate(found):
        begin = found[index - 1].end if index else 0
        stop = found[index + 1].start if index + 1 < len(found) else len(text)
        before, after = text[max(begin, date.start - _NEAR) : date.start], text[date.end : stop]
        if _NO_EVENT.match(after) or _PREVIOUS.search(before) or _PREVIOUS.search(after[:6]):
            continue
        value = str(date.value)
        label = _LABEL_BEFORE.search(before) if labels_first else None
        if label:
            field = next(_FIELDS[name] for name, words in label.groupdict().items() if words)
            yield Event(field, value, date.start - (len(before) - label.start()), date.end)
            continue
        yield from _told_after(value, date, after)
        if same := _SAME_DAY.search(after):
            if works := _AFTER[2][1].search(after[same.end() :]):
                yield Event(EFFECTIVE, value, date.end + same.start(), date.end + same.end() + works.end())


def _told_after(value: str, date: Found, after: str) -> Iterator[Event]:
    """What the words after a day say of it: 〜に制定、〜改定, 〜に改め、〜から使う."""
    same = _SAME_DAY.search(after)
    near = re.split(r"[。]", after[: same.start()] if same else after)[0]
    # 〜に改めた規約は、〜から: what follows the noun belongs to the next day.
    first = re.match(
        r"[^はが]{0,24}?(?:した|めた|された|った)(?=[^、。]{0,12}(?:規約|約款|規程|規則|会則|契約|規定|もの|本))", near
    )
    near = first.group() if first else near[: 40 if _FROM.match(near) else _NEAR]
    for field, pattern in _AFTER:
        if told := pattern.search(near):
            if field == EFFECTIVE and not first and not _starts(near, told):
                continue
            yield Event(field, value, date.start, date.end + told.end())


def _starts(near: str, told: re.Match[str]) -> bool:
    """Whether something begins that day: 〜から使う, 〜施行; not 〜に改め、なお従前の例を用いる."""
    return told.start() <= _NEAR or bool(re.match(r"(?:\([^()]*\))?(?:から|より)", near))
