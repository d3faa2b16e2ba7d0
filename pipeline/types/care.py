"""What an examination of a workspace finds."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a trouble: only seen, mended, or left for a person."""

    FOUND = "found"
    MENDED = "mended"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be; subject: an id, a path or a table; message: one Japanese sentence for it.

    remedy: what a person does about it, "" where the program mends it.
    """

    code: str
    subject: str
    message: str
    outcome: Outcome
    remedy: str = ""
