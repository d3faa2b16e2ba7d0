"""Documents and what was extracted from them -> Index: the units that fit a question."""

from collections.abc import Sequence

from pipeline.index.alignment import Alignment
from pipeline.index.dense import Dense
from pipeline.index.fuse import FusedIndex
from pipeline.index.shelf import Shelf
from pipeline.index.shelving import shelve
from pipeline.settings import Settings
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, QuestionTypes
from pipeline.types.ports import Reranker

__all__ = ["build"]

_DEFAULT = Settings()


def build(
    pairs: Sequence[tuple[Document, Extraction]],
    *,
    embedders: Embedders | None,
    question_types: QuestionTypes,
    reranker: Reranker | None = None,
    settings: Settings = _DEFAULT,
) -> FusedIndex:
    """An index in memory over the units of all documents; without embedders it has no dense part."""
    shelf = Shelf.joined([shelve(*pair) for pair in pairs])
    dense = openings = None
    if embedders is not None and len(shelf):
        dense = Dense(embedders.passages.embed(shelf.texts()), embedders.name, embedders)
        openings = embedders.passages.embed(shelf.openings()) if len(pairs) > 1 else None
    return FusedIndex(
        shelf,
        [document for document, _ in pairs],
        [extraction for _, extraction in pairs],
        question_types=question_types,
        dense=dense,
        openings=openings,
        alignment=Alignment(shelf.words, embedders.of_words if embedders else None),
        reranker=reranker,
        settings=settings,
    )
