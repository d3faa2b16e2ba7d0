"""What a user would take otherwise: plain ways to search a document and to compare two versions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from evaluation.baselines import difflines, units
from evaluation.baselines.articles import Bm25, split
from evaluation.baselines.chunks import Chunks
from evaluation.baselines.numbers import plain
from evaluation.changes import Change
from models import static_embedder
from pipeline.types.address import Address
from pipeline.types.document import Document


class Retriever(Protocol):
    """Finds where a document answers."""

    def search(self, question: str, limit: int) -> Sequence[Address]:
        """Addresses of what fits best, best first, at most limit of them, each once."""
        ...


def retrievers(document: Document) -> Mapping[str, Retriever]:
    """The plain searchers over one document; they know its text as it was read, not its tree."""
    text = plain(document.source)
    return {"bm25": Bm25(split(text)), "chunks": Chunks(text, static_embedder.default())}


COMPARERS: Mapping[str, Callable[[Document, Document], Sequence[Change]]] = {
    "lines": difflines.changes,
    "units": units.changes,
}
"""The plain comparers of two versions."""
