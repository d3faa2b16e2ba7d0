"""Numbers that were misread are mended from their lists; what was read is kept, and words are never touched."""

import pytest

from pipeline.read.ocr.labels import alike, labels
from pipeline.read.ocr.numbering import mended
from pipeline.read.pdf.text import Entry, draft
from pipeline.types.source import MarkKind


def entry(text: str) -> Entry:
    """A line; each blank at its start indents it by 12 points, as each character is wide."""
    shown = text.lstrip()
    left = 72.0 + 12 * (len(text) - len(shown))
    edges = tuple(left + 12 * index for index in range(len(shown) + 1))
    return Entry(shown, (left, 100.0, edges[-1], 112.0), edges)


def read(*lines: str) -> list[str]:
    (page,) = mended([[entry(line) for line in lines]], {1})
    return [line.text for line in page]


@pytest.mark.parametrize("misread", ["第l条（期間）", "第ー条（期間）", "第｜条（期間）", "第I条（期間）"])
def test_the_first_article(misread: str) -> None:
    assert read(misread, "期間は、一年とする。", "第2条（料金）")[0] == "第1条（期間）"


def test_an_article_between_two_others_in_kanji() -> None:
    assert read("第一条（目的）", "第ニ条（定義）", "第三条（期間）")[1] == "第二条（定義）"


def test_an_article_that_is_missing_is_not_made_up() -> None:
    lines = ["第1条（目的）", "第3条（期間）", "第4条（料金）"]
    assert read(*lines) == lines


@pytest.mark.parametrize(
    ("before", "misread", "after", "mended_to"),
    [
        ("1.　甲は、支払う。", "乙　乙は、受け取る。", "3.　丙は、立ち会う。", "2.　乙は、受け取る。"),
        ("(1)　書面", "（l2）　電子", "(3)　口頭", "(2)　電子"),
        ("(a)　書面", "(6)　電子", "(c)　口頭", "(b)　電子"),
        ("一　書面", "ニ　電子", "三　口頭", "二　電子"),
        ("①　書面", "@　電子", "③　口頭", "②　電子"),
        ("①　書面", "③　電子", "③　口頭", "②　電子"),
    ],
)
def test_a_label_within_its_list(before: str, misread: str, after: str, mended_to: str) -> None:
    assert read("第1条（目的）", before, misread, after)[2] == mended_to


def test_lists_in_lists_are_counted_each_by_itself() -> None:
    lines = [
        "第1条（目的）",
        "1.　甲は、次のことをする。",
        " (1)　点検",
        " (l)　修理",
        " (3)　報告",
        "Z.　乙は、支払う。",
    ]
    assert read(*lines)[3:] == ["(2)　修理", "(3)　報告", "2.　乙は、支払う。"]


def test_parties_dates_and_sums_are_no_labels() -> None:
    lines = ["第1条（目的）", "甲　見本株式会社", "乙　例示商店", "令和6年　4月1日", "100円　を支払う。"]
    assert read(*lines) == lines


def test_what_was_read_is_kept_under_a_mark() -> None:
    pages = mended([[entry("第l条（期間）"), entry("第2条（料金）")]], {1})
    made = draft(pages, ())
    (mark,) = [mark for mark in made.marks if mark.kind is MarkKind.MENDED]
    assert made.text[slice(*mark.span)] == "第1条" and mark.was == "第l条"
    assert len(made.printed[0].edges) == len("第1条（期間）") + 1


def test_pages_with_a_text_layer_are_left_alone() -> None:
    lines = [entry("第l条（期間）"), entry("第2条（料金）")]
    assert [line.text for line in mended([lines], set())[0]] == ["第l条（期間）", "第2条（料金）"]


def test_a_label_may_be_of_several_lists() -> None:
    assert {(label.form.style, label.number) for label in labels("イ")} == {("katakana", 2), ("katakana-iroha", 1)}
    assert [label.written for label in labels("（１２）")] == ["（１２）"]
    assert labels("という") == []


def test_which_signs_look_alike() -> None:
    assert alike("乙", "2.") and alike("l", "1") and alike("(<)", "(c)")
    assert not alike("甲", "2.") and not alike("1", "1") and not alike("12", "1")
