"""Sheets -> what the numbers printed on them tell of pages that the file does not have."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.headwords import is_surely_number, page_number
from pipeline.read.pdf.lines import line, rows, stretches
from pipeline.read.pdf.page import Piece
from pipeline.read.pdf.sheets import Sheet
from pipeline.text.normalize import fold
from pipeline.types.source import Issue

_MOST = 20  # pages between two numbers; more is another count
_OFTEN = 0.5  # of the numbered pages: a count that holds of fewer is none


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A page, by its number from 1 in the file, with the number printed on it; total: 12 of 3/12, 0 where none is told."""

    page: int
    number: int
    total: int
    written: str


def missing(sheets: Sequence[Sheet]) -> tuple[Issue, ...]:
    """What is to be said where the printed numbers leave out pages; () where they count on, or start anew."""
    counts: dict[str, list[_Numbered]] = defaultdict(list)
    for sheet in sheets:
        for shape, one in _numbers(sheet):
            if not counts[shape] or counts[shape][-1].page < one.page:
                counts[shape].append(one)
    count = max(counts.values(), key=len, default=[])
    return tuple(_issues(count, len(sheets)))


def _numbers(sheet: Sheet) -> Iterator[tuple[str, _Numbered]]:
    """The page numbers at the edges of a sheet, each with its shape: - # -."""
    aside = [row for pieces in sheet.page.aside.values() for row in rows(pieces)]
    for row in (*sheet.feet, *sheet.heads, *aside):
        for stretch in _inked(stretches(row)):
            written = line(stretch).text.strip()
            folded = fold(written)
            found = page_number(folded)
            if found and len(found) <= 2 and folded.strip("-–― ") and any(sign.isdecimal() for sign in folded):
                total = found[1] if len(found) == 2 and is_surely_number(folded) and found[1] >= found[0] else 0
                yield re.sub(r"[0-9]+", "#", folded), _Numbered(sheet.page.number, found[0], total, written)


def _inked(some: Iterable[Sequence[Piece]]) -> Iterator[Sequence[Piece]]:
    return (stretch for stretch in some if any(not piece.text.isspace() for piece in stretch))


def _issues(count: Sequence[_Numbered], pages: int) -> Iterator[Issue]:
    totals = {one.total for one in count}
    total = totals.pop() if len(totals) == 1 else 0
    jumps = [(before, after) for before, after in pairwise(count) if 0 < _left_out(before, after) <= _MOST]
    even = sum(_left_out(before, after) == 0 for before, after in pairwise(count))
    if total or (even and len(jumps) <= _OFTEN * even):
        for before, after in jumps:
            place = f"{before.page}ページ（印刷された番号は「{before.written}」）の次が「{after.written}」"
            yield _issue(place, "間", _left_out(before, after))
    if not total:
        return
    first, last = count[0], count[-1]
    if 0 < first.number - first.page <= _MOST:
        yield _issue(f"{first.page}ページに印刷された番号が「{first.written}」", "前", first.number - first.page)
    rest = total - last.number - (pages - last.page)
    if 0 < rest <= _MOST:
        yield _issue(f"最後に印刷された番号が{last.page}ページの「{last.written}」", "後", rest)


def _issue(place: str, where: str, count: int) -> Issue:
    return Issue(
        "missing-page",
        f"{place}で、その{where}の {count} ページが抜けているようなので、原本と照らし合わせて足りないページを補ってください。",
    )


def _left_out(before: _Numbered, after: _Numbered) -> int:
    """How many numbers more than pages lie between; below 0 where the count starts anew."""
    return (after.number - before.number) - (after.page - before.page)
