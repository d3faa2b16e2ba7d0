"""F1, precision, recall and accuracy beside those of scikit-learn, on random data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

from evaluation.gold import GoldClause, GoldDefinition, GoldFact, GoldReference
from evaluation.ratio import Ratio
from evaluation.scored import Scored
from evaluation.scoring import clauses, facts, relations
from evaluation.scoring.sets import f1, joined
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Definition, Fact, Reference, ReferenceStatus

ARTICLES = [Address.parse(f"第{number}条") for number in range(1, 7)]
TYPES = ["fees", "term", "notice", "refund", "scope"]
LENGTHS = [f"P{months}M" for months in range(1, 13)]
cells = st.lists(st.lists(st.booleans(), min_size=len(TYPES), max_size=len(TYPES)), min_size=6, max_size=6)
marks = st.lists(st.booleans(), min_size=len(LENGTHS), max_size=len(LENGTHS))


def value(scored: Scored, measure: str) -> float:
    return scored.figures[measure].value or 0.0


def types(row: list[bool]) -> tuple[str, ...]:
    return tuple(name for name, so in zip(TYPES, row, strict=True) if so)


@given(cells, cells)
def test_clause_f1_is_micro_f1_over_articles_and_types(wanted: list[list[bool]], found: list[list[bool]]) -> None:
    # An article of no measured type has 'other'.
    gold = [GoldClause(a, types(row) or ("other",)) for a, row in zip(ARTICLES, wanted, strict=True)]
    given_ = [Clause(a, types(row), 1.0) for a, row in zip(ARTICLES, found, strict=True)]
    scored = clauses.score(given_, gold)
    expected = f1_score(np.array(wanted), np.array(found), average="micro", zero_division=0)
    assert value(scored, "clauses.f1") == pytest.approx(expected)
    main = [(types(row)[0], (types(other) or ("",))[0]) for row, other in zip(wanted, found, strict=True) if any(row)]
    if main:
        accuracy = accuracy_score([one for one, _ in main], [other for _, other in main])
        assert value(scored, "clauses.main") == pytest.approx(accuracy)


@given(marks, marks)
def test_recall_and_precision_of_facts_are_those_over_distinct_values(wanted: list[bool], found: list[bool]) -> None:
    gold = [GoldFact("term.initial", v, v, (ARTICLES[0],)) for v, so in zip(LENGTHS, wanted, strict=True) if so]
    got = [Fact("term.initial", v, v, (ARTICLES[0],), (), 1.0) for v, so in zip(LENGTHS, found, strict=True) if so]
    scored = facts.score([*got, *got], [*gold, *gold])
    assert value(scored, "facts.recall") == pytest.approx(recall_score(wanted, found, zero_division=0))
    assert value(scored, "facts.precision") == pytest.approx(precision_score(wanted, found, zero_division=0))


@given(marks, marks)
def test_f1_of_definitions_and_references_is_f1_over_their_keys(wanted: list[bool], found: list[bool]) -> None:
    expected = pytest.approx(f1_score(wanted, found, zero_division=0))
    terms = [(f"語{number}", ARTICLES[number % 6]) for number in range(len(LENGTHS))]
    want = [pair for pair, so in zip(terms, wanted, strict=True) if so]
    got = [pair for pair, so in zip(terms, found, strict=True) if so]
    scored = relations.definitions(
        [Definition(t, "意味", a, ()) for t, a in got], [GoldDefinition(t, "意味", a) for t, a in want]
    )
    assert value(scored, "definitions.f1") == expected
    scored = relations.references(
        [Reference(a, t, (), (), ReferenceStatus.EXTERNAL) for t, a in got],
        [GoldReference(a, t, (), "external") for t, a in want],
    )
    assert value(scored, "references.f1") == expected


keys = st.lists(st.integers(0, 8), max_size=12)


@given(st.lists(st.tuples(keys, keys), min_size=1, max_size=4))
def test_documents_joined_are_one_large_document_and_every_miss_is_told(
    pairs: list[tuple[list[int], list[int]]],
) -> None:
    def rows(listed: list[int]) -> list[tuple[int, str, str]]:
        return [(key, str(key), "…") for key in listed]

    scored = joined(f1("m", rows(wanted), rows(found)) for wanted, found in pairs)
    hits = sum(min(wanted.count(key), found.count(key)) for wanted, found in pairs for key in range(9))
    everything = sum(len(wanted) + len(found) for wanted, found in pairs)
    assert scored.figures["m"] == Ratio(2 * hits, everything)
    assert len(scored.misses) == everything - 2 * hits
