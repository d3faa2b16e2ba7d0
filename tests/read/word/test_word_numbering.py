"""Automatic numbers as Word computes them."""

import pytest

from pipeline.read.word.formats import written
from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, level, lines, marked, numbered, numbering, p, style

CONTRACT = (
    level(0, "decimal", "第%1条"),
    level(1, "decimal", "%2."),
    level(2, "decimal", "(%3)", suffix="space"),
    level(3, "aiueoFullWidth", "%4", suffix="nothing"),
)
SHARED = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def num(num_id: int, *overrides: str) -> str:
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="0"/>{"".join(overrides)}</w:num>'


def restart(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_levels_count_and_start_again_below_a_higher_level() -> None:
    body = "".join(
        numbered(text, level=at)
        for text, at in [("目的", 0), ("甲", 1), ("乙", 1), ("丙", 2), ("丁", 3), ("定義", 0), ("戊", 1), ("己", 2)]
    )
    assert lines(body, numbering=numbering(*CONTRACT)) == [
        "第1条\t目的",
        "1.\t甲",
        "2.\t乙",
        "(1) 丙",
        "ア丁",
        "第2条\t定義",
        "1.\t戊",
        "(1) 己",
    ]


def test_labels_are_marked_with_their_level_and_without_what_follows_them() -> None:
    found = draft(numbered("目的") + numbered("甲", level=2), numbering=numbering(*CONTRACT))
    labels = [mark for mark in found.marks if mark.kind is MarkKind.LABEL]
    assert [(found.text[slice(*mark.span)], mark.level) for mark in labels] == [("第1条", 1), ("(1)", 3)]


def test_labels_name_the_definition_that_counts_them() -> None:
    other = CONTRACT[0] + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + CONTRACT[1]
    nums = num(1) + num(2) + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    found = draft(
        "".join(numbered("甲", at) for at in (1, 2)) + numbered("乙", 3, 1), numbering=numbering(other, nums=nums)
    )
    series = [mark.series for mark in found.marks if mark.kind is MarkKind.LABEL]
    assert series[0] == series[1] != series[2]


def test_a_label_is_one_line() -> None:
    levels = numbering(level(0, "decimal", "第%1条&#10;&#9;"), level(1, "bullet", "・&#10;"))
    assert lines(numbered("甲") + numbered("乙", level=1), numbering=levels) == ["第1条\t甲", "・乙"]


def test_numbers_that_an_author_typed_are_text() -> None:
    found = draft(p("第1条 目的") + p("1. 甲"))
    assert found.text == "第1条 目的\n1. 甲\n"
    assert found.marks == []


@pytest.mark.parametrize(
    ("text", "extra", "label"),
    [
        ("%1.%2", "", "二.1"),
        ("%1.%2", "<w:isLgl/>", "2.1"),
        ("第%1の%2", "", "第二の1"),
        ("%2の%5", "", "1の"),
    ],
)
def test_a_label_shows_higher_levels(text: str, extra: str, label: str) -> None:
    levels = numbering(level(0, "japaneseCounting", "第%1章"), level(1, "decimal", text, extra))
    body = numbered("総則") + numbered("細則") + numbered("甲", level=1)
    assert lines(body, numbering=levels)[-1] == f"{label}\t甲"


def test_a_level_that_is_passed_over_counts_as_begun() -> None:
    levels = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert lines(numbered("甲", level=1) + numbered("乙"), numbering=levels) == ["1.1\t甲", "2.\t乙"]


@pytest.mark.parametrize(("value", "label"), [("0", "(3)"), ("1", "(1)"), ("9", "(1)")])
def test_lvl_restart_says_after_which_level_a_level_starts_again(value: str, label: str) -> None:
    levels = numbering(*CONTRACT[:2], level(2, "decimal", "(%3)", f'<w:lvlRestart w:val="{value}"/>'))
    body = "".join(numbered(str(at), level=at) for at in (0, 1, 2, 2, 0, 1, 2))
    assert lines(body, numbering=levels)[-1] == f"{label}\t2"


def test_a_level_that_restarts_after_the_first_does_not_after_the_second() -> None:
    levels = numbering(*CONTRACT[:2], level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'))
    body = "".join(numbered(str(at), level=at) for at in (0, 1, 2, 1, 2))
    assert lines(body, numbering=levels)[-1] == "(2)\t2"


def test_lists_of_one_definition_go_on_counting_from_each_other() -> None:
    nums = num(1) + num(2) + num(3, restart(0, 1)) + num(4, restart(0, 7))
    body = "".join(numbered("甲", num_id=at) for at in (1, 2, 1, 3, 3, 1, 4, 4))
    found = lines(body, numbering=numbering(CONTRACT[0], nums=nums))
    assert [line.split("\t")[0] for line in found] == [f"第{n}条" for n in (1, 2, 3, 1, 2, 3, 7, 8)]


def test_a_restart_of_one_level_leaves_the_others() -> None:
    nums = num(1) + num(2, restart(1, 1))
    body = numbered("目的") + numbered("甲", level=1) + numbered("乙", 2, 1) + numbered("定義")
    assert lines(body, numbering=numbering(*CONTRACT, nums=nums)) == ["第1条\t目的", "1.\t甲", "1.\t乙", "第2条\t定義"]


def test_an_override_may_replace_a_whole_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)", start=4)}</w:lvlOverride>'
    body = numbered("甲") + numbered("乙")
    assert lines(body, numbering=numbering(CONTRACT[0], nums=num(1, own))) == ["IV)\t甲", "V)\t乙"]


def test_start_says_where_a_level_begins() -> None:
    levels = numbering(level(0, "decimal", "第%1条", start=3), level(1, "decimal", "%2", start=2))
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙", level=1)
    assert lines(body, numbering=levels) == ["第3条\t甲", "2\t乙", "3\t丙"]


def test_no_list_no_number() -> None:
    body = numbered("甲", num_id=0) + numbered("乙", num_id=9) + numbered("丙")
    assert lines(body, numbering=numbering(*CONTRACT)) == ["甲", "乙", "第1条\t丙"]


def test_a_style_brings_its_list_and_its_level() -> None:
    levels = numbering(
        level(0, "decimal", "第%1条", '<w:pStyle w:val="Jo"/>'), level(1, "decimal", "%2", '<w:pStyle w:val="Ko"/>')
    )
    styles = (
        style("Jo", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Ko", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', based_on="Jo")
        + style("KoBold", based_on="Ko")
        + style("Free", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="Ko")
    )
    body = "".join(p("甲", look=f'<w:pStyle w:val="{name}"/>') for name in ("Jo", "Ko", "KoBold", "Free", "Jo"))
    assert lines(body, numbering=levels, styles=styles) == ["第1条\t甲", "1\t甲", "2\t甲", "甲", "第2条\t甲"]


def test_a_paragraph_may_change_only_the_level_of_its_style() -> None:
    styles = style("Jo", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    look = '<w:pStyle w:val="Jo"/>'
    body = p("甲", look=look) + p("乙", look=look + '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert lines(body, numbering=numbering(*CONTRACT), styles=styles) == ["第1条\t甲", "1.\t乙"]


def test_the_default_style_numbers_what_has_no_style() -> None:
    styles = style("N", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>').replace(
        "<w:style ", '<w:style w:default="1" '
    )
    assert lines(p("甲") + p("乙"), numbering=numbering(*CONTRACT), styles=styles) == ["第1条\t甲", "第2条\t乙"]


def test_a_list_may_point_to_a_style_of_numbering() -> None:
    definitions = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Law"/>{CONTRACT[0]}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Law"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = style("Law", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    found = lines(numbered("甲", 2) + numbered("乙", 1), numbering=definitions, styles=styles)
    assert found == ["第1条\t甲", "第2条\t乙"]


def test_a_style_that_is_based_on_itself_ends() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert lines(p("甲", look='<w:pStyle w:val="A"/>'), styles=styles) == ["甲"]


@pytest.mark.parametrize(
    ("text", "font", "line"),
    [
        ("・", "", "・甲"),
        ("●", "", "●甲"),
        ("※", "", "※甲"),
        ("-", "", "- 甲"),
        ("\uf0b7", "Symbol", "・甲"),
        ("l", "Wingdings", "・甲"),
        ("o", "Courier New", "・甲"),
        ("•", "", "・甲"),
    ],
)
def test_bullets_are_printed_and_not_marked(text: str, font: str, line: str) -> None:
    sign = level(0, "bullet", text).replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    found = draft(numbered("甲"), numbering=numbering(sign))
    assert found.text == line + "\n"
    assert marked(found, MarkKind.LABEL) == []


def test_a_level_without_number_prints_only_its_words() -> None:
    levels = numbering(level(0, "none", "附則"), level(1, "none", "", suffix="tab"))
    found = draft(numbered("甲") + numbered("乙", level=1), numbering=levels)
    assert found.text == "附則\t甲\n乙\n"
    assert marked(found, MarkKind.LABEL) == []


def test_an_empty_paragraph_shows_its_number() -> None:
    assert lines(numbered("") + numbered("甲"), numbering=numbering(*CONTRACT)) == ["第1条", "第2条\t甲"]


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = (
        numbered("甲")
        .replace("<w:rPr>", "<w:rPr><w:vanish/>")
        .replace("</w:numPr>", "</w:numPr><w:rPr><w:vanish/></w:rPr>")
    )
    assert lines(hidden + numbered("乙"), numbering=numbering(*CONTRACT)) == ["第1条\t乙"]


def test_formats_that_are_written_out_fill_up_with_zeros() -> None:
    custom = level(0, "decimal", "%1").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
    )
    assert lines(numbered("甲"), numbering=numbering(custom)) == ["001\t甲"]


@pytest.mark.parametrize(
    ("style_name", "printed"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("decimalFullWidth2", {10: "１０"}),
        ("decimalHalfWidth", {10: "10"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("japaneseDigitalTenThousand", {11: "一一"}),
        ("japaneseCounting", {10: "十", 11: "十一", 20: "二十", 105: "百五", 1234: "千二百三十四"}),
        ("japaneseLegal", {1: "壱", 2: "弐", 3: "参", 5: "伍", 10: "壱拾", 23: "弐拾参", 100: "壱百"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("aiueo", {1: "ｱ", 46: "ﾝ"}),
        ("aiueoFullWidth", {1: "ア", 6: "カ", 46: "ン", 47: "ア"}),
        ("iroha", {1: "ｲ", 3: "ﾊ"}),
        ("irohaFullWidth", {1: "イ", 7: "ト", 47: "ス", 48: "ン", 49: "イ"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperLetter", {2: "B", 27: "AA"}),
        ("lowerRoman", {4: "iv", 9: "ix"}),
        ("upperRoman", {14: "XIV"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 22: "22nd"}),
        ("numberInDash", {3: "- 3 -"}),
        ("thaiLetters", {3: "3"}),
        ("lowerLetter", {0: "0"}),
    ],
)
def test_formats(style_name: str, printed: dict[int, str]) -> None:
    assert {number: written(style_name, number) for number in printed} == printed
