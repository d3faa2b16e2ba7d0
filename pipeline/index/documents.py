"""How much each of several documents is spoken of in a question: which contract is meant comes before which clause.

Who asks over many documents names the subject (コーヒー豆の定期便, 倉庫の賃貸借), and the clause that answers has none of these
words: they stand in title, purpose and definitions. So what speaks for a clause is added up with the share of the question's
words that its document has; words that all documents have weigh nothing. Who has forgotten how the contract calls it (ネコを預けた店
for a ペットホテル) is helped by how like the question is to title and opening of each document, by their vectors.

Within the document found so, the words that name it are left out of the question: else its preamble and purpose, which
have them all, come before the clause.

WEIGHT and FEW were chosen by the first 168 questions of `evaluation.whole` about the training documents, LIKE by all 273 of them and
the 104 about the development documents, the later ones of which name their subject by words that the document has not: right
document first .894 and .779 without LIKE, .916 and .798 with it, hardly otherwise from 9 to 16; right unit first .681 and .663, now .700
and .673. On the questions about the test documents, which had no say in it: document .778, now .889; unit .481, now .556.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.lexical import norms
from pipeline.index.product import product
from pipeline.index.shelf import Shelf
from pipeline.text import everyday, tokens
from pipeline.types.question import Group

if TYPE_CHECKING:
    from numpy.typing import NDArray

TITLE = 5
"""A word of the title counts as if the text had it so often."""
WEIGHT = 16.0
"""What having all words of the question is worth beside what the ranker gives a unit, in its logits."""
LIKE = 12.0
"""What an opening that is all like the question is worth, in the same."""
FEW = 0.3
"""Words that at most this share of the documents have may name one of them."""
_MEANT = 0.8
"""As Group.met has it."""


class Documents:
    """The documents of a shelf by their words; places: the number of each word.

    openings: the vectors of Shelf.openings, shape (documents, dimensions), None without a dense part.
    """

    def __init__(self, shelf: Shelf, places: Mapping[str, int], openings: "NDArray[np.float32] | None") -> None:
        self._shelf = shelf
        self._places = places
        self._openings = openings
        self._norms = norms(shelf.mentions)

    def worth(self, question: str, vector: "NDArray[np.float32] | None") -> "NDArray[np.float32]":
        """Shape (documents,), from 0 to WEIGHT + LIKE: how much speaks for each document being meant.

        That is the share of what the words of a folded question weigh that it has, and how like its opening is to the question.
        vector: of the question, shape (dimensions,), None without a dense part. 0 where there is only one document.
        """
        size = len(self._norms)
        had, asked = np.zeros(size, dtype=np.float32), 0.0
        if size < 2:
            return had
        # What a word stands for by the definitions of one document tells nothing of the others: they are left out here.
        for group in everyday.groups(question):
            best = np.zeros(size, dtype=np.float32)
            for share, words in ((_MEANT, group.meant), (1.0, (group.word,))):
                for word in words:
                    numbers, counts = self._having(word)
                    best[numbers] = np.maximum(best[numbers], share * counts / (counts + self._norms[numbers]))
            weight = self._rarity(group)
            had += np.float32(weight) * best
            asked += weight
        had *= np.float32(WEIGHT / max(asked, 1e-6))
        if vector is not None and self._openings is not None:
            had += LIKE * np.maximum(product(vector, self._openings.T), 0)
        return had

    def unnamed(self, question: str, document: int) -> str:
        """A folded question without the words that name a document: those of its title and opening that few others have.

        The question as it is where it would have no other word left.
        """
        opening, few = self._opening(document), max(1.0, FEW * len(self._norms))
        content = [token for token in tokens.tokenize(question) if tokens.is_content(token)]
        names = [one for one in content if one.normal in opening and len(self._having(one.normal)[0]) <= few]
        if len(names) == len(content):
            return question
        for one in names:
            question = question[: one.start] + " " * (one.end - one.start) + question[one.end :]
        return question

    def _opening(self, document: int) -> set[str]:
        shelf = self._shelf
        said = {shelf.words[word] for number in shelf.opening(document) for word in shelf.own.row(number)}
        return said.union(tokens.words(shelf.documents[document][1]))

    def _rarity(self, group: Group) -> float:
        """How much a group tells one document from another; one whose word no document has as much as what it means."""
        size = len(self._norms)
        having = len(self._having(group.word)[0]) or max((len(self._having(one)[0]) for one in group.meant), default=0)
        return float(np.log(1 + (size - having + 0.5) / (having + 0.5)))

    def _having(self, word: str) -> "tuple[NDArray[np.int32], NDArray[np.float32]]":
        """The documents with a word, and how often each has it."""
        place = self._places.get(word)
        if place is None:
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        mentions = self._shelf.mentions
        start, end = mentions.texts.starts[place : place + 2]
        return mentions.texts.values[start:end], mentions.counts[start:end].astype(np.float32)
