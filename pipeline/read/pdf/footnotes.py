"""Footnotes: the last rows of the text of a page, each with its sign, under a short line or in smaller letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.read.pdf.lines import Line, Row, line
from pipeline.read.pdf.page import ABOVE, Page
from pipeline.read.pdf.tables import joined
from pipeline.text.normalize import fold, squash
from pipeline.types.source import Box

_SIGN = re.compile(r"[(（]?(?:※|[*†‡]|注)\s?[0-9]{0,2}[)）]?|[(（]?[0-9]{1,2}(?:[)）]|(?![0-9.,条項年月日]))")
_HEADING = re.compile(
    r"第\s*[0-9一二三四五六七八九十百]+\s*条(?:\s*の\s*[0-9一二三四五六七八九十]+)?"
    r"(?:\s*$|\s+(?![(【\[〔])|\s*(?:\([^()]+\)|【[^】]+】|\[[^\]]+\]|〔[^〕]+〕)(?![のにをはがとでや、及又]))"
)  # 第3条(料金), not 第3条(料金)に
_SMALL, _RAISED = 0.92, 0.75  # times the size of the text: of a footnote, of the sign that points to it
_MOST = 12  # rows
_INDENT, _GAP = 8.0, 3.0  # sizes: between the beginnings of rows of footnotes, within one row
_SHORT, _LEFT = 0.5, 2.0  # of the width of the page, sizes: length of the line above footnotes, and where it begins


def footnotes(found: Sequence[Row], page: Page, size: float, blocks: Iterable[Box]) -> int:
    """Index of the first row of the footnotes, their number where there are none.

    found: rows of text from top to bottom, without heads and feet; size: of the text; blocks: where tables are.
    """
    first = _under_a_line(found, page, size, list(blocks))
    first = _small(found, size) if first == len(found) else first
    return first if first == len(found) or _is_one_column(found[first:], size) else len(found)


def below_column(found: Sequence[Row], size: float) -> Sequence[Row]:
    """The rows of the footnotes below the text of one of several columns: small letters may go on with articles after them."""
    first = _small(found, size)
    below = list(takewhile(lambda row: not _HEADING.match(fold(line(row.pieces).text).lstrip()), found[first:]))
    return below if below and _is_one_column(below, size) else []


def joined_notes(found: Iterable[Row]) -> Iterator[Line]:
    """Each footnote as one line; found: rows of footnotes from top to bottom."""
    note: list[Line] = []
    for row in found:
        if note and _sign(row):
            yield _joined(note)
            note = []
        note.append(line(row.pieces))
    if note:
        yield _joined(note)


def _joined(lines: Sequence[Line]) -> Line:
    lefts, tops, rights, bottoms = zip(*(one.box for one in lines), strict=True)
    return joined([((min(lefts), min(tops), max(rights), max(bottoms)), lines)])


def _under_a_line(found: Sequence[Row], page: Page, size: float, blocks: Sequence[Box]) -> int:
    if not found:
        return 0
    left = min(row.pieces[0].left for row in found)
    for ruling in page.drawings.lying:
        is_short = ruling.end - ruling.start <= _SHORT * page.width and abs(ruling.start - left) <= _LEFT * size
        if not is_short or any(top - 3 <= ruling.at <= bottom + 3 for _, top, _, bottom in blocks):
            continue
        first = next((index for index, row in enumerate(found) if _top(row) >= ruling.at - 1), len(found))
        below = found[first:]
        if not first or not 0 < len(below) <= _MOST or any(row.size > 1.02 * size for row in below):
            continue
        if _sign(below[0]) in _signs(found[:first]):  # the line under a heading stands above 項
            return first
    return len(found)


def _is_one_column(rows: Sequence[Row], size: float) -> bool:
    """False where text of another column stands beside or among the rows: it is no footnote, and where it belongs is not known yet."""
    left = rows[0].pieces[0].left
    return all(
        abs(row.pieces[0].left - left) <= _INDENT * size
        and all(after.left - before.right <= _GAP * size for before, after in pairwise(row.pieces))
        for row in rows
    )


def _small(found: Sequence[Row], size: float) -> int:
    """The rows in small letters at the end, from the first on whose sign the text above has."""
    first = len(found)
    while first and found[first - 1].size <= _SMALL * size:
        first -= 1
    if not first or len(found) - first > _MOST:
        return len(found)
    signs = _signs(found[:first])
    return next((first + index for index, row in enumerate(found[first:]) if _sign(row) in signs), len(found))


def _signs(above: Iterable[Row]) -> set[str]:
    """What points to a footnote in the text: signs that are nothing else, numbers where they are raised."""
    found: set[str] = set()
    for row in above:
        found.update(squash(sign) for sign in re.findall(r"(?:※|\*|†|‡|注)\s?[0-9]{0,2}", fold(line(row.pieces).text)))
        small = (fold(piece.text).strip() for piece in row.pieces if piece.size <= _RAISED * row.size)
        found.update(_bare(words) for words in small if _SIGN.fullmatch(words))
    return found - {"", "注"}


def _sign(row: Row) -> str:
    """What a row begins with, without brackets; "" where that is no sign."""
    sign = _SIGN.match(fold(line(row.pieces).text).lstrip())
    return _bare(sign[0]) if sign else ""


def _bare(sign: str) -> str:
    return squash(sign).strip("()（）")


def _top(row: Row) -> float:
    return row.base - ABOVE * row.size
