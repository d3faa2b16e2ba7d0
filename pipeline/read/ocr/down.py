"""Lines of vertical writing, turned by a quarter: numbers are read by themselves, then the lines with a square in place of each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.read import ocr
from pipeline.read.ocr import latin, tesseract, upright
from pipeline.read.ocr.clean import Clean, Grey
from pipeline.read.ocr.fitting import Place, fit
from pipeline.read.ocr.line import Line, in_dots, letter_size, own_ink, read, scaled
from pipeline.read.ocr.segments import Segment
from pipeline.read.ocr.tesseract import Glyph
from pipeline.read.ocr.upright import Number

_DASHES, _STROKE = "ー－―", 0.3  # sizes: on its side ー is as long as a letter, 一 as short as its stroke is thick
_Z = re.compile(r"(?<![A-Za-z])(?:Z{1,2}乙?|乙Z)(?![A-Za-z])")


def read_down(page: Clean, cut: Sequence[Segment]) -> list[Line]:
    """What the segments of a turned page say."""
    numbers = _numbers(page, cut)
    rest = [_without(segment, own) for segment, own in zip(cut, numbers, strict=True)]
    pictures = [
        scaled(upright.squared(own_ink(page.grey, one), list(own), page.size), page.size)
        for one, own in zip(rest, numbers, strict=True)
    ]
    lines: list[Line] = []
    failed: list[Segment] = []
    for segment, one, own, glyphs in zip(cut, rest, numbers, tesseract.read_lines(pictures, ocr.DOWN), strict=True):
        placed = upright.unsquared(in_dots(_as_kanji(glyphs), segment, page.size), list(own), page.size)
        found = placed if one.ink.any() else upright.squares(own)
        line = _line(found, segment, own, page.size)
        if line is None:
            failed.append(segment)
        elif line.glyphs:
            lines.append(line)
    return [*lines, *read(page, failed, ocr.DOWN)]


def _as_kanji(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with 乙 for a Z that stands alone: lying on its side the one is taken for the other, or for two, or both."""
    found = list(glyphs)
    text = "".join(glyph.text for glyph in glyphs)
    for match in reversed(list(_Z.finditer(text))):
        own = glyphs[match.start() : match.end()]
        sure = max(glyph.sure for glyph in own)
        found[match.start() : match.end()] = [Glyph("乙", own[0].start, own[-1].end, sure)]
    return found


def _numbers(page: Clean, cut: Sequence[Segment]) -> list[dict[Number, list[Glyph]]]:
    """The digits of each number, segment by segment."""
    found = [(index, number) for index, segment in enumerate(cut) for number in upright.numbers(segment, page.size)]
    pictures = [_picture(page, cut[index], number) for index, number in found]
    numbers: dict[int, dict[Number, list[Glyph]]] = defaultdict(dict)
    for (index, number), glyphs in zip(found, tesseract.read_lines(pictures, latin.LANGUAGE), strict=True):
        if digits := number.digits(glyphs):
            numbers[index][number] = digits
    return [numbers[index] for index in range(len(cut))]


def _line(glyphs: Sequence[Glyph], segment: Segment, numbers: dict[Number, list[Glyph]], usual: float) -> Line | None:
    """The line of what was read with a square for each number, None where the squares are not found."""
    squares = upright.places(glyphs, list(numbers))
    if squares is None:
        return None
    size = letter_size(segment, usual)
    every: list[Glyph] = []
    places: list[Place] = []
    first = begin = 0
    for square, number in zip([*squares, len(glyphs)], [*numbers, None], strict=True):
        end = number.start if number else segment.ink.shape[1]
        moved = [replace(glyph, start=glyph.start - begin, end=glyph.end - begin) for glyph in glyphs[first:square]]
        own, there = fit(moved, segment.ink[:, begin:end], size, down=True) if moved and end > begin else ([], [])
        every += (
            replace(glyph, text="一") if glyph.text in _DASHES and place.end - place.start <= _STROKE * size else glyph
            for glyph, place in zip(own, there, strict=True)
        )
        places += [Place(place.start + begin, place.end + begin) for place in there]
        if number:
            every += numbers[number]
            places += [Place(digit.start, digit.end) for digit in numbers[number]]
            first, begin = square + 1, number.end
    return Line(segment, every, places, size)


def _picture(page: Clean, segment: Segment, number: Number) -> Grey:
    """The picture of a number of a line, upright."""
    part = Segment(
        segment.left + number.start, segment.top, segment.left + number.end, segment.bottom,
        segment.ink[:, number.start : number.end],
    )  # fmt: skip
    own = own_ink(page.grey, part)
    return scaled(np.rot90(own, -1) if number.upright else own, page.size)


def _without(segment: Segment, numbers: Iterable[Number]) -> Segment:
    """The segment without the ink of numbers."""
    ink = segment.ink.copy()
    for number in numbers:
        ink[:, number.start : number.end] = False
    return replace(segment, ink=ink)
