"""How well the words of a question have a counterpart in a passage: each word beside the likest word there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.product import product
from pipeline.index.ragged import Ragged
from pipeline.types.ports import Embedder
from pipeline.types.question import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAR = 0.4
"""A word with no counterpart as like as this stands alone."""
_MEANT = 0.8
"""As Group.met has it."""


class Alignment:
    """Likeness of question words to the likest word of a bag of words.

    words: every word that a bag may have, by its number; vectors: of the words, shape (words, dimensions), made by embedder.
    Without an embedder words are like themselves and those that may stand for them.
    """

    def __init__(
        self, words: Sequence[str], embedder: Embedder | None, vectors: "NDArray[np.float32] | None" = None
    ) -> None:
        self.places = {word: place for place, word in enumerate(words)}
        self._embedder = embedder
        self._vectors = vectors if vectors is not None or embedder is None else embedder.embed(list(words))

    def likeness(self, groups: Sequence[Group], bags: Ragged) -> "NDArray[np.float32]":
        """Shape (groups, bags), from 0 to 1: 1 for the word itself, 0.8 or more for one that may stand for it."""
        here, at = np.unique(bags.values, return_inverse=True)
        rows = self._met(groups, here)
        words = [group.word for group in groups if group.word]
        if words and self._embedder and self._vectors is not None and len(here):
            places = [number for number, group in enumerate(groups) if group.word]
            likely = np.clip(product(self._embedder.embed(words), self._vectors[here].T), 0, 1)
            rows[places] = np.maximum(rows[places], likely)
        return Ragged(bags.starts, at).reduce(np.maximum, rows[:, at])

    def met(self, groups: Sequence[Group], bags: Ragged) -> "NDArray[np.float32]":
        """Like likeness, but only for the words themselves and those that may stand for them."""
        here, at = np.unique(bags.values, return_inverse=True)
        return Ragged(bags.starts, at).reduce(np.maximum, self._met(groups, here)[:, at])

    def covered(self, groups: Sequence[Group], bags: Ragged) -> "NDArray[np.float32]":
        """Shape (bags,): the share of each bag's words that are a group's or may stand for it, 0 for an empty bag."""
        here, at = np.unique(bags.values, return_inverse=True)
        told = self._met(groups, here).max(axis=0, initial=0)[at]
        count = Ragged(bags.starts, at).reduce(np.add, np.asarray(told > 0, dtype=np.float32))
        return np.asarray(count / np.maximum(bags.lengths, 1), dtype=np.float32)

    def _met(self, groups: Sequence[Group], here: "NDArray[np.int32]") -> "NDArray[np.float32]":
        """Group.met for each of the words with the numbers here, which rise."""
        rows = np.zeros((len(groups), len(here)), dtype=np.float32)
        for row, group in zip(rows, groups, strict=True):
            for chance, words in ((_MEANT, group.meant), (1.0, (group.word,))):
                named = np.array(
                    [place for word in words if (place := self.places.get(word)) is not None], dtype=np.int64
                )
                found = np.searchsorted(here, named)
                inside = found[found < len(here)]
                row[inside[here[inside] == named[found < len(here)]]] = chance
        return rows
