"""The index that answers ask: all evidence, weighed by the ranker."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index import ranker
from pipeline.index.dense import DenseIndex, DenseSearcher
from pipeline.index.evidence import SIGNS, Evidence
from pipeline.index.passages import entries
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, Found, QuestionTypes
from pipeline.types.passage import Passage
from pipeline.types.question import Asked, Group, Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTEXT = 0.5
"""What the whole text weighs where one of its questions is asked: 「お金は戻りますか。」 needs what was said before it."""


class FusedIndex:
    """An Index over documents: lexical, dense and ontological evidence."""

    def __init__(
        self,
        documents: Sequence[tuple[Document, Extraction]],
        *,
        embedders: Embedders | None,
        question_types: QuestionTypes,
    ) -> None:
        self.documents = tuple(document for document, _ in documents)
        self.extractions = tuple(extraction for _, extraction in documents)
        self._entries = [entry for pair in documents for entry in entries(*pair)]
        dense = None
        if embedders is not None and self._entries:
            texts = ["\n".join((*entry.headings, entry.passage.text)) for entry in self._entries]
            dense = DenseSearcher(DenseIndex(texts, embedders), embedders)
        definitions = [(document.id, definition) for document in self.documents for definition in document.definitions]
        self._types = frozenset(kind for entry in self._entries for kind in entry.passage.types)
        self._fields = frozenset(field for entry in self._entries for field in entry.passage.fields)
        self._question_types = question_types
        self._evidence = Evidence(
            self._entries, definitions, dense, question_types, embedders.passages if embedders else None
        )

    def search(self, question: Question, limit: int) -> list[Found]:
        """The passages that fit best, best first; equal scores in document order."""
        if not self._entries:
            return []
        rows = self._evidence.rows(question)
        scores = ranker.default().scores(rows)
        if question.context:
            whole = Question(question.context, question.wants, question.terms)
            scores = scores + CONTEXT * ranker.default().scores(self._evidence.rows(whole))
        best = np.argsort(-scores, kind="stable")[:limit]
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        return [
            Found(
                passage=self._entries[number].passage,
                score=float(chances[number]),
                known=self._evidence.known(question, int(number)),
                defines=bool(rows[number, SIGNS.index("term")]),
                evidence=dict(zip(SIGNS, map(float, rows[number]), strict=True)),
            )
            for number in best
        ]

    @property
    def passages(self) -> Sequence[Passage]:
        """All units that can be found, in document order."""
        return [entry.passage for entry in self._entries]

    def evidence(self, question: Question) -> "NDArray[np.float32]":
        """Shape (passages, signs): what speaks for each of passages."""
        return self._evidence.rows(question)

    @property
    def types(self) -> frozenset[str]:
        """See Index."""
        return self._types

    @property
    def fields(self) -> frozenset[str]:
        """See Index."""
        return self._fields

    def asked(self, question: str) -> Asked:
        """See Index."""
        return self._question_types.predict(question)

    def groups(self, question: str) -> Sequence[Group]:
        """See Index."""
        return self._evidence.groups(question)

    def rarity(self, word: str, meant: Collection[str]) -> float:
        """See Index."""
        return self._evidence.rarity(word, meant)
