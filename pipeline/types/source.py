"""The text of a file as it was decoded, and marks on it."""

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Half-open [start, end) in code points of SourceText.text."""


class MarkKind(StrEnum):
    """What a reader knows about a stretch of the text."""

    HEADING = "heading"  # a whole line, `level` 1 is the highest
    MARKUP = "markup"  # signs of the format (`## `, `**`, a link's target): neither text nor layout of the terms
    FURNITURE = "furniture"  # page heads, feet, page numbers, copyright lines
    CONTENTS = "contents"  # a line of a table of contents
    REPEATED = "repeated"  # a fragment printed twice at a page break, this is the copy to leave out


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind over a span; level only for headings."""

    kind: MarkKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of one file, unmended and not normalised; every span in the project points into `text`.

    name: file name without folders; media_type: as IANA writes it; sha256: hex digest of the raw bytes;
    marks: in order of their start; pages: 0 where the format has none.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    marks: tuple[Mark, ...] = ()
    pages: int = 0
