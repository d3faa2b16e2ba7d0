"""The units behind what an index finds."""

from dataclasses import dataclass

from pipeline.types.document import Document, Unit
from pipeline.types.index import Found, Index


@dataclass(frozen=True, slots=True)
class Place:
    """A found unit in its document; above: the units over it, outermost first."""

    document: Document
    unit: Unit
    above: tuple[Unit, ...]

    @property
    def owner(self) -> Unit | None:
        """The unit whose text leads into this one, None where nothing stands above it but headings."""
        parent = self.above[-1] if self.above else None
        return parent if parent is not None and parent.address is not None and parent.text.strip() else None


class Library:
    """The documents of an index, each loaded when something is found in it."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def place(self, found: Found) -> Place:
        """Where a found passage stands."""
        document = self._index.document(found.passage.document)
        *above, unit = document.lineage(found.passage.address)
        return Place(document, unit, tuple(above))
