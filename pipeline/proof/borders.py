"""Limits that meet: 180時間以下 and 180時間以上 both hold for 180時間, 未満 and を超える leave it out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.proof.statements import links
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.proof import Finding, Level

_LIMITED = re.compile(
    rf"(?<![\d.第])(?P<number>\d[\d,.]*|[{KANJI}]+)\s*(?P<unit>[^\d\s、。()以未超をが]{{1,8}}?)\s*"
    r"(?:(?P<above>以上)|(?P<below>以下)|(?P<under>未満)|(?P<over>(?:を|が)超え))"
)
_SIDES = ("above", "below", "under", "over")
_BOTH, _NEITHER = ("below", "above"), ("under", "over")
_BETTER = {"以上": "を超える", "以下": "未満"}


@dataclass(frozen=True, slots=True)
class _Limit:
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.words(self.start, self.end)


def find(reading: Reading) -> Iterator[Finding]:
    """boundary-overlap."""
    cited = links(reading)
    found: dict[tuple[str, str], list[tuple[str, _Limit]]] = defaultdict(list)
    for passage in reading.passages:
        for match in _LIMITED.finditer(passage.text):
            side = next(name for name in _SIDES if match[name])
            value = str(number(match["number"]) or match["number"]), match["unit"]
            found[value].append((side, _Limit(passage, *match.span())))
    for limits in found.values():
        seen: set[tuple[Address, Address]] = set()
        for at, (side, limit) in enumerate(limits):
            for name, before in limits[:at]:
                homes = before.passage.address.article, limit.passage.address.article
                if homes in seen or not _same_matter(*homes, cited):
                    continue
                if finding := _judged({name: before, side: limit}, limits, before, limit):
                    seen.add(homes)
                    yield finding


def _same_matter(one: Address, other: Address, cited: Mapping[Address, frozenset[Address]]) -> bool:
    """Whether two limits divide one thing: they stand in one article, or in an article and the annex that it cites."""
    annexed = not other.parts[0].startswith(("第", "前文", "附則"))
    return one == other or (annexed and (other in cited.get(one, ()) or one in cited.get(other, ())))


def _judged(
    pair: Mapping[str, _Limit],
    limits: list[tuple[str, _Limit]],
    before: _Limit,
    limit: _Limit,
) -> Finding | None:
    if all(side in pair for side in _BOTH):
        printed = limit.words
        better = printed[:-2] + _BETTER[printed[-2:]]
        message = f"「{printed}」は{before.passage.address}の定めと境目の値が重なり、その値のときにどちらが当てはまるか決まりません。「{better}」などに改めてください。"
        return limit.passage.finding("boundary-overlap", Level.WARNING, message, limit.start, limit.end, better)
    holds = any(side in _BOTH and one.passage.address.article == limit.passage.address.article for side, one in limits)
    if all(side in pair for side in _NEITHER) and not holds:
        message = f"「{limit.words}」と{before.passage.address}の「{before.words}」のどちらにも、境目の値そのものが入りません。その値のときの定めがあるか確かめ、一方を「以上」か「以下」に改めてください。"
        return limit.passage.finding("boundary-overlap", Level.WARNING, message, limit.start, limit.end)
    return None
