"""Lines in the order of reading -> the text of the file with its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.draft import Draft
from pipeline.types.source import Box, Issue, Mark, MarkKind, PrintedLine


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as it goes into the text; box and edges as PrintedLine has them; kind: None for plain text.

    mends: numbers that were read otherwise: start, end, and what was read.
    """

    text: str
    box: Box
    edges: tuple[float, ...]
    indent: float = 0.0
    room: float = 0.0
    kind: MarkKind | None = None
    mends: tuple[tuple[int, int, str], ...] = ()


def draft(pages: Sequence[Sequence[Entry]], issues: tuple[Issue, ...]) -> Draft:
    """The lines of the pages under each other, a form feed between pages; the rows of a table have one mark."""
    pieces: list[str] = []
    marks: list[Mark] = []
    mended: list[Mark] = []
    printed: list[PrintedLine] = []
    at = 0
    for number, lines in enumerate(pages, start=1):
        if number > 1:
            pieces.append("\f")
            marks.append(Mark(MarkKind.FURNITURE, (at, at + 1)))
            at += 1
        before = None
        for index, line in enumerate(lines):
            if index:
                pieces.append("\n")
                at += 1
            span = at, at + len(line.text)
            pieces.append(line.text)
            printed.append(PrintedLine(span, number, line.box, line.edges, line.indent, line.room))
            if line.kind is MarkKind.TABLE and before is MarkKind.TABLE:
                marks[-1] = Mark(MarkKind.TABLE, (marks[-1].span[0], span[1]))
            elif line.kind:
                marks.append(Mark(line.kind, span))
            before = line.kind
            mended += [Mark(MarkKind.MENDED, (at + start, at + end), was=was) for start, end, was in line.mends]
            at = span[1]
    return Draft("".join(pieces), [*marks, *mended], len(pages), tuple(printed), issues, laid_out=True)
