"""What most people build first: the text cut at printed 条, 項 and 号, and BM25 over character bigrams.

It shares neither parser, tokens nor search with the product.
"""

import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.baselines.numbers import lines
from pipeline.types.address import Address

K1, B = 1.2, 0.75
"""The usual constants of BM25."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under one printed number."""

    address: Address
    text: str


def split(text: str) -> list[Piece]:
    """Pieces of the text at lines that begin with a number; what stands before the first is the 前文."""
    texts: dict[Address, list[str]] = {}
    for line in lines(text):
        texts.setdefault(line.address, []).append(line.text)
    return [Piece(address, "".join(parts)) for address, parts in texts.items()]


class Bm25:
    """Okapi BM25 over character bigrams; a Retriever."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._counts = [Counter(bigrams(piece.text)) for piece in pieces]
        self._mean = sum(map(Counter.total, self._counts)) / max(1, len(pieces))
        self._documents = Counter(gram for counts in self._counts for gram in counts)

    def search(self, question: str, limit: int) -> list[Address]:
        """See Retriever; pieces that share no bigram with the question are left out."""
        return [self._pieces[number].address for number in self.ranked(question, limit)]

    def ranked(self, question: str, limit: int) -> list[int]:
        """The numbers of the pieces that fit best, best first."""
        grams = set(bigrams(unicodedata.normalize("NFKC", question)))
        scores = [(self._score(grams, counts), number) for number, counts in enumerate(self._counts)]
        return [number for _, number in sorted((-score, number) for score, number in scores if score > 0)[:limit]]

    def _score(self, grams: set[str], counts: Counter[str]) -> float:
        length = K1 * (1 - B + B * counts.total() / self._mean)
        return sum(
            self._weight(gram) * counts[gram] * (K1 + 1) / (counts[gram] + length) for gram in grams & counts.keys()
        )

    def _weight(self, gram: str) -> float:
        holding = self._documents[gram]
        return math.log(1 + (len(self._pieces) - holding + 0.5) / (holding + 0.5))


def bigrams(text: str) -> list[str]:
    """Neighbouring pairs of the letters and digits of text.

    >>> bigrams("年 14%")
    ['年1', '14']
    """
    letters = [sign for sign in text if sign.isalnum()]
    return [a + b for a, b in itertools.pairwise(letters)]
