"""Do rows that stand beside each other read across, as in a table, or down, as in columns?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from pipeline.read.pdf.items import Item, typical_size
from pipeline.read.pdf.lines import is_wide

NARROWEST = 8.0
"""Sizes: numbers and labels stand in narrower columns, text does not."""

_NARROW = 3.0  # sizes: page numbers and marks stand in narrower columns
_LEADERS = frozenset(".．…‥・･·-─━_＿")
_FEWEST = 4  # rows in each of two columns
_WRAPS = 2  # lines in each of two columns that are full and go on
_TEXT = 4  # lines that are full and go on: text, whatever stands beside it
_ALIKE = 0.1  # of their width: columns that differ by so little are set as columns
_WIDE = 16.0  # sizes: the entries of a table that are as wide do not stand beside others
_FULL_ROWS = 0.25  # of the rows of a column of text; entries of a table are shorter
_FULL = 1.6  # sizes that a full line may end short of the edge of its column
_FULL_LATIN = 5.0  # a word of Latin letters that does not fit leaves more
_PITCH = 2.4  # sizes from one base line to the next within a paragraph
_ASKEW, _ASKEW_ROWS = 0.15, 0.6  # sizes, share: rows of a table stand on one base line, lines of two columns need not


@dataclass(frozen=True, slots=True)
class _Span:
    """What one row has in a column. latin: ends with a Latin letter; leads: with dots, to a number beside."""

    left: float
    right: float
    base: float
    size: float
    latin: bool
    leads: bool


def reads_down(first: Sequence[Item], second: Sequence[Item]) -> bool:
    """True where the rows of two columns cannot be read across.

    The first column is text that goes on from line to line beside whatever stands in the second, or both are text, or
    they stand on base lines of their own.
    """
    left, right = _spans(first), _spans(second)
    if not left or not right:
        return False
    size = typical_size([*first, *second])
    widths = _width(left) / size, _width(right) / size
    wraps = _wraps(left), _wraps(right)
    if widths[0] >= _WIDE and widths[1] >= _NARROW and wraps[0] >= _TEXT:
        return True
    if min(widths) < NARROWEST or min(len(left), len(right)) < _FEWEST:
        return False
    if min(wraps) >= _WRAPS and min(_filled(left), _filled(right)) >= _FULL_ROWS:
        return True
    alike = abs(widths[0] - widths[1]) <= _ALIKE * max(widths) and min(widths) >= _WIDE
    return (alike and max(wraps) >= _WRAPS) or _askew(left, right) >= _ASKEW_ROWS


def _spans(items: Iterable[Item]) -> list[_Span]:
    """What each row has, from top to bottom."""
    found: list[_Span] = []
    ordered = sorted((item for item in items if item.row >= 0), key=lambda item: (item.row, item.left))
    for _, run in groupby(ordered, key=attrgetter("row")):
        row = list(run)
        last = row[-1].pieces[-1].text[-1]
        found.append(_Span(row[0].left, row[-1].right, row[0].base, row[0].size, not is_wide(last), last in _LEADERS))
    return sorted(found, key=attrgetter("base"))


def _width(spans: Sequence[_Span]) -> float:
    """Of the column, in points."""
    return max(span.right for span in spans) - min(span.left for span in spans)


def _is_full(span: _Span, edge: float) -> bool:
    return edge - span.right <= (_FULL_LATIN if span.latin else _FULL) * span.size


def _filled(spans: Sequence[_Span]) -> float:
    """Share of the rows that reach the edge of the column."""
    edge = _right_edge(spans)
    return sum(_is_full(span, edge) for span in spans) / len(spans)


def _wraps(spans: Sequence[_Span]) -> int:
    """Number of lines that are full and go on in the next."""
    edge = _right_edge(spans)
    return sum(
        _is_full(span, edge)
        and not span.leads
        and after.base - span.base <= _PITCH * span.size
        and edge - span.left >= NARROWEST * span.size
        for span, after in pairwise(spans)
    )


def _right_edge(spans: Sequence[_Span]) -> float:
    rights = sorted(span.right for span in spans)
    return rights[-1 - len(rights) // 10]


def _askew(left: Sequence[_Span], right: Sequence[_Span]) -> float:
    """Share of the rows of the shorter column that stand beside the other's but on no base line of it."""
    few, many = sorted((left, right), key=len)
    beside = [span for span in few if many[0].base <= span.base <= many[-1].base]
    if len(beside) < _FEWEST:
        return 0.0
    off = sum(min(abs(span.base - other.base) for other in many) > _ASKEW * span.size for span in beside)
    return off / len(beside)
