"""Documents and what was extracted from them -> Index: the units that fit a question."""

from collections.abc import Sequence

from pipeline.index.fuse import FusedIndex
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, Index, QuestionTypes

__all__ = ["build"]


def build(
    documents: Sequence[tuple[Document, Extraction]], *, embedders: Embedders | None, question_types: QuestionTypes
) -> Index:
    """An index over the units of all documents; without embedders it has no dense part."""
    return FusedIndex(documents, embedders=embedders, question_types=question_types)
