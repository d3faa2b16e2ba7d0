"""Which characters of a page run from top to bottom, in columns from right to left.

What tells it is how they follow each other in the file: in vertical writing each stands below the one before, closer than
rows of single signs stand in a table. Signs beside each other within a column (縦中横) are one step of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_STEP_FROM, _STEP_TO = 0.4, 1.7  # sizes from the top of a sign to the top of the next
_FAR = 4.2  # the same behind a number or over a blank
_SAME = 0.35  # sizes: how far the middles of the signs of one column lie apart
_LEVEL, _NARROW, _TOUCH = 0.25, 0.75, 0.35  # sizes: signs beside each other within a column
_BESIDE = 1.5  # sizes to the next sign of a line that runs across
_FEWEST = 4  # signs that follow each other closely
_MOSTLY = 0.5  # of the kana and kanji of a page run down: it is written so
_COLUMN, _PITCH = 8, 3.0  # signs; sizes: columns beside each other on a page that is written across
_WIDE = 0x2E80
_GRAIN = 0.6, 1.8  # of its height a sign lies below the one before


class Sign(NamedTuple):
    """A character that shows: its place in the file, its code point, its sides as it is seen upright, its size."""

    at: int
    code: int
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a character of a column stands: from start to end along it, and its middle across."""

    start: float
    end: float
    middle: float


def may_run_down(
    lefts: Sequence[float], rights: Sequence[float], tops: Sequence[float], bottoms: Sequence[float]
) -> bool:
    """False, soon, where no four characters follow each other downward."""
    steps = 0
    x, y, height = 0.0, 0.0, 0.0
    for left, right, top, bottom in zip(lefts, rights, tops, bottoms, strict=True):
        if (
            bottom <= top
        ):  # a blank that the library put between two lines: it may hold each sign of a column for a line
            continue
        down = top - y
        if _GRAIN[0] * height < down < _GRAIN[1] * height and abs(left + right - x) < height:
            steps += 1
            if steps == _FEWEST - 1:
                return True
        else:
            steps = 0
        x, y, height = left + right, top, bottom - top
    return False


def written_down(signs: Sequence[Sign]) -> dict[int, Placed]:
    """The characters that run down, by their index; signs: those of one direction in the order of the file."""
    cells = [_Cell(tuple(group)) for group in _cells(signs)]
    columns = [_Column(tuple(run)) for run in _runs(cells)]
    sure = [column for column in columns if column.is_sure]
    wide = sum(sign.code >= _WIDE for sign in signs)
    if sum(column.wide for column in sure) >= _MOSTLY * wide:
        across = _across(columns)
        chosen = [column for index, column in enumerate(columns) if index not in across]
    else:
        long = [column for column in sure if len(column.cells) >= _COLUMN]
        chosen = [column for column in long if any(_neighbours(column, other) for other in long)]
    return {index: placed for column in chosen for cell in column.cells for index, placed in cell.placed()}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A step of a column: a sign, or several beside each other."""

    signs: tuple[Sign, ...]

    @property
    def middle(self) -> float:
        return (self.signs[0].left + self.signs[-1].right) / 2

    @property
    def top(self) -> float:
        return self.signs[0].top

    @property
    def size(self) -> float:
        return self.signs[0].size

    def placed(self) -> Iterator[tuple[int, Placed]]:
        """Signs beside each other share the height of their cell."""
        top, bottom = self.top, max(sign.bottom for sign in self.signs)
        part = (bottom - top) / len(self.signs)
        for step, sign in enumerate(self.signs):
            yield sign.at, Placed(top + step * part, top + (step + 1) * part, self.middle)


@dataclass(frozen=True, slots=True)
class _Column:
    """Cells that follow each other downward."""

    cells: tuple[_Cell, ...]

    @property
    def wide(self) -> int:
        """How many kana and kanji it has."""
        return sum(sign.code >= _WIDE for cell in self.cells for sign in cell.signs)

    @property
    def is_sure(self) -> bool:
        """True where it can be nothing but vertical writing."""
        close = sum(_closely(one, other) for one, other in pairwise(self.cells))
        return close >= _FEWEST - 1 and self.wide >= _FEWEST - 1


def _cells(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    group: list[Sign] = []
    for sign in signs:
        if group and _shares(group[-1], sign):
            group.append(sign)
            continue
        if group:
            yield group
        group = [sign]
    if group:
        yield group


def _shares(one: Sign, other: Sign) -> bool:
    narrow = max(one.right - one.left, other.right - other.left) <= _NARROW * one.size
    level = abs(one.top - other.top) <= _LEVEL * one.size
    return narrow and level and one.code < _WIDE > other.code and abs(other.left - one.right) <= _TOUCH * one.size


def _runs(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    run: list[_Cell] = []
    for cell in cells:
        if run and not _follows(run[-1], cell):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _follows(one: _Cell, other: _Cell) -> bool:
    size = max(one.size, other.size)
    return abs(one.middle - other.middle) <= _SAME * size and _STEP_FROM * size <= other.top - one.top <= _FAR * size


def _closely(one: _Cell, other: _Cell) -> bool:
    return other.top - one.top <= _STEP_TO * max(one.size, other.size)


def _across(columns: Sequence[_Column]) -> set[int]:
    """Indexes of single cells that stand in lines across, and of page numbers."""
    found: set[int] = set()
    for index, column in enumerate(columns):
        if len(column.cells) > 1:
            continue
        (cell,) = column.cells
        around = [other.cells[place] for other, place in _around(columns, index)]
        if any(_is_beside(cell, other) for other in around) or all(sign.code < _WIDE for sign in cell.signs):
            found.add(index)
    return found


def _around(columns: Sequence[_Column], index: int) -> Iterator[tuple[_Column, int]]:
    """The column before and after, with the end of it that is the nearer."""
    if index:
        yield columns[index - 1], -1
    if index + 1 < len(columns):
        yield columns[index + 1], 0


def _is_beside(one: _Cell, other: _Cell) -> bool:
    size = max(one.size, other.size)
    gap = max(other.signs[0].left - one.signs[-1].right, one.signs[0].left - other.signs[-1].right)
    return abs(one.top - other.top) <= size / 2 and gap <= _BESIDE * size


def _neighbours(one: _Column, other: _Column) -> bool:
    size = one.cells[0].size
    apart = abs(one.cells[0].middle - other.cells[0].middle)
    beside = min(one.cells[-1].top, other.cells[-1].top) - max(one.cells[0].top, other.cells[0].top)
    return size / 2 < apart <= _PITCH * size and beside > 0
