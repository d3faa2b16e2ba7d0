"""One line of a page: its picture as the recognizer reads it best, and what was read with its place on the ink."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from pipeline.read import ocr
from pipeline.read.ocr import tesseract
from pipeline.read.ocr.clean import Clean, Grey
from pipeline.read.ocr.fitting import Place, fit
from pipeline.read.ocr.segments import Segment
from pipeline.read.ocr.tesseract import Glyph

WEAK = 0.8
"""A character that is less sure is weak: words that tesseract reads rightly have 0.9 and more, those it has doubts of 0.0 to 0.8."""
_HEIGHT, _MARGIN = (
    48,
    7,
)  # dots: of the letters in the picture of a line, and the white around it; other sizes read worse
_TALL = 1.15  # times the usual size: a heading; what is lower has the usual size, as 一 and 二 have
_ROOM = 1.05  # times the height of its ink is the size of a letter


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of a segment with their places in it; size: of its letters, in dots."""

    segment: Segment
    glyphs: list[Glyph]
    places: list[Place]
    size: float

    @property
    def weak(self) -> list[Place]:
        """Of the weak characters."""
        return [place for glyph, place in zip(self.glyphs, self.places, strict=True) if glyph.sure < WEAK]


def read(page: Clean, cut: Sequence[Segment], language: str) -> list[Line]:
    """What the segments say, those without a character left out; language: of the recognizer."""
    found = tesseract.read_lines([picture(page.grey, segment, page.size) for segment in cut], language)
    return [
        Line(segment, *fitted(glyphs, segment, page.size, down=language == ocr.DOWN), letter_size(segment, page.size))
        for segment, glyphs in zip(cut, found, strict=True)
        if glyphs
    ]


def letter_size(segment: Segment, usual: float) -> float:
    """Of the letters of a segment, in dots; usual: of most letters of the page, and so of lower ones, as 一 and 二 are."""
    return segment.height * _ROOM if segment.height > _TALL * usual else usual


def fitted(
    glyphs: Sequence[Glyph], segment: Segment, usual: float, *, down: bool = False
) -> tuple[list[Glyph], list[Place]]:
    """What was read of a segment, each with its place; down: in vertical writing."""
    return fit(in_dots(glyphs, segment, usual), segment.ink, letter_size(segment, usual), down=down)


def in_dots(glyphs: Sequence[Glyph], segment: Segment, usual: float) -> list[Glyph]:
    """The glyphs with their places in dots from the beginning of the segment, not of its picture."""
    scale = max(segment.height, usual) / _HEIGHT
    return [
        replace(glyph, start=(glyph.start - _MARGIN) * scale, end=(glyph.end - _MARGIN) * scale) for glyph in glyphs
    ]


def picture(grey: Grey, segment: Segment, size: float) -> Grey:
    """The picture of a line as the recognizer reads it best: letters of one height, white around them."""
    return scaled(own_ink(grey, segment), size)


def own_ink(grey: Grey, segment: Segment) -> Grey:
    """The letters of the segment, and nothing beside them."""
    part = grey[segment.top : segment.bottom, segment.left : segment.right]
    return np.where(_around(segment.ink), part, 255).astype(np.uint8)


def scaled(own: Grey, size: float) -> Grey:
    """The picture with letters of the height that is read best; size: of them now, in dots."""
    high = max(0, round((size - len(own)) / 2))
    image = Image.fromarray(np.pad(own, ((high, high), (0, 0)), constant_values=255))
    scale = _HEIGHT / image.height
    image = image.resize((max(1, round(image.width * scale)), _HEIGHT), Image.Resampling.LANCZOS)
    return np.pad(np.asarray(image), _MARGIN, constant_values=255)


def _around(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Ink and the grey at its edges."""
    grown: NDArray[np.bool_] = ndimage.maximum_filter(ink, 5)
    return grown
