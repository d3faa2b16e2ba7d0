"""Ruling lines and pictures of a page."""

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from pipeline.read.pdf.page import Drawings, Ruling
from pipeline.read.pdf.view import View
from pipeline.types.source import Box

_THIN = 3.0  # points: what is thinner is a line
_SHORT = 3.0  # points: what is shorter is no ruling line
_WHITE = 0.97
_MOST_OBJECTS = 20_000  # a page with more drawings is a plan or a map; its lines are no tables
_MOST_SEGMENTS = 2_000  # of one path
_DEEPEST = 4  # forms in forms

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawings(page: Any, view: View) -> Drawings:  # noqa: ANN401
    """What is drawn on the page beside its text, in the frame of view."""
    return _Reader(view).read(page)


class _Reader:
    def __init__(self, view: View) -> None:
        self._view = view
        self._lying: list[Ruling] = []
        self._standing: list[Ruling] = []
        self._pictured = 0.0
        self._others = 0
        self._left = _MOST_OBJECTS

    def read(self, page: Any) -> Drawings:  # noqa: ANN401
        """All objects of the page."""
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), _UNIT, 0)
        if self._left <= 0:
            return Drawings([], [], min(1.0, self._pictured), self._others)
        return Drawings(self._lying, self._standing, min(1.0, self._pictured), self._others)

    def _object(self, drawn: Any, matrix: _Matrix, depth: int) -> None:  # noqa: ANN401
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT or self._left <= 0:
            return
        self._left -= 1
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(drawn, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = self._bounds(drawn, matrix)
            width = min(x1, self._view.width) - max(x0, 0.0)
            height = min(y1, self._view.height) - max(y0, 0.0)
            if width > 0 and height > 0:
                self._pictured += width * height / (self._view.width * self._view.height)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(drawn), matrix)
            for index in range(raw.FPDFFormObj_CountObjects(drawn)):
                self._object(raw.FPDFFormObj_GetObject(drawn, index), inner, depth + 1)

    def _bounds(self, drawn: Any, matrix: _Matrix) -> Box:  # noqa: ANN401
        sides = [c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(drawn, *sides):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = (side.value for side in sides)
        corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self._view.box(min(xs), min(ys), max(xs), max(ys))

    def _path(self, path: Any, matrix: _Matrix) -> None:  # noqa: ANN401
        fill, stroke = c_int(), c_int()
        if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
            return
        if _is_white(path, bool(stroke.value)):
            return
        count = raw.FPDFPath_CountSegments(path)
        box = self._bounds(path, matrix)
        if count > _MOST_SEGMENTS:
            self._others += 1
        elif self._ruling(*box):
            return
        elif not self._outline(path, count, _times(_matrix(path), matrix), bool(stroke.value)):
            self._others += 1

    def _ruling(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Notes the box where it is as thin as a line."""
        if y1 - y0 <= _THIN < x1 - x0:
            self._lying.append(Ruling(x0, x1, (y0 + y1) / 2))
        elif x1 - x0 <= _THIN < y1 - y0:
            self._standing.append(Ruling(y0, y1, (x0 + x1) / 2))
        else:
            return False
        return True

    def _outline(self, path: Any, count: int, matrix: _Matrix, stroked: bool) -> bool:  # noqa: ANN401
        """Notes the sides of stroked rectangles and the thin ones among filled; True where there are any."""
        found = False
        for part in _parts(path, count, matrix):
            if stroked:
                for (ax, ay), (bx, by) in pairwise(part):
                    box = self._view.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                    found = self._ruling(*box) or found
            else:
                xs, ys = [x for x, _ in part], [y for _, y in part]
                found = self._ruling(*self._view.box(min(xs), min(ys), max(xs), max(ys))) or found
        return found


def _parts(path: Any, count: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """The corners of each part of a path that has straight sides only."""
    part: list[tuple[float, float]] = []
    straight = True
    x, y = c_float(), c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(part) > 1:
                yield part
            part, straight = [], True
        straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        part.append(_moved(x.value, y.value, matrix))
        if raw.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    if straight and len(part) > 1:
        yield part


def _is_white(path: Any, stroked: bool) -> bool:  # noqa: ANN401
    red, green, blue, opaque = c_uint(), c_uint(), c_uint(), c_uint()
    color = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not color(path, red, green, blue, opaque):
        return False
    dark = 1 - min(red.value, green.value, blue.value) / 255
    return dark * opaque.value / 255 < 1 - _WHITE


def _matrix(drawn: Any) -> _Matrix:  # noqa: ANN401
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
