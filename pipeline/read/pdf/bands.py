"""Rows that leave the same gaps free -> their columns and cells, and which of the lines are one row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.read.pdf.items import SAME_EDGE, Item
from pipeline.read.pdf.lines import Line, line
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold

_GUTTER = 1.3  # sizes: the least gap between two columns, free in every row
_FULL = 2.2  # sizes: what a line that was broken leaves free at most
_SHORTEST = 4.0  # sizes: no shorter cell is broken
_STEPS = 1.15  # times: the gap between two rows is larger than that between two lines of a cell
_PROSE_WIDE, _PROSE_LINES, _PROSE, _PROSE_FULL = 10.0, 4, 0.5, 0.85  # sizes; lines; of the lines are full; of the width


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on one base line, from left to right."""

    items: tuple[Item, ...]

    @property
    def base(self) -> float:
        """The line it stands on."""
        return self.items[0].base

    @property
    def size(self) -> float:
        """Of its letters."""
        return self.items[0].size

    @property
    def texts(self) -> list[str]:
        """Of each item, folded."""
        return [fold("".join(piece.text for piece in item.pieces)).strip() for item in self.items]


def gaps(rows: Sequence[Printed]) -> list[tuple[float, float]]:
    """Where no row has anything, with text on both sides."""
    least = _GUTTER * rows[0].size
    if len(rows) == 1:
        ends = ((before.right, after.left) for before, after in pairwise(rows[0].items))
        return [(begin, end) for begin, end in ends if end - begin >= least]
    spans = sorted((item.left, item.right) for row in rows for item in row.items)
    found: list[tuple[float, float]] = []
    right = spans[0][1]
    for begin, end in spans:
        if begin - right >= least:
            found.append((right, begin))
        right = max(right, end)
    return found


class Band:
    """Rows under each other with their cells: of each row the pieces in each column, [] for none."""

    def __init__(self, rows: Sequence[Printed]) -> None:
        self.rows = rows
        free = gaps(rows)
        left = min(item.left for row in rows for item in row.items)
        right = max(item.right for row in rows for item in row.items)
        self.columns = list(zip([left, *(end for _, end in free)], [*(begin for begin, _ in free), right], strict=True))
        self.cells = [[self._cell(row, *column) for column in self.columns] for row in rows]

    @staticmethod
    def _cell(row: Printed, left: float, right: float) -> list[Piece]:
        inside = [piece for item in row.items if left - 1 <= item.left <= right for piece in item.pieces]
        while inside and inside[-1].text.isspace():
            inside.pop()
        return inside

    @property
    def ends_alone(self) -> bool:
        """True where the last row has one cell, which neither goes on from the row before nor stands with it in one row."""
        if len(self.rows) < 2 or sum(map(bool, self.cells[-1])) > 1 or self._goes_on(len(self.rows) - 1):
            return False
        return not self.by_gaps or len(self.by_gaps[-1]) == 1

    def is_parted(self, edge: float) -> bool:
        """True where all its rows stand before the edge or begin at it or after."""
        return any(before[1] < edge - SAME_EDGE <= after[0] for before, after in pairwise(self.columns))

    @property
    def is_prose(self) -> bool:
        """True where a column has lines that are full and go on in the next, as text in columns does."""
        for index, (left, right) in enumerate(self.columns):
            lines = [(row[index], number) for number, row in enumerate(self.cells) if row[index]]
            full = [
                self._is_full(number, index) and cell[-1].right - cell[0].left >= _PROSE_FULL * (right - left)
                for cell, number in lines
            ]
            wide = right - left >= _PROSE_WIDE * self.rows[0].size
            if wide and sum(full) >= max(min(_PROSE_LINES, len(full)), _PROSE * len(full)):
                return True
            ended = [one or cell[-1].text.rstrip().endswith("。") for one, (cell, _) in zip(full, lines, strict=True)]
            if wide and len(full) < _PROSE_LINES and any(full) and all(ended):
                return True
        return False

    @cached_property
    def by_gaps(self) -> list[list[int]]:
        """The rows of the table, by the lines in them, where rows stand farther apart than lines of a cell; [] where not."""
        steps = [after.base - before.base for before, after in pairwise(self.rows)]
        ordered = sorted(step for step in steps if step > 0)
        widest, below = max(((after / before, before) for before, after in pairwise(ordered)), default=(0.0, 0.0))
        if widest < _STEPS:
            return []
        groups = [[0]]
        for number, step in enumerate(steps, start=1):
            if step <= below:
                groups[-1].append(number)
            else:
                groups.append([number])
        return groups if all(map(self._is_one_row, groups)) else []

    @property
    def by_cells(self) -> list[list[int]]:
        """The same where all lines stand equally far apart: some cells of a row go on in the next line."""
        groups = [[0]]
        for number in range(1, len(self.rows)):
            if not all(self.cells[number]) and self._goes_on(number):
                groups[-1].append(number)
            else:
                groups.append([number])
        return groups

    def lines(self, group: Sequence[int]) -> list[list[Line]]:
        """The lines of each cell of a row of the table."""
        return [
            [line(self.cells[number][index]) for number in group if self.cells[number][index]]
            for index in range(len(self.columns))
        ]

    def _goes_on(self, number: int) -> bool:
        """True where the line is the end of cells that the line before began."""
        return all(not cell or self._is_full(number - 1, index) for index, cell in enumerate(self.cells[number]))

    def _is_full(self, number: int, index: int) -> bool:
        """True where a line of a cell is so long that the next word had no room."""
        cell = self.cells[number][index]
        if not cell:
            return False
        size = cell[-1].size
        return (
            self.columns[index][1] - cell[-1].right <= _FULL * size
            and cell[-1].right - cell[0].left >= _SHORTEST * size
        )

    def _is_one_row(self, group: Sequence[int]) -> bool:
        """False where two lines have all cells, and one of them ends before its column does: these are two rows."""
        if sum(all(self.cells[number]) for number in group) < 2:
            return True
        for index in range(len(self.columns)):
            there = [number for number in group if self.cells[number][index]]
            if not all(self._is_full(number, index) for number in there[:-1]):
                return False
        return True
