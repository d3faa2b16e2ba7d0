"""新旧対照表 -> Word, as Japanese practice lays it out: A4 landscape, the head of the table on each page."""

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tc
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.export.characters import legal
from pipeline.export.comparison import Cell, Columns, Comparison, Grid, Run, blocks, lines

_FONT, _FALLBACK, _LATIN = "游明朝", "ＭＳ 明朝", "Century"
_WIDTHS = (113.0, 113.0, 35.0)
"""Millimetres of the columns: what is between the margins of 18 mm."""
_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:top w:w="24" w:type="dxa"/><w:bottom w:w="24" w:type="dxa"/></w:tblCellMar>'
)
_SIZE, _STEP = 9.5, 9.5
"""Points of a letter and of a step of indentation."""


def write_word_table(stream: BinaryIO, tables: Sequence[Comparison], columns: Columns) -> None:
    """Writes a .docx with a table for each comparison, each on a page of its own, into stream."""
    file = docx.Document()
    _set_up(file, tables[0].title)
    for at, one in enumerate(tables):
        title = file.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.page_break_before = at > 0
        title.paragraph_format.space_after = Pt(4)
        words = title.add_run(legal(f"{one.title}　新旧対照表".replace("\n", "　")))
        words.font.size, words.bold = Pt(14), True
        for label, old, new in one.known:
            line = file.add_paragraph(legal(f"{label}　" + "　／　".join(_said(columns, old, new))))
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _add_table(file, one, columns)
    whole = BytesIO()
    file.save(whole)
    stream.write(whole.getvalue())


def _said(columns: Columns, old: str, new: str) -> list[str]:
    """改定後 2026年4月1日, for the versions of which it is known."""
    pairs = zip(columns.ordered(columns.old, columns.new), columns.ordered(old, new), strict=True)
    return [f"{name} {value}" for name, value in pairs if value]


def _set_up(file: Document, title: str) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.footer_distance = Mm(8)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ja-JP")
    language.set(qn("w:eastAsia"), "ja-JP")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.15
    _name_fallback(file)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("PAGE", " / ", "NUMPAGES"):
        if text.isupper():
            foot._p.append(
                parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{text}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
            )
        else:
            foot.add_run(text)
    properties = file.core_properties
    properties.title, properties.author, properties.comments = legal(title)[:200], "", ""
    properties.language = "ja-JP"


def _name_fallback(file: Document) -> None:
    """Where a machine has no 游明朝, Word takes the alternative that the table of fonts names."""
    part = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(part.blob)
    fonts.append(
        parse_xml(
            f'<w:font {nsdecls("w")} w:name="{_FONT}"><w:altName w:val="{_FALLBACK}"/><w:charset w:val="80"/>'
            '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        )
    )
    part._blob = docx.oxml.xmlchemy.serialize_for_reading(fonts).encode()


def _add_table(file: Document, one: Comparison, columns: Columns) -> None:
    table = file.add_table(rows=len(one.rows) + 1, cols=3)
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(_MARGINS))
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, _WIDTHS, strict=True):
        grid.w = Mm(width)
    rows = [[_Cell(tc, table) for tc in tr.tc_lst] for tr in table._tbl.tr_lst]
    for cell, name in zip(rows[0], (*columns.ordered(columns.old, columns.new), "備考"), strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].add_run(name).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDEDED"/>')
        )
    table._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    opens = [True, True, *(row.opens for row in one.rows[1:]), True]
    for at, cells in enumerate(rows):
        for cell, width in zip(cells, _WIDTHS, strict=True):
            _line(cell._tc, width, above=opens[at], below=opens[at + 1])
    for cells, row in zip(rows[1:], one.rows, strict=True):
        for cell, side in zip(cells, columns.ordered(row.old, row.new), strict=False):
            _fill(cell, side)
        cells[2].paragraphs[0].add_run(legal(row.remark)).font.size = Pt(_SIZE - 1)


def _line(tc: CT_Tc, width: float, *, above: bool, below: bool) -> None:
    """Lines between the articles and around the columns, none between the 項 of an article."""
    tc.width = Mm(width)
    sides = {"top": above, "left": True, "bottom": below, "right": True}
    drawn, none = 'w:val="single" w:sz="4" w:space="0" w:color="000000"', 'w:val="nil"'
    strokes = "".join(f"<w:{side} {drawn if is_drawn else none}/>" for side, is_drawn in sides.items())
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{strokes}</w:tcBorders>")
    properties = tc.get_or_add_tcPr()
    shading = properties.find(qn("w:shd"))
    if shading is not None:  # the schema wants the lines first
        shading.addprevious(borders)
    else:
        properties.append(borders)


def _fill(cell: _Cell, side: Cell) -> None:
    paragraph = cell.paragraphs[0]
    base = side.level * _STEP
    if side.is_line:
        for at, line in enumerate(lines(side.heading)):
            paragraph = paragraph if at == 0 else cell.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            _add(paragraph, line)
        if side.note:
            paragraph.add_run(f"　{side.note}")
        return
    label = (*side.heading, Run("　")) if side.heading else ()
    if not side.text:
        paragraph.paragraph_format.left_indent = Pt(base)
        _add(paragraph, label)
        paragraph.add_run(side.note)
        return
    hanging = _SIZE if side.heading else 0.0
    for at, block in enumerate(blocks(side.text)):
        if isinstance(block, Grid):
            _add(paragraph, label if at == 0 else ())
            _lower(paragraph)
            _add_inner(cell, block)
            paragraph = cell.paragraphs[-1]  # Word wants one behind a table
            continue
        if paragraph.runs:
            paragraph = cell.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(base + hanging)
        if at == 0 and label:
            paragraph.paragraph_format.first_line_indent = Pt(-hanging)
        _add(paragraph, (*label, *block) if at == 0 else block)
    _lower(paragraph)


def _lower(paragraph: Paragraph) -> None:
    """A paragraph without text takes next to no room."""
    if not paragraph.runs:
        paragraph.paragraph_format.line_spacing = Pt(2)


def _add(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    for run in runs:
        paragraph.add_run(legal(run.text)).underline = True if run.is_changed else None


def _add_inner(cell: _Cell, grid: Grid) -> None:
    """A table that stands in the text."""
    inner = cell.add_table(rows=len(grid.rows), cols=max(map(len, grid.rows)))
    inner.style = "Table Grid"
    for cells, row in zip(inner.rows, grid.rows, strict=True):
        for one, runs in zip(cells.cells, row, strict=False):
            _add(one.paragraphs[0], runs)
            for run in one.paragraphs[0].runs:
                run.font.size = Pt(_SIZE - 1)
