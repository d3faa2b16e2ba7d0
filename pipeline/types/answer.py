"""Answer: what comes back to a question."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.types.address import Address
from pipeline.types.source import Span

if TYPE_CHECKING:
    from pipeline.types.table import Table


class Verdict(StrEnum):
    """Whether the text says it."""

    ANSWERED = "answered"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit found for a question; a higher score is a better fit, comparable within one question only."""

    document: str
    address: Address
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """Verbatim words of the cited unit, with their place; pages from 1, empty where the source has none."""

    document: str
    address: Address
    quote: str
    spans: tuple[Span, ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the contract's own words, or an honest "the text does not say".

    text: None where not stated; confidence from 0 to 1; hits: the ten best units, best first, also when not stated;
    delegated_to: where the text says the answer stands (別途定める); table: where many documents are compared or sifted,
    its cells have all citations, of which citations are the first.
    """

    question: str
    verdict: Verdict
    text: str | None
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    delegated_to: str | None = None
    table: "Table | None" = None
