"""The text of a file as it was decoded, marks on it, and where it stands on the pages."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address

Span = tuple[int, int]
"""Half-open [start, end) in code points of SourceText.text."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points from the top left of the page as it is shown."""


class MarkKind(StrEnum):
    """What a reader knows about a stretch of the text."""

    HEADING = "heading"  # a whole line, `level` 1 is the highest
    MARKUP = "markup"  # signs of the format (`## `, `**`, a link's target): neither text nor layout of the terms
    FURNITURE = "furniture"  # page heads, feet, page numbers, copyright lines
    CONTENTS = "contents"  # a line of a table of contents
    REPEATED = "repeated"  # a fragment printed twice at a page break, this is the copy to leave out
    LABEL = "label"  # the number a list gives to a paragraph by itself (Word); `level` 1 is the highest of its list
    TABLE = "table"  # whole lines: a row is a line, its cells are a tab apart
    NOTE = "note"  # whole lines: a footnote, after the paragraph that points to it
    INSERTED = "inserted"  # a tracked insertion, kept in the text
    DELETED = "deleted"  # an empty span: here a tracked deletion was left out
    SCANNED = (
        "scanned"  # all of a page that was read from its picture; `level` is the share of sure characters in percent
    )
    WEAK = "weak"  # characters of a scanned page that may be others
    MENDED = "mended"  # a number of a scanned page that follows from the numbers around it; `was` is what was read


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind over a span; level only for headings, labels and scanned pages; series: of a label, the list that counts it.

    Levels tell which label stands above another only within one series. was: of what was mended, the characters as read.
    """

    kind: MarkKind
    span: Span
    level: int = 0
    series: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Where one line of the text stands on its page.

    page: from 1; edges: the left edge of each character and the right edge of the last, end - start + 1 values, in
    points; indent and room: from the left edge of its column, and to the right edge, in widths of a character.
    """

    span: Span
    page: int
    box: Box
    edges: tuple[float, ...]
    indent: float
    room: float


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that is not as it should be in a document; message is a Japanese sentence for its reader."""

    code: str
    message: str
    address: Address | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of one file, unmended and not normalised; every span in the project points into `text`.

    name: file name without folders; media_type: as IANA writes it; sha256: hex digest of the raw bytes;
    marks: in order of their start; pages: 0 where the format has none; printed: where the lines stand, in order of their
    spans, () where the format has no pages; a form feed stands between two pages; issues: what the reader has seen.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    marks: tuple[Mark, ...] = ()
    pages: int = 0
    printed: tuple[PrintedLine, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def id(self) -> str:
        """ASCII, made of the content hash."""
        return f"d{self.sha256[:12]}"

    def is_weak(self, spans: Iterable[Span]) -> bool:
        """True where one of spans holds characters of a scan that may be others."""
        weak = [mark.span for mark in self.marks if mark.kind is MarkKind.WEAK]
        return any(start < end and left < end and start < right for start, end in spans for left, right in weak)

    def boxes(self, spans: Iterable[Span]) -> tuple[tuple[int, Box], ...]:
        """Page and box of each piece of a printed line that spans cover; () where the format has no pages."""
        found: list[tuple[int, Box]] = []
        for start, end in spans:
            first = max(0, bisect_right(self.printed, start, key=lambda line: line.span[0]) - 1)
            last = bisect_left(self.printed, end, key=lambda line: line.span[0])
            for line in self.printed[first:last]:
                left, right = max(start, line.span[0]), min(end, line.span[1])
                if left < right and self.text[left:right].strip():
                    edges = line.edges[left - line.span[0] : right - line.span[0] + 1]
                    found.append((line.page, (min(edges), line.box[1], max(edges), line.box[3])))
        return tuple(found)
