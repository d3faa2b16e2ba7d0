"""Headings in a narrow column of their own left of the text: 第1条, and under it （目的）, beside the lines of the article."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.layout import ARTICLE
from pipeline.read.pdf.items import SAME_EDGE, Item
from pipeline.text.normalize import fold

_CAPTION = re.compile(r"[(【\[].*[)】\]]")
_FEWEST, _CAPTIONED = 3, 2  # articles that are headed so; how many a caption in brackets below a number counts for
_PITCH = 2.4  # sizes from one line of a heading to the next
_WIDEST = 14.0  # sizes of the column of headings
_INSIDE = 0.5  # sizes: the white space between heading and text


def headings_first(items: Sequence[Item]) -> list[Item]:
    """The items row by row, further lines of such headings before the text they stand beside.

    Read across, the second line of a heading would stand in the middle of a sentence.
    """
    rows = [tuple(sorted(run, key=attrgetter("left"))) for _, run in groupby(items, key=attrgetter("row"))]
    edge = _edge(rows)
    if edge is None:
        return list(items)
    number = max(item.row for item in items)
    found: list[Item] = []
    at = 0
    while at < len(rows):
        length = _heading(rows, at, edge)
        further = [row[0] for row in rows[at + 1 : at + length]]
        if further:
            number += 1
            found.append(replace(rows[at][0], row=number))
            for item in further:
                number += 1
                found.append(replace(item, row=number))
            found += rows[at][1:]
            found += (item for row in rows[at + 1 : at + length] for item in row[1:])
        else:
            found += rows[at]
        at += max(1, length)
    return found


def _edge(rows: Sequence[tuple[Item, ...]]) -> float | None:
    """Where the text begins beside such headings; None where there are none."""
    lefts = sorted(row[1].left for row in rows if len(row) > 1 and _heads(row[0]))
    below = (after[0] for row, after in pairwise(rows) if len(row) > 1 and len(after) > 1 and _heads(row[0]))
    captions = sum(bool(_CAPTION.fullmatch(_text(item))) for item in below)
    if not lefts or len(lefts) + _CAPTIONED * captions < _FEWEST or lefts[-1] - lefts[0] > SAME_EDGE:
        return None
    start = min(row[0].left for row in rows if row[0].row >= 0)
    return lefts[0] if lefts[0] - start <= _WIDEST * rows[0][0].size else None


def _heading(rows: Sequence[tuple[Item, ...]], at: int, edge: float) -> int:
    """How many rows the heading that begins in a row takes with its further lines, each beside a line of the text; 0 for none."""
    if not _heads(rows[at][0]) or not _beside(rows[at], edge):
        return 0
    end = at + 1
    while (
        end < len(rows)
        and _beside(rows[end], edge)
        and not _heads(rows[end][0])
        and rows[end][0].base - rows[end - 1][0].base <= _PITCH * rows[end][0].size
    ):
        end += 1
    return end - at


def _beside(row: tuple[Item, ...], edge: float) -> bool:
    """True for a row with one item in the column of headings, and text beside it."""
    return (
        len(row) > 1
        and row[0].row >= 0
        and row[0].right <= edge - _INSIDE * row[0].size
        and row[1].left >= edge - SAME_EDGE
    )


def _heads(item: Item) -> bool:
    return item.row >= 0 and bool(ARTICLE.match(_text(item)))


def _text(item: Item) -> str:
    return fold("".join(piece.text for piece in item.pieces)).strip()
