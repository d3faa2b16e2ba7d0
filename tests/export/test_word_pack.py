"""The amendment pack as a Word file."""

import io
from datetime import date

import docx
from docx.document import Document
from docx.oxml.ns import qn

from app import as_comparison, as_pack
from pipeline.export.word_pack import Titled, write_word_pack
from tests.export.compared_tables import compared

_OLD = "見本株式会社（以下「当社」という。）の規約\n第1条（会費）\n会員は、毎月10日までに、会費として月額1,000円を支払う。\n第2条（変更）\n当社は、この規約を変更するときは、効力の生じる日の1か月前までに、ウェブサイトで知らせる。\n附則\nこの規約は、2024年4月1日から施行する。\n"
_NEW = _OLD.replace("1,000円", "1,200円") + "附則\nこの規約は、2026年4月1日から施行する。\n"


def written(old: str, new: str, *, announced: date = date(2026, 1, 10)) -> Document:
    revision, _ = compared(old, new)
    stream = io.BytesIO()
    pack = as_pack.pack(revision, announced=announced)
    write_word_pack(stream, [Titled(pack, as_comparison.known(revision))], as_pack.FAVOURS)
    return docx.Document(io.BytesIO(stream.getvalue()))


def lines(file: Document) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs]


def test_it_is_a4_and_has_its_parts_in_order() -> None:
    file = written(_OLD, _NEW)
    section = file.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    heads = [line for line in lines(file) if line[:2] in ("1　", "2　", "3　", "別表")]
    assert heads == [
        "1　主な変更点",
        "2　施行日と周知期間",
        "3　確認ポイント（民法548条の4）",
        "別表　すべての内容の変更（新しい版の順）",
    ]
    assert lines(file)[0].endswith("改定の説明資料")
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows][3] == [
        "施行日",
        "2024年4月1日",
        "2026年4月1日",
    ]


def test_the_main_change_stands_first_with_its_words_underlined() -> None:
    main = written(_OLD, _NEW).tables[1]
    number, told, old, new = main.rows[1].cells
    assert number.text == "1" and told.text == "料金の額が、1,000円から1,200円に上がりました。\n［第1条］"
    underlined = [[run.text for p in cell.paragraphs for run in p.runs if run.underline] for cell in (old, new)]
    assert underlined == [["1,000円"], ["1,200円"]]


def test_the_days_are_told_with_how_they_are_counted() -> None:
    text = "\n".join(lines(written(_OLD, _NEW, announced=date(2026, 3, 10))))
    assert "最も遅い周知日：2026年2月28日" in text and "初日不算入" in text and "10日足りません" in text
    late = "\n".join(lines(written(_OLD, _NEW, announced=date(2026, 5, 1))))
    assert "施行日より前ではありません" in late


def test_every_point_of_law_has_a_box_and_the_numbers_of_the_changes() -> None:
    file = written(_OLD, _NEW)
    checks, everything = file.tables[2], file.tables[3]
    assert {row.cells[0].text for row in checks.rows[1:]} == {"□ 要確認"} and len(checks.rows) == 10
    assert "関わる変更：別表 1" in checks.rows[5].cells[2].text
    assert (
        everything.rows[1].cells[1].text.startswith("第1条\n料金の額が")
        and "提供者に有利（目安）" in everything.rows[1].cells[1].text
    )


def test_the_head_of_a_table_is_on_each_page_and_short_rows_are_whole() -> None:
    for table in written(_OLD, _NEW).tables[1:]:
        rows = [row._tr.trPr for row in table.rows]
        assert rows[0].find(qn("w:tblHeader")) is not None
        assert all(properties.find(qn("w:cantSplit")) is not None for properties in rows[1:])


def test_without_changes_it_says_so() -> None:
    text = "\n".join(lines(written(_OLD, _OLD)))
    assert "内容の変更はありません。" in text and "別表" not in [line[:2] for line in text.split("\n")]
