"""Everything that came out otherwise than it should, with the words of both sides and of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.reporting import names
from evaluation.scored import Miss
from pipeline.types.document import Document


@dataclass(frozen=True, slots=True)
class Missed:
    """A miss as people read it; text: the words of the unit that it is about, "" where there is none."""

    measure: str
    where: str
    wanted: str
    got: str
    text: str


@dataclass(frozen=True, slots=True)
class Family:
    """The misses of one group of measures."""

    title: str
    misses: tuple[Missed, ...]


def families(misses: Iterable[Miss], texts: Mapping[str, str]) -> tuple[Family, ...]:
    """The misses by group, in the order of the measures; texts: the words of each address."""
    by_measure: dict[str, list[Miss]] = {}
    for miss in misses:
        by_measure.setdefault(miss.measure, []).append(miss)
    return tuple(
        Family(
            names.FAMILIES[group],
            tuple(
                Missed(names.KNOWN[m.measure].label, m.where, m.wanted, m.got, texts.get(m.where, ""))
                for measure in measures
                for m in by_measure[measure]
            ),
        )
        for group, measures in names.grouped(by_measure).items()
    )


def unit_texts(document: Document) -> dict[str, str]:
    """The words of every unit that can be cited, with all that hangs under it, by its address."""
    return {str(unit.address): unit.whole_text for unit in document.walk() if unit.address}
