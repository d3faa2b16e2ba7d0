"""Pieces -> rows of a PDF: runs of text at their places, lines of one height, rows of tables with their borders."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from corpus.rendering import boxes
from corpus.rendering.breaking import break_lines
from corpus.rendering.model import Place, Table
from corpus.rendering.pieces import Piece, Role

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
for _font in (MINCHO, GOTHIC):
    pdfmetrics.registerFont(UnicodeCIDFont(_font))
boxes.register(lambda sign: float(pdfmetrics.stringWidth(sign, MINCHO, 1)))

_LEAST_FULL = 0.8  # of the measure; a shorter line is left ragged


class Numbers(Enum):
    """How a numbered paragraph is set: further lines at the margin, further lines hung, or the number an object of its own."""

    INLINE = auto()
    HANGING = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set, in points and in widths of a character.

    size: of the text; leading: from line to line, as a multiple of it; numbers: see there; turn: how far further lines of
    an INLINE paragraph stand in; opening: how far an unnumbered paragraph's first line does; step: how much deeper each
    level below 項 stands; between: empty space above a paragraph; justified: lines are spread to the right margin.
    """

    size: float = 10.5
    leading: float = 1.6
    numbers: Numbers = Numbers.HANGING
    turn: int = 0
    opening: int = 1
    step: float = 1.0
    between: float = 0.0
    justified: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Characters one after the other; x from the left of the column, down from the top of the row, to the base line."""

    text: str
    x: float
    down: float
    size: float
    spacing: float = 0.0
    bold: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at one height of a column; above: empty space before it; borders: x, y, width, height from its top left.

    keeps: the next row has to stand in the same column; line: it is a line of text, as line numbers count.
    """

    runs: tuple[Run, ...]
    height: float
    above: float = 0.0
    keeps: bool = False
    borders: tuple[tuple[float, float, float, float], ...] = ()
    line: bool = True


def text_width(text: str, size: float) -> float:
    """In points."""
    return float(pdfmetrics.stringWidth(text, MINCHO, size))


def rows(
    piece: Piece, setting: Setting, measure: Callable[[], float], page_of: Callable[[str], int | None]
) -> Iterator[Row]:
    """The rows of a piece.

    measure: how wide the column is where the next row will stand, in points; page_of: the page of an entry of the contents.
    """
    if piece.role is Role.CONTENTS and piece.level:
        yield from _entry(piece, setting, measure(), page_of(piece.text))
    elif piece.role is Role.TEXT:
        yield from _text(piece, setting, measure)
    else:
        yield from _line(piece, setting, measure())


def _row(setting: Setting, size: float, *runs: Run, above: float = 0.0, keeps: bool = False) -> Row:
    return Row(runs, size * setting.leading, above, keeps)


def _text(piece: Piece, setting: Setting, measure: Callable[[], float]) -> Iterator[Row]:
    size, number = setting.size, piece.number
    left = max(0, piece.level - 1) * setting.step * size
    if number is None:
        yield from _lines(piece.text, setting, left + setting.opening * size, left, measure)
    elif setting.numbers is Numbers.APART:
        hung = left + max(text_width(number.sign, size) + 0.6 * size, 2 * size)
        sign = Run(number.sign, left, size, size, number=True)
        yield from _lines(piece.text, setting, hung, hung, measure, sign)
    else:
        hung = text_width(number.sign + number.gap, size) if setting.numbers is Numbers.HANGING else setting.turn * size
        yield from _lines(piece.printed, setting, left, left + hung, measure)


def _lines(
    text: str, setting: Setting, first: float, rest: float, measure: Callable[[], float], number: Run | None = None
) -> Iterator[Row]:
    """A paragraph whose first line begins at first and the others at rest; broken line by line, as pages may differ."""
    size, x, runs = setting.size, first, [number] if number else []
    above = setting.between * size
    while True:
        room = measure() - x
        line, *others = break_lines(text, room, measure() - rest, width=lambda sign: text_width(sign, size))
        text = text[len(line) :]
        line = line.rstrip(" ")
        used = text_width(line, size)
        spread = setting.justified and others and used > _LEAST_FULL * room
        spacing = (room - used) / max(1, len(line) - 1) if spread else 0.0
        yield _row(setting, size, *runs, Run(line, x, size, size, spacing), above=above)
        if not others:
            return
        x, runs, above = rest, [], 0.0


def _line(piece: Piece, setting: Setting, measure: float) -> Iterator[Row]:
    """Headings, captions and lines outside the terms."""
    scale = {Role.TITLE: 1.5, Role.DIVISION: 1.15}.get(piece.role, 1.0)
    size = setting.size * scale
    left = min(piece.indent * setting.size, measure / 4)
    bold = piece.role in (Role.TITLE, Role.DIVISION, Role.HEADING, Role.CAPTION)
    broken = break_lines(piece.printed, measure - left, measure - left, width=lambda sign: text_width(sign, size))
    for index, line in enumerate(broken):
        room = measure - left - text_width(line, size)
        shift = {Place.LEFT: 0.0, Place.CENTRE: room / 2, Place.RIGHT: room}[piece.place]
        above = setting.size * 0.6 if bold and not index else 0.0
        yield _row(setting, size, Run(line, left + max(0.0, shift), size, size, bold=bold), above=above, keeps=bold)


def _entry(piece: Piece, setting: Setting, measure: float, page: int | None) -> Iterator[Row]:
    """An entry of the contents, dots, and its page number at the right margin."""
    size = setting.size
    left = (piece.level - 1) * 2 * size
    shown = "" if page is None else str(page)
    room = measure - left - text_width(shown, size) - 2 * size
    *lines, last = break_lines(piece.text, room, room, width=lambda sign: text_width(sign, size))
    for line in lines:
        yield _row(setting, size, Run(line, left, size, size))
    dots = "…" * int((measure - left - text_width(last + shown, size) - size) / text_width("…", size))
    yield _row(
        setting,
        size,
        Run(f"{last} {dots}", left, size, size),
        Run(shown, measure - text_width(shown, size), size, size),
    )


def table_rows(table: Table, setting: Setting, measure: float) -> Iterator[Row]:
    """The rows of a bordered table as wide as the column; a cell's text is broken inside it."""
    size = setting.size * 0.95
    pad, height = size * 0.4, size * 1.4
    columns = zip(*table.rows, strict=True)
    widths = _widths([max(text_width(cell, size) for cell in column) + 3 * pad for column in columns], measure)
    for index, row in enumerate(table.rows):
        cells = [_cell(text, width - 2 * pad, size) for text, width in zip(row, widths, strict=True)]
        deep = max(len(lines) for lines in cells) * height + pad
        runs: list[Run] = []
        borders: list[tuple[float, float, float, float]] = []
        x = 0.0
        for lines, width in zip(cells, widths, strict=True):
            runs += [Run(line, x + pad, size + pad / 2 + at * height, size) for at, line in enumerate(lines)]
            borders.append((x, 0.0, width, deep))
            x += width
        last = index == len(table.rows) - 1
        yield Row(tuple(runs), deep, size * 0.4 if not index else 0.0, not index, tuple(borders), line=False)
        if last:
            yield Row((), size * 0.6, line=False)


def _widths(wanted: list[float], measure: float) -> list[float]:
    """Widths of columns that fill the measure: what a narrow one wants, an equal share of the rest for the wide ones."""
    share = measure / len(wanted)
    wide = sum(width > share for width in wanted)
    rest = measure - sum(width for width in wanted if width <= share)
    return [rest / wide if width > share else width for width in wanted] if wide else [share] * len(wanted)


def _cell(text: str, room: float, size: float) -> list[str]:
    return break_lines(text, room, room, width=lambda sign: text_width(sign, size))
