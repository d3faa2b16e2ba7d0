"""Sentences that tell one rule twice with different numbers."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.proof.reading import Reading
from pipeline.proof.statements import Statement, links, statements
from pipeline.text.tokens import words
from pipeline.types.address import Address
from pipeline.types.proof import Finding, Level

_LIKE = 0.72
"""Share of the telling words of the shorter sentence that both have: over the train documents annexes that restate a rule
reach .75 to 1, what only resembles one stays below .7."""
_RELATED = 0.4
"""The same in an annex that the article cites, or that has a word of its caption, with the same words behind the number."""
_TELLING = 1.2
"""Weight of the common words, in words that stand in one sentence only."""
_ANCHOR, _LONG_ANCHOR = 2, 3
"""So many words right before both numbers are the same: 退会しようとする月の末日の|2か月前; the second where nothing else joins them."""
_MOST_OF = 0.6
"""Share of the telling words of a sentence that another of the body has too."""
_CAPTION = 4
"""Characters of a caption that a sentence repeats."""
_DAYS = frozenset(("日", "営業日", "か月", "週間"))
_RELATING = frozenset("前 内 以内 後 で".split())


def find(reading: Reading) -> Iterator[Finding]:
    """contradiction."""
    told = statements(reading)
    weights = _weights(told)
    cited = links(reading)
    telling = _TELLING * math.log(len(told) + 1)
    body = [one for one in told if one.in_body]
    by_unit: dict[str, list[Statement]] = defaultdict(list)
    for one in body:
        by_unit[one.value.unit].append(one)
    for mine in told:
        alike = [
            other
            for other in by_unit[mine.value.unit]
            if other.article != mine.article
            and (_restates(reading, mine, other, weights, telling, cited) or _anchored(mine, other, weights, cited))
        ]
        alike = _nearest(mine, alike, body, weights)
        if not alike and mine.relation == "前":
            alike = [other for other in body if _titled(reading, mine, other, body)]
        if alike and all((one.value.number, one.value.unit) != (mine.value.number, mine.value.unit) for one in alike):
            yield _told(mine, max(alike, key=lambda other: _weight(mine.words & other.words, weights)))


def _restates(
    reading: Reading,
    mine: Statement,
    other: Statement,
    weights: Mapping[str, float],
    telling: float,
    links: Mapping[Address, frozenset[Address]],
) -> bool:
    """An annex tells a rule of the body again, or a row of a table does."""
    if other.value.unit != mine.value.unit or (other.relation == "前") != (mine.relation == "前"):
        return False
    if not (mine.in_annex and mine.words) and not (mine.first and not other.first):
        return False
    caption = frozenset(words(reading.caption(other.article)))
    scope = other.words | caption
    if mine.in_annex:
        cited = mine.article in links.get(other.article, ()) or other.article in links.get(mine.article, ())
        cited = cited or bool(caption & frozenset(words(reading.caption(mine.article))))
        share = _RELATED if cited and mine.relation and mine.relation == other.relation else _LIKE
        common = _weight(mine.words & scope, weights)
        return common >= telling and common >= share * _weight(mine.words, weights)
    return len(mine.first) > 1 and mine.first <= scope and _weight(mine.words & scope, weights) >= telling


def _anchored(
    mine: Statement, other: Statement, weights: Mapping[str, float], links: Mapping[Address, frozenset[Address]]
) -> bool:
    """The same words right before the numbers, in an annex, in an article that cites the other, or in much the same sentence."""
    if (other.value.unit, other.relation) != (mine.value.unit, mine.relation):
        return False
    if not mine.relation and not mine.text[: mine.value.start].endswith("から"):
        return False
    joined = bool(mine.relation) and (mine.in_annex or other.article in links.get(mine.passage.address, ()))
    same = other.order < mine.order and _weight(mine.words & other.words, weights) >= _MOST_OF * _weight(
        mine.words, weights
    )
    least = _ANCHOR if joined else _LONG_ANCHOR
    if not (joined or same) or len(mine.anchor) < least or mine.anchor[-least:] != other.anchor[-least:]:
        return False
    return bool((mine.words & other.words) - set(mine.anchor[-least:]))


def _titled(reading: Reading, mine: Statement, other: Statement, body: Sequence[Statement]) -> bool:
    """お客さまからの廃止は、10日前に, where the article of that caption has another day, and only one."""
    caption = reading.caption(other.article)
    if len(caption) < _CAPTION or caption not in mine.text or mine.article == other.article:
        return False
    if other.relation != "前" or not {mine.value.unit, other.value.unit} <= _DAYS:
        return False
    return sum(one.article == other.article and one.relation == "前" for one in body) == 1


def _nearest(
    mine: Statement, alike: Sequence[Statement], body: Sequence[Statement], weights: Mapping[str, float]
) -> list[Statement]:
    """Of several numbers in one sentence those around which most words of mine stand: 個室は2か月前、その他は1か月前."""
    found: list[Statement] = []
    for passage, start in dict.fromkeys((one.passage, one.start) for one in alike):
        group = [
            one
            for one in body
            if one.passage is passage and one.start == start and (one in alike or one.relation == mine.relation)
        ]
        same = [one for one in group if (one.value.number, one.value.unit) == (mine.value.number, mine.value.unit)]
        if kept := [one for one in same if _alone(one, group) & mine.words]:
            found += kept
            continue
        most = max(_weight(mine.near & one.near, weights) for one in group)
        found += [one for one in group if _weight(mine.near & one.near, weights) == most]
    return found


def _alone(one: Statement, group: Sequence[Statement]) -> frozenset[str]:
    """The words that stand before this number and no other of the sentence."""
    return (
        frozenset(one.anchor)
        - _RELATING
        - frozenset(word for other in group if other is not one for word in other.anchor)
    )


def _told(mine: Statement, other: Statement) -> Finding:
    message = f"ここでは「{mine.printed}」ですが、同じことを定める{other.passage.address}では「{other.printed}」です。どちらが正しいか確かめ、そろえてください。"
    start, end = mine.start + mine.value.start, mine.start + mine.value.end
    return mine.passage.finding("contradiction", Level.WARNING, message, start, end, other.printed)


def _weights(statements: Sequence[Statement]) -> Mapping[str, float]:
    """How much a word tells: less where it stands in many sentences."""
    sentences = {(id(one.passage), one.start): one.words for one in statements}
    counts = Counter(word for about in sentences.values() for word in about)
    return defaultdict(float, {word: math.log((len(sentences) + 1) / (count - 0.5)) for word, count in counts.items()})


def _weight(found: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in found)
