"""Cells of an HTML table that cover several columns or rows: where the others stand."""

from lxml import etree

_MOST_COLUMNS = 100  # that one cell covers; no table of a contract is as wide
_MOST_ROWS = 10_000


class Columns:
    """The columns of one table, row by row, as its cells come."""

    def __init__(self) -> None:
        self._held: dict[int, int] = {}  # columns that a cell of a row above covers, and in how many rows more
        self._taken: dict[int, int] = {}  # those of the cells of this row that go on below
        self._column = 0
        self._written = 0

    def row(self) -> None:
        """A row begins."""
        held = {column: rows - 1 for column, rows in self._held.items() if rows > 1}
        self._held = held | self._taken
        self._taken, self._column, self._written = {}, 0, 0

    def cell(self, element: etree._Element) -> int:
        """How many columns further right a cell stands than the one before it in the row, or than the first column."""
        while self._column in self._held:
            self._column += 1
        steps = self._column - self._written
        self._written = self._column
        wide, high = _span(element, "colspan", _MOST_COLUMNS), _span(element, "rowspan", _MOST_ROWS)
        if high > 1:
            self._taken |= dict.fromkeys(range(self._column, self._column + wide), high - 1)
        self._column += wide
        return steps


def _span(element: etree._Element, name: str, most: int) -> int:
    """What the attribute says, 1 where it says nothing that can be; a rowspan of 0 reaches to the end."""
    given = (element.get(name) or "").strip()
    if not (given.isascii() and given.isdigit()):
        return 1
    return min(most, int(given[:6])) or (most if name == "rowspan" else 1)
