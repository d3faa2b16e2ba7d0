"""Rows -> a Word document of its own, laid out as a clean print of the new version, with tracked changes in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from pipeline.export.redline.ink import MAIN, Ink, element
from pipeline.export.redline.lines import Line, Look
from pipeline.export.redline.package import packed
from pipeline.export.redline.rows import Row
from pipeline.types.revision import Edit, Operation

Wording = Callable[[str, str], Sequence[Operation]]
"""What turns an old text into a new one."""

Notes = Mapping[int, Sequence[str]]
"""The comments on a row, by its number."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {"document": "document.main+xml", "styles": "styles+xml", "comments": "comments+xml"}
_STYLES = {Look.TITLE: "Title", Look.DIVISION: "Heading1", Look.HEADING: "Heading2", Look.BODY: "Normal"}
_WIDTH, _STEP, _HANGING = 9070, 210, 210  # twips: the text of a page, a step of the indent, how far a number hangs out
_DEEPEST = 8

_STYLE_SHEET = f"""<w:styles xmlns:w="{MAIN}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Century" w:hAnsi="Century" w:eastAsia="ＭＳ 明朝" w:cs="Times New Roman"/>
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
<w:pPr><w:spacing w:before="120" w:after="360"/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="ＭＳ ゴシック"/><w:b/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="ＭＳ ゴシック"/><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr>
<w:rPr><w:rFonts w:eastAsia="ＭＳ ゴシック"/><w:b/></w:rPr></w:style>
</w:styles>"""
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def laid_out(rows: Sequence[Row], notes: Notes, wording: Wording, ink: Ink) -> bytes:
    """A .docx of the rows."""
    setter = _Setter(notes, wording, ink)
    body = element("body", *setter.blocks(rows))
    body.append(
        element(
            "sectPr",
            element("pgSz", w="11906", h="16838"),
            element(
                "pgMar", top="1418", right="1418", bottom="1418", left="1418", header="851", footer="851", gutter="0"
            ),
        )
    )
    parts = {"document": _xml(element("document", body)), "styles": _STYLE_SHEET.encode()}
    parts["comments"] = _xml(element("comments", *ink.comments))
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}{name}" Target="{name}.xml"/>'
        for at, name in enumerate(("styles", "comments"), 1)
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}"/>' for name, kind in _PARTS.items()
    )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
    return packed(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
                f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
            ).encode(),
            "_rels/.rels": _links(main),
            "word/_rels/document.xml.rels": _links(links),
            **{f"word/{name}.xml": data for name, data in parts.items()},
        }
    )


def _links(links: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}relationships">{links}</Relationships>'.encode()


def _xml(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


class _Setter:
    def __init__(self, notes: Notes, wording: Wording, ink: Ink) -> None:
        self._notes, self._wording, self._ink = notes, wording, ink

    def blocks(self, rows: Sequence[Row]) -> Iterator[etree._Element]:
        """The paragraphs and tables, behind a table always a paragraph."""
        numbered = list(enumerate(rows))
        for is_table, group in groupby(numbered, key=lambda one: one[1].line.look is Look.ROW):
            if is_table:
                yield self._table(list(group))
            else:
                yield from (self._paragraph(row, self._notes.get(at, ())) for at, row in group)
        if numbered and numbered[-1][1].line.look is Look.ROW:
            yield element("p")

    def _paragraph(self, row: Row, notes: Sequence[str]) -> etree._Element:
        edit = _edit(row)
        properties = _properties(row.line)
        if edit is not Edit.EQUAL:
            self._ink.ended(edit, properties)
        old, new = (line.text if line else "" for line in (row.old, row.new))
        return element("p", properties, *self._runs(old, new, notes, edit))

    def _runs(self, old: str, new: str, notes: Sequence[str], edit: Edit) -> list[etree._Element]:
        operations = [Operation(Edit.EQUAL, old)] if old == new else self._wording(old, new)
        return self._ink.noted(list(self._ink.runs(operations)), notes, edit)

    def _table(self, rows: Sequence[tuple[int, Row]]) -> etree._Element:
        columns = max(row.line.text.count("\t") + 1 for _, row in rows)
        width = _WIDTH // columns
        borders = (element(side, val="single", sz="4", space="0", color="auto") for side in _BORDERS)
        table = element(
            "tbl",
            element("tblPr", element("tblW", w="5000", type="pct"), element("tblBorders", *borders)),
            element("tblGrid", *(element("gridCol", w=str(width)) for _ in range(columns))),
        )
        table.extend(self._row(row, self._notes.get(at, ()), columns, width) for at, row in rows)
        return table

    def _row(self, row: Row, notes: Sequence[str], columns: int, width: int) -> etree._Element:
        edit = _edit(row)
        count = row.line.text.count("\t") + 1
        olds, news = (line.text.split("\t") if line else [""] * count for line in (row.old, row.new))
        found = element("tr")
        if edit is not Edit.EQUAL:
            found.append(element("trPr", self._ink.track(edit)))
        differs = [at for at in range(count) if olds[at] != news[at]]
        noted = differs[0] if differs else 0
        for at, (old, new) in enumerate(zip(olds, news, strict=True)):
            span = columns - count + 1 if at == count - 1 else 1
            look = element("tcPr", element("tcW", w=str(width * span), type="dxa"))
            if span > 1:
                look.append(element("gridSpan", val=str(span)))
            mark = element("pPr")
            if edit is not Edit.EQUAL:
                self._ink.ended(edit, mark)
            runs = self._runs(old, new, notes if at == noted else (), edit)
            found.append(element("tc", look, element("p", mark, *runs)))
        return found


def _edit(row: Row) -> Edit:
    if row.old and row.new:
        return Edit.EQUAL
    return Edit.DELETE if row.old else Edit.INSERT


def _properties(line: Line) -> etree._Element:
    found = element("pPr", element("pStyle", val=_STYLES[line.look]))
    if line.look is Look.BODY and (line.depth or line.head):
        left = _STEP * min(line.depth, _DEEPEST)
        indent = {"left": str(left + _HANGING), "hanging": str(_HANGING)} if line.head else {"left": str(left)}
        found.append(element("ind", **indent))
    return found
