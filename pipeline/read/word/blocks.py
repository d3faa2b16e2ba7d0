"""What a text of a Word document consists of, before it is printed: paragraphs, tables, notes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.read.word.formatting import Format
from pipeline.read.word.numbering import Label
from pipeline.types.source import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with marks over it; the spans of the marks count from its start."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


def joined(pieces: Iterable[Piece], separator: str) -> Piece:
    """The pieces one after the other."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in pieces:
        if texts:
            length += len(separator)
        marks.extend(replace(mark, span=(mark.span[0] + length, mark.span[1] + length)) for mark in piece.marks)
        texts.append(piece.text)
        length += len(piece.text)
    return Piece(separator.join(texts), tuple(marks))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """piece: its text, lines apart by line feeds, without the label; after: what is anchored in it.

    inserted: its end was inserted; contents: it stands in a table of contents.
    """

    piece: Piece
    label: Label | None
    format: Format
    after: tuple["Block", ...] = ()
    inserted: bool = False
    contents: bool = False

    @property
    def text(self) -> str:
        """The label and the text, for those who only look."""
        return (self.label.text if self.label else "") + self.piece.text

    @property
    def whole(self) -> Piece:
        """One line: the label, a space where Word leaves one, the text."""
        text = Piece(self.piece.text.replace("\n", " ").replace("\t", " "), self.piece.marks)
        if self.label is None:
            return text
        span = (0, len(self.label.text))
        marks = (Mark(MarkKind.LABEL, span, self.label.level, self.label.series),) if self.label.counted else ()
        gap = " " if self.label.suffix and text.text else ""
        return joined((Piece(self.label.text + gap, marks), text), "")


@dataclass(frozen=True, slots=True)
class Cell:
    """span: how many columns it covers."""

    blocks: tuple["Block", ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """cells: from the left, one without blocks goes on from the row above; inserted, deleted: as a whole."""

    cells: tuple[Cell, ...]
    inserted: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from the top."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote."""

    blocks: tuple["Block", ...]


Block = Paragraph | Table | Note
"""What follows each other in a text."""
