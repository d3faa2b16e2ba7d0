"""What stands on a page -> the order in which it is read: columns from left to right, what crosses them in between."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.pdf.lines import is_wide
from pipeline.read.pdf.page import Piece
from pipeline.read.pdf.tables import Layout, Table

_NARROW = 3.0  # sizes: page numbers and marks stand in narrower columns
_LEADERS = frozenset(".．…‥・･·-─━_＿")
_NARROWEST = 8.0  # sizes: numbers and labels stand in narrower columns, text does not
_FEWEST = 4  # rows in each of two columns
_WRAPS = 2  # lines in each of two columns that are full and go on
_TEXT = 4  # lines that are full and go on: text, whatever stands beside it
_ALIKE = 0.1  # of their width: columns that differ by so little are set as columns
_WIDE = 16.0  # sizes: the entries of a table that are as wide do not stand beside others
_FULL_ROWS = 0.25  # of the rows of a column of text; entries of a table are shorter
_FULL = 1.6  # sizes that a full line may end short of the edge of its column
_FULL_LATIN = 5.0  # a word of Latin letters that does not fit leaves more
_PITCH = 2.4  # sizes from one base line to the next within a paragraph
_ASKEW, _ASKEW_ROWS = 0.15, 0.6  # sizes, share: rows of a table stand on one base line, lines of two columns need not
_EDGE = 2.0  # points within which left edges are the same
_MOST_EDGES = 20  # that are tried; a page with more is no text in columns
_ALONE = 2  # rows at the head of the second column that belong to the line above both
_WORDS = 2.5  # sizes between words of one title at most
_SLIT = 0.25  # sizes: a gap at the edge of a column, however narrow
_DATED = re.compile(r"[0-9０-９〇一二三四五六七八九十元]\s*[年月日号版]|制定|改正|改定|施行|会社|法人|御中|[殿様]$")
_CLAUSE = re.compile("[、。はがを]")
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
    """What one row has in a column. latin: ends with a Latin letter; leads: with dots, to a number beside."""

    left: float
    right: float
    base: float
    size: float
    latin: bool
    leads: bool


def gutters(items: Sequence[Item]) -> list[float]:
    """Left edges of the columns that the page shows beyond doubt, without the first column's."""
    found: list[float] = []
    waiting = [items]
    while waiting and len(found) < _DEEPEST:
        part = waiting.pop()
        edge = _best(part)
        if edge is not None:
            found.append(edge)
            crossing = _crossing(part, edge)
            within = [item for item in part if id(item) not in crossing]
            waiting += [_left_of(within, edge), _right_of(within, edge)]
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
    items = _cut(items, dividing)
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


def _cut(items: Sequence[Item], edge: float) -> list[Item]:
    """The items, cut at the edge where a line of the first column runs into the gap so far that it seems to go on."""
    found: list[Item] = []
    for item in items:
        begin = _begins_at(item, edge) if item.left < edge - _EDGE and item.right > edge else None
        if begin is None:
            found.append(item)
            continue
        index, at = begin
        piece = item.pieces[index]
        before, after = (
            (*item.pieces[:index], *_parts(piece, 0, at)),
            (*_parts(piece, at, None), *item.pieces[index + 1 :]),
        )
        found.append(replace(item, right=before[-1].right, pieces=before))
        found.append(replace(item, left=after[0].left, pieces=after))
    return found


def _begins_at(item: Item, edge: float) -> tuple[int, int] | None:
    """Index of the piece, and of the character in it, that begins at the edge after a gap."""
    right = item.left
    for index, piece in enumerate(item.pieces):
        for at, left in enumerate(piece.lefts):
            if left >= edge - _EDGE:
                return (index, at) if left <= edge + _EDGE and left - right >= _SLIT * item.size else None
            right = piece.rights[at]
    return None


def _parts(piece: Piece, start: int, end: int | None) -> tuple[Piece, ...]:
    part = slice(start, end)
    text = piece.text[part]
    return (piece._replace(text=text, lefts=piece.lefts[part], rights=piece.rights[part]),) if text else ()


def _best(items: Sequence[Item]) -> float | None:
    """The left edge of the second of two columns, None where the items stand in one."""
    if len(items) < 2 * _FEWEST:
        return None
    start = min(item.left for item in items) + _NARROWEST * _typical(items)
    middle = (min(item.left for item in items) + max(item.right for item in items)) / 2
    # A title in the middle of the page begins where no column does.
    beside = [item for item in items if item.left >= start and abs((item.left + item.right) / 2 - middle) > item.size]
    edges = Counter(round(item.left / _EDGE) for item in beside)
    best, most = None, 0
    for rounded, _ in edges.most_common(_MOST_EDGES):
        edge = min(item.left for item in beside if round(item.left / _EDGE) in (rounded, rounded + 1))
        score = _score(items, edge)
        if score > most or (score == most and best is not None and edge < best):
            best, most = edge, score
    return _outer(items, best) if best is not None else None


def _outer(items: Sequence[Item], edge: float) -> float:
    """The edge, or one farther left where lines that seem to cross it begin right of the first column: titles, numbers."""
    crossing = _crossing(items, edge)
    wall = max((item.right for item in _left_of(items, edge) if id(item) not in crossing), default=edge)
    middle = (min(item.left for item in items) + max(item.right for item in items)) / 2
    outer = min(
        (
            item.left
            for item in items
            if id(item) in crossing and wall < item.left and abs((item.left + item.right) / 2 - middle) > item.size
        ),
        default=edge,
    )
    return outer if outer < edge and _score(items, outer) >= _score(items, edge) else edge


def _score(items: Sequence[Item], edge: float, *, sure: bool = False) -> int:
    """How many items stand in two columns."""
    return sum(len(part) for divided, part in _bands(items, edge, sure=sure) if divided)


def _may_divide(items: Sequence[Item], edge: float) -> bool:
    """True where an edge that other pages show fits these items too: few cross it, and lines of the first column end there."""
    size = _typical(items)
    crossing = _crossing(items, edge)
    left = [item for item in _left_of(items, edge) if id(item) not in crossing]
    right = _right_of(items, edge)
    if not left or max(item.right for item in left) - min(item.left for item in left) < _NARROWEST * size:
        return False
    near = edge - max(item.right for item in left) <= _NARROWEST * size / 2
    starts = any(abs(item.left - edge) <= _EDGE for item in right)
    return len(crossing) <= len(items) / 2 and near and (starts or not crossing)


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
    """True where the rows cannot be read across.

    The first column is text that goes on from line to line beside whatever stands in the second, or both are text, or
    they stand on base lines of their own.
    """
    left, right = _spans(_left_of(items, edge)), _spans(_right_of(items, edge))
    if not left or not right:
        return False
    size = _typical(items)
    widths = _width(left) / size, _width(right) / size
    wraps = len(_wraps(left)), len(_wraps(right))
    if widths[0] >= _WIDE and widths[1] >= _NARROW and wraps[0] >= _TEXT:
        return True
    if min(widths) < _NARROWEST or min(len(left), len(right)) < _FEWEST:
        return False
    if min(wraps) >= _WRAPS and min(_filled(left), _filled(right)) >= _FULL_ROWS:
        return True
    alike = abs(widths[0] - widths[1]) <= _ALIKE * max(widths) and min(widths) >= _WIDE
    return (alike and max(wraps) >= _WRAPS) or _askew(left, right) >= _ASKEW_ROWS


def _spans(items: Iterable[Item]) -> list[_Span]:
    """What each row has, from top to bottom."""
    found: list[_Span] = []
    ordered = sorted((item for item in items if item.row >= 0), key=lambda item: (item.row, item.left))
    for _, run in groupby(ordered, key=attrgetter("row")):
        row = list(run)
        last = row[-1].pieces[-1].text[-1]
        found.append(_Span(row[0].left, row[-1].right, row[0].base, row[0].size, not is_wide(last), last in _LEADERS))
    return sorted(found, key=attrgetter("base"))


def _width(spans: Sequence[_Span]) -> float:
    """Of the column, in points."""
    return max(span.right for span in spans) - min(span.left for span in spans)


def _is_full(span: _Span, edge: float) -> bool:
    return edge - span.right <= (_FULL_LATIN if span.latin else _FULL) * span.size


def _filled(spans: Sequence[_Span]) -> float:
    """Share of the rows that reach the edge of the column."""
    edge = _right_edge(spans)
    return sum(_is_full(span, edge) for span in spans) / len(spans)


def _wraps(spans: Sequence[_Span]) -> list[tuple[_Span, _Span]]:
    """Lines that are full and go on, with the line they go on in."""
    edge = _right_edge(spans)
    return [
        (span, after)
        for span, after in pairwise(spans)
        if _is_full(span, edge)
        and not span.leads
        and after.base - span.base <= _PITCH * span.size
        and edge - span.left >= _NARROWEST * span.size
    ]


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
    if len(first) == len(ordered):
        return tuple(first)
    if not first or len({item.row for item in first}) > _ALONE:
        return ()
    after = ordered[len(first)]
    apart = after.base - first[-1].base > _PITCH * first[-1].size
    level = abs(after.base - min(left, key=attrgetter("top")).base) <= after.size
    start, end = min(item.left for item in left), max(item.right for item in right)
    lefts = [other.left for other in right if other not in first]
    aside = True
    for _, run in groupby(first, key=attrgetter("row")):
        row = sorted(run, key=attrgetter("left"))
        begin, stop = row[0].left, row[-1].right
        text = "".join(piece.text for item in row for piece in item.pieces)
        dated = end - stop <= _EDGE and _DATED.search(text) and not _CLAUSE.search(text)
        flush = dated or abs(begin - start - (end - stop)) <= row[0].size
        aside = aside and bool(flush) and all(abs(begin - left) > _EDGE / 2 for left in lefts)
    return tuple(first) if apart or (level and aside) else ()


def _crossing(items: Sequence[Item], edge: float) -> set[int]:
    """Ids of the items that stand across the gap before the edge, and of those beside them in one centred row."""
    start, end = min(item.left for item in items), max(item.right for item in items)
    found: set[int] = set()
    for number, run in groupby(sorted(items, key=attrgetter("row", "left")), key=attrgetter("row")):
        row = list(run)
        across = [item.left < edge - _EDGE and item.right > edge - _SLIT * item.size for item in row]
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
    short = max(left[-1].right - left[0].left, right[-1].right - right[0].left) <= _NARROWEST * size
    return near and short and min(before, after) >= 2 * _WORDS * size and abs(before - after) <= _FULL * size


def _left_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left < edge - _EDGE]


def _right_of(items: Iterable[Item], edge: float) -> list[Item]:
    return [item for item in items if item.left >= edge - _EDGE]


def _typical(items: Sequence[Item]) -> float:
    return sorted(item.size for item in items)[len(items) // 2]
