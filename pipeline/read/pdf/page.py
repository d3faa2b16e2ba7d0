"""What a page shows, before any reading: pieces of text and ruling lines."""

from dataclasses import dataclass
from typing import NamedTuple

ABOVE, BELOW = 0.9, 0.2
"""How far a character reaches above and below its base line, in sizes: fonts tell very different things here."""


class Piece(NamedTuple):
    """Characters drawn one after another on one line in one style; a named tuple: a page may have thousands.

    lefts, rights: of each character; base: the line the characters stand on; all in points from the top left of the page
    turned so that this text runs from left to right. size: height of the font; light: how near to white it is, 0 to 1.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    base: float
    size: float
    light: float

    @property
    def left(self) -> float:
        """Of the first character."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Of the last character."""
        return self.rights[-1]

    @property
    def top(self) -> float:
        """Of the tallest characters of its size."""
        return self.base - ABOVE * self.size

    @property
    def bottom(self) -> float:
        """Of the lowest."""
        return self.base + BELOW * self.size


def cut(piece: Piece, start: int, end: int) -> list[Piece]:
    """The characters from start to end as a piece without white space at its ends; [] where they are white space only."""
    while start < end and piece.text[start].isspace():
        start += 1
    while start < end and piece.text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    part = slice(start, end)
    return [piece._replace(text=piece.text[part], lefts=piece.lefts[part], rights=piece.rights[part])]


class Ruling(NamedTuple):
    """A straight line along an axis: from `start` to `end` at `at`: y of one that lies, x of one that stands."""

    start: float
    end: float
    at: float


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn beside the text. pictured: share of the page under pictures; others: drawings that are no ruling."""

    lying: list[Ruling]
    standing: list[Ruling]
    pictured: float
    others: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    number: from 1; width, height: as the pieces see it; turned: quarter turns clockwise from the page as it is shown to
    the page as most of its text is read; pieces: this text; aside: text in other directions by the quarter turns from
    the page as it is shown; slanted: text along no axis, in the frame of the page as it is shown; lost: share of
    the characters whose code point the file does not tell; broken: the page could not be opened; notes: what is stuck on
    it, struck: words that a line goes through, neither of which is text of the document.
    """

    number: int
    width: float
    height: float
    turned: int
    pieces: list[Piece]
    aside: dict[int, list[Piece]]
    slanted: list[Piece]
    drawings: Drawings
    lost: float
    broken: bool = False
    notes: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
