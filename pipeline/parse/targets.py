"""The units of a tree by what a reference says of them: the one before, the third 項 of that 条, all from 第1号 to 前号."""

import re
from collections.abc import Sequence

from pipeline.parse.pointers import N
from pipeline.text.normalize import squash
from pipeline.text.numerals import number
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Kind, Unit


class Targets:
    """Addresses of a tree."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units: dict[Address, Unit] = {}
        self._siblings: dict[Address, list[Address]] = {}
        self._articles: dict[Address | None, list[Address]] = {}
        self._places: dict[str, Address] = {}
        self._divisions = _divided(units)
        for unit in (below for top in units for below in top.walk()):
            if unit.address is None:
                continue
            self._units.setdefault(unit.address, unit)
            alike: dict[str, list[Address]] = {}
            for child in unit.children:
                if child.address is not None:
                    group = alike.setdefault(level_of(child.address), [])
                    group.append(child.address)
                    self._siblings[child.address] = group
            if unit.kind is Kind.ARTICLE:
                self._articles.setdefault(unit.address.parent, []).append(unit.address)
            if unit.kind in (Kind.SUPPL_PROVISION, Kind.APPENDIX):
                self._places.setdefault(_plain(str(unit.address)), unit.address)
        self.several_suppl = sum(str(address).startswith("附則") for address in self._places.values()) > 1

    def __contains__(self, address: Address) -> bool:
        return address in self._units

    def place(self, label: str, here: Address) -> Address | None:
        """The 附則 or 別紙 of that label: 附則 said in one is that one; None where there is none."""
        if label == "附則" and here.parts[0].startswith(label):
            return Address(here.parts[:1])
        return self._places.get(_plain(label))

    def places_between(self, first: Address, last: Address) -> tuple[Address, ...]:
        """From one 別表 to another; () where the one does not come after the other."""
        word = re.match(r"\D*", _plain(str(first)))
        row = [address for label, address in self._places.items() if word and label.startswith(word[0])]
        return self._slice(row, first, last)

    @property
    def is_divided(self) -> bool:
        """Whether the document has chapters."""
        return bool(self._divisions)

    def division(self, path: Sequence[tuple[str, str]], here: Address, through: bool) -> tuple[Address, ...]:
        """The articles of 第2章第1節, 本章, 前節, or from one chapter through another; () where there is none."""
        if through:
            first, last = (self._of_division([part], here) for part in path[-2:])
            return (
                self._slice(
                    [one for row in self._divisions.values() for one in row if one.article == one], first[0], last[-1]
                )
                if first and last
                else ()
            )
        return self._of_division(path, here)

    def _of_division(self, path: Sequence[tuple[str, str]], here: Address) -> tuple[Address, ...]:
        """Each step of the path stands within the one before."""
        keys: list[tuple[tuple[str, int], ...]] = list(self._divisions)
        own = next((key for key in reversed(keys) if here.article in self._divisions[key]), ())
        for word, level in path:
            at = next((number for (name, number) in own if name == level), None)
            count = int(word) if word.isdigit() else None if at is None else at + {"前": -1, "次": 1}.get(word, 0)
            keys = [key for key in keys if (level, count) in key]
        near = [key for key in keys if key[-1][0] == path[-1][1]]
        # 第1節 is that of the own chapter where there is one.
        same = [key for key in near if own and key[:-1] == own[: len(key) - 1]]
        return tuple(self._divisions[(same or near)[0]]) if same or near else ()

    def article(self, printed: str, here: Address) -> Address:
        """第3条の2 as said in here: the one of the 附則 or 別紙 that here stands in comes before that of the body."""
        numbers = [number(part) for part in re.findall(N, printed)]
        part = f"第{numbers[0]}条" + "".join(f"の{count}" for count in numbers[1:])
        own = here.article.parent or (here.article if not _is_article(here.article) else None)
        local = own.child(part) if own else Address((part,))
        return local if local in self else Address((part,))

    def child(self, address: Address, printed: str) -> Address:
        """第2項 or 第3号 under address, in the tree or not.

        第1項 of an article that has only one text is the article; a 号 of an article stands under its one 項.
        """
        level = printed[-1]
        digits = number(re.sub(r"[第項号\s]", "", printed))
        found = address.child(f"第{digits}{level}")
        if found in self or address not in self:
            return found
        paragraphs = self.children(address, "項")
        if level == "項" and found.parts[-1] == "第1項" and not paragraphs and level_of(address) != "項":
            return address
        if level == "号":
            deeper = [one for above in paragraphs if (one := above.child(found.parts[-1])) in self]
            if len(deeper) == 1:
                return deeper[0]
        return found

    def sign(self, address: Address, sign: str) -> Address | None:
        """The unit ア, ① or a right under address, or under its one 項; None where there is none."""
        found = address.child(sign)
        if found in self:
            return found
        below = [one for above in self.children(address, "項") if (one := above.child(sign)) in self]
        return below[0] if len(below) == 1 else None

    def children(self, address: Address, level: str) -> tuple[Address, ...]:
        """All 項 or 号 right under address."""
        unit = self._units.get(address)
        below = unit.children if unit else ()
        return tuple(one.address for one in below if one.address and level_of(one.address) == level)

    def below(self, address: Address) -> tuple[Address, ...]:
        """All units right under address."""
        unit = self._units.get(address)
        return tuple(one.address for one in unit.children if one.address) if unit else ()

    def beside(self, here: Address, level: str, step: int) -> Address | None:
        """前条, 前項 (step -1), 次号 (step 1) of here."""
        series, position = self._series(here, level)
        index = position + step
        return series[index] if 0 <= index < len(series) else None

    def before(self, here: Address, level: str, count: int) -> tuple[Address, ...]:
        """前2項, all where count is 0; fewer where there are not so many."""
        series, position = self._series(here, level)
        return tuple(series[max(0, position - count) if count else 0 : position])

    def between(self, first: Address, last: Address) -> tuple[Address, ...]:
        """From first to last with what stands between on their level; () where they are not of one level in that order."""
        is_article = _is_article(first) and _is_article(last)
        row = self._articles.get(first.parent, []) if is_article else self._siblings.get(first, [])
        return self._slice(row, first, last)

    def _series(self, here: Address, level: str) -> tuple[list[Address], int]:
        """The units of a level among which here stands, and its place there."""
        if level == "条":
            series = self._articles.get(here.article.parent, [])
            return series, series.index(here.article) if here.article in series else len(series)
        at = up_to(here, level)
        if at is None or at not in self._siblings:
            own = list(self.children(here, level))
            return own, len(own)
        return self._siblings[at], self._siblings[at].index(at)

    @staticmethod
    def _slice(row: Sequence[Address], first: Address, last: Address) -> tuple[Address, ...]:
        return tuple(row[row.index(first) : row.index(last) + 1]) if first in row and last in row else ()


def _divided(units: Sequence[Unit]) -> dict[tuple[tuple[str, int], ...], list[Address]]:
    """Path of a division, (("章", 2), ("節", 1)), -> the articles in it and below."""
    found: dict[tuple[tuple[str, int], ...], list[Address]] = {}

    def walk(rows: Sequence[Unit], path: tuple[tuple[str, int], ...]) -> None:
        for unit in rows:
            here = path
            if unit.kind in DIVISIONS and (match := _DIVISION.match(squash(unit.label or ""))):
                here = (*path, (match["level"], number(match["count"]) or 0))
                found.setdefault(here, [])
            elif unit.kind is Kind.ARTICLE and unit.address:
                for depth in range(1, len(here) + 1):
                    found[here[:depth]].append(unit.address)
            if unit.kind is not Kind.ARTICLE:
                walk(unit.children, here)

    walk(units, ())
    return found


_DIVISION = re.compile(rf"第(?P<count>{N})(?P<level>[編章節款])")


def up_to(address: Address, level: str) -> Address | None:
    """The 条, 項 or 号 that address is or stands in; None where it stands in none."""
    at: Address | None = address
    while at is not None and level != level_of(at):
        at = at.parent
    return at


def level_of(address: Address) -> str:
    """条, 項 or 号 of the last part, the part itself for 前文, ア and ①."""
    part = address.parts[-1].split("#")[0]
    return part[-1] if part[-1] in "条項号" else "条" if re.match(r"第.+条", part) else part


def _is_article(address: Address) -> bool:
    return level_of(address) == "条"


def _plain(label: str) -> str:
    """The label without 第 and 号: 別表第1 and 別表1 are one."""
    return re.sub(r"[第号]", "", label)
