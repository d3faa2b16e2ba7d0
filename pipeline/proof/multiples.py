"""Sums that are told as months of another: 賃料は1か月12,000円, and 賃料の2か月分に相当する36,000円."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.proof.reading import Reading
from pipeline.text.numerals import KANJI, number
from pipeline.types.proof import Finding, Level

_N = rf"(?:\d+|[{KANJI}]+)"
_YEN = rf"金?(?P<yen>[\d,]+|[{KANJI}]+)(?P<man>万?)円"
_FEE = r"(?<![一-龥々])(?P<fee>[一-龥々ァ-ヶー]{0,6}(?:料金|料|会費|代金|月謝|報酬|対価|費))"
_MONTH = r"[かカヶヵケ箇]月"
_EACH = re.compile(rf"{_FEE}は、?(?:1{_MONTH}(?:につき|当たり|あたり)?|一{_MONTH}|月額|毎月)、?{_YEN}")
_MONTHS = re.compile(
    rf"{_FEE}(?:\([^()]*\))?の(?P<months>{_N}){_MONTH}分(?:に相当する額?(?:である|の)?|である|として|、|\()?、?{_YEN}"
)
_TAXES = (100, 108, 110)
"""Hundredths: a sum may have the tax that the other leaves out."""


def find(reading: Reading) -> Iterator[Finding]:
    """contradiction: a sum that is not the months it is told to be, where a fee has one price by the month."""
    prices: dict[str, set[int]] = defaultdict(set)
    for passage in reading.passages:
        for match in _EACH.finditer(passage.text):
            if price := _yen(match):
                prices[match["fee"]].add(price)
    for passage in reading.passages:
        for match in _MONTHS.finditer(passage.text):
            known, months, total = prices.get(match["fee"], set()), number(match["months"]), _yen(match)
            if len(known) != 1 or not months or not total:
                continue
            right = next(iter(known)) * months
            if all(total * 100 != right * tax for tax in _TAXES):
                message = f"「{passage.words(*match.span())}」とありますが、{match['fee']}の月額から計算すると{right:,}円です。どちらが正しいか確かめてください。"
                yield passage.finding("contradiction", Level.WARNING, message, *match.span())


def _yen(match: re.Match[str]) -> int | None:
    count = number(match["yen"].replace(",", ""))
    return count * (10_000 if match["man"] else 1) if count else None
