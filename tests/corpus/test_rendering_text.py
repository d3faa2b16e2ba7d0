"""Numbers, broken lines, Markdown and plain text of documents to print."""

import pytest

from corpus.rendering import markdown, plain
from corpus.rendering.breaking import break_lines
from corpus.rendering.markdown import MarkdownLayout, Marks
from corpus.rendering.model import (
    Article,
    Contents,
    Count,
    Counter,
    Division,
    Entry,
    Line,
    Manuscript,
    Number,
    PageBreak,
    Paragraph,
    Place,
    Signature,
    Table,
    Title,
)
from corpus.rendering.plain import PlainLayout


def number(counter: Counter, order: int, pattern: str, gap: str = "") -> Number:
    return Number.of(Count(counter, order, pattern), gap)


SMALL = Manuscript(
    "備品貸出規約",
    (
        Title("備品貸出規約"),
        Division(1, number(Counter.DECIMAL, 1, "第{n}章", "　"), "総則"),
        Article(number(Counter.DECIMAL, 1, "第{n}条"), "（目的）"),
        Paragraph(0, None, "この規約は、備品の貸出しを定める。"),
        Article(number(Counter.DECIMAL, 2, "第{n}条"), "（返却）"),
        Paragraph(1, number(Counter.DECIMAL, 1, "{n}.", " "), "利用者は、次の備品を返却する。"),
        Paragraph(2, number(Counter.DECIMAL, 1, "({n})", " "), "傘"),
        Paragraph(2, number(Counter.DECIMAL, 2, "({n})", " "), "台車"),
        Paragraph(1, None, "なお、期日は掲示する。"),
        Paragraph(1, number(Counter.DECIMAL, 2, "{n}.", " "), "返却の期日は、次の表による。"),
        Table((("備品", "期日"), ("傘", "翌日"))),
        Division(1, None, "附則"),
        Article(
            number(Counter.KANJI, 1, "第{n}条", "　"),
            "（施行）",
            before=True,
            text="この規約は、四月一日から施行する。",
        ),
        Line("以上", Place.RIGHT),
    ),
)


@pytest.mark.parametrize(
    ("counter", "order", "written"),
    [
        (Counter.WIDE, 12, "１２"),
        (Counter.KANJI, 10, "十"),
        (Counter.KANJI, 111, "百十一"),
        (Counter.CIRCLED, 20, "⑳"),
        (Counter.BRACKETED, 3, "⑶"),
        (Counter.GOJUON, 46, "ン"),
        (Counter.IROHA, 4, "ニ"),
        (Counter.CIRCLED_KANA, 2, "㋑"),
        (Counter.ROMAN, 4, "iv"),
        (Counter.ROMAN_SIGN, 9, "ⅸ"),
        (Counter.LETTER, 26, "z"),
    ],
)
def test_numbers_are_written_as_their_counter_says(counter: Counter, order: int, written: str) -> None:
    assert counter.write(order) == written


def test_decimals_carry_the_number_above() -> None:
    assert Count(Counter.DECIMAL, 2, "{above}.{n}", above=3).sign == "3.2"


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() -> None:
    text = "この規約は、当会（以下「本会」という。）の備品の貸出しについて、必要な事項を定める。"
    for width in range(5, 30):
        lines = break_lines(text, width, width)
        assert "".join(lines) == text
        assert all(line[0] not in "、。）」" for line in lines[1:])
        assert all(line[-1] not in "（「" for line in lines[:-1])


def test_words_and_numbers_are_kept_whole_unless_they_are_wider_than_the_line() -> None:
    assert break_lines("金額は120,000円である。", 6, 6) == ["金額は", "120,000円で", "ある。"]
    assert break_lines("abcdefghij", 2, 2) == ["abcd", "efgh", "ij"]


def test_plain_text_has_a_paragraph_a_line() -> None:
    assert plain.render(SMALL, PlainLayout(opening="　")).splitlines() == [
        "備品貸出規約", "", "第1章　総則", "", "第1条（目的）", "　この規約は、備品の貸出しを定める。", "", "第2条（返却）",
        "1. 利用者は、次の備品を返却する。", "　(1) 傘", "　(2) 台車", "　なお、期日は掲示する。", "2. 返却の期日は、次の表による。",
        "備品\t期日", "傘\t翌日", "", "附則", "", "（施行）", "第一条　この規約は、四月一日から施行する。", "以上",
    ]  # fmt: skip


def test_wrapped_plain_text_hangs_its_numbered_paragraphs() -> None:
    paragraph = Paragraph(2, number(Counter.DECIMAL, 1, "（{n}）"), "利用者が、備品を期日までに返却しない場合")
    lines = plain.render(Manuscript("", (paragraph,)), PlainLayout(width=14, step=1, hanging=1)).splitlines()
    assert lines == ["　（1）利用者が、備品を期日", "　　までに返却しない場合"]


def test_markdown_has_headings_and_nested_lists() -> None:
    assert markdown.render(SMALL, MarkdownLayout(marks=Marks.COUNTED)).splitlines() == [
        "# 備品貸出規約", "", "## 第1章　総則", "", "### 第1条（目的）", "", "この規約は、備品の貸出しを定める。", "",
        "### 第2条（返却）", "", "1. 利用者は、次の備品を返却する。", "", "    (1) 傘", "", "    (2) 台車", "",
        "    なお、期日は掲示する。", "", "2. 返却の期日は、次の表による。", "",
        "    | 備品 | 期日 |", "    |---|---|", "    | 傘 | 翌日 |", "",
        "## 附則", "", "（施行）", "", "第一条　この規約は、四月一日から施行する。", "", "以上",
    ]  # fmt: skip


def test_markdown_lists_may_all_count_from_one() -> None:
    blocks = tuple(
        Paragraph(level, number(Counter.DECIMAL, order, "{n}.", " "), text)
        for level, order, text in ((1, 1, "次の物"), (2, 1, "傘"), (2, 2, "台車"), (1, 2, "その他"))
    )
    written = markdown.render(Manuscript("", blocks), MarkdownLayout(marks=Marks.ONES, step=3))
    assert written.splitlines() == ["1. 次の物", "   1. 傘", "   1. 台車", "1. その他"]


def test_paragraphs_may_be_headings_in_markdown() -> None:
    blocks = (Article(Number("第1条", ""), "（目的）"), Paragraph(1, Number("第1項", "　"), "甲は、傘を返す。"))
    written = markdown.render(Manuscript("", blocks), MarkdownLayout(headed=True))
    assert written.splitlines() == ["## 第1条（目的）", "", "### 第1項", "", "甲は、傘を返す。"]


def test_contents_signatures_and_page_breaks_are_printed() -> None:
    blocks = (
        Contents("目次", (Entry(1, "第1章　総則"), Entry(2, "第1条（目的）"))),
        PageBreak(),
        Signature("本書2通を作成する。", "2025年4月1日", (("甲　見本市", "　　みほん社"),)),
    )
    assert markdown.render(Manuscript("", blocks), MarkdownLayout()).splitlines() == [
        "## 目次", "", "- 第1章　総則", "  - 第1条（目的）", "", "---", "", "本書2通を作成する。", "", "2025年4月1日", "",
        "甲　見本市", "", "　　みほん社",
    ]  # fmt: skip
