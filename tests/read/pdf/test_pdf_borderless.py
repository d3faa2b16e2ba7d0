"""Tables without ruling lines are rows of cells; text with gaps is no table."""

from collections.abc import Sequence

import pytest

from tests.read.pdf.paper import Paper, broken, lines, prose, rows

XS = (72.0, 190.0, 300.0)
FEES = (("区分", "月額", "備考"), ("標準プラン", "1,200円", "税込み"), ("上位プラン", "13,400円", "最低利用一年"))
EXPECTED = ["\t".join(row) for row in FEES]
SIZE = 10.5


def table(paper: Paper, found: Sequence[Sequence[str]], *, top: float = 180.0, pitch: float = 18.0) -> None:
    for index, row in enumerate(found):
        for x, text in zip(XS, row, strict=False):
            if text:
                paper.text(x, top + pitch * index, text)


@pytest.mark.parametrize("pitch", [16.0, 18.0, 30.0])
def test_columns_that_stand_under_each_other(pitch: float) -> None:
    paper = Paper()
    before, after = broken(prose(100), 40), broken(prose(70, seed=2), 40)
    paper.block(72, 100, before)
    table(paper, FEES, pitch=pitch)
    paper.block(72, 300, after)
    draft = paper.read()
    assert lines(draft) == [*before, *EXPECTED, *after]
    assert rows(draft) == EXPECTED


def test_numbers_to_the_right_under_heads_in_the_middle() -> None:
    paper = Paper()
    paper.block(72, 100, broken(prose(100), 40))
    for index, (name, price, note) in enumerate(FEES):
        y = 180 + 20 * index
        paper.text(72 if index else 88, y, name)
        paper.text(260 - SIZE * len(price) * (0.6 if index else 1.0) - (0 if index else 12), y, price)
        paper.text(300 if index else 320, y, note)
    assert rows(paper.read()) == EXPECTED


def test_cells_that_go_on_in_the_next_line() -> None:
    paper = Paper()
    cells = (
        ("項目", "内容"),
        ("利用料金", "月額五千五百円"),
        ("支払いの方法", "口座振替又は振込みに"),
        ("", "よる"),
        ("期間", "一年間"),
    )
    paper.block(72, 100, broken(prose(100), 40))
    for index, row in enumerate(cells):
        for x, text in zip((72.0, 190.0), row, strict=True):
            if text:
                paper.text(x, 180 + 18 * index, text)
    assert rows(paper.read()) == [
        "項目\t内容",
        "利用料金\t月額五千五百円",
        "支払いの方法\t口座振替又は振込みによる",
        "期間\t一年間",
    ]


def test_rows_farther_apart_than_the_lines_of_their_cells() -> None:
    paper = Paper()
    y = 180.0
    for name, text in (
        ("区分", ["内容"]),
        ("保守", ["一月に一度点検し、", "結果を知らせる"]),
        ("修理", ["故障の日から三日で", "行い、代わりを貸す"]),
    ):
        paper.text(72, y + 9 * (len(text) - 1), name)
        paper.block(190, y, text, pitch=18)
        y += 18 * len(text) + 12
    assert rows(paper.read()) == [
        "区分\t内容",
        "保守\t一月に一度点検し、結果を知らせる",
        "修理\t故障の日から三日で行い、代わりを貸す",
    ]


def test_an_empty_cell_under_one_that_ends_begins_a_row() -> None:
    paper = Paper()
    table(
        paper, (("種類", "区分", "料金"), ("個人", "入会", "百円"), ("", "更新", "八十円"), ("法人", "入会", "二百円"))
    )
    assert rows(paper.read()) == ["種類\t区分\t料金", "個人\t入会\t百円", "\t更新\t八十円", "法人\t入会\t二百円"]


@pytest.mark.parametrize(
    "numbers", [("１", "２", "３", "４"), ("(1)", "(2)", "(3)", "(4)"), ("①", "②", "③", "④"), ("一", "二", "三", "四")]
)
def test_items_are_no_table(numbers: Sequence[str]) -> None:
    paper = Paper()
    for index, number in enumerate(numbers):
        paper.text(72, 100 + 18 * index, number)
        paper.text(108, 100 + 18 * index, f"見本{index}号機の使用料　　{index}千円")
    assert rows(paper.read()) == []


def test_headings_signatures_and_contents_are_no_table() -> None:
    paper = Paper()
    for index, (left, right) in enumerate(
        [
            ("第1条", "目的"),
            ("第2条", "定義"),
            ("第3条", "料金"),
            ("住所", "東京都千代田区"),
            ("氏名", "見本太郎　　㊞"),
            ("住所", "大阪市北区"),
            ("氏名", "例示花子　　㊞"),
        ]
    ):
        paper.text(72, 100 + 18 * index, left)
        paper.text(72 + 42 if left.startswith("第") else 150, 100 + 18 * index, right)
    for index in range(4):
        paper.text(72, 300 + 18 * index, f"見本その{index}" + "・" * 20)
        paper.text(400, 300 + 18 * index, str(index + 3))
    assert rows(paper.read()) == []


@pytest.mark.parametrize(("count", "width"), [(2, 21), (3, 13)])
def test_text_in_columns_is_no_table(count: int, width: int) -> None:
    paper = Paper()
    texts = broken(prose(width * 12 * count), width)
    for index in range(count):
        paper.block(50 + index * (width + 2) * SIZE, 100, texts[12 * index : 12 * index + 12])
    draft = paper.read()
    assert rows(draft) == []
    assert lines(draft) == texts


def test_last_lines_of_two_columns_are_no_table() -> None:
    paper = Paper()
    left = ["甲は前項の定めにかかわらず相手方に", "書面で知らせたうえで契約の全部又は", "一部を終わらせる。"]
    right = ["乙は受け取った書面を三年のあいだ保", "ち、求めがあればその写しを速やかに", "相手方に渡す。"]
    paper.block(72, 700, left)
    paper.block(310, 700, right)
    assert rows(paper.read()) == []


def test_short_lines_of_two_columns_between_their_text_are_no_table() -> None:
    paper = Paper()
    left = [
        *broken(prose(21 * 8), 21),
        "第２条　貸し出す物",
        "見本機の外箱及び緩衝材",
        "見本機の説明書",
        "替えの電池",
        "第３条　返す場所",
        *broken(prose(21 * 6, seed=3), 21),
    ]
    right = [
        *broken(prose(21 * 8, seed=1), 21),
        "見本銀行の口座",
        "郵便局の窓口",
        "会社の受付",
        "提携する店のレジ",
        "会社が認めた場所",
        *broken(prose(21 * 6, seed=4), 21),
    ]
    paper.block(50, 100, left)
    paper.block(300, 100, right)
    draft = paper.read()
    assert rows(draft) == []
    assert lines(draft) == [*left, *right]


def test_a_table_within_one_of_two_columns() -> None:
    paper = Paper()
    left = broken(prose(21 * 20), 21)
    above, below = broken(prose(21 * 7, seed=1), 21), broken(prose(21 * 8, seed=2), 21)
    paper.block(50, 100, left)
    paper.block(300, 100, above)
    for index, (name, price) in enumerate((("区分", "月額"), ("個人", "百円"), ("団体", "八十円"), ("学生", "無料"))):
        paper.text(300, 100 + 18 * (8 + index), name)
        paper.text(400, 100 + 18 * (8 + index), price)
    paper.block(300, 100 + 18 * 12, below)
    draft = paper.read()
    table = ["区分\t月額", "個人\t百円", "団体\t八十円", "学生\t無料"]
    assert rows(draft) == table
    assert lines(draft) == [*left, *above, *table, *below]
