"""What is seen of a question beside the units found for it -> the chance that they say what is asked: small networks and trees, numpy only."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.answer import trees
from pipeline.answer.words import MARKS
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")
"""Written by models.train_refusal."""
FAR = 4.0
"""Deviations from the mean beyond which a sign tells no more."""
MANY = 4.0
"""By which the sum over the words is divided, so that it is as great as their mean in a usual question."""
_ABSENT = MARKS.index("absent")
_ARRAYS = (
    "mean", "spread", "word", "word_bias", "kept", "kept_bias", "joined", "joined_bias", "outer", "linear", "bias",
    "slope", "shift", "sure", "sure_of_words", *trees.ARRAYS,
)  # fmt: skip


class Refusal:
    """The mean of several networks that were trained alike from different beginnings, and boosted trees.

    Each network looks at every word of the question by itself, keeps the greatest, the sum and the mean of what it sees in them,
    and weighs that together with the signs of the whole: one word that nothing meets can outweigh all that match. The trees see
    what `pooled` keeps of the words; they are wrong in other places.
    """

    def __init__(self, arrays: "Mapping[str, NDArray[np.float32]]") -> None:
        self._of = arrays

    def sure(self, *, words: bool = False) -> float:
        """The chance from which an answer is given; words: to a row of key words, which tells less than a question."""
        return float(self._of["sure_of_words" if words else "sure"])

    def stated(self, words: "NDArray[np.float32]", signs: "NDArray[np.float32]") -> float:
        """words: shape (words, marks), signs: shape (signs,); the chance from 0 to 1 that the text says it."""
        return float(1 / (1 + np.exp(self._of["slope"] * self.odds(words, signs) + self._of["shift"])))

    def odds(self, words: "NDArray[np.float32]", signs: "NDArray[np.float32]") -> float:
        """What speaks for silence, uncalibrated."""
        of = self._of
        seen = np.maximum(words @ of["word"] + of["word_bias"][:, None], 0)
        seen = np.maximum(seen @ of["kept"] + of["kept_bias"][:, None], 0)
        whole = np.clip((signs - of["mean"]) / of["spread"], -FAR, FAR)
        most = np.concatenate([seen.max(axis=1), seen.sum(axis=1) / MANY, seen.mean(axis=1)], axis=1)
        every = np.hstack([most, np.broadcast_to(whole, (len(most), len(whole)))])
        hidden = np.maximum(np.einsum("ns,nsk->nk", every, of["joined"]) + of["joined_bias"], 0)
        odds = (hidden * of["outer"]).sum(axis=1) + (every * of["linear"]).sum(axis=1) + of["bias"]
        return float(odds.mean()) + trees.odds(of, pooled(words, signs))


def pooled(words: "NDArray[np.float32]", signs: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """What the trees see, shape (5 * marks + signs,): the greatest, least, mean and sum of each mark, its greatest in absent words."""
    absent = words * words[:, [_ABSENT]]
    return np.concatenate([words.max(0), words.min(0), words.mean(0), words.sum(0), absent.max(0), signs])


@functools.cache
def default() -> Refusal:
    """The one that comes with the package, loaded once."""
    return load(WEIGHTS)


def load(path: Path) -> Refusal:
    """The networks of a file; ModelError where it cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return Refusal({name: file[name] for name in _ARRAYS})
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(
            f"回答の重み {path.name} を読めません。python -m models.train_refusal で作り直してください。"
        ) from error
