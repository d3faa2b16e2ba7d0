"""What the pipeline asks of models and indexes: one method each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


class Searcher(Protocol):
    """Ranks passages for a question."""

    def search(self, question: str, limit: int) -> Sequence[tuple[int, float]]:
        """Passage numbers with scores, best first, at most limit of them."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness."""

    def embed(self, texts: Sequence[str]) -> "NDArray[numpy.float32]":
        """One row of length 1 per text, shape (len(texts), dimensions)."""
        ...
