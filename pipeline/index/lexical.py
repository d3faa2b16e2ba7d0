"""BM25 over words and character bigrams. The only door to bm25s."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.text import tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1, B = 1.2, 0.6
"""Usual for short passages."""


class LexicalSearcher:
    """A Searcher over texts: BM25 with Lucene's idf, log(1 + (N - n + 0.5) / (n + 0.5)), N texts, n of them with the term."""

    def __init__(self, texts: Sequence[str], *, split: Callable[[str], list[str]] = tokens.terms) -> None:
        import bm25s

        self._split = split
        self._size = len(texts)
        corpus = [split(text) for text in texts]
        self._vocabulary = frozenset(term for text in corpus for term in text)
        self._bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
        if self._vocabulary:
            self._bm25.index(corpus, show_progress=False)

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Text numbers with scores above zero, best first; equal scores in the order of the texts."""
        scores = self.scores([term] for term in dict.fromkeys(self._split(question)))
        ranked = sorted(range(self._size), key=lambda number: -scores[number])
        return [(number, float(scores[number])) for number in ranked[:limit] if scores[number] > 0]

    def scores(self, groups: Iterable[Sequence[str]]) -> "NDArray[np.float32]":
        """A score for every text: the sum over the groups of the group's best term.

        A group is a word and what stands for it (やめる, 解約, 退会): synonyms do not add up.
        """
        total = np.zeros(self._size, dtype=np.float32)
        for group in groups:
            known = [term for term in group if term in self._vocabulary]
            if known:
                total += np.max([self._bm25.get_scores([term]) for term in known], axis=0)
        return total
