"""One thing given to two sides, one fee with two prices: 運送費は甲の負担とする and 乙は運送費を負担する."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.clause import Party
from pipeline.types.proof import Finding, Level

_CASES = re.compile(
    r"場合|ただし|但し|かかわらず|除[きく]|前項|とき|限り|折半|それぞれ|各自|変更|改め|ごと|につき|当たり|あたり"
)
_COST = r"(?P<thing>[^、。はがをに]{0,16}?[一-龥々ァ-ヶー]{1,10}(?:費用|費|料|代金|公課|税))"
_RIGHT = r"(?P<thing>[^、。はがをに]{0,16}?(?:著作権|所有権|知的財産権|特許権|商標権))"
_SIGNS = "一-龥々ァ-ヶーA-Za-z"
_FEE = re.compile(
    rf"(?<![{_SIGNS}の])(?P<fee>[一-龥々ァ-ヶー]{{1,8}}(?:金|料|費))(?:\([^()]*\))?(?:は、?|として、?)?金?(?P<yen>[\d,]+|[{KANJI}]+)(?P<man>万?)円(?!以|未|を超)"
)
_ANY_FEE = frozenset("手数料 料金 代金 費用 違約金 損害金 送料 税金 金 利用料金 料 報酬 延滞金 罰金 追加料金".split())
_LONGEST = 300
"""Characters of a sentence that is looked at."""
_TAXES = frozenset((100, 108, 110))


@dataclass(frozen=True, slots=True)
class _Given:
    """That a thing is a side's, where a rule without a case says it."""

    passage: Passage
    start: int
    end: int
    thing: str
    side: str


def find(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """contradiction."""
    sides = "|".join(sorted({*map(re.escape, (fold(party.term) for party in parties)), *"甲乙"}, key=len, reverse=True))
    costs = (
        rf"{_COST}は、?(?:すべて|全て)?(?P<who>{sides})(?:の負担|が負担)",
        rf"(?:^|[、。])(?P<who>{sides})は、(?:[^。は]*、)?{_COST}を負担",
    )
    rights = (rf"{_RIGHT}は、(?:[^。は]*?[、にら])?(?P<who>{sides})に(?:帰属|属|移転|留保)",)
    for sign, patterns in (("負担", costs), ("権は、", rights)):
        yield from _two_sides(reading, sign, [re.compile(one) for one in patterns])
    yield from _two_prices(reading)


def _two_sides(reading: Reading, sign: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Finding]:
    found: list[_Given] = []
    for passage in reading.passages:
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            if sign not in sentence or len(sentence) > _LONGEST:
                continue
            match = next((match for one in patterns if (match := one.search(sentence))), None)
            if match and not _CASES.search(sentence):
                found.append(_Given(passage, start, end, match["thing"], match["who"]))
    for at, one in enumerate(found):
        for before in found[:at]:
            apart = before.passage.address.article != one.passage.address.article
            if apart and before.side != one.side and _same(before.thing, one.thing):
                message = f"ここでは{one.thing}を「{one.side}」のものとしていますが、{before.passage.address}では「{before.side}」です。どちらが正しいか確かめ、そろえてください。"
                yield one.passage.finding("contradiction", Level.WARNING, message, one.start, one.end)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one thing: 商品の運送費 and 運送費, not 商品の運送費 and 返品の運送費."""
    names = (re.sub("^(?:その|これらの|当該)", "", name) for name in (one, other))
    owners, heads = zip(*(name.rpartition("の")[::2] for name in names), strict=True)
    return heads[0] == heads[1] and (not all(owners) or owners[0] == owners[1])


def _two_prices(reading: Reading) -> Iterator[Finding]:
    """入会金は、11,000円 and 入会金22,000円, each the only price of that fee in its article."""
    prices: dict[str, dict[Address, list[tuple[Passage, re.Match[str], int]]]] = defaultdict(lambda: defaultdict(list))
    for passage in reading.passages:
        for match in _FEE.finditer(passage.text) if "\t" not in passage.text else ():
            sum_ = (number(match["yen"].replace(",", "")) or 0) * (10_000 if match["man"] else 1)
            prices[match["fee"]][passage.address.article].append((passage, match, sum_))
    for fee, homes in prices.items():
        told = [places[0] for places in homes.values() if len(places) == 1]
        if fee in _ANY_FEE or len(homes) != 2 or len(told) != 2:
            continue
        (before, first, one), (passage, match, other) = told
        low, high = sorted((one, other))
        cased = any(_CASES.search(where.text, *where.sentence(here.start())) for where, here, _ in told)
        if low and not cased and not any(high * 100 == low * tax for tax in _TAXES):
            message = f"「{fee}」がここでは「{passage.words(*match.span())}」ですが、{before.address}では「{before.words(*first.span())}」です。どちらが正しいか確かめ、そろえてください。"
            yield passage.finding("contradiction", Level.WARNING, message, *match.span())
