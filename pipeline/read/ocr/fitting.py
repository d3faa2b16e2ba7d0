"""Characters that were read in a line, laid on the ink of that line: where each of them stands.

The recognizer is a network over columns of the picture and tells the place of a character only to about its width; the
boxes of a citation, and the gap behind a number that no blank tells, need it exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.ocr.clean import Ink
from pipeline.read.ocr.tesseract import Glyph

_WIDEST, _NARROWEST = 1.08, 0.5  # sizes: of a kanji
_SLIM = 0.72  # sizes: of a digit or a Latin letter, the widest
_MARK = 0.55  # sizes: of 、 or a bracket
_STROKE = 0.3  # sizes: of 一 on its side
_KANA = 0.3  # sizes: of kana on its side, the lowest
_ASIDE, _ASIDE_DOWN = (
    0.6,
    0.2,
)  # the price of ink a size away from its place, which the recognizer tells less well for lines that run down
_REACH = 2.5  # sizes: so far the recognizer may be wrong about a place
_PARTS = 6  # of a letter that do not touch: 川
_MARKS = frozenset("、。，．,.・:;：；「」『』（）()［］[]〔〕'\"!|｜1lIi")
_LOW = frozenset("ー一-―−ニ二こミ三・")
_CERTAIN = 0.9
_LOST = 3.0  # the price of a character without ink, and of ink without a character per size


@dataclass(frozen=True, slots=True)
class Place:
    """Where the ink of a character begins and ends along its line, in dots."""

    start: float
    end: float


def fit(glyphs: Sequence[Glyph], ink: Ink, size: float, *, down: bool = False) -> tuple[list[Glyph], list[Place]]:
    """The glyphs with a place for each.

    ink: of the line, from left to right; size: of its letters, in dots; down: they lie on their side.
    A glyph that has neither ink of its own nor room between its neighbours was read twice (115日 for 15日) and is left out.
    """
    atoms = _atoms(ink, size)
    if not atoms or not glyphs:
        return list(glyphs), [Place(glyph.start, glyph.end) for glyph in glyphs]
    places = [_span(atoms, span) for span in _assigned(glyphs, atoms, size, down)]
    kept = [index for index in range(len(glyphs)) if places[index] or not _is_double(glyphs, places, index, size)]
    own = [glyphs[index] for index in kept]
    return own, _filled(own, [places[index] for index in kept], ink.shape[1])


def _is_double(glyphs: Sequence[Glyph], places: Sequence[Place | None], index: int, size: float) -> bool:
    """True where a glyph without ink has less than half the room that it needs between its neighbours."""
    before = next((at for at in range(index - 1, -1, -1) if places[at]), None)
    after = next((at for at in range(index + 1, len(glyphs)) if places[at]), None)
    if before is None or after is None or glyphs[index].text in _MARKS or glyphs[index].sure > _CERTAIN:
        return False
    first, last = places[before], places[after]
    assert first and last
    room = ((last.start + last.end) - (first.start + first.end)) / 2 / size
    widths = [_usual(glyph) for glyph in glyphs[before : after + 1]]
    return room < sum(widths) - (widths[0] + widths[-1]) / 2 - _usual(glyphs[index]) / 2


def _usual(glyph: Glyph) -> float:
    """Width of the glyph in sizes, the room beside it included."""
    return 0.5 if glyph.text.isascii() or glyph.text in _MARKS else 0.95


def _atoms(ink: Ink, size: float) -> list[Place]:
    """Stretches of columns with ink; where letters touch, cut at the thinnest columns."""
    columns = ink.sum(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], columns > 0, [0]]).astype(np.int8)))
    found: list[Place] = []
    for start, end in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
        while end - start > _WIDEST * size:
            first, last = start + round(0.4 * size), min(start + round(1.1 * size), end - 1)
            cut = first + int(columns[first:last].argmin()) if last > first else end
            if cut <= start or cut >= end:
                break
            found.append(Place(start, cut))
            start = cut
        found.append(Place(start, end))
    return found


def _assigned(glyphs: Sequence[Glyph], atoms: Sequence[Place], size: float, down: bool) -> list[tuple[int, int]]:
    """First and last atom (half-open) of each glyph, by the cheapest of all ways to deal them out in order."""
    count = len(atoms)
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for glyph in glyphs:
        after: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        middle = (glyph.start + glyph.end) / 2
        for at, (price, way) in best.items():
            choices = [(at, at, _LOST)]  # without ink
            for skipped in (0, 1):
                first = at + skipped
                if first >= count:
                    break
                spoilt = _LOST * (atoms[at].end - atoms[at].start) / size if skipped else 0.0
                for last in range(first + 1, min(first + _PARTS, count) + 1):
                    left, right = atoms[first].start, atoms[last - 1].end
                    if right - left > _WIDEST * 1.2 * size and last > first + 1:
                        break
                    if abs((left + right) / 2 - middle) <= _REACH * size:
                        choices.append((first, last, spoilt + _price(glyph, left, right, middle, size, down)))
            for first, last, more in choices:
                found = price + more
                if last not in after or found < after[last][0]:
                    after[last] = found, (*way, (first, last))
        cheapest = sorted(after.items(), key=lambda item: item[1][0])[:12]
        best = dict(cheapest)
    rest = {at: price + _LOST * sum(a.end - a.start for a in atoms[at:]) / size for at, (price, _) in best.items()}
    return list(best[min(rest, key=lambda at: rest[at])][1])


def _price(glyph: Glyph, left: float, right: float, middle: float, size: float, down: bool) -> float:
    """How odd it is that the glyph has its ink from left to right."""
    wide = (right - left) / size
    sign = glyph.text
    stroke = down and sign == "一"
    most = _STROKE if stroke else _MARK if sign in _MARKS else _SLIM if sign.isascii() else _WIDEST
    least = _NARROWEST if "\u4e00" <= sign <= "\u9fff" and not stroke else 0.0
    least = _KANA if down and "\u3041" <= sign <= "\u30fa" else least
    odd = 8 * max(0.0, wide - most) + 4 * max(0.0, least - wide)
    if sign in _LOW and not down:
        odd += 2 * max(0.0, 0.5 - wide)
    return odd + (_ASIDE_DOWN if down else _ASIDE) * abs((left + right) / 2 - middle) / size


def _span(atoms: Sequence[Place], span: tuple[int, int]) -> Place | None:
    first, last = span
    return Place(atoms[first].start, atoms[last - 1].end) if last > first else None


def _filled(glyphs: Sequence[Glyph], places: list[Place | None], width: int) -> list[Place]:
    """Characters without ink of their own share the room between their neighbours."""
    found: list[Place] = []
    for index, place in enumerate(places):
        if place is None:
            start = found[-1].end if found else 0.0
            following = next((other.start for other in places[index + 1 :] if other), float(width))
            place = Place(start, max(start, min(following, start + max(1.0, glyphs[index].end - glyphs[index].start))))
        found.append(place)
    for before, after in pairwise(found):
        assert before.start <= after.start
    return found
