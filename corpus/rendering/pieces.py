"""Blocks taken apart into what every format prints: single paragraphs with their number and their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from corpus.rendering.model import (
    Article,
    Block,
    Contents,
    Division,
    Line,
    Number,
    PageBreak,
    Paragraph,
    Place,
    Signature,
    Table,
    Title,
)


class Role(Enum):
    """What a paragraph is for; a CAPTION stands on a line of its own above the number of its article."""

    TITLE = auto()
    LINE = auto()
    CONTENTS = auto()
    DIVISION = auto()
    CAPTION = auto()
    HEADING = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph to print.

    level: of a DIVISION or an entry of CONTENTS from 1 on, 0 the caption of the contents; of a TEXT as in model.Paragraph,
    and 0 with a number for the text that goes on after the number of an article; indent: widths of a character.
    """

    role: Role
    text: str
    number: Number | None = None
    level: int = 0
    place: Place = Place.LEFT
    indent: int = 0

    @property
    def printed(self) -> str:
        """Number, gap and text; a number without text has no gap."""
        if self.number is None:
            return self.text
        return self.number.sign + (self.number.gap + self.text if self.text else "")


def pieces(block: Block) -> Iterator[Piece | Table | PageBreak]:
    """What a block prints, in order; a table and a page break stay as they are."""
    match block:
        case Table() | PageBreak():
            yield block
        case Title(text):
            yield Piece(Role.TITLE, text, place=Place.CENTRE)
        case Line(text, place, indent):
            yield Piece(Role.LINE, text, place=place, indent=indent)
        case Division(depth, number, text):
            yield Piece(Role.DIVISION, text, number, depth)
        case Article():
            yield from _article(block)
        case Paragraph(level, number, text):
            yield Piece(Role.TEXT, text, number, level)
        case Contents(title, entries):
            yield Piece(Role.CONTENTS, title)
            yield from (Piece(Role.CONTENTS, entry.text, level=entry.depth) for entry in entries)
        case Signature(words, date, parties):
            yield Piece(Role.TEXT, words)
            yield Piece(Role.LINE, date, indent=2)
            yield from (Piece(Role.LINE, line, indent=12) for party in parties for line in party)


def _article(article: Article) -> Iterator[Piece]:
    if article.before and article.caption:
        yield Piece(Role.CAPTION, article.caption)
    own = "" if article.before else article.caption
    if article.text:
        yield Piece(Role.TEXT, f"{own}　{article.text}" if own else article.text, article.number)
    else:
        yield Piece(Role.HEADING, own, article.number)
