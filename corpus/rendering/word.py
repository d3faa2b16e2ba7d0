"""A document -> Word (.docx), its numbers typed or counted by Word itself."""

import io
import re
from dataclasses import dataclass
from enum import Enum, auto

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from corpus.rendering.model import Manuscript, PageBreak, Place, Table
from corpus.rendering.numbering import ARTICLE, Lists, Numbering, element
from corpus.rendering.pieces import Piece, Role, pieces

_ALIGNED = {Place.CENTRE: WD_ALIGN_PARAGRAPH.CENTER, Place.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT}
_BEGIN, _BETWEEN, _END = "begin", "separate", "end"
_NORMAL = "Normal"
_SHORT = 7  # characters of a run that is split or tracked
_STRUCK = "を別に定めて"
"""What a tracked deletion has taken out."""
_REFERENCE = re.compile(r"(第[0-9０-９一二三四五六七八九十百]+条)")


class Runs(Enum):
    """What a text is made of: one run, runs of a few characters, changes being tracked, or references as fields."""

    WHOLE = auto()
    SPLIT = auto()
    TRACKED = auto()
    FIELDS = auto()


@dataclass(frozen=True, slots=True)
class WordLayout:
    """How the document is made.

    lists: what numbers are; linked: lists are tied to styles, paragraphs have the style alone; headings: articles have a
    heading style; divided: 章 are a level of the list of the articles; head: of every page; number: of the page at its foot,
    {n} and {total} are fields; runs: what text is made of; opening: what an unnumbered paragraph opens with; size: points.
    """

    lists: Lists = Lists.MULTILEVEL
    linked: bool = False
    headings: bool = True
    divided: bool = False
    head: str = ""
    number: str = "{n}"
    runs: Runs = Runs.WHOLE
    opening: str = ""
    size: float = 10.5


def render(manuscript: Manuscript, layout: WordLayout) -> bytes:
    """The file."""
    writer = _Writer(manuscript, layout)
    writer.write()
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    def __init__(self, manuscript: Manuscript, layout: WordLayout) -> None:
        self.manuscript, self.layout = manuscript, layout
        self.document: Document = docx.Document()
        parts = [part for block in manuscript.blocks for part in pieces(block) if isinstance(part, Piece)]
        self.depth = 1 + max((part.level for part in parts if part.role is Role.DIVISION), default=0)  # of articles
        self.numbering = Numbering(layout.lists, layout.divided)
        self.styles: dict[str, ParagraphStyle] = {}  # by name: the library's own search is slow
        self.listed: dict[str, tuple[int, int]] = {}  # style -> list and level that it carries
        self.typed: list[tuple[Paragraph, str]] = []  # paragraphs that are in no list, with their style

    def write(self) -> None:
        """Fills the document."""
        normal = self.document.styles[_NORMAL]
        normal.font.size = Pt(self.layout.size)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "ＭＳ 明朝")
        for block in self.manuscript.blocks:
            parts = list(pieces(block))
            for index, part in enumerate(parts):
                if isinstance(part, Table):
                    self._table(part)
                elif isinstance(part, PageBreak):
                    self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
                elif part.role is Role.CONTENTS and part.level:
                    self._entry(part, first=index == 1, last=index == len(parts) - 1)
                else:
                    self._paragraph(part)
        self._margins()
        self._define()

    def _paragraph(self, piece: Piece) -> None:
        style = self._style(piece)
        paragraph = self._add(style)
        if piece.place in _ALIGNED:
            paragraph.alignment = _ALIGNED[piece.place]
        left = self._left(piece)
        place = self.numbering.place(piece.number, self._level(piece), left, self._linked(style))
        if place:
            self._number(paragraph, style, place)
        else:
            self.typed.append((paragraph, style))
            paragraph.paragraph_format.left_indent = Pt(left) if left else None
        opening = self.layout.opening if piece.role is Role.TEXT and piece.number is None else ""
        if piece.number and not place:
            opening = piece.number.sign + (piece.number.gap if piece.text else "")
        if opening:
            paragraph.add_run(opening)
        self._text(paragraph, piece.text)
        for run in paragraph.runs:
            run.bold = True if piece.role in (Role.HEADING, Role.CAPTION) else None

    def _text(self, paragraph: Paragraph, text: str) -> None:
        match self.layout.runs:
            case Runs.SPLIT:
                for start in range(0, len(text), _SHORT):
                    paragraph.add_run(text[start : start + _SHORT])
            case Runs.TRACKED if len(text) > 2 * _SHORT:
                paragraph.add_run(text[:_SHORT])
                _tracked(paragraph, "w:del", _STRUCK)
                _tracked(paragraph, "w:ins", text[_SHORT : 2 * _SHORT])
                paragraph.add_run(text[2 * _SHORT :])
            case Runs.FIELDS:
                for index, part in enumerate(_REFERENCE.split(text)):
                    if index % 2:
                        _field(paragraph, "REF _Ref1 \\r \\h", _BEGIN, _BETWEEN, shown=part)
                    elif part:
                        paragraph.add_run(part)
            case _:
                paragraph.add_run(text)

    def _level(self, piece: Piece) -> int:
        """Of a number as Numbering counts levels: divisions, then the article, then what is below."""
        return piece.level - 1 if piece.role is Role.DIVISION else ARTICLE + piece.level

    def _left(self, piece: Piece) -> float:
        if piece.role is Role.TEXT:
            return max(0, piece.level - 1) * self.layout.size
        return piece.indent * self.layout.size

    def _style(self, piece: Piece) -> str:
        match piece.role:
            case Role.TITLE:
                return "Title"
            case Role.DIVISION:
                return f"Heading {piece.level}"
            case Role.HEADING if self.layout.headings:
                return f"Heading {self.depth}"
            case Role.CONTENTS:
                return "目次見出し"
            case Role.HEADING | Role.TEXT if self.layout.linked and piece.number:
                return f"条項{piece.level}"
            case _:
                return _NORMAL

    def _add(self, style: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        if style != _NORMAL:
            paragraph._p.style = self._named(style).style_id
        return paragraph

    def _named(self, name: str) -> ParagraphStyle:
        """The style of that name, made where the template has none."""
        if name not in self.styles:
            known = self.document.styles
            self.styles[name] = known[name] if name in known else known.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        return self.styles[name]

    def _linked(self, style: str) -> str:
        """The id of a style that is to carry a level of a list."""
        free = self.layout.linked and style != _NORMAL and style not in self.listed
        return str(self._named(style).style_id) if free else ""

    def _number(self, paragraph: Paragraph, style: str, place: tuple[int, int]) -> None:
        """Puts the paragraph in its list: by its style where that carries the same list, else by itself."""
        if self.layout.linked and style != _NORMAL:
            if style not in self.listed:
                self.listed[style] = place
                _put_in_list(self._named(style).element.get_or_add_pPr(), place)
            if self.listed[style] == place:
                return
        _put_in_list(paragraph._p.get_or_add_pPr(), place)

    def _table(self, table: Table) -> None:
        made = self.document.add_table(len(table.rows), len(table.rows[0]), style="Table Grid")
        for row, cells in zip(made.rows, table.rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    def _entry(self, piece: Piece, *, first: bool, last: bool) -> None:
        """A line of the contents, a field that Word fills in by itself."""
        paragraph = self._add(f"toc {piece.level}")
        if first:
            _field(paragraph, 'TOC \\o "1-3" \\h', _BEGIN, _BETWEEN)
        paragraph.add_run(f"{piece.text}\t")
        _field(paragraph, "PAGEREF _Toc1 \\h", _BEGIN, _BETWEEN, shown="1")
        if last:
            _field(paragraph, "", _END)

    def _margins(self) -> None:
        section = self.document.sections[0]
        section.start_type = WD_SECTION_START.NEW_PAGE
        if self.layout.head:
            section.header.paragraphs[0].text = self.layout.head
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        rest = self.layout.number
        for sign, code in (("{n}", "PAGE"), ("{total}", "NUMPAGES")):
            before, found, after = rest.partition(sign)
            if found:
                foot.add_run(before)
                _field(foot, code, _BEGIN, _BETWEEN, shown="1")
                rest = after
        foot.add_run(rest)

    def _define(self) -> None:
        for paragraph, style in self.typed:
            if style in self.listed:
                _put_in_list(paragraph._p.get_or_add_pPr(), (0, 0))
        for style in self.document.styles:  # those of the template name lists that are not kept
            if style.name not in self.listed:
                for place in style.element.findall(f"{qn('w:pPr')}/{qn('w:numPr')}"):
                    place.getparent().remove(place)
        root = self.document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for made in self.numbering.elements():
            root.append(made)


def _put_in_list(properties: BaseOxmlElement, place: tuple[int, int]) -> None:
    """Sets numId and ilvl; the list 0 is none."""
    number = properties.get_or_add_numPr()  # type: ignore[attr-defined]
    number.get_or_add_ilvl().val = place[1]
    number.get_or_add_numId().val = place[0]


def _tracked(paragraph: Paragraph, name: str, text: str) -> None:
    """A tracked insertion (w:ins) or deletion (w:del)."""
    change = element(name, id=1, author="校閲者", date="2025-04-01T09:00:00Z")
    run = paragraph.add_run(text)
    if name == "w:del":
        for shown in run._r.iter(qn("w:t")):
            shown.tag = qn("w:delText")
    change.append(run._r)
    paragraph._p.append(change)


def _field(paragraph: Paragraph, code: str, *signs: str, shown: str | None = None) -> None:
    """Parts of a field; with a shown text the field is whole."""
    for sign in signs:
        paragraph.add_run()._r.append(element("w:fldChar", fldCharType=sign))
        if sign == _BEGIN:
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            paragraph.add_run()._r.append(instruction)
    if shown is not None:
        paragraph.add_run(shown)
        paragraph.add_run()._r.append(element("w:fldChar", fldCharType=_END))
