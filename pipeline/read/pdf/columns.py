"""What stands on a page -> the order in which it is read: columns from left to right, what crosses them in between."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.pdf.abreast import NARROWEST, reads_down
from pipeline.read.pdf.items import SAME_EDGE, Item, left_of, right_of, typical_size
from pipeline.read.pdf.page import cut

_LEAST_ITEMS = 8  # on a page in columns
_MOST_EDGES = 20  # that are tried; a page with more is no text in columns
_PITCH = 2.4  # sizes from one base line to the next within a paragraph
_ALONE = 2  # rows at the head of the second column that belong to the line above both
_CENTRED = 1.6  # sizes that a centred row may be off the middle
_WORDS = 2.5  # sizes between words of one title at most
_FULL, _GO_ON = 1.6, 2  # sizes that a full line ends short of its column at most; full lines of text
_SLIT = 0.25  # sizes: a gap at the edge of a column, however narrow
_DATED = re.compile(r"[0-9０-９〇一二三四五六七八九十元]\s*[年月日号版]|制定|改正|改定|施行|会社|法人|御中|[殿様]$")
_LEADER = re.compile(r"(?:[.．…‥・･·\-‐―─_]\s*){3,}$|…\s*$")
_PAGE = re.compile(r"[\s(（\-–－]*[0-9０-９]{1,4}[\s)）\-–－]*")
_CLAUSE = re.compile("[、。はがを]")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Flow:
    """Items that are read row by row; column: the same for all flows of a document that share their edges."""

    column: tuple[int, ...]
    items: tuple[Item, ...]


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
            waiting += [left_of(within, edge), right_of(within, edge)]
    return found


def flows(items: Sequence[Item], known: Sequence[float], column: tuple[int, ...] = ()) -> list[Flow]:
    """The flows of a page in the order of reading; known: edges that this or other pages of its size show."""
    if not items:
        return []
    found: list[Flow] = []
    while not column and (above := _titles(items)):
        found.append(Flow((), above))
        items = [item for item in items if item.row != above[0].row]
    size = typical_size(items)
    own = _best(items) if len(column) < _DEEPEST else None
    proven = [edge for edge in known if _may_divide(items, edge)]
    scores = {edge: _score(items, edge, sure=True) for edge in proven}
    if own is not None and all(abs(own - edge) > size for edge in proven):
        scores[own] = _score(items, own)
    if not scores:
        return [*found, Flow(column, tuple(sorted(items, key=attrgetter("top"))))]
    dividing = max(scores, key=lambda edge: scores[edge])
    items = _cut(items, dividing)
    key = round(dividing)
    rest = [edge for edge in known if abs(edge - dividing) > size]
    for divided, part in _bands(items, dividing, sure=dividing in proven):
        if not divided:
            found += [Flow(column, tuple(part))] if len(part) == len(items) else flows(part, rest, column)
            continue
        left, right = left_of(part, dividing), right_of(part, dividing)
        above = _above(left, right)
        if above:
            found.append(Flow(column, above))
        found += flows(left, rest, (*column, -key))
        found += flows([item for item in right if item not in above], rest, (*column, key))
    return found


def _titles(items: Sequence[Item]) -> tuple[Item, ...]:
    """The row above all others that stands in the middle of the page: of three columns it lies over the second alone."""
    first = min(items, key=attrgetter("top"))
    row = tuple(sorted((item for item in items if item.row == first.row), key=attrgetter("left")))
    below = [item for item in items if item.row != first.row]
    if (
        first.row < 0
        or len({item.row for item in below}) < _LEAST_ITEMS
        or min(item.top for item in below) < first.base
    ):
        return ()
    start, end = min(item.left for item in items), max(item.right for item in items)
    before, after = row[0].left - start, end - row[-1].right
    near = all(item.left - other.right <= _WORDS * first.size for other, item in pairwise(row))
    return row if near and abs(before - after) <= first.size and before >= NARROWEST * first.size / 2 else ()


def _cut(items: Sequence[Item], edge: float) -> list[Item]:
    """The items, cut at the edge where a line of the first column runs into the gap so far that it seems to go on."""
    found: list[Item] = []
    for item in items:
        begin = _begins_at(item, edge) if item.left < edge - SAME_EDGE and item.right > edge else None
        if begin is None:
            found.append(item)
            continue
        index, at = begin
        piece = item.pieces[index]
        before = (*item.pieces[:index], *cut(piece, 0, at))
        after = (*cut(piece, at, len(piece.text)), *item.pieces[index + 1 :])
        found.append(replace(item, right=before[-1].right, pieces=before))
        found.append(replace(item, left=after[0].left, pieces=after))
    return found


def _begins_at(item: Item, edge: float) -> tuple[int, int] | None:
    """Index of the piece, and of the character in it, that begins at the edge after a gap."""
    right = item.left
    for index, piece in enumerate(item.pieces):
        for at, left in enumerate(piece.lefts):
            if piece.text[at].isspace():
                continue
            if left >= edge - SAME_EDGE:
                return (index, at) if left <= edge + SAME_EDGE and left - right >= _SLIT * item.size else None
            right = piece.rights[at]
    return None


def _best(items: Sequence[Item]) -> float | None:
    """The left edge of the second of two columns, None where the items stand in one."""
    if len(items) < _LEAST_ITEMS:
        return None
    start = min(item.left for item in items) + NARROWEST * typical_size(items)
    middle = (min(item.left for item in items) + max(item.right for item in items)) / 2
    # A title in the middle of the page begins where no column does.
    beside = [item for item in items if item.left >= start and abs((item.left + item.right) / 2 - middle) > item.size]
    edges = Counter(round(item.left / SAME_EDGE) for item in beside)
    best, most = None, 0
    for rounded, _ in edges.most_common(_MOST_EDGES):
        edge = min(item.left for item in beside if round(item.left / SAME_EDGE) in (rounded, rounded + 1))
        score = _score(items, edge)
        if score > most or (score == most and best is not None and edge < best):
            best, most = edge, score
    return _outer(items, best) if best is not None else None


def _outer(items: Sequence[Item], edge: float) -> float:
    """The edge, or one farther left where lines that seem to cross it begin right of the first column: titles, numbers."""
    crossing = _crossing(items, edge)
    wall = max((item.right for item in left_of(items, edge) if id(item) not in crossing), default=edge)
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
    """True where an edge that other pages show fits these items too: few cross it, and lines of the first column end there.

    Where most cross it, as a table of contents does, columns may begin below all of them.
    """
    crossing = _crossing(items, edge)
    last = max((item.top for item in items if id(item) in crossing), default=0.0)
    below = [item for item in items if item.top > last] if len(crossing) > len(items) / 2 else []
    within = below or [item for item in items if id(item) not in crossing]
    left, right = left_of(within, edge), right_of(within, edge)
    size = typical_size(items)
    if not left or max(item.right for item in left) - min(item.left for item in left) < NARROWEST * size:
        return False
    near = edge - max(item.right for item in left) <= NARROWEST * size / 2
    if below:
        end = max(item.right for item in items)
        return near and sum(end - item.right <= _FULL * size for item in right) >= _GO_ON
    starts = any(abs(item.left - edge) <= SAME_EDGE for item in right)
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
    if not sure and not any(
        reads_down(left_of(part, edge), right_of(part, edge)) for crosses, part in parts if not crosses
    ):
        return [(False, list(items))]
    found: list[tuple[bool, list[Item]]] = []
    for crosses, part in parts:
        # Beside stretches that are columns beyond doubt short ones are columns too.
        divided = not crosses and (len(parts) == 1 or bool(right_of(part, edge)))
        if found and not divided and not found[-1][0]:
            found[-1][1].extend(part)
        else:
            found.append((divided, part))
    return found


def _crossing(items: Sequence[Item], edge: float) -> set[int]:
    """Ids of the items that stand across the gap before the edge, and of those beside them in one centred row."""
    start, end = min(item.left for item in items), max(item.right for item in items)
    found: set[int] = set()
    for number, run in groupby(sorted(items, key=attrgetter("row", "left")), key=attrgetter("row")):
        row = list(run)
        across = [item.left < edge - SAME_EDGE and item.right > edge - _SLIT * item.size for item in row]
        if number < 0:
            found.update(id(item) for item, crosses in zip(row, across, strict=True) if crosses)
        elif (entry := _leads_over(row, edge)) is not None:
            found.update(id(item) for item in row[entry : entry + 2])
        elif any(across):
            # What stands next to it belongs to it, as 第2章 does to a title after it.
            found.update(id(item) for item in _together(row, across))
        elif row[0].left < edge - SAME_EDGE <= row[-1].left and _is_centred(row, start, end, edge):
            found.update(map(id, row))
    return found


def _leads_over(row: Sequence[Item], edge: float) -> int | None:
    """Index of an entry of a table of contents whose leader runs up to the edge, with the number of its page behind it."""
    for index, (item, after) in enumerate(pairwise(row)):
        if after.left >= edge - SAME_EDGE > item.left and _LEADER.search(_text(item)) and _PAGE.fullmatch(_text(after)):
            return index
    return None


def _text(item: Item) -> str:
    return "".join(piece.text for piece in item.pieces)


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
    left, right = left_of(row, edge), right_of(row, edge)
    near = right[0].left - left[-1].right <= 2 * _WORDS * size
    short = max(left[-1].right - left[0].left, right[-1].right - right[0].left) <= NARROWEST * size
    return near and short and min(before, after) >= 2 * _WORDS * size and abs(before - after) <= _CENTRED * size


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
    rest = ordered[len(first) :]
    apart = rest[0].base - first[-1].base > _PITCH * first[-1].size
    level = abs(rest[0].base - min(left, key=attrgetter("top")).base) <= rest[0].size
    sides = min(item.left for item in left), max(item.right for item in right)
    rows = [list(run) for _, run in groupby(first, key=attrgetter("row"))]
    if apart or (level and all(_stands_aside(row, sides, [item.left for item in rest]) for row in rows)):
        return tuple(first)
    return ()


def _stands_aside(row: Sequence[Item], sides: tuple[float, float], lefts: Sequence[float]) -> bool:
    """True for a row in the middle of both columns, or a date at their right side; lefts: where lines of text begin."""
    begin, end = min(item.left for item in row), max(item.right for item in row)
    if any(abs(begin - left) <= SAME_EDGE / 2 for left in lefts):
        return False
    before, after = begin - sides[0], sides[1] - end
    text = "".join(map(_text, row))
    dated = after <= SAME_EDGE and _DATED.search(text) and not _CLAUSE.search(text)
    return bool(dated) or abs(before - after) <= row[0].size
