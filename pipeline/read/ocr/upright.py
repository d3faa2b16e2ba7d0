"""Numbers in lines that run down: several digits set upright in one place (縦中横), and numbers turned as Latin words are.

The model for vertical Japanese reads one letter after the other and makes a kanji of 31 in one place. Here such digits are
found by their shape and read by the model for Latin letters; in the line a square stands in place of them, which the other
model reads as 口, so that it tells between which letters they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import comb

import numpy as np
from scipy import ndimage

from pipeline.read.ocr.clean import Grey
from pipeline.read.ocr.segments import Segment
from pipeline.read.ocr.tesseract import Glyph

_SURE = 0.7
"""What the reader of Latin letters has to be sure of a number at least: shape and room speak for it already."""
_HIGH = 0.5, 0.9  # sizes from head to foot of a digit
_WIDE = 0.1, 0.55  # sizes of its width
_LEVEL, _LEVEL_TURNED = 0.1, 0.04  # sizes that heads and feet of digits may lie apart
_BESIDE = 0.32  # sizes between turned digits
_PLACE = 1.15  # sizes of the place that digits share
_FEWEST_TURNED = 3  # digits; fewer are set upright
_FEWEST, _MOST = 2, 3  # digits that share a place
_THIN = 0.27  # sizes of the width of 1
_WEAK = 0.5
_FRAME, _STROKE = 0.76, 0.1  # sizes of a square and of its walls
_SQUARES = "口□ロ"
_MOST_WAYS = 5000  # of choosing among squares that are looked at
_LIKE_DIGITS = str.maketrans("lI|!OoQ", "1111000")


@dataclass(frozen=True, slots=True)
class Number:
    """Digits of a line, from start to end along it, in dots.

    upright: they share one place; count: how many; thin: they are so narrow that each can only be a 1.
    """

    start: int
    end: int
    upright: bool
    count: int
    thin: bool = False

    def room(self, size: float) -> int:
        """How wide the square is, with the white around it, that stands in place of it."""
        return min(self.end - self.start, round(size))

    def digits(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """What was read of it as digits with their places in the line, [] where it is none, or not sure enough."""
        if self.thin:
            return self._placed([Glyph("1", 0.0, 0.0, _WEAK)] * self.count)
        read = [replace(glyph, text=glyph.text.translate(_LIKE_DIGITS)) for glyph in glyphs if glyph.text not in ".,"]
        whole = len(read) == self.count and all(glyph.text.isascii() and glyph.text.isdecimal() for glyph in read)
        if not whole or min(glyph.sure for glyph in read) < _SURE:
            return []
        return self._placed(read)

    def _placed(self, digits: Sequence[Glyph]) -> list[Glyph]:
        step = (self.end - self.start) / self.count
        return [
            replace(digit, start=self.start + at * step, end=self.start + (at + 1) * step)
            for at, digit in enumerate(digits)
        ]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A connected piece of ink: along the line and across it."""

    start: int
    end: int
    top: int
    bottom: int


def numbers(segment: Segment, size: float) -> list[Number]:
    """The numbers in a line of a page turned by a quarter, from its beginning; size: of its letters, in dots."""
    shapes = _shapes(segment)
    groups = list(_groups(shapes))
    found = [
        Number(*_extent(group), True, len(group), thin=_are_thin(group, size))
        for group in groups
        if _share_place(group, size)
    ]
    run: list[_Shape] = []
    for group in [*groups, []]:
        digit = group[0] if len(group) == 1 and _stands(group[0], size) else None
        if digit and (not run or _beside(run[-1], digit, size)):
            run.append(digit)
            continue
        if len(run) >= _FEWEST_TURNED:
            found.append(Number(run[0].start, run[-1].end, False, len(run)))
        run = [digit] if digit else []
    return sorted(found, key=lambda number: number.start)


def squared(picture: Grey, found: Sequence[Number], size: float) -> Grey:
    """The picture of a line with a square in place of each number, no wider than a letter."""
    half, stroke, parts, at = round(_FRAME * size / 2), max(2, round(_STROKE * size)), [], 0
    for number in found:
        cell = np.full((len(picture), number.room(size)), 255, np.uint8)
        left, top = max(0, cell.shape[1] // 2 - half), max(0, len(cell) // 2 - half)
        cell[top : top + 2 * half, left : left + 2 * half] = 0
        cell[top + stroke : top + 2 * half - stroke, left + stroke : left + 2 * half - stroke] = 255
        parts += [picture[:, at : number.start], cell]
        at = number.end
    return np.hstack([*parts, picture[:, at:]])


def unsquared(glyphs: Iterable[Glyph], found: Sequence[Number], size: float) -> list[Glyph]:
    """What was read of such a picture, each at its place in the line."""
    moved = []
    for glyph in glyphs:
        shift = 0
        for number in found:
            if (glyph.start + glyph.end) / 2 + shift > number.start + number.room(size):
                shift += number.end - number.start - number.room(size)
        moved.append(replace(glyph, start=glyph.start + shift, end=glyph.end + shift))
    return moved


def squares(found: Iterable[Number]) -> list[Glyph]:
    """What is read of a line that has numbers and nothing else."""
    return [Glyph(_SQUARES[0], number.start, number.end, 1.0) for number in found]


def places(glyphs: Sequence[Glyph], found: Sequence[Number]) -> tuple[int, ...] | None:
    """Which of the glyphs of a line are the squares of its numbers, None where too few of them were read."""
    read = [index for index, glyph in enumerate(glyphs) if glyph.text in _SQUARES]
    if len(read) < len(found) or comb(len(read), len(found)) > _MOST_WAYS:
        return None
    return min(combinations(read, len(found)), key=lambda some: _apart([glyphs[at] for at in some], found))


def _apart(glyphs: Sequence[Glyph], found: Sequence[Number]) -> float:
    """How far glyphs stand from numbers, in all."""
    return sum(
        abs(glyph.start + glyph.end - number.start - number.end) for glyph, number in zip(glyphs, found, strict=True)
    )


def _shapes(segment: Segment) -> list[_Shape]:
    labels, _ = ndimage.label(segment.ink, np.ones((3, 3), bool))
    return [
        _Shape(columns.start, columns.stop, rows.start, rows.stop) for rows, columns in ndimage.find_objects(labels)
    ]


def _groups(shapes: Sequence[_Shape]) -> Iterator[list[_Shape]]:
    """Shapes that lie beside each other across the line, from its beginning."""
    group: list[_Shape] = []
    for shape in sorted(shapes, key=lambda shape: shape.start):
        if group and shape.start >= max(one.end for one in group):
            yield group
            group = []
        group.append(shape)
    if group:
        yield group


def _extent(group: Sequence[_Shape]) -> tuple[int, int]:
    return min(shape.start for shape in group), max(shape.end for shape in group)


def _share_place(group: Sequence[_Shape], size: float) -> bool:
    """True for shapes as high as each other side by side, as the page shows them."""
    if not _FEWEST <= len(group) <= _MOST:
        return False
    across = sorted(group, key=lambda shape: shape.top)
    level = all(
        abs(one.start - other.start) <= _LEVEL * size and abs(one.end - other.end) <= _LEVEL * size
        for one, other in pairwise(across)
    )
    apart = all(one.bottom <= other.top for one, other in pairwise(across))
    digits = all(_is_digit(shape.end - shape.start, shape.bottom - shape.top, size) for shape in across)
    return level and apart and digits and across[-1].bottom - across[0].top <= _PLACE * size


def _are_thin(group: Sequence[_Shape], size: float) -> bool:
    """True for 11; three such strokes may be 川."""
    return len(group) == _FEWEST and all(shape.bottom - shape.top <= _THIN * size for shape in group)


def _stands(shape: _Shape, size: float) -> bool:
    return _is_digit(shape.bottom - shape.top, shape.end - shape.start, size)


def _is_digit(high: int, wide: int, size: float) -> bool:
    return _HIGH[0] * size <= high <= _HIGH[1] * size and _WIDE[0] * size <= wide <= _WIDE[1] * size


def _beside(before: _Shape, shape: _Shape, size: float) -> bool:
    level = max(abs(before.top - shape.top), abs(before.bottom - shape.bottom)) <= _LEVEL_TURNED * size
    return level and shape.start - before.end <= _BESIDE * size
