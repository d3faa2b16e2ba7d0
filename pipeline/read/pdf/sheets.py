"""Pages of pieces -> what stands on each: rows of text and tables, heads and feet, and what lies beside or over the text."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.edges import Rows
from pipeline.read.pdf.footnotes import footnotes
from pipeline.read.pdf.grids import Grid, grids
from pipeline.read.pdf.lines import Row, rows
from pipeline.read.pdf.margins import furniture
from pipeline.read.pdf.numbers import line_numbers
from pipeline.read.pdf.overlays import overlays
from pipeline.read.pdf.page import ABOVE, Page, Piece
from pipeline.read.pdf.tables import Layout, Table, fill

_FEWEST_CELLS = 3  # with a number each: line numbers stand outside of tables, or all within one frame
_RUBY = 0.62  # times the size of the text below it
_RUBY_FROM, _RUBY_TO = 0.65, 1.35  # from base line to base line, in sizes of the text
_RUBY_SIGNS = frozenset(chr(code) for code in (*range(0x3041, 0x3100), 0x2022, 0x25CB, 0x25CF, 0xFE45, 0xFE46))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page.

    rows, blocks: the text and its tables, in no order; notes: footnotes, from top to bottom; beside: rows that are no text of their own: line numbers, ruby,
    watermarks.
    """

    page: Page
    rows: list[Row]
    blocks: list[Table | Layout]
    notes: list[Row]
    heads: list[Row]
    feet: list[Row]
    beside: list[Row]


def sheets(pages: Sequence[Page]) -> list[Sheet]:
    """The sheets of all pages: what is furniture shows where pages are compared."""
    size = _size(pages)
    over = overlays(pages, size)
    clear = [
        [piece for index, piece in enumerate(page.pieces) if index not in indexes]
        for page, indexes in zip(pages, over, strict=True)
    ]
    found = [rows(pieces) for pieces in clear]
    bodies = [_Body(*one) for one in zip(pages, over, clear, found, line_numbers(found), strict=True)]
    margins = furniture([Rows(body.page.width, body.page.height, body.rows) for body in bodies], size)
    return [body.sheet(heads, feet, size) for body, (heads, feet) in zip(bodies, margins, strict=True)]


def _size(pages: Sequence[Page]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0) or 10.0


class _Body:
    """The rows of one page without what lies over them, numbers them or stands above them as ruby."""

    def __init__(
        self, page: Page, over: Collection[int], pieces: list[Piece], found: list[Row], numbers: list[Piece]
    ) -> None:
        self.page = page
        if _are_cells(numbers, page):
            numbers = []
        if numbers:
            found = rows(_others(pieces, numbers))
        ruby = _ruby(found)
        self.rows = [row for index, row in enumerate(found) if index not in ruby]
        self._beside = [
            *(found[index] for index in ruby),
            *rows(numbers),
            *rows([page.pieces[index] for index in sorted(over)]),
        ]

    def sheet(self, heads: Collection[int], feet: Collection[int], size: float) -> Sheet:
        """The sheet of the page; heads, feet: indexes of rows; size: of the text."""
        inside = [index for index in range(len(self.rows)) if index not in heads and index not in feet]
        blocks: list[Table | Layout] = []
        left = _pieces(self.rows[index] for index in inside)
        for grid in sorted(grids(self.page.drawings), key=_area, reverse=True):
            block, rest = fill(grid, left)
            # A row that stands on every page as a head of the table that goes on is a row of it.
            own = [index for index in (*heads, *feet) if _holds(grid, self.rows[index])]
            if isinstance(block, Table) and own:
                block, rest = fill(grid, [*left, *_pieces(self.rows[index] for index in own)])
                heads, feet = [set(part).difference(own) for part in (heads, feet)]
            if block:
                blocks.append(block)
                left = rest
        found = rows(left) if blocks else [self.rows[index] for index in inside]
        first = footnotes(found, self.page, size, [block.box for block in blocks])
        return Sheet(
            self.page,
            found[:first],
            blocks,
            found[first:],
            [self.rows[index] for index in sorted(heads)],
            [self.rows[index] for index in sorted(feet)],
            self._beside,
        )


def _are_cells(numbers: Sequence[Piece], page: Page) -> bool:
    """True for numbers that each have a cell of one table: they count its rows and no lines."""
    return bool(numbers) and any(
        len(
            {grid.cell((piece.left + piece.right) / 2, piece.base - ABOVE / 2 * piece.size) for piece in numbers} - {-1}
        )
        >= _FEWEST_CELLS
        for grid in grids(page.drawings)
    )


def _pieces(some: Iterable[Row]) -> list[Piece]:
    return [piece for row in some for piece in row.pieces]


def _others(pieces: Iterable[Piece], without: Iterable[Piece]) -> list[Piece]:
    out = {id(piece) for piece in without}
    return [piece for piece in pieces if id(piece) not in out]


def _area(grid: Grid) -> float:
    x0, y0, x1, y1 = grid.box
    return (x1 - x0) * (y1 - y0)


def _holds(grid: Grid, row: Row) -> bool:
    middle = row.base - ABOVE / 2 * row.size
    return grid.cell((row.pieces[0].left + row.pieces[0].right) / 2, middle) >= 0


def _ruby(found: Sequence[Row]) -> list[int]:
    """Indexes of the rows that are the reading of words in the row below, or dots that stress them."""
    return [
        index
        for index, (row, below) in enumerate(pairwise(found))
        if row.size <= _RUBY * below.size
        and _RUBY_FROM * below.size <= below.base - row.base <= _RUBY_TO * below.size
        and below.pieces[0].left - below.size <= row.pieces[0].left
        and row.pieces[-1].right <= below.pieces[-1].right + below.size
        and all(sign in _RUBY_SIGNS or sign.isspace() for piece in row.pieces for sign in piece.text)
    ]
