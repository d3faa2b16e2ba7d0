"""Intervals: cases worked by hand, and scipy's bootstrap as another hand."""

import numpy as np
import pytest
from scipy import stats

from evaluation.bootstrap import DRAWS, Interval, difference, interval
from evaluation.ratio import Ratio

RIGHT, WRONG = Ratio(1, 1), Ratio(0, 1)


def test_one_right_document_of_four() -> None:
    # The right one is drawn k of 4 times: P = .316, .422, .211, .047, .004. Up to k=2 that is .949, up to 3 .996:
    # 97.5 % ends at 3 of 4; 31.6 % draw none, so it begins at 0.
    assert interval([RIGHT, WRONG, WRONG, WRONG]) == Interval(0.0, 0.75)


def test_a_document_of_many_questions_weighs_as_many() -> None:
    # Two documents, 9 of 9 and 0 of 1: drawn twice each with P = 1/4, so the ends are 1 and 0; joined, not averaged.
    assert interval([Ratio(9, 9), Ratio(0, 1)]) == Interval(0.0, 1.0)
    assert interval([Ratio(9, 9), Ratio(1, 1)]) == Interval(1.0, 1.0)


def test_one_document_has_no_interval() -> None:
    assert interval([Ratio(3, 4)]) is None
    assert interval([Ratio(3, 4), Ratio(0, 0)]) is None
    assert interval([]) is None


def test_the_same_documents_are_drawn_for_both_systems() -> None:
    # The first is 1/10 better on each document, however far these are apart: so it is on any draw.
    first = [Ratio(9, 10), Ratio(5, 10), Ratio(1, 10)]
    second = [Ratio(8, 10), Ratio(4, 10), Ratio(0, 10)]
    found = difference(first, second)
    assert found and found.interval
    assert found.value == pytest.approx(0.1)
    assert (found.interval.low, found.interval.high) == (pytest.approx(0.1), pytest.approx(0.1))
    alone = interval(first)
    assert alone and alone.high - alone.low > 0.5


def test_a_difference_counts_documents_with_both() -> None:
    assert difference([Ratio(1, 1), Ratio(0, 0)], [Ratio(0, 1), Ratio(0, 1)]) == difference([RIGHT], [WRONG])
    found = difference([RIGHT], [WRONG])
    assert found and found.value == 1.0 and found.interval is None
    assert difference([Ratio(0, 0)], [RIGHT]) is None
    with pytest.raises(ValueError, match="shorter"):
        difference([RIGHT, RIGHT], [RIGHT])


def test_an_interval_is_the_same_each_time() -> None:
    ratios = [Ratio(n, 20) for n in (3, 17, 11, 8, 20)]
    assert interval(ratios) == interval(list(ratios))


def _joined(part: np.ndarray, whole: np.ndarray, axis: int) -> np.ndarray:
    return part.sum(axis=axis) / whole.sum(axis=axis)


def _apart(part: np.ndarray, whole: np.ndarray, other: np.ndarray, its: np.ndarray, axis: int) -> np.ndarray:
    return _joined(part, whole, axis) - _joined(other, its, axis)


def test_scipy_finds_the_same() -> None:
    random = np.random.default_rng(7)
    wholes = random.integers(15, 60, 24)
    first = [Ratio(int(random.binomial(n, 0.8)), int(n)) for n in wholes]
    second = [Ratio(int(random.binomial(n, 0.7)), int(n)) for n in wholes]
    parts, others = [r.part for r in first], [r.part for r in second]

    def low_and_high(data: tuple, statistic: object) -> tuple[float, float]:
        found = stats.bootstrap(
            data, statistic, paired=True, vectorized=True, method="percentile", n_resamples=DRAWS, rng=random
        ).confidence_interval
        return found.low, found.high

    alone, apart = interval(first), difference(first, second)
    assert alone and apart and apart.interval
    low, high = low_and_high((parts, wholes), _joined)
    assert (alone.low, alone.high) == (pytest.approx(low, abs=0.006), pytest.approx(high, abs=0.006))
    low, high = low_and_high((parts, wholes, others, wholes), _apart)
    assert (apart.interval.low, apart.interval.high) == (pytest.approx(low, abs=0.006), pytest.approx(high, abs=0.006))
