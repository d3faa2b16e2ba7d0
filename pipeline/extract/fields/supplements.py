"""The day in the heading of a 附則, 附則（平成18年3月7日規則第4号）: when rules that were amended many times were made and revised."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.canonical import canonical
from pipeline.extract.fields.context import Context
from pipeline.extract.fields.dates import ESTABLISHED, REVISED, REVISES, Event, events, version_dates
from pipeline.extract.reader import Block, Node, Sentence
from pipeline.extract.values import dates
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

# What follows the day of the decision: 規則第4号, 理事会議決; not の改正に伴う経過措置, 以後の入学者.
_DECIDED = re.compile(
    r"(?:[)\]】〕]|、?[一-龥]{0,8}(?:第[0-9]+号|規則|規程|規約|学則|会則|細則|内規|達|訓令|告示|要綱|裁定|決裁|制定|決定|議決|決議|承認|総会|会議|[事役授員議]会)|$)"
)
_BRACKET = re.compile(r"[(〔\[【][^()〔〕\[\]【】]{5,60}[)〕\]】]")


def supplement_dates(context: Context) -> Iterator[Fact]:
    """document.established or .revised (.effective where it says 施行) from the headings of the 附則: as their words say, else revised.

    The first 附則 tells when the rules were made, unless they say so elsewhere or it speaks of a change.
    """
    units = (node for node in context.reading.walk() if node.unit.kind is Kind.SUPPL_PROVISION)
    headed = [node for node in units if node.unit.heading_spans]
    made = {fact.value for fact in version_dates(context) if fact.field == ESTABLISHED} if headed else set()
    for place, node in enumerate(headed):
        for part in _parts(_heading(node, context.reading.document.source.text)):
            found = list(dates(part.text))
            told = list(events(part, found))
            if not told and len(found) == 1 and _DECIDED.match(part.text, found[0].end):
                makes = not (place or made or _speaks_of_change(node))
                field = ESTABLISHED if makes or found[0].value in made else REVISED
                told = [Event(field, str(found[0].value), found[0].start, found[0].end)]
            for event in told:
                yield context.fact(event.field, event.value, part, event.start, event.end, confidence=0.8)


def _parts(heading: Sentence) -> Iterator[Sentence]:
    """The heading up to the end of each bracket: what one says, 施行期日等, is not said of the day in another."""
    for part in re.finditer(r"[^)〕\]】]+[)〕\]】]*", heading.text):
        yield replace(heading, text=part.group(), start=heading.start + part.start())


def _heading(node: Node, source: str) -> Sentence:
    """The printed heading of a 附則 with the dated bracket that may stand on the line below, read like a sentence."""
    first = node.sentences[0] if node.sentences else None
    if first and _is_dated_bracket(first.text):
        return first
    spans = node.unit.heading_spans
    below = [
        *node.unit.spans,
        *(span for child in node.children[:1] for span in (*child.unit.heading_spans, *child.unit.spans)),
    ]
    begin, end = spans[-1][1], min(below, default=spans[-1])[0]
    if _is_dated_bracket(canonical(source[begin:end]).text.strip()):
        spans = (*spans, (begin, end))
    printed = "".join(source[start:end] for start, end in spans)
    form = canonical(printed)
    return Sentence(node, Block(printed, form, spans), form.text, 0)


def _is_dated_bracket(text: str) -> bool:
    return bool(_BRACKET.fullmatch(text) and list(dates(text)))


def _speaks_of_change(node: Node) -> bool:
    return any(re.search(REVISES, sentence.text) for below in node.walk() for sentence in below.sentences)
