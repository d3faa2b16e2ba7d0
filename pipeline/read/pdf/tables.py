"""Grids and the pieces in them -> the rows of a table, or the cells of a layout one after another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.layout import ARTICLE, listed_articles
from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.lines import Line, is_wide, line, rows
from pipeline.read.pdf.page import Piece, cut
from pipeline.text.normalize import fold
from pipeline.types.source import Box

_LONG_CELL = 600  # characters: so much text is no entry of a table
_LONG_SENTENCES = 4
_SINGLE_CELL, _SINGLE_SENTENCES = 80, 2  # where there is one row only
_SUNK = 0.3  # sizes that a character reaches into a cell at least
_PADDING = 1.2  # sizes: what a cell keeps free beside a full line
_LONG, _FEW_LINES = 2.0, 2  # sizes more that a line of a longer text may keep free: signs that begin no line
_NEVER_FIRST = frozenset("、。，．）」』】〕ーっゃゅょッャュョァィゥェォ々")


@dataclass(frozen=True, slots=True)
class Table:
    """rows: a line each, cells a tab apart."""

    box: Box
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells that hold text of the document, in order: the pieces of each and how far it reaches."""

    box: Box
    cells: tuple[tuple[Box, tuple[Piece, ...]], ...]


def fill(grid: Grid, pieces: Sequence[Piece]) -> tuple[Table | Layout | None, list[Piece]]:
    """What the grid is, and the pieces that lie in none of its cells; None where it is a frame and all pieces are left."""
    inside, rest = _sorted_in(grid, pieces)
    filled = {index for index, there in inside.items() if any(not piece.text.isspace() for piece in there)}
    if len(filled) < 2 or not _beside(grid, filled):
        return None, list(pieces)
    lines = {index: [line(row.pieces) for row in rows(inside[index])] for index in sorted(filled)}
    if any(_holds_clauses(there, single=len(grid.places) == 1) for there in lines.values()) or _lists_articles(lines):
        order = sorted(filled, key=lambda index: (grid.cells[index].top, grid.cells[index].left))
        return Layout(grid.box, tuple((grid.cells[index].box, tuple(inside[index])) for index in order)), rest
    return Table(grid.box, tuple(_rows(grid, lines))), rest


def _sorted_in(grid: Grid, pieces: Sequence[Piece]) -> tuple[dict[int, list[Piece]], list[Piece]]:
    """The pieces of each cell, a piece that reaches over a wall cut there, and those outside."""
    inside: dict[int, list[Piece]] = defaultdict(list)
    rest: list[Piece] = []
    x0, y0, x1, y1 = grid.box
    for piece in pieces:
        middle = (piece.top + piece.bottom) / 2
        if piece.top + _SUNK * piece.size < y1 < middle:
            middle = y1 - _SUNK  # the last line of a cell that a page break cuts
        if not y0 <= middle <= y1 or piece.right < x0 or piece.left > x1:
            rest.append(piece)
            continue
        cells = [grid.cell((left + right) / 2, middle) for left, right in zip(piece.lefts, piece.rights, strict=True)]
        start = 0
        for end in range(1, len(cells) + 1):
            if end == len(cells) or cells[end] != cells[start]:
                into = inside[cells[start]] if cells[start] >= 0 else rest
                into += [piece] if end - start == len(cells) else cut(piece, start, end)
                start = end
    return inside, rest


def _beside(grid: Grid, filled: set[int]) -> bool:
    """True where two cells with text stand in one row: cells under each other are boxes around text."""
    return any(len(filled.intersection(row)) > 1 for row in grid.places)


def _holds_clauses(lines: Sequence[Line], *, single: bool) -> bool:
    """single: the cell stands in the only row of its grid."""
    text = "".join(one.text for one in lines)
    sentences = text.count("。")
    if len(text) >= _LONG_CELL and sentences >= _LONG_SENTENCES:
        return True
    if single and len(text) >= _SINGLE_CELL and sentences >= _SINGLE_SENTENCES:
        return True
    return sentences > 0 and any(ARTICLE.match(fold(one.text).strip()) for one in lines)


def _lists_articles(lines: dict[int, list[Line]]) -> bool:
    """True where articles that follow each other stand in cells of their own, their text in the cells beside them."""
    heads = [there[0].text for _, there in sorted(lines.items())]
    return bool(listed_articles(heads, sum(one.text.count("。") for there in lines.values() for one in there)))


def _rows(grid: Grid, lines: dict[int, list[Line]]) -> list[Line]:
    found: list[Line] = []
    columns = _columns(grid)
    for index, row in enumerate(grid.places):
        here: list[tuple[Box, Sequence[Line]]] = []
        for column, cell in enumerate(row):
            begins = cell >= 0 and grid.cells[cell].left == column
            if begins or (cell >= 0 and column in columns):
                own = lines.get(cell, []) if begins and grid.cells[cell].top == index else []
                here.append((grid.cells[cell].box, own))
        while here and not here[-1][1]:
            here.pop()
        if here:
            found.append(joined(here))
    return found


def _columns(grid: Grid) -> set[int]:
    """The columns that begin with a wall in most rows: a cell that covers several of them leaves the others empty."""
    starts = Counter(column for row in grid.places for column in _starts(row))
    return {column for column, count in starts.items() if 2 * count > len(grid.places)}


def _starts(row: Sequence[int]) -> Iterator[int]:
    """Where a cell of a row begins."""
    for column, cell in enumerate(row):
        if cell >= 0 and (not column or row[column - 1] != cell):
            yield column


def joined(cells: Sequence[tuple[Box, Sequence[Line]]]) -> Line:
    """One line of the cells' lines, from left to right."""
    text: list[str] = []
    edges: list[float] = []
    right = cells[0][0][0]
    for index, (box, lines) in enumerate(cells):
        if index:
            text.append("\t")
            edges.append(right)
        right = box[0]
        before: Line | None = None
        for one in lines:
            if before and not _goes_on(before, one, box, len(lines)):
                text.append(" ")
                edges.append(right)
            text.append(one.text)
            edges += one.edges[:-1]
            right = one.edges[-1]
            before = one
    edges.append(right)
    every = [one for _, lines in cells for one in lines]
    first = max(every, key=lambda one: len(one.text))
    x0, y0 = min(one.box[0] for one in every), min(one.box[1] for one in every)
    x1, y1 = max(one.box[2] for one in every), max(one.box[3] for one in every)
    return Line("".join(text), tuple(edges), first.base, first.size, (x0, y0, x1, y1))


def _goes_on(before: Line, after: Line, box: Box, lines: int) -> bool:
    """True where a line of a cell was broken for want of room: white space belongs between others, and between words."""
    last, first = before.text[-1], after.text[0]
    if not (is_wide(last) or is_wide(first)) or (last.isdecimal() and first.isdecimal()):
        return False
    free = (box[2] - box[0] - (before.box[2] - before.box[0])) / before.size
    return free < _PADDING + (_LONG if lines > _FEW_LINES or first in _NEVER_FIRST else 1.0)
