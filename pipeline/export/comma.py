"""Tables as CSV that Excel opens as it is."""

import csv
import io
from collections.abc import Iterable

from pipeline.export.characters import legal
from pipeline.export.workbook import Cell

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_lines(rows: Iterable[Iterable[Cell]]) -> str:
    """The rows as RFC 4180 has them, each ended by CR LF, without byte order mark.

    A spreadsheet runs a cell that begins with a formula's sign: such text gets an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return stream.getvalue()


def _harmless(cell: Cell) -> str | float:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = legal(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
