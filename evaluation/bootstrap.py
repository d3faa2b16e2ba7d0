"""How far a figure would move with other documents: intervals by drawing the documents again, with the same draws for two systems."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.ratio import Ratio, total

DRAWS = 2000
LEVEL = 0.95
_SEED = 20240401


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of what the drawn documents give."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """First system less second over the same documents; interval None where one document alone was measured."""

    value: float
    interval: Interval | None


def interval(ratios: Sequence[Ratio]) -> Interval | None:
    """Where the joined figure of as many documents drawn with replacement lies; one ratio for each document.

    The documents are drawn, not the questions: those of one text are alike. None where fewer than two documents have
    anything to measure.
    """
    known = [ratio for ratio in ratios if ratio.whole]
    return _middle(_joined(known, _draws(len(known)))) if len(known) > 1 else None


def difference(first: Sequence[Ratio], second: Sequence[Ratio]) -> Difference | None:
    """What two systems are apart, document by document in the same order; only documents with both are drawn.

    None where no document has both; ValueError where the two are not of the same documents.
    """
    both = [(a, b) for a, b in zip(first, second, strict=True) if a.whole and b.whole]
    if not both:
        return None
    ours, theirs = [a for a, _ in both], [b for _, b in both]
    mine, other = total(ours).value, total(theirs).value
    assert mine is not None and other is not None  # every whole is above 0
    if len(both) == 1:
        return Difference(mine - other, None)
    draws = _draws(len(both))
    return Difference(mine - other, _middle(_joined(ours, draws) - _joined(theirs, draws)))


def _draws(documents: int) -> np.ndarray:
    """Numbers of the drawn documents, a row for each draw; always the same for as many documents."""
    return np.random.default_rng(_SEED).integers(0, documents, (DRAWS, documents))


def _joined(ratios: Sequence[Ratio], draws: np.ndarray) -> np.ndarray:
    parts, wholes = np.array([(ratio.part, ratio.whole) for ratio in ratios]).T
    joined: np.ndarray = parts[draws].sum(axis=1) / wholes[draws].sum(axis=1)
    return joined


def _middle(values: np.ndarray) -> Interval:
    rest = (1 - LEVEL) / 2
    low, high = np.quantile(values, [rest, 1 - rest])
    return Interval(float(low), float(high))
