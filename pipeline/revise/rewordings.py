"""Whether two sentences say the same in other words; where it is not sure, they do not."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
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
_CAUSES = re.compile(r"させ(?!て(?:いただ|頂))|せしめ")


class _Word(NamedTuple):
    """A word that weighs, in its normal form, with the particle behind it or behind what it stands together with, "" for none.

    rules: it is what is done: 返す, 返却 of 返却する.
    """

    normal: str
    particle: str
    rules: bool


def says_the_same(old: Sequence[str], new: Sequence[str], persons: Collection[str]) -> bool:
    """True where sentences say the same: each word that weighs stands in both, as itself or as another word for it.

    Order is free as long as no two words change their parts: 甲が乙を招く is not 乙が甲を招く. As many sentences as before are
    compared each with its own: what went over to another one says something else there.

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
    olds, news = (list(_words(side)) for side in tokens)
    return _covered(olds, news) and not _is_turned(olds, news)


def _marks(text: str, tokens: Sequence[Token], persons: Collection[str]) -> object:
    """What particles and endings say beside the words that weigh."""
    particles = [token for token in tokens if token.part == "助詞"]
    counted = Counter(_WEIGHED[one.surface] for one in particles if one.surface in _WEIGHED)
    chosen = bool(_OR.search(text)) or any(one.surface == "か" for one in particles)
    too = sum(one.surface == "も" and _is_of_person(text[: one.start], persons) for one in particles)
    return counted, chosen, too, len(_CAUSES.findall(text)), len(signs.NEGATION.findall(text))


def _is_of_person(before: str, persons: Collection[str]) -> bool:
    return signs.is_person(before) or before.endswith(tuple(persons))


def _words(tokens: Sequence[Token]) -> Iterator[_Word]:
    together: list[Token] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if _weighs(token):
            together.append(token)
        if together and (token is not together[-1] or after is None):
            yield from _joined(together, token)
            together = []


def _joined(together: Sequence[Token], after: Token) -> Iterator[_Word]:
    """Words that stand together, two verbs as the one that they make: 開け放つ; after: what stands behind them."""
    particle = after.surface if after.part == "助詞" else ""
    verb = ""
    for token, behind in zip(together, [*together[1:], after], strict=True):
        if token.part == behind.part == "動詞" and _weighs(behind) and token is not behind:
            verb += token.surface
        else:
            rules = token.part == "動詞" or behind.normal in _DOES
            yield _Word(verb + token.normal, particle, rules)
            verb = ""


def _weighs(token: Token) -> bool:
    if TELLING.search(token.surface) or token.surface == "ごと":
        return True
    light = token.normal in _LIGHT or token.surface in _KANA_LIGHT
    return token.part in _HEAVY and not light


def _covered(olds: Sequence[_Word], news: Sequence[_Word]) -> bool:
    """True where the words of the one are those of the other, each once."""
    gone, come = (Counter(word.normal for word in side) for side in (olds, news))
    left = list((come - gone).elements())
    for word in (gone - come).elements():
        other = next((one for one in left if are_one(word, one)), None)
        if other is None:
            return False
        left.remove(other)
    return not left


def _is_turned(olds: Sequence[_Word], news: Sequence[_Word]) -> bool:
    """True where of two words each is to the verb what the other was, or one has gone over to another verb."""
    a, b = (_once(side) for side in (olds, news))
    both = [normal for normal in a if normal in b]
    pairs = ((x, y) for at, x in enumerate(both) for y in both[at + 1 :])
    return any(
        _are_exchanged((a[x][1], a[y][1]), (b[x][1], b[y][1]))
        or (b[x][0] > b[y][0] and _is_elsewhere((a[x][1], a[y][1]), (b[x][1], b[y][1])))
        for x, y in pairs
    )


def _once(words: Sequence[_Word]) -> dict[str, tuple[int, _Word]]:
    """The words that stand there once, in order, with their places."""
    counts = Counter(word.normal for word in words)
    return {word.normal: (at, word) for at, word in enumerate(words) if counts[word.normal] == 1}


def _are_exchanged(old: tuple[_Word, _Word], new: tuple[_Word, _Word]) -> bool:
    """甲が乙に, 甲に乙が."""
    before, after = ((one.particle, other.particle) for one, other in (old, new))
    return before[0] != before[1] and before == after[::-1]


def _is_elsewhere(old: tuple[_Word, _Word], new: tuple[_Word, _Word]) -> bool:
    """Of two words in another order: one is done in both texts, and the other has gone past it, not as what is spoken of."""
    topics = "は" in (old[0].particle, new[1].particle)
    return not topics and any(before.rules and after.rules for before, after in zip(old, new, strict=True))
