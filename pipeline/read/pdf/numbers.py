"""Line numbers in the margin of a page: 5, 10, 15 beside every fifth line, or a number beside every line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.lines import Row, stretches
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold

_FEWEST, _FEWEST_ONES = 3, 10  # numbers on a page; where every line has one they could be those of a list
_ALIGNED = 0.5  # sizes
_EVEN = 0.08  # of a step: how much steps may differ
_COVERED = 0.8  # of the rows have a number where the step is one
# Lines that are full and end no sentence: sizes they may be short, share of the rows. Items of a list are not like that.
_FULL, _FULL_ROWS = 1.6, 0.4
_LONGEST = 4  # digits


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    pieces: list[Piece]

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right


@dataclass(frozen=True, slots=True)
class _Text:
    """A row without its number; ends: with a full stop."""

    left: float
    right: float
    ends: bool


def line_numbers(rows: Sequence[Row]) -> list[Piece]:
    """The pieces that number the lines of a page, [] where it has none.

    Line numbers go up by one step, at even distances, outside the text. Numbers of paragraphs do not: paragraphs differ
    in length.
    """
    for side in (0, -1):
        numbers, text = _sorted_out(rows, side)
        if len(numbers) >= _FEWEST and text and _number_lines(numbers, text):
            return [piece for number in numbers for piece in number.pieces]
    return []


def _sorted_out(rows: Sequence[Row], side: int) -> tuple[list[_Number], list[_Text]]:
    """Numbers outside the text at one side, and what each row has beside."""
    numbers: list[_Number] = []
    text: list[_Text] = []
    for row in rows:
        parts = [[piece for piece in part if not piece.text.isspace()] for part in stretches(row)]
        parts = [part for part in parts if part]
        short = sum(len(piece.text) for piece in parts[side]) <= _LONGEST
        value = fold("".join(piece.text for piece in parts[side])) if short else ""
        if value.isdecimal() and value.isascii():
            numbers.append(_Number(int(value), parts.pop(side)))
        if parts:
            last = parts[-1][-1]
            text.append(_Text(parts[0][0].left, last.right, last.text.endswith("。")))
    if not text:
        return [], []
    left, right = min(one.left for one in text), max(one.right for one in text)
    outside = [number for number in numbers if (number.left >= right if side else number.right <= left)]
    return outside, text


def _number_lines(numbers: Sequence[_Number], text: Sequence[_Text]) -> bool:
    size = numbers[0].pieces[0].size
    steps = {after.value - before.value for before, after in pairwise(numbers)}
    if len(steps) != 1 or min(steps) < 1:
        return False
    if (
        min(_spread([number.left for number in numbers]), _spread([number.right for number in numbers]))
        > _ALIGNED * size
    ):
        return False
    apart = [after.base - before.base for before, after in pairwise(numbers)]
    if max(apart) - min(apart) > 2 * _EVEN * max(apart):
        return False
    if min(steps) > 1:
        return True
    edge = max(one.right for one in text)
    full = sum(edge - one.right <= _FULL * size and not one.ends for one in text)
    covered = len(numbers) >= _COVERED * len(text)
    return len(numbers) >= _FEWEST_ONES and covered and full >= _FULL_ROWS * len(text)


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)
