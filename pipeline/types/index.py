"""What answers need of an index, and what an index needs of models."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.passage import Passage
from pipeline.types.ports import ClauseTypes, Embedder, Reranker
from pipeline.types.question import Asked, Group, Question


class QuestionTypes(Protocol):
    """Tells what a question asks for."""

    def predict(self, question: str) -> Asked:
        """Clause types and fact fields with their probabilities."""
        ...


@dataclass(frozen=True, slots=True)
class Embedders:
    """One model for both sides: some models want another prefix for questions than for passages.

    name: tells models apart; an index made with one cannot be asked with another; words: what single words are compared by,
    None for passages.
    """

    name: str
    questions: Embedder
    passages: Embedder
    words: Embedder | None = None

    @property
    def of_words(self) -> Embedder:
        """What single words are compared by."""
        return self.words or self.passages


@dataclass(frozen=True, slots=True)
class Models:
    """What an index reads and ranks with.

    clause_types: None for the rules alone; embedders: None for an index without a dense part; reranker: None where the
    order of the ranker stands.
    """

    question_types: QuestionTypes
    clause_types: ClauseTypes | None = None
    embedders: Embedders | None = None
    reranker: Reranker | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found for a question.

    score: the chance that it is the passage that answers if one does, 0 to 1; known: the share of what the question's words weigh
    that the passage and what stands above it have, 0 to 1, comparable between questions; defines: it defines a term
    asked for; evidence: all that speaks for it, by name, each from 0 to 1.
    """

    passage: Passage
    score: float
    known: float
    defines: bool = False
    evidence: Mapping[str, float] = field(default_factory=dict)


class Index(Protocol):
    """Documents made ready for questions."""

    @property
    def documents(self) -> Sequence[Document]:
        """All documents, in the order they were given."""
        ...

    @property
    def extractions(self) -> Sequence[Extraction]:
        """What was extracted from each of them."""
        ...

    def document(self, document_id: str) -> Document:
        """The document with that id; others need not be loaded for it."""
        ...

    def extraction(self, document_id: str) -> Extraction:
        """What was extracted from the document with that id."""
        ...

    @property
    def titles(self) -> Mapping[str, str]:
        """The title of each document by its id, the name of its file where it has none."""
        ...

    def search(self, question: Question, limit: int) -> Sequence[Found]:
        """The passages that fit best, best first, at most limit of them."""
        ...

    @property
    def types(self) -> frozenset[str]:
        """The clause types that any passage has."""
        ...

    @property
    def fields(self) -> frozenset[str]:
        """The facts that any passage carries."""
        ...

    def asked(self, question: str) -> Asked:
        """What a model makes of a question."""
        ...

    def groups(self, question: str) -> Sequence[Group]:
        """The words of a folded question with those that may stand for them in these documents."""
        ...

    def rarity(self, word: str, meant: Collection[str]) -> float:
        """From 0 to 1, how much a word tells one passage from another; for an unseen word, how much what it means does."""
        ...
