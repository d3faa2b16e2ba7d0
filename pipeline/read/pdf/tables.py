"""Grids and the pieces in them -> the rows of a table, or the cells of a layout one after another."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pdf.grids import Grid
from pipeline.read.pdf.lines import Line, line, rows
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold
from pipeline.types.source import Box

_ARTICLE = re.compile(r"第\s*[0-9〇一二三四五六七八九十百]+\s*条(?:\s*の\s*[0-9一二三四五六七八九十]+)*(?:\s|[(（【\[]|$)")
_SENTENCE = re.compile(r"。")
_LONG_CELL = 600  # characters: so much text is no entry of a table
_LONG_SENTENCES = 4
_FULL = 1.5  # characters: a line of a cell that ends so near to the longest was broken there
_LATIN = re.compile(r"[\x21-\x7e]")


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
    if any(_holds_clauses(there) for there in lines.values()):
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
        if not y0 <= middle <= y1 or piece.right < x0 or piece.left > x1:
            rest.append(piece)
            continue
        cells = [
            grid.cell((left + right) / 2, middle) for left, right in zip(piece.lefts, piece.rights, strict=True)
        ]
        start = 0
        for end in range(1, len(cells) + 1):
            if end == len(cells) or cells[end] != cells[start]:
                part = piece if end - start == len(cells) else _part(piece, start, end)
                (inside[cells[start]] if cells[start] >= 0 else rest).append(part)
                start = end
    return inside, rest


def _part(piece: Piece, start: int, end: int) -> Piece:
    return piece._replace(
        text=piece.text[start:end], lefts=piece.lefts[start:end], rights=piece.rights[start:end]
    )


def _beside(grid: Grid, filled: set[int]) -> bool:
    """True where two cells with text stand in one row: cells under each other are boxes around text."""
    return any(len(filled.intersection(row)) > 1 for row in grid.places)


def _holds_clauses(lines: Sequence[Line]) -> bool:
    text = "".join(one.text for one in lines)
    sentences = len(_SENTENCE.findall(text))
    if len(text) >= _LONG_CELL and sentences >= _LONG_SENTENCES:
        return True
    return sentences > 0 and any(_ARTICLE.match(fold(one.text).strip()) for one in lines)


def _rows(grid: Grid, lines: dict[int, list[Line]]) -> list[Line]:
    found: list[Line] = []
    for number, row in enumerate(grid.places):
        cells = [cell for cell in dict.fromkeys(row) if cell >= 0]
        here = [lines.get(cell, []) if grid.cells[cell].top == number else [] for cell in cells]
        while here and not here[-1]:
            here.pop()
            cells.pop()
        if here:
            found.append(_row([grid.cells[cell].box for cell in cells], here))
    return found


def _row(boxes: Sequence[Box], cells: Sequence[Sequence[Line]]) -> Line:
    """One line of the cells' lines, from left to right."""
    text: list[str] = []
    edges: list[float] = []
    right = boxes[0][0]
    for number, (box, lines) in enumerate(zip(boxes, cells, strict=True)):
        if number:
            text.append("\t")
            edges.append(right)
        right = box[0]
        for before, one in zip([None, *lines], lines, strict=False):
            if before and _stands_apart(before, one, lines):
                text.append(" ")
                edges.append(right)
            text.append(one.text)
            edges += one.edges[:-1]
            right = one.edges[-1]
    edges.append(right)
    every = [one for lines in cells for one in lines]
    first = max(every, key=lambda one: len(one.text))
    x0, y0 = min(one.box[0] for one in every), min(one.box[1] for one in every)
    x1, y1 = max(one.box[2] for one in every), max(one.box[3] for one in every)
    return Line("".join(text), tuple(edges), first.base, first.size, (x0, y0, x1, y1))


def _stands_apart(before: Line, after: Line, lines: Sequence[Line]) -> bool:
    """True where the line before ended early, or a word of Latin letters ends with it."""
    widest = max(one.box[2] for one in lines)
    early = widest - before.box[2] > _FULL * before.size
    return early or bool(_LATIN.match(before.text[-1]) and _LATIN.match(after.text[0]))
