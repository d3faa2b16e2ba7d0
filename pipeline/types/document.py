"""Document: the tree of units of one contract or set of terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.clause import Definition, Reference
from pipeline.types.source import Issue, SourceText, Span


class Kind(StrEnum):
    """What a unit is. Only ARTICLE, PARAGRAPH, ITEM and SUBITEM carry number levels."""

    FRONT_MATTER = "front_matter"
    PREAMBLE = "preamble"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    SUPPL_PROVISION = "suppl_provision"
    APPENDIX = "appendix"
    TABLE = "table"
    CLOSING = "closing"


DIVISIONS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the tree: number and caption, then its own text, its children, and the text after them.

    address: None for units that cannot be cited (cover, chapters, signatures);
    text: own text, mended: sentences broken over lines and pages are one, blocks are joined by a line feed;
    the slices of `spans` are the same text but for layout white space; `wrap_up` is text after the children
    (a なお書き that belongs to the owner of the list); label: a division's heading as printed, 第1章 総則;
    heading_spans: where its number and its caption stand; confidence: 0 to 1, how sure its place and its number are.
    """

    kind: Kind
    address: Address | None
    number: str | None = None
    caption: str | None = None
    label: str | None = None
    text: str = ""
    spans: tuple[Span, ...] = ()
    wrap_up: str = ""
    wrap_up_spans: tuple[Span, ...] = ()
    children: tuple["Unit", ...] = ()
    heading_spans: tuple[Span, ...] = ()
    confidence: float = 1.0

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def whole_text(self) -> str:
        """Own text, all that hangs under it and the wrap-up, line by line, without numbers."""
        parts = [self.text, *(child.whole_text for child in self.children), self.wrap_up]
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Document:
    """The tree of one document with what was found in it while it was read.

    id: ASCII, made of the content hash; title: as printed, "" where there is none; units: the top of the tree;
    part: 1, 2, … where the file holds several documents, else 0.
    """

    id: str
    title: str
    source: SourceText
    units: tuple[Unit, ...]
    issues: tuple[Issue, ...] = ()
    references: tuple[Reference, ...] = ()
    definitions: tuple[Definition, ...] = ()
    part: int = 0

    def walk(self) -> Iterator[Unit]:
        """All units in document order."""
        for unit in self.units:
            yield from unit.walk()

    def find(self, address: Address) -> Unit | None:
        """The unit at address."""
        return next((unit for unit in self.walk() if unit.address == address), None)

    def lineage(self, address: Address) -> tuple[Unit, ...]:
        """From the top of the tree down to the unit at address, divisions included; () where there is none."""

        def down(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
            for unit in units:
                if unit.address == address:
                    return (unit,)
                if below := down(unit.children):
                    return (unit, *below)
            return ()

        return down(self.units)
