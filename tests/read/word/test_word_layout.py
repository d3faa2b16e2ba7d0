"""Indents and headings."""

import pytest

from pipeline.read.word.headings import Line
from pipeline.read.word.headings import marks as heading_marks
from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, level, lines, marked, numbering, p, style


@pytest.mark.parametrize(
    ("look", "line"),
    [
        ('<w:ind w:left="420"/>', "    甲"),
        ('<w:ind w:start="420"/>', "    甲"),
        ('<w:ind w:firstLine="210"/>', "  甲"),
        ('<w:ind w:left="840" w:hanging="420"/>', "    甲"),
        ('<w:ind w:left="210" w:hanging="420"/>', "甲"),
        ('<w:ind w:leftChars="200"/>', "    甲"),
        ('<w:ind w:left="21pt"/>', "    甲"),
        ('<w:ind w:left="90000"/>', " " * 40 + "甲"),
        ('<w:ind w:left="420"/><w:jc w:val="center"/>', "甲"),
        ('<w:ind w:left="420"/><w:jc w:val="right"/>', "甲"),
        ('<w:ind w:left="420"/><w:jc w:val="both"/>', "    甲"),
    ],
)
def test_indents_are_printed_as_spaces(look: str, line: str) -> None:
    assert lines(p("甲", look=look)) == [line]


def test_lines_after_the_first_stand_at_the_left_indent() -> None:
    body = p("甲", "<w:r><w:br/></w:r>", "乙", look='<w:ind w:left="420" w:hanging="210"/>')
    assert lines(body) == ["  甲", "    乙"]


def test_an_empty_paragraph_has_no_spaces() -> None:
    assert lines(p(look='<w:ind w:left="420"/>') + p("甲")) == ["", "甲"]


def test_own_indents_go_over_those_of_the_list_and_these_over_the_style() -> None:
    indented = level(0, "decimal", "%1").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="630" w:hanging="210"/></w:pPr></w:lvl>'
    )
    styles = style("Low", '<w:pPr><w:ind w:left="1050"/></w:pPr>') + style(
        "Listed", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', based_on="Low"
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        p("甲", look=look)
        for look in (
            '<w:pStyle w:val="Low"/>',
            '<w:pStyle w:val="Low"/>' + listed,
            '<w:pStyle w:val="Listed"/>',
            listed + '<w:ind w:left="420"/>',
        )
    )
    found = lines(body, numbering=numbering(indented), styles=styles)
    assert found == [" " * 10 + "甲", "    1\t甲", "    2\t甲", "  3\t甲"]


HEADINGS = (
    style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', title="heading 1")
    + style("Midashi2", title="見出し 2")
    + style("Own", based_on="1")
    + style("T", title="Title")
    + style("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="1")
)


@pytest.mark.parametrize(
    ("look", "found"),
    [
        ('<w:pStyle w:val="1"/>', [1]),
        ('<w:pStyle w:val="Midashi2"/>', [2]),
        ('<w:pStyle w:val="Own"/>', [1]),
        ('<w:pStyle w:val="T"/>', [1]),
        ('<w:pStyle w:val="Body"/>', []),
        ('<w:pStyle w:val="Heading3"/>', [3]),
        ('<w:outlineLvl w:val="1"/>', [2]),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', []),
        ("", []),
    ],
)
def test_headings_are_told_by_outline_and_by_style(look: str, found: list[int]) -> None:
    marks = draft(p("第1章　総則", look=look) + p("本文。"), styles=HEADINGS).marks
    assert [mark.level for mark in marks if mark.kind is MarkKind.HEADING] == found


def test_a_heading_is_marked_over_its_whole_line_with_number_and_indent() -> None:
    look = '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="210"/>'
    found = draft(
        p("目的", look=look) + p("本文。"), styles=HEADINGS, numbering=numbering(level(0, "decimal", "第%1条"))
    )
    assert marked(found, MarkKind.HEADING) == ["  第1条\t目的"]


def test_a_sentence_in_a_style_of_headings_is_none() -> None:
    look = '<w:pStyle w:val="1"/>'
    body = p("目的", look=look) + p("甲は乙に業務を委託する。", look=look) + p("本文。") + p("定義", look=look)
    assert marked(draft(body, styles=HEADINGS), MarkKind.HEADING) == ["目的", "定義"]


def test_a_style_whose_paragraphs_follow_each_other_is_none_for_headings() -> None:
    def line(text: str, style: str, at: int) -> Line:
        return Line(text, 2 if style == "H" else 0, style, ((at, at + 1),))

    items = ["氏名", "住所", "電話番号"]
    listed = [line(text, "H", at) for at, text in enumerate(items)]
    apart = [line(text, name, at) for at, (text, name) in enumerate((x, n) for x in items for n in ("H", "N"))]
    assert heading_marks(listed) == []
    assert len(heading_marks(apart)) == 3


def test_an_outline_level_of_a_paragraph_is_enough() -> None:
    headed, plain = '<w:outlineLvl w:val="0"/>', ""
    body = "".join(p(text, look=look) for text in ("目的", "定義", "期間") for look in (headed, plain))
    assert marked(draft(body), MarkKind.HEADING) == ["目的", "定義", "期間"]


def test_numbered_units_stay_headings_in_a_style_of_sentences() -> None:
    look = '<w:pStyle w:val="1"/>'
    texts = [
        "第1条（目的）",
        "甲は委託する。",
        "乙は受託する。",
        "丙は保証する。",
        "第2条（報酬）",
        "報酬は月額とする。",
    ]
    found = draft("".join(p(text, look=look) for text in texts), styles=HEADINGS)
    assert marked(found, MarkKind.HEADING) == ["第1条（目的）", "第2条（報酬）"]
