"""How well the words of a question have a counterpart in a passage: each word beside the likest word there."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.types.ports import Embedder
from pipeline.types.question import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAR = 0.4
"""A word with no counterpart as like as this stands alone."""
_MEANT = 0.8
"""As Group.met has it."""


class Alignment:
    """Bags of words, and the likeness of question words to the likest word of each bag.

    Without an embedder words are like themselves and those that may stand for them.
    """

    def __init__(self, bags: Sequence[Collection[str]], embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._at: dict[str, int] = {}
        for bag in bags:
            for word in bag:
                self._at.setdefault(word, len(self._at))
        self._vectors = embedder.embed(list(self._at)) if embedder and self._at else None
        # One place after the last word stands for "no word at all" in empty bags.
        members = [[self._at[word] for word in dict.fromkeys(bag)] or [len(self._at)] for bag in bags]
        self._flat = np.array([place for places in members for place in places], dtype=np.int64)
        self._starts = np.cumsum([0, *(len(places) for places in members[:-1])]) if members else np.zeros(0, np.int64)

    def likeness(self, groups: Sequence[Group]) -> "NDArray[np.float32]":
        """Shape (groups, bags), from 0 to 1: 1 for the word itself, 0.8 or more for one that may stand for it."""
        if not len(self._starts):
            return np.zeros((len(groups), 0), dtype=np.float32)
        rows = np.zeros((len(groups), len(self._at) + 1), dtype=np.float32)
        words = [group.word for group in groups if group.word]
        if words and self._embedder and self._vectors is not None:
            places = [number for number, group in enumerate(groups) if group.word]
            rows[places, :-1] = np.clip(self._embedder.embed(words) @ self._vectors.T, 0, 1)
        for row, group in zip(rows, groups, strict=True):
            for word in group.meant:
                if (place := self._at.get(word)) is not None:
                    row[place] = max(row[place], _MEANT)
            if (place := self._at.get(group.word)) is not None:
                row[place] = 1.0
        found: NDArray[np.float32] = np.maximum.reduceat(rows[:, self._flat], self._starts, axis=1)
        return found
