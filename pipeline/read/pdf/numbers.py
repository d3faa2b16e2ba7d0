"""Line numbers beside a column of text: 5, 10, 15 at every fifth line, or a number at every line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.lines import Row, stretches
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold

_FEWEST, _FEWEST_ONES = 3, 10  # numbers on a page; where every line has one they could be those of a list
_LONGEST = 3  # digits
_APART = 0.35  # sizes from a number to the text of its line at least
_ALIGNED = 0.3  # sizes: numbers of one and two digits end, begin or are centred at one place
_IN_STEP = 0.6  # of the numbers stand as many rows apart as they differ
_EDGE = 2.0  # points
_FULL = 1.6  # sizes that a line may be short of the longest and still be broken there
_BROKEN, _BROKEN_SHARE = (
    3,
    0.08,
)  # numbered lines that go on in the next, which has a number too: items of a list do not
_FIRST = 6.0  # sizes from the left edge of a column within which its lines begin
_PITCH = 2.5  # sizes from a line to the next within a paragraph


@dataclass(frozen=True, slots=True)
class _Number:
    """A number and what stands in its row to the right of it, or to the left where nothing does. row: from the top."""

    value: int
    pieces: Sequence[Piece]
    beside: Sequence[Piece]
    row: int

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return self.pieces[0].size

    @property
    def sides(self) -> tuple[float, float]:
        return self.pieces[0].left, self.pieces[-1].right


def line_numbers(pages: Sequence[Sequence[Row]]) -> list[list[Piece]]:
    """The pieces that number the lines of each page, [] where it has none.

    Line numbers go up by one step, in a strip of their own, and do so line by line; numbers of paragraphs stand farther
    apart than they differ, or at lines that end. Where some pages show a strip of them, one number in it is enough.
    """
    sorted_out = [_sorted_out(rows) for rows in pages]
    found = [_sure(numbers, others) for numbers, others in sorted_out]
    strips = [_strip(column) for columns in found for column in columns]
    if strips:
        found = [
            columns or _in_strips(numbers, others, strips)
            for columns, (numbers, others) in zip(found, sorted_out, strict=True)
        ]
    return [[piece for column in columns for number in column for piece in number.pieces] for columns in found]


def _sure(numbers: Sequence[_Number], others: Sequence[tuple[int, Sequence[Piece]]]) -> list[list[_Number]]:
    """Columns of line numbers that show on one page."""
    found: list[list[_Number]] = []
    rest = list(numbers)
    while len(rest) >= _FEWEST:
        column = _aligned(rest)
        if _number_lines(column, others):
            found.append(column)
        rest = [number for number in rest if number not in column]
    return found


def _in_strips(
    numbers: Sequence[_Number], others: Sequence[tuple[int, Sequence[Piece]]], strips: Sequence[tuple[float, float]]
) -> list[list[_Number]]:
    """Numbers that go up in a strip where other pages have line numbers."""
    for left, right in strips:
        column = [number for number in numbers if left - _EDGE <= number.sides[0] and number.sides[1] <= right + _EDGE]
        rising = all(after.value > before.value for before, after in pairwise(column))
        if column and rising and _is_free(column, others):
            return [column]
    return []


def _strip(column: Sequence[_Number]) -> tuple[float, float]:
    return min(number.sides[0] for number in column), max(number.sides[1] for number in column)


def _is_free(numbers: Sequence[_Number], others: Sequence[tuple[int, Sequence[Piece]]]) -> bool:
    """True where no text stands between the first and the last number."""
    left, right = _strip(numbers)
    top, bottom = numbers[0].base - numbers[0].size, numbers[-1].base + numbers[-1].size
    return not any(top < part[0].base < bottom and part[0].left < right and left < part[-1].right for _, part in others)


def _sorted_out(rows: Sequence[Row]) -> tuple[list[_Number], list[tuple[int, Sequence[Piece]]]]:
    """What may be a number, and all other stretches with their rows."""
    numbers: list[_Number] = []
    others: list[tuple[int, Sequence[Piece]]] = []
    for index, row in enumerate(rows):
        parts = [[piece for piece in part if not piece.text.isspace()] for part in stretches(row)]
        parts = [part for part in parts if part]
        for at, part in enumerate(parts):
            end = next((end for end in range(1, len(part)) if _apart(part[end - 1], part[end])), len(part))
            short = sum(len(piece.text) for piece in part[:end]) <= _LONGEST
            value = fold("".join(piece.text for piece in part[:end])) if short else ""
            if not (value.isdecimal() and value.isascii()):
                others.append((index, part))
                continue
            beside = part[end:] or (parts[at + 1] if at + 1 < len(parts) else parts[at - 1] if at else [])
            numbers.append(_Number(int(value), part[:end], beside, index))
            if end < len(part):
                others.append((index, part[end:]))
    return numbers, others


def _apart(piece: Piece, following: Piece) -> bool:
    return following.left - piece.right > _APART * piece.size


def _aligned(numbers: Sequence[_Number]) -> list[_Number]:
    """The numbers that stand in one column with the first, from top to bottom."""
    first = numbers[0]
    limit = _ALIGNED * first.size
    left, right = first.sides
    middle = (left + right) / 2
    groups = (
        [number for number in numbers if abs(number.sides[1] - right) <= limit],
        [number for number in numbers if abs(number.sides[0] - left) <= limit],
        [number for number in numbers if abs(sum(number.sides) / 2 - middle) <= limit],
    )
    return max(groups, key=len)


def _number_lines(numbers: Sequence[_Number], others: Sequence[tuple[int, Sequence[Piece]]]) -> bool:
    steps = {after.value - before.value for before, after in pairwise(numbers)}
    if len(numbers) < _FEWEST or len(steps) != 1 or min(steps) < 1:
        return False
    if not _is_free(numbers, others):
        return False
    step = min(steps)
    if step > 1:
        beside = min((number.beside[0].left for number in numbers if number.beside), default=0.0)
        rows = sorted(
            {row for row, part in others if part[0].left < beside + _FIRST * part[0].size and part[-1].right > beside}
        )
        in_step = sum(
            bisect_right(rows, after.row) - bisect_right(rows, before.row) == step
            for before, after in pairwise(numbers)
        )
        return in_step >= _IN_STEP * (len(numbers) - 1)
    return len(numbers) >= _FEWEST_ONES and _broken(numbers) >= max(_BROKEN, _BROKEN_SHARE * len(numbers))


def _broken(numbers: Sequence[_Number]) -> int:
    """How many of the numbered lines are full, end no sentence, and are followed by another right below."""
    rights = sorted(number.beside[-1].right for number in numbers if number.beside)
    if not rights:
        return 0
    edge = rights[-1 - len(rights) // 10]
    return sum(
        bool(number.beside)
        and edge - number.beside[-1].right <= _FULL * number.beside[-1].size
        and not number.beside[-1].text.endswith("。")
        and after.base - number.base <= _PITCH * number.beside[-1].size
        for number, after in pairwise(numbers)
    )
