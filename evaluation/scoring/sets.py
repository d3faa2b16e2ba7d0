"""Sets of what is wanted and what is found, and outcomes one by one, as figures with their misses."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from evaluation.ratio import Ratio, total
from evaluation.scored import Miss, Scored

_Key = TypeVar("_Key")
Outcome = tuple[bool, str, str, str]
"""Whether it is so; where; what was wanted; what came."""
Row = tuple[_Key, str, str]
"""What is compared; where; the words for people."""


def f1(measure: str, wanted: Sequence[Row[_Key]], found: Sequence[Row[_Key]]) -> Scored:
    """F1 over two collections of keys; one that stands twice in both is two hits. Every other row is a miss."""
    left = Counter(key for key, _, _ in wanted) & Counter(key for key, _, _ in found)
    hits = left.total()
    misses = [Miss(measure, where, words, "") for where, words in _beyond(wanted, left)]
    misses += [Miss(measure, where, "", words) for where, words in _beyond(found, left)]
    return Scored({measure: Ratio.f1(hits, len(wanted), len(found))}, tuple(misses))


def _beyond(rows: Sequence[Row[_Key]], common: Counter[_Key]) -> Iterable[tuple[str, str]]:
    left = common.copy()
    for key, where, words in rows:
        if left[key]:
            left[key] -= 1
        else:
            yield where, words


def share(measure: str, outcomes: Iterable[Outcome], *, bad: bool = False) -> Scored:
    """How many of the outcomes are so; every other one is a miss.

    bad: it is a measure of what should not be, and those that are so are the misses.
    """
    listed = list(outcomes)
    misses = (Miss(measure, where, wanted, got) for so, where, wanted, got in listed if so is bad)
    return Scored({measure: Ratio.share(so for so, _, _, _ in listed)}, tuple(misses))


def joined(parts: Iterable[Scored]) -> Scored:
    """Several documents or questions as one: figures of a name added, misses in order.

    >>> one, two = Scored({"m": Ratio(1, 1)}), Scored({"m": Ratio(0, 1), "n": Ratio(1, 1)})
    >>> joined([one, two]).figures
    {'m': Ratio(part=1, whole=2), 'n': Ratio(part=1, whole=1)}
    """
    listed = list(parts)
    names = dict.fromkeys(name for one in listed for name in one.figures)
    figures = {name: total(one.figures[name] for one in listed if name in one.figures) for name in names}
    return Scored(figures, tuple(miss for one in listed for miss in one.misses))
