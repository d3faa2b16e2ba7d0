"""Rows of cells -> lines of a terminal whose columns stand under each other; a full-width sign takes two places."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

WIDTH = 100
"""Places of a line: what fits beside nothing else in a terminal of usual size."""
_GAP = "  "
_LEAST = 10
_ATOM = re.compile(r"（[^（）]{1,24}）|.")
"""What is not torn: a sign, or a place in brackets."""
_NOT_FIRST = "、。，．」』）］・ー％,.%)]"
"""Signs that do not open a line."""


def draw(rows: Sequence[Sequence[Sequence[str]]], *, width: int = WIDTH) -> list[str]:
    """The lines of a table, at most width places each, as far as every column has room for a few words.

    rows: the heading first; a cell has the lines it is to be shown in, longer ones are broken.
    """
    widths = _widths(
        [max((places(line) for row in rows for line in row[n]), default=0) for n in range(len(rows[0]))], width
    )
    lines: list[str] = []
    for number, row in enumerate(rows):
        cells = [
            [part for line in cell for part in _broken(line, room)] for cell, room in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=""):
            line = _GAP.join(part + " " * (room - places(part)) for part, room in zip(parts, widths, strict=True))
            lines.append(line.rstrip())
        if number == 0:
            lines.append("-" * (sum(widths) + len(_GAP) * (len(widths) - 1)))
    return lines


def places(text: str) -> int:
    """How many places a text takes: two for a full-width sign, none for one that stands on another."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _widths(wanted: list[int], width: int) -> list[int]:
    """The widest columns give way first, all alike."""
    room = width - len(_GAP) * (len(wanted) - 1)
    widths = list(wanted)
    while sum(widths) > room and max(widths) > _LEAST:
        widest = max(widths)
        widths[widths.index(widest)] = widest - 1
    return widths


def _broken(line: str, room: int) -> list[str]:
    atoms = [atom if places(atom) <= room else tuple(atom) for atom in _ATOM.findall(line)]
    parts, part = [], ""
    for sign in (sign for atom in atoms for sign in ([atom] if isinstance(atom, str) else atom)):
        if part and places(part + sign) > room and sign not in _NOT_FIRST:
            parts.append(part)
            part = sign.lstrip()
        else:
            part += sign
    return [*parts, part]
