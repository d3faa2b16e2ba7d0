"""What the pipeline asks of models and indexes: one method each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


class Reranker(Protocol):
    """Reads a question and a passage together."""

    def scores(self, question: str, passages: Sequence[str]) -> "NDArray[numpy.float32]":
        """How well each passage answers, shape (len(passages),); only their order tells something."""
        ...


@dataclass(frozen=True, slots=True)
class Wording:
    """What is judged of a unit: caption and text in canonical form, and the weight of what rules see in either, by clause type."""

    caption: str
    text: str
    named: Mapping[str, float]
    said: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likely:
    """How much a unit looks like each clause type, 0 not at all, 1 for sure; main: as the main type of an article."""

    types: Mapping[str, float]
    main: Mapping[str, float]


class ClauseTypes(Protocol):
    """Tells which clause types units are of."""

    def predict(self, wordings: Sequence[Wording]) -> Sequence[Likely]:
        """One for each wording; all have the same types, those the model knows."""
        ...

    def follows(self, before: str | None, after: str) -> float:
        """How much likelier an article of main type after stands next to one of before than anywhere; None: at the beginning.

        A natural logarithm; 0 for types the model was never shown.
        """
        ...


class Writer(Protocol):
    """Words an answer outside of this program; what it gives back is believed only after it has been verified."""

    @property
    def name(self) -> str:
        """The name of the model."""
        ...

    def write(self, instructions: str, material: str) -> str:
        """Its reply as it came; ModelError where none comes. Both texts leave this program, the machine too if it is elsewhere."""
        ...
