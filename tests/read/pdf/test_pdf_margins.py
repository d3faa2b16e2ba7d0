"""Heads, feet, page numbers, line numbers and watermarks are marked; text at the top or the bottom of a page never is."""

import pytest

from tests.read.pdf.paper import Paper, broken, furniture, lines, prose

TOP, BOTTOM, LEFT = 40.0, 800.0, 72.0


def body(paper: Paper, texts: list[str], page: int, count: int = 30) -> None:
    paper.block(LEFT, 85, texts[page * count : page * count + count], pitch=22)


def pages(count: int, per_page: int = 30) -> list[str]:
    return broken(prose(40 * count * per_page), 40)


def test_a_head_and_page_numbers() -> None:
    paper, texts = Paper(), pages(4)
    for page in range(4):
        paper.text(LEFT, TOP, "青葉通信サービスのしおり", size=8)
        body(paper, texts, page)
        paper.text(290, BOTTOM, f"- {page + 1} -", size=9)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft, page=3) == ["青葉通信サービスのしおり", "- 3 -"]
    assert draft.text.startswith("青葉通信サービスのしおり\n")


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3"],
        ["12", "13", "14"],
        ["i", "ii", "iii"],
        ["1/3", "2/3", "3/3"],
        ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"],
        ["１ページ", "２ページ", "３ページ"],
        ["第1頁", "第2頁", "第3頁"],
        ["－ 一 －", "－ 二 －", "－ 三 －"],
        ["A-1", "A-2", "A-3"],
        ["約款集 P.7", "約款集 P.8", "約款集 P.9"],
        ["ABC000101", "ABC000102", "ABC000103"],
        ["(1)", "(2)", "(3)"],
    ],
)
def test_page_numbers_of_many_forms(numbers: list[str]) -> None:
    paper, texts = Paper(), pages(3)
    for page, number in enumerate(numbers):
        body(paper, texts, page)
        paper.text(480, BOTTOM, number, size=9)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == numbers


def test_heads_of_odd_and_even_pages() -> None:
    paper, texts = Paper(), pages(6)
    for page in range(6):
        if page % 2:
            paper.text(LEFT, TOP, f"{page + 1}", size=9)
            paper.text(LEFT + 60, TOP, "会員規約", size=9)
        else:
            paper.text(400, TOP, "第二部　料金の定め", size=9)
            paper.text(520, TOP, f"{page + 1}", size=9)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert len(furniture(draft)) == 6


def test_heads_that_change_with_the_chapter() -> None:
    paper, texts = Paper(), pages(8)
    chapters = ["第1章　総則"] * 3 + ["第2章　契約の申込み"] + ["第3章　料金"] * 4
    for page, chapter in enumerate(chapters):
        paper.text(LEFT, TOP, chapter, size=8)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == chapters


def test_several_rows_of_heads_and_feet() -> None:
    paper, texts = Paper(), pages(3)
    for page in range(3):
        paper.text(LEFT, 30, "文書番号　K-104", size=8)
        paper.text(430, 30, "第3版", size=8)
        paper.text(LEFT, 42, "青葉通信株式会社", size=8)
        body(paper, texts, page)
        paper.text(LEFT, 790, "社外秘", size=8)
        paper.text(290, 805, f"{page + 1}", size=8)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft, page=2) == ["文書番号　K-104\t第3版", "青葉通信株式会社", "社外秘", "2"]


def test_headings_at_the_top_of_pages_stay() -> None:
    paper, texts = Paper(), pages(5, 29)
    for page in range(5):
        paper.text(LEFT, 85, f"第{page + 1}条")
        paper.block(LEFT, 107, texts[29 * page : 29 * page + 29], pitch=22)
        paper.text(290, BOTTOM, f"{page + 1}", size=9)
        paper.turn_page()
    draft = paper.read()
    assert [line for line in lines(draft) if line.startswith("第")] == [f"第{page + 1}条" for page in range(5)]
    assert furniture(draft) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("label", ["別紙{}", "別表第{}", "様式第{}号", "別記 {}"])
def test_numbers_of_appendices_at_the_top_of_pages_stay(label: str) -> None:
    paper, texts = Paper(), pages(4, 29)
    for page in range(4):
        paper.text(450, 50, label.format(page + 1))
        paper.block(LEFT, 107, texts[29 * page : 29 * page + 29], pitch=22)
        paper.turn_page()
    assert furniture(paper.read()) == []


def test_the_first_and_the_last_line_of_a_page_stay_whatever_they_are() -> None:
    paper = Paper()
    texts = []
    for page in range(6):
        here = [f"{page + 1}　{prose(30, seed=page)}", *broken(prose(40 * 28, seed=page + 9), 40), prose(9, seed=page)]
        paper.block(LEFT, 85, here, pitch=22)
        texts += here
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts


def test_the_same_form_on_every_page_keeps_its_text() -> None:
    paper = Paper()
    for page in range(3):
        paper.text(240, 60, "利用申込書", size=16)
        paper.block(LEFT, 100, ["申込者氏名", "申込者住所", "電話番号", "申込日", "申込内容", "備考"], pitch=40)
        paper.text(290, BOTTOM, f"{page + 1}", size=9)
        paper.turn_page()
    draft = paper.read()
    assert furniture(draft) == ["1", "2", "3"]
    assert lines(draft, page=2)[0] == "利用申込書"


def test_a_title_that_only_the_head_gives_stays_on_the_first_page() -> None:
    paper, texts = Paper(), pages(3)
    for page in range(3):
        paper.text(LEFT, TOP, "青葉通信会員規約", size=9)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft)[0] == "青葉通信会員規約"
    assert furniture(draft) == ["青葉通信会員規約"] * 2


def test_one_page_has_only_sure_furniture() -> None:
    paper, texts = Paper(), pages(1)
    paper.text(LEFT, TOP, "青葉通信株式会社御中", size=9)
    body(paper, texts, 0)
    paper.text(290, BOTTOM, "1/1", size=9)
    draft = paper.read()
    assert furniture(draft) == ["1/1"]
    assert lines(draft) == ["青葉通信株式会社御中", *texts]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_in_the_margin(step: int) -> None:
    paper, texts = Paper(), pages(2)
    for page in range(2):
        for index in range(30):
            if (index + 1) % step == 0:
                number = str(index + 1)
                paper.text(50 - 4 * len(number), 85 + 22 * index, number, size=8)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft, page=2)[:2] == [str(step), str(2 * step)]


def test_numbers_of_paragraphs_are_no_line_numbers() -> None:
    paper = Paper()
    texts = [prose(60, seed=index).split("。")[0] + "。" for index in range(20)]
    for index, text in enumerate(texts):
        paper.text(60, 85 + 22 * index, str(index + 1))
        paper.text(90, 85 + 22 * index, text)
    assert lines(paper.read()) == [f"{index + 1}　{text}" for index, text in enumerate(texts)]


def watermark(paper: Paper, *, turned: bool) -> None:
    if turned:
        paper.canvas.saveState()
        paper.canvas.translate(150, 250)
        paper.canvas.rotate(50)
        paper.canvas.setFillGray(0.8)
        paper.canvas.setFont("Helvetica", 90)
        paper.canvas.drawString(0, 0, "DRAFT")
        paper.canvas.restoreState()
    else:
        paper.text(120, 420, "社外秘", size=110, gray=0.85)


@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("first", [True, False])
def test_a_watermark_stays_out_of_the_lines(turned: bool, count: int, first: bool) -> None:
    paper, texts = Paper(), pages(count)
    for page in range(count):
        if first:
            watermark(paper, turned=turned)
        body(paper, texts, page)
        if not first:
            watermark(paper, turned=turned)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == ["DRAFT" if turned else "社外秘"] * count


def test_a_pale_note_printed_all_over_the_page() -> None:
    paper, texts = Paper(), pages(2)
    for page in range(2):
        body(paper, texts, page)
        for x, y in ((90, 130), (310, 300), (150, 470), (330, 640)):
            paper.text(x, y + 5, "複写を禁ず 山田", size=12, gray=0.7)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert "".join(furniture(draft, page=1)).count("複写を禁ず") == 4


def test_a_large_title_over_the_text_is_no_watermark() -> None:
    paper, texts = Paper(), pages(1, 25)
    paper.text(200, 60, "基本契約書", size=26, gray=0.4)
    paper.block(LEFT, 90, texts, pitch=22)
    assert lines(paper.read()) == ["基本契約書", *texts]


def test_heads_that_name_the_articles_of_the_page() -> None:
    paper, texts = Paper(), pages(5)
    for page in range(5):
        paper.text(450, TOP, f"第{3 * page + 1}条", size=8)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts


def test_the_head_of_a_single_page_that_says_its_title_again() -> None:
    paper, texts = Paper(), pages(1, 20)
    paper.text(400, TOP, "青葉会員規約", size=8)
    paper.text(220, 85, "青葉会員規約", size=16)
    paper.block(LEFT, 130, texts, pitch=22)
    draft = paper.read()
    assert lines(draft) == ["青葉会員規約", *texts]
    assert furniture(draft) == ["青葉会員規約"]


def test_heads_of_the_document_and_its_chapter() -> None:
    paper, texts = Paper(), pages(4)
    heads = ["会員規約　第1章　総則", "会員規約　第2章　料金", "会員規約　第2章　料金", "会員規約　附則"]
    for page, head in enumerate(heads):
        paper.text(LEFT, TOP, head, size=8)
        body(paper, texts, page)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == heads


def test_two_rows_of_feet_in_a_file_of_two_pages() -> None:
    paper, texts = Paper(), pages(2)
    for page in range(2):
        body(paper, texts, page)
        paper.text(LEFT, 790, f"{page + 1}/2", size=8)
        paper.text(LEFT, 802, "2025年4月改定版", size=8)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert len(furniture(draft)) == 4


def test_line_numbers_that_leave_out_a_table() -> None:
    paper, texts = Paper(), pages(1)
    number = 0
    for index in range(30):
        y = 85 + 22 * index
        if index in (10, 11, 12):
            paper.grid((LEFT, 250, 480), (y - 15, y + 7))
            paper.text(LEFT + 4, y, "項目")
            paper.text(254, y, "内容")
            continue
        number += 1
        paper.text(50 - 4 * len(str(number)), y, str(number), size=8)
        paper.text(LEFT, y, texts[index])
    draft = paper.read()
    assert [line for line in lines(draft) if not line.startswith("項目")] == texts[:10] + texts[13:30]


@pytest.mark.parametrize("titles", [("概要", "料金", "解約"), ("商品の名称", "数量及び単価", "納入の場所")])
@pytest.mark.parametrize("number", ["{}", "({})", "第{}"])
def test_numbered_titles_at_the_top_of_pages_stay(titles: tuple[str, ...], number: str) -> None:
    paper, texts = Paper(), pages(3, 25)
    for page, title in enumerate(titles):
        paper.text(LEFT, 70, f"{number.format(page + 1)}　{title}")
        paper.block(LEFT, 125, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    assert furniture(paper.read()) == []


@pytest.mark.parametrize("name", ["別紙　{}", "別　紙　{}", "第　{}　条"])
def test_names_apart_from_their_numbers_stay(name: str) -> None:
    paper, texts = Paper(), pages(4, 25)
    for page in range(4):
        paper.text(450, 50, name.format(page + 1))
        paper.block(LEFT, 107, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    assert furniture(paper.read()) == []


def test_the_first_of_the_heads_of_an_appendix_is_its_title() -> None:
    paper, texts = Paper(), pages(5, 25)
    for page in range(5):
        if page >= 2:
            paper.text(450, 50, "別紙1", size=9)
        paper.block(LEFT, 107, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    draft = paper.read()
    assert "別紙1" in lines(draft, page=3)
    assert furniture(draft) == ["別紙1", "別紙1"]


def test_an_appendix_head_of_parts_with_and_without_numbers_is_a_head_and_a_title_first() -> None:
    paper, texts = Paper(), pages(4, 25)
    for page in range(4):
        paper.text(LEFT, 50, "別紙1の料率表", size=9)
        paper.text(430, 50, "改定の案", size=9)
        paper.block(LEFT, 107, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    assert lines(paper.read()) == ["別紙1の料率表\t改定の案", *texts]


def test_a_head_that_names_a_heading_of_its_own_page_alone_is_no_second_heading() -> None:
    paper, texts = Paper(), pages(4, 25)
    for page in range(4):
        here = texts[25 * page : 25 * page + 25]
        if page == 3:
            paper.text(LEFT, 40, "附則", size=8)
            here[9] = texts[25 * page + 9] = "附則"
        paper.block(LEFT, 107, here, pitch=22)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == ["附則"]


def test_heads_that_change_with_the_chapter_are_no_headings() -> None:
    paper, texts = Paper(), pages(5, 25)
    heads = ["第1章　総則", "第2章　登録", "第2章　登録", "第3章　雑則", "附則"]
    for page, head in enumerate(heads):
        paper.text(LEFT, 40, head, size=8)
        paper.block(LEFT, 107, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == heads


def test_a_head_goes_on_with_the_appendix_that_it_names() -> None:
    paper, texts = Paper(), pages(4, 25)
    texts[60] = "別紙1　対象となる部品"
    for page in range(4):
        if page >= 2:
            paper.text(LEFT, 40, "別紙1　対象となる部品", size=8)
        paper.block(LEFT, 107, texts[25 * page : 25 * page + 25], pitch=22)
        paper.turn_page()
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == ["別紙1　対象となる部品"] * 2


def test_a_heading_of_small_letters_that_comes_again_is_no_head() -> None:
    paper, texts = Paper(), pages(2, 25)
    paper.block(LEFT, 107, texts[:25], pitch=22)
    paper.turn_page()
    for y, text in ((60, "附則"), (400, "附則")):
        paper.text(LEFT, y, text, size=8)
    paper.block(LEFT, 107, texts[25:35], pitch=22)
    paper.block(LEFT, 440, texts[35:], pitch=22)
    draft = paper.read()
    assert lines(draft, page=2) == ["附則", *texts[25:35], "附則", *texts[35:]]
    assert not furniture(draft)
