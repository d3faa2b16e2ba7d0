"""The characters of a page with their places, as the PDF draws them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from ctypes import PYFUNCTYPE, addressof, c_double, c_int, c_uint, c_void_p, cast, sizeof
from dataclasses import dataclass
from itertools import groupby
from operator import gt, itemgetter
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf.page import ABOVE, BELOW, Piece
from pipeline.read.pdf.vertical import Placed, Sign, may_run_down, written_down
from pipeline.read.pdf.view import View

LOST = "\ufffd"
"""Stands for a character whose code point the file does not tell."""

_SPACE, _IDEOGRAPHIC_SPACE = 0x20, 0x3000
_HYPHEN = 2  # what the library gives for a hyphen at the end of a line
_BLANK = frozenset((9, 10, 11, 12, 13, 28, 29, 30, 31, 0x85, 0x2028, 0x2029))  # white space that would break our lines
_UNSEEN = frozenset((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)))
_UPRIGHT_FORMS = {
    code: sign
    for start, signs in (
        (0xFE10, "，、。：；！？〖〗…"),
        (0xFE30, "‥―–＿"),
        (0xFE35, "（）｛｝〔〕【】《》〈〉「」『』"),
        (0xFE47, "［］"),
    )
    for code, sign in enumerate(signs, start)
}
"""Signs as they look in vertical writing, which are no signs of their own."""
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
    its turn; slanted: text along no axis, in the frame of the page as it is shown; lost: share of the characters whose
    code point the file does not tell.
    """

    along: dict[int, list[Piece]]
    slanted: list[Piece]
    lost: float


class _Style(NamedTuple):
    """What the characters of one text object share.

    tilt: off the axis that `quarters` turns to, in radians; base: the line the first character stands on.
    """

    font: int
    tilt: float
    quarters: int
    base: float
    size: float
    light: float


class _Sides(NamedTuple):
    """Of every character of the page, in the frame of one turn."""

    lefts: list[float]
    rights: list[float]
    tops: list[float]
    bottoms: list[float]


def _quick(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """The same function of the library with plain numbers for handles: it is called for every character."""
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


_text_object = _quick(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_code = _quick(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_box = _quick(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_generated = _quick(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_unmapped = _quick(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_matrix = _quick(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
_font_size = _quick(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
_fill = _quick(raw.FPDFText_GetFillColor, c_int, c_void_p, c_int, *[c_void_p] * 4)
_font = _quick(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)


def characters(text_page: Any, shown: View) -> Characters:  # noqa: ANN401
    """What the library's text page holds; shown: the view of the page as it is shown."""
    return _Reader(text_page, shown).read()


class _Pen:
    """Puts characters together to pieces while they go on along one line in one style."""

    def __init__(self, view: View) -> None:
        self.pieces: list[Piece] = []
        self._view = view
        self._last = math.inf, math.inf
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
        """Puts down what has been written so far, white space at its ends apart; nothing where all of it is off the page."""
        start, end = 0, len(self._text)
        if start == end or not (
            self._base >= 0
            and self._base - ABOVE * self._size <= self._view.height
            and self._rights[-1] >= 0
            and self._lefts[0] <= self._view.width
        ):
            return
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
        self._last = math.inf, math.inf  # no step from here is a gap or a step back


class _Reader:
    def __init__(self, text_page: Any, shown: View) -> None:  # noqa: ANN401
        self._page = text_page
        self._handle = cast(text_page, c_void_p).value
        self._views = [View(*shown[:4], quarters) for quarters in range(4)]
        self._shown = shown.quarters
        self._places: list[float] = []
        self._sides: dict[int, _Sides] = {}
        self._fonts: dict[int, dict[int, str]] = defaultdict(dict)
        self._lost_codes: dict[int, set[int]] = defaultdict(set)
        self._lost = 0
        self._found = raw.FS_MATRIX()
        self._colour = (c_uint * 4)()

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
        self._places = [*memoryview(boxes).cast("B").cast("f").tolist()] if count else []
        pens = [_Pen(view) for view in self._views]
        slanted: list[Piece] = []
        styled = [(start, end, self._style(objects[start], start)) for start, end in _runs(objects)]
        down = self._down(styled, codes)
        for start, end, style in styled:
            text = self._text(style.font, codes, start, end)
            if abs(style.tilt) > _SLANTED:
                slanted += self._slanted(text, start, end, style)
                continue
            if not down:
                self._upright(pens[style.quarters], text, start, end, style)
                continue
            for runs_down, part in groupby(range(start, end), down.__contains__):
                at = [*part]
                here = text[at[0] - start : at[-1] + 1 - start]
                if runs_down:
                    self._downward(pens[(style.quarters + 3) % 4], here, at[0], down, style)
                elif "".join(here).strip():  # blanks of a column show as gaps
                    self._upright(pens[style.quarters], here, at[0], at[-1] + 1, style)
        for pen in pens:
            pen.end()
        along = {quarters: pen.pieces for quarters, pen in enumerate(pens) if pen.pieces}
        return Characters(along, slanted, self._lost / max(1, count))

    def _down(self, styled: Sequence[tuple[int, int, _Style]], codes: Sequence[int]) -> dict[int, Placed]:
        """The characters that run from top to bottom."""
        found: dict[int, Placed] = {}
        for quarters in {style.quarters for *_, style in styled}:
            sides = self._in_view(quarters)
            if not may_run_down(*sides):
                continue
            places = zip(*sides, strict=True)
            shown = [
                Sign(index, codes[index], left, top, right, bottom, 0.0)
                for index, (left, right, top, bottom) in enumerate(places)
            ]
            found |= written_down(
                [
                    shown[index]._replace(size=style.size)
                    for start, end, style in styled
                    if style.quarters == quarters and abs(style.tilt) <= _TILTED
                    for index in range(start, end)
                    if codes[index] > _SPACE and codes[index] != _IDEOGRAPHIC_SPACE
                ]
            )
        return found

    def _downward(self, pen: _Pen, text: list[str], start: int, down: dict[int, Placed], style: _Style) -> None:
        """Characters of vertical writing, along their column; pen: of the page turned so that it runs from left to right."""
        width = self._views[style.quarters].width
        for at, character in enumerate(text, start=start):
            place = down[at]
            base = width - place.middle + (ABOVE - BELOW) / 2 * style.size
            pen.write([character], [place.start], [place.end], base, style)

    def _upright(self, pen: _Pen, text: list[str], start: int, end: int, style: _Style) -> None:
        sides = self._in_view(style.quarters)
        lefts, rights = sides.lefts[start:end], sides.rights[start:end]
        if len(set(lefts)) < len(lefts):
            _spread(lefts, rights)
        tops, bottoms = sides.tops, sides.bottoms
        moves = abs(tops[end - 1] + bottoms[end - 1] - tops[start] - bottoms[start]) > style.size  # vertical writing
        if not moves and abs(style.tilt) <= _TILTED:
            pen.write(text, lefts, rights, style.base, style)
            return
        for at, character in enumerate(text):
            base = bottoms[start + at] - BELOW * style.size if moves else self._base(start + at, style.quarters)
            pen.write([character], lefts[at : at + 1], rights[at : at + 1], base, style)

    def _slanted(self, text: list[str], start: int, end: int, style: _Style) -> list[Piece]:
        sides = self._in_view(self._shown)
        shown = [at for at in range(end - start) if text[at].strip()]
        if not shown:
            return []
        lefts, rights = [sides.lefts[start + at] for at in shown], [sides.rights[start + at] for at in shown]
        base = max(sides.bottoms[start + at] for at in shown) - BELOW * style.size
        return [Piece("".join(text[at] for at in shown), lefts, rights, base, style.size, style.light)]

    def _in_view(self, quarters: int) -> "_Sides":
        if quarters not in self._sides:
            sides = _sides(self._places, self._views[quarters])
            if any(map(gt, sides.lefts, sides.rights)):  # a font that was torn
                rights = [max(left, right) for left, right in zip(sides.lefts, sides.rights, strict=True)]
                sides = sides._replace(rights=rights)
            self._sides[quarters] = sides
        return self._sides[quarters]

    def _base(self, index: int, quarters: int) -> float:
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._views[quarters].box(x.value, y.value, x.value, y.value)[3]

    def _style(self, text_object: int | None, index: int) -> _Style:
        matrix = self._found
        _matrix(self._handle, index, addressof(matrix))
        angle = math.atan2(matrix.b, matrix.a)
        quarters = round(angle / (math.pi / 2))
        size = abs(_font_size(self._handle, index)) * math.hypot(matrix.c, matrix.d)
        left, top, right, bottom = self._places[4 * index : 4 * index + 4]
        width, height = abs(right - left), abs(top - bottom)
        if quarters % 2:
            width, height = height, width
        large, small = height > _ODD * size, max(width, height) * _ODD < size  # a dash is low, but as wide as others
        if height and (large or small):
            size = height / (ABOVE + BELOW)
        base = self._views[quarters % 4].box(matrix.e, matrix.f, matrix.e, matrix.f)[3]
        tilt = angle - quarters * math.pi / 2
        return _Style(_font(text_object), tilt, quarters % 4, base, round(size, 3) or 1.0, self._light(index))

    def _light(self, index: int) -> float:
        colour = self._colour
        at = addressof(colour)
        if not _fill(self._handle, index, at, at + 4, at + 8, at + 12):
            return 0.0
        red, green, blue, opaque = colour
        return round(1 - (1 - (0.3 * red + 0.59 * green + 0.11 * blue) / 255) * opaque / 255, 2)

    def _text(self, font: int, codes: list[int], start: int, end: int) -> list[str]:
        """The characters of a text object; "" for what shows nothing."""
        known = self._fonts[font]
        here = codes[start:end]
        text: list[str] = []
        for at, code in enumerate(here, start=start):
            character = known.get(code)
            if character is None:
                character = self._character(font, code, at)
            text.append(character)
        lost = self._lost_codes[font]
        if lost:
            self._lost += sum(code in lost for code in here)
        return text

    def _character(self, font: int, code: int, index: int) -> str:
        if code == _SPACE:
            # Gaps between words, and the stretching of a line, show in the whole line only.
            return "" if _generated(self._handle, index) else " "
        character = LOST if _unmapped(self._handle, index) else _shown(code)
        self._fonts[font][code] = character
        if character == LOST or (not character and code not in _UNSEEN) or 0xE000 <= code <= 0xF8FF:
            self._lost_codes[font].add(code)
        return character


def _shown(code: int) -> str:
    """The character of a code point; a space for what would break a line, "" for what shows nothing."""
    if code == _HYPHEN:
        return "-"
    if code in _BLANK:
        return " "
    if code in _UPRIGHT_FORMS:
        return _UPRIGHT_FORMS[code]
    if code in _UNSEEN or code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    return chr(code) if code < 0xD800 or (0xE000 <= code <= 0x10FFFF and code & 0xFFFE != 0xFFFE) else LOST


def _spread(lefts: list[float], rights: list[float]) -> None:
    """Gives each of the letters of a ligature its share of the one place that all of them have."""
    start = 0
    for end in range(1, len(lefts) + 1):
        if end < len(lefts) and (lefts[end], rights[end]) == (lefts[start], rights[start]):
            continue
        left, width = lefts[start], (rights[start] - lefts[start]) / (end - start)
        for at in range(start, end if end - start > 1 else start):
            lefts[at], rights[at] = left + (at - start) * width, left + (at - start + 1) * width
        start = end


def _runs(objects: list[int | None]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of characters of one text object; those the library made up belong to none."""
    for text_object, run in groupby(enumerate(objects), key=itemgetter(1)):
        if text_object is not None:
            places = [index for index, _ in run]
            yield places[0], places[-1] + 1


def _sides(places: list[float], view: View) -> _Sides:
    """The sides in the view of boxes as the library gives them: left, top, right, bottom."""
    left, top, right, bottom = places[0::4], places[1::4], places[2::4], places[3::4]
    x0, y0, x1, y1 = view[:4]
    if view.quarters == 0:
        return _Sides([x - x0 for x in left], [x - x0 for x in right], [y1 - y for y in top], [y1 - y for y in bottom])
    if view.quarters == 1:
        return _Sides([y - y0 for y in bottom], [y - y0 for y in top], [x - x0 for x in left], [x - x0 for x in right])
    if view.quarters == 2:
        return _Sides([x1 - x for x in right], [x1 - x for x in left], [y - y0 for y in bottom], [y - y0 for y in top])
    return _Sides([y1 - y for y in top], [y1 - y for y in bottom], [x1 - x for x in right], [x1 - x for x in left])
