"""Clauses in the same words: the measure, and the gate over the documents of the corpus."""

from pathlib import Path

import pytest

from corpus import overlap
from corpus.catalog import Entry
from corpus.expected import Expected
from corpus.overlap import BOUND, BOUND_APART, Clause, Pair, clauses, common, formulations, pairs, share
from corpus.texts import Text, texts

LONG = "管理人は、毎朝八時に正門を開け、夜の七時に閉める。雨の強い日は、管理人の考えで早く閉めることができ、その旨を門の札に書いて来園者に知らせる。"


def text(name: str, split: str, *units: Expected, types: dict[str, tuple[str, ...]] | None = None) -> Text:
    entry = Entry(name, name, "規約", Path(f"{name}.md"), "", split)
    known = types if types is not None else {unit.address: ("notice",) for unit in units}
    return Text(entry, units, (), known, ("来園者", "植物園みどり"))


def test_the_share_counts_sequences_of_eight_characters() -> None:
    assert share("あいうえおかきくけ", "あいうえおかきくけ") == 1.0
    assert share("あいうえおかきくけ", "いうえおかきくけこさし") == 0.5  # いうえおかきくけ is one of two
    assert share("あいうえおかきく", "アイウエオカキク") == 0.0
    assert share("短い文", "短い文") == 0.0  # no sequence at all


def test_width_and_white_space_make_no_difference() -> None:
    assert share("第１条の料金は、１００円", "第 1 条 の料金は、100円") == 1.0


def test_only_long_clauses_of_one_type_in_different_documents_are_compared() -> None:
    one = text("one", "train", Expected("第1条", LONG), Expected("第2条", LONG))
    short = text("short", "train", Expected("第1条", LONG[:40]))
    other = text("other", "train", Expected("第1条", LONG), types={"第1条": ("fees",)})
    untyped = text("untyped", "train", Expected("第1条", LONG), types={})
    same = text("same", "dev", Expected("第5条"), Expected("第5条第1項", LONG), types={"第5条": ("notice", "fees")})
    found = [(pair.one.address, pair.other.address, pair.share) for pair in pairs(clauses((one, short, other, untyped, same)))]  # fmt: skip
    assert found == [("第1条", "第5条", 1.0), ("第2条", "第5条", 1.0)]


def test_clauses_of_different_splits_are_held_to_a_stricter_bound() -> None:
    between = (BOUND + BOUND_APART) / 2
    train, near, far = (Clause(split, split, "第1条", "notice", LONG) for split in ("train", "train", "test"))
    assert BOUND_APART < BOUND
    assert not Pair(train, near, between).over
    assert Pair(train, far, between).over
    assert Pair(train, near, BOUND + 0.01).over


def test_what_two_clauses_have_in_common_is_shown_the_longest_first() -> None:
    one = Clause("one", "train", "第1条", "notice", "管理人は、毎朝八時に正門を開ける。雨の強い日は、早く閉める。")
    other = Clause("other", "train", "第1条", "notice", "雨の強い日は、早く閉める。園長が、毎朝八時に正門を開ける。")
    assert common(Pair(one, other, 0.5)) == ["、毎朝八時に正門を開ける。", "雨の強い日は、早く閉める。"]


def test_a_sentence_in_two_splits_is_found_behind_other_parties_and_numbers() -> None:
    one = text(
        "one",
        "train",
        Expected("第1条", "前文。来園者は、券を紛失したときは、三百円を払って再び受け取ることができる。"),
    )
    other = text(
        "other",
        "test",
        Expected("第9条", "植物園みどりは、券を紛失したときは、500円を払って再び受け取ることができる。"),
    )
    near = text(
        "near", "train", Expected("第3条", "来園者は、券を紛失したときは、園に申し出て百円を払うことができる。")
    )
    (found,) = formulations((one, other, near))
    assert found.text == "◇は、券を紛失したときは、0円を払って再び受け取ることができる"
    assert found.places == (("train", "one", "第1条"), ("test", "other", "第9条"))
    assert not list(formulations((one, text("two", "train", *one.units))))


@pytest.fixture(scope="module")
def corpus() -> tuple[Text, ...]:
    return texts()


def test_no_two_documents_of_the_corpus_say_a_clause_in_the_same_words(corpus: tuple[Text, ...]) -> None:
    assert not [
        f"{pair.share:.3f} {pair.one.document} {pair.one.address} {pair.other.document} {pair.other.address}"
        for pair in pairs(clauses(corpus))
        if pair.over
    ]


def test_no_formulation_stands_in_two_splits(corpus: tuple[Text, ...]) -> None:
    assert not list(formulations(corpus))


def test_every_document_is_compared(corpus: tuple[Text, ...]) -> None:
    assert {clause.document for clause in clauses(corpus)} == {document.entry.id for document in corpus}


def test_the_report_names_places_and_words() -> None:
    one = text("one", "train", Expected("第1条", LONG))
    other = text("other", "test", Expected("第2条", LONG))
    report = overlap.report((one, other))
    assert report[0] == "1.000 notice: one 第1条 (train) ～ other 第2条 (test)"
    assert report[1] == f"    {LONG}"
    assert [line for line in report if line.startswith("=")] and "    test: other 第2条" in report
