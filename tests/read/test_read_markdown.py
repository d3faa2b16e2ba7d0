"""Markdown -> marks: signs are hidden, words and numbers stay."""

import time

import pytest

from pipeline.read import read_bytes
from pipeline.types.source import MarkKind, SourceText


def read(text: str, name: str = "a.md") -> SourceText:
    source = read_bytes(text.encode(), name)
    assert source.text == text
    assert [mark.span for mark in source.marks] == sorted(mark.span for mark in source.marks)
    assert all(0 <= mark.span[0] < mark.span[1] <= len(text) for mark in source.marks)
    return source


def seen(text: str, name: str = "a.md") -> str:
    """Text without its markup."""
    source = read(text, name)
    out, position = "", 0
    for mark in source.marks:
        if mark.kind is MarkKind.MARKUP:
            out += text[position : mark.span[0]]
            position = mark.span[1]
    return out + text[position:]


def headings(text: str, name: str = "a.md") -> list[tuple[int, str]]:
    source = read(text, name)
    return [(mark.level, text[slice(*mark.span)]) for mark in source.marks if mark.kind is MarkKind.HEADING]


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("## 第1条（目的）", "第1条（目的）"),
        ("### 第2条 ###", "第2条"),
        ("##第3条", "第3条"),
        ("#### ・第1条", "・第1条"),
        ("## 定義 {#teigi}", "定義"),
        ("- 甲の義務", "甲の義務"),
        ("  * 甲", "  甲"),
        ("・甲の義務", "・甲の義務"),
        ("1. 甲は通知する。", "1. 甲は通知する。"),
        (r"1\. 甲", "1. 甲"),
        ("１．甲", "１．甲"),
        ("**重要**な事項", "重要な事項"),
        ("__甲__と*乙*と _丙_ に", "甲と乙と 丙 に"),
        ("***甲***", "甲"),
        ("**「甲」**は、**（乙）**に", "「甲」は、（乙）に"),
        ("~~旧~~新", "旧新"),
        ("`abc_d_e`を使う", "abc_d_eを使う"),
        ("snake_case_name と 2*3*4", "snake_case_name と 2*3*4"),
        ("料金*1は、期間*2による。", "料金*1は、期間*2による。"),
        ("氏名：________________", "氏名：________________"),
        ("[規約](https://example.com/a_b_c)に従う", "規約に従う"),
        ('[規約](./terms.md "題")に従う', "規約に従う"),
        ("[規約](https://example.com/a_(b))に", "規約に"),
        ("[甲](以下「当社」という。)は", "[甲](以下「当社」という。)は"),
        ("[同意する]を押す", "[同意する]を押す"),
        ("![図](a.png)甲", "甲"),
        ("[![図](a.png)](b.html)甲", "甲"),
        ('<a href="https://example.com">規約</a><br>甲', "規約甲"),
        ("<https://example.com>を見る", "<https://example.com>を見る"),
        ("<info@example.com>へ", "<info@example.com>へ"),
        ("<氏名>と<company>", "<氏名>と<company>"),
        (r"\*注\*", "*注*"),
        ("> 引用", "引用"),
        ("甲<!-- 消す -->乙", "甲乙"),
        ("|区分|金額|\n|:--|--:|\n|会員|1,000円|", "区分金額\n\n会員1,000円"),
        ("区分 | 金額\n--- | ---\n会員 | 1,000円", "区分  金額\n\n会員  1,000円"),
        ("甲\n\n---\n\n乙", "甲\n\n\n\n乙"),
        ("[規約][1]に\n\n[1]: https://example.com", "規約に\n\n"),
        ("[注]: この規約による。", "[注]: この規約による。"),
        ("- 12 -", "- 12 -"),
    ],
)
def test_signs_are_hidden_and_words_stay(text: str, visible: str) -> None:
    assert seen(text) == visible


def test_headings_have_their_level_and_whole_line() -> None:
    text = "# 規約\n\n## 第1条\n本文\n\n題名\n====\n\n節\n---\n"
    assert headings(text) == [(1, "# 規約"), (2, "## 第1条"), (1, "題名"), (2, "節")]


def test_a_rule_under_a_sentence_makes_no_heading() -> None:
    assert headings("甲は乙に通知する。\n---\n") == []
    assert headings("1. 通知\n---\n以上\n---\n") == []


def test_nothing_in_a_fence_or_comment_is_a_heading() -> None:
    assert headings("```\n# 甲\n- 乙\n```\n\n<!--\n# 丙\n-->\n# 丁\n") == [(1, "# 丁")]
    assert "# 甲\n- 乙" in seen("```\n# 甲\n- 乙\n```\n")


def test_deep_indentation_is_no_code() -> None:
    assert seen("        - 甲の**義務**") == "        甲の義務"


def test_front_matter_is_hidden_and_its_title_is_the_heading_where_there_is_no_other() -> None:
    text = "---\nlayout: page\ntitle: '利用規約'\n---\n\n## 第1条\n"
    assert seen(text).split() == ["利用規約", "第1条"]
    assert headings(text) == [(1, "title: '利用規約'"), (2, "## 第1条")]
    assert seen("---\ntitle: 甲\n---\n# 乙\n") == "乙\n"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert seen("---\n甲は乙に通知する。\n---\n").strip() == "甲は乙に通知する。"


def test_emphasis_does_not_reach_over_items() -> None:
    assert seen("- 料金は**別に定める。\n- 期間は**別に定める。\n") == "料金は**別に定める。\n期間は**別に定める。\n"


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("### 1. 定義\n", "1. 定義\n"),
        (" - (1) 甲\n", " (1) 甲\n"),
        ("* 甲\n", "甲\n"),
        ("- 12 -\n", "- 12 -\n"),
        ("**甲**と[乙](https://example.com)\n", "**甲**と[乙](https://example.com)\n"),
        ("#1 甲\n", "#1 甲\n"),
    ],
)
def test_plain_text_gets_headings_and_bullets_only(text: str, visible: str) -> None:
    assert seen(text, "a.txt") == visible


def test_plain_text_headings() -> None:
    assert headings("## 規約\n甲\n", "a.txt") == [(2, "## 規約")]


@pytest.mark.timing
@pytest.mark.parametrize("piece", ["**a **b ", "[a](", "[[[", "]]]", "`a ``b ", "<a <b ", "| - ", "# "])
def test_hostile_markdown_is_read_in_time(piece: str) -> None:
    start = time.perf_counter()
    read_bytes((piece * (60_000 // len(piece))).encode(), "a.md")
    assert time.perf_counter() - start < 3
