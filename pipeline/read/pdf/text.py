"""Lines in the order of reading -> the text of the file with its marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.draft import Draft
from pipeline.types.source import Box, Issue, Mark, MarkKind, PrintedLine

_ENDS = "。", "．", "」", "）"
_HEADING = re.compile(
    r"第\s?\S{1,6}\s?[編章節款条](?:の\S{1,3})?(?:[\s　][^\s、。]{1,20}|[（(【［].*[）)】］])?|[（(【［].{1,30}[）)】］]"
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
        own = [index for index, entry in enumerate(page) if _is_own_note(entry)]
        if not own or not any(entry.kind is None for entry in page[: own[0]]):
            continue
        notes = [page[index] for index in own]
        above, below = page[: own[0]], [entry for entry in page[own[0] :] if not _is_own_note(entry)]
        heading = len(above)
        while heading and above[heading - 1].kind is None and _HEADING.fullmatch(above[heading - 1].text.strip()):
            heading -= 1
        if heading < len(above):
            page[:] = [*above[:heading], *notes, *above[heading:], *below]
            continue
        if above[-1].kind is not None or above[-1].text.rstrip().endswith(_ENDS):
            continue
        lines = [index for index, entry in enumerate(following) if entry.kind is None][:_GOES_ON]
        end = next((index for index in lines if following[index].text.rstrip().endswith(_ENDS)), None)
        if end is not None:
            page[:] = [*above, *below]
            following[end + 1 : end + 1] = [replace(note, page=number) for note in notes]
    return found


def _is_own_note(entry: Entry) -> bool:
    """A footnote that is printed on this page."""
    return entry.kind is MarkKind.NOTE and entry.page is None


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
