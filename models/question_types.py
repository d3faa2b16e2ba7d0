"""Question -> clause types and fact fields it asks for: a linear classifier, numpy only."""

import functools
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models import linear
from pipeline.text import tokens
from pipeline.text.normalize import fold
from pipeline.types.question import Asked

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")
_SIGNS = re.compile(r"[\s、。,.?!]")


def features(question: str) -> Counter[str]:
    """Counted features of a question: content words, characters and pairs of characters."""
    plain = _SIGNS.sub("", fold(question))
    found = Counter("w" + word for word in tokens.words(question))
    found.update("c" + sign for sign in plain)
    found.update("c" + plain[i : i + 2] for i in range(len(plain) - 1))
    return found


def weigh(found: Mapping[str, int], vocabulary: Mapping[str, int], idf: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The tf-idf row of the features, length 1, shape (len(vocabulary),); unknown features are left out."""
    row = np.zeros(len(vocabulary), dtype=np.float32)
    for name, count in found.items():
        index = vocabulary.get(name)
        if index is not None:
            row[index] = (1 + np.log(count)) * idf[index]
    length = float(np.linalg.norm(row))
    return row / length if length else row


class QuestionTypes:
    """One-versus-rest logistic regression over clause types and fact fields."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with linear.opened(path, name="質問の分類器", recipe="models.train_question_types") as file:
            self._model = linear.read(file, separator="\n")
        self._vocabulary = {feature: place for place, feature in enumerate(self._model.features)}

    def predict(self, question: str) -> Asked:
        """What the question asks for."""
        row = weigh(features(question), self._vocabulary, self._model.idf)
        used = np.flatnonzero(row)
        logits = (row[used] @ self._model.weights[used].astype(np.float32)) * self._model.scale + self._model.bias
        chances = 1 / (1 + np.exp(-logits))
        named = {label: float(chance) for label, chance in zip(self._model.labels, chances, strict=True)}
        return Asked(
            types={label: chance for label, chance in named.items() if "." not in label},
            fields={label: chance for label, chance in named.items() if "." in label},
        )


@functools.cache
def default() -> QuestionTypes:
    """The classifier that comes with the package, loaded once."""
    return QuestionTypes()
