"""Ruling lines -> grids of cells."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.page import Drawings, Ruling
from pipeline.types.source import Box

_SAME = 2.5  # points: rulings so near are one (a double line, the sides of two cells that touch)
_JOIN = 3.0  # points between two parts of one ruling, and from the end of a ruling to the one it meets
_NARROW = 4.0  # points: no cell is as narrow
_WALL = 0.6  # of the side of a cell: as much of it has to be ruled
_MOST_RULINGS = 1500  # a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """top, left: the first row and column of the grid that it covers; box: as far as it reaches."""

    top: int
    left: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that ruling lines make; places: which cell each field of rows and columns belongs to, -1 for none."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    places: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """Around all cells."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell(self, x: float, y: float) -> int:
        """Index of the cell that the point lies in, -1 where it lies in none."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return -1
        return self.places[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def grids(drawings: Drawings) -> list[Grid]:
    """Every grid of two cells or more, from top to bottom."""
    lying, standing = _merged(drawings.lying), _merged(drawings.standing)
    if not lying or not standing or len(lying) + len(standing) > _MOST_RULINGS:
        return []
    found = (_grid(*part) for part in _connected(lying, standing))
    return sorted((grid for grid in found if grid and len(grid.cells) > 1), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rulings on one straight line that touch as one."""
    groups: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.at):
        if groups and ruling.at - groups[-1][-1].at <= _SAME and ruling.at - groups[-1][0].at <= 2 * _SAME:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    merged: list[Ruling] = []
    for group in groups:
        at = sum(ruling.at for ruling in group) / len(group)
        start, end = None, 0.0
        for ruling in sorted(group):
            if start is not None and ruling.start <= end + _JOIN:
                end = max(end, ruling.end)
                continue
            if start is not None:
                merged.append(Ruling(start, end, at))
            start, end = ruling.start, ruling.end
        if start is not None:
            merged.append(Ruling(start, end, at))
    return merged


def _connected(lying: list[Ruling], standing: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Rulings that meet, together."""
    parents = list(range(len(lying) + len(standing)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for low, stands in enumerate(standing, start=len(lying)):
        for index, lies in enumerate(lying):
            across = lies.start - _JOIN <= stands.at <= lies.end + _JOIN
            if across and stands.start - _JOIN <= lies.at <= stands.end + _JOIN:
                parents[root(index)] = root(low)
    parts: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for index, ruling in enumerate([*lying, *standing]):
        parts[root(index)][index >= len(lying)].append(ruling)
    return list(parts.values())


def _grid(lying: list[Ruling], standing: list[Ruling]) -> Grid | None:
    if not lying or not standing:
        return None
    # A table may be open at its sides: its outer fields then end where the rulings end that cross it.
    left, right = _open_ends(lying, standing)
    top, bottom = _open_ends(standing, lying)
    xs = _distinct([*(ruling.at for ruling in standing), *left, *right])
    ys = _distinct([*(ruling.at for ruling in lying), *top, *bottom])
    if len(xs) < 2 or len(ys) < 2:
        return None
    upright = [_ruled(standing, x, ys) for x in xs]
    level = [_ruled(lying, y, xs) for y in ys]
    for open_, walls in ((left, upright[0]), (right, upright[-1]), (top, level[0]), (bottom, level[-1])):
        if open_:
            walls[:] = [True] * len(walls)
    return _cells(xs, ys, upright, level)


def _open_ends(along: list[Ruling], across: list[Ruling]) -> tuple[list[float], list[float]]:
    """Where rulings end beyond the outermost ones that cross them, at the start and at the end; [] where they do not."""
    start, end = min(ruling.start for ruling in along), max(ruling.end for ruling in along)
    first, last = min(ruling.at for ruling in across), max(ruling.at for ruling in across)
    starts = sum(abs(ruling.start - start) <= _JOIN for ruling in along)
    ends = sum(abs(ruling.end - end) <= _JOIN for ruling in along)
    return (
        [start] if first - start > 2 * _NARROW and starts > 1 else [],
        [end] if end - last > 2 * _NARROW and ends > 1 else [],
    )


def _distinct(values: Iterable[float]) -> list[float]:
    """The values in order, those nearer than any cell is wide as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NARROW:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _ruled(rulings: list[Ruling], at: float, stops: list[float]) -> list[bool]:
    """For each field between two stops whether a ruling at `at` walls it."""
    there = [ruling for ruling in rulings if abs(ruling.at - at) <= _NARROW]
    return [
        sum(max(0.0, min(end, ruling.end) - max(start, ruling.start)) for ruling in there) >= _WALL * (end - start)
        for start, end in pairwise(stops)
    ]


def _cells(xs: list[float], ys: list[float], upright: list[list[bool]], level: list[list[bool]]) -> Grid:
    """upright[x][row], level[y][column]: whether there is a wall."""
    places = [[-2] * (len(xs) - 1) for _ in ys[1:]]
    cells: list[Cell] = []
    for row, column in ((row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)):
        if places[row][column] != -2:
            continue
        fields, closed = _flooded(row, column, upright, level)
        for r, c in fields:
            places[r][c] = len(cells) if closed else -1
        if closed:
            rows, columns = [r for r, _ in fields], [c for _, c in fields]
            box = xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1]
            cells.append(Cell(min(rows), min(columns), box))
    return Grid(tuple(xs), tuple(ys), tuple(cells), tuple(tuple(row) for row in places))


def _flooded(
    row: int, column: int, upright: list[list[bool]], level: list[list[bool]]
) -> tuple[set[tuple[int, int]], bool]:
    """The fields that are reached without crossing a wall, and whether these are a cell.

    A cell may be open at one side, where a row goes on over the page break; what is open at two is beside the table.
    """
    rows, columns = len(level) - 1, len(upright) - 1
    reached = {(row, column)}
    waiting = [(row, column)]
    open_sides = set()
    while waiting:
        r, c = waiting.pop()
        for side, (wall, nr, nc) in enumerate(
            (
                (upright[c][r], r, c - 1),
                (upright[c + 1][r], r, c + 1),
                (level[r][c], r - 1, c),
                (level[r + 1][c], r + 1, c),
            )
        ):
            if wall or (nr, nc) in reached:
                continue
            if 0 <= nr < rows and 0 <= nc < columns:
                reached.add((nr, nc))
                waiting.append((nr, nc))
            else:
                open_sides.add(side)
    return reached, len(open_sides) <= 1
