"""Wording of a unit -> how much it looks like each clause type: a linear classifier, numpy only."""

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
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
_NUMBER = re.compile(r"[0-9]+")
_PARTS = frozenset("名詞 動詞 形容詞 形状詞 副詞 接尾辞 接頭辞 代名詞 助動詞".split())


def features(wording: Wording) -> dict[str, Counter[str]]:
    """Counted features by block; a feature's first character is its block."""
    caption, text = _NUMBER.sub("0", wording.caption), _NUMBER.sub("0", wording.text)
    return {
        "c": _grams("c", f"^{caption}$", 1, 4),
        "k": _words("k", caption),
        "t": _grams("t", text, 2, 3),
        "w": _words("w", text),
    }


def rules(wording: Wording) -> dict[str, float]:
    """What the rules see, as features: n of the caption, s of the text."""
    return {"n" + name: weight / 3 for name, weight in wording.named.items()} | {
        "s" + name: weight for name, weight in wording.said.items()
    }


def _grams(block: str, text: str, shortest: int, longest: int) -> Counter[str]:
    return Counter(
        block + text[i : i + length] for length in range(shortest, longest + 1) for i in range(len(text) - length + 1)
    )


def _words(block: str, text: str) -> Counter[str]:
    words = [word for line in text.split("\n") for word in _normal(line)]
    found = Counter(block + word for word in words)
    found.update(f"{block}{word}_{after}" for word, after in pairwise(words))
    return found


@functools.lru_cache(maxsize=1024)
def _normal(line: str) -> tuple[str, ...]:
    # A line is asked for twice: with its paragraph and with the whole article.
    return tuple(token.normal for token in tokens.tokenize(line) if token.part in _PARTS)


def row(
    wording: Wording, vocabulary: Mapping[str, int], idf: "NDArray[np.float32]"
) -> tuple["NDArray[np.int64]", "NDArray[np.float32]"]:
    """Places in the vocabulary and their values: each block tf-idf of length 1 times its weight; what is unknown is left out."""
    places: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float32]] = []
    for block, found in features(wording).items():
        known = [(place, count) for name, count in found.items() if (place := vocabulary.get(name)) is not None]
        at = np.array([place for place, _ in known], dtype=np.int64)
        value = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * idf[at]
        length = float(np.linalg.norm(value))
        places.append(at)
        values.append(np.asarray(value * (np.sqrt(BLOCKS[block]) / length if length else 0), dtype=np.float32))
    seen = [(place, weight) for name, weight in rules(wording).items() if (place := vocabulary.get(name)) is not None]
    places.append(np.array([place for place, _ in seen], dtype=np.int64))
    values.append(np.array([weight * np.sqrt(RULES) for _, weight in seen], dtype=np.float32))
    return np.concatenate(places), np.concatenate(values)


class ClauseTypes:
    """Ridge regression on each clause type, once for all types of a unit and once for the main type of an article."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        self._model = linear.load(path, name="条項の種類の分類器", recipe="models.train_clause_types", separator="\t")

    def predict(self, wordings: Sequence[Wording]) -> list[Likely]:
        """See the port."""
        return [self._likely(wording) for wording in wordings]

    def _likely(self, wording: Wording) -> Likely:
        places, values = row(wording, self._model.vocabulary, self._model.idf)
        found = (values @ self._model.weights[places].astype(np.float32)) * self._model.scale + self._model.bias
        scores, count = [float(score) for score in np.clip(found, 0, 1)], len(self._model.labels)
        return Likely(
            dict(zip(self._model.labels, scores[:count], strict=True)),
            dict(zip(self._model.labels, scores[count:], strict=True)),
        )


@functools.cache
def default() -> ClauseTypes:
    """The classifier that comes with the package, loaded once."""
    return ClauseTypes()
