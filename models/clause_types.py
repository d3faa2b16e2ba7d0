"""Wording of a unit -> how much it looks like each clause type: a linear classifier, numpy only."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models import linear
from pipeline.text import tokens
from pipeline.types.ports import Likely, Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")
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
    return {block: Counter(map(block.__add__, names)) for block, names in _named(wording).items()}


def _named(wording: Wording) -> dict[str, list[str]]:
    """The features of each block without its sign, repeated as they are."""
    caption, text = _NUMBER.sub("0", wording.caption), _NUMBER.sub("0", wording.text)
    return {"c": _grams(f"^{caption}$", 1, 4), "k": _words(caption), "t": _grams(text, 2, 3), "w": _words(text)}


def rules(wording: Wording) -> dict[str, float]:
    """What the rules see, as features: n of the caption, s of the text."""
    return {"n" + name: weight / 3 for name, weight in wording.named.items()} | {
        "s" + name: weight for name, weight in wording.said.items()
    }


def _grams(text: str, shortest: int, longest: int) -> list[str]:
    found: list[str] = []
    grams: Iterable[str] = text
    for length in range(1, longest + 1):
        grams = list(map(add, grams, text[length - 1 :])) if length > 1 else list(text)
        found += grams if length >= shortest else ()
    return found


def _words(text: str) -> list[str]:
    words = [word for line in text.split("\n") for word in _normal(line)]
    return [*words, *(f"{word}_{after}" for word, after in pairwise(words))]


@functools.lru_cache(maxsize=8192)
def _normal(line: str) -> tuple[str, ...]:
    # A line is asked for with its paragraph and with the whole article, and again in another version.
    return tuple(token.normal for token in tokens.tokenize(line) if token.part in _PARTS)


def row(
    wording: Wording, vocabulary: Mapping[str, Mapping[str, int]], idf: "NDArray[np.float32]"
) -> tuple["NDArray[np.int64]", "NDArray[np.float32]"]:
    """Places in the vocabulary and their values: each block tf-idf of length 1 times its weight; what is unknown is left out.

    vocabulary: of each block its features without its sign.
    """
    places: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float32]] = []
    for block, names in _named(wording).items():
        known = Counter(map(vocabulary[block].get, names))
        known.pop(None, None)
        at = np.fromiter(known, dtype=np.int64, count=len(known))
        counts = np.fromiter(known.values(), dtype=np.float32, count=len(known))
        value = (1 + np.log(counts)) * idf[at]
        length = float(np.linalg.norm(value))
        places.append(at)
        values.append(np.asarray(value * (np.sqrt(BLOCKS[block]) / length if length else 0), dtype=np.float32))
    known_rules = {
        place: weight
        for name, weight in rules(wording).items()
        if (place := vocabulary[name[0]].get(name[1:])) is not None
    }
    places.append(np.array(list(known_rules), dtype=np.int64))
    values.append(np.array([weight * np.sqrt(RULES) for weight in known_rules.values()], dtype=np.float32))
    return np.concatenate(places), np.concatenate(values)


class ClauseTypes:
    """Ridge regression on each clause type, once for all types of a unit and once for the main type of an article."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        self._model = linear.load(path, name="条項の種類の分類器", recipe="models.train_clause_types", separator="\t")
        self._vocabulary: dict[str, dict[str, int]] = {block: {} for block in (*BLOCKS, *_OF_RULES)}
        for name, place in self._model.vocabulary.items():
            self._vocabulary[name[0]][name[1:]] = place
        # Two versions of a document have most of their units in common.
        self._scores = functools.lru_cache(maxsize=4096)(self._scored)

    def predict(self, wordings: Sequence[Wording]) -> list[Likely]:
        """See the port."""
        return [self._likely(wording) for wording in wordings]

    def _likely(self, wording: Wording) -> Likely:
        scores = self._scores(wording.caption, wording.text, (*wording.named.items(),), (*wording.said.items(),))
        count = len(self._model.labels)
        return Likely(
            dict(zip(self._model.labels, scores[:count], strict=True)),
            dict(zip(self._model.labels, scores[count:], strict=True)),
        )

    def _scored(
        self, caption: str, text: str, named: tuple[tuple[str, float], ...], said: tuple[tuple[str, float], ...]
    ) -> tuple[float, ...]:
        places, values = row(Wording(caption, text, dict(named), dict(said)), self._vocabulary, self._model.idf)
        found = (values @ self._model.weights[places].astype(np.float32)) * self._model.scale + self._model.bias
        return tuple(np.clip(found, 0, 1).tolist())


@functools.cache
def default() -> ClauseTypes:
    """The classifier that comes with the package, loaded once."""
    return ClauseTypes()
