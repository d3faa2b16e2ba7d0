"""The measures of search, with values computed by hand."""

import pytest

from evaluation.gold import Question
from evaluation.scored import Scored
from evaluation.scoring.retrieval import score
from evaluation.scoring.sets import joined
from pipeline.types.address import Address

TEXTS = {
    "第1条": "あ" * 10,
    "第1条第1号": "い" * 20,
    "第1条第2号": "う" * 30,
    "第2条": "",
    "第2条第1項": "え" * 40,
    "第2条第2項": "お" * 60,
    "第3条": "か" * 50,
}


def ask(cites: list[str], alt: list[str] | None = None) -> Question:
    given, others = tuple(map(Address.parse, cites)), tuple(map(Address.parse, alt or []))
    return Question("q", "問い", "fact", "formal", "模範解答", (), given, others)


def figures(question: Question, *hits: str) -> dict[str, float | None]:
    scored = score(question, list(map(Address.parse, hits)), TEXTS)
    return {name.removeprefix("retrieval."): ratio.value for name, ratio in scored.figures.items()}


def test_a_unit_is_right_below_the_cite_and_an_article_anywhere_in_it() -> None:
    found = figures(ask(["第1条第2号"]), "第1条第1号", "第3条", "第1条第2号")
    assert (found["article_at_1"], found["unit_at_1"], found["unit_at_5"]) == (1, 0, 1)
    found = figures(ask(["第2条"]), "第2条第2項")
    assert (found["article_at_1"], found["unit_at_1"], found["unit_at_5"]) == (1, 1, 1)
    late = figures(ask(["第3条"]), *["第1条"] * 5, "第3条")
    assert (late["article_at_1"], late["unit_at_1"], late["unit_at_5"]) == (0, 0, 0)


def test_an_accepted_unit_counts_as_a_unit_but_not_as_the_article() -> None:
    found = figures(ask(["第3条"], ["第1条"]), "第1条第1号")
    assert (found["article_at_1"], found["unit_at_1"]) == (0, 1)
    assert (found["characters"], found["precise"]) == (0, 1)


def test_characters_are_those_of_the_cited_units_that_the_first_three_hits_hold() -> None:
    both = ask(["第1条第1号", "第3条"])  # 20 and 50 characters
    assert figures(both, "第1条", "第2条", "第3条")["characters"] == 1
    assert figures(both, "第1条", "第2条")["characters"] == pytest.approx(20 / 70)
    assert figures(both, "第2条", "第2条第1項", "第2条第2項", "第3条")["characters"] == 0
    lead = ask(["第1条"])  # its own ten
    assert figures(lead, "第1条第1号")["characters"] == 0
    heading = ask(["第2条"])  # nothing of its own: 40 and 60 below
    assert figures(heading, "第2条第2項")["characters"] == pytest.approx(60 / 100)


def test_a_first_hit_is_precise_where_all_it_holds_is_cited() -> None:
    assert figures(ask(["第1条第2号"]), "第1条第2号")["precise"] == 1
    assert figures(ask(["第1条第2号"]), "第1条")["precise"] == pytest.approx(30 / 60)
    assert figures(ask(["第1条第2号"], ["第1条第1号"]), "第1条")["precise"] == pytest.approx(50 / 60)
    assert figures(ask(["第1条"]), "第1条")["precise"] == 1
    assert figures(ask(["第3条"]), "第2条", "第3条")["precise"] == 0


def test_nothing_found_or_a_cite_that_was_not_read_is_nought() -> None:
    assert set(figures(ask(["第3条"])).values()) == {0}
    assert figures(ask(["第9条"]), "第9条")["characters"] == 0


def test_every_question_counts_the_same_however_long_its_units() -> None:
    scored = joined(
        [
            score(ask(["第1条"]), [Address.parse("第1条")], TEXTS),
            score(ask(["第2条第2項"]), [Address.parse("第1条")], TEXTS),
        ]
    )
    assert scored.figures["retrieval.characters"].value == pytest.approx(1 / 2)


def test_misses_show_the_question_what_was_wanted_and_what_came() -> None:
    scored: Scored = score(ask(["第1条第2号"]), [Address.parse("第1条")], TEXTS)
    missed = {miss.measure: (miss.wanted, miss.got) for miss in scored.misses}
    assert missed == {
        "retrieval.unit_at_1": ("問い → 第1条第2号「" + "う" * 30 + "」", "第1条"),
        "retrieval.unit_at_5": ("問い → 第1条第2号「" + "う" * 30 + "」", "第1条"),
        "retrieval.precise": ("問い → 第1条第2号", f"第1条「{'あ' * 10}」、第1条第1号「{'い' * 20}」"),
    }
