"""Sheets -> the entries of the text: lines in the order of reading, with the room they leave in their column."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.read.pdf.columns import Flow, Item, flows, gutters
from pipeline.read.pdf.lines import Line, Row, line, rows, stretches
from pipeline.read.pdf.measure import Edges, Placed
from pipeline.read.pdf.page import ABOVE, Page, Piece
from pipeline.read.pdf.sheets import Sheet
from pipeline.read.pdf.tables import Layout, Table
from pipeline.read.pdf.text import Entry
from pipeline.read.pdf.view import turned_back
from pipeline.types.source import MarkKind


class _Found(NamedTuple):
    placed: Placed
    kind: MarkKind | None
    turned: int


def arrange(sheets: Sequence[Sheet]) -> list[list[Entry]]:
    """The entries of each page, heads first and feet last."""
    items = [_items(sheet.rows, sheet.blocks) for sheet in sheets]
    known = _known(sheets, items)
    found = [
        _page(sheet, flows(there, known[round(sheet.page.width)])) for sheet, there in zip(sheets, items, strict=True)
    ]
    edges = Edges(one.placed for page in found for one in page)
    return [
        [_entry(one, sheet.page, *edges.of(one.placed)) for one in page]
        for sheet, page in zip(sheets, found, strict=True)
    ]


def _known(sheets: Sequence[Sheet], items: Sequence[Sequence[Item]]) -> dict[int, list[float]]:
    """Left edges of columns by the width of the pages that show them, those that differ by little as one."""
    shown: dict[int, list[float]] = defaultdict(list)
    for sheet, there in zip(sheets, items, strict=True):
        shown[round(sheet.page.width)] += gutters(there)
    known: dict[int, list[float]] = defaultdict(list)
    for width, edges in shown.items():
        for edge in sorted(edges):
            if not known[width] or edge - known[width][-1] > _SAME_GUTTER:
                known[width].append(edge)
    return known
