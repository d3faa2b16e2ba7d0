"""The last look at an answer: every quote is verbatim and of a length that can be read, or it is not given."""

from collections.abc import Sequence

from pipeline.answer.quotes import LONGEST, SHORTEST
from pipeline.text.normalize import squash
from pipeline.types.answer import Citation
from pipeline.types.document import Document


def sound(citations: Sequence[Citation], documents: Sequence[Document]) -> tuple[Citation, ...]:
    """The citations whose quotes stand in the cited unit, below it, or in the lead above it."""
    by_id = {document.id: document for document in documents}
    return tuple(citation for citation in citations if _is_sound(citation, by_id[citation.document]))


def _is_sound(citation: Citation, document: Document) -> bool:
    quote = squash(citation.quote)
    parts = [part for part in quote.split(squash("…")) if part]
    if not parts or len(quote) > LONGEST or any(len(part) < SHORTEST for part in parts):
        return False
    lineage = document.lineage(citation.address)
    if not lineage:
        return False
    text = squash("\n".join([*(unit.text for unit in lineage[:-1]), lineage[-1].whole_text]))
    return all(part in text for part in parts)
