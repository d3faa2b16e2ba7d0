"""Brackets, blanks, sentences that break off or stand twice, digits of two widths, conjunctions."""

from dataclasses import replace

import pytest

from pipeline import run
from pipeline.types.source import Mark, MarkKind
from tests.proof.proofs import findings, told
from tests.texts import document


def one(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    return told(
        findings(f"見本契約書\n\n第1条（事項）\n{text}\n\n第2条（雑則）\n定めのない事項は、甲乙で話し合う。\n", *codes)
    )


@pytest.mark.parametrize(
    ("text", "sign"),
    [("甲は、費用（税を含む。を払う。", "（"), ("甲は、「本件を受ける。", "「"), ("甲は、費用）を払う。", "）")],
)
def test_a_bracket_without_its_other_half(text: str, sign: str) -> None:
    assert one(text, "unclosed-bracket") == [("第1条", sign, None)]


@pytest.mark.parametrize("text", ["甲は、費用（税「込み」。）を払う。", "甲は、1) 額、2) 期日を書く。"])
def test_brackets_that_are_whole(text: str) -> None:
    assert one(text, "unclosed-bracket") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲は、○日以内に払う。", "○"),
        ("甲は、第〇条に従う。", "〇"),
        ("甲は、＿＿＿円を払う。", "＿＿＿"),
        ("甲は、【　】に納める。", "【　】"),
        ("管轄は、○○地方裁判所とする。", "○○"),
        ("担当は、××とする。", "××"),
        ("期間は、TBDとする。", "TBD"),
        ("甲は、XX日以内に払う。", "XX"),
        ("甲は、額　　　　円を払う。", "　　　　"),
        ("額は、（金額を記入）とする。", "（金額を記入）"),
        ("額は、○倍とする。", "○"),
    ],
)
def test_a_blank_that_was_left(text: str, words: str) -> None:
    assert one(text, "placeholder") == [("第1条", words, None)]


@pytest.mark.parametrize("text", ["期間は、一〇日とする。", "期間は、二〇二六年とする。", "可否は、○又は×で示す。"])
def test_signs_that_are_no_blanks(text: str) -> None:
    assert one(text, "placeholder") == []


@pytest.mark.parametrize(
    "text",
    [
        "甲は、乙に対して書面により",
        "甲は、乙の求めがあるときは、",
        "甲は、費用及び",
        "甲は、乙に費用を",
        "甲は、乙の申込みを",
    ],
)
def test_a_sentence_that_breaks_off(text: str) -> None:
    assert [found[0] for found in one(text, "broken-sentence")] == ["第1条"]


@pytest.mark.parametrize(
    "text", ["甲は、乙に費用を払う。", "次の各号のどれかに当たる場合\n(1) 甲の死亡\n(2) 乙の死亡", "甲の死亡の場合"]
)
def test_a_sentence_that_is_whole(text: str) -> None:
    assert one(text, "broken-sentence") == []


def test_a_sentence_twice_in_one_article() -> None:
    text = "1 甲は、受け取った書面を五年の間保存しなければならない。\n2 甲は、受け取った書面を五年の間保存しなければならない。"
    assert [found[0] for found in one(text, "duplicate-sentence")] == ["第1条第2項"]


def test_the_same_sentence_that_leans_on_another() -> None:
    text = "1 甲は、払う。ただし、乙が書面で求めたときは、払わないことができる。\n2 甲は、送る。ただし、乙が書面で求めたときは、払わないことができる。"
    assert one(text, "duplicate-sentence") == []


_NUMBERS = "甲は、30日、20日、15日、14日、12日、11日、10日又は25日のうちに払う。"


def test_a_number_in_the_other_width() -> None:
    assert one(_NUMBERS + "乙は、１６日のうちに送る。", "mixed-width") == [("第1条", "１６", "16")]


@pytest.mark.parametrize(
    "more",
    [
        "乙は、第１０条に従う。",
        "乙は、令和７年１０月１日に送る。",
        "乙は、5日のうちに送る。",
        "乙は、５日のうちに送る。",
    ],
)
def test_numbers_with_a_habit_of_their_own(more: str) -> None:
    assert one(_NUMBERS + more, "mixed-width") == []


def test_the_greater_group_joined_by_the_lesser_word() -> None:
    text = "乙は、表示又は番号を消し、若しくは隠すことをしてはならない。"
    assert one(text, "conjunction") == [("第1条", "若しくは", "又は")]
    assert one("乙は、表示若しくは番号を消し、又は隠してはならない。", "conjunction") == []


def test_brackets_of_a_scanned_page_are_not_judged() -> None:
    text = "見本契約書\n\n第1条（額）\n額（税込は、百円とする。\n"
    read = document(text)
    assert [found.code for found in run.proofread(read)] == ["unclosed-bracket"]
    page = Mark(MarkKind.SCANNED, (0, len(text)), 90)
    scanned = replace(read, source=replace(read.source, marks=(page,)))
    assert run.proofread(scanned) == ()
