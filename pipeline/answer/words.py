"""How each word of a question stands beside the units found for it: one row per word, one column per mark."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.answer.library import Place
from pipeline.answer.parts import without_choice
from pipeline.text import everyday, tokens
from pipeline.text.normalize import fold
from pipeline.text.tokens import Token
from pipeline.types.index import Found, Index
from pipeline.types.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARKS = (
    "own", "above", "near", "meant_own", "meant_near", "run_own", "run_above", "absent", "rarity",
    "noun", "verb", "quality", "affix", "number", "name", "katakana", "kanji", "length", "everyday", "joined", "joins",
    "topic", "subject", "object", "of", "by", "ends", "last", "supposed",
)  # fmt: skip
"""Is the word, or what may stand for it, in the first unit, above it, in one of the three best; the longest run of its
characters there; how rare it is in the documents; what sort of word it is, what follows it, and whether it only tells the case."""
_PARTS = (
    frozenset(("名詞",)),
    frozenset(("動詞",)),
    frozenset(("形容詞", "形状詞", "副詞")),
    frozenset(("接頭辞", "接尾辞")),
)
_AFTER = (("は", "も", "って"), ("が",), ("を",), ("の",), ("に", "で", "から", "へ", "と"), ("",))
_KATAKANA = re.compile("[ァ-ヶー]+")
_KANJI = re.compile("[一-龠]{2}")
_SUPPOSED = re.compile(r"^[^。?]*?(?:たら|れば|ければ|とき|場合|際|のに|ので|けど)")
"""The word stands before the end of a clause that tells the case: 引っ越したら何をしますか."""


def rows(question: Question, found: Sequence[Found], places: Sequence[Place], index: Index) -> "NDArray[np.float32]":
    """Shape (words, len(MARKS)), every mark from 0 to about 1; found, places: the three best or fewer, best first.

    A question without a content word has one row of zeros.
    """
    asked = without_choice(question.text)
    read = tokens.tokenize(asked)
    content = [(place, token) for place, token in enumerate(read) if tokens.is_content(token)]
    expressions = everyday.meanings(asked)
    text, above = _texts(found[0], places[0])
    own, over = _words(text), _words(above)
    near = own.union(over, *(_words(part) for pair in zip(found, places, strict=True) for part in _texts(*pair)))
    table = []
    for number, (place, token) in enumerate(content):
        meant = frozenset(
            word for (start, end), words in expressions if start < token.end and token.start < end for word in words
        )
        rarity = index.rarity(token.normal, ())
        table.append(
            (
                token.normal in own,
                token.normal in over,
                token.normal in near,
                not meant.isdisjoint(own),
                not meant.isdisjoint(near),
                _run(token.surface, text),
                _run(token.surface, above),
                rarity >= 1,
                rarity,
                *_sort(token),
                bool(meant),
                *_around(read, place),
                number == len(content) - 1,
                bool(_SUPPOSED.search(asked[token.end :])),
            )
        )
    return np.array(table or [(0,) * len(MARKS)], dtype=np.float32)


def _texts(found: Found, place: Place) -> tuple[str, str]:
    """The folded text of a unit with its entries, and what stands above it."""
    below = (child.text for child in place.unit.children)
    return fold("\n".join((found.passage.text, *below))), fold("\n".join(found.passage.context))


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens.words(text))


def _sort(token: Token) -> tuple[float, ...]:
    return (
        *(token.part in parts for parts in _PARTS),
        token.detail == "数詞",
        token.detail == "固有名詞",
        bool(_KATAKANA.fullmatch(token.surface)),
        bool(_KANJI.search(token.surface)),
        len(token.surface) / 5,
    )


def _around(read: Sequence[Token], place: int) -> tuple[bool, ...]:
    after = read[place + 1] if place + 1 < len(read) else None
    before = read[place - 1] if place else None
    surface = after.surface if after else ""
    return (
        after is not None and after.part in ("名詞", "接尾辞"),
        before is not None and before.part in ("名詞", "接頭辞"),
        *(surface in words for words in _AFTER),
    )


def _run(word: str, text: str) -> float:
    """The share of the word that its longest part found in text has."""
    longest = 0
    for start in range(len(word)):
        while start + longest < len(word) and word[start : start + longest + 1] in text:
            longest += 1
    return longest / len(word)
