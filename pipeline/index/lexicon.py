"""The words of a question as the documents of a shelf understand them, and how much each tells."""

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.shelf import Shelf
from pipeline.text import everyday, tokens
from pipeline.types.question import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ASKED = 256
_RARE = 2
"""In how many entries a word of a meaning may stand itself that stands for the term: 機器 for 物件."""


class Lexicon:
    """Words with what may stand for them: everyday meanings, and terms the documents define by them."""

    def __init__(self, shelf: Shelf, places: dict[str, int]) -> None:
        self._size = len(shelf)
        self._seen = shelf.seen
        self._places = places
        self._aliases: dict[str, frozenset[str]] = {}
        # One question is asked for its words a dozen times while it is answered.
        self.groups = lru_cache(_ASKED)(self._groups)
        """The question's words, each with what may stand for it."""
        for one in shelf.definitions:
            for word in one.head:
                known = max((self.seen(part) for part in one.words), default=0)
                if word not in one.words and self.seen(word) <= _RARE < known:
                    self._aliases[word] = self._aliases.get(word, frozenset()).union(one.words)

    def seen(self, word: str) -> int:
        """In how many entries a word stands, or in what stands around them."""
        place = self._places.get(word)
        return 0 if place is None else int(self._seen[place])

    def _groups(self, question: str) -> tuple[Group, ...]:
        return tuple(
            Group(group.word, group.meant | self._aliases.get(group.word, frozenset()))
            for group in everyday.groups(question)
        )

    def sought(self, question: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """The terms a question has, each alone, and groups of words that are meant by what it says."""
        aliased = [token for token in tokens.tokenize(question) if token.normal in self._aliases]
        # The word itself stands in the definition alone; there it would outweigh all the places where its term is used.
        left_out = {token.normal for token in aliased} | {
            term for token in aliased for term in tokens.terms(token.surface)
        }
        plain: list[tuple[str, ...]] = [
            (term,) for term in dict.fromkeys(tokens.terms(question)) if term not in left_out
        ]
        meant = [words for _, words in everyday.meanings(question)]
        meant.extend(tuple(self._aliases[token.normal]) for token in aliased)
        return plain, meant

    def rarity(self, word: str, meant: Collection[str]) -> float:
        """How much a word tells: 1 in one entry only, near 0 in all of them; an unseen word tells as much as what it means."""
        seen = self.seen(word) or max(map(self.seen, meant), default=0)
        seen = max([seen, *map(self.seen, self._aliases.get(word, ()))])
        return float(np.log(1 + (1 + self._size) / (0.5 + seen)) / np.log(3 + 2 * self._size))

    def weights(self, groups: Collection[Group]) -> "NDArray[np.float32]":
        """What each group weighs, together 1."""
        found = np.array([self.rarity(group.word, group.meant) for group in groups], dtype=np.float32)
        return found / max(float(found.sum()), 1e-6)
