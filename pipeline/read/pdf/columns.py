"""What stands on a page -> the order in which it is read: columns from left to right, what crosses them in between."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.pdf.page import Piece
from pipeline.read.pdf.tables import Layout, Table

_GUTTER = 0.9  # sizes: no column stands nearer to the next
_NARROWEST = 8.0  # sizes: numbers and labels stand in narrower columns, text does not
_FEWEST = 4  # rows in each of two columns
_WRAPS = 2  # lines in each of two columns that are full and go on
_FULL_ROWS = 0.35  # of the rows of a column of text; entries of a table are shorter
_FULL = 1.6  # sizes that a full line may end short of the edge of its column
_FULL_LATIN = 5.0  # a word of Latin letters that does not fit leaves more
_PITCH = 2.4  # sizes from one base line to the next within a paragraph
_ASKEW, _ASKEW_ROWS = 0.15, 0.6  # sizes, share: rows of a table stand on one base line, lines of two columns need not
_EDGE = 2.0  # points within which left edges are the same
_SAME_GUTTER = 1.0  # sizes
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a row without a wide gap, or a block. row: which row of the page it stands in, -1 for a block."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    row: int
    content: tuple[Piece, ...] | Table | Layout


@dataclass(frozen=True, slots=True)
class Flow:
    """Items that are read row by row; column: the same for all flows of a document that share their edges."""

    column: tuple[int, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """What one row has in a column."""

    left: float
    right: float
    base: float
    size: float
    latin: bool


def gutters(items: Sequence[Item]) -> list[float]:
    """Left edges of the columns that the page shows beyond doubt, the first column's left out."""
    found: list[float] = []
    waiting = [items]
    while waiting and len(found) < _DEEPEST:
        part = waiting.pop()
        edge = _best(part)
        if edge is not None:
            found.append(edge)
            waiting += [_left_of(part, edge), _right_of(part, edge)]
    return found


def flows(items: Sequence[Item], known: Sequence[float], column: tuple[int, ...] = ()) -> list[Flow]:
    """The flows of a page in the order of reading; known: edges of columns that other pages of its size show."""
    edge = _best(items) if len(column) < _DEEPEST else None
    weak = edge is None
    if edge is None:
        edge = next((edge for edge in known if _may_divide(items, edge)), None)
    if edge is None:
        return [Flow(column, tuple(sorted(items, key=attrgetter("top"))))] if items else []
    rest = [one for one in known if abs(one - edge) > _NARROWEST * _typical(items)]
    found: list[Flow] = []
    for divided, part in _bands(items, edge, weak):
        if not divided:
            found.append(Flow(column, tuple(part)))
            continue
        left, right = _left_of(part, edge), _right_of(part, edge)
        first, right = _above(left, right)
        if first:
            found.append(Flow(column, tuple(first)))
        key = round(edge / 6)
        found += flows(left, rest, (*column, -key))
        found += flows(right, rest, (*column, key))
    return found


def _best(items: Sequence[Item]) -> float | None:
    """The left edge of the second of two columns, None where the items stand in one."""
    if len(items) < 2 * _FEWEST:
        return None
    size = _typical(items)
    start = min(item.left for item in items) + _NARROWEST * size
    edges = Counter(round(item.left / _EDGE) for item in items if item.left >= start)
    best, most = None, 0
    for rounded, count in edges.items():
        if count + edges[rounded + 1] < _WRAPS + 1:
            continue
        edge = min(item.left for item in items if round(item.left / _EDGE) in (rounded, rounded + 1))
        score = sum(len(part) for divided, part in _bands(items, edge, weak=False) if divided)
        if score > most:
            best, most = edge, score
    return best


def _bands(items: Sequence[Item], edge: float, weak: bool) -> list[tuple[bool, list[Item]]]:
    """The items from top to bottom in stretches that the edge divides into two columns, and stretches it does not."""
    size = _typical(items)
    parts: list[tuple[bool, list[Item]]] = []
    for crosses, run in groupby(sorted(items, key=attrgetter("top")), key=lambda item: _crosses(item, edge, size)):
        parts.append((not crosses, list(run)))
    sure = [divided and _are_columns(part, edge) for divided, part in parts]
    if weak or any(sure):
        # Beside stretches that are columns beyond doubt short ones are columns too.
        sure = [divided and bool(_right_of(part, edge)) for divided, part in parts]
    found: list[tuple[bool, list[Item]]] = []
    for divided, (_, part) in zip(sure, parts, strict=True):
        if found and not divided and not found[-1][0]:
            found[-1][1].extend(part)
        else:
            found.append((divided, part))
    return found


def _are_columns(items: Sequence[Item], edge: float) -> bool:
    left, right = _spans(_left_of(items, edge)), _spans(_right_of(items, edge))
    if min(len(left), len(right)) < _FEWEST or min(_width(left), _width(right)) < 0:
        return False
    if min(_wraps(left), _wraps(right)) >= _WRAPS and min(_filled(left), _filled(right)) >= _FULL_ROWS:
        return True
    return _askew(left, right) >= _ASKEW_ROWS


def _may_divide(items: Sequence[Item], edge: float) -> bool:
    """True where an edge that other pages show divides these items too, or they fill the first column alone."""
    ...


def _crosses(item: Item, edge: float, size: float) -> bool:
    return item.left < edge - _EDGE and item.right > edge - _GUTTER * size


def _left_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left < edge - _EDGE]


def _right_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left >= edge - _EDGE]


def _typical(items: Sequence[Item]) -> float:
    return sorted(item.size for item in items)[len(items) // 2]
