"""A document -> PDF with a text layer, set on pages of any size, in one column or two, with heads, feet and other clothes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.rendering.boxes import BOXES
from corpus.rendering.model import Manuscript, PageBreak, Place, Table
from corpus.rendering.pieces import Piece, Role, pieces
from corpus.rendering.setting import GOTHIC, MINCHO, Row, Run, Setting, rows, table_rows, text_width

_GUTTER = 2.0  # widths of a character between two columns
_SPANNING = (Role.TITLE, Role.LINE, Role.CONTENTS)
"""What stands across both columns as long as nothing else has come."""


class Stroke(Enum):
    """How text is printed: a run at a time, a character at a time, or headings twice to look bold."""

    RUNS = auto()
    CHARACTERS = auto()
    TWICE = auto()


class Order(Enum):
    """In which order a page is printed: as it is read, all numbers after the text, or line by line across the columns."""

    READING = auto()
    NUMBERS_LAST = auto()
    ACROSS = auto()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text of every page; "" for none.

    head, foot: running lines, {division} is the heading of the 章 or 節 that the page ends in; number: of the page, {n} and {total} are put in, as 「- {n} -」; number_place: at the foot;
    line_numbers: every so many lines, 0 for none, counted anew on each page; watermark: large and pale across the page.
    """

    head: str = ""
    foot: str = ""
    number: str = "{n}"
    number_place: Place = Place.CENTRE
    head_place: Place = Place.LEFT
    line_numbers: int = 0
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """Pages and how they are filled.

    sizes, turns: points and degrees of rotation, one for each page, the last for all that follow; margin: points on every
    side; spanning: what stands before the text goes across both columns; embedded: the font lies in the file, its signs are
    boxes, else it is one of the reader's machine; a turned page is shown upright, its content is stored turned.
    """

    sizes: tuple[tuple[float, float], ...] = (A4,)
    turns: tuple[int, ...] = (0,)
    margin: float = 64.0
    columns: int = 1
    spanning: bool = True
    setting: Setting = field(default_factory=Setting)
    furniture: Furniture = field(default_factory=Furniture)
    embedded: bool = False
    stroke: Stroke = Stroke.RUNS
    order: Order = Order.READING


@dataclass(slots=True)
class _Page:
    """Rows with the place of their top left corner, y from the foot of the page, and their column."""

    width: float
    height: float
    division: str = ""
    rows: list[tuple[Row, float, float, int]] = field(default_factory=list)


def render(manuscript: Manuscript, layout: PdfLayout) -> bytes:
    """The file; set twice, so that the contents can name the pages."""
    first = _Flow(layout, {})
    first.fill(manuscript)
    flow = _Flow(layout, first.begins)
    flow.fill(manuscript)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setTitle(manuscript.name)
    for index, page in enumerate(flow.pages):
        _draw(canvas, page, layout, index + 1, len(flow.pages))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bare(text: str) -> str:
    return "".join(text.split())


class _Flow:
    """Fills columns and pages with rows."""

    def __init__(self, layout: PdfLayout, known: dict[str, int]) -> None:
        self.layout, self.known = layout, known
        self.begins: dict[str, int] = {}  # page of each heading
        self.pages: list[_Page] = []
        self.column, self.columns = 0, 1
        self.y = self.top = 0.0
        self.waiting: list[Row] = []
        self.names: list[str] = []  # of the headings that begin with the waiting rows
        self.caption = self.division = ""
        self._turn_page()

    def fill(self, manuscript: Manuscript) -> None:
        """Sets the whole document."""
        for block in manuscript.blocks:
            for part in pieces(block):
                if isinstance(part, PageBreak):
                    self._place()
                    self._turn_page()
                else:
                    self._fill(part)
        self._place()

    def _fill(self, part: Piece | Table) -> None:
        spans = self.layout.spanning and isinstance(part, Piece) and part.role in _SPANNING
        if self.columns < self.layout.columns and not spans:
            self._place()
            self.columns, self.column, self.top = self.layout.columns, 0, self.y
        setting = self.layout.setting
        if isinstance(part, Piece):
            self._name(part)
            made = rows(part, setting, lambda: self.measure, lambda entry: self.known.get(_bare(entry)))
        else:
            made = table_rows(part, setting, self.measure)
        while row := self._next(made):
            self.waiting.append(row)
            if not row.keeps:
                self._place()

    def _name(self, piece: Piece) -> None:
        """Remembers what the contents may call a heading: its number and its caption."""
        if piece.role is Role.CAPTION:
            self.caption = piece.text
        elif piece.role in (Role.DIVISION, Role.HEADING):
            self.names.append(_bare(piece.printed))
            self.division = piece.printed if piece.role is Role.DIVISION else self.division
        elif piece.role is Role.TEXT and piece.number and not piece.level:
            self.names.append(_bare(piece.number.sign + self.caption))

    def _next(self, made: Iterator[Row]) -> Row | None:
        """The next row, set for the column that it will stand in."""
        setting = self.layout.setting
        if not self.waiting and self.y - setting.size * setting.leading < self.layout.margin:
            self._turn_column()
        return next(made, None)

    @property
    def measure(self) -> float:
        """Width of a column in points."""
        inner = self.pages[-1].width - 2 * self.layout.margin
        return (inner - (self.columns - 1) * self._gutter) / self.columns

    @property
    def _gutter(self) -> float:
        return _GUTTER * self.layout.setting.size

    def _place(self) -> None:
        """Puts the waiting rows, which belong together, at the foot of the column, or of the next where they do not fit."""
        if self.y - sum(row.above + row.height for row in self.waiting) < self.layout.margin:
            self._turn_column()
        for row in self.waiting:
            self.y -= row.above
            x = self.layout.margin + self.column * (self.measure + self._gutter)
            self.pages[-1].rows.append((row, x, self.y, self.column))
            self.y -= row.height
        self.pages[-1].division = self.division
        for name in self.names:
            self.begins.setdefault(name, len(self.pages))
        self.waiting, self.names = [], []

    def _turn_column(self) -> None:
        if self.column + 1 < self.columns:
            self.column += 1
            self.y = self.top
        else:
            self._turn_page()

    def _turn_page(self) -> None:
        width, height = self.layout.sizes[min(len(self.pages), len(self.layout.sizes) - 1)]
        self.pages.append(_Page(width, height))
        self.column = 0
        self.y = self.top = height - self.layout.margin


def _draw(canvas: Canvas, page: _Page, layout: PdfLayout, number: int, total: int) -> None:
    turn = layout.turns[min(number - 1, len(layout.turns) - 1)]
    _turn(canvas, page, turn)
    _watermark(canvas, page, layout)
    _furniture(canvas, page, layout, number, total)
    for row, x, y, _ in page.rows:
        for left, down, width, height in row.borders:
            canvas.rect(x + left, y - down - height, width, height)
    for run, x, y in _in_order(page, layout.order):
        _print(canvas, run, x + run.x, y - run.down, layout)


def _turn(canvas: Canvas, page: _Page, degrees: int) -> None:
    """Gives the page its size and rotation, and turns what will be drawn so that it is shown upright."""
    width, height = page.width, page.height
    canvas.setPageSize((width, height))  # as shown: the library itself swaps the sides of a turned page
    canvas.setPageRotation(degrees)
    matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
    if degrees:
        canvas.transform(*matrix[degrees])


def _in_order(page: _Page, order: Order) -> Iterator[tuple[Run, float, float]]:
    placed = page.rows
    if order is Order.ACROSS:
        placed = sorted(placed, key=lambda row: (-round(row[2]), row[3]))
    runs = [(run, x, y) for row, x, y, _ in placed for run in row.runs]
    if order is Order.NUMBERS_LAST:
        runs.sort(key=lambda run: run[0].number)
    yield from runs


def _font(layout: PdfLayout, *, bold: bool = False) -> str:
    return BOXES if layout.embedded else GOTHIC if bold else MINCHO


def _extended(text: str) -> str:
    """A space after a single sign: without its font that has no extent, and a library that reads the file may drop it."""
    return text + " " if len(text) == 1 else text


def _print(canvas: Canvas, run: Run, x: float, y: float, layout: PdfLayout) -> None:
    canvas.setFont(_font(layout, bold=run.bold), run.size)
    if layout.stroke is Stroke.CHARACTERS:
        for sign in run.text:
            if not sign.isspace():
                canvas.drawString(x, y, sign)
            x += text_width(sign, run.size) + run.spacing
        return
    text = _extended(run.text)
    canvas.drawString(x, y, text, charSpace=run.spacing)
    if layout.stroke is Stroke.TWICE and run.bold:
        canvas.drawString(x + 0.3, y, text, charSpace=run.spacing)


def _watermark(canvas: Canvas, page: _Page, layout: PdfLayout) -> None:
    if text := layout.furniture.watermark:
        size = 0.6 * page.width / max(3, len(text))
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont(_font(layout), size)
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, text)
        canvas.restoreState()


def _furniture(canvas: Canvas, page: _Page, layout: PdfLayout, number: int, total: int) -> None:
    own, margin = layout.furniture, layout.margin
    size = layout.setting.size * 0.85
    canvas.setFont(_font(layout), size)
    lines = (
        (own.head.format(division=page.division), own.head_place, page.height - margin * 0.6),
        (own.foot, Place.LEFT, margin * 0.4),
        (own.number.format(n=number, total=total), own.number_place, margin * (0.4 if not own.foot else 0.6)),
    )
    for text, place, y in lines:
        room = page.width - 2 * margin - text_width(text, size)
        shift = {Place.LEFT: 0.0, Place.CENTRE: room / 2, Place.RIGHT: room}[place]
        if text:
            canvas.drawString(margin + shift, y, _extended(text))
    if own.line_numbers:
        _line_numbers(canvas, page, own.line_numbers, size)


def _line_numbers(canvas: Canvas, page: _Page, every: int, size: float) -> None:
    """Numbers the lines of a page to the left of the first column."""
    left = [row for row in page.rows if row[0].line and row[0].runs and not row[3]]
    for index, (row, x, y, _) in enumerate(left, 1):
        if index % every == 0:
            canvas.drawRightString(x - size, y - row.runs[0].down, _extended(str(index)))
