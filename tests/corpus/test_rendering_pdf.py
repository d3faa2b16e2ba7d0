"""PDF files: where text stands, what is printed around it, how pages are made."""

import io
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, B5, landscape

from corpus.rendering import pdf
from corpus.rendering.model import (
    Article,
    Contents,
    Count,
    Counter,
    Entry,
    Manuscript,
    Number,
    PageBreak,
    Paragraph,
    Table,
    Title,
)
from corpus.rendering.pdf import Furniture, Order, PdfLayout, Stroke
from corpus.rendering.setting import Numbers, Setting

TEXT = "利用者は、備品を借りた日の翌日までに、これを事務局に返却しなければならない。"
BARE = Furniture(number="")


def numbered(order: int, text: str = TEXT) -> Paragraph:
    return Paragraph(1, Number.of(Count(Counter.DECIMAL, order, "{n}."), " "), text)


def pages(layout: PdfLayout, *blocks: object) -> list[Any]:
    data = pdf.render(Manuscript("備品貸出規約", blocks), layout)  # type: ignore[arg-type]
    return list(pdfplumber.open(io.BytesIO(data)).pages)


def lines(page: Any) -> list[str]:
    """The characters of a page, line by line from the top, each from the left."""
    rows: dict[int, list[Any]] = {}
    for char in page.chars:
        rows.setdefault(round(char["bottom"]), []).append(char)
    return ["".join(c["text"] for c in sorted(rows[y], key=lambda c: float(c["x0"]))).strip() for y in sorted(rows)]


def test_text_is_justified_but_for_its_last_line() -> None:
    (page,) = pages(PdfLayout(furniture=BARE), Paragraph(0, None, TEXT * 3))
    rows: dict[int, list[Any]] = {}
    for char in page.chars:
        rows.setdefault(round(char["bottom"]), []).append(char)
    ends = [max(c["x1"] for c in rows[y]) for y in sorted(rows)]
    assert len(ends) > 2
    assert all(end == pytest.approx(page.width - 64, abs=1) for end in ends[:-1])
    assert ends[-1] < page.width - 100
    assert "".join(lines(page)) == TEXT * 3


@pytest.mark.parametrize("numbers", list(Numbers))
def test_a_number_runs_in_hangs_or_stands_apart(numbers: Numbers) -> None:
    (page,) = pages(PdfLayout(furniture=BARE, setting=Setting(numbers=numbers)), numbered(1, TEXT * 2))
    first = min(c["x0"] for c in page.chars)
    tops = sorted({round(c["top"]) for c in page.chars})
    second = min(c["x0"] for c in page.chars if round(c["top"]) == tops[1])
    text = next(c["x0"] for c in page.chars if c["text"] == "利")
    assert (second == first) is (numbers is Numbers.INLINE)
    assert (second == pytest.approx(text, abs=1)) is (numbers is not Numbers.INLINE)
    assert (" " in [c["text"] for c in page.chars]) is (numbers is not Numbers.APART)


def test_two_columns_are_filled_one_after_the_other_below_a_title_across_both() -> None:
    layout = PdfLayout(columns=2, sizes=(B5,), furniture=BARE)
    first, *_ = pages(layout, Title("備品貸出規約"), *[numbered(order) for order in range(1, 40)])
    middle = first.width / 2
    title = [c for c in first.chars if c["size"] > 12]
    assert min(c["x0"] for c in title) < middle < max(c["x1"] for c in title)
    right = [c for c in first.chars if c["x0"] > middle and c["size"] < 12]
    left = [c for c in first.chars if c["x1"] < middle and c["size"] < 12]
    assert not [c for c in first.chars if c["x0"] < middle - 5 and c["x1"] > middle + 5]
    assert {c["text"] for c in left} >= {"1", "."}
    assert min(c["top"] for c in right) == pytest.approx(min(c["top"] for c in left), abs=1)


def test_furniture_stands_around_the_text() -> None:
    furniture = Furniture(head="社外秘", foot="第3版", number="- {n} / {total} -", line_numbers=2, watermark="見本")
    first, second = pages(
        PdfLayout(furniture=furniture), numbered(1, TEXT * 2), numbered(2, TEXT * 2), PageBreak(), numbered(3)
    )
    assert lines(first)[0] == "社外秘"
    assert "- 1 / 2 -" in lines(first) and "- 2 / 2 -" in lines(second)
    assert "第3版" in lines(first)
    in_margin = [c for c in first.chars if c["x1"] < 64 and c["text"] != " "]
    numbers = [c["text"] for c in sorted(in_margin, key=lambda c: float(c["top"]))]
    assert numbers == ["2", "4"]
    assert max(c["size"] for c in first.chars) > 50


def test_pages_have_their_sizes_and_turned_ones_are_shown_upright() -> None:
    layout = PdfLayout(sizes=(A4, landscape(A4), B5), turns=(0, 90, 270), furniture=BARE)
    made = pages(layout, numbered(1), PageBreak(), numbered(2), PageBreak(), numbered(3))
    assert [(round(p.width), round(p.height)) for p in made] == [(595, 842), (842, 595), (499, 709)]
    assert [p.rotation for p in made] == [0, 90, 270]
    assert lines(made[1])[0].startswith("2. 利用者は、")
    assert lines(made[2])[0].startswith("3. 利用者は、")


@pytest.mark.parametrize(("stroke", "count"), [(Stroke.RUNS, 1), (Stroke.CHARACTERS, 1), (Stroke.TWICE, 2)])
def test_headings_may_be_printed_twice(stroke: Stroke, count: int) -> None:
    (page,) = pages(
        PdfLayout(stroke=stroke, furniture=BARE), Article(Number("第1条", ""), "（目的）"), numbered(1, "甲")
    )
    assert len([c for c in page.chars if c["text"] == "的"]) == count
    assert len([c for c in page.chars if c["text"] == "甲"]) == 1


def test_numbers_may_be_printed_after_the_text() -> None:
    layout = PdfLayout(order=Order.NUMBERS_LAST, setting=Setting(numbers=Numbers.APART), furniture=BARE)
    (page,) = pages(layout, numbered(1, "甲"), numbered(2, "乙"))
    assert "".join(c["text"] for c in page.chars if c["text"] != " ") == "甲乙1.2."


@pytest.mark.parametrize("stroke", list(Stroke))
def test_a_font_in_the_file_has_the_widths_of_the_other(stroke: Stroke) -> None:
    text = "第1条（目的）API利用規約①ア120,000円"
    shown = [
        [(c["text"], round(c["x0"], 1)) for c in pages(PdfLayout(stroke=stroke, embedded=embedded, furniture=BARE), Paragraph(0, None, text))[0].chars]
        for embedded in (False, True)
    ]  # fmt: skip
    assert shown[0] == shown[1]
    assert "".join(sign for sign, _ in shown[1]) == text


def test_single_signs_are_found_although_no_machine_has_their_font() -> None:
    layout = PdfLayout(stroke=Stroke.CHARACTERS, embedded=True, furniture=BARE)
    document = pypdfium2.PdfDocument(pdf.render(Manuscript("", (Paragraph(0, None, "⑴甲㋐"),)), layout))
    text = document[0].get_textpage()
    assert text.get_text_range() == "⑴甲㋐"
    assert all(right > left and top > bottom for left, bottom, right, top in map(text.get_charbox, range(3)))


def test_a_table_has_borders_around_every_cell() -> None:
    (page,) = pages(PdfLayout(furniture=BARE), Table((("備品", "期日"), ("傘", TEXT * 2), ("台車", "翌日"))))
    (found,) = page.extract_tables()
    assert [[cell.replace("\n", "") for cell in row] for row in found] == [
        ["備品", "期日"],
        ["傘", TEXT * 2],
        ["台車", "翌日"],
    ]


def test_the_contents_name_the_pages() -> None:
    contents = Contents("目次", (Entry(1, "第1条（目的）"), Entry(1, "第2条（費用）")))
    articles = [Article(Number("第1条", ""), "（目的）"), PageBreak(), Article(Number("第2条", ""), "（費用）")]
    first, *_ = pages(PdfLayout(furniture=BARE), contents, PageBreak(), *articles)
    assert [(line[:7], line[-1]) for line in lines(first)[1:]] == [("第1条（目的）", "2"), ("第2条（費用）", "3")]


def test_the_same_document_is_the_same_file() -> None:
    manuscript = Manuscript("備品貸出規約", (numbered(1),))
    assert pdf.render(manuscript, PdfLayout()) == pdf.render(manuscript, PdfLayout())
