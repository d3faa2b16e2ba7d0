"""How much each of several documents is spoken of in a question: which contract is meant comes before which clause.

Who asks over many documents names the subject (コーヒー豆の定期便, 倉庫の賃貸借), and the clause that answers has none of these
words: they stand in title, purpose and definitions. So what speaks for a clause is added up with the share of the question's
words that its document has; words that all documents have weigh nothing.

TITLE and WEIGHT were chosen by the questions of `evaluation.whole` about the training documents: right document first .912
without, .963 with a weight of 8, .971 with 12, .978 with 16 and 20, .971 with 24; with the title counted once .971. The
questions about the development documents, which had no say, go from .828 to .969.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.lexical import Postings, norms
from pipeline.types.question import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLE = 5
"""A word of the title counts as if the text had it so often."""
WEIGHT = 16.0
"""What having all words of the question is worth beside what the ranker gives a unit, in its logits."""
_MEANT = 0.8
"""As Group.met has it."""


class Documents:
    """The documents of a shelf by their words.

    spoken: the words of each document; places: the number of each word.
    """

    def __init__(self, spoken: Postings, places: Mapping[str, int]) -> None:
        self._spoken = spoken
        self._places = places
        self._norms = norms(spoken.lengths)

    def worth(self, groups: Sequence[Group]) -> "NDArray[np.float32]":
        """Shape (documents,), from 0 to WEIGHT: the share of what the words weigh that each has; 0 where there is only one."""
        size = len(self._norms)
        had, all_of_it = np.zeros(size, dtype=np.float32), 0.0
        if size < 2:
            return had
        for group in groups:
            best = np.zeros(size, dtype=np.float32)
            for share, words in ((_MEANT, group.meant), (1.0, (group.word,))):
                for word in words:
                    numbers, counts = self._having(word)
                    best[numbers] = np.maximum(best[numbers], share * counts / (counts + self._norms[numbers]))
            seen = len(self._having(group.word)[0]) or max((len(self._having(word)[0]) for word in group.meant), default=0)
            weight = float(np.log(1 + (size - seen + 0.5) / (seen + 0.5)))
            had += np.float32(weight) * best
            all_of_it += weight
        return had * np.float32(WEIGHT / max(all_of_it, 1e-6))

    def _having(self, word: str) -> "tuple[NDArray[np.int32], NDArray[np.float32]]":
        """The documents with a word, and how often each has it."""
        place = self._places.get(word)
        if place is None:
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        start, end = self._spoken.texts.starts[place : place + 2]
        return self._spoken.texts.values[start:end], self._spoken.counts[start:end].astype(np.float32)
