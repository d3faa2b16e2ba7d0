"""The characters of a page with their places, as the PDF draws them."""

import math
from collections.abc import Iterator
from ctypes import PYFUNCTYPE, addressof, byref, c_double, c_int, c_uint, c_void_p, cast, sizeof
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf.page import ABOVE, BELOW, Piece
from pipeline.read.pdf.view import View

LOST = "\ufffd"
"""Stands for a character whose code point the file does not tell."""

_HYPHEN = 2  # what the library gives for a hyphen at the end of a line
_BLANK = frozenset((9, 10, 11, 12, 13, 28, 29, 30, 31, 0x85, 0x2028, 0x2029))  # white space that would break our lines
_UNSEEN = frozenset((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)))
_TILTED = math.radians(0.2)  # from here on the base line is taken from each character
_SLANTED = math.radians(10.0)  # the text of a scan lies a few degrees off its axis, a watermark far off
_SAME_BASE = 0.05  # in sizes
_GAP = 0.6  # within a piece, in sizes
_STEP = 0.3  # forward within a piece at least, in widths of the character before
_FAR = 2.0  # from one slanted character to the next, in sizes
_ODD = 4.0  # times: where boxes and the told size of the font differ so much, the size is no size


@dataclass(frozen=True, slots=True)
class Characters:
    """The pieces of one page, without what lies outside its visible part.

    along: by the quarter turns (from the page in the file) that make them run from left to right, each in the frame of
    its turn; slanted: text along no axis, in the frame of the page as it is shown; lost: number of characters whose code
    point the file does not tell.
    """

    along: dict[int, list[Piece]]
    slanted: list[Piece]
    lost: int


class _Style(NamedTuple):
    """What the characters of one text object share. tilt: off the axis that `quarters` turns to, in radians."""

    font: int
    tilt: float
    quarters: int
    size: float
    light: float


def _quick(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """The same function of the library with plain numbers for handles: it is called for every character."""
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value)


_text_object = _quick(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_code = _quick(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_box = _quick(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_unmapped = _quick(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_font = _quick(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)


def characters(text_page: Any, shown: View) -> Characters:  # noqa: ANN401
    """What the library's text page holds; shown: the view of the page as it is shown."""
    return _Reader(text_page, shown).read()


class _Pen:
    """Puts characters together to pieces while they go on along one line in one style."""

    def __init__(self, view: View) -> None:
        self.pieces: list[Piece] = []
        self._view = view
        self._clear(0.0, 1.0, 0.0)

    def write(self, text: list[str], lefts: list[float], rights: list[float], base: float, style: _Style) -> None:
        """Characters that stand on one base line; "" for one that is left out."""
        size = style.size
        if abs(base - self._base) > _SAME_BASE * size or size != self._size or style.light != self._light:
            self.end()
            self._clear(base, size, style.light)
        last_left, last_right = self._last
        for character, left, right in zip(text, lefts, rights, strict=True):
            if not character:
                continue
            if left - last_right > _GAP * size or left - last_left < _STEP * (last_right - last_left):
                self.end()
                self._clear(base, size, style.light)
            self._text.append(character)
            self._lefts.append(left)
            self._rights.append(right)
            last_left, last_right = left, right
        self._last = last_left, last_right

    def end(self) -> None:
        """Puts down what has been written so far, as far as it is on the page; white space at its ends apart."""
        start, end = 0, len(self._text)
        if not 0 <= self._base - 0.4 * self._size <= self._view.height:
            return
        while start < end and (self._lefts[start] + self._rights[start]) / 2 < 0:
            start += 1
        while start < end and (self._lefts[end - 1] + self._rights[end - 1]) / 2 > self._view.width:
            end -= 1
        first, last = start, end
        while first < last and self._text[first].isspace():
            first += 1
        while first < last and self._text[last - 1].isspace():
            last -= 1
        for part in ((start, first), (first, last), (last, end)):
            if part[0] < part[1]:
                at = slice(*part)
                text, lefts, rights = "".join(self._text[at]), self._lefts[at], self._rights[at]
                self.pieces.append(Piece(text, lefts, rights, self._base, self._size, self._light))

    def _clear(self, base: float, size: float, light: float) -> None:
        self._base, self._size, self._light = base, size, light
        self._text: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._last = (math.inf, math.inf)  # no step from here is a gap or a step back


class _Reader:
    def __init__(self, text_page: Any, shown: View) -> None:  # noqa: ANN401
        self._page = text_page
        self._handle = cast(text_page, c_void_p).value
        self._views = [View(*shown[:4], quarters) for quarters in range(4)]
        self._shown = shown
        self._known: dict[tuple[int, int], str] = {}
        self._lost = 0

    def read(self) -> Characters:
        """All characters of the page."""
        count = max(0, raw.FPDFText_CountChars(self._page))
        handle = self._handle
        codes = [_code(handle, index) for index in range(count)]
        objects = [_text_object(handle, index) for index in range(count)]
        boxes = (raw.FS_RECTF * count)()
        first, step = addressof(boxes), sizeof(raw.FS_RECTF)
        for index in range(count):
            _box(handle, index, first + index * step)
        places: list[float] = memoryview(boxes).cast("B").cast("f").tolist() if count else []
        pens = [_Pen(view) for view in self._views]
        slanted: list[Piece] = []
        for start, end in _runs(objects):
            place = places[4 * start : 4 * end]
            style = self._style(objects[start], start, place)
            text = [self._character(style.font, codes[index], index) for index in range(start, end)]
            if abs(style.tilt) > _SLANTED:
                slanted.append(self._slanted(text, place, style))
            else:
                self._upright(pens[style.quarters], text, place, start, style)
        for pen in pens:
            pen.end()
        along = {quarters: pen.pieces for quarters, pen in enumerate(pens) if pen.pieces}
        return Characters(along, slanted, self._lost)

    def _upright(self, pen: _Pen, text: list[str], place: list[float], start: int, style: _Style) -> None:
        view = self._views[style.quarters]
        lefts, rights, tops, bottoms = _sides(place, view)
        moves = abs(tops[-1] + bottoms[-1] - tops[0] - bottoms[0]) > style.size  # vertical writing
        if moves or abs(style.tilt) > _TILTED:
            for at, character in enumerate(text):
                base = bottoms[at] - BELOW * style.size if moves else self._base(start + at, view)
                pen.write([character], lefts[at : at + 1], rights[at : at + 1], base, style)
        else:
            pen.write(text, lefts, rights, self._base(start, view), style)

    def _slanted(self, text: list[str], place: list[float], style: _Style) -> Piece:
        lefts, rights, _, bottoms = _sides(place, self._shown)
        return Piece("".join(text), lefts, rights, max(bottoms) - BELOW * style.size, style.size, style.light)

    def _base(self, index: int, view: View) -> float:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return view.box(x.value, y.value, x.value, y.value)[3]

    def _style(self, text_object: int, index: int, place: list[float]) -> _Style:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        angle = math.atan2(matrix.b, matrix.a)
        quarters = round(angle / (math.pi / 2))
        size = abs(raw.FPDFText_GetFontSize(self._page, index)) * math.hypot(matrix.c, matrix.d)
        left, top, right, bottom = place[:4]
        height = abs(right - left) if quarters % 2 else abs(top - bottom)
        if height and not 1 / _ODD < height / max(size, 1e-6) < _ODD:
            size = height / (ABOVE + BELOW)
        return _Style(
            _font(text_object), angle - quarters * math.pi / 2, quarters % 4, round(size, 3) or 1.0, self._light(index)
        )

    def _light(self, index: int) -> float:
        red, green, blue, opaque = c_uint(), c_uint(), c_uint(), c_uint()
        if not raw.FPDFText_GetFillColor(self._page, index, red, green, blue, opaque):
            return 0.0
        shine = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
        return round(1 - (1 - shine) * opaque.value / 255, 2)

    def _character(self, font: int, code: int, index: int) -> str:
        known = self._known.get((font, code))
        if known is None:
            known = self._known[font, code] = _seen(code) if not _unmapped(self._handle, index) else LOST
        if known == LOST or 0xE000 <= code <= 0xF8FF:
            self._lost += 1
        return known


def _seen(code: int) -> str:
    """The character of a code point; a space for what would break a line, "" for what shows nothing."""
    if code == _HYPHEN:
        return "-"
    if code in _BLANK:
        return " "
    if code in _UNSEEN or code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    return chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF and code & 0xFFFE != 0xFFFE else LOST


def _runs(objects: list[int | None]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of characters of one text object; those the library made up belong to none."""
    for text_object, run in groupby(enumerate(objects), key=itemgetter(1)):
        if text_object is not None:
            places = [index for index, _ in run]
            yield places[0], places[-1] + 1


def _sides(place: list[float], view: View) -> tuple[list[float], list[float], list[float], list[float]]:
    """Lefts, rights, tops and bottoms in the view, of boxes as the library gives them: left, top, right, bottom."""
    left, top, right, bottom = place[0::4], place[1::4], place[2::4], place[3::4]
    x0, y0, x1, y1 = view[:4]
    if view.quarters == 0:
        sides = [x - x0 for x in left], [x - x0 for x in right], [y1 - y for y in top], [y1 - y for y in bottom]
    elif view.quarters == 1:
        sides = [y - y0 for y in bottom], [y - y0 for y in top], [x - x0 for x in left], [x - x0 for x in right]
    elif view.quarters == 2:
        sides = [x1 - x for x in right], [x1 - x for x in left], [y - y0 for y in bottom], [y - y0 for y in top]
    else:
        sides = [y1 - y for y in top], [y1 - y for y in bottom], [x1 - x for x in right], [x1 - x for x in left]
    return sides
