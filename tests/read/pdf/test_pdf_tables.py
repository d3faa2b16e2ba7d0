"""Tables with ruling lines are rows with cells a tab apart; other boxes are boxes around text."""

from itertools import pairwise

import pytest

from pipeline.types.source import MarkKind
from tests.read.pdf.paper import Paper, broken, furniture, lines, printed, prose, rows

XS, YS = (72.0, 200.0, 330.0, 500.0), (200.0, 224.0, 248.0, 272.0)
FEES = (("区分", "月額", "備考"), ("標準", "1,200円", "税込み"), ("上位", "3,400円", "最低利用一年"))
EXPECTED = ["\t".join(row) for row in FEES]


def fees(paper: Paper, *, top: float = 0.0, centred: bool = False) -> None:
    for y, row in zip(YS, FEES, strict=False):
        for left, right, text in zip(XS, XS[1:], row, strict=False):
            x = (left + right - 10.5 * len(text)) / 2 if centred else left + 3
            paper.text(x, top + y + 16, text)


@pytest.mark.parametrize("centred", [False, True])
def test_a_table_between_paragraphs(centred: bool) -> None:
    paper = Paper()
    before, after = broken(prose(100), 40), broken(prose(70, seed=2), 40)
    paper.block(72, 100, before)
    paper.grid(XS, YS)
    fees(paper, centred=centred)
    paper.block(72, 300, after)
    draft = paper.read()
    assert lines(draft) == [*before, *EXPECTED, *after]
    assert rows(draft) == EXPECTED
    marks = [mark for mark in draft.marks if mark.kind is MarkKind.TABLE]
    assert [draft.text[slice(*mark.span)] for mark in marks] == ["\n".join(EXPECTED)]


def test_a_table_of_thin_rectangles() -> None:
    paper = Paper()
    for x in XS:
        paper.canvas.rect(x - 0.25, paper.height - YS[-1], 0.5, YS[-1] - YS[0], stroke=0, fill=1)
    for y in YS:
        paper.canvas.rect(XS[0], paper.height - y - 0.25, XS[-1] - XS[0], 0.5, stroke=0, fill=1)
    fees(paper)
    assert rows(paper.read()) == EXPECTED


def test_a_table_of_a_rectangle_for_each_cell() -> None:
    paper = Paper()
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            paper.canvas.rect(left, paper.height - bottom, right - left, bottom - top)
    fees(paper)
    assert rows(paper.read()) == EXPECTED


def test_a_table_open_at_its_sides() -> None:
    paper = Paper()
    for y in YS:
        paper.ruling(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        paper.ruling(x, YS[0], x, YS[-1])
    fees(paper)
    assert rows(paper.read()) == EXPECTED


def test_text_close_to_the_wall_of_the_next_cell_stays_in_its_own() -> None:
    paper = Paper()
    paper.grid((72, 72 + 10.5 * 4 + 2, 72 + 10.5 * 8 + 4), (100, 124, 148))
    paper.text(73, 116, "基本料金加算料金")
    paper.text(73, 140, "百円")
    paper.text(73 + 43, 140, "十円")
    assert rows(paper.read()) == ["基本料金\t加算料金", "百円\t十円"]


def test_lines_of_one_cell_are_joined() -> None:
    paper = Paper()
    paper.grid((72, 160, 400), (100, 180, 204))
    paper.text(76, 145, "利用の範囲")
    text = prose(21 * 2 + 8)
    paper.block(163, 116, broken(text, 21), pitch=20)
    paper.text(76, 196, "料金")
    paper.text(163, 196, "別に定める")
    assert rows(paper.read()) == [f"利用の範囲\t{text}", "料金\t別に定める"]


def test_entries_under_each_other_in_one_cell_keep_apart() -> None:
    paper = Paper()
    paper.grid((72, 200, 300), (100, 150, 174))
    paper.block(76, 116, ["昼間", "夜間及び休日"], pitch=20)
    paper.block(220, 116, ["1,200", "2,300"], pitch=20)
    paper.text(76, 166, "合計")
    paper.text(220, 166, "3,500")
    assert rows(paper.read()) == ["昼間 夜間及び休日\t1,200 2,300", "合計\t3,500"]


def test_merged_cells() -> None:
    paper = Paper()
    for x, top in ((72, 100), (160, 100), (260, 124), (360, 100)):
        paper.ruling(x, top, x, 196)
    for y, left in ((100, 72), (124, 72), (148, 72), (172, 160), (196, 72)):
        paper.ruling(left, y, 360, y)
    paper.text(76, 116, "種類")
    paper.text(240, 116, "料金")
    for index, (y, one, other) in enumerate(
        ((140, "入会", "更新"), (164, "百円", "八十円"), (188, "二百円", "百六十円"))
    ):
        if index == 0:
            paper.text(76, y, "区分")
        if index == 1:
            paper.text(76, 176, "個人会員")
        paper.text(165, y, one)
        paper.text(265, y, other)
    assert rows(paper.read()) == ["種類\t料金", "区分\t入会\t更新", "個人会員\t百円\t八十円", "\t二百円\t百六十円"]


def test_a_table_over_a_page_break() -> None:
    paper = Paper()
    paper.block(72, 100, broken(prose(40 * 28), 40), pitch=22)
    paper.grid((72, 250, 450), (730, 754, 778))
    for y, row in ((746, ("項目", "内容")), (770, ("支払期限", "翌月末日"))):
        paper.text(76, y, row[0])
        paper.text(254, y, row[1])
    paper.text(290, 815, "1", size=9)
    paper.turn_page()
    paper.grid((72, 250, 450), (60, 84, 108))
    for y, row in ((76, ("遅延損害金", "年三パーセント")), (100, ("振込先", "別に定める"))):
        paper.text(76, y, row[0])
        paper.text(254, y, row[1])
    paper.block(72, 140, broken(prose(40 * 28), 40), pitch=22)
    paper.text(290, 815, "2", size=9)
    draft = paper.read()
    assert rows(draft) == ["項目\t内容", "支払期限\t翌月末日", "遅延損害金\t年三パーセント", "振込先\t別に定める"]
    assert furniture(draft) == ["1", "2"]


def test_a_head_row_that_each_page_repeats_stays_in_the_table() -> None:
    paper = Paper()
    for page in range(3):
        ys = tuple(60.0 + 24 * index for index in range(28))
        paper.grid((72, 250, 450), ys)
        for index, y in enumerate(ys[:-1]):
            paper.text(76, y + 16, "品目" if index == 0 else f"品目その{27 * page + index}")
            paper.text(254, y + 16, "単価" if index == 0 else f"{page * 40 + index * 3}円")
        paper.text(290, 815, f"{page + 1}", size=9)
        paper.turn_page()
    draft = paper.read()
    assert rows(draft).count("品目\t単価") == 3
    assert furniture(draft) == ["1", "2", "3"]


def test_a_box_of_heads_on_every_page_is_furniture() -> None:
    paper = Paper()
    texts = broken(prose(40 * 75), 40)
    for page in range(3):
        paper.grid((72, 300, 420, 520), (30, 50))
        paper.text(76, 44, "安全管理規程", size=9)
        paper.text(304, 44, "K-12", size=9)
        paper.text(424, 44, f"{page + 1}/3", size=9)
        paper.block(72, 90, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    draft = paper.read()
    assert rows(draft) == []
    assert furniture(draft, page=2) == ["安全管理規程\tK-12\t2/3"]


def test_a_frame_around_text_is_no_table() -> None:
    paper = Paper()
    texts = broken(prose(200), 40)
    paper.grid((66, 500), (85, 190))
    paper.block(72, 100, texts)
    paper.text(72, 230, "第２条")
    paper.ruling(72, 233, 104, 233)
    draft = paper.read()
    assert lines(draft) == [*texts, "第２条"]
    assert rows(draft) == []


def test_boxes_under_each_other_are_no_table() -> None:
    paper = Paper()
    paper.grid((66, 500), (85, 110, 190))
    paper.text(72, 102, "重要事項")
    texts = broken(prose(120), 40)
    paper.block(72, 130, texts)
    draft = paper.read()
    assert lines(draft) == ["重要事項", *texts]
    assert rows(draft) == []


def test_cells_that_hold_clauses_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.grid((60, 300, 540), (80, 200, 320))
    left = [["第１条（目的）", *broken(prose(54), 20)], ["第２条（定義）", *broken(prose(54, seed=1), 20)]]
    right = [broken(prose(60, seed=2), 20), broken(prose(50, seed=3), 20)]
    for index in range(2):
        paper.block(66, 100 + 120 * index, left[index])
        paper.block(306, 100 + 120 * index, right[index])
    draft = paper.read()
    assert lines(draft) == [*left[0], *right[0], *left[1], *right[1]]
    assert rows(draft) == []


def test_a_row_has_a_box_around_its_cells() -> None:
    paper = Paper()
    paper.grid(XS, YS)
    fees(paper)
    line = printed(paper.read(), "標準")
    assert line.box[0] == pytest.approx(75, abs=0.1)
    assert line.box[2] == pytest.approx(333 + 31.5, abs=0.1)
    assert 224 < line.box[1] < line.box[3] < 248


def test_articles_in_the_cells_beside_their_text_are_lines() -> None:
    paper = Paper()
    paper.grid((60, 180, 500), (80, 140, 200, 260))
    expected = []
    for index, title in enumerate(("第１条（目的）", "第２条（定義）", "第３条（料金）")):
        texts = broken(prose(40, seed=index)[:-1] + "。", 28)
        paper.text(64, 100 + 60 * index, title)
        paper.block(184, 100 + 60 * index, texts)
        expected += [title, *texts]
    draft = paper.read()
    assert lines(draft) == expected
    assert rows(draft) == []


def test_two_columns_of_text_in_one_frame_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.grid((60, 300, 540), (80, 260))
    left, right = broken(prose(150), 20), broken(prose(150, seed=4), 20)
    paper.block(66, 100, left)
    paper.block(306, 100, right)
    assert lines(paper.read()) == [*left, *right]


def test_numbers_of_the_rows_of_a_table_are_cells_of_it() -> None:
    paper = Paper()
    for number in range(1, 13):
        paper.text(80, 100 + 20 * number, str(number))
        paper.text(110, 100 + 20 * number, "分光測定器の点検及び校正")
        paper.text(260, 100 + 20 * number, f"{number}2,000円")
    paper.grid((72, 104, 250, 330), [106 + 20 * number for number in range(13)])
    assert rows(paper.read()) == [f"{number}\t分光測定器の点検及び校正\t{number}2,000円" for number in range(1, 13)]


def test_a_cell_over_two_columns_leaves_the_second_empty() -> None:
    paper = Paper()
    for x, top in ((72, 100), (160, 124), (260, 100), (360, 100)):
        paper.ruling(x, top, x, 196)
    for y in (100, 124, 148, 172, 196):
        paper.ruling(72, y, 360, y)
    for y, row in (
        (116, ("区分", "", "料金")),
        (140, ("会員", "一月", "千円")),
        (164, ("会員", "一年", "一万円")),
        (188, ("客", "一日", "百円")),
    ):
        for x, cell in zip((76, 165, 265), row, strict=True):
            if cell:
                paper.text(x, y, cell)
    assert rows(paper.read()) == ["区分\t\t料金", "会員\t一月\t千円", "会員\t一年\t一万円", "客\t一日\t百円"]
