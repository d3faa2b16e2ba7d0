"""What measuring gives: figures by name, and every miss with the words of both sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.ratio import Ratio


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that came out otherwise: the measure it counts against, where, what was wanted and what came.

    where: an address or the id of a question; wanted and got are words for people, "" for nothing.
    """

    measure: str
    where: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Figures by the names in `evaluation.measures`, and the misses behind them, in the order of the document."""

    figures: Mapping[str, Ratio]
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: "Scored") -> "Scored":
        return Scored({**self.figures, **other.figures}, (*self.misses, *other.misses))
