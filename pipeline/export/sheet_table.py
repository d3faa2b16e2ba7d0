"""新旧対照表 -> Excel: a sheet with the table, a row a unit, and a sheet with the list of changes."""

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.export.characters import legal
from pipeline.export.comparison import Cell, Columns, Comparison, Row, Run
from pipeline.export.workbook import Column, Formats, Sheet, fitting, height, write_sheet

_WIDTHS = (62.0, 62.0, 22.0)
_MOST_UNITS = 32_000
_BODY = {"font_name": "游明朝", "font_size": 10, "align": "left", "valign": "top", "text_wrap": True, "num_format": "@", "quote_prefix": True, "left": 1, "right": 1}  # fmt: skip


def write_sheet_table(
    stream: BinaryIO, tables: Sequence[Comparison], columns: Columns, changes: Sequence[Sheet]
) -> None:
    """Writes an .xlsx into stream: a sheet for each table and behind it the list of its changes."""
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"title": legal(tables[0].title)[:200]})
    formats = Formats(book)
    paper = _Paper(book)
    for number, (table, listed) in enumerate(zip(tables, changes, strict=True), 1):
        mark = str(number) if len(tables) > 1 else ""
        paper.write(book.add_worksheet(f"新旧対照表{mark}"), table, columns)
        write_sheet(book.add_worksheet(f"{listed.name}{mark}"), listed, formats)
    book.close()
    stream.write(whole.getvalue())


class _Paper:
    """The formats of a book, each made once, and what is written with them."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bodies: dict[tuple[int, bool, bool], Format] = {}
        self._title = book.add_format({"font_name": "游明朝", "font_size": 14, "bold": True, "align": "center"})
        self._known = book.add_format({"font_name": "游明朝", "font_size": 10, "align": "right"})
        self._head = book.add_format(
            {
                "font_name": "游明朝",
                "font_size": 10,
                "bold": True,
                "align": "center",
                "border": 1,
                "bg_color": "#EDEDED",
            }
        )
        self._plain = book.add_format({"font_name": "游明朝", "font_size": 10})
        self._changed = book.add_format({"font_name": "游明朝", "font_size": 10, "underline": 1})

    def write(self, sheet: Worksheet, table: Comparison, columns: Columns) -> None:
        """The whole sheet: title, dates, head, rows."""
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.merge_range(0, 0, 0, 2, "", self._title)
        sheet.write_string(0, 0, legal(f"{table.title}　新旧対照表".replace("\n", "　")), self._title)
        sheet.set_row(0, 24)
        head = 1
        for label, old, new in table.known:
            pairs = zip(columns.ordered(columns.old, columns.new), columns.ordered(old, new), strict=True)
            said = "　／　".join(f"{name} {value}" for name, value in pairs if value)
            sheet.merge_range(head, 0, head, 2, "", self._known)
            sheet.write_string(head, 0, legal(f"{label}　{said}"), self._known)
            head += 1
        for at, name in enumerate((*columns.ordered(columns.old, columns.new), "備考")):
            sheet.write_string(head, at, name, self._head)
        for at, row in enumerate(table.rows):
            ends = at + 1 == len(table.rows) or table.rows[at + 1].opens
            self._write_row(sheet, head + 1 + at, row, columns, opens=row.opens or at == 0, ends=ends)
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")

    def _write_row(self, sheet: Worksheet, number: int, row: Row, columns: Columns, *, opens: bool, ends: bool) -> None:
        texts = []
        for at, cell in enumerate(columns.ordered(row.old, row.new)):
            runs = _runs(cell)
            texts.append("".join(run.text for run in runs))
            self._write_cell(sheet, number, at, runs, self._body(cell.level, opens=opens, ends=ends))
        self._write_cell(sheet, number, 2, [Run(legal(row.remark))], self._body(0, opens=opens, ends=ends))
        level = max(row.old.level, row.new.level)
        sizes = [Column("", width - 2 * level) for width in _WIDTHS]
        sheet.set_row(number, height((*texts, row.remark), sizes))

    def _body(self, level: int, *, opens: bool, ends: bool) -> Format:
        key = (level, opens, ends)
        if key not in self._bodies:
            self._bodies[key] = self._book.add_format(
                {**_BODY, "indent": level, "top": int(opens), "bottom": int(ends)}
            )
        return self._bodies[key]

    def _write_cell(self, sheet: Worksheet, row: int, column: int, runs: Sequence[Run], body: Format) -> None:
        """Rich text where only some words differ; a text that no cell holds is cut, and says so, without underlines."""
        text = "".join(run.text for run in runs)
        if not text:
            sheet.write_blank(row, column, None, body)
        elif len(text) > _MOST_UNITS or not any(run.is_changed for run in runs):
            sheet.write_string(row, column, fitting(text), body)
        elif len(runs) == 1:  # rich text has two pieces or more: a space that nobody sees
            sheet.write_rich_string(row, column, self._changed, text, self._plain, " ", body)
        else:
            parts = [part for run in runs for part in (self._changed if run.is_changed else self._plain, run.text)]
            sheet.write_rich_string(row, column, *parts, body)


def _runs(cell: Cell) -> list[Run]:
    """All that a cell shows, its tables with bars between their cells."""
    gap = [Run("　")] if cell.heading and (cell.text or cell.note) else []
    note = [Run(cell.note)] if cell.note else []
    shown = (
        Run(legal(run.text.replace("\t", " ｜ ")), run.is_changed) for run in (*cell.heading, *gap, *cell.text, *note)
    )
    runs: list[Run] = []
    for run in shown:
        if runs and runs[-1].is_changed == run.is_changed:
            runs[-1] = Run(runs[-1].text + run.text, run.is_changed)
        elif run.text:
            runs.append(run)
    return runs
