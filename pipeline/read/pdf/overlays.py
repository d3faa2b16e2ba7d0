"""Watermarks: what is printed across the text of a page and does not belong to its lines."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.read.pdf.page import Page, Piece

_LARGE = 1.7  # times the size of the text
_HUGE = 3.0
_LIGHT = 0.5
_PALE = 0.97  # paler is white: on a dark ground, or hidden
_COVERED = 0.3  # of a piece: less is a ruby or a line that stands close
_MANY_PAGES = 3
_HALF = 0.5  # of the pages
_GRID = 4.0  # points: the same place on two pages


def overlays(pages: Sequence[Page], size: float) -> list[set[int]]:
    """For each page the indexes of the pieces that lie over the text; size: of the text.

    A piece is one where it is larger or lighter than the text, or at the same place on page after page, and lies on other
    pieces; then what looks the same on this page or stands at the same place on another is one too.
    """
    places: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        places.update({_place(piece) for piece in page.pieces})
    often = max(_MANY_PAGES, _HALF * len(pages))
    found: list[set[int]] = []
    for page in pages:
        apart = [
            index
            for index, piece in enumerate(page.pieces)
            if piece.size >= _LARGE * size or _LIGHT <= piece.light < _PALE or places[_place(piece)] >= often
        ]
        found.append(_across(page.pieces, apart, size) if apart else set())
    there = {_place(page.pieces[index]) for page, indexes in zip(pages, found, strict=True) for index in indexes}
    for page, indexes in zip(pages, found, strict=True):
        looks = {_look(page.pieces[index], size) for index in indexes}
        indexes |= {
            index
            for index, piece in enumerate(page.pieces)
            if (there and _place(piece) in there) or (looks and _look(piece, size) in looks)
        }
    return found


def _across(pieces: Sequence[Piece], apart: Sequence[int], size: float) -> set[int]:
    """Those of the pieces `apart` that lie on others, and pale huge ones wherever they lie."""
    chosen = set(apart)
    rows: dict[int, list[Piece]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if index not in chosen and not piece.text.isspace():
            rows[int(piece.base // 10)].append(piece)
    found: set[int] = set()
    for index in apart:
        piece = pieces[index]
        if piece.text.isspace():
            continue
        first, last = piece.top // 10, (piece.bottom + size) // 10 + 1
        near = (other for row, there in rows.items() if first <= row <= last for other in there)
        pale = _LIGHT <= piece.light < _PALE
        if (pale and piece.size >= _HUGE * size) or any(_lie_on(piece, other) for other in near):
            found.add(index)
    return found


def _lie_on(one: Piece, other: Piece) -> bool:
    """True where one covers a good part of the other, and the two do not say the same."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0 or other.text in one.text or one.text in other.text:
        return False
    smaller = min(
        (one.right - one.left) * (one.bottom - one.top), (other.right - other.left) * (other.bottom - other.top)
    )
    letter = min(one.size, other.size) ** 2
    return width * height > _COVERED * min(smaller, 4 * letter)


def _place(piece: Piece) -> tuple[str, int, int]:
    return piece.text, round(piece.left / _GRID), round(piece.base / _GRID)


def _look(piece: Piece, size: float) -> tuple[float, float, str]:
    """What two pieces of one watermark have in common; a large one may be drawn letter by letter."""
    return piece.size, piece.light, "" if piece.size >= _LARGE * size else piece.text
