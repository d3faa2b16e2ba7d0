"""Numbers in the words of a contract: where they stand, what they count, and another number in the same notation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from corpus.rendering.model import Counter

_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
_NARROW = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_KANJI = "〇一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_TIMES = {"": 1, "千": 1000, "万": 10_000, "億": 100_000_000}
_UNITS = (
    r"円|営業日|日(?!本|曜|付|時|程|常|割)|[かカケヶ箇]月|週間|年(?!度|齢|月|会|利|金|額|末|始)|時間|分(?=以|間|前)|"
    r"パーセント|％|%|割(?=の割合|を|以)|回|倍|名|件"
)
_NUMBER = re.compile(
    rf"(?<![0-9０-９.．,，・第〇一二三四五六七八九十百千])"
    rf"(?P<digits>[0-9０-９]+(?:[,，][0-9０-９]{{3}})*(?:[.．][0-9０-９]+)?|[一二三四五六七八九十百千]+(?:・[一二三四五六七八九]+)?)"
    rf"(?P<times>[千万億]?)(?P<unit>{_UNITS})"
)
_DATE = re.compile(
    r"(?:[0-9０-９]{4}|(?:令和|平成)(?:[0-9０-９元一二三四五六七八九十]+))年[0-9０-９一二三四五六七八九十]+月"
    r"(?P<day>[0-9０-９一二三四五六七八九十]+)日"
)
_LAST_DAY = 28


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with the unit behind it, 30日; start, end: of both in the text; day: of a date.

    digits: as printed, times: 万 and the like; value: of the digits alone.
    """

    start: int
    end: int
    digits: str
    times: str
    unit: str
    is_day: bool = False

    @property
    def value(self) -> float:
        """What the digits count."""
        return _value(self.digits)

    @property
    def count(self) -> float:
        """What number and 万 count together."""
        return self.value * _TIMES[self.times]

    def saying(self, value: float) -> str:
        """The same words with another number, in the same notation."""
        return _written(value, self.digits) + self.times + self.unit

    def other(self, random: Random, text: str) -> float:
        """Another number of about the same size that the text does not have with this unit."""
        choices = [value for value in self._near() if self.saying(value) not in text]
        return random.choice(choices or [self.value + 1])

    def _near(self) -> list[float]:
        whole = int(self.value)
        if self.is_day:
            return [float(day) for day in range(1, _LAST_DAY + 1) if day != whole]
        step = 10 ** max(0, len(str(whole)) - 2) if whole >= 100 else 1
        near = [self.value + step * count for count in (-3, -2, -1, 1, 2, 3, 4, 5)]
        return [round(value, 4) for value in near if value > 0 and len(str(int(value))) >= len(str(whole))]


def find(text: str) -> Iterator[Printed]:
    """Amounts, periods, rates, counts and the days of dates in a text, from left to right."""
    dates = list(_DATE.finditer(text))
    for date in dates:
        yield Printed(date.start("day"), date.end(), date["day"], "", "日", is_day=True)
    for found in _NUMBER.finditer(text):
        if not any(date.start() <= found.start() < date.end() for date in dates):
            yield Printed(found.start(), found.end(), found["digits"], found["times"], found["unit"])


def renumbered(printed: str, value: int) -> str:
    """A whole number in the notation of another: １２ as ２ prints it."""
    return _written(value, printed)


def _value(digits: str) -> float:
    plain = digits.translate(_NARROW).replace(",", "")
    if plain[0].isdigit():
        return float(plain)
    whole, _, part = plain.partition("・")
    decimals = "".join(str(_KANJI.index(sign)) for sign in part)
    return _kanji(whole) + (float(f"0.{decimals}") if part else 0)


def _kanji(digits: str) -> int:
    total = current = 0
    for sign in digits:
        if sign in _PLACES:
            total, current = total + (current or 1) * _PLACES[sign], 0
        else:
            current = current * 10 + _KANJI.index(sign)
    return total + current


def _written(value: float, like: str) -> str:
    plain = like.translate(_NARROW)
    whole, part = int(value), f"{value:.4f}".partition(".")[2].rstrip("0")
    if not plain[0].isdigit():
        return _in_kanji(whole) + ("・" + "".join(_KANJI[int(sign)] for sign in part) if part else "")
    written = (f"{whole:,}" if "," in plain else str(whole)) + (f".{part}" if part else "")
    if plain == like:
        return written
    return written.translate(_WIDE) if "，" in like or "," not in like else written.translate(_WIDE).replace("，", ",")


def _in_kanji(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    first = ("" if thousands == 1 else _KANJI[thousands]) + "千" if thousands else ""
    return first + (Counter.KANJI.write(rest) if rest else "")
