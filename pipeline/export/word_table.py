"""新旧対照表 -> Word, as Japanese practice lays it out: A4 landscape, the head of the table on each page."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.export.characters import legal
from pipeline.export.comparison import Cell, Columns, Comparison, Grid, Run, blocks, lines
from pipeline.export.word_page import SIZE, add_lines, add_run, add_table, add_title, keep_whole, new_page, save

_WIDTHS = (113.0, 113.0, 35.0)
"""Millimetres of the columns: what is between the margins of 18 mm."""
_STEP = 9.5
"""Points of a step of indentation."""
_PADDING, _TWIPS = 5.0, 20
"""Millimetres that a table in a cell leaves free; units of Word in a point."""
_NARROWEST, _BROADEST = 4, 24
"""Characters of a cell that make its column no narrower or broader."""
_WHOLE = 400
"""Characters of a row that is not broken over two pages."""


def write_word_table(stream: BinaryIO, tables: Sequence[Comparison], columns: Columns) -> None:
    """Writes a .docx with a table for each comparison, each on a page of its own, into stream."""
    file = new_page(tables[0].title, landscape=True)
    for at, one in enumerate(tables):
        add_title(file, f"{one.title}　新旧対照表", on_new_page=at > 0)
        for label, old, new in one.known:
            line = file.add_paragraph(legal(f"{label}　" + "　／　".join(_said(columns, old, new))))
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _add_rows(file, one, columns)
    save(file, stream)


def _said(columns: Columns, old: str, new: str) -> list[str]:
    """改定後 2026年4月1日, for the versions of which it is known."""
    pairs = zip(columns.ordered(columns.old, columns.new), columns.ordered(old, new), strict=True)
    return [f"{name} {value}" for name, value in pairs if value]


def _add_rows(file: Document, one: Comparison, columns: Columns) -> None:
    heads = (*columns.ordered(columns.old, columns.new), "備考")
    _, rows = add_table(file, heads, _WIDTHS, len(one.rows))
    opens = [True, True, *(row.opens for row in one.rows[1:]), True]
    for at, cells in enumerate(rows):
        for cell in cells:  # between the articles, not between the 項 of one
            add_lines(cell, above=opens[at], below=opens[at + 1])
    for cells, row in zip(rows[1:], one.rows, strict=True):
        for cell, side in zip(cells, columns.ordered(row.old, row.new), strict=False):
            _fill(cell, side)
        for number, line in enumerate(legal(row.remark).split("\n")):
            add_run(cells[2].paragraphs[0] if number == 0 else cells[2].add_paragraph(), line, size=SIZE - 1)
        if max(sum(len(run.text) for run in side.text) for side in (row.old, row.new)) <= _WHOLE:
            keep_whole(cells[0])


def _fill(cell: _Cell, side: Cell) -> None:
    paragraph = cell.paragraphs[0]
    base = side.level * _STEP
    if side.is_line:
        for at, line in enumerate(lines(side.heading)):
            paragraph = paragraph if at == 0 else cell.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            _add(paragraph, line)
        if side.note:
            add_run(paragraph, f"　{side.note}")
        return
    label = (*side.heading, Run("　")) if side.heading else ()
    if not side.text:
        paragraph.paragraph_format.left_indent = Pt(base)
        _add(paragraph, label)
        add_run(paragraph, side.note)
        return
    hanging = SIZE if side.heading else 0.0
    for at, block in enumerate(blocks(side.text)):
        if isinstance(block, Grid):
            _add(paragraph, label if at == 0 else ())
            _lower(paragraph)
            _add_inner(cell, block, base)
            paragraph = cell.paragraphs[-1]  # Word wants one behind a table
            continue
        if paragraph._p.r_lst:
            paragraph = cell.add_paragraph()
        if base + hanging:
            paragraph.paragraph_format.left_indent = Pt(base + hanging)
        if at == 0 and label:
            paragraph.paragraph_format.first_line_indent = Pt(-hanging)
        _add(paragraph, (*label, *block) if at == 0 else block)
    _lower(paragraph)


def _lower(paragraph: Paragraph) -> None:
    """A paragraph without text takes next to no room."""
    if not paragraph._p.r_lst:
        paragraph.paragraph_format.line_spacing = Pt(2)


def _add(paragraph: Paragraph, runs: Sequence[Run], size: float | None = None) -> None:
    for run in runs:
        add_run(paragraph, legal(run.text), underlined=run.is_changed, size=size)


def _add_inner(cell: _Cell, grid: Grid, indent: float) -> None:
    """A table that stands in the text, its columns as wide as what they say; indent: points."""
    inner = cell.add_table(rows=len(grid.rows), cols=max(map(len, grid.rows)))
    inner.style = "Table Grid"
    inner.autofit = False
    away = OxmlElement("w:tblInd", attrs={qn("w:w"): str(round(indent * _TWIPS)), qn("w:type"): "dxa"})
    # The schema has an order; the layout is there since autofit was set.
    next(one for one in inner._tbl.tblPr if one.tag == qn("w:tblLayout")).addprevious(away)
    widths = _shared(grid, Mm(_WIDTHS[0] - _PADDING).pt - indent)
    for column, width in zip(inner.columns, widths, strict=True):
        column.width = Pt(width)
    for cells, row in zip(inner.rows, grid.rows, strict=True):
        for at, (one, runs) in enumerate(zip(cells.cells, row, strict=False)):
            one.width = Pt(widths[at])
            _add(one.paragraphs[0], runs, SIZE - 1)


def _shared(grid: Grid, width: float) -> list[float]:
    """The width shared out among the columns by their longest cells, none much narrower than the others."""
    columns = zip_longest(*grid.rows, fillvalue=())
    longest = [max(sum(len(run.text) for run in runs) for runs in column) for column in columns]
    shares = [min(max(one, _NARROWEST), _BROADEST) for one in longest]
    return [width * share / sum(shares) for share in shares]
