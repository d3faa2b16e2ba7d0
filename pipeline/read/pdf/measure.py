"""The edges of a column of text: what the indentation of a line and the room at its end are measured from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.read.pdf.lines import Line

_CLUSTER = 0.75  # sizes within which edges of lines are the same edge
_SHARE = 0.04  # of the lines have to begin or end at an edge; fewer stand out of the column
_ENOUGH = 8  # lines that tell the edges of a page by themselves
_MOST = 0.4  # of the lines of a page end at its own edge
_MIRRORED = 3.0  # points: odd and even pages with other edges than that have edges of their own


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, the number of its page, and what tells its column from others."""

    line: Line
    page: int
    column: tuple[object, ...]


class Edges:
    """Left and right edge of each column on each page, in points."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        columns: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
        for one in placed:
            columns[one.column].append(one)
        self._sides: dict[tuple[int, tuple[object, ...]], tuple[float, float]] = {}
        for column, lines in columns.items():
            for part in _mirrored(lines):
                self._measure(column, part)
        for column, lines in columns.items():
            if len(column) == 1 and len(lines) < _ENOUGH:
                self._widen(column, {one.page for one in lines})

    def of(self, placed: Placed) -> tuple[float, float]:
        """Left and right edge of the column that the line stands in."""
        return self._sides[placed.page, placed.column]

    def _measure(self, column: tuple[object, ...], lines: Sequence[Placed]) -> None:
        left, right = _left([one.line for one in lines]), _right([one.line for one in lines])
        pages: dict[int, list[Line]] = defaultdict(list)
        for one in lines:
            pages[one.page].append(one.line)
        for page, here in pages.items():
            own = _own_right(here, right)
            self._sides[page, column] = min(left, _left(here)) if own != right else left, own

    def _widen(self, column: tuple[object, ...], pages: set[int]) -> None:
        """Few lines that stand across several columns, a title alone, do not tell how wide all of those are."""
        within = [
            sides for (_, other), sides in self._sides.items() if other[0] == column[0] and _is_text(other, column)
        ]
        if within:
            left, right = min(left for left, _ in within), max(right for _, right in within)
            for page in pages:
                own = self._sides[page, column]
                self._sides[page, column] = min(left, own[0]), max(right, own[1])


def _is_text(other: tuple[object, ...], column: tuple[object, ...]) -> bool:
    """True for a column that lies in the one across."""
    return other != column and all(isinstance(edge, int) for edge in other)


def _mirrored(lines: list[Placed]) -> list[list[Placed]]:
    """The lines of odd and of even pages apart where their edges differ, all of them otherwise."""
    odd, even = [one for one in lines if one.page % 2], [one for one in lines if not one.page % 2]
    if min(len(odd), len(even)) < _ENOUGH:
        return [lines]
    lefts = [_left([one.line for one in part]) for part in (odd, even)]
    rights = [_right([one.line for one in part]) for part in (odd, even)]
    shifts = lefts[0] - lefts[1], rights[0] - rights[1]
    return [odd, even] if min(abs(shift) for shift in shifts) > _MIRRORED else [lines]


def _own_right(lines: Sequence[Line], right: float) -> float:
    """The right edge of a page by itself where its lines end together elsewhere than those of other pages."""
    if len(lines) < _ENOUGH:
        return right
    own, size = _right(lines), lines[0].size
    together = sum(abs(line.box[2] - own) <= _CLUSTER * line.size for line in lines)
    return own if abs(own - right) > size and together >= _MOST * len(lines) else right


def _left(lines: Sequence[Line]) -> float:
    """The leftmost place where several lines begin."""
    return _outermost([(line.box[0], line.size) for line in lines])


def _right(lines: Sequence[Line]) -> float:
    """The rightmost place where several lines end."""
    return -_outermost([(-line.box[2], line.size) for line in lines])


def _outermost(values: list[tuple[float, float]]) -> float:
    values.sort()
    enough = min(len(values), max(2, _SHARE * len(values)))
    end = 0
    for start, (value, size) in enumerate(values):
        while end < len(values) and values[end][0] <= value + _CLUSTER * size:
            end += 1
        if end - start >= enough:
            return value
    return values[0][0]
