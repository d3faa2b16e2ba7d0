"""The rows near the upper and the lower edge of a page, in which heads and feet are sought."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf.headwords import is_surely_number, page_number
from pipeline.read.pdf.lines import Row, line, stretches
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold, squash

DEPTH = 5
"""How many rows from the edge may be furniture."""

_FAR_ZONE = 0.15  # of the height of the page: rows that stand apart at its edge stand within
_TOGETHER = 3  # rows of heads
_APART = 1.4  # times the pitch of the lines of the page
_PITCH, _CLOSEST = 1.7, 1.2  # sizes: the usual pitch of lines, and the least
_STEPS = 4  # between lines that tell the pitch
_WIDE_SPACE = re.compile(r"\t+| {2,}")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page; width, height: of the page."""

    width: float
    height: float
    rows: Sequence[Row]


@dataclass(slots=True)
class Part:
    """What stands in a row between wide white space.

    words: without white space; shape: these with # for digits; number: where it is nothing but a page number; sure: and can
    be nothing else; middle: of its stretch, as a share of the width of the page; accepted: it is furniture.
    """

    words: str
    shape: str
    digits: tuple[int, ...]
    number: tuple[int, ...]
    sure: bool
    middle: float
    accepted: bool = False


@dataclass(slots=True)
class Edge:
    """A row near the edge of a page.

    depth: 0 for the outermost; height, share: from that edge, in points and of the height of the page; apart: it stands with
    few others near the edge, and then comes a gap; repeated: a part of it stands on other pages too.
    """

    page: int
    foot: bool
    depth: int
    row: int
    height: float
    share: float
    size: float
    apart: bool
    parts: list[Part]
    repeated: bool = False

    @property
    def words(self) -> str:
        """Of all parts."""
        return "".join(part.words for part in self.parts)

    @property
    def accepted(self) -> bool:
        """True where all parts are furniture."""
        return all(part.accepted for part in self.parts)

    def accept(self) -> None:
        """Notes that all of it is furniture."""
        for part in self.parts:
            part.accepted = True


def edges_of(index: int, page: Rows) -> list[Edge]:
    """The outermost rows above and below the middle of the page."""
    found: list[Edge] = []
    order = sorted(range(len(page.rows)), key=lambda row: page.rows[row].base)
    pitch = _pitch([page.rows[row] for row in order])
    for foot in (False, True):
        inward = order[::-1] if foot else order
        heights = [abs((page.height if foot else 0.0) - page.rows[row].base) for row in inward]
        last = _last_apart(heights, page.height, pitch)
        for depth, (row, height) in enumerate(zip(inward[:DEPTH], heights, strict=False)):
            if height > page.height / 2:
                break
            here = page.rows[row]
            parts = [part for stretch in stretches(here) for part in _parts(stretch, page.width)]
            share = height / page.height
            found.append(Edge(index, foot, depth, row, height, share, here.size, depth <= last, parts))
    return found


def _last_apart(heights: Sequence[float], height: float, pitch: float) -> int:
    """Depth of the last row before a gap between what stands at the edge of a page and its text, -1 where there is none."""
    for depth, (here, following) in enumerate(zip(heights, [*heights[1:], height], strict=False)):
        if depth >= _TOGETHER or here > _FAR_ZONE * height:
            break
        if following - here >= _APART * pitch:
            return depth
    return -1


def _pitch(ordered: Sequence[Row]) -> float:
    """From base line to base line in most of the text of a page, in points."""
    sizes = sorted(row.size for row in ordered)
    size = sizes[len(sizes) // 2] if sizes else 10.0
    steps = sorted(after.base - before.base for before, after in pairwise(ordered))
    # Titles stand farther apart than lines, and those of two columns nearer.
    return max(steps[len(steps) // 3], _CLOSEST * size) if len(steps) >= _STEPS else _PITCH * size


def _parts(pieces: Sequence[Piece], width: float) -> list[Part]:
    """A stretch in the parts that wide white space makes of it: 会員規約　第2章."""
    text = fold(line(pieces).text.replace("\u3000", "\t"))
    middle = (pieces[0].left + pieces[-1].right) / 2 / width
    return [_part(part, middle) for part in _WIDE_SPACE.split(text.strip()) if part]


def _part(text: str, middle: float) -> Part:
    words = squash(text)
    digits = tuple(int(found) for found in _DIGITS.findall(words))
    return Part(words, _DIGITS.sub("#", words), digits, page_number(text), is_surely_number(text), middle)
