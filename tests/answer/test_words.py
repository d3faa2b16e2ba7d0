"""Each word of a question beside the units found for it."""

import numpy as np
import pytest

from pipeline.answer import decide, query, words
from pipeline.answer.library import Library
from pipeline.answer.words import MARKS


@pytest.fixture
def marked(built):
    def mark(question):
        read = query.read(question)
        table = decide.marks(read, built.search(read, 10), built, Library(built))
        assert table.shape[1] == len(MARKS)
        assert table.min() >= 0
        return [dict(zip(MARKS, map(float, row), strict=True)) for row in table]

    return mark


def test_words_of_the_clause_are_met_and_those_of_nobody_are_absent(marked):
    card, lend = marked("会員証の貸与")[-2:]
    assert card["own"] == 1 and card["absent"] == 0
    assert lend["own"] == lend["run_own"] == 1
    hire = marked("会員証の再発行")[-1]
    assert hire["own"] == hire["near"] == 0 and hire["absent"] == 1
    assert hire["rarity"] > lend["rarity"]


def test_an_everyday_word_is_met_by_the_word_it_means(marked):
    [leave] = marked("やめたい")
    assert (leave["own"], leave["meant_own"], leave["everyday"], leave["verb"]) == (0, 1, 1, 1)


def test_what_follows_a_word_is_seen(marked):
    found = marked("退会届は何日までに当社へ出しますか")
    assert [row["topic"] for row in found][:3].count(1) == 1
    assert found[-1]["last"] == 1 and sum(row["last"] for row in found) == 1
    assert any(row["by"] for row in found)


def test_a_word_before_the_end_of_a_condition_only_tells_the_case(marked):
    found = marked("転居したら会費はいくらですか")
    assert found[0]["supposed"] == 1
    assert found[-1]["supposed"] == 0


def test_the_longest_run_of_characters_counts_where_the_word_itself_is_not_there(marked):
    [*_, fee] = marked("貸出手数料")
    assert 0 <= fee["run_own"] <= 1
    assert words._run("手数料率", "振込手数料は会員の負担") == 0.75


def test_a_question_without_a_content_word_has_one_row_of_zeros(marked):
    assert [sum(row.values()) for row in marked("それは？")] == [0.0]


def test_signs_have_one_order_for_all_questions(built):
    from pipeline.answer.select import Matcher

    orders = set()
    for question in ("退会は何日前まで？", "禁止されていることの一覧"):
        read = query.read(question)
        signs = decide.signs(read, built.search(read, 10), built, Matcher(read, built))
        assert np.isfinite(list(signs.values())).all()
        orders.add(tuple(signs))
    assert len(orders) == 1
