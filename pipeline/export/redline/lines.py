"""Document -> its lines as a clean print has them: a paragraph or a row of a table each, numbers and captions as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.source import MarkKind, Span

_UNSEEN = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.REPEATED)
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_APART = (Kind.SUPPL_PROVISION, Kind.APPENDIX)
_STEPS = (Kind.ITEM, Kind.SUBITEM)


class Look(Enum):
    """How a line is set."""

    TITLE = auto()
    DIVISION = auto()
    HEADING = auto()
    BODY = auto()
    ROW = auto()  # of a table, its cells a tab apart


@dataclass(frozen=True, slots=True)
class Owner:
    """What a line is of: a unit that can be cited, or a kind of what cannot; wrap: of the text after the children."""

    place: Address | Kind
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, of which the first `head` characters are the printed number; depth: 号 1, ①ア 2 and more."""

    text: str
    look: Look
    owner: Owner
    depth: int = 0
    head: int = 0

    @property
    def words(self) -> str:
        """The text as it is compared."""
        return squash(self.text)


def lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document in order; none is empty."""
    return tuple(_Lines(document).found())


class _Lines:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.source.text
        self._seen = bytearray(b"\1" * len(self._text))
        for mark in document.source.marks:
            if mark.kind in _UNSEEN:
                start, end = mark.span
                self._seen[start:end] = bytes(end - start)
        self._held = bytearray(len(self._text))
        for unit in document.walk():
            for start, end in (*unit.heading_spans, *unit.spans, *unit.wrap_up_spans):
                self._held[start:end] = b"\1" * (end - start)

    def found(self) -> Iterator[Line]:
        for unit in self._document.units:
            yield from self._unit(unit, None, 0)

    def _unit(self, unit: Unit, above: Address | None, depth: int) -> Iterator[Line]:
        place = unit.address or above
        owner = Owner(place or unit.kind)
        own = depth + (unit.kind in _STEPS)
        heads = [self._printed(span) for span in unit.heading_spans]
        blocks = [block.strip() for block in unit.text.split("\n") if block.strip()]
        if unit.kind in DIVISIONS:
            yield Line(_one(heads) or unit.label or "", Look.DIVISION, owner)
        elif heads and (unit.kind in _APART or (unit.kind is Kind.ARTICLE and (unit.caption or not blocks))):
            yield Line(_one(heads), Look.HEADING, owner)
        elif heads:
            head = _one(heads)
            text = f"{head}　{blocks[0]}" if blocks else head
            yield Line(text, Look.BODY, owner, own, len(text) - len(blocks[0]) if blocks else len(head))
            blocks = blocks[1:]
        for block in blocks:
            yield Line(block, self._look(unit, block), owner, own)
        for child in unit.children:
            yield from self._unit(child, place, own)
        for block in unit.wrap_up.split("\n"):
            if block.strip():
                yield Line(block.strip(), self._look(unit, block), Owner(owner.place, wrap=True), own)

    def _look(self, unit: Unit, block: str) -> Look:
        if "\t" in block:
            return Look.ROW
        if unit.kind is Kind.FRONT_MATTER and squash(block) == squash(self._document.title):
            return Look.TITLE
        return Look.BODY

    def _printed(self, span: Span) -> str:
        """What a span shows, with what stands behind it on its line and belongs to nothing: a stray sign."""
        start, end = span
        while end < len(self._text) and self._text[end] not in "\n\f" and not self._held[end]:
            end += 1
        seen = "".join(sign for sign, seen in zip(self._text[start:end], self._seen[start:end], strict=True) if seen)
        return _BREAK.sub("", seen).strip()


def _one(heads: list[str]) -> str:
    return "　".join(filter(None, heads))
