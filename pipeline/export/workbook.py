"""Tables as an Excel workbook: every cell text or a number, no cell a formula."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import east_asian_width

from pipeline.errors import ExportError
from pipeline.export.characters import legal

if TYPE_CHECKING:
    import xlsxwriter

Cell = str | float | None

_MOST_ROWS = 1_048_576  # of a sheet, the head among them
_MOST_UNITS = 32_767  # of a cell, in UTF-16 code units
_LINE_HEIGHT, _MOST_HEIGHT = 14.0, 409.0  # points; the second is the most that Excel gives a row
_CUT = "…（以下省略）"
_FONT = {"font_name": "Yu Gothic", "font_size": 10, "valign": "top"}
_LINE = {"border": 1, "border_color": "#D0D7DE"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its width in characters; choices: a drop-down, the last of them is shown as done."""

    head: str
    width: float
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a head and rows of as many cells as there are columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_workbook(stream: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Writes an .xlsx into stream; ExportError where a sheet has more rows than Excel holds."""
    import xlsxwriter  # half a tenth of a second: most commands write no workbook

    for sheet in sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            raise ExportError(
                f"シート「{sheet.name}」の行数が Excel の上限（{_MOST_ROWS:,}行）を超えるので、文書を分けて書き出してください。"
            )
    whole = io.BytesIO()  # in between, so that a full disk is an OSError and no exception of the library's own
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"comments": "yakkan で書き出しました。値は原文で確かめてください。"})
    formats = Formats(book)
    for sheet in sheets:
        write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    stream.write(whole.getvalue())


class Formats:
    """How cells look: made once for a workbook, shared by its sheets."""

    def __init__(self, book: "xlsxwriter.Workbook") -> None:
        self.head = book.add_format(
            {**_FONT, **_LINE, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True}
        )
        # A quote prefix keeps text that begins with a formula's sign text when its cell is edited.
        self.text = book.add_format({**_FONT, **_LINE, "text_wrap": True, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format({**_FONT, **_LINE, "num_format": "0.00"})
        self.whole = book.add_format({**_FONT, **_LINE, "num_format": "0"})
        self.done = book.add_format({"bg_color": "#DDF3E4", "font_color": "#1B5E35"})


def write_sheet(paper: "xlsxwriter.workbook.Worksheet", sheet: Sheet, formats: Formats) -> None:
    """Writes a sheet with a frozen head, filters and widths; every text as text, never as a formula."""
    last_row, last_column = len(sheet.rows), len(sheet.columns) - 1
    for at, column in enumerate(sheet.columns):
        paper.set_column(at, at, column.width)
        paper.write_string(0, at, column.head, formats.head)
    for number, row in enumerate(sheet.rows, 1):
        paper.set_row(number, height(row, sheet.columns))
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                paper.write_string(number, at, fitting(cell), formats.text)
            elif isinstance(cell, int | float):
                paper.write_number(number, at, cell, formats.whole if isinstance(cell, int) else formats.number)
            else:
                paper.write_blank(number, at, None, formats.text)
    paper.freeze_panes(1, 0)
    paper.autofilter(0, 0, last_row, last_column)
    for at, column in enumerate(sheet.columns):
        if column.choices and last_row:
            paper.data_validation(
                1,
                at,
                last_row,
                at,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": column.head,
                    "error_message": f"{'・'.join(column.choices)} のどれかを選んでください。",
                },
            )
            done = {"type": "cell", "criteria": "==", "value": f'"{column.choices[-1]}"', "format": formats.done}
            paper.conditional_format(1, at, last_row, at, done)
    paper.set_landscape()
    paper.set_paper(9)  # A4
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
    paper.set_footer("&C&A　&P / &N")


def height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that the wrapped text of a row needs: Excel finds them itself when it opens a book, other programs do not."""
    lines = max(
        sum(max(1, math.ceil(_wide(line) / column.width)) for line in str(cell or "").split("\n"))
        for cell, column in zip(row, columns, strict=True)
    )
    return min(lines * _LINE_HEIGHT + 3, _MOST_HEIGHT)


def _wide(line: str) -> float:
    """The width of a line in the unit of a column's width, a digit of 7 pixels: a kanji of 10 points has 13.3."""
    return sum(1.9 if east_asian_width(sign) in "WFA" else 1.0 for sign in line)


def fitting(text: str) -> str:
    """Text that a cell can hold; what is cut off is told."""
    text = legal(text)
    if _units(text) <= _MOST_UNITS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_MOST_UNITS - _units(_CUT))].decode("utf-16-le", errors="ignore")
    return kept + _CUT


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
