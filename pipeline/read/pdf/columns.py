"""What stands on a page -> the order in which it is read: columns from left to right, what crosses them in between."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.pdf.lines import is_wide
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
_ALONE = 2  # rows at the head of the second column that belong to the line above both
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a row without a wide gap, or a block. row: which row of the page it stands in, -1 for a block."""

    left: float
    right: float
    top: float
    base: float
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
    """Left edges of the columns that the page shows beyond doubt, without the first column's."""
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
    """The flows of a page in the order of reading; known: edges that this or other pages of its size show."""
    if not items:
        return []
    size = _typical(items)
    edge = _best(items) if len(column) < _DEEPEST else None
    shared = [one for one in known if (_may_divide(items, one) if edge is None else abs(one - edge) <= size)]
    if edge is None and not shared:
        return [Flow(column, tuple(sorted(items, key=attrgetter("top"))))]
    dividing = edge if edge is not None else shared[0]
    key = round(shared[0] if shared else dividing)
    rest = [one for one in known if abs(one - dividing) > size]
    found: list[Flow] = []
    for divided, part in _bands(items, dividing, sure=edge is None):
        if not divided:
            found += [Flow(column, tuple(part))] if len(part) == len(items) else flows(part, rest, column)
            continue
        left, right = _left_of(part, dividing), _right_of(part, dividing)
        above = _above(left, right)
        if above:
            found.append(Flow(column, above))
        found += flows(left, rest, (*column, -key))
        found += flows([item for item in right if item not in above], rest, (*column, key))
    return found


def _best(items: Sequence[Item]) -> float | None:
    """The left edge of the second of two columns, None where the items stand in one."""
    if len(items) < 2 * _FEWEST:
        return None
    start = min(item.left for item in items) + _NARROWEST * _typical(items)
    edges = Counter(round(item.left / _EDGE) for item in items if item.left >= start)
    best, most = None, 0
    for rounded, count in edges.items():
        if count + edges[rounded + 1] <= _WRAPS:
            continue
        edge = min(item.left for item in items if round(item.left / _EDGE) in (rounded, rounded + 1))
        score = sum(len(part) for divided, part in _bands(items, edge) if divided)
        if score > most:
            best, most = edge, score
    return best


def _may_divide(items: Sequence[Item], edge: float) -> bool:
    """True where an edge that other pages show fits these items too: few cross it, and lines of the first column end there."""
    size = _typical(items)
    crossing = sum(_crosses(item, edge, size) for item in items)
    ends = max((item.right for item in _left_of(items, edge) if not _crosses(item, edge, size)), default=0.0)
    starts = sum(abs(item.left - edge) <= _EDGE for item in items)
    near = edge - ends <= _NARROWEST * size / 2
    return crossing <= len(items) / 2 and near and (starts > 0 or crossing == 0)


def _bands(items: Sequence[Item], edge: float, *, sure: bool = False) -> list[tuple[bool, list[Item]]]:
    """The items from top to bottom, in stretches that the edge divides into two columns and stretches it does not.

    sure: other pages show the edge; otherwise one stretch has to be columns beyond doubt.
    """
    size = _typical(items)
    parts = [
        (crosses, list(run))
        for crosses, run in groupby(sorted(items, key=attrgetter("top")), key=lambda item: _crosses(item, edge, size))
    ]
    if not sure and not any(_are_columns(part, edge) for crosses, part in parts if not crosses):
        return [(False, list(items))]
    found: list[tuple[bool, list[Item]]] = []
    for crosses, part in parts:
        # Beside stretches that are columns beyond doubt short ones are columns too.
        divided = not crosses and (len(parts) == 1 or bool(_right_of(part, edge)))
        if found and not divided and not found[-1][0]:
            found[-1][1].extend(part)
        else:
            found.append((divided, part))
    return found


def _are_columns(items: Sequence[Item], edge: float) -> bool:
    left, right = _spans(_left_of(items, edge)), _spans(_right_of(items, edge))
    if min(len(left), len(right)) < _FEWEST:
        return False
    if min(_width(left), _width(right)) < _NARROWEST:
        return False
    wraps = min(_wraps(left), _wraps(right))
    return (wraps >= _WRAPS and min(_filled(left), _filled(right)) >= _FULL_ROWS) or _askew(left, right) >= _ASKEW_ROWS


def _spans(items: Iterable[Item]) -> list[_Span]:
    """What each row has, from top to bottom."""
    found: list[_Span] = []
    ordered = sorted((item for item in items if item.row >= 0), key=lambda item: (item.row, item.left))
    for _, run in groupby(ordered, key=attrgetter("row")):
        row = list(run)
        last = row[-1].content
        latin = isinstance(last, tuple) and not is_wide(last[-1].text[-1])
        found.append(_Span(row[0].left, row[-1].right, row[0].base, row[0].size, latin))
    return sorted(found, key=attrgetter("base"))


def _width(spans: Sequence[_Span]) -> float:
    """Of the column, in sizes."""
    return (max(span.right for span in spans) - min(span.left for span in spans)) / spans[len(spans) // 2].size


def _is_full(span: _Span, edge: float) -> bool:
    return edge - span.right <= (_FULL_LATIN if span.latin else _FULL) * span.size


def _filled(spans: Sequence[_Span]) -> float:
    """Share of the rows that reach the edge of the column."""
    edge = _right_edge(spans)
    return sum(_is_full(span, edge) for span in spans) / len(spans)


def _wraps(spans: Sequence[_Span]) -> int:
    """Number of lines that are full and go on in the next."""
    edge = _right_edge(spans)
    return sum(
        _is_full(span, edge)
        and after.base - span.base <= _PITCH * span.size
        and edge - span.left >= _NARROWEST * span.size
        for span, after in pairwise(spans)
    )


def _right_edge(spans: Sequence[_Span]) -> float:
    rights = sorted(span.right for span in spans)
    return rights[-1 - len(rights) // 10]


def _askew(left: Sequence[_Span], right: Sequence[_Span]) -> float:
    """Share of the rows of the shorter column that stand beside the other's but on no base line of it."""
    few, many = sorted((left, right), key=len)
    beside = [span for span in few if many[0].base <= span.base <= many[-1].base]
    if len(beside) < _FEWEST:
        return 0.0
    off = sum(min(abs(span.base - other.base) for other in many) > _ASKEW * span.size for span in beside)
    return off / len(beside)


def _above(left: Sequence[Item], right: Sequence[Item]) -> tuple[Item, ...]:
    """What stands at the right above both columns, a date or a number; () where the second column begins there."""
    if not left or not right:
        return ()
    top = min(item.top for item in left)
    ordered = sorted(right, key=attrgetter("top"))
    first = [item for item in ordered if item.base < top]
    if not first or len(first) > _ALONE or len(first) == len(ordered):
        return ()
    apart = ordered[len(first)].base - first[-1].base > _PITCH * first[-1].size
    return tuple(first) if apart else ()


def _crosses(item: Item, edge: float, size: float) -> bool:
    return item.left < edge - _EDGE and item.right > edge - _GUTTER * size


def _left_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left < edge - _EDGE]


def _right_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left >= edge - _EDGE]


def _typical(items: Sequence[Item]) -> float:
    return sorted(item.size for item in items)[len(items) // 2]
