"""A document -> the pieces that stand in the lines of a table, and which piece of one version is which of the other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.source import MarkKind, Span

_INLINE = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
"""Units whose number stands before their text on one line; the heading of others is a line of its own."""


class Part(Enum):
    """What a piece is of its unit."""

    HEADING = auto()
    TEXT = auto()
    WRAP_UP = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What a unit puts into one cell; told apart by identity.

    heading: number and caption as printed; path: where its unit stands in the tree, the index in each list of children;
    home: its address, or the nearest one above; level: steps that it is indented.
    """

    unit: Unit
    part: Part
    heading: str
    text: str
    path: tuple[int, ...]
    home: Address | None
    level: int

    def is_below(self, path: tuple[int, ...]) -> bool:
        """True where the unit of the piece is the one at path or hangs under it."""
        return self.path[: len(path)] == path

    @property
    def place(self) -> str:
        """What its unit is called in the other column: 第5条第2項, or its heading."""
        return str(self.unit.address or self.heading or "別の箇所")


def pieces(document: Document) -> list[Piece]:
    """All that the units say, in document order; joined it is the text of the document."""
    markup = [mark.span for mark in document.source.marks if mark.kind is MarkKind.MARKUP]

    def of(unit: Unit, path: tuple[int, ...], home: Address | None, level: int) -> Iterator[Piece]:
        home = unit.address or home
        level += unit.kind in (Kind.ITEM, Kind.SUBITEM)
        heading = _heading(unit, document.source.text, markup)
        if unit.kind in _INLINE:
            if heading or unit.text:
                yield Piece(unit, Part.TEXT, heading, unit.text, path, home, level)
        else:
            if heading:
                yield Piece(unit, Part.HEADING, heading, "", path, home, level)
            if unit.text:
                yield Piece(unit, Part.TEXT, "", unit.text, path, home, level)
        for at, child in enumerate(unit.children):
            yield from of(child, (*path, at), home, level)
        if unit.wrap_up:
            yield Piece(unit, Part.WRAP_UP, "", unit.wrap_up, path, home, level)

    return [piece for at, unit in enumerate(document.units) for piece in of(unit, (at,), None, 0)]


def _heading(unit: Unit, text: str, markup: Sequence[Span]) -> str:
    """Number and caption as printed: pieces that stand apart in the source stand on lines of their own."""
    lines: list[str] = []
    last = -1
    for start, end in unit.heading_spans:
        hidden = {at for a, b in markup for at in range(max(a, start), min(b, end))}
        words = "".join(text[at] for at in range(start, end) if at not in hidden).strip()
        if words and lines and "\n" not in text[last:start]:
            lines[-1] += words
        elif words:
            lines.append(words)
        last = end
    heading = "\n".join(lines) or (unit.label or "")
    if not heading and unit.kind is Kind.ARTICLE and unit.address:
        heading = unit.address.parts[-1]
    if unit.caption and squash(unit.caption) not in squash(heading):
        heading = f"{heading}　{unit.caption}".strip()
    return heading


def paired(olds: Sequence[Piece], news: Sequence[Piece], pairs: Mapping[Address, Address]) -> dict[Piece, Piece]:
    """Old piece -> new piece for all that is one; pairs: the addresses that are one."""
    by_place: dict[tuple[Address | None, Part], Piece] = {
        (piece.unit.address, piece.part): piece for piece in news if piece.unit.address
    }
    found = {
        piece: other
        for piece in olds
        if piece.unit.address and (other := by_place.get((pairs.get(piece.unit.address), piece.part)))
    }
    found |= _own_texts(olds, news, pairs, found)
    found |= _emptied(olds, by_place, found)
    found |= _without_address(olds, news, pairs)
    return found | _divisions(olds, news, found)


def _own_texts(
    olds: Sequence[Piece], news: Sequence[Piece], pairs: Mapping[Address, Address], known: Mapping[Piece, Piece]
) -> dict[Piece, Piece]:
    """The text of an article that has become its first 項, or the other way round."""
    taken = set(known.values())
    a, b = ({p.unit.address: p for p in side if p.part is Part.TEXT and p.unit.address} for side in (olds, news))
    found: dict[Piece, Piece] = {}
    for old, new in pairs.items():
        for x, y in ((old, new.child("第1項")), (old.child("第1項"), new)):
            first, second = a.get(x), b.get(y)
            if first and second and first not in known and first not in found and second not in taken:
                found[first] = second
                taken.add(second)
    return found


def _emptied(
    olds: Sequence[Piece], news: Mapping[tuple[Address | None, Part], Piece], known: Mapping[Piece, Piece]
) -> dict[Piece, Piece]:
    """Numbers that are kept although their text is gone: 第5条　削除."""
    taken = set(known.values())
    return {
        piece: other
        for piece in olds
        if piece not in known
        and piece.unit.address
        and (other := news.get((piece.unit.address, piece.part)))
        and other not in taken
        and any(len(squash(one.unit.whole_text)) <= _EMPTY for one in (piece, other))
    }


_EMPTY = 6
"""Characters of （削除）。, the longest text of a unit that is only a number."""


def _without_address(
    olds: Sequence[Piece], news: Sequence[Piece], pairs: Mapping[Address, Address]
) -> dict[Piece, Piece]:
    """Covers, signatures and tables, by what they are, what they belong to, and their order there."""

    def keyed(side: Sequence[Piece], homes: Mapping[Address, Address] | None) -> dict[tuple[object, ...], Piece]:
        counts: Counter[tuple[object, ...]] = Counter()
        found: dict[tuple[object, ...], Piece] = {}
        for piece in side:
            if piece.unit.address is None and piece.unit.kind not in DIVISIONS:
                home = homes.get(piece.home, "gone") if homes is not None and piece.home else piece.home
                if piece.unit.kind in (Kind.FRONT_MATTER, Kind.CLOSING):
                    home = None
                key = (piece.unit.kind, piece.part, home)
                counts[key] += 1
                found[(*key, counts[key])] = piece
        return found

    others = keyed(news, None)
    return {piece: others[key] for key, piece in keyed(olds, pairs).items() if key in others}


def _divisions(olds: Sequence[Piece], news: Sequence[Piece], known: Mapping[Piece, Piece]) -> dict[Piece, Piece]:
    """Chapters and sections that have most of their pieces in common; those of the same words first."""
    heads = [[piece for piece in side if piece.unit.kind in DIVISIONS] for side in (olds, news)]
    above: list[dict[tuple[int, ...], Piece]] = [{piece.path: piece for piece in side} for side in heads]
    shared: dict[tuple[Piece, Piece], int] = defaultdict(int)
    for old, new in known.items():
        for depth in range(1, len(old.path)):
            a, b = above[0].get(old.path[:depth]), above[1].get(new.path[:depth])
            if a and b:
                shared[a, b] += 1
    found: dict[Piece, Piece] = {}
    taken: set[Piece] = set()
    for a, b in sorted(shared, key=lambda one: (squash(one[0].heading) != squash(one[1].heading), -shared[one])):
        if a not in found and b not in taken and a.unit.kind is b.unit.kind:
            found[a] = b
            taken.add(b)
    return found
