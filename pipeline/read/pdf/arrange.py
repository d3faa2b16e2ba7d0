"""Sheets -> the entries of the text: lines in the order of reading, with the room they leave in their column."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.read.pdf.beside import headings_first
from pipeline.read.pdf.borderless import parts
from pipeline.read.pdf.columns import Flow, flows, gutters
from pipeline.read.pdf.footnotes import below_column, joined_notes
from pipeline.read.pdf.headwords import page_number
from pipeline.read.pdf.items import Item, typical_size
from pipeline.read.pdf.lines import Line, Row, line, rows, stretches
from pipeline.read.pdf.measure import Edges, Placed
from pipeline.read.pdf.page import ABOVE, Page
from pipeline.read.pdf.sheets import Sheet
from pipeline.read.pdf.tables import Layout, Table
from pipeline.read.pdf.text import Entry, with_notes
from pipeline.read.pdf.view import turned_back
from pipeline.text.normalize import fold, squash
from pipeline.types.source import MarkKind

_SAME_GUTTER = 6.0  # points
_PADDING = 0.6  # sizes
_DOWN = 3  # quarter turns clockwise to a page in vertical writing as it is read
_OFTEN = 3  # pages on which text in another direction stands that is furniture
_FURNITURE = ("furniture",)
_ASIDE, _NOTES = ("aside",), ("notes",)


class _Found(NamedTuple):
    """turned: quarter turns clockwise from the page as it is shown to the page as the line is read."""

    placed: Placed
    kind: MarkKind | None
    turned: int


def arrange(sheets: Sequence[Sheet]) -> list[list[Entry]]:
    """The entries of each page: heads first, then text and footnotes, feet and what lies beside or over the text last."""
    items, known = _tables_and_columns(sheets)
    running = _running(sheets)
    found = [
        _in_order(_page(sheet, flows(there, known[round(sheet.page.width)])), _aside(sheet.page, running), sheet.page)
        for sheet, there in zip(sheets, items, strict=True)
    ]
    edges = Edges(one.placed for page in found for one in page)
    return with_notes(
        [
            [_entry(one, sheet.page, *edges.of(one.placed)) for one in page]
            for sheet, page in zip(sheets, found, strict=True)
        ]
    )


def _items(found: Sequence[Row], blocks: Iterable[Table | Layout] = ()) -> list[Item]:
    items: list[Item] = []
    for number, row in enumerate(found):
        top = row.base - ABOVE * row.size
        for stretch in stretches(row):
            ink = [piece for piece in stretch if not piece.text.isspace()]
            large = max(ink, key=lambda piece: len(piece.text))
            items.append(Item(ink[0].left, ink[-1].right, top, large.base, large.size, number, tuple(stretch)))
    size = sorted(item.size for item in items)[len(items) // 2] if items else 10.0
    for block in blocks:
        left, top, right, bottom = block.box
        # The walls of a table stand out of its column as far as its cells keep free inside.
        items.append(Item(left + _PADDING * size, right - _PADDING * size, top, bottom, size, -1, block=block))
    return items


def _tables_and_columns(sheets: Sequence[Sheet]) -> tuple[list[list[Item]], dict[int, list[float]]]:
    """The items of each page with blocks for its tables, and what _known gives of them.

    What is no table shows the columns of the pages; then what stands on both sides of such a gap is sought within them.
    """
    every = [_items(sheet.rows, sheet.blocks) for sheet in sheets]
    found = [_with_tables(items) for items in every]
    known = _known(sheets, found)
    again = [
        _with_tables(items, known[round(sheet.page.width)]) if len(there) < len(items) else there
        for sheet, items, there in zip(sheets, every, found, strict=True)
    ]
    return again, _known(sheets, again) if list(map(len, again)) != list(map(len, found)) else known


def _with_tables(items: Sequence[Item], edges: Sequence[float] = ()) -> list[Item]:
    """The items with a block for those that are a table without ruling lines; edges: of columns, left."""
    found: list[Item] = []
    for part in parts(sorted(items, key=attrgetter("top")), edges):
        if isinstance(part, Table):
            left, top, right, bottom = part.box
            found.append(Item(left, right, top, bottom, part.rows[0].size, -1, block=part))
        else:
            found += part
    return found


def _known(sheets: Sequence[Sheet], items: Sequence[Sequence[Item]]) -> dict[int, list[float]]:
    """Left edges of columns by the width of the pages that show them, the most frequent first."""
    shown: dict[int, list[float]] = defaultdict(list)
    for sheet, there in zip(sheets, items, strict=True):
        shown[round(sheet.page.width)] += gutters(there)
    known: dict[int, list[float]] = defaultdict(list)
    for width, edges in shown.items():
        groups: list[list[float]] = []
        for edge in sorted(edges):
            if groups and edge - groups[-1][0] <= _SAME_GUTTER:
                groups[-1].append(edge)
            else:
                groups.append([edge])
        known[width] = [min(group) for group in sorted(groups, key=len, reverse=True)]
    return known


def _in_order(text: Iterable[_Found], aside: Iterable[_Found], page: Page) -> list[_Found]:
    """The text, then what lies aside; first the title that stands across above the columns of vertical writing."""
    top = min((piece.left for piece in page.pieces), default=0.0) if page.turned == _DOWN else 0.0
    above: list[_Found] = []
    others: list[_Found] = []
    for one in aside:
        (others if one.turned or one.placed.line.box[3] > top else above).append(one)
    return [*above, *text, *others]


def _page(sheet: Sheet, there: Iterable[Flow]) -> Iterator[_Found]:
    page = sheet.page
    for row in sheet.heads:
        yield _found(line(row.pieces), page, _FURNITURE, MarkKind.FURNITURE)
    notes: list[Row] = []
    for flow in there:
        text, below = _without_notes(flow)
        notes += below
        yield from _flow(text, page)
    for note in joined_notes([*notes, *sheet.notes]):
        yield _found(note, page, _NOTES, MarkKind.NOTE)
    for row in (*sheet.feet, *sheet.beside):
        yield _found(line(row.pieces), page, _FURNITURE, MarkKind.FURNITURE)


def _without_notes(flow: Flow) -> tuple[Flow, Sequence[Row]]:
    """A column without the footnotes below it, and these."""
    if not flow.column or flow.items[-1].block:
        return flow, []
    found = rows([piece for item in flow.items for piece in item.pieces])
    below = below_column(found, typical_size(flow.items))
    if not below:
        return flow, []
    first, last = below[0].base - below[0].size / 2, below[-1].base + below[-1].size / 2
    return Flow(flow.column, tuple(item for item in flow.items if not first <= item.base <= last)), below


def _flow(flow: Flow, page: Page) -> Iterator[_Found]:
    for part in parts(headings_first(flow.items)):
        if isinstance(part, Table):
            yield from _rows(part, page)
            continue
        if part[0].row >= 0:
            yield _found(line([piece for item in part for piece in item.pieces]), page, flow.column)
            continue
        for item in part:
            if isinstance(item.block, Table):
                yield from _rows(item.block, page)
            elif isinstance(item.block, Layout):
                for box, pieces in item.block.cells:
                    for cell in flows(_items(rows(pieces)), ()):
                        column = round(box[0]), round(box[2]), *cell.column
                        yield from _flow(Flow(column, cell.items), page)


def _rows(table: Table, page: Page) -> Iterator[_Found]:
    for row in table.rows:
        yield _found(row, page, ("table", *table.box), MarkKind.TABLE)


def _aside(page: Page, running: Counter[str]) -> Iterator[_Found]:
    """Text in other directions, after the text of the page."""
    for turned, pieces in page.aside.items():
        for row in rows(pieces):
            found = line(row.pieces)
            number = page_number(fold(found.text).strip())
            kind = MarkKind.FURNITURE if number or running[_shape(found)] >= _OFTEN else None
            yield _found(found, page, (*_ASIDE, turned), kind, turned)
    for piece in page.slanted:
        yield _found(line([piece]), page, _FURNITURE, MarkKind.FURNITURE, 0)


def _running(sheets: Sequence[Sheet]) -> Counter[str]:
    """How many pages have a head, a foot or a line in another direction of the same words."""
    found: Counter[str] = Counter()
    for sheet in sheets:
        aside = [row for pieces in sheet.page.aside.values() for row in rows(pieces)]
        if aside or sheet.heads or sheet.feet:
            found.update({_shape(line(row.pieces)) for row in (*aside, *sheet.heads, *sheet.feet)})
    return found


def _shape(found: Line) -> str:
    return re.sub(r"[0-9]+", "#", squash(found.text))


def _found(
    found: Line, page: Page, column: tuple[object, ...], kind: MarkKind | None = None, turned: int | None = None
) -> _Found:
    key = round(page.width), *column
    return _Found(Placed(found, page.number, key), kind, page.turned if turned is None else turned)


def _entry(found: _Found, page: Page, left: float, right: float) -> Entry:
    one = found.placed.line
    indent, room = (one.box[0] - left) / one.size, (right - one.box[2]) / one.size
    if not found.turned:
        return Entry(one.text, one.box, one.edges, indent, room, found.kind)
    sideways = (found.turned - page.turned) % 2 == 1
    width, height = (page.height, page.width) if sideways else (page.width, page.height)
    box = turned_back(one.box, found.turned, width, height)
    # Seen on the page the line runs up, down or backwards: no part of it is narrower than the box around all of it.
    edges = tuple(box[2 * (index % 2)] for index in range(len(one.edges)))
    return Entry(one.text, box, edges, indent, room, found.kind)
