"""How far a stated chance may be believed: what came true of what was said with about the same chance."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.bootstrap import Interval
from evaluation.runner import Judged
from pipeline.types.answer import Verdict

BINS = 10
FEWEST = 10
"""How many bins at most, and how many questions at least in each of them."""
_Z = 1.959964
"""Of 95 %."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A chance from 0 to 1 that something is so, and whether it is."""

    chance: float
    so: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about the same chance: the lowest and the highest, their mean, how many, and what part of them came true."""

    low: float
    high: float
    chance: float
    count: int
    share: float
    interval: Interval


def right(judged: Sequence[Judged]) -> list[Claim]:
    """Of each answer that was given: its confidence, and whether it is right; one to a question without an answer is not."""
    return [
        Claim(
            one.answer.confidence, one.scored.figures["answers.right"].value == 1 if one.question.answerable else False
        )
        for one in judged
        if one.answer and one.answer.verdict is Verdict.ANSWERED
    ]


def stated(judged: Sequence[Judged]) -> list[Claim]:
    """Of each question: the chance that the text answers it, and whether it does; a refusal is as sure of the opposite."""
    return [
        Claim(
            one.answer.confidence if one.answer.verdict is Verdict.ANSWERED else 1 - one.answer.confidence,
            one.question.answerable,
        )
        for one in judged
        if one.answer
    ]


def bins(claims: Sequence[Claim]) -> list[Bin]:
    """The claims by their chance in bins of the same count, or one more in some; fewer bins where there are few claims."""
    ordered = sorted(claims, key=lambda claim: claim.chance)
    count = max(1, min(BINS, len(ordered) // FEWEST))
    edges = [round(number * len(ordered) / count) for number in range(count + 1)]
    return [_bin(ordered[start:end]) for start, end in itertools.pairwise(edges) if end > start]


def _bin(claims: Sequence[Claim]) -> Bin:
    so = sum(claim.so for claim in claims)
    mean = sum(claim.chance for claim in claims) / len(claims)
    return Bin(claims[0].chance, claims[-1].chance, mean, len(claims), so / len(claims), wilson(so, len(claims)))


def wilson(so: int, count: int) -> Interval:
    """The 95 % interval of a share by Wilson; ValueError for a share of none.

    >>> wilson(0, 10)
    Interval(low=0.0, high=0.27753...)
    """
    if not count:
        raise ValueError("no share of nothing")
    share, square = so / count, _Z * _Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def calibration_error(claims: Sequence[Claim]) -> float | None:
    """How far the shares lie from the chances, over the bins by their counts (ECE); None without claims."""
    found = bins(claims)
    return sum(one.count * abs(one.share - one.chance) for one in found) / len(claims) if claims else None


def brier(claims: Sequence[Claim]) -> float | None:
    """The mean square of chance less outcome, 0 at best; None without claims."""
    return sum((claim.chance - claim.so) ** 2 for claim in claims) / len(claims) if claims else None


def area(claims: Sequence[Claim]) -> float | None:
    """The chance that what is so was given a higher chance than what is not (AUC), a tie counts half; None without both.

    >>> area([Claim(0.9, True), Claim(0.4, True), Claim(0.4, False)])
    0.75
    """
    yes = [claim.chance for claim in claims if claim.so]
    no = [claim.chance for claim in claims if not claim.so]
    if not yes or not no:
        return None
    return sum((a > b) + (a == b) / 2 for a in yes for b in no) / (len(yes) * len(no))
