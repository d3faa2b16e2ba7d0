"""Digits and Latin letters read a second time: the model for Japanese reads 480,000 as 480,006 and (a) as (4)."""

import re
from collections.abc import Sequence

from pipeline.read.ocr.tesseract import Glyph

LANGUAGE = "eng"
_RUN = re.compile(r"[!-~①-⑳]+")
_BELIEVED = re.compile(r"[0-9A-Za-z.,()%/:\-]+")
_STOPS = str.maketrans("", "", ".,")
_SURER, _LEAST, _LABEL = 0.05, 0.6, 0.85


def runs(glyphs: Sequence[Glyph]) -> list[tuple[int, int]]:
    """Start and end of each stretch of digits and Latin letters."""
    return [found.span() for found in _RUN.finditer("".join(glyph.text for glyph in glyphs))]


def differ(japanese: Sequence[Glyph], latin: Sequence[Glyph]) -> bool:
    """True where the two readings have numbers of their own: neither is sure then."""
    one, other = ("".join(glyph.text for glyph in some if glyph.text.isdecimal()) for some in (japanese, latin))
    return bool(one and other) and one != other


def better(japanese: Sequence[Glyph], latin: Sequence[Glyph]) -> bool:
    """True where the second reading is to be taken: it is surer, or has found stops that the first has lost."""
    one, other = ("".join(glyph.text for glyph in some) for some in (japanese, latin))
    if one == other or not _BELIEVED.fullmatch(other):
        return False
    sure, again = (min(glyph.sure for glyph in some) for some in (japanese, latin))
    if not one.isascii():  # ① is a letter in a ring, or (i)
        return again > max(_LABEL, sure)
    return again > sure + _SURER or (again >= _LEAST and len(other) > len(one) and _bare(one) == _bare(other))


def _bare(text: str) -> str:
    return text.translate(_STOPS)
