"""What comes back for what is asked; follow-ups become questions in full words."""

from app.web.asking.asked import Asked
from pipeline import run
from pipeline.answer import followup
from pipeline.answer.rest import Shown, further
from pipeline.types.answer import Answer, Verdict
from pipeline.types.index import Index


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
