"""The rows of tables: cells with their heading, their row's name and their place in the text of the unit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.extract.reader import Block, Node

_SUM = re.compile(
    r"^\s*[0-9０-９][0-9０-９,，.．]*\s*[%％円]?\s*$|[0-9０-９一二三四五六七八九十百千万億]\s*円(?!\s*(?:未満|以上|以下|を?超|まで))"
)
_NUMBERING = re.compile(r"[\W_]*|[0-9０-９]{1,3}|[(（]?[0-9０-９一二三四五六七八九十]{1,2}[)）]?|合計|小計|計|総計")
_TOTAL = re.compile(r"\s*(?:合計|小計|総計|計)\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where it begins in the text of the block, what its column and its row are called."""

    text: str
    start: int
    column: str
    row: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a block; `lead` is the text of the block before it, `note` the text after it."""

    block: Block
    start: int
    end: int
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
    lead: str
    note: str


def tables(node: Node) -> Iterator[Table]:
    """The tables in the texts of a unit: lines that follow each other and have cells."""
    seen: set[int] = set()
    for block in (sentence.block for sentence in node.sentences):
        if id(block) not in seen and "\t" in block.original:
            seen.add(id(block))
            yield from _of_block(block)


def stands_in_table(block: Block, start: int) -> bool:
    """Whether the place in the text of the block is a line with cells."""
    if "\t" not in block.original:
        return False
    begin = block.original.rfind("\n", 0, start) + 1
    end = block.original.find("\n", start)
    return "\t" in block.original[begin : end if end >= 0 else len(block.original)]


def _of_block(block: Block) -> Iterator[Table]:
    text, rows, base = block.original, [], 0
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append((base, line))
        elif rows:
            yield _table(block, rows)
            rows = []
        base += len(line) + 1


def _table(block: Block, rows: list[tuple[int, str]]) -> Table:
    start, end = rows[0][0], rows[-1][0] + len(rows[-1][1])
    split = [list(_cells(base, line)) for base, line in rows]
    headed = len(split) > 1 and not any(_SUM.search(cell) for _, cell in split[0])
    header = tuple(cell.strip() for _, cell in split[0]) if headed else ()
    cells: list[Cell] = []
    for row in split[1:] if headed else split:
        if any(_TOTAL.fullmatch(cell) for _, cell in row):
            continue
        for index, (place, cell) in enumerate(row):
            name = " ".join(_names(before for _, before in row[:index]))
            cells.append(Cell(cell, place, header[index] if index < len(header) else "", name))
    return Table(block, start, end, header, tuple(cells), block.original[:start], block.original[end:])


def _names(cells: Iterable[str]) -> list[str]:
    """What tells a row: its first two cells that are no numbers and no sums."""
    return [cell.strip() for cell in cells if not (_NUMBERING.fullmatch(cell.strip()) or _SUM.search(cell))][:2]


def _cells(base: int, line: str) -> Iterator[tuple[int, str]]:
    for cell in line.split("\t"):
        yield base, cell
        base += len(cell) + 1
