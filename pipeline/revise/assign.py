"""Pairs of two lists that together say most, and which of them have left their order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy
from numpy.typing import NDArray

Scores = NDArray[numpy.float64]
"""A row for each unit of the one list, a column for each of the other."""


def assign(scores: Scores, least: float) -> list[tuple[int, int]]:
    """The one-to-one pairs with the largest sum of scores, those of at least `least`; in order of rows."""
    if not scores.size:
        return []
    wanted = (scores >= least) & (scores > 0)
    found: list[tuple[int, int]] = []
    for rows, columns in _apart(wanted):
        table = numpy.where(wanted, scores, 0.0)[numpy.ix_(rows, columns)]
        found += [(rows[row], columns[column]) for row, column in _best(table)]
    return sorted((row, column) for row, column in found if wanted[row, column])


def _apart(wanted: NDArray[numpy.bool_]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows and columns that may be paired with each other and with no others: small tables in place of a large one."""
    partners = (
        [numpy.flatnonzero(line).tolist() for line in wanted],
        [numpy.flatnonzero(line).tolist() for line in wanted.T],
    )
    seen: set[tuple[int, int]] = set()
    for first in range(len(wanted)):
        if (0, first) in seen or not partners[0][first]:
            continue
        group: tuple[list[int], list[int]] = ([], [])
        waiting = [(0, first)]
        seen.add((0, first))
        while waiting:
            side, at = waiting.pop()
            group[side].append(at)
            near = [(1 - side, other) for other in partners[side][at] if (1 - side, other) not in seen]
            seen.update(near)
            waiting += near
        yield sorted(group[0]), sorted(group[1])


def _best(table: Scores) -> list[tuple[int, int]]:
    """The one-to-one pairs with the largest sum (Hungarian method, with shortest augmenting paths)."""
    firsts = table.argmax(axis=1).tolist()
    if len(set(firsts)) == len(firsts):  # each row has its best: no sum is larger
        return list(enumerate(firsts))
    if table.shape[0] > table.shape[1]:
        return [(row, column) for column, row in _best_of_few(table.T)]
    return _best_of_few(table)


def _best_of_few(table: Scores) -> list[tuple[int, int]]:
    """The same for a table that has no more rows than columns."""
    count, width = table.shape
    cost = table.max() - table
    rows, columns = numpy.zeros(count + 1), numpy.zeros(width + 1)  # potentials
    taken = numpy.zeros(width + 1, dtype=int)  # the row of each column, counted from 1; 0 for none
    for row in range(1, count + 1):
        taken[0], at = row, 0
        least, before = numpy.full(width + 1, numpy.inf), numpy.zeros(width + 1, dtype=int)
        done = numpy.zeros(width + 1, dtype=bool)
        while taken[at]:
            done[at] = True
            reduced = cost[taken[at] - 1] - rows[taken[at]] - columns[1:]
            nearer = ~done[1:] & (reduced < least[1:])
            least[1:][nearer] = reduced[nearer]
            before[1:][nearer] = at
            at = int(numpy.where(done, numpy.inf, least)[1:].argmin()) + 1
            step = least[at]
            rows[taken[done]] += step
            columns[done] -= step
            least[~done] -= step
        while at:
            taken[at] = taken[before[at]]
            at = int(before[at])
    return [(int(taken[column]) - 1, column - 1) for column in range(1, width + 1) if taken[column]]


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
