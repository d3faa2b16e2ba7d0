"""The best pairs of two lists, and what has left its order; against every other choice."""

import itertools

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.revise.assign import assign, stayers

_TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


@settings(deadline=None)
@given(_TABLES)
def test_no_other_choice_of_pairs_sums_to_more(table: list[list[int]]) -> None:
    rows, columns = range(len(table)), range(len(table[0]))
    found = assign(numpy.array(table, dtype=float), 1)
    size = min(len(rows), len(columns))
    best = max(
        sum(table[row][column] for row, column in zip(some, order, strict=True))
        for some in itertools.combinations(rows, size)
        for order in itertools.permutations(columns, size)
    )
    assert sum(table[row][column] for row, column in found) == best
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)


def test_pairs_below_the_least_score_are_left_out() -> None:
    assert assign(numpy.array([[0.5], [0.7]]), 0.6) == [(1, 0)]
    assert assign(numpy.zeros((0, 1)), 0.5) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=8))
def test_no_other_rising_sequence_is_heavier(given_: list[tuple[int, int]]) -> None:
    places, weights = [place for place, _ in given_], [float(weight) for _, weight in given_]
    kept = sorted(stayers(places, weights))
    assert all(places[a] < places[b] for a, b in itertools.pairwise(kept))
    heaviest = max(
        sum(weights[at] for at in some)
        for size in range(len(places) + 1)
        for some in itertools.combinations(range(len(places)), size)
        if all(places[a] < places[b] for a, b in itertools.pairwise(some))
    )
    assert sum(weights[at] for at in kept) == heaviest
