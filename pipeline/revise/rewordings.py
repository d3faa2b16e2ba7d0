"""Whether two sentences say the same in other words; where it is not sure, they do not."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.revise import signs
from pipeline.revise.pointing import PLACE
from pipeline.revise.synonyms import are_one, phrased
from pipeline.text.tokens import Token, tokenize

_HEAVY = frozenset("名詞 動詞 形容詞 形状詞 副詞 接頭辞 接尾辞 連体詞 代名詞 記号".split())
_LIGHT = frozenset(
    "為る 居る 有る 成る 物 事 こと 下さる 頂く 致す 御 様 為 其の 此の 其れ 此れ 当該 場合 言う よる 因る 於く おく 置く 付く つく 対する 関する "
    "基づく 従う 係る 掛かる 旨 通り 行う 実施 出来る 無い 本 本件 なさる おる ござる 貰う つける 次ぐ 及ぶ 際 さ 宛 宛て 当たり".split()
)
"""Normal forms without a sense of their own, or whose sense is looked at elsewhere."""
_DOES = frozenset("為る 致す 行う 実施 出来る 下さる 頂く なさる".split())
_KANA_LIGHT = frozenset("うえ とき たび おり".split())
_WEIGHED = {
    "まで": "until",
    "から": "from",
    "より": "from",
    "のみ": "only",
    "だけ": "only",
    "しか": "only",
    "ばかり": "only",
}
_OR = re.compile(r"または|もしくは|いずれか")
TELLING = re.compile(PLACE.pattern + "|[+±<>≦≧≤≥=÷%△▲◎$¥€£&@]")
"""Signs that are more than punctuation."""
_PLACES = frozenset("は が を に で へ から まで より".split())
"""Particles that stand once beside one verb: with the second 平日は, 休日は something else is said."""
_AS_PARTICLE = frozenset("因る よる 対する 付く つく 於く おく 関する 基づく 従う 係る 掛かる 次ぐ 当たる".split())
"""Verbs that with a comma behind them end no clause: によって、, に対し、."""
_CAUSES = re.compile(r"させ(?!て(?:いただ|頂))|せしめ")


class _Word(NamedTuple):
    """A word that weighs, in its normal form, with the particle behind it or behind what it stands together with, "" for none.

    rules: it is what is done: 返す, 返却 of 返却する; phrase: where those that it stands together with end, in characters;
    pauses: a comma stands before the next word; ends: its clause ends before the next word, as behind 正 in 正とし、.
    """

    normal: str
    particle: str
    rules: bool
    phrase: int
    pauses: bool = False
    ends: bool = False


def says_the_same(old: Sequence[str], new: Sequence[str], persons: Collection[str]) -> bool:
    """True where sentences say the same: each word that weighs stands in both, as itself or as another word for it.

    Order is free within a clause as long as no two words change their parts: 甲が乙を招く is not 乙が甲を招く. What went over
    to another clause says something else there, and so it does in another sentence where there are as many as before.

    >>> says_the_same(["会員は、損害を償う。"], ["損害は、会員が賠償します。"], ())
    True
    >>> says_the_same(["会員は、会費を支払う。"], ["会員は、会費を口座に振り込みます。"], ())
    False
    """
    sides = [[phrased(text) for text in side] for side in (old, new)]
    if len(old) != len(new):
        sides = [["".join(side)] for side in sides]
    return all(_is_one(a, b, persons) for a, b in zip(*sides, strict=True))


def _is_one(old: str, new: str, persons: Collection[str]) -> bool:
    tokens = [tokenize(text) for text in (old, new)]
    if _marks(old, tokens[0], persons) != _marks(new, tokens[1], persons):
        return False
    olds, others = (_words(side) for side in tokens)
    news = _as_in(olds, others)
    if news is None or _is_turned(olds, news):
        return False
    if _topic(olds) == _topic(news):
        olds, news = _below_topic(olds), _below_topic(news)
    clauses = [_clauses(side) for side in (olds, news)]
    if len(clauses[0]) != len(clauses[1]):
        return [word.normal for word in olds] == [word.normal for word in news]
    return all(
        Counter(word.normal for word in a) == Counter(word.normal for word in b) and not _is_turned(a, b)
        for a, b in zip(*clauses, strict=True)
    )


def _marks(text: str, tokens: Sequence[Token], persons: Collection[str]) -> object:
    """What particles and endings say beside the words that weigh."""
    particles = [token for token in tokens if token.part == "助詞"]
    counted = Counter(_WEIGHED[one.surface] for one in particles if one.surface in _WEIGHED)
    chosen = bool(_OR.search(text)) or any(one.surface == "か" for one in particles)
    too = sum(one.surface == "も" and _is_of_person(text[: one.start], persons) for one in particles)
    return counted, chosen, too, len(_CAUSES.findall(text)), len(signs.NEGATION.findall(text))


def _is_of_person(before: str, persons: Collection[str]) -> bool:
    return signs.is_person(before) or before.endswith(tuple(persons))


def _words(tokens: Sequence[Token]) -> list[_Word]:
    found: list[_Word] = []
    together: list[Token] = []
    for at, token in enumerate(tokens):
        if _weighs(token):
            together.append(token)
        goes_on = token.part == "接尾辞" or (together and token is together[-1])  # お客様が: the particle is behind 様
        if together and (not goes_on or at == len(tokens) - 1):
            found += _joined(together, token)
            together = []
        if found and token.surface in "、，。":
            found[-1] = found[-1]._replace(
                pauses=True, ends=token.surface == "。" or _is_said(tokens[max(at - 2, 0) : at])
            )
    return found


def _is_said(before: Sequence[Token]) -> bool:
    """True where a comma behind these, no more than two, ends a clause: 正とし、."""
    told = [token for token in before if token.surface not in ("て", "で")]
    return bool(told) and told[-1].part in ("動詞", "助動詞", "形容詞") and told[-1].normal not in _AS_PARTICLE


def _joined(together: Sequence[Token], after: Token) -> Iterator[_Word]:
    """Words that stand together, two verbs as the one that they make: 開け放つ; after: what stands behind them."""
    particle = after.surface if after.part == "助詞" else ""
    verb = ""
    for token, behind in zip(together, [*together[1:], after], strict=True):
        if token.part == behind.part == "動詞" and _weighs(behind) and token is not behind:
            verb += token.surface
        else:
            rules = token.part == "動詞" or behind.normal in _DOES
            yield _Word(verb + token.normal, particle, rules, after.start)
            verb = ""


def _weighs(token: Token) -> bool:
    if TELLING.search(token.surface) or token.surface == "ごと":
        return True
    light = token.normal in _LIGHT or token.surface in _KANA_LIGHT
    return token.part in _HEAVY and not light


def _as_in(olds: Sequence[_Word], news: Sequence[_Word]) -> list[_Word] | None:
    """The new words, each as the old one that it stands for; None where the words of the one are not those of the other."""
    gone, come = (Counter(word.normal for word in side) for side in (olds, news))
    left = list((come - gone).elements())
    others: dict[str, list[str]] = {}
    for word in (gone - come).elements():
        other = next((one for one in left if are_one(word, one)), None)
        if other is None:
            return None
        left.remove(other)
        others.setdefault(other, []).append(word)
    if left:
        return None
    return [word._replace(normal=others[word.normal].pop(0)) if others.get(word.normal) else word for word in news]


def _topic(words: Sequence[_Word]) -> Counter[str]:
    """What the whole is about: the words before は, which stands there once; none where it stands there more often."""
    spoken = [word for word in words if word.particle == "は"]
    return Counter(word.normal for word in spoken) if len({word.phrase for word in spoken}) == 1 else Counter()


def _below_topic(words: Sequence[_Word]) -> list[_Word]:
    """The words without the topic, which may stand before any clause."""
    told = bool(_topic(words))
    return [word for word in words if not (told and word.particle == "は")]


def _clauses(words: Sequence[_Word]) -> list[list[_Word]]:
    """The words of each clause: up to a verb, a comma behind what is said, or the second of 平日は電話、休日は書面.

    Words before a particle go with it; where it is one that the clause has, they go from the first comma among them.
    """
    found: list[list[_Word]] = [[]]
    waiting: list[_Word] = []
    had: set[str] = set()
    for _, phrase in groupby(words, key=lambda word: word.phrase):
        ahead, waiting = waiting, [*waiting, *phrase]
        last = waiting[-1]
        if last.particle in had:
            rest = _from_comma(ahead, found[-1])
            found[-1] += waiting[:rest]
            found.append([])
            waiting, had = waiting[rest:], set()
        over = last.ends or any(word.rules for word in waiting)
        if over or last.particle in _PLACES:
            found[-1] += waiting
            waiting = []
            had |= {last.particle} & _PLACES
        if over:
            found.append([])
            had = set()
    found[-1] += waiting
    return [clause for clause in found if clause]


def _from_comma(ahead: Sequence[_Word], said: Sequence[_Word]) -> int:
    """How many of the words ahead of a phrase stand before the first comma; 0 where it is before all of them or nowhere."""
    if said and said[-1].pauses:
        return 0
    return next((at for at, word in enumerate(ahead, 1) if word.pauses), 0)


def _is_turned(olds: Sequence[_Word], news: Sequence[_Word]) -> bool:
    """True where of two words each is to the verb, or to the other's thing, what the other was, or one has gone to another verb."""
    a, b = (_once(side) for side in (olds, news))
    both = [normal for normal in a if normal in b]
    pairs = ((x, y) for at, x in enumerate(both) for y in both[at + 1 :])
    for x, y in pairs:
        old, new = (a[x][1], a[y][1]), (b[x][1], b[y][1])
        passed = b[x][0] > b[y][0]
        if _are_exchanged(old, new) or (passed and (_is_elsewhere(old, new) or _are_owners(old, new))):
            return True
    return False


def _once(words: Sequence[_Word]) -> dict[str, tuple[int, _Word]]:
    """The words that stand there once, in order, with their places."""
    counts = Counter(word.normal for word in words)
    return {word.normal: (at, word) for at, word in enumerate(words) if counts[word.normal] == 1}


def _are_exchanged(old: tuple[_Word, _Word], new: tuple[_Word, _Word]) -> bool:
    """甲が乙に, 甲に乙が."""
    before, after = ((one.particle, other.particle) for one, other in (old, new))
    return before[0] != before[1] and before == after[::-1]


def _are_owners(old: tuple[_Word, _Word], new: tuple[_Word, _Word]) -> bool:
    """甲の物を乙の箱に, 乙の物を甲の箱に."""
    return all(word.particle == "の" for word in (*old, *new))


def _is_elsewhere(old: tuple[_Word, _Word], new: tuple[_Word, _Word]) -> bool:
    """Of two words in another order: one is done in both texts, and the other has gone past it, not as what is spoken of."""
    topics = "は" in (old[0].particle, new[1].particle)
    return not topics and any(before.rules and after.rules for before, after in zip(old, new, strict=True))
