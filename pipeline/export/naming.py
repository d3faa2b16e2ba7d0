"""eIds of units, after Akoma Ntoso's Naming Convention."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Kind, Unit

ABBREVIATIONS: dict[Kind, tuple[str, str]] = {
    Kind.PART: ("part", "part"),
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.SECTION: ("section", "sec"),
    Kind.SUBSECTION: ("subsection", "subsec"),
    Kind.ARTICLE: ("article", "art"),
    Kind.PARAGRAPH: ("paragraph", "para"),
    Kind.ITEM: ("point", "point"),
    Kind.SUBITEM: ("point", "point"),
    Kind.SUPPL_PROVISION: ("hcontainer", "hcontainer"),
    Kind.APPENDIX: ("attachment", "att"),
    Kind.TABLE: ("attachment", "att"),
    Kind.FRONT_MATTER: ("hcontainer", "cover"),
    Kind.CLOSING: ("hcontainer", "closing"),
    Kind.PREAMBLE: ("preamble", "preamble"),
}
"""Element and the word that stands for it in an eId."""


class Names:
    """The eId of every unit of a document; no two are the same."""

    def __init__(self) -> None:
        self._units: dict[int, str] = {}
        self._addresses: dict[Address, str] = {}
        self._taken: set[str] = set()

    def of(self, unit: Unit) -> str:
        """The eId of a unit of the named tree."""
        return self._units[id(unit)]

    def of_list(self, items: Sequence[Unit]) -> str:
        """The eId of the list that holds the run of items."""
        return self.of(items[0]).rpartition("__")[0]

    def at(self, address: Address) -> str | None:
        """The eId of the unit at address; None where the tree has none."""
        return self._addresses.get(address)

    def give(self, unit: Unit, wanted: str) -> str:
        """Gives unit the eId it wants, or where that is taken one with a number after it."""
        eid = self.free(wanted)
        self._units[id(unit)] = eid
        if unit.address is not None:
            self._addresses.setdefault(unit.address, eid)
        return eid

    def free(self, wanted: str) -> str:
        """Takes an eId: the wanted one, or where that is taken art_3.2, art_3.3."""
        eid, count = wanted, 1
        while eid in self._taken:
            count += 1
            eid = f"{wanted}.{count}"
        self._taken.add(eid)
        return eid


def name(units: Sequence[Unit], prefix: str) -> Names:
    """The eIds of a tree; all begin with prefix."""
    names = Names()
    _name(names, units, prefix, prefix)
    return names


def runs(units: Sequence[Unit]) -> list[list[Unit]]:
    """Neighbours together: those that are 号 or below it, and those that are not."""
    found: list[list[Unit]] = []
    for unit in units:
        if found and _is_item(found[-1][-1]) == _is_item(unit):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _is_item(unit: Unit) -> bool:
    return unit.kind in (Kind.ITEM, Kind.SUBITEM)


def _name(names: Names, units: Sequence[Unit], scope: str, prefix: str) -> None:
    """scope: what an article's eId begins with; prefix: what that of another unit begins with."""
    lists = 0
    for run in runs(units):
        inside = prefix
        if _is_item(run[0]):
            lists += 1
            inside = names.free(f"{prefix}list_{lists}") + "__"
        for unit, number in _numbered(run):
            word = ABBREVIATIONS[unit.kind][1]
            before = scope if unit.kind is Kind.ARTICLE else inside
            eid = names.give(unit, f"{before}{word}" if unit.kind is Kind.PREAMBLE else f"{before}{word}_{number}")
            _name(names, unit.children, scope if unit.kind in DIVISIONS else f"{eid}__", f"{eid}__")


def _numbered(units: Sequence[Unit]) -> Iterator[tuple[Unit, str]]:
    """Each unit with its number: the printed one (第3条の2 is 3-2, ア is ア), or its count among those of its kind."""
    counts: Counter[str] = Counter()
    for unit in units:
        word = ABBREVIATIONS[unit.kind][1]
        counts[word] += 1
        part = unit.address.parts[-1].partition("#")[0] if unit.address else ""
        if unit.kind in (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) and part:
            number = re.sub(r"[第条項号()]", "", part).replace("の", "-")
        else:
            number = ""
        yield unit, number or str(counts[word])
