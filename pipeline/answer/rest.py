"""A question that has been answered -> the next best answer to it, from units that have not been shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.answer import answer
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Verdict
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Found, Index
from pipeline.types.question import Asked, Group, Question

Shown = frozenset[tuple[str, Address]]
"""Units by document and address."""
_TRIES = 6
"""A list is answered whole from any of its items: how many of them are passed over before there is said to be nothing more."""


def further(question: str, index: Index, shown: Shown) -> Answer:
    """The answer of the units that are not among shown; not stated where none of them answers as surely as a first one has to."""
    passed = shown
    for _ in range(_TRIES):
        given = answer(question, _Rest(index, passed))
        cited = {(one.document, one.address) for one in given.citations}
        if given.verdict is Verdict.NOT_STATED or not cited <= shown:
            return given
        passed |= {(hit.document, hit.address) for hit in given.hits[:1]}
    return Answer(question, Verdict.NOT_STATED, None, 0.0, (), ())


@dataclass(frozen=True, slots=True)
class _Rest:
    """An index without some of its units."""

    whole: Index
    without: Shown

    @property
    def documents(self) -> Sequence[Document]:
        return self.whole.documents

    @property
    def extractions(self) -> Sequence[Extraction]:
        return self.whole.extractions

    def document(self, document_id: str) -> Document:
        return self.whole.document(document_id)

    def extraction(self, document_id: str) -> Extraction:
        return self.whole.extraction(document_id)

    @property
    def titles(self) -> Mapping[str, str]:
        return self.whole.titles

    @property
    def types(self) -> frozenset[str]:
        return self.whole.types

    @property
    def fields(self) -> frozenset[str]:
        return self.whole.fields

    def search(self, question: Question, limit: int) -> Sequence[Found]:
        found = self.whole.search(question, limit + len(self.without))
        left = [one for one in found if (one.passage.document, one.passage.address) not in self.without]
        return left[:limit]

    def asked(self, question: str) -> Asked:
        return self.whole.asked(question)

    def groups(self, question: str) -> Sequence[Group]:
        return self.whole.groups(question)

    def rarity(self, word: str, meant: Collection[str]) -> float:
        return self.whole.rarity(word, meant)
