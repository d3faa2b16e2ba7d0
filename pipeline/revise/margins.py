"""What differs in the parts of a document that have no address: cover, headings of chapters, signatures."""

from collections.abc import Iterator

from pipeline.revise.words import operations
from pipeline.text.normalize import squash
from pipeline.types.document import DIVISIONS, Document, Kind
from pipeline.types.revision import Margin

_PARTS = (Kind.FRONT_MATTER, *DIVISIONS, Kind.CLOSING)


def margins(old: Document, new: Document) -> tuple[Margin, ...]:
    """A margin for each part that differs in more than white space and widths of characters, in the order of a document."""
    return tuple(_found(old, new))


def _found(old: Document, new: Document) -> Iterator[Margin]:
    olds, news = _texts(old), _texts(new)
    for kind in _PARTS:
        a, b = "\n".join(olds[kind]), "\n".join(news[kind])
        if squash(a) != squash(b):
            yield Margin(kind, a, b, operations(a, b))


def _texts(document: Document) -> dict[Kind, list[str]]:
    """What each of the parts says."""
    found: dict[Kind, list[str]] = {kind: [] for kind in _PARTS}
    for unit in document.walk():
        if unit.kind in found and unit.address is None:
            text = unit.label if unit.kind in DIVISIONS else unit.whole_text
            if text:
                found[unit.kind].append(text)
    return found
