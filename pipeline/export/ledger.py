"""Tables of many documents as Excel workbooks, written row by row: the memory they take does not grow with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.errors import ExportError
from pipeline.export.workbook import Cell, Column, fitting, height

_MOST_ROWS = 1_048_576  # of a sheet, its heads among them
_FONT = {"font_name": "Yu Gothic", "font_size": 10, "valign": "top"}
_LINE = {"border": 1, "border_color": "#D0D7DE"}
_HEAD = {**_FONT, **_LINE, "bold": True, "text_wrap": True, "valign": "vcenter", "font_color": "#FFFFFF"}
_SECTIONS = ("#1F3A5F", "#3E5C76")
"""Colours of the heads, by turns."""
_WEAK = "#FFF1CC"
_ONE_SHEET, _SMALL = 340, 60  # characters that go beside each other on a sheet of A3; percent, where there are more
_SECTION_HEIGHT, _HEAD_HEIGHT, _SHORT = 18, 32, 17.0  # points: a head is two lines, a row at least one


class Look(Enum):
    """How the cells of a column look; the value is what it adds to a cell's format."""

    TEXT = ()
    VALUE = (("bold", True), ("align", "left"))
    COUNT = (("align", "center"),)
    PLACE = (("font_color", "#44546A"), ("bg_color", "#F6F8FA"))
    QUOTE = (("font_color", "#57606A"), ("bg_color", "#F6F8FA"), ("font_size", 9))


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table. key and kind: its name and type for programs; section: a head over it and its like, or ""."""

    key: str
    column: Column
    section: str = ""
    look: Look = Look.TEXT
    kind: type[str | int | float] = str


@dataclass(frozen=True, slots=True)
class Told:
    """A cell with a value that can be reckoned with beside its words.

    text: where there are only words, as in CSV; value: for a workbook, shown as form says (an Excel number format);
    weak: to be looked at by a person.
    """

    text: str
    value: float | date | None = None
    form: str = ""
    weak: bool = False


Row = Sequence[Cell | Told]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name and columns. fixed: so many columns stay when the sheet is moved; tallest: points of its highest rows."""

    name: str
    fields: tuple[Field, ...]
    fixed: int = 0
    tallest: float = 409.0


def plain(cell: Cell | Told) -> Cell:
    """A cell without its looks."""
    return cell.text if isinstance(cell, Told) else cell


class Workbooks:
    """Workbooks with a sheet for each table; a further one is begun where a sheet would pass what Excel holds.

    folder: where they are written, with what the library needs in between; the rows that are added together stand in
    one workbook. ExportError where the disk refuses.
    """

    def __init__(self, folder: Path, tables: Sequence[Table], *, most_rows: int = _MOST_ROWS) -> None:
        self._folder = folder
        self._tables = tables
        self._most = most_rows
        self._paths: list[Path] = []
        self._open: _Book | None = None

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Adds rows to tables by their names."""
        if self._open is None or any(self._open.rows(name) + len(added) > self._most for name, added in rows.items()):
            self._next()
        assert self._open is not None
        for name, added in rows.items():
            for row in added:
                self._open.write(name, row)

    def finish(self) -> list[Path]:
        """The workbooks, one at least, in order."""
        if self._open is None:
            self._next()
        self._close()
        return self._paths

    def forsake(self) -> None:
        """Lets go of a workbook that could not be ended."""
        if self._open is not None:
            self._open.forsake()
            self._open = None

    def _next(self) -> None:
        self._close()
        self._paths.append(self._folder / f"book-{len(self._paths) + 1}.xlsx")
        self._open = _Book(self._paths[-1], self._tables)

    def _close(self) -> None:
        if self._open is None:
            return
        try:
            self._open.close()
        except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
            self.forsake()
            raise ExportError(
                "Excel のブックを書き出せませんでした。空き容量を確かめて、もう一度実行してください。"
            ) from error
        self._open = None


class _Book:
    """One workbook that is being written."""

    def __init__(self, path: Path, tables: Sequence[Table]) -> None:
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
        self._book.set_properties({"comments": "yakkan で書き出しました。値は原文で確かめてください。"})
        self._formats: dict[tuple[Look, str, bool], Any] = {}
        self._sheets = {table.name: (table, self._book.add_worksheet(table.name)) for table in tables}
        self._at = {table.name: self._heads(*self._sheets[table.name]) for table in tables}
        self._usual = {t.name: [self._format(field.look, "@", weak=False) for field in t.fields] for t in tables}

    def rows(self, name: str) -> int:
        """How many rows a sheet has, heads and all."""
        return self._at[name]

    def write(self, name: str, row: Row) -> None:
        """Adds a row; text stays text, whatever sign it begins with."""
        table, paper = self._sheets[name]
        at, usual = self._at[name], self._usual[name]
        paper.set_row(at, min(_height(row, table.fields), table.tallest))
        for number, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                paper.write_string(at, number, fitting(cell), usual[number])
            elif isinstance(cell, Told):
                self._write_told(paper, at, number, cell, table.fields[number].look)
            elif isinstance(cell, int | float):
                form = "0" if isinstance(cell, int) else "0.00"
                paper.write_number(at, number, cell, self._format(table.fields[number].look, form, weak=False))
            else:
                paper.write_blank(at, number, None, usual[number])
        self._at[name] = at + 1

    def _write_told(self, paper: Any, at: int, number: int, cell: Told, look: Look) -> None:  # noqa: ANN401
        if isinstance(cell.value, date):
            paper.write_datetime(at, number, cell.value, self._format(look, cell.form, weak=cell.weak))
        elif cell.value is not None:
            paper.write_number(at, number, cell.value, self._format(look, cell.form, weak=cell.weak))
        else:
            paper.write_string(at, number, fitting(cell.text), self._format(look, "@", weak=cell.weak))

    def close(self) -> None:
        """Ends the sheets with what needs their last row, and writes the file."""
        for name, (table, paper) in self._sheets.items():
            heads = _heads_of(table)
            paper.autofilter(heads - 1, 0, max(self._at[name] - 1, heads - 1), len(table.fields) - 1)
        self._book.close()

    def forsake(self) -> None:
        """So that the library does not try to write the file when the book is collected."""
        self._book.fileclosed = True

    def _heads(self, table: Table, paper: Any) -> int:  # noqa: ANN401
        """Writes the heads of a sheet; how many rows they take."""
        heads = _heads_of(table)
        paper.set_row(0, _SECTION_HEIGHT)
        paper.set_row(heads - 1, _HEAD_HEIGHT)
        sections = [(name, list(run)) for name, run in groupby(enumerate(table.fields), key=lambda one: one[1].section)]
        for turn, (name, run) in enumerate(sections):
            look = self._book.add_format({**_HEAD, "bg_color": _SECTIONS[turn % 2]})
            first, last = run[0][0], run[-1][0]
            if heads == 2:
                if first == last:
                    paper.write_string(0, first, name, look)
                else:
                    paper.merge_range(0, first, 0, last, name, look)
        for turn, (_, run) in enumerate(sections):
            look = self._book.add_format({**_HEAD, "bg_color": _SECTIONS[turn % 2]})
            for number, field in run:
                paper.write_string(heads - 1, number, field.column.head, look)
                folds = {"level": 1} if field.look is Look.QUOTE and field.section else {}
                paper.set_column(number, number, field.column.width, None, folds)
        paper.freeze_panes(heads, table.fixed)
        paper.set_landscape()
        paper.set_paper(8 if len(table.fields) > 12 else 9)  # A3, A4
        if sum(field.column.width for field in table.fields) <= _ONE_SHEET:
            paper.fit_to_pages(1, 0)
        else:
            paper.set_print_scale(_SMALL)
        paper.repeat_rows(0, heads - 1)
        if table.fixed:
            paper.repeat_columns(0, table.fixed - 1)
        paper.set_footer("&C&A　&P / &N")
        return heads

    def _format(self, look: Look, form: str, *, weak: bool) -> Any:  # noqa: ANN401
        """Formats are made once: Excel holds 64,000 of them."""
        key = look, form, weak
        if key not in self._formats:
            given = {**_FONT, **_LINE, "text_wrap": True, **dict(look.value), "num_format": form}
            if form == "@":
                given["quote_prefix"] = (
                    True  # keeps text that begins with a formula's sign text when its cell is edited
                )
            if weak:
                given["bg_color"] = _WEAK
            self._formats[key] = self._book.add_format(given)
        return self._formats[key]


def _heads_of(table: Table) -> int:
    return 2 if any(field.section for field in table.fields) else 1


def _height(row: Row, fields: Sequence[Field]) -> float:
    """As workbook.height tells; but most cells are seen to be short without weighing their signs."""
    long = [
        (text, field.column)
        for cell, field in zip(row, fields, strict=True)
        if isinstance(text := plain(cell), str) and ("\n" in text or 2 * len(text) > field.column.width)
    ]
    return height(*zip(*long, strict=True)) if long else _SHORT
