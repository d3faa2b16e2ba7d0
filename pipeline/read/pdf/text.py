"""Lines in the order of reading -> the text of the file with its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.draft import Draft
from pipeline.read.pdf.lines import Line
from pipeline.types.source import Box, Issue, Mark, MarkKind, PrintedLine, Span


@dataclass(frozen=True, slots=True)
class Set:
    """A line as it goes into the text: box in the frame of the page as it is shown; kind: None for plain text."""

    text: str
    edges: tuple[float, ...]
    box: Box
    indent: float
    room: float
    kind: MarkKind | None


def draft(pages: Sequence[Sequence[Set]], issues: tuple[Issue, ...]) -> Draft:
    """The lines of the pages under each other, a form feed between pages."""
    pieces: list[str] = []
    marks: list[Mark] = []
    printed: list[PrintedLine] = []
    at = 0
    for number, lines in enumerate(pages, start=1):
        if number > 1:
            pieces.append("\f")
            marks.append(Mark(MarkKind.FURNITURE, (at, at + 1)))
            at += 1
        for index, line in enumerate(lines):
            if index:
                pieces.append("\n")
                at += 1
            span = at, at + len(line.text)
            pieces.append(line.text)
            printed.append(PrintedLine(span, number, line.box, line.edges, line.indent, line.room))
            if line.kind:
                marks.append(Mark(line.kind, span))
            at = span[1]
    return Draft("".join(pieces), marks, len(pages), tuple(printed), issues, laid_out=True)
