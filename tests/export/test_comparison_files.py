"""A 新旧対照表 as Word, Excel and browsers read it."""

import io
import itertools
import re
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app import as_comparison
from pipeline.export.comparison import Columns
from pipeline.export.sheet_table import write_sheet_table
from pipeline.export.web_table import write_web_table
from pipeline.export.word_table import write_word_table
from tests.export.compared_tables import compared

_OLD = """第1条（解約）
１　会員は、1か月前に届け出る。
２　次の物を返す。
(1) 鍵
(2) 札
第2条（料金）
料金は、次のとおり。
品名\t額
鍵\t100円
第3条（準拠法）
日本法による。
"""
_NEW = _OLD.replace("1か月", "2か月").replace("(2) 札\n", "(2) 札\n(3) 会員証\n").replace("100円", "120円")
_HOSTILE = "=HYPERLINK(\"http://a\") </td></table><script>alert(1)</script> ${title} <u onclick='x'> &amp; \x01"
_NAMES = as_comparison.columns("新/旧")


def word(old: str, new: str, columns: Columns = _NAMES) -> bytes:
    stream = io.BytesIO()
    write_word_table(stream, [compared(old, new)[1]], columns)
    return stream.getvalue()


def book(old: str, new: str, columns: Columns = _NAMES) -> openpyxl.Workbook:
    revision, table = compared(old, new)
    stream = io.BytesIO()
    write_sheet_table(stream, [table], columns, [as_comparison.changes(revision)])
    return openpyxl.load_workbook(stream, rich_text=True)


def page(old: str, new: str, columns: Columns = _NAMES) -> str:
    stream = io.BytesIO()
    write_web_table(stream, [compared(old, new)[1]], columns)
    return stream.getvalue().decode()


def test_word_has_a_head_on_each_page_and_underlines_on_both_sides() -> None:
    file = docx.Document(io.BytesIO(word(_OLD, _NEW)))
    assert file.paragraphs[0].text == "見本規約　新旧対照表"
    [table] = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["新", "旧", "備考"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    underlined = [
        [run.text for row in table.rows for line in row.cells[at].paragraphs for run in line.runs if run.underline]
        for at in (0, 1)
    ]
    assert underlined == [["2か月", "(3)", "会員証"], ["1か月"]]
    texts = [[cell.text.strip() for cell in row.cells[:2]] for row in table.rows]
    assert ["(3)　会員証", "（新設）"] in texts and ["第3条（準拠法）　（略）", "第3条（準拠法）　（略）"] in texts
    section = file.sections[0]
    assert section.page_width.mm == pytest.approx(297, abs=0.1) and section.page_height.mm == pytest.approx(
        210, abs=0.1
    )


def test_the_frame_is_closed_wherever_a_page_ends() -> None:
    [table] = docx.Document(io.BytesIO(word(_OLD, _NEW))).tables
    lines = [
        {
            side: cell._tc.tcPr.find(qn("w:tcBorders")).find(qn(f"w:{side}")).get(qn("w:val"))
            for side in ("top", "bottom")
        }
        for cell in table.columns[0].cells
    ]
    assert {line for one in lines for line in one.values()} == {"single", "dotted"}
    assert all(above["bottom"] == below["top"] for above, below in itertools.pairwise(lines))


def test_a_table_of_the_contract_is_a_table_in_the_cell() -> None:
    file = docx.Document(io.BytesIO(word(_OLD, _NEW)))
    inner = [[cell.text for row in one.rows for cell in row.cells] for row in file.tables[0].rows for cell in row.cells for one in cell.tables]  # fmt: skip
    assert inner == [["品名", "額", "鍵", "120円"], ["品名", "額", "鍵", "100円"]]


def test_word_names_a_font_and_what_to_take_where_it_is_missing() -> None:
    file = docx.Document(io.BytesIO(word(_OLD, _NEW)))
    assert file.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "游明朝"
    [fonts] = [part for part in file.part.package.iter_parts() if str(part.partname).endswith("fontTable.xml")]
    [font] = [one for one in etree.fromstring(fonts.blob) if one.get(qn("w:name")) == "游明朝"]
    assert font.find(qn("w:altName")).get(qn("w:val")) == "ＭＳ 明朝"


def test_excel_has_rich_text_a_frozen_head_and_the_list_of_changes() -> None:
    found = book(_OLD, _NEW)
    sheet, listed = found["新旧対照表"], found["変更一覧"]
    assert [cell.value for cell in sheet[2]] == ["新", "旧", "備考"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$2:$2")
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [
        "１　会員は、2か月前に届け出る。",
        "１　会員は、1か月前に届け出る。",
        "解約の申出期限：1か月 → 2か月",
    ] in rows
    assert ["(1)・(2)　（略）", "(1)・(2)　（略）", ""] in rows
    [cell] = [cell for row in sheet.iter_rows() for cell in row if "2か月前" in str(cell.value) and cell.column == 1]
    assert [str(part.text) for part in cell.value if getattr(part, "font", None) and part.font.u] == ["2か月"]
    assert cell.alignment.wrap_text
    head, first, *_ = ([cell.value for cell in row] for row in listed.iter_rows())
    told = dict(zip(head, first, strict=True))
    assert (told["変更"], told["旧条項"], told["内容／形式"], told["値の変更"]) == (
        "変更", "第1条第1項", "内容", "解約の申出期限：1か月 → 2か月",
    )  # fmt: skip
    assert told["有利・不利（目安）"] and told["理由"]


def test_the_order_of_the_words_is_the_order_of_the_columns() -> None:
    sheet = book(_OLD, _NEW, as_comparison.columns("現行/改定案"))["新旧対照表"]
    assert [cell.value for cell in sheet[2]] == ["現行", "改定案", "備考"]
    assert [str(cell.value) for cell in sheet[5]][:2] == [
        "１　会員は、1か月前に届け出る。",
        "１　会員は、2か月前に届け出る。",
    ]


def test_no_text_of_a_contract_is_a_formula_markup_or_a_script() -> None:
    hostile = f"第1条（鍵）\n{_HOSTILE}\n第2条（札）\n=1+1\n"
    changed = hostile.replace("=1+1", "=1+2").replace("alert(1)", "alert(2)")
    cells = [cell for sheet in book(hostile, changed) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"} and not any(cell.hyperlink for cell in cells)
    assert any("=1+2" in str(cell.value) for cell in cells)
    html = page(hostile, changed)
    assert html.count("<script>") == 1 and "&lt;script&gt;alert(" in html and "onclick='x'" not in html
    assert "${title}" in html and "\x01" not in html
    assert "=HYPERLINK" in etree.fromstring(docx.Document(io.BytesIO(word(hostile, changed))).element.xml).xpath(
        "string()"
    )


class _Nested(HTMLParser):
    """Fails where an element is closed that is not the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        self.seen.append(tag)
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_no_network() -> None:
    html = page(_OLD, _NEW)
    reader = _Nested()
    reader.feed(html)
    assert reader.open == [] and reader.seen.count("tbody") > 3
    assert not re.search(r"https?://|@import|url\(", html)
    assert "default-src 'none'" in html and "<u>2か月</u>" in html and "（新設）" in html
    assert '<table class="inner"><tr><td>品名</td><td>額</td></tr>' in html


def test_only_the_script_of_the_page_may_run() -> None:
    import base64
    import hashlib

    html = page(_OLD, _NEW)
    script = html.partition("<script>")[2].partition("</script>")[0]
    assert f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in html


def test_what_is_only_form_can_be_folded_and_the_same_text_says_so() -> None:
    form = page("第1条（鍵）\n会員は、鍵又は札を返す。\n", "第1条（鍵）\n会員は、鍵または札を返す。\n")
    assert "番号・表記だけの変更（1か所）" in form
    assert "違いはありません。" in page(_OLD, _OLD)
