"""The picture of a page -> what stands on it, as the reader of a PDF's text layer gives it: pieces of text and ruling lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.read import ocr
from pipeline.read.ocr import latin, tesseract
from pipeline.read.ocr.clean import Clean, Stroke, clean, runs_down
from pipeline.read.ocr.down import read_down
from pipeline.read.ocr.fitting import Place, fit
from pipeline.read.ocr.line import Line, fitted, picture, read
from pipeline.read.ocr.segments import Segment, segments
from pipeline.read.pdf.page import ABOVE, BELOW, Piece, Ruling
from pipeline.types.source import Box

DPI = 300
"""Dots to an inch of the pictures that are read."""
_DOUBTED = 0.5  # a number of which the two readings differ is no surer
_GAP, _LABEL_GAP = 0.62, 0.3  # sizes between the ink of two characters, from which on there is white space
_EMPTY = 0.5  # sizes: the half of a bracket or a full stop that has no ink
_BESIDE = 0.3  # sizes: what a full-width digit, which is read as a plain one, leaves empty on each side
_CLOSING, _OPENING = frozenset("、。，．・）」』】〕)"), frozenset("（「『【〔(")
_STOPS = frozenset("、。，．")  # no white space stands before them
_LABEL = re.compile(
    r"[(（]?[0-9A-Za-z一二三四五六七八九十.]{1,4}[)）.．]?|[(（]?[ア-ン][)）.．]|[①-⑳]|第.{1,4}[条章節]"
)


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was read on a page, upright, in points from the top left of the page turned as Page has it.

    sure: share of the characters that are not weak, 0.0 where nothing was read; weak: boxes of weak characters; angle: as
    Clean has it, of the page as it is shown; blank: there is nothing to read.
    """

    pieces: list[Piece]
    lying: list[Ruling]
    standing: list[Ruling]
    sure: float
    weak: list[Box]
    angle: float = 0.0
    turned: int = 0
    blank: bool = False


def read_page(shown: NDArray[np.uint8], points: float) -> Recognized:
    """What stands on a picture; rows by columns by red, green, blue, DPI dots to an inch; points: of a dot."""
    page = clean(shown)
    if page is None:
        return Recognized([], [], [], 1.0, [], blank=True)
    down = runs_down(page.ink, page.size)
    if down:
        page = page.turned()
    cut = segments(page.ink, page.size, down=down)
    if not cut:
        return Recognized([], [], [], 1.0, [], blank=True)
    lines = read_down(page, cut) if down else _read_again(page, read(page, cut, ocr.ACROSS))
    weak = [_box(place, line.segment, points) for line in lines for place in line.weak]
    count = sum(len(line.glyphs) for line in lines)
    return Recognized(
        [_piece(line, points) for line in lines],
        _rulings(page.lying, points),
        _rulings(page.standing, points),
        1 - len(weak) / count if count else 0.0,
        weak,
        page.angle,
        turned=3 if down else 0,
    )


def _read_again(page: Clean, lines: Sequence[Line]) -> list[Line]:
    """The lines with digits and Latin letters as the model for those reads them, where it is surer."""
    runs = [(index, *run) for index, line in enumerate(lines) for run in latin.runs(line.glyphs)]
    parts = [_part(lines[index], start, end) for index, start, end in runs]
    again = tesseract.read_lines([picture(page.grey, part, page.size) for part in parts], latin.LANGUAGE)
    found = [list(line.glyphs) for line in lines]
    changed: set[int] = set()
    for (index, start, end), part, glyphs in reversed(list(zip(runs, parts, again, strict=True))):
        first = lines[index].glyphs[start:end]
        most = _DOUBTED if latin.differ(first, glyphs) else 1.0
        if glyphs and latin.better(first, glyphs):
            own, places = fitted(glyphs, part, page.size)
            shift = part.left - lines[index].segment.left
            first = [
                replace(glyph, start=place.start + shift, end=place.end + shift)
                for glyph, place in zip(own, places, strict=True)
            ]
        elif most == 1.0:
            continue
        found[index][start:end] = [replace(glyph, sure=min(glyph.sure, most)) for glyph in first]
        changed.add(index)
    return [
        Line(line.segment, *fit(glyphs, line.segment.ink, line.size), line.size) if index in changed else line
        for index, (line, glyphs) in enumerate(zip(lines, found, strict=True))
    ]


def _part(line: Line, start: int, end: int) -> Segment:
    """The segment of some of the characters of a line."""
    segment, ink = line.segment, line.segment.ink
    left = max(0, int(line.places[start].start))
    right = min(ink.shape[1], max(left + 1, round(line.places[end - 1].end)))
    return Segment(segment.left + left, segment.top, segment.left + right, segment.bottom, ink[:, left:right])


def _piece(line: Line, points: float) -> Piece:
    """The characters of a line: each reaches to the next, except where there is white space between them."""
    segment, size = line.segment, line.size
    text = "".join(glyph.text for glyph in line.glyphs)
    lefts = [segment.left + place.start for place in line.places]
    rights = [segment.left + place.end for place in line.places]
    columns = np.asarray(segment.ink.any(axis=0))
    for index, (before, after) in enumerate(pairwise(line.places)):
        gap = (after.start - before.end) / size
        gap -= _EMPTY * ((text[index] in _CLOSING) + (text[index + 1] in _OPENING))
        gap -= _BESIDE * sum(sign.isascii() and sign.isalnum() for sign in text[index : index + 2])
        limit = _LABEL_GAP if _LABEL.fullmatch(text[: index + 1]) else _GAP
        # Ink that no character was found for is no white space.
        if gap <= limit or text[index + 1] in _STOPS or columns[int(before.end) + 1 : int(after.start)].any():
            rights[index] = lefts[index + 1]
    base = ((segment.top + segment.bottom) / 2 + (ABOVE - BELOW) / 2 * size) * points
    scaled = round(size * points * 2) / 2
    return Piece(text, [left * points for left in lefts], [right * points for right in rights], base, scaled, 0.0)


def _box(place: Place, segment: Segment, points: float) -> Box:
    left, right = segment.left + place.start, segment.left + place.end
    return left * points, segment.top * points, right * points, segment.bottom * points


def _rulings(strokes: Iterable[Stroke], points: float) -> list[Ruling]:
    return [Ruling(stroke.start * points, stroke.end * points, stroke.at * points) for stroke in strokes]
