"""Wordings of units -> rows of features: what the classifier of clause types is trained on and asked with."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

import numpy as np

from models.grams import LONGEST, Grams, counted
from pipeline.text import tokens
from pipeline.types.ports import Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.grams import Counts

    Row = tuple[NDArray[np.int64], NDArray[np.float32]]

BLOCKS = {"c": 0.5, "k": 0.5, "t": 2.0, "w": 2.0}
"""What each block of features weighs: characters and words of the caption, characters and words of the text."""
RULES = 0.3
"""What the evidence of the rules weighs."""
_OF_RULES = "ns"
"""Signs of what the rules see in the caption and in the text."""
_NUMBER = re.compile(r"[0-9]+")
_PARTS = frozenset("名詞 動詞 形容詞 形状詞 副詞 接尾辞 接頭辞 代名詞 助動詞".split())


def features(wording: Wording) -> dict[str, Counter[str]]:
    """Counted features by block; a feature's first character is its block."""
    text = _NUMBER.sub("0", wording.text)
    words = [word for line in text.split("\n") for word in _normal(line)]
    named = {**_of_caption(wording.caption), "t": _grams(text, 2, LONGEST), "w": _with_pairs(words)}
    return {block: Counter(map(block.__add__, names)) for block, names in named.items()}


def rules(wording: Wording) -> dict[str, float]:
    """What the rules see, as features: n of the caption, s of the text."""
    return {"n" + name: weight / 3 for name, weight in wording.named.items()} | {
        "s" + name: weight for name, weight in wording.said.items()
    }


def _of_caption(caption: str) -> dict[str, list[str]]:
    """The features of the caption by block without its sign, repeated as they are."""
    plain = _NUMBER.sub("0", caption)
    return {"c": _grams(f"^{plain}$", 1, 4), "k": _with_pairs(_normal(plain))}


def _grams(text: str, shortest: int, longest: int) -> list[str]:
    found: list[str] = []
    grams: Iterable[str] = text
    for length in range(1, longest + 1):
        grams = list(map(add, grams, text[length - 1 :])) if length > 1 else list(text)
        found += grams if length >= shortest else ()
    return found


def _with_pairs(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{word}_{after}" for word, after in pairwise(words))]


@functools.lru_cache(maxsize=8192)
def _normal(line: str) -> tuple[str, ...]:
    # A caption is asked for with each of its paragraphs, and again in another version.
    return tuple(tokens.normals(line, _PARTS))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text: its words, and the places of these and of their pairs, repeated as they are."""

    words: tuple[str, ...]
    said: "NDArray[np.int64]"


class Rows:
    """Wordings as places in the vocabulary with their values: each block tf-idf of length 1 times its weight.

    vocabulary: the features in the order of their places; idf by place. What is unknown is left out. The words of a line are
    found once for all wordings that it stands in: a paragraph is part of its article, and most lines come again in another
    version.
    """

    def __init__(self, vocabulary: Iterable[str], idf: "NDArray[np.float32]") -> None:
        self._at: dict[str, dict[str, int]] = {block: {} for block in (*BLOCKS, *_OF_RULES)}
        for place, name in enumerate(vocabulary):
            self._at[name[0]][name[1:]] = place
        self._signs = Grams(self._at.pop("t"))
        self._idf = idf
        self._line = functools.lru_cache(maxsize=8192)(self._read)

    def of_caption(self, caption: str) -> "Row":
        """What a caption says."""
        named = _of_caption(caption)
        return _joined(*(self._weighed(block, counted(self._known(block, names))) for block, names in named.items()))

    def of_text(self, text: str) -> "Row":
        """What a text says."""
        lines = list(map(self._line, text.split("\n")))
        spoken = [line.words for line in lines if line.words]
        across = self._known("w", (f"{before[-1]}_{after[0]}" for before, after in pairwise(spoken)))
        said = np.concatenate([*(line.said for line in lines), across])
        signs = self._signs.counted(_NUMBER.sub("0", text))
        return _joined(self._weighed("t", signs), self._weighed("w", counted(said)))

    def of_rules(self, wording: Wording) -> "Row":
        """What the rules see."""
        known = {
            place: weight
            for name, weight in rules(wording).items()
            if (place := self._at[name[0]].get(name[1:])) is not None
        }
        values = np.array([weight * np.sqrt(RULES) for weight in known.values()], dtype=np.float32)
        return np.array(list(known), dtype=np.int64), values

    def _read(self, line: str) -> _Line:
        words = _normal(_NUMBER.sub("0", line))
        return _Line(words, self._known("w", _with_pairs(words)))

    def _known(self, block: str, names: Iterable[str]) -> "NDArray[np.int64]":
        found = map(self._at[block].get, names)
        return np.array([place for place in found if place is not None], dtype=np.int64)

    def _weighed(self, block: str, seen: "Counts") -> "Row":
        places, counts = seen
        values = (1 + np.log(counts.astype(np.float32))) * self._idf[places]
        length = float(np.sqrt(values.dot(values)))
        return places, np.asarray(values * (np.sqrt(BLOCKS[block]) / length if length else 0), dtype=np.float32)


def _joined(one: "Row", other: "Row") -> "Row":
    return np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))
