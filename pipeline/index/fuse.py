"""The index that answers ask: candidates, all evidence for them, weighed by the ranker, read again by a reranker."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index import ranker
from pipeline.index.alignment import Alignment
from pipeline.index.candidates import candidates
from pipeline.index.dense import Dense
from pipeline.index.evidence import SIGNS, Broad, Evidence
from pipeline.index.reranked import reranked
from pipeline.index.shelf import Shelf
from pipeline.settings import Settings
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Found, QuestionTypes
from pipeline.types.passage import Passage
from pipeline.types.ports import Reranker
from pipeline.types.question import Group, Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ASKED = 256
"""Questions of which is kept what they ask for: one is asked for it a few times while it is answered."""
CONTEXT = 0.5
"""What the whole text weighs where one of its questions is asked: 「お金は戻りますか。」 needs what was said before it."""


class FusedIndex:
    """An Index over a shelf: lexical, dense and ontological evidence.

    documents, extractions: in the order of the shelf; openings: the vectors of Shelf.openings, None without dense; alignment: over the words of the shelf.
    """

    def __init__(
        self,
        shelf: Shelf,
        documents: Sequence[Document],
        extractions: Sequence[Extraction],
        *,
        question_types: QuestionTypes,
        dense: Dense | None,
        openings: "NDArray[np.float32] | None",
        alignment: Alignment,
        reranker: Reranker | None,
        settings: Settings,
    ) -> None:
        self._shelf = shelf
        self.documents = documents
        """See Index."""
        self.extractions = extractions
        """See Index."""
        self.asked = lru_cache(_ASKED)(question_types.predict)
        """See Index."""
        self._reranker = reranker
        self._settings = settings
        self._dense = dense
        self._evidence = Evidence(shelf, dense, openings, alignment, self.asked)
        self._numbers = {document: number for number, (document, _) in enumerate(shelf.documents)}
        self.titles = dict(shelf.documents)
        """See Index."""
        self.types = self._labels(shelf.types.values)
        """See Index."""
        self.fields = self._labels(shelf.fields.values)
        """See Index."""

    def search(self, question: Question, limit: int) -> list[Found]:
        """The passages that fit best, best first; equal scores in document order."""
        if not len(self._shelf):
            return []
        asked = [question]
        if question.context:
            asked.append(Question(question.context, question.wants, question.terms))
        broad = [self._evidence.broad(one) for one in asked]
        numbers = np.unique(
            np.concatenate(
                [
                    candidates(whole, self._evidence.defining(one), self._dense, self._settings)
                    for one, whole in zip(asked, broad, strict=True)
                ]
            )
        )
        rows = [self._evidence.rows(one, whole, numbers) for one, whole in zip(asked, broad, strict=True)]
        # The whole text tells more of the document than a part of it.
        scores = _scores(rows) + broad[-1].meant[numbers]
        rest = question
        if len(self._shelf.documents) > 1:
            rest = self._inside(asked, broad, numbers, rows[0], scores)
        best = np.argsort(-scores, kind="stable")[: max(limit, self._settings.reranked)]
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        order = best
        if self._reranker is not None:
            order = best[reranked(self._reranker, question, [self._passage(numbers[at]) for at in best])]
        known = self._evidence.known(rest, numbers[order[:limit]])
        return [
            Found(
                passage=self._passage(numbers[at]),
                # What was read again takes the chance of the place it comes to.
                score=float(chances[place]),
                known=float(share),
                defines=bool(rows[0][at, SIGNS.index("term")]),
                evidence=dict(zip(SIGNS, map(float, rows[0][at]), strict=True)),
            )
            for at, place, share in zip(order[:limit], best, known, strict=False)
        ]

    def _inside(
        self,
        asked: Sequence[Question],
        broad: Sequence[Broad],
        numbers: "NDArray[np.int64]",
        rows: "NDArray[np.float32]",
        scores: "NDArray[np.float32]",
    ) -> Question:
        """The question without the words that name the document that comes first; rows and scores of its units are set anew.

        Those words stand in its preamble and purpose, which would come before the clause that answers.
        """
        owner = self._shelf.owner[numbers]
        document = int(owner[np.argmax(scores)])
        inside = owner == document
        rest = [self._evidence.unnamed(one, whole, document) for one, whole in zip(asked, broad, strict=True)]
        anew = [self._evidence.rows(one, whole, numbers[inside]) for one, whole in rest]
        found = _scores(anew)
        rows[inside] = anew[0]
        scores[inside] = found + scores.max() - found.max()
        return rest[0][0]

    def evidence(self, question: Question) -> "NDArray[np.float32]":
        """Shape (passages, signs): what speaks for each of passages."""
        return self._evidence.rows(question, self._evidence.broad(question), np.arange(len(self._shelf)))

    @property
    def passages(self) -> Sequence[Passage]:
        """All units that can be found, in document order."""
        return [self._passage(number) for number in range(len(self._shelf))]

    def document(self, document_id: str) -> Document:
        """See Index."""
        return self.documents[self._numbers[document_id]]

    def extraction(self, document_id: str) -> Extraction:
        """See Index."""
        return self.extractions[self._numbers[document_id]]

    def groups(self, question: str) -> Sequence[Group]:
        """See Index."""
        return self._evidence.lexicon.groups(question)

    def rarity(self, word: str, meant: Collection[str]) -> float:
        """See Index."""
        return self._evidence.lexicon.rarity(word, meant)

    def _passage(self, number: int) -> Passage:
        return self._shelf.passage(int(number))

    def _labels(self, numbers: "NDArray[np.int32]") -> frozenset[str]:
        used = np.bincount(numbers, minlength=len(self._shelf.labels))
        return frozenset(self._shelf.labels[number] for number in np.flatnonzero(used))


def _scores(rows: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
    """rows: the signs for what is asked, then those for the text it stands in, if any."""
    first, *around = map(ranker.default().scores, rows)
    return sum((CONTEXT * context for context in around), first)
