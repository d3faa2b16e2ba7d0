"""A new Word document as Japanese offices set it: A4, 游明朝, the page's number at its foot; and the cells of its tables."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement

from pipeline.export.characters import legal

SIZE = 9.5
"""Points of a letter."""
_FONT, _FALLBACK, _LATIN = "游明朝", "ＭＳ 明朝", "Century"
_LONG, _SHORT = 297, 210
_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:top w:w="24" w:type="dxa"/><w:bottom w:w="24" w:type="dxa"/></w:tblCellMar>'
)

_R, _LOOK, _SIZE, _LINE, _WORDS, _VAL = map(qn, ("w:r", "w:rPr", "w:sz", "w:u", "w:t", "w:val"))
_SPACE = qn("xml:space")


def new_page(title: str, *, landscape: bool) -> Document:
    """An empty document of A4 with margins of 18 mm."""
    file = docx.Document()
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.footer_distance = Mm(8)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(SIZE)
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
    return file


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


def add_title(file: Document, words: str, *, on_new_page: bool) -> None:
    """Puts the title in the middle of its line."""
    title = file.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.page_break_before = on_new_page
    title.paragraph_format.space_after = Pt(4)
    run = title.add_run(legal(words.replace("\n", "　")))
    run.font.size, run.bold = Pt(14), True


def add_table(
    file: Document, heads: Sequence[str], widths: Sequence[float], count: int
) -> tuple[Table, list[list[_Cell]]]:
    """A table of so many rows below its head, which is shown on every page, and its cells row by row, the head first.

    widths: millimetres. The cells are made at once: python-docx looks for each anew, which takes minutes in a long table.
    """
    table = file.add_table(rows=count + 1, cols=len(widths))
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(_MARGINS))
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = Mm(width)
    rows = [[_Cell(tc, table) for tc in tr.tc_lst] for tr in table._tbl.tr_lst]
    for cell, name in zip(rows[0], heads, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].add_run(name).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EDEDED"/>')
        )
    table._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell._tc.width = Mm(width)
    return table, rows


def add_run(paragraph: Paragraph, text: str, *, underlined: bool = False, size: float | None = None) -> None:
    """Adds words to a line, many times faster than the library does; size: points, None for the document's own."""
    if not text:
        return
    run = SubElement(paragraph._p, _R)
    if underlined or size is not None:
        look = SubElement(run, _LOOK)
        if size is not None:
            SubElement(look, _SIZE, {_VAL: str(round(size * 2))})
        if underlined:
            SubElement(look, _LINE, {_VAL: "single"})
    words = SubElement(run, _WORDS)
    words.text = text
    if text[:1].isspace() or text[-1:].isspace():
        words.set(_SPACE, "preserve")


def add_lines(cell: _Cell, *, above: bool = True, below: bool = True) -> None:
    """Draws the lines around a cell; those above and below may be faint: they close the frame where a page ends there."""
    borders = deepcopy(_borders(above, below))
    properties = cell._tc.get_or_add_tcPr()
    shading = properties.find(qn("w:shd"))
    if shading is not None:  # the schema wants the lines first
        shading.addprevious(borders)
    else:
        properties.append(borders)


@cache
def _borders(above: bool, below: bool) -> BaseOxmlElement:
    sides = {"top": above, "left": True, "bottom": below, "right": True}
    drawn, faint = (
        f'w:val="{line}" w:space="0"'
        for line in ('single" w:sz="4" w:color="000000', 'dotted" w:sz="2" w:color="A6A6A6')
    )
    strokes = "".join(f"<w:{side} {drawn if is_drawn else faint}/>" for side, is_drawn in sides.items())
    return parse_xml(f"<w:tcBorders {nsdecls('w')}>{strokes}</w:tcBorders>")


def keep_whole(cell: _Cell) -> None:
    """Keeps the row of a cell on one page."""
    cell._tc._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def save(file: Document, stream: BinaryIO) -> None:
    """Writes the document into a stream that need not be one that can be read."""
    whole = BytesIO()
    file.save(whole)
    stream.write(whole.getvalue())
