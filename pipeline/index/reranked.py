"""The best passages in the order of the ranker and of a model that reads question and passage together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.types.passage import Passage
from pipeline.types.ports import Reranker
from pipeline.types.question import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

_K = 10
"""Of the reciprocal ranks: the first of either order counts 11/13 as much more than its third."""


def reranked(reranker: Reranker, question: Question, passages: Sequence[Passage]) -> "NDArray[np.int64]":
    """The places of passages, which are in the ranker's order, best first by both orders.

    Reciprocal ranks are added: scores of a model nobody here has seen cannot be weighed, and the ranker knows what stands in
    no text (clause types, lists and their items).
    """
    texts = ["\n".join((*one.context, one.text)) for one in passages]
    other = np.argsort(np.argsort(-reranker.scores(question.text, texts), kind="stable"), kind="stable")
    both = 1 / (_K + np.arange(len(passages))) + 1 / (_K + other)
    found: NDArray[np.int64] = np.argsort(-both, kind="stable")
    return found
