"""BM25 over words and character bigrams, with what it counts kept in flat arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.ragged import Ragged

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1, B = 1.2, 0.6
"""Usual for short passages."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Which texts have a term, and how often.

    texts: for each term the numbers of the texts that have it, rising, int32; counts: one for each of texts.values, uint16;
    lengths: the number of terms of each text, int32. Only counts are kept: what a term weighs changes with every text added.
    """

    texts: Ragged
    counts: "NDArray[np.uint16]"
    lengths: "NDArray[np.int32]"

    @classmethod
    def of(cls, texts: Sequence[Sequence[int]], size: int) -> "Postings":
        """texts: the terms of each, as numbers below size."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        terms = np.array([term for text in texts for term in text], dtype=np.int64)
        numbers = np.repeat(np.arange(len(texts)), lengths)
        pairs, counts = np.unique(terms * max(1, len(texts)) + numbers, return_counts=True)
        return cls._sorted(pairs // max(1, len(texts)), pairs % max(1, len(texts)), counts, lengths, size)

    @classmethod
    def joined(cls, parts: "Sequence[Postings]", terms: "Sequence[NDArray[np.int64]]", size: int) -> "Postings":
        """The texts of all parts, one part after the other; terms: for each part the new numbers of its terms."""
        shifts = np.cumsum([0, *(len(part.lengths) for part in parts)])
        named = [np.repeat(new, part.texts.lengths) for part, new in zip(parts, terms, strict=True)]
        numbers = [part.texts.values + shift for part, shift in zip(parts, shifts, strict=False)]
        term, number = np.concatenate(named), np.concatenate(numbers)
        order = np.argsort(term, kind="stable")  # numbers rise within a term already
        counts, lengths = (np.concatenate([getattr(part, name) for part in parts]) for name in ("counts", "lengths"))
        return cls._sorted(term[order], number[order], counts[order], lengths, size)

    @classmethod
    def _sorted(
        cls,
        terms: "NDArray[np.int64]",
        numbers: "NDArray[np.int64]",
        counts: "NDArray[np.int64]",
        lengths: "NDArray[np.int64]",
        size: int,
    ) -> "Postings":
        starts = np.searchsorted(terms, np.arange(size + 1)).astype(np.int64)
        most = np.iinfo(np.uint16).max
        return cls(
            Ragged(starts, numbers.astype(np.int32)),
            np.minimum(counts, most).astype(np.uint16),
            lengths.astype(np.int32),
        )

    def keep(self, kept: "NDArray[np.bool_]") -> "Postings":
        """The postings of the kept texts alone, numbered anew; terms keep their numbers."""
        new = np.cumsum(kept) - 1
        stays = kept[self.texts.values]
        before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(stays)])
        starts = before[self.texts.starts].astype(np.int64)
        values = new[self.texts.values[stays]].astype(np.int32)
        return Postings(Ragged(starts, values), self.counts[stays], self.lengths[kept])

    def left(self, terms: "NDArray[np.bool_]") -> "Postings":
        """The postings of these terms alone, numbered anew; no text has any of the others."""
        starts = np.append(self.texts.starts[:-1][terms], len(self.counts))
        return Postings(Ragged(starts, self.texts.values), self.counts, self.lengths)


def norms(postings: Postings) -> "NDArray[np.float32]":
    """For each text how often a term stands in it that counts half; more often where it is longer than the others."""
    lengths = postings.lengths.astype(np.float32)
    average = max(float(lengths.mean()), 1e-6) if len(lengths) else 1.0
    found: NDArray[np.float32] = K1 * (1 - B + B * lengths / np.float32(average))
    return found


class LexicalSearcher:
    """BM25 with Lucene's idf, log(1 + (N - n + 0.5) / (n + 0.5)), N texts, n of them with the term."""

    def __init__(self, postings: Postings, terms: Mapping[str, int]) -> None:
        self._postings = postings
        self._terms = terms
        self._norms = norms(postings)

    def scores(self, groups: Iterable[Sequence[str]]) -> "NDArray[np.float32]":
        """A score for every text: the sum over the groups of the group's best term.

        A group is a word and what stands for it (やめる, 解約, 退会): synonyms do not add up.
        """
        total = np.zeros(len(self._norms), dtype=np.float32)
        for group in groups:
            known = [self._scored(term) for name in group if (term := self._terms.get(name)) is not None]
            if len(known) == 1:
                numbers, scores = known[0]
                total[numbers] += scores
            elif known:
                best = np.zeros(len(self._norms), dtype=np.float32)
                for numbers, scores in known:
                    best[numbers] = np.maximum(best[numbers], scores)
                total += best
        return total

    def _scored(self, term: int) -> "tuple[NDArray[np.int32], NDArray[np.float32]]":
        start, end = self._postings.texts.starts[term : term + 2]
        numbers = self._postings.texts.values[start:end]
        counts = self._postings.counts[start:end].astype(np.float32)
        idf = np.log(1 + (len(self._norms) - len(numbers) + 0.5) / (len(numbers) + 0.5))
        return numbers, np.float32(idf) * counts / (counts + self._norms[numbers])
