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
_FULL_ROWS = 0.25  # of the rows of a column of text; entries of a table are shorter
_FULL = 1.6  # sizes that a full line may end short of the edge of its column
_FULL_LATIN = 5.0  # a word of Latin letters that does not fit leaves more
_PITCH = 2.4  # sizes from one base line to the next within a paragraph
_ASKEW, _ASKEW_ROWS = 0.15, 0.6  # sizes, share: rows of a table stand on one base line, lines of two columns need not
_EDGE = 2.0  # points within which left edges are the same
_ALONE = 2  # rows at the head of the second column that belong to the line above both
_WORDS = 2.5  # sizes between words of one title at most
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
    pieces: tuple[Piece, ...] = ()
    block: Table | Layout | None = None


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
    own = _best(items) if len(column) < _DEEPEST else None
    proven = [edge for edge in known if _may_divide(items, edge)]
    scores = {edge: _score(items, edge, sure=True) for edge in proven}
    if own is not None and all(abs(own - edge) > size for edge in proven):
        scores[own] = _score(items, own)
    if not scores:
        return [Flow(column, tuple(sorted(items, key=attrgetter("top"))))]
    dividing = max(scores, key=lambda edge: scores[edge])
    key = round(dividing)
    rest = [edge for edge in known if abs(edge - dividing) > size]
    found: list[Flow] = []
    for divided, part in _bands(items, dividing, sure=dividing in proven):
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
        score = _score(items, edge)
        if score > most:
            best, most = edge, score
    return best


def _score(items: Sequence[Item], edge: float, *, sure: bool = False) -> int:
    """How many items stand in two columns."""
    return sum(len(part) for divided, part in _bands(items, edge, sure=sure) if divided)


def _may_divide(items: Sequence[Item], edge: float) -> bool:
    """True where an edge that other pages show fits these items too: few cross it, and lines of the first column end there."""
    crossing = _crossing(items, edge)
    ends = max((item.right for item in _left_of(items, edge) if id(item) not in crossing), default=0.0)
    starts = sum(abs(item.left - edge) <= _EDGE for item in items)
    near = edge - ends <= _NARROWEST * _typical(items) / 2
    return len(crossing) <= len(items) / 2 and near and (starts > 0 or not crossing)


def _bands(items: Sequence[Item], edge: float, *, sure: bool = False) -> list[tuple[bool, list[Item]]]:
    """The items from top to bottom, in stretches that the edge divides into two columns and stretches it does not.

    sure: other pages show the edge; otherwise one stretch has to be columns beyond doubt.
    """
    crossing = _crossing(items, edge)
    parts = [
        (crosses, list(run))
        for crosses, run in groupby(
            sorted(items, key=attrgetter("top", "row", "left")), key=lambda item: id(item) in crossing
        )
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
        latin = not is_wide(row[-1].pieces[-1].text[-1])
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
    after = ordered[len(first)]
    apart = after.base - first[-1].base > _PITCH * first[-1].size
    level = abs(after.base - min(left, key=attrgetter("top")).base) < after.size / 2
    lefts = [other.left for other in right if other not in first]
    aside = all(all(abs(item.left - left) > _EDGE / 2 for left in lefts) for item in first)
    return tuple(first) if apart or (level and aside) else ()


def _crossing(items: Sequence[Item], edge: float) -> set[int]:
    """Ids of the items that stand across the gap before the edge, and of those beside them in one centred row."""
    start, end = min(item.left for item in items), max(item.right for item in items)
    found: set[int] = set()
    for number, run in groupby(sorted(items, key=attrgetter("row", "left")), key=attrgetter("row")):
        row = list(run)
        across = [item.left < edge - _EDGE and item.right > edge - _GUTTER * item.size for item in row]
        if number < 0:
            found.update(id(item) for item, crosses in zip(row, across, strict=True) if crosses)
        elif any(across):
            # What stands next to it belongs to it, as 第2章 does to a title after it.
            found.update(id(item) for item in _together(row, across))
        elif row[0].left < edge - _EDGE <= row[-1].left and _is_centred(row, start, end, edge):
            found.update(map(id, row))
    return found


def _together(row: Sequence[Item], across: Sequence[bool]) -> list[Item]:
    """The items that cross, and their neighbours up to the next wide gap."""
    groups: list[list[tuple[Item, bool]]] = [[(row[0], across[0])]]
    for before, item, crosses in zip(row, row[1:], across[1:], strict=False):
        if item.left - before.right > _WORDS * item.size:
            groups.append([])
        groups[-1].append((item, crosses))
    return [item for group in groups if any(crosses for _, crosses in group) for item, _ in group]


def _is_centred(row: Sequence[Item], start: float, end: float, edge: float) -> bool:
    """True where a row is a short title in the middle of both columns, set apart over the gap between them."""
    before, after = row[0].left - start, end - row[-1].right
    size = row[0].size
    left, right = _left_of(row, edge), _right_of(row, edge)
    near = right[0].left - left[-1].right <= 2 * _WORDS * size
    return near and min(before, after) >= 2 * _WORDS * size and abs(before - after) <= _FULL * size


def _left_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left < edge - _EDGE]


def _right_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left >= edge - _EDGE]


def _typical(items: Sequence[Item]) -> float:
    return sorted(item.size for item in items)[len(items) // 2]
