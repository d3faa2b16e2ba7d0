"""Footnotes of a page are no text of the clause that they break, and stay with what they explain."""

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.read.draft import Draft
from pipeline.read.pdf.text import Entry, with_notes
from pipeline.types.source import MarkKind
from tests.read.pdf.paper import Paper, broken, lines, prose

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


def test_paragraphs_below_an_underlined_heading_are_text() -> None:
    paper = Paper()
    paper.block(72, 80, ["業務委託契約書", "第1条（期間）", "期間は、1年とする。", "第2条（解除）"])
    paper.ruling(72, 80 + 3 * 18 + 2, 72 + 7 * 10.5, 80 + 3 * 18 + 2)
    paper.block(72, 80 + 4 * 18, ["1　甲は、いつでも解約できる。", "2　乙は、30日前に申し出て解約できる。"])
    assert notes(paper.read()) == []


def test_text_of_another_column_is_no_footnote() -> None:
    paper = Paper()
    for number in range(38):
        paper.text(60, 60 + number * 16, "料金※1は、別表のとおりとし、甲は" if number else "第1条（料金）", size=10)
        paper.text(320, 60 + number * 16 + 64, f"右の段の第{number}の文であり、乙は", size=10)
    paper.ruling(60, 690, 160, 690)
    paper.text(60, 700, "※1 消費税を含まない。", size=8)
    found = paper.read()
    assert "右の段の第37の文" in found.text
    assert not any("右の段" in one for one in notes(found))


def test_a_note_of_each_page_keeps_its_page() -> None:
    def entry(text: str, kind: MarkKind | None = None) -> Entry:
        return Entry(text, (0, 0, 1, 1), (), kind=kind)

    pages = with_notes(
        [
            [entry("甲は、乙が"), entry("注1", MarkKind.NOTE)],
            [entry("払わない。"), entry("第2条　乙は従う。"), entry("甲は、全額を"), entry("注2", MarkKind.NOTE)],
            [entry("求める。"), entry("終わる。")],
        ]
    )
    assert [[(one.text, one.page) for one in page if one.kind] for page in pages] == [[], [("注1", 1)], [("注2", 2)]]
    assert [one.text for one in pages[1]] == ["払わない。", "注1", "第2条　乙は従う。", "甲は、全額を"]


def test_a_note_tears_no_table_and_passes_no_whole_article() -> None:
    def entry(text: str, kind: MarkKind | None = None) -> Entry:
        return Entry(text, (0, 0, 1, 1), (), kind=kind)

    note = entry("※1 税別", MarkKind.NOTE)
    table = [entry("表1", MarkKind.TABLE), entry("表2", MarkKind.TABLE), entry("第2条（料金）"), note]
    whole = [entry("第1条　乙は働く。"), entry("第3条　料金※1は別に定める。"), note]
    shown = [[one.text for one in with_notes([page, [entry("料金は、別に定める。")]])[0]] for page in (table, whole)]
    assert shown == [
        ["表1", "表2", "※1 税別", "第2条（料金）"],
        ["第1条　乙は働く。", "第3条　料金※1は別に定める。", "※1 税別"],
    ]


def test_footnotes_below_each_of_two_columns_break_no_sentence() -> None:
    paper = Paper()
    texts = broken(prose(22 * 60), 22)
    texts[3], texts[33] = texts[3][:19] + "※1、", texts[33][:19] + "※2、"
    paper.block(60, 80, texts[:30])
    paper.block(60, 640, ["※1 消費税及び地方消費税の額を含まな", "い。"], size=8, pitch=12)
    paper.block(310, 80, texts[30:])
    paper.text(310, 640, "※2 別表の料金をいう。", size=8)
    draft = paper.read()
    own = ["※1 消費税及び地方消費税の額を含まない。", "※2 別表の料金をいう。"]
    assert notes(draft) == own
    assert lines(draft) == [*texts, *own]


def test_articles_in_small_letters_after_a_footnote_of_a_column_are_text() -> None:
    paper, texts = Paper(), broken(prose(22 * 50), 22)
    texts[33] = texts[33][:19] + "※1、"
    small = ["第8条（準用）", "前条は、借主に準用する。", "第9条　貸主は、鍵を預かる。"]
    paper.block(60, 80, texts[:30])
    paper.block(310, 80, texts[30:])
    paper.block(310, 80 + 18 * 21, ["※1 その月の電気料金をいい、", "第7条（鍵）の料金を含まない。", *small], size=8)
    draft = paper.read()
    assert notes(draft) == ["※1 その月の電気料金をいい、第7条（鍵）の料金を含まない。"]
    assert lines(draft) == [*texts, *small, *notes(draft)]
