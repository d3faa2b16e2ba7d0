"""Sentences that tell one rule twice with different numbers, or once so and once the other way round."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.proof.numbered import LAW, Value, values
from pipeline.proof.reading import Passage, Reading
from pipeline.text.tokens import is_content, words
from pipeline.types.address import Address
from pipeline.types.clause import ReferenceStatus
from pipeline.types.proof import Finding, Level

_RELATIONS: Mapping[str, re.Pattern[str]] = {
    "前": re.compile(r"\s*(?:より|よりも)?前"),
    "内": re.compile(r"\s*(?:以内|の?うちに|内に)"),
    "まで": re.compile(r"\s*まで"),
    "後": re.compile(r"\s*(?:以上)?(?:後|を過ぎ|が過ぎ|を経|が経|を?経過|を超え)"),
}
_DIGIT = re.compile(r"\d")
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
_EXCEPTION = re.compile(r"ただし|但し|かかわらず|を除|場合|とき|限り|まで|前[条項]")
_RELATING = frozenset("前 内 以内 後 で".split())
_TWIN, _FEW = 0.85, 3
_TAIL = 24
_NEGATED = re.compile(r"(?:ない|ません|ず|ぬ)(?:もの)?(?:とする|とします)?。$")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence or a row with one of its numbers.

    words: what all of it is about; near: what stands between the numbers before and behind; anchor: the last words before the
    number; first: those of the first cell of a row.
    """

    order: int
    passage: Passage
    article: Address
    start: int
    text: str
    value: Value
    relation: str
    words: frozenset[str]
    near: frozenset[str]
    anchor: tuple[str, ...]
    first: frozenset[str]

    @property
    def printed(self) -> str:
        return self.passage.words(self.start + self.value.start, self.start + self.value.end)

    @property
    def in_body(self) -> bool:
        return self.passage.address.parts[0].startswith("第")

    @property
    def in_annex(self) -> bool:
        return not self.passage.address.parts[0].startswith(("第", "前文", "附則"))


def find(reading: Reading) -> Iterator[Finding]:
    """contradiction."""
    statements = [replace(one, order=order) for order, one in enumerate(_statements(reading))]
    weights = _weights(statements)
    links = _links(reading)
    telling = _TELLING * math.log(len(statements) + 1)
    body = [one for one in statements if one.in_body]
    by_unit: dict[str, list[_Statement]] = defaultdict(list)
    for one in body:
        by_unit[one.value.unit].append(one)
    for mine in statements:
        alike = [
            other
            for other in by_unit[mine.value.unit]
            if other.article != mine.article
            and (_restates(reading, mine, other, weights, telling, links) or _anchored(mine, other, weights, links))
        ]
        alike = _nearest(mine, alike, body, weights)
        if not alike and mine.relation == "前":
            alike = [other for other in body if _titled(reading, mine, other, body)]
        if alike and all((one.value.number, one.value.unit) != (mine.value.number, mine.value.unit) for one in alike):
            yield _told(mine, max(alike, key=lambda other: _weight(mine.words & other.words, weights)))
    yield from _opposed(reading, links)


def _restates(
    reading: Reading,
    mine: _Statement,
    other: _Statement,
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
    mine: _Statement, other: _Statement, weights: Mapping[str, float], links: Mapping[Address, frozenset[Address]]
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


def _titled(reading: Reading, mine: _Statement, other: _Statement, body: Sequence[_Statement]) -> bool:
    """お客さまからの廃止は、10日前に, where the article of that caption has another day, and only one."""
    caption = reading.caption(other.article)
    if len(caption) < _CAPTION or caption not in mine.text or mine.article == other.article:
        return False
    if other.relation != "前" or not {mine.value.unit, other.value.unit} <= _DAYS:
        return False
    return sum(one.article == other.article and one.relation == "前" for one in body) == 1


def _nearest(
    mine: _Statement, alike: Sequence[_Statement], body: Sequence[_Statement], weights: Mapping[str, float]
) -> list[_Statement]:
    """Of several numbers in one sentence those around which most words of mine stand: 個室は2か月前、その他は1か月前."""
    found: list[_Statement] = []
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


def _alone(one: _Statement, group: Sequence[_Statement]) -> frozenset[str]:
    """The words that stand before this number and no other of the sentence."""
    return (
        frozenset(one.anchor)
        - _RELATING
        - frozenset(word for other in group if other is not one for word in other.anchor)
    )


def _told(mine: _Statement, other: _Statement) -> Finding:
    message = f"ここでは「{mine.printed}」ですが、同じことを定める{other.passage.address}では「{other.printed}」です。どちらが正しいか確かめ、そろえてください。"
    start, end = mine.start + mine.value.start, mine.start + mine.value.end
    return mine.passage.finding("contradiction", Level.WARNING, message, start, end, other.printed)


def _statements(reading: Reading) -> Iterator[_Statement]:
    for passage in reading.passages:
        if not passage.values:
            continue
        for begun, stop in passage.sentences:
            at = begun
            for text in passage.text[begun:stop].split("\n") if "\t" in passage.text else (passage.text[begun:stop],):
                yield from _of_text(passage, at, text)
                at += len(text) + 1


def _of_text(passage: Passage, start: int, text: str) -> Iterator[_Statement]:
    found = [one for one in values(text) if one.unit not in "円%"]
    if not found or (len(found) != 1 and "\t" in text) or LAW.search(text):
        return

    def said(begin: int, end: int) -> list[str]:
        return _plain(passage.content(start + begin, start + end))

    about = said(0, len(text))
    first = frozenset(said(0, text.index("\t"))) if "\t" in text else frozenset()
    for at, value in enumerate(found):
        before = said(found[at - 1].end if at else 0, value.start)
        behind = said(value.end, found[at + 1].start if at + 1 < len(found) else len(text))
        relation = next((name for name, pattern in _RELATIONS.items() if pattern.match(text, value.end)), "")
        near = frozenset(before + behind)
        yield _Statement(
            0,
            passage,
            passage.address.article,
            start,
            text,
            value,
            relation,
            frozenset(about),
            near,
            tuple(before),
            first,
        )


def _plain(found: Iterable[str]) -> list[str]:
    return [word for word in found if not _DIGIT.search(word)]


def _weights(statements: Sequence[_Statement]) -> Mapping[str, float]:
    """How much a word tells: less where it stands in many sentences."""
    sentences = {(id(one.passage), one.start): one.words for one in statements}
    counts = Counter(word for about in sentences.values() for word in about)
    return defaultdict(float, {word: math.log((len(sentences) + 1) / (count - 0.5)) for word, count in counts.items()})


def _weight(found: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in found)


def _links(reading: Reading) -> Mapping[Address, frozenset[Address]]:
    """The articles that each unit cites, and each article with all below it, but for its own."""
    found: dict[Address, set[Address]] = defaultdict(set)
    for reference in reading.document.references:
        if reference.status is ReferenceStatus.RESOLVED:
            others = {one.article for one in reference.targets} - {reference.address.article}
            found[reference.address] |= others
            found[reference.address.article] |= others
    return {address: frozenset(articles) for address, articles in found.items()}


def _opposed(reading: Reading, links: Mapping[Address, frozenset[Address]]) -> Iterator[Finding]:
    """Two units that cite each other's article, of which one does what the other does not; or the same words but for a not."""
    told: dict[str, list[_Ending]] = defaultdict(list)
    for passage in reading.passages:
        article = passage.address.article
        cited = links.get(passage.address, frozenset())
        for start, end in passage.sentences:
            text = passage.text[start:end]
            plain = not _EXCEPTION.search(text)
            if not text.endswith("。") or "\t" in text or not (cited or plain):
                continue
            if not (verb := _ending(passage, start, end)):
                continue
            told[verb[0]].append(
                _Ending(
                    passage, article, start, end, verb[1], cited, frozenset(_plain(passage.content(start, end))), plain
                )
            )
    for rows in told.values():
        for at, one in enumerate(rows):
            for before in rows[:at]:
                if before.negated != one.negated and before.article != one.article and _clash(before, one):
                    words_before = before.passage.words(before.start, before.end)
                    message = f"{before.passage.address}の「{words_before}」と、することとしないことが逆です。どちらが正しいか確かめ、そろえてください。"
                    yield one.passage.finding("contradiction", Level.WARNING, message, one.start, one.end)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A sentence, whether its last verb is negated, the articles that its unit cites, and whether it has no condition."""

    passage: Passage
    article: Address
    start: int
    end: int
    negated: bool
    cited: frozenset[Address]
    words: frozenset[str]
    plain: bool


def _clash(one: _Ending, other: _Ending) -> bool:
    if other.article in one.cited and one.article in other.cited:
        return True
    common, whole = len(one.words & other.words), len(one.words | other.words)
    return one.plain and other.plain and len(other.words) > _FEW and common >= _TWIN * whole


def _ending(passage: Passage, start: int, end: int) -> tuple[str, bool] | None:
    """The last verb or predicate noun of a sentence, and whether it is negated."""
    tail = (token for token in passage.tokens if max(start, end - _TAIL) <= token.start and token.end <= end)
    verbs = [token for token in tail if is_content(token) and token.part in ("動詞", "名詞")]
    negated = bool(_NEGATED.search(passage.text[start:end]))
    return (verbs[-1].normal, negated) if verbs else None
