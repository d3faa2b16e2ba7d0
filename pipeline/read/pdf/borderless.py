"""Rows of text -> the tables among them that have no ruling lines: cells stand under each other with clear gaps between."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.read.pdf.bands import Band, Printed, gaps
from pipeline.read.pdf.items import Item
from pipeline.read.pdf.lines import Line
from pipeline.read.pdf.page import ABOVE, BELOW
from pipeline.read.pdf.tables import Table, joined
from pipeline.text.normalize import fold

_PITCH = 4.0  # sizes from one row to the next at most
_FEWEST, _FEWEST_WIDE = 3, 2  # rows; of three columns or more, where a page may have broken the table
_ALIGNED, _EDGE = 0.7, 0.35  # of the cells of a column begin, end or are centred at one place; sizes
_LINES = 3  # of a cell; a longer one that is full line by line is text
_FILLED = 0.6  # of the rows have two cells or more
_LONGEST, _SENTENCES, _MORE_SENTENCES = 120, 0.34, 0.5  # characters of a cell; of the cells of two, or more, columns
_LABELS = 0.34  # of the first cells: more are the numbers of items
_NUMBER = "[0-9〇一二三四五六七八九十百]+"
_HEADING = re.compile(rf"第\s*{_NUMBER}\s*[条章節編款]|附\s*則|別\s*[紙表]")
_PLACE = re.compile(rf"第{_NUMBER}条(?:の[0-9]+)*(?:第{_NUMBER}[項号])+")
_LABEL = re.compile(
    r"[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[ァ-ン]|[a-zA-Z]|[ivx]{1,4})(?:[)）.．、]|(?:[.．][0-9]+)*$)|[①-⑳㉑-㊿・●○■□◆※☐☑☒✓✔]"
)
_ITEM = re.compile(r"(?:[(（]?[0-9]{1,2}[)）]|[①-⑳]|[0-9]{1,2}[.．、])\s*[^0-9\s]")
_ITEMS = 0.15  # of all cells: more begin items of a text in columns
_COUNTED = re.compile(r"[0-9]{1,3}")
_SIGNED = re.compile(
    r"[(（]?(?:住\s*所|氏\s*名|商\s*号|所\s*在\s*地|代表者?|代表取締役.*|名\s*称|甲|乙|丙|丁)[)）]?[:：]?"
)
_SEALED = re.compile(r"㊞|[(（]印[)）]|(?:^|\s)印$")
_LEADER = re.compile(r"(?:[.．…‥・･·]\s*){4,}|…$")


def parts(items: Sequence[Item], edges: Sequence[float] = ()) -> Iterator[tuple[Item, ...] | Table]:
    """The items row by row, those that are a table together as one; items: from top to bottom, blocks among them.

    edges: left ones of columns of text that the pages show; what stands in two of them is no table.
    """
    rows = [Printed(tuple(run)) for _, run in groupby(items, key=attrgetter("row"))]
    at = 0
    while at < len(rows):
        band = _band(rows, at)
        if band is None:
            yield rows[at].items
            at += 1
            continue
        parted = any(map(band.is_parted, edges))
        table = None if parted else _table(band)
        end = at + (len(band.rows) if table or parted or band.is_prose else 1)
        if table:
            yield table
        else:
            yield from (row.items for row in rows[at:end])
        at = end


def _band(rows: Sequence[Printed], start: int) -> Band | None:
    """The rows from start on that leave the same gaps free, None where they are too few for a table."""
    first = rows[start]
    free = gaps([first])
    if not free or _is_barrier(first):
        return None
    end, most = start + 1, len(first.items)
    while end < len(rows):
        row = rows[end]
        if row.base - rows[end - 1].base > _PITCH * row.size or _is_barrier(row):
            break
        narrowed = gaps(rows[start : end + 1])
        most = max(most, len(row.items))
        # A head in the middle of its column makes gaps that are none.
        if len(narrowed) < len(free) and (not narrowed or most > len(narrowed) + 1):
            break
        free = narrowed
        end += 1
    while end - start >= _FEWEST_WIDE:
        band = Band(rows[start:end])
        if not band.ends_alone:
            return band
        end -= 1
    return None


def _is_barrier(row: Printed) -> bool:
    """True for what is no row of a table: blocks, headings, entries of a table of contents, signatures."""
    if row.items[0].row < 0:
        return True
    first, *others = row.texts
    if _HEADING.match(first) and not (_PLACE.fullmatch(first) or len(others) > 1):
        return True
    if len(others) < 3 and (any(map(_SEALED.search, (first, *others))) or _SIGNED.fullmatch(first)):
        return True
    return any(map(_LEADER.search, (first, *others)))


def _table(band: Band) -> Table | None:
    """The table that the band is, None where it is none."""
    groups = band.by_gaps or band.by_cells
    if len(groups) < (_FEWEST if len(band.columns) == 2 else _FEWEST_WIDE) or (
        band.is_prose and (not band.by_gaps or max(map(len, groups)) > _LINES)
    ):
        return None
    cells = [band.lines(group) for group in groups]
    if not _is_table(cells, band):
        return None
    first, last = band.rows[0], band.rows[-1]
    top, bottom = first.base - ABOVE * first.size, last.base + BELOW * last.size
    found: list[Line] = []
    for row in cells:
        there = [((left, top, right, bottom), cell) for (left, right), cell in zip(band.columns, row, strict=True)]
        while not there[-1][1]:
            there.pop()
        found.append(joined(there))
    return Table((band.columns[0][0], top, band.columns[-1][1], bottom), tuple(found))


def _is_table(cells: Sequence[Sequence[Sequence[Line]]], band: Band) -> bool:
    """True where what stands in the cells is no text, no list of items, and they are aligned."""
    texts = [[fold("".join(one.text for one in cell)).strip() for cell in row] for row in cells]
    every = [text for row in texts for text in row if text]
    sentences = sum("。" in text for text in every) / len(every)
    if max(map(len, every)) > _LONGEST or sentences > (_SENTENCES if len(band.columns) == 2 else _MORE_SENTENCES):
        return False
    if sum(sum(map(bool, row)) > 1 for row in texts) < _FILLED * len(texts):
        return False
    if sum(bool(_ITEM.match(text)) for text in every) > max(1, _ITEMS * len(every)):
        return False
    first = [row[0] for row in texts if row[0]]
    labels = sum(bool(_LABEL.match(text)) for text in first)
    counted = len(band.columns) > 2 and not _LABEL.match(first[0]) and all(map(_COUNTED.fullmatch, first[1:]))
    if labels > _LABELS * len(first) and not counted:
        return False
    size = band.rows[0].size
    return all(_is_aligned([row[index] for row in cells if row[index]], size) for index in range(len(band.columns)))


def _is_aligned(column: Sequence[Sequence[Line]], size: float) -> bool:
    """True where most cells begin, end or are centred at one place; of the head that need not hold."""
    boxes = [cell[0].box for cell in column]
    limit = _EDGE * size
    for edges in ([box[0] for box in boxes], [box[2] for box in boxes], [(box[0] + box[2]) / 2 for box in boxes]):
        most = max(sum(abs(edge - other) <= limit for other in edges) for edge in edges)
        if most >= max(min(2, len(edges)), _ALIGNED * (len(edges) - 1)):
            return True
    return False
