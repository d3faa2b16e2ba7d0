"""Two versions -> the lines of both in one order: what stays is one row, what moved goes at one place and comes at another."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.export.redline.lines import Line, Look, Owner, lines
from pipeline.types.address import Address
from pipeline.types.revision import Revision

_ALIKE = 0.5
"""Least share of characters in common that makes two lines of one unit the same line in other words."""

_FIRST = "第1項"

Pair = tuple[int, int]
"""The number of an old line and of the new line it became."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line in both versions; None on the side where it is not. Not None on both."""

    old: Line | None
    new: Line | None

    @property
    def line(self) -> Line:
        """The line as it is now, as it was where it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


def rows(revision: Revision) -> tuple[Row, ...]:
    """The lines of both versions: the old sides in order are the old text, the new sides the new one."""
    olds, news = lines(revision.old), lines(revision.new)
    pairs = _heaviest(_pairs(olds, news, revision), olds)
    return tuple(_merged(olds, news, pairs))


def _merged(olds: Sequence[Line], news: Sequence[Line], pairs: Sequence[Pair]) -> Iterator[Row]:
    old = new = 0
    for i, j in [*pairs, (len(olds), len(news))]:
        yield from (Row(line, None) for line in olds[old:i])
        yield from (Row(None, line) for line in news[new:j])
        if i < len(olds):
            yield Row(olds[i], news[j])
        old, new = i + 1, j + 1


def _pairs(olds: Sequence[Line], news: Sequence[Line], revision: Revision) -> list[Pair]:
    """Lines of units that are one; then what is word for word the same under another unit."""
    by_owner: defaultdict[Owner, list[int]] = defaultdict(list)
    for j, line in enumerate(news):
        by_owner[line.owner].append(j)
    own: defaultdict[Owner, list[int]] = defaultdict(list)
    for i, line in enumerate(olds):
        own[line.owner].append(i)
    found: list[Pair] = []
    for owner, group in own.items():
        place = revision.pairs.get(owner.place) if isinstance(owner.place, Address) else owner.place
        if place is not None:
            found += _within(group, by_owner.pop(Owner(place, owner.wrap), []), olds, news)
    known_olds = {pair[0] for pair in found}
    for old, new in revision.pairs.items():
        # The text of an article that has become its first 項, or the other way round.
        for was, now in ((Owner(old), Owner(new.child(_FIRST))), (Owner(old.child(_FIRST)), Owner(new))):
            if now in by_owner and (gone := [i for i in own.get(was, ()) if i not in known_olds]):
                found += _within(gone, by_owner.pop(now), olds, news)
    known_olds, known_news = ({pair[side] for pair in found} for side in (0, 1))
    left: defaultdict[tuple[str, Look], list[int]] = defaultdict(list)
    for j in reversed(range(len(news))):
        if j not in known_news:
            left[news[j].words, news[j].look].append(j)
    for i, line in enumerate(olds):
        if i not in known_olds and (same := left.get((line.words, line.look))):
            found.append((i, same.pop()))
    return found


def _within(group: Sequence[int], others: Sequence[int], olds: Sequence[Line], news: Sequence[Line]) -> list[Pair]:
    """Which line of a unit became which: the same words first, between them the most alike in order."""
    if len(group) == len(others) == 1:
        return [(group[0], others[0])] if _may(olds[group[0]], news[others[0]]) else []
    found: list[Pair] = []
    matcher = SequenceMatcher(None, [olds[i].words for i in group], [news[j].words for j in others], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += zip(group[a:b], others[c:d], strict=True)
        elif tag == "replace" and b - a == d - c == 1:
            found += _within(group[a:b], others[c:d], olds, news)
        elif tag == "replace":
            found += _likest(group[a:b], others[c:d], olds, news)
    return [(i, j) for i, j in found if _may(olds[i], news[j])]


def _likest(group: Sequence[int], others: Sequence[int], olds: Sequence[Line], news: Sequence[Line]) -> list[Pair]:
    """The pairs in order whose likenesses add up to the most."""
    bags = [[Counter(side[at].words) for at in places] for side, places in ((olds, group), (news, others))]
    best = [[0.0] * (len(others) + 1) for _ in range(len(group) + 1)]
    for a in reversed(range(len(group))):
        for b in reversed(range(len(others))):
            together = _alike(bags[0][a], bags[1][b]) + best[a + 1][b + 1]
            best[a][b] = max(together, best[a + 1][b], best[a][b + 1])
    found, a, b = [], 0, 0
    while a < len(group) and b < len(others):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            found.append((group[a], others[b]))
            a, b = a + 1, b + 1
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    share = 2 * (one & other).total() / max(1, one.total() + other.total())
    return share if share >= _ALIKE else 0.0


def _may(old: Line, new: Line) -> bool:
    """A row of a table stays a row with as many cells."""
    if Look.ROW in (old.look, new.look):
        return old.look is new.look and old.text.count("\t") == new.text.count("\t")
    return True


def _heaviest(pairs: Sequence[Pair], olds: Sequence[Line]) -> list[Pair]:
    """The pairs that keep the order of both versions, as much text of them as can be."""
    ends: list[int] = []  # of the chains worth continuing: by the last new line rising, the weight rising too
    chains: list[tuple[int, Pair, object]] = []
    for i, j in sorted(pairs):
        at = bisect_left(ends, j)
        before = chains[at - 1] if at else None
        weight = len(olds[i].text) + (before[0] if before else 0)
        past = at
        while past < len(ends) and chains[past][0] <= weight:
            past += 1
        if at < len(ends) and ends[at] == j and chains[at][0] > weight:
            continue
        ends[at:past], chains[at:past] = [j], [(weight, (i, j), before)]
    found: list[Pair] = []
    chain: object = chains[-1] if chains else None
    while isinstance(chain, tuple):
        found.append(chain[1])
        chain = chain[2]
    return found[::-1]
