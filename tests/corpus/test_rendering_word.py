"""Word files: typed and counted numbers, fields, tables."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from corpus.rendering import word
from corpus.rendering.model import Article, Contents, Count, Counter, Entry, Manuscript, Number, Paragraph, Table
from corpus.rendering.numbering import Lists
from corpus.rendering.word import Runs, WordLayout


def number(counter: Counter, order: int, pattern: str, gap: str = "") -> Number:
    return Number.of(Count(counter, order, pattern), gap)


def article(order: int, caption: str) -> Article:
    return Article(number(Counter.DECIMAL, order, "第{n}条"), caption)


def paragraph(order: int, text: str) -> Paragraph:
    return Paragraph(1, number(Counter.WIDE, order, "{n}", "　"), text)


def item(order: int, text: str) -> Paragraph:
    return Paragraph(2, number(Counter.KANJI, order, "（{n}）"), text)


def made(layout: WordLayout, *blocks: object) -> Document:
    return docx.Document(io.BytesIO(word.render(Manuscript("見本", blocks), layout)))  # type: ignore[arg-type]


def lists(document: Document) -> list[tuple[str, int, int]]:
    """Text, numId and ilvl of the paragraphs that are in a list by themselves."""
    found = []
    for one in document.paragraphs:
        place = one._p.pPr.numPr if one._p.pPr is not None else None
        if place is not None:
            found.append((one.text, place.numId.val, place.ilvl.val))
    return found


def starts(document: Document) -> dict[int, dict[int, int]]:
    """numId -> levels that begin at a number of their own."""
    return {
        int(num.get(qn("w:numId"))): {
            int(one.get(qn("w:ilvl"))): int(one[0].get(qn("w:val"))) for one in num.findall(qn("w:lvlOverride"))
        }
        for num in document.part.numbering_part.element.findall(qn("w:num"))
    }


def test_one_list_counts_all_levels_and_leaves_the_numbers_out_of_the_text() -> None:
    document = made(
        WordLayout(headings=False), article(1, "（目的）"), paragraph(1, "甲"), item(1, "乙"), item(2, "丙"), paragraph(2, "丁"), article(2, "（費用）"), paragraph(1, "戊"),
    )  # fmt: skip
    assert lists(document) == [
        ("（目的）", 1, 0), ("甲", 1, 1), ("乙", 1, 2), ("丙", 1, 2), ("丁", 1, 1), ("（費用）", 1, 0), ("戊", 1, 1),
    ]  # fmt: skip
    levels = document.part.numbering_part.element.findall(f"{qn('w:abstractNum')}/{qn('w:lvl')}")
    formats = [
        (one.find(qn("w:numFmt")).get(qn("w:val")), one.find(qn("w:lvlText")).get(qn("w:val"))) for one in levels
    ]
    assert formats == [("decimal", "第%1条"), ("decimalFullWidth", "%2"), ("japaneseCounting", "（%3）")]


def test_a_list_that_word_would_count_on_begins_anew_in_a_list_with_a_start() -> None:
    branch = Article(Number("第1条の2", "　"), "（枝番）")
    document = made(WordLayout(headings=False), article(1, "（目的）"), paragraph(1, "甲"), branch, paragraph(1, "乙"), article(2, "（費用）"))  # fmt: skip
    assert lists(document) == [("（目的）", 1, 0), ("甲", 1, 1), ("乙", 2, 1), ("（費用）", 2, 0)]
    assert starts(document) == {1: {}, 2: {1: 1}}
    assert "第1条の2　（枝番）" in [one.text for one in document.paragraphs]


def test_a_level_that_was_passed_over_counts_as_used() -> None:
    """号 right below the article, then 項 2: Word would call that 項 the third."""
    document = made(WordLayout(headings=False), article(1, "（目的）"), item(1, "甲"), paragraph(2, "乙"))
    assert lists(document) == [("（目的）", 1, 0), ("甲", 1, 2), ("乙", 2, 1)]
    assert starts(document) == {1: {}, 2: {1: 2}}


def test_styles_may_carry_the_list_and_typed_numbers_are_taken_out_of_it() -> None:
    document = made(
        WordLayout(linked=True),
        article(1, "（目的）"),
        Article(Number("第1条の2", "　"), "（枝番）"),
        article(2, "（費用）"),
    )
    assert lists(document) == [("第1条の2　（枝番）", 0, 0)]
    style = document.styles["Heading 1"].element.pPr.numPr
    assert (style.numId.val, style.ilvl.val) == (1, 0)
    assert document.part.numbering_part.element.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == "Heading1"


def test_separate_lists_restart_one_by_one() -> None:
    document = made(
        WordLayout(lists=Lists.SEPARATE, headings=False), article(1, "（目的）"), paragraph(1, "甲"), paragraph(2, "乙"), article(2, "（費用）"), paragraph(1, "丙"),
    )  # fmt: skip
    assert lists(document) == [("（目的）", 1, 0), ("甲", 2, 0), ("乙", 2, 0), ("（費用）", 1, 0), ("丙", 3, 0)]
    assert starts(document) == {1: {}, 2: {}, 3: {0: 1}}


@pytest.mark.parametrize("lists_of", [Lists.TYPED, Lists.MULTILEVEL])
def test_what_word_cannot_count_is_typed(lists_of: Lists) -> None:
    sign = Paragraph(3, number(Counter.CIRCLED_KANA, 1, "{n}"), "甲")
    document = made(WordLayout(lists=lists_of), sign)
    assert [one.text for one in document.paragraphs] == ["㋐甲"]
    assert not lists(document)


def test_head_foot_table_and_contents() -> None:
    document = made(
        WordLayout(head="社外秘", number="{n} / {total}"),
        Contents("目次", (Entry(1, "第1条（目的）"),)),
        Table((("備品", "期日"), ("傘", "翌日"))),
    )
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "社外秘"
    assert [one.text for one in section.footer._element.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]
    assert section.footer.paragraphs[0].text == "1 / 1"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["備品", "期日"], ["傘", "翌日"]]
    assert document.paragraphs[1].text == "第1条（目的）\t1"
    begun = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert begun.count("begin") == begun.count("end") == 2


def test_text_may_be_split_tracked_or_hold_fields() -> None:
    text = "甲は、第3条に定める費用を、乙に支払う。"
    split = made(WordLayout(runs=Runs.SPLIT), Paragraph(0, None, text)).paragraphs[0]
    assert split.text == text and len(split.runs) == 3
    tracked = made(WordLayout(runs=Runs.TRACKED), Paragraph(0, None, text)).paragraphs[0]._p
    (deleted,) = tracked.iter(qn("w:delText"))
    assert deleted.getparent().getparent().tag == qn("w:del")
    assert "".join(one.text for one in tracked.iter(qn("w:t"))) == text
    (inserted,) = tracked.findall(qn("w:ins"))
    assert inserted[0][0].text == text[7:14]
    fields = made(WordLayout(runs=Runs.FIELDS), Paragraph(0, None, text)).paragraphs[0]
    assert fields.text == text
    assert [one.text.split()[0] for one in fields._p.iter(qn("w:instrText"))] == ["REF"]
