"""What stands on a page, as the order of reading is found from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.read.pdf.page import Piece
from pipeline.read.pdf.tables import Layout, Table

SAME_EDGE = 2.0
"""Points within which left edges are the same."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a row without a wide gap, or a block. row: which row of the page it stands in, -1 for a block."""

    left: float
    right: float
    top: float
    base: float
    size: float
    row: int
    pieces: tuple[Piece, ...] = ()
    block: Table | Layout | None = None


def left_of(items: Iterable[Item], edge: float) -> list[Item]:
    """Those that begin before the edge."""
    return [item for item in items if item.left < edge - SAME_EDGE]


def right_of(items: Iterable[Item], edge: float) -> list[Item]:
    """Those that begin at the edge or after."""
    return [item for item in items if item.left >= edge - SAME_EDGE]


def typical_size(items: Sequence[Item]) -> float:
    """The size in the middle of all."""
    return sorted(item.size for item in items)[len(items) // 2]
