"""Lines in the order of reading -> the text of the file with its marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.draft import Draft
from pipeline.types.source import Box, Issue, Mark, MarkKind, PrintedLine

_ENDS = "。", "．", "」", "）"
_HEADING = re.compile(
    r"第\s?\S{1,6}\s?[編章節款条](?:の\S{1,3})?(?:[\s　]\S{1,20}|[（(【［].*[）)】］])?|[（(【［].{1,30}[）)】］]"
)
_GOES_ON = 8  # lines within which a sentence of the page before ends


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as it goes into the text; box and edges as PrintedLine has them; kind: None for plain text.

    page: its number, where the line stands in the text of the next one: a footnote below a sentence that goes on there;
    mends: numbers that were read otherwise: start, end, and what was read.
    """

    text: str
    box: Box
    edges: tuple[float, ...]
    indent: float = 0.0
    room: float = 0.0
    kind: MarkKind | None = None
    mends: tuple[tuple[int, int, str], ...] = ()
    page: int | None = None


def with_notes(pages: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The pages with footnotes behind a sentence that goes on on the next page, and before a heading whose text stands there."""
    found = [list(page) for page in pages]
    for number, (page, following) in enumerate(pairwise(found), 1):
        notes = [entry for entry in page if entry.kind is MarkKind.NOTE]
        text = [index for index, entry in enumerate(page) if entry.kind is None]
        if not notes or not text:
            continue
        rest = [entry for entry in page if entry.kind is not MarkKind.NOTE]
        heading = next((index for index in reversed(text) if not _HEADING.fullmatch(page[index].text.strip())), 0) + 1
        if heading <= text[-1]:
            page[:] = [*rest[:heading], *notes, *rest[heading:]]
            continue
        if page[text[-1]].text.rstrip().endswith(_ENDS):
            continue
        lines = [index for index, entry in enumerate(following) if entry.kind is None][:_GOES_ON]
        end = next((index for index in lines if following[index].text.rstrip().endswith(_ENDS)), None)
        if end is not None:
            page[:] = rest
            following[end + 1 : end + 1] = [replace(note, page=number) for note in notes]
    return found


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
            printed.append(PrintedLine(span, line.page or number, line.box, line.edges, line.indent, line.room))
            if line.kind is MarkKind.TABLE and before is MarkKind.TABLE:
                marks[-1] = Mark(MarkKind.TABLE, (marks[-1].span[0], span[1]))
            elif line.kind:
                marks.append(Mark(line.kind, span))
            before = line.kind
            mended += [Mark(MarkKind.MENDED, (at + start, at + end), was=was) for start, end, was in line.mends]
            at = span[1]
    return Draft("".join(pieces), [*marks, *mended], len(pages), tuple(printed), issues, laid_out=True)
