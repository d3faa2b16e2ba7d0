"""The product beside the others on the same documents: each figure with its interval, and what they are apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.bootstrap import Difference, Interval, difference, interval
from evaluation.ratio import Ratio, total
from evaluation.runner import PRODUCT
from evaluation.scored import Scored

_NOTHING = Ratio(0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One thing that was measured, a document or a revision, with the figures of each system.

    cluster: what it is drawn together with, as the revisions of one document are; "" where it stands alone.
    """

    id: str
    systems: Mapping[str, Scored]
    cluster: str = ""

    def ratio(self, system: str, measure: str) -> Ratio:
        """The figure's parts; 0 of 0 where the system has none."""
        scored = self.systems.get(system)
        return scored.figures.get(measure, _NOTHING) if scored else _NOTHING


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over all members; clusters: how many documents had something to measure."""

    value: float
    interval: Interval | None
    clusters: int


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: the figure of each system that has it, product first, and what the product is apart from the others."""

    measure: str
    figures: Mapping[str, Figure]
    differences: Mapping[str, Difference]


def lines(members: Sequence[Member], measures: Iterable[str]) -> list[Line]:
    """A line for each of the measures that any system has, in their order."""
    systems = names(members)
    found = []
    for measure in measures:
        ratios = {system: _clusters(members, system, measure) for system in systems}
        figures = {system: figure for system in systems if (figure := _figure(ratios[system]))}
        apart = {
            system: between
            for system in figures
            if system != PRODUCT and PRODUCT in figures
            if (between := difference(ratios[PRODUCT], ratios[system]))
        }
        if figures:
            found.append(Line(measure, figures, apart))
    return found


def names(members: Sequence[Member]) -> list[str]:
    """The systems, product first."""
    seen = dict.fromkeys(name for member in members for name in member.systems)
    return sorted(seen, key=lambda name: name != PRODUCT)


def _clusters(members: Sequence[Member], system: str, measure: str) -> list[Ratio]:
    """One ratio for each cluster, for every system in the same order."""
    found: dict[str, Ratio] = {}
    for member in members:
        name = member.cluster or member.id
        found[name] = found.get(name, _NOTHING) + member.ratio(system, measure)
    return list(found.values())


def _figure(ratios: Sequence[Ratio]) -> Figure | None:
    value = total(ratios).value
    return None if value is None else Figure(value, interval(ratios), sum(bool(ratio.whole) for ratio in ratios))
