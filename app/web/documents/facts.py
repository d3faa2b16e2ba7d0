"""The facts of a document as HTML: value, clause, quote, how sure, and what a person said of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.as_text import worded
from app.web import links
from app.web.chips import chip, table
from app.web.documents.summaries import UNSURE
from app.web.markup import Child, Html, join, tag
from pipeline.ontology import load
from pipeline.store import Correction
from pipeline.types.clause import Extraction, Fact
from pipeline.types.document import Document

_HEADS = ("項目", "値", "条項", "引用", "確かさ", "確認", "操作")


class State(StrEnum):
    """What people said of a value."""

    OPEN = "未確認"
    CONFIRMED = "確認済"
    CORRECTED = "訂正済"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with what was said of it last; said: None where nobody said anything."""

    number: int
    fact: Fact
    said: Correction | None

    @property
    def state(self) -> State:
        """What it is shown as."""
        if self.said is None or not self.said.is_confirmed:
            return State.OPEN
        return State.CONFIRMED if self.said.old == self.said.new else State.CORRECTED

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.state is State.OPEN and self.fact.confidence < UNSURE


def stated(found: Extraction, said: Sequence[Correction]) -> list[Stated]:
    """The facts in their order; said: the corrections of the document, oldest first."""
    last = {(one.field, one.address, repr(one.new)): one for one in said}
    return [Stated(number, fact, _of(fact, last)) for number, fact in enumerate(found.facts)]


def of_part(said: Sequence[Correction], document: Document) -> list[Correction]:
    """Those of one of the documents of a file."""
    return [one for one in said if one.part == part(document)]


def part(document: Document) -> int:
    """Which document of its file it is, from 0."""
    return max(0, document.part - 1)


def facts_html(document: Document, facts: Sequence[Stated], *, may_correct: bool = True) -> Html:
    """A table; its buttons, for who may correct, say confirm, edit or withdraw and the number of the fact."""
    count = len(_HEADS) if may_correct else len(_HEADS) - 1
    return table(_HEADS[:count], ([*_row(document, one)][:count] for one in facts), caption="事実", class_="facts")


def gone_html(said: Sequence[Correction], *, may_correct: bool = True) -> Html | None:
    """Values that a person took out."""
    heads = ("項目", "値", "条項", "操作")[: None if may_correct else 3]
    rows = [
        (label(one.field), worded(one.field, one.old), one.address, button("withdraw", one.number, "取り消す"))[
            : len(heads)
        ]
        for one in said
        if one.new is None and one.old is not None
    ]
    if not rows:
        return None
    shown = table(heads, rows, caption="誤りとして外した値")
    return tag("section", tag("h3", "誤りとして外した値"), shown)


def _row(document: Document, one: Stated) -> Iterator[Child]:
    fact = one.fact
    told = "、".join(filter(None, (fact.qualifier, fact.condition, fact.applies_to)))
    yield tag("b", label(fact.field))
    yield join([tag("span", value(fact), class_="value"), tag("span", told, class_="soft block") if told else None])
    yield join((chip(links.clause(document.id, address), str(address)) for address in fact.addresses), " ")
    yield tag("q", fact.quote)
    yield tag("span", f"{fact.confidence:.0%}", class_="sure low" if one.is_doubtful else "sure")
    yield tag("span", one.state.value, class_=f"state {one.state.name.lower()}")
    if one.said is None:
        yield join([button("confirm", one.number, "確認済にする"), button("edit", one.number, "直す")])
    else:
        yield join([button("withdraw", one.said.number, "取り消す"), button("edit", one.number, "直す")])


def value(fact: Fact) -> str:
    """A value for people, 別途定める where it stands elsewhere."""
    return f"別途定める（{fact.delegated_to}）" if fact.delegated_to else worded(fact.field, fact.value)


def button(does: str, number: int, said: str) -> Html:
    """A button that does something to what has the number."""
    return tag("button", said, type="button", class_="quiet", data_do=f"{does}:{number}")


def label(field: str) -> str:
    """The Japanese name of a field."""
    fields = load().fields
    return fields[field].label if field in fields else field


def _of(fact: Fact, last: dict[tuple[str, str, str], Correction]) -> Correction | None:
    keys = ((fact.field, str(address), repr(fact.value)) for address in fact.addresses)
    return next((last[key] for key in keys if key in last), None)
