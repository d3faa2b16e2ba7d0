"""Pairs of two sequences -> the heaviest of them that stand in the same order in both."""

from collections.abc import Sequence


def heaviest_chain(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs (place in the first, place in the second) that rise in both, of the greatest weight together.

    pairs: rising in the first place, no second place twice; n log n by a tree of best sums.

    >>> heaviest_chain([(0, 1), (1, 0), (2, 2)], [5, 3, 1])
    [(0, 1), (2, 2)]
    """
    size = max((second for _, second in pairs), default=0) + 2
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # (sum, last pair) of chains that end before a place
    before = [-1] * len(pairs)
    last = (0, -1)
    for at, ((_, second), weight) in enumerate(zip(pairs, weights, strict=True)):
        found, place = (0, -1), second
        while place > 0:
            found = max(found, best[place])
            place -= place & -place
        before[at] = found[1]
        reached = (found[0] + weight, at)
        last = max(last, reached)
        place = second + 1
        while place <= size:
            best[place] = max(best[place], reached)
            place += place & -place
    chain: list[tuple[int, int]] = []
    at = last[1]
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
