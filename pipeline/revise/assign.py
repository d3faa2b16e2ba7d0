"""Pairs of two lists that together say most, and which of them have left their order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy


def assign(
    rows: Sequence[int], columns: Sequence[int], score: Callable[[int, int], float], least: float
) -> list[tuple[int, int]]:
    """The one-to-one pairs with the largest sum of scores (Hungarian method), those of at least `least`; in order of rows."""
    if not rows or not columns:
        return []
    table = numpy.array([[score(row, column) for column in columns] for row in rows])
    table[table < least] = 0.0
    best = [(row, int(column)) for row, column in enumerate(table.argmax(axis=1)) if table[row, column] >= least]
    if len({column for _, column in best}) < len(best):
        # Only where two rows want one column: where each has its best, no sum is larger, and scipy takes half a second to load.
        from scipy.optimize import linear_sum_assignment

        found = zip(*linear_sum_assignment(table, maximize=True), strict=True)
        best = [(int(row), int(column)) for row, column in found if table[row, column] >= least]
    return [(rows[row], columns[column]) for row, column in best]


def stayers(places: Sequence[int], weights: Sequence[float]) -> frozenset[int]:
    """Indices of the heaviest rising subsequence of places: the units that kept their order; the others have moved.

    >>> sorted(stayers([0, 3, 1, 2], [1, 1, 1, 1]))
    [0, 2, 3]
    """
    ranks = sorted(set(places))
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(places)
    totals = [0.0] * len(places)
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = bisect_left(ranks, place) + 1
        total, last = _most(best, rank - 1)
        before[index], totals[index] = last, total + weight
        while rank <= len(ranks):
            best[rank] = max(best[rank], (totals[index], index), key=lambda one: one[0])
            rank += rank & -rank
    found: set[int] = set()
    at = _most(best, len(ranks))[1]
    while at >= 0:
        found.add(at)
        at = before[at]
    return frozenset(found)


def _most(best: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    """The best of the first ranks of a Fenwick tree."""
    found = (0.0, -1)
    while rank > 0:
        found = max(found, best[rank], key=lambda one: one[0])
        rank -= rank & -rank
    return found
