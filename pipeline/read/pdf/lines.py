"""Pieces of text -> printed lines."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.pdf.page import ABOVE, BELOW, Piece
from pipeline.types.source import Box

_SAME_BASE = 0.4  # sizes: how far the base lines of one line's pieces lie apart; scripts stand on different ones
_SAME_SIZE = 1.5  # times: beyond this the smaller is a note beside the larger (a superscript), not its equal
_LARGEST = 3.0  # times: beyond this no note either
_DOUBLE = 0.25  # widths and sizes: the same character so near is the same character again (bold made by printing twice)
_OVERLAP = 0.4  # widths of the narrower: pieces that lie so far on each other are no neighbours in a line
_OPEN_ROWS = 8  # rows above that a piece may still belong to; columns beside each other have rows of their own

# Gaps in sizes, from which on something stands between two characters.
_LATIN_GAP = 0.15
_MIXED_GAP = 0.4
_WIDE_GAP = 0.6
_PUNCTUATION_GAP = 0.5  # more beside signs that may be drawn at half their width
_FULL_GAP = 0.8
_FAR_GAP = 3.0
_EVEN = 0.12  # sizes: how far gaps of letters set apart may differ
_EVEN_FROM, _EVEN_TO = 0.15, 2.6
_CLOSING = frozenset("、。，．・：；）」』】〕》〉］｝")
_OPENING = frozenset("（「『【〔《〈［｛")


@dataclass(slots=True)
class Row:
    """Pieces beside each other on about one base line, from left to right."""

    pieces: list[Piece] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Puts the piece at its place."""
        at = bisect_left(self.lefts, piece.left)
        self.lefts.insert(at, piece.left)
        self.pieces.insert(at, piece)


@dataclass(frozen=True, slots=True)
class Line:
    """Text of a line with the left edge of each character and the right edge of the last."""

    text: str
    edges: tuple[float, ...]
    base: float
    size: float
    box: Box


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """Rows from top to bottom; what is printed twice stands in them once."""
    found: list[Row] = []
    blanks: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if piece.text.isspace():
            blanks.append(piece)
            continue
        near = [row for row in found[-_OPEN_ROWS:] if _beside(piece, _nearest(row, piece))]
        rest: Piece | None = piece
        for row in near:
            rest = _once(rest, row) if rest else None
        if rest is None:
            continue
        free = [row for row in near if not _covers(row, rest)]
        if free:
            min(free, key=lambda row: abs(_nearest(row, rest).base - rest.base)).add(rest)
        else:
            row = Row()
            row.add(rest)
            found.append(row)
    for blank in blanks:
        _fill(found, blank)
    return found


def _nearest(row: Row, piece: Piece) -> Piece:
    """The piece of the row next to the place of piece."""
    at = bisect_left(row.lefts, piece.left)
    around = row.pieces[max(0, at - 1) : at + 1]
    return min(around, key=lambda other: max(other.left - piece.right, piece.left - other.right))


def _beside(one: Piece, other: Piece) -> bool:
    """True where the two may stand in one line."""
    small, large = (one, other) if one.size <= other.size else (other, one)
    apart = small.base - large.base
    if large.size <= _SAME_SIZE * small.size:
        return abs(apart) <= _SAME_BASE * small.size
    middle = apart - (ABOVE - BELOW) / 2 * small.size
    return large.size <= _LARGEST * small.size and -ABOVE * large.size < middle < BELOW * large.size


def _covers(row: Row, piece: Piece) -> bool:
    at = bisect_left(row.lefts, piece.left)
    return any(
        min(other.right, piece.right) - max(other.left, piece.left)
        > _OVERLAP * min(other.right - other.left, piece.right - piece.left)
        for other in row.pieces[max(0, at - 2) : at + 2]
    )


def _once(piece: Piece, row: Row) -> Piece | None:
    """The piece without the characters that the row has at the same place already."""
    at = bisect_left(row.lefts, piece.right)
    over = [other for other in row.pieces[:at] if other.right > piece.left]
    if not over:
        return piece
    there = {
        (character, round(left / piece.size / _DOUBLE))
        for other in over
        for character, left in zip(other.text, other.lefts, strict=True)
    }
    ...
    return piece
