"""What proofreading finds in a document."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.source import Span


class Level(StrEnum):
    """How much it matters: wrong as it stands, probably wrong, worth knowing. In this order."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, least: "Level") -> bool:
        """Whether it matters as much as least or more."""
        levels = list(Level)
        return levels.index(self) <= levels.index(least)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; message: a Japanese sentence that says what is wrong and what to do.

    words: the words it is about, as printed, "" where it is about no words; sentence: what they stand in, by which the
    place is known again after an edit; proposal: the words to put in their place, None where none is sure.
    """

    code: str
    level: Level
    message: str
    address: Address | None
    spans: tuple[Span, ...] = ()
    words: str = ""
    sentence: str = ""
    proposal: str | None = None
