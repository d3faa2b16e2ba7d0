"""Footnotes of a page are no text of the clause that they break, and stay with what they explain."""

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.read.draft import Draft
from pipeline.types.source import MarkKind
from tests.read.pdf.paper import Paper, lines

NOTES = ("1　消費税は、別に申し受ける。税率は、", "引渡しの日のものによる。", "2　端数は、切り捨てる。")


def page(last: str) -> Paper:
    """A page whose text ends with that line, above a short line and footnotes in the size of the text."""
    paper = Paper()
    paper.block(72, 80, ["業務委託契約書", "第1条（料金）", "甲は、乙に対し、別表の料金", last])
    paper.text(72 + 13 * 10.5, 112, "1", size=6)
    paper.ruling(72, 700, 190, 700)
    paper.block(72, 716, NOTES, pitch=14)
    return paper


def notes(draft: Draft) -> list[str]:
    return [draft.text[slice(*mark.span)] for mark in draft.marks if mark.kind is MarkKind.NOTE]


def test_a_footnote_is_one_line_after_the_text_of_its_page() -> None:
    draft = page("を、毎月末日までに支払う。").read()
    assert notes(draft) == [NOTES[0] + NOTES[1], NOTES[2]]
    assert lines(draft)[-3:] == ["を、毎月末日までに支払う。", NOTES[0] + NOTES[1], NOTES[2]]


def test_a_sentence_goes_on_over_the_footnotes_to_the_next_page() -> None:
    paper = page("を支払う。ただし、甲が")
    paper.turn_page()
    paper.block(72, 80, ["申し出たときを除く。", "第2条（期間）", "期間は、1年とする。"])
    source = read_bytes(paper.data(), "契約.pdf")
    first, second = (unit for unit in parse(source)[0].walk() if unit.address)
    assert "ただし、甲が申し出たときを除く。" in first.text
    assert [str(first.address), str(second.address), second.text] == ["第1条", "第2条", "期間は、1年とする。"]
    start = source.text.index("端数")
    assert [number for number, _ in source.boxes([(start, start + 2)])] == [1]


def test_a_heading_at_the_end_of_a_page_stays_with_its_text() -> None:
    paper = page("を、毎月末日までに支払う。")
    paper.text(72, 80 + 4 * 18, "第2条（期間）")
    paper.turn_page()
    paper.text(72, 80, "期間は、1年とする。")
    shown = lines(paper.read())
    assert shown[-2:] == ["第2条（期間）", "期間は、1年とする。"]


def test_small_letters_are_footnotes_where_the_text_points_to_them() -> None:
    for sign, are_notes in (("※1", True), ("※3", False)):
        paper = Paper()
        paper.block(72, 80, ["第1条（料金）", f"料金{sign}は、別表のとおりとする。", "甲は、毎月末日までに支払う。"])
        paper.text(72, 760, "※1 消費税を含まない。", size=8)
        assert bool(notes(paper.read())) is are_notes


def test_numbered_paragraphs_under_a_line_over_the_whole_page_are_text() -> None:
    paper = Paper()
    paper.block(72, 80, ["第1条（料金）", "料金は、次のとおりとする。"])
    paper.ruling(72, 130, 520, 130)
    paper.block(72, 150, ["1　料金は、月額1万円とする。", "2　甲は、毎月末日までに支払う。"])
    assert notes(paper.read()) == []
