"""Vertical writing is read column by column from the right; what stands across on such a page is read too."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.source import MarkKind
from tests.read.pdf.paper import MINCHO, Paper, broken, furniture, lines, printed, prose, rows

SIZE, PITCH = 10.5, 18.0
ARTICLES = (
    "第一条　甲は、乙に対し、「点検業務」（以下「本業務」という。）を委託する。",
    "２　前項の期間は、一年とする。",
    "第二条　料金は、別紙のとおりとする。",
)


def column(paper: Paper, x: float, top: float, text: str) -> float:
    """Sign by sign downward from top, x: the middle; 12 stands upright, Latin words are turned; gives where it ends."""
    canvas, y, at = paper.canvas, top, 0
    canvas.setFont(MINCHO, SIZE)
    while at < len(text):
        if text[at : at + 2].isdecimal() and text[at : at + 2].isascii():
            paper.text(x - SIZE / 2, y + 0.88 * SIZE, text[at : at + 2])
            at, y = at + 2, y + SIZE
        elif text[at].isascii():
            end = next((end for end in range(at, len(text)) if not text[end].isascii()), len(text))
            canvas.saveState()
            canvas.translate(x - 0.35 * SIZE, paper.height - y)
            canvas.rotate(-90)
            canvas.drawString(0, 0, text[at:end])
            canvas.restoreState()
            y += pdfmetrics.stringWidth(text[at:end], MINCHO, SIZE)
            at = end
        else:
            if text[at] != "　":
                paper.text(x - SIZE / 2, y + 0.88 * SIZE, text[at])
            at, y = at + 1, y + SIZE
    return y


def columns(paper: Paper, texts: tuple[str, ...] | list[str], *, right: float = 520.0, top: float = 70.0) -> None:
    for index, text in enumerate(texts):
        column(paper, right - index * PITCH, top, text)


def test_columns_run_from_right_to_left() -> None:
    paper = Paper()
    columns(paper, ARTICLES)
    draft = paper.read()
    assert lines(draft) == list(ARTICLES)
    first, third = printed(draft, "第一条"), printed(draft, "第二条")
    assert first.box[0] == pytest.approx(520 - SIZE / 2, abs=2) and first.box[1] == pytest.approx(70, abs=3)
    assert first.box[3] - first.box[1] > 20 * (first.box[2] - first.box[0])
    assert third.box[2] < first.box[0]


def test_numbers_upright_within_a_column_and_words_turned() -> None:
    paper = Paper()
    text = "期間は、令和12年３月から24か月とし、Web APIはISO9001による。月額500,000円とする。"
    columns(paper, [ARTICLES[0], text])
    assert lines(paper.read()) == [ARTICLES[0], text]


def test_a_font_that_itself_runs_down() -> None:
    font = UnicodeCIDFont(MINCHO, isVertical=True)
    pdfmetrics.registerFont(font)
    paper = Paper()
    try:
        for index, text in enumerate(ARTICLES):
            paper.text(520 - index * PITCH, 70, text)
        draft = paper.read()
    finally:
        pdfmetrics.registerFont(UnicodeCIDFont(MINCHO))
    assert lines(draft) == list(ARTICLES)


def test_brackets_in_their_vertical_forms() -> None:
    paper = Paper()
    columns(paper, [ARTICLES[0].translate(str.maketrans("（）「」", "︵︶﹁﹂")), ARTICLES[2]])
    assert lines(paper.read()) == [ARTICLES[0], ARTICLES[2]]


@pytest.mark.parametrize("long", [20, 30])
def test_the_upper_tier_is_read_before_the_lower(long: int) -> None:
    upper, lower = broken(prose(long * 18), long), broken(prose(long * 18, seed=3), long)
    paper = Paper()
    columns(paper, upper)
    columns(paper, lower, top=430.0)
    assert lines(paper.read()) == [*upper, *lower]


def test_a_page_number_across_the_foot_is_furniture() -> None:
    paper = Paper()
    columns(paper, ARTICLES)
    paper.text(285, 815, "- 12 -", size=9)
    draft = paper.read()
    assert lines(draft) == list(ARTICLES)
    assert furniture(draft) == ["- 12 -"]


def test_a_title_across_the_head_of_the_page_comes_first() -> None:
    paper = Paper()
    paper.text(240, 50, "業務委託契約書", size=14)
    columns(paper, ARTICLES)
    source = read_bytes(paper.data(), "縦.pdf")
    assert source.text.split("\n") == ["業務委託契約書", *ARTICLES]
    assert parse(source)[0].title == "業務委託契約書"


def test_ruled_columns_are_the_rows_of_a_table() -> None:
    paper = Paper()
    columns(paper, ARTICLES)
    for x in (440, 415, 390):
        paper.ruling(x, 70, x, 330)
    for y in (70, 200, 330):
        paper.ruling(390, y, 440, y)
    for x, left, right in ((427.5, "区分", "金額"), (402.5, "定期点検", "五万円")):
        column(paper, x, 74, left)
        column(paper, x, 204, right)
    draft = paper.read()
    assert rows(draft) == ["区分\t金額", "定期点検\t五万円"]
    assert [mark.kind for mark in draft.marks] == [MarkKind.TABLE]


def test_labels_that_run_down_beside_text_across_stay_in_its_rows() -> None:
    paper = Paper()
    text = broken(prose(40 * 6), 40)
    paper.block(72, 100, text)
    paper.grid((72, 100, 300), (260, 310, 334))
    column(paper, 86, 264, "賃貸人")
    paper.text(104, 290, "見本商事株式会社")
    paper.text(76, 326, "印")
    paper.text(104, 326, "東京都千代田区一番地")
    draft = paper.read()
    assert lines(draft)[:6] == text
    assert rows(draft) == ["賃貸人\t見本商事株式会社", "印\t東京都千代田区一番地"]


def test_a_column_of_single_signs_in_a_list_is_no_vertical_writing() -> None:
    paper = Paper()
    text = broken(prose(40 * 5), 40)
    paper.block(72, 100, text)
    for index, sign in enumerate("甲乙丙丁戊"):
        paper.text(72, 220 + 18 * index, sign)
    for index in range(5):
        paper.text(100, 220 + 18 * index, f"見本{index}号機")
    assert lines(paper.read())[5:] == [f"{sign}　見本{index}号機" for index, sign in enumerate("甲乙丙丁戊")]


def test_a_vertical_contract_has_its_addresses() -> None:
    paper = Paper()
    columns(paper, ["見本業務委託契約書", "（目的）", *ARTICLES, "　一　天災による場合", "　二　甲が承諾した場合"])
    (document,) = parse(read_bytes(paper.data(), "縦書き.pdf"))
    assert document.title == "見本業務委託契約書"
    assert [str(unit.address) for unit in document.walk() if unit.address] == [
        "第1条", "第1条第1項", "第1条第2項", "第2条", "第2条第1号", "第2条第2号",
    ]  # fmt: skip
