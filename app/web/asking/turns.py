"""What is asked, told by the address of the page, and what comes back; follow-ups become questions in full words."""

from dataclasses import dataclass, replace
from datetime import date

from app.web import links
from pipeline import run
from pipeline.answer import followup
from pipeline.answer.rest import Shown, further
from pipeline.types.answer import Answer, Verdict
from pipeline.types.index import Index

_MOST_FURTHER = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. within: the documents it is put to, () for all; further: how many answers to it were passed over.

    as_of: a day (ISO): only the versions in force then are asked, "" for all.
    """

    question: str
    within: tuple[str, ...] = ()
    further: int = 0
    as_of: str = ""

    def link(self, document: str = "", address: object = "") -> links.Link:
        """The page with its answer, the clause at an address open beside it."""
        return links.question(self.question, self.within, self.further, document, address, as_of=self.as_of)

    @property
    def next(self) -> "Asked":
        """The same question for its next answer."""
        return replace(self, further=self.further + 1)


def read(parameters: dict[str, str]) -> Asked | None:
    """What the address asks; None where it asks nothing."""
    question = " ".join(parameters.get("q", "").split())
    if not question:
        return None
    within = tuple(filter(None, parameters.get("in", "").split(",")))
    number = parameters.get("n", "")
    passed = min(int(number), _MOST_FURTHER) if number.isascii() and number.isdecimal() else 0
    return Asked(question, within, passed, day(parameters.get("on", "")))


def day(given: str) -> str:
    """A day in ISO 8601 as it stands in an address; "" where it is none."""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return ""


def follows(
    typed: str,
    within: tuple[str, ...],
    before: Asked | None,
    parties: tuple[str, ...],
    answered_by: str,
    as_of: str = "",
) -> Asked:
    """What a line asks after the question before it; answered_by: the one document that answered that, "" where it was none or many.

    A line that stands for itself is put to the documents chosen; a follow-up to the document that answered.
    """
    line = " ".join(typed.split())
    if before is None:
        return Asked(line, within, as_of=as_of)
    if followup.asks_for_more(line):
        return before.next
    full = followup.in_full(line, followup.Thread(before.question, before.question), parties)
    if full is None:
        return Asked(line, within, as_of=as_of)
    return Asked(full, (answered_by,) if answered_by else before.within, as_of=before.as_of)


def answer(index: Index, asked: Asked) -> Answer:
    """The answer to a question, after those that were passed over; index: over the documents it is put to."""
    (found,) = run.answers([asked.question], index)
    shown: Shown = frozenset()
    for _ in range(asked.further):
        if found.verdict is Verdict.NOT_STATED:
            break
        shown |= {(one.document, one.address) for one in found.citations}
        found = further(asked.question, index, shown)
    return found


def answered_by(found: Answer) -> str:
    """The document that a follow-up is about; "" where many answered in a table, or none."""
    return found.citations[0].document if found.citations and found.table is None else ""
