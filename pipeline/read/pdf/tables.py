"""Ruling lines and the pieces between them -> tables."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.page import Drawings, Piece, Ruling
from pipeline.types.source import Box

_SAME = 2.5  # points: rulings so near are one (a double line, the sides of two cells that touch)
_JOIN = 3.0  # points between two parts of one ruling, and from the end of a ruling to the one it meets
_NARROW = 4.0  # points: no cell is as narrow
_WALL = 0.6  # of the side of a cell: as much of it has to be ruled
_MOST_RULINGS = 1500  # a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Cell:
    """rows, columns: of the grid, from the first to the last it covers; box: inside its walls."""

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
    if len(lying) < 2 or not standing:
        return None
    ys = _distinct(ruling.at for ruling in lying)
    # A table may be open at its sides: its outer columns then end where its lying rulings end.
    ends = [(min(lies.start for lies in lying), max(lies.end for lies in lying))]
    inner = [ruling.at for ruling in standing]
    sides = [x for x, near in ((ends[0][0], min(inner)), (ends[0][1], max(inner))) if abs(x - near) > 2 * _NARROW]
    xs = _distinct([*inner, *sides])
    if len(xs) < 2 or len(ys) < 2:
        return None
    right = [[_ruled(standing, x, top, bottom) for x in xs] for top, bottom in pairwise(ys)]
    below = [[_ruled(lying, y, left, end) for left, end in pairwise(xs)] for y in ys]
    open_left, open_right = xs[0] in sides, xs[-1] in sides
    return _cells(xs, ys, right, below, (open_left, open_right))
