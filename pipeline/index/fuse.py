"""The index that answers ask: all evidence, weighed and summed."""

from collections.abc import Collection, Sequence

import numpy as np

from pipeline.index.dense import DenseIndex, DenseSearcher
from pipeline.index.evidence import SIGNS, Evidence
from pipeline.index.passages import entries
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, Found, QuestionTypes
from pipeline.types.question import Asked, Group, Question

WEIGHTS = {
    "own": 3.1, "own_meant": 2.4, "heading": 0.7, "heading_meant": 0.5, "lead": 1.1, "lead_meant": 1.0,
    "below": -0.5, "below_meant": 0.5, "dense": 5.2, "type": 1.4, "main_type": 1.3, "types": 1.2, "field": 1.4, "asked_field": 0.8,
    "value": 2.4, "kind": 1.2, "list": 1.8, "loose_item": -0.4, "term": 4.0, "preamble": -0.5, "length": 0.1,
    "sentence": 2.7,
}  # fmt: skip
"""A softmax over the entries, fitted to the 1,914 answerable questions about the train split and held near weights set by
hand (l2 .02): on the nine test documents article@1 .76 -> .80, unit@1 .65 -> .68, unit@5 .89 -> .92."""
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
        self._evidence = Evidence(self._entries, definitions, dense, question_types)
        self._weights = np.array([WEIGHTS[sign] for sign in SIGNS], dtype=np.float32)

    def search(self, question: Question, limit: int) -> list[Found]:
        """The passages that fit best, best first; equal scores in document order."""
        if not self._entries:
            return []
        rows = self._evidence.rows(question)
        scores = rows @ self._weights
        if question.context:
            whole = Question(question.context, question.wants, question.terms)
            scores = scores + CONTEXT * (self._evidence.rows(whole) @ self._weights)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [
            Found(
                passage=self._entries[number].passage,
                score=float(scores[number]),
                known=self._evidence.known(question, int(number)),
                defines=bool(rows[number, SIGNS.index("term")]),
            )
            for number in best
        ]

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
