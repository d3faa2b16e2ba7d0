"""A figure as its two parts, so that figures of several documents can be joined and drawn again at random."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """part of whole: 3 of 4 questions; an F1 is twice the hits of all that is wanted and all that is found.

    >>> Ratio.f1(hits=3, wanted=4, found=5).value, (Ratio(1, 2) + Ratio(2, 2)).value, Ratio(0, 0).value
    (0.6666666666666666, 0.75, None)
    """

    part: float
    whole: float

    @classmethod
    def f1(cls, hits: int, wanted: int, found: int) -> "Ratio":
        """Harmonic mean of recall and precision."""
        return cls(2 * hits, wanted + found)

    @classmethod
    def share(cls, outcomes: Iterable[bool]) -> "Ratio":
        """How many of the outcomes are so."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))

    @property
    def value(self) -> float | None:
        """The figure, None where there was nothing to measure."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.part + other.part, self.whole + other.whole)


def total(ratios: Iterable[Ratio]) -> Ratio:
    """All of them as one figure: every question counts the same, whichever document it is of."""
    return sum(ratios, Ratio(0, 0))
