"""Which unit the words around a reference speak of: the one it names, or one beside that."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.proof.pieces import pieces
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.source import Span

_REFERENCE = re.compile(r"第\s*[\d〇一二三四五六七八九十百]+(?:\.\d+)?\s*[条項号](?:の\d+)?|前[条項号]|次条")
_ITSELF = re.compile(r"本|この|同|前[条項号]|第[^条.．]*[項号]$")
"""What leads to the unit before or within one article hardly ever leads astray."""
_MANY = 4
"""A sentence with so many references is a list of what outlives the contract or the like: its words tell of none of them."""
# What joins a reference to the words that say what stands there.
_LINK = re.compile(
    r"の(?:規定|定め)(?:に(?:より|よる|よって|基づき|基づく|従い))"
    r"|(?:の(?!規定|定め|場合|とき)|に(?:より|よる|よって|基づき|基づく|定める|規定する|掲げる|従い|いう|おける|関する)|で(?:定める|規定する))"
    r"|(?:ただし書|本文|前段|後段|各号)+の"
)
_STOP = re.compile(
    r"[、。「」()\n\t]|(?:(?<=[一-龥々ァ-ヶー])|(?<=[一-龥々][りしけちきみいえれせべ]))(?:は|を|が|に|で)|から|まで"
)
PERSON = re.compile(r"(?:者|もの|方|場合|とき|事由|額|日)(?:の|に|で|を|が|は)")
"""What is said of whom the words do not tell: 第2条に定める者の補償."""
_OF_THE_RULE = re.compile("超過|違反|不?遵守|適用|準用|趣旨|範囲|確認|履行|不履行|新設|改定|変更|約束|効力")
"""What befalls any rule and stands in none: 第2条の超過, 第2条の違反."""
_REACH, _BEHIND = 26, 20
_MOST = 6.0
"""No one group of words tells more; those far away in the sentence 4 more."""
_PERIOD = re.compile("期間|期限|期日|日まで|日数|[日月年]以内|時間|時刻")
_HAS_PERIOD = re.compile(
    r"\d+\s*(?:日|か月|年|週間|営業日|時間|分|時)|[一二三四五六七八九十]+(?:日|か月|年|営業日)|期間|期限|期日|日まで"
)
_MONEY = re.compile("額|料|金|費用|率|割合|単価")
_HAS_MONEY = re.compile("円|%|割|分の|額|料|費用|金")
_VALUE = re.compile(r"\d+(?:日|か月|年|週間|営業日|時間|分|時|円|%|歳|名|人|回)")
_NUMBER = re.compile(r"\d+")
_BESIDE = 3
"""So many articles away a slip of the pen leads at most."""
WEIGHTS = (0.74, 0.28, 1.27, 0.48, -0.05, 0.64, 0.28, 0.04, 0.36, 1.13, -1.36, 1.12, 0.69, 1.66, 0.75)
"""How much each clue of `clues` tells: learned from the references of the train and dev documents and of real terms."""
_SHARE = 9
"""The clue that is the share of the words right behind the reference."""
_ENOUGH, _SURE = 2.5, 3.5
"""Gains from which on another unit may be meant and must be. One in fifty and one in a hundred references that are right
get so far; of those that lead to the unit beside the right one every second and two in five do."""
_UNSAID = 1.5
"""So much more is needed where no words right behind the reference say what stands there."""
_LACKS = 0.5


@dataclass(frozen=True, slots=True)
class Aim:
    """A reference where it stands, the unit it names and those beside that, and how well each fits.

    said: what share of the words right behind the reference each has, 0 to 1.
    """

    reference: Reference
    passage: Passage
    place: Span
    named: Address
    fit: Mapping[Address, float]

    said: Mapping[Address, float]

    @property
    def better(self) -> tuple[Address, bool] | None:
        """The unit beside the named one that fits better, and whether so much that it must be meant; None where none does."""
        beside = [one for one in self.fit if one != self.named]
        best = max(beside, key=self.fit.__getitem__, default=None)
        if best is None:
            return None
        here, there = self.said[self.named], self.said[best]
        gain = self.fit[best] - self.fit[self.named]
        if not here and not there:
            gain -= _UNSAID
        elif here > _LACKS and there - here < _LACKS:
            return None
        return (best, gain >= _SURE) if gain >= _ENOUGH else None


class Aims:
    """The words of the units of a document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._own: dict[Passage, frozenset[str]] = {}
        self._all: dict[Address, frozenset[str]] = {}
        self._captions: dict[Address, frozenset[str]] = {}
        self._articles = [
            one for one in dict.fromkeys(address.article for address in reading.units) if one.parts[0].startswith("第")
        ]
        self._below: dict[Address, list[Address]] = {}
        for address in reading.units:
            if address.parent:
                self._below.setdefault(address.parent, []).append(address)

    def all(self) -> Iterator[Aim]:
        """The references to one unit of the body or below one, but for those in a list of many."""
        for reference in self._reading.document.references:
            if reference.status is not ReferenceStatus.RESOLVED or len(reference.targets) != 1:
                continue
            if _ITSELF.match(reference.text) or not (units := self.could_be(reference)):
                continue
            for passage in self._reading.of_unit.get(reference.address, ()):
                if place := passage.within(reference.spans):
                    if aim := self._aim(reference, units, passage, place):
                        yield aim
                    break

    def _aim(self, reference: Reference, units: Sequence[Address], passage: Passage, place: Span) -> Aim | None:
        start, end = passage.sentence(place[0])
        if len(_REFERENCE.findall(passage.text, start, end)) >= _MANY:
            return None
        named = reference.targets[0]
        judged = [unit for unit in units if unit == named or _is_beside(unit, named)]
        rows = self.clues(judged, units, reference, passage, place)
        fit = {
            unit: sum(weight * clue for weight, clue in zip(WEIGHTS, row, strict=True))
            for unit, row in zip(judged, rows, strict=True)
        }
        said = {unit: row[_SHARE] for unit, row in zip(judged, rows, strict=True)}
        return Aim(reference, passage, place, named, fit, said)

    def could_be(self, reference: Reference) -> list[Address]:
        """Units of the same rank: for a 項 those beside it, and, where an article is named, those of its number elsewhere."""
        target = reference.targets[0]
        if target.parent is None:
            found = self._articles if target in self._articles else []
        else:
            found = list(self._below.get(target.parent, ()))
            if "条" in reference.text or "." in fold(reference.text):
                others = (Address((one.parts[0], *target.parts[1:])) for one in self._articles if one != target.article)
                found += [one for one in others if one in self._reading.units]
        kept = [one for one in dict.fromkeys(found) if not one.contains(reference.address)]
        return kept if target in kept and len(kept) > 1 else []

    def clues(
        self, judged: Sequence[Address], units: Sequence[Address], reference: Reference, passage: Passage, place: Span
    ) -> list[tuple[float, ...]]:
        """For each of judged: what the words right behind, right before and elsewhere in the sentence tell, and other signs.

        units: all that could be meant; a word tells less where many of them have it.
        """
        start, end = passage.sentence(place[0])
        text = passage.text
        said = pieces(_said(text, place[1]))
        before = tuple(one for one in pieces(text[_opens(text, start, place[0]) : place[0]]) if one not in said)
        near = {*said, *before}
        far = tuple(
            one
            for one in dict.fromkeys((*pieces(text[start : place[0]]), *pieces(text[place[1] : end])))
            if one not in near and len(one) > 1
        )
        weights = self._weights(units, {*near, *far})
        most = sum(weights[one] for one in said)
        behind = text[place[1] : place[1] + _BEHIND]
        period, money = bool(_PERIOD.search(behind)), bool(_MONEY.search(behind))
        values = _VALUE.findall(behind[:14])
        home = reference.address.article
        rows = []
        groups = ((frozenset(said), _MOST), (frozenset(before), _MOST), (frozenset(far), _MOST + 4))
        for unit in judged:
            whole = self._reading.below(unit)
            scopes = (self._of(unit), self._of(unit.article), self._caption(unit.article))
            row = [
                min(limit, sum(map(weights.__getitem__, words & scope))) for words, limit in groups for scope in scopes
            ]
            row += [
                row[0] / most if most else 0.0,
                float(unit.article == home),
                float(period and bool(_HAS_PERIOD.search(whole))),
                float(money and bool(_HAS_MONEY.search(whole))),
                math.log(1 + len(whole)) / 6,
                float(any(value in whole for value in values)),
            ]
            rows.append(tuple(row))
        return rows

    def _weights(self, units: Sequence[Address], words: set[str]) -> Mapping[str, float]:
        """How well a word tells these units apart: more where few of them have it."""
        counts = {word: 0 for word in words}
        for unit in units:
            for word in words & self._of(unit):
                counts[word] += 1
        return {word: math.log((len(units) + 0.5) / (count + 0.5)) if count else 0.0 for word, count in counts.items()}

    def _of(self, address: Address) -> frozenset[str]:
        """The words of a unit, of all below it, and of an article's caption."""
        if address not in self._all:
            parts = [self._pieces(passage) for passage in self._reading.passages_below(address)]
            caption = self._caption(address) if address.parent is None else frozenset[str]()
            self._all[address] = caption.union(*parts)
        return self._all[address]

    def _pieces(self, passage: Passage) -> frozenset[str]:
        if passage not in self._own:
            self._own[passage] = frozenset(pieces(passage.text))
        return self._own[passage]

    def _caption(self, article: Address) -> frozenset[str]:
        if article not in self._captions:
            self._captions[article] = frozenset(pieces(self._reading.caption(article)))
        return self._captions[article]


def _said(text: str, at: int) -> str:
    """The words that say what stands at the place a reference leads to; "" where none do."""
    link = _LINK.match(text, at)
    if link is None:
        return ""
    begin = link.end() + (text[link.end() : link.end() + 1] == "、")
    piece = text[begin : begin + _REACH]
    stop = _STOP.search(piece, 1)
    said = piece[: stop.start()] if stop else piece
    return "" if _REFERENCE.match(said) or PERSON.match(text, begin) or _OF_THE_RULE.match(said) else said


def _opens(text: str, start: int, at: int) -> int:
    """Where the clause right before a reference begins."""
    return max(start, *(text.rfind(sign, start, at - 1) + 1 for sign in "、(")) if at > start else start


def _is_beside(one: Address, other: Address) -> bool:
    if one.parent is not None and one.parent == other.parent:
        return True
    here, there = _NUMBER.search(one.parts[0]), _NUMBER.search(other.parts[0])
    return bool(here and there and 0 < abs(int(here[0]) - int(there[0])) <= _BESIDE)
