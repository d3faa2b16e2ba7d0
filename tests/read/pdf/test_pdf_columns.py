"""The order of reading: columns one after another, what crosses them in between."""

import pytest

from corpus.rendering import pdf
from corpus.rendering.model import Article, Block, Manuscript, Number, Paragraph, Title
from corpus.rendering.pdf import PdfLayout
from corpus.rendering.setting import Setting
from pipeline.read.pdf.columns import flows
from pipeline.read.pdf.items import Item
from tests.read.pdf.paper import Paper, broken, lines, printed, prose, read

LEFT, RIGHT = 60.0, 310.0


def columns(paper: Paper, first: list[str], second: list[str], y: float = 100, *, shift: float = 0.0) -> None:
    paper.block(LEFT, y, first)
    paper.block(RIGHT, y + shift, second)


@pytest.mark.parametrize("shift", [0.0, 0.7, 5.0, 9.0])
def test_two_columns_are_read_one_after_the_other(shift: float) -> None:
    paper = Paper()
    texts = broken(prose(880), 22)
    columns(paper, texts[:20], texts[20:], shift=shift)
    assert lines(paper.read()) == texts


def test_two_columns_drawn_line_by_line_across() -> None:
    paper = Paper()
    texts = broken(prose(880), 22)
    for index in range(20):
        paper.text(LEFT, 100 + 18 * index, texts[index])
        paper.text(RIGHT, 100 + 18 * index, texts[20 + index])
    assert lines(paper.read()) == texts


def test_three_columns() -> None:
    paper = Paper()
    texts = broken(prose(14 * 60), 14)
    for index, x in enumerate((50.0, 220.0, 390.0)):
        paper.block(x, 100, texts[20 * index : 20 * index + 20])
    assert lines(paper.read()) == texts


def test_what_crosses_the_columns_is_read_in_between() -> None:
    paper = Paper()
    texts = broken(prose(22 * 48), 22)
    paper.text(190, 70, "サービス利用約款の全文", size=16)
    columns(paper, texts[:12], texts[12:24], y=110)
    paper.text(240, 350, "第２章　料金及び支払")
    columns(paper, texts[24:36], texts[36:], y=390)
    assert lines(paper.read()) == [
        "サービス利用約款の全文",
        *texts[:24],
        "第２章　料金及び支払",
        *texts[24:],
    ]


def test_a_title_of_letters_set_apart_over_the_gutter_is_one_line() -> None:
    paper = Paper()
    texts = broken(prose(22 * 30), 22)
    paper.spaced(300.5 - 57, 70, "第２章総則", 26)
    columns(paper, texts[:15], texts[15:], y=110)
    found = lines(paper.read())
    assert "".join(found[0].split()) == "第２章総則"
    assert found[1:] == texts


def test_columns_on_a_part_of_the_page() -> None:
    paper = Paper()
    wide, narrow, last = (
        broken(prose(40 * 5 + 12), 40),
        broken(prose(22 * 16, seed=3), 22),
        broken(prose(90, seed=2), 40),
    )
    y = paper.block(LEFT, 80, wide)
    columns(paper, narrow[:8], narrow[8:], y=y + 20)
    paper.block(LEFT, y + 20 + 8 * 18 + 20, last)
    assert lines(paper.read()) == [*wide, *narrow, *last]


def test_a_date_at_the_right_above_the_columns_comes_first() -> None:
    paper = Paper()
    texts = broken(prose(22 * 24), 22)
    paper.text(430, 60, "令和七年四月一日")
    columns(paper, texts[:12], texts[12:], y=110)
    assert lines(paper.read()) == ["令和七年四月一日", *texts]


def test_paragraphs_and_numbers_within_columns() -> None:
    paper = Paper()
    texts = broken(prose(19 * 24), 19)
    for start, x in ((0, LEFT), (12, RIGHT)):
        for index in range(12):
            y = 100 + 18 * index
            if index % 3 == 0:
                paper.text(x, y, f"({start // 3 + index // 3 + 1})")
            paper.text(x + 31.5, y, texts[start + index])
    expected = [f"({index // 3 + 1})　{text}" if index % 3 == 0 else text for index, text in enumerate(texts)]
    assert lines(paper.read()) == expected


def test_numbers_in_a_column_of_their_own_are_no_column() -> None:
    paper = Paper()
    texts = broken(prose(30 * 24), 30)
    for index, text in enumerate(texts):
        if index % 2 == 0:
            paper.text(60, 100 + 18 * index, f"第{index // 2 + 1}条")
        paper.text(150, 100 + 18 * index, text)
    found = lines(paper.read())
    assert len(found) == 24
    assert found[4] == f"第3条\t{texts[4]}"


def test_terms_and_their_meanings_are_no_columns() -> None:
    paper = Paper()
    terms = ["利用者", "本サービスの利用契約", "登録情報", "個人情報の取扱い", "料金", "再委託先の会社"]
    y = 100.0
    expected = []
    for index, term in enumerate(terms):
        meaning = broken(prose(62, seed=index), 24)
        paper.text(60, y, term)
        y = paper.block(220, y, meaning)
        expected += [f"{term}\t{meaning[0]}", *meaning[1:]]
    assert lines(paper.read()) == expected


def test_names_of_the_parties_beside_each_other_stay_in_their_rows() -> None:
    paper = Paper()
    paper.block(72, 100, broken(prose(120), 40))
    for index, (one, other) in enumerate(
        (("甲", "乙"), ("住所　東京都千代田区", "住所　大阪府大阪市"), ("氏名　山田商店", "氏名　川上工業"))
    ):
        paper.text(72, 300 + 24 * index, one)
        paper.text(320, 300 + 24 * index, other)
    assert lines(paper.read())[3:] == [
        "甲\t乙",
        "住所　東京都千代田区\t住所　大阪府大阪市",
        "氏名　山田商店\t氏名　川上工業",
    ]


def test_the_last_page_of_a_text_in_columns_has_the_columns_of_the_others() -> None:
    paper = Paper()
    texts = broken(prose(22 * 46), 22)
    columns(paper, texts[:20], texts[20:40])
    paper.turn_page()
    paper.block(LEFT, 100, texts[40:])
    draft = paper.read()
    assert lines(draft) == texts
    assert printed(draft, texts[42]).room == pytest.approx(0, abs=0.1)


def test_a_page_in_columns_beside_pages_without() -> None:
    paper = Paper()
    wide, texts = broken(prose(44 * 20), 44), broken(prose(22 * 40, seed=1), 22)
    paper.block(LEFT, 100, wide)
    paper.turn_page()
    columns(paper, texts[:20], texts[20:])
    paper.turn_page()
    paper.block(LEFT, 100, wide)
    draft = paper.read()
    assert lines(draft) == [*wide, *texts, *wide]
    assert printed(draft, texts[3]).room == pytest.approx(0, abs=0.1)


def test_a_last_page_whose_second_column_is_short() -> None:
    paper = Paper()
    first = broken(prose(22 * 30), 22)
    second = ["を支払う。", "(1)　料金", "(2)　手数料", "(3)　送料", "以上"]
    columns(paper, first, second, y=80)
    assert lines(paper.read()) == [*first, *second]


def test_dates_at_the_right_close_above_the_second_column() -> None:
    paper = Paper()
    texts = broken(prose(22 * 24), 22)
    paper.text(250, 60, "会員規約", size=16)
    for index, text in enumerate(("制定　平成元年四月一日", "改正　令和七年四月一日")):
        paper.text(RIGHT + 22 * 10.5 - 10.5 * len(text), 84 + 18 * index, text)
    columns(paper, texts[:12], texts[12:], y=124, shift=-4)
    assert lines(paper.read()) == ["会員規約", "制定　平成元年四月一日", "改正　令和七年四月一日", *texts]


def test_a_title_short_at_the_left_after_a_date_at_the_right() -> None:
    paper = Paper()
    texts = broken(prose(40 * 6), 40)
    paper.text(400, 80, "令和七年四月一日")
    paper.text(60, 110, "目次")
    paper.block(60, 130, texts)
    assert lines(paper.read()) == ["令和七年四月一日", "目次", *texts]


def test_a_line_that_runs_into_the_gap_between_the_columns() -> None:
    paper = Paper()
    texts = broken(prose(22 * 30), 22)
    columns(paper, texts[:15], texts[15:])
    paper.text(LEFT + 22 * 10.5, 100 + 4 * 18, "。")
    found = lines(paper.read())
    assert found == [*texts[:4], texts[4] + "。", *texts[5:]]


def test_page_numbers_at_the_end_of_leaders_are_no_column() -> None:
    paper = Paper()
    entries = [f"第{number}条（見出し）" for number in range(1, 11)]
    for index, entry in enumerate(entries):
        paper.text(LEFT, 80 + 18 * index, entry + "…" * 30)
        paper.text(530, 80 + 18 * index, str(1 + index // 3))
    texts = broken(prose(22 * 30), 22)
    columns(paper, texts[:15], texts[15:], y=300)
    found = lines(paper.read())
    assert [line.split("…")[0] for line in found[:10]] == entries
    assert [line[-1] for line in found[:10]] == ["1", "1", "1", "2", "2", "2", "3", "3", "3", "4"]
    assert found[10:] == texts


def test_a_title_alone_across_the_columns_leaves_room() -> None:
    paper = Paper()
    texts = broken(prose(22 * 30), 22)
    paper.text(250, 60, "配送約款", size=16)
    columns(paper, texts[:15], texts[15:], y=110)
    draft = paper.read()
    assert printed(draft, "配送約款").room == pytest.approx((RIGHT + 22 * 10.5 - 250 - 4 * 16) / 16, abs=0.2)


def test_a_title_over_the_second_of_three_columns() -> None:
    blocks: list[Block] = [Title("機械部品売買基本契約書")]
    for number in range(12):
        blocks.append(Article(Number(f"第{number + 1}条", ""), "（目的）"))
        blocks.append(Paragraph(1, Number("1", "　"), prose(70, seed=number)))
        blocks.append(Paragraph(1, Number("2", "　"), prose(130, seed=number + 50)))
    layout = PdfLayout(columns=3, setting=Setting(size=7.5), embedded=True)
    data = pdf.render(Manuscript("機械部品売買基本契約書", tuple(blocks)), layout)
    assert lines(read(data))[:2] == ["機械部品売買基本契約書", "第1条（目的）"]


def test_columns_that_begin_below_a_table_of_contents() -> None:
    paper = Paper()
    entries = [f"第{number}条（見出し）" for number in range(1, 31)]
    for index, entry in enumerate(entries):
        paper.text(LEFT, 80 + 18 * index, entry + "…" * 30)
        paper.text(530, 80 + 18 * index, str(1 + index // 9))
    texts = broken(prose(22 * 70), 22)
    paper.block(LEFT, 690, texts[:4])
    for index, text in enumerate(texts[4:7]):  # all of them stand in, as further lines of a paragraph do
        paper.text(RIGHT + 21, 690 + 18 * index, text[:20])
    paper.turn_page()
    columns(paper, texts[7:37], texts[37:67])
    found = lines(paper.read())
    assert [line.split("…")[0] for line in found[:30]] == entries
    assert found[30:] == [*texts[:4], *(text[:20] for text in texts[4:7]), *texts[7:67]]


def test_the_first_lines_of_two_columns_are_no_title_where_both_stand_in() -> None:
    paper = Paper()
    texts = broken(prose(22 * 40), 22)
    paper.text(LEFT + 42, 82, texts[0][:16])
    paper.text(RIGHT + 24, 82, texts[20][:15])
    paper.block(LEFT, 100, texts[1:20])
    paper.block(RIGHT, 100, texts[21:])
    assert lines(paper.read()) == [texts[0][:16], *texts[1:20], texts[20][:15], *texts[21:]]


def test_rows_in_the_middle_of_a_page_by_the_thousand() -> None:
    items = [Item(300 - row / 8, 300 + row / 8, 9.0 * row, 9.0 * row + 5, 5.0, row) for row in range(1, 1200)]
    widest = Item(40, 560, 11000, 11005, 5.0, 1200)
    assert [item for flow in flows([*items, widest], ()) for item in flow.items] == [*items, widest]


def test_headings_in_a_column_of_their_own_stand_before_their_text() -> None:
    paper = Paper()
    for number in range(3):
        y = 100 + 80 * number
        paper.block(72, y, [f"第{number + 1}条", "（責任）"])
        paper.block(
            160,
            y,
            [
                "当社は、車両の中に残された物品につき、その盗難の",
                "責めを負わない。ただし、当社が預かった物品につ",
                "いては、この限りでない。",
            ],
        )
    article = [
        "（責任）",
        "当社は、車両の中に残された物品につき、その盗難の",
        "責めを負わない。ただし、当社が預かった物品につ",
        "いては、この限りでない。",
    ]
    assert lines(paper.read()) == [line for number in "123" for line in (f"第{number}条", *article)]
