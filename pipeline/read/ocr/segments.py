"""Ink of a page -> stretches of lines: what stands beside each other without a wide gap, each with its own ink."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from pipeline.read.ocr.clean import Ink, closed

_GAP = 1.3  # sizes: what stands farther apart is read by itself, as cells of a table and columns are
_GAP_DOWN = 1.8  # in vertical writing, where 一 is but a stroke in the middle of its place, with white space after it
_TALL = 1.6  # sizes: what is higher may be two lines that touch
_FLAT = 0.55  # sizes: what is lower may be one stroke of 二, or ー
_WHOLE = 1.2  # sizes: strokes that make one letter together are no higher
_SMALLEST = 0.16  # sizes
_LARGEST = 4.0  # sizes: what is higher is a picture


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line, in dots from the top left of the page; ink: of its own letters alone, bottom - top by right - left."""

    left: int
    top: int
    right: int
    bottom: int
    ink: Ink

    @property
    def height(self) -> int:
        """In dots."""
        return self.bottom - self.top


def segments(ink: Ink, size: float, *, down: bool = False) -> list[Segment]:
    """The stretches of all lines that run from left to right, in no order.

    size: of most letters, in dots; down: the page is turned, its letters lie on their side.
    """
    labels, _ = ndimage.label(closed(ink, round((_GAP_DOWN if down else _GAP) * size)), np.ones((3, 3), bool))
    boxes = [
        (rows.start, rows.stop, columns.start, columns.stop, {number})
        for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1)
    ]
    found: list[Segment] = []
    for top, bottom, left, right, numbers in _whole(boxes, size):
        own = np.isin(labels[top:bottom, left:right], list(numbers)) & ink[top:bottom, left:right]
        for start, end in _lines(own, size):
            part = _tight(Segment(left, top + start, right, top + end, own[start:end]))
            if part and max(part.height, part.right - part.left) >= _SMALLEST * size and part.height <= _LARGEST * size:
                found.append(part)
    return found


_Box = tuple[int, int, int, int, set[int]]


def _whole(boxes: list[_Box], size: float) -> list[_Box]:
    """The boxes with strokes that belong to one letter joined: 二 alone is two, い too."""
    low = sorted((box for box in boxes if box[1] - box[0] < _FLAT * size), key=lambda box: box[0])
    rest = [box for box in boxes if box[1] - box[0] >= _FLAT * size]
    joined: list[_Box] = []
    for box in low:
        top, bottom, left, right, numbers = box
        home = min(
            (
                (max(bottom, other[1]) - min(top, other[0]), pile, index)
                for pile, some in enumerate((joined, rest))
                for index, other in enumerate(some)
                if min(right, other[3]) - max(left, other[2]) >= -_GAP * size / 2
                and max(bottom, other[1]) - min(top, other[0]) <= max(_WHOLE * size, other[1] - other[0])
            ),
            default=None,
        )
        if home is None:
            joined.append(box)
            continue
        some = (joined, rest)[home[1]]
        other = some[home[2]]
        some[home[2]] = (
            min(top, other[0]), max(bottom, other[1]), min(left, other[2]), max(right, other[3]), numbers | other[4],
        )  # fmt: skip
    return [*rest, *joined]


def _lines(ink: Ink, size: float) -> list[tuple[int, int]]:
    """First and last row of each line in ink: lines that touch are parted where there is least of it."""
    height = len(ink)
    if height <= _TALL * size:
        return [(0, height)]
    rows = ndimage.gaussian_filter1d(ink.sum(axis=1).astype(float), 0.08 * size)
    first, last = round(0.7 * size), round(1.7 * size)
    if height - first <= first:
        return [(0, height)]
    window = rows[first : min(last, height - first)]
    cut = first + int(window.argmin())
    if window.min() > 0.25 * rows.max():
        return [(0, height)]  # one large letter
    return [(0, cut), *((cut + start, cut + end) for start, end in _lines(ink[cut:], size))]


def _tight(segment: Segment) -> Segment | None:
    rows, columns = np.flatnonzero(segment.ink.any(axis=1)), np.flatnonzero(segment.ink.any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    return Segment(
        segment.left + left,
        segment.top + top,
        segment.left + right,
        segment.top + bottom,
        segment.ink[top:bottom, left:right],
    )
