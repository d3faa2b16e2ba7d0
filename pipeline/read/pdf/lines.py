"""Pieces of text -> printed lines."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from pipeline.read.pdf.page import ABOVE, BELOW, Piece
from pipeline.types.source import Box

_SAME_BASE = 0.4  # sizes: how far the base lines of one line's pieces lie apart; scripts stand on different ones
_SAME_SIZE = 1.2  # times: beyond this the smaller may be a note beside the larger, a superscript
_LARGEST = 3.0  # times: beyond this they stand in no line together
_DOUBLE = 0.25  # widths and sizes: the same character so near is the same character again (bold made by printing twice)
_OVERLAP = 0.6  # widths of the narrower: pieces that lie so far on each other are no neighbours in a line
WIDE = 0.95
"""A gap in sizes, from which on what follows may stand in another column."""
_OPEN_ROWS = 8  # rows above that a piece may still belong to; columns beside each other have rows of their own

# Gaps in sizes, from which on something stands between two characters.
_LATIN_GAP = 0.15
_MIXED_GAP = 0.4
_WIDE_GAP = 0.6
_HALF = 0.7  # sizes: a full-width sign narrower than that is drawn at half its width
_FULL_GAP = 0.8
_FAR_GAP = 3.0
_EVEN = 0.12  # sizes: how far gaps of letters set apart may differ
_EVEN_FROM, _EVEN_TO = 0.15, 2.6
_NUMBER = re.compile(r"第[0-9０-９一二三四五六七八九十百]+[条章節款編]")  # what follows it is no letter of it
_LABEL = re.compile(
    r"(?:第[0-9０-９一二三四五六七八九十百]+[条章節款編項号](?:の[0-9０-９一二三四五六七八九十]+)*"
    r"|[(（]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Zア-ン]|[ivxⅰ-ⅻ]{1,4})[)）.．、]?|[①-⑳㉑-㊿・●○■◆※])"
)
"""What may stand before the text of a line with a narrow gap after it, where a tab stop is near."""
_LABEL_GAP = 0.3  # more than the other gaps of the line: Latin letters have a quarter beside them in Japanese text
_CLOSING = frozenset("、。，．・：；）」』】〕》〉］｝")
_OPENING = frozenset("（「『【〔《〈［｛")


@dataclass(slots=True)
class Row:
    """Pieces beside each other on about one base line, from left to right.

    lowest: the base line nearest to the foot of the page; reach: the size of its largest piece.
    """

    pieces: list[Piece] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    lowest: float = 0.0
    reach: float = 0.0

    @property
    def base(self) -> float:
        """The base line of its largest piece."""
        return max(self.pieces, key=_weight).base

    @property
    def size(self) -> float:
        """The size of its largest piece."""
        return max(self.pieces, key=_weight).size

    def add(self, piece: Piece) -> None:
        """Puts the piece at its place."""
        at = bisect_left(self.lefts, piece.left)
        self.lefts.insert(at, piece.left)
        self.pieces.insert(at, piece)
        self.lowest = max(self.lowest, piece.base)
        self.reach = max(self.reach, piece.size)


@dataclass(frozen=True, slots=True)
class Line:
    """Text of a line with the left edge of each character and the right edge of the last."""

    text: str
    edges: tuple[float, ...]
    base: float
    size: float
    box: Box


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """Rows from top to bottom; what is printed twice stands in them once."""
    found: list[Row] = []
    blanks: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if piece.text.isspace():
            blanks.append(piece)
            continue
        near = [
            row
            for row in found[-_OPEN_ROWS:]
            if piece.base - row.lowest <= max(row.reach, piece.size) and _beside(piece, _nearest(row, piece))
        ]
        rest: Piece | None = piece
        for row in near:
            rest = _once(rest, row) if rest else None
        if rest is None:
            continue
        free = [row for row in near if not _covers(row, rest)]
        if free:
            min(free, key=lambda row: abs(_nearest(row, rest).base - rest.base)).add(rest)
        else:
            row = Row()
            row.add(rest)
            found.append(row)
    bases = [row.pieces[0].base for row in found]
    for blank in blanks:
        _fill(found, bases, blank)
    return found


def stretches(row: Row) -> list[list[Piece]]:
    """The pieces of a row between its wide gaps; white space belongs to the stretch before it."""
    found: list[list[Piece]] = []
    right: float | None = None
    for piece in row.pieces:
        blank = piece.text.isspace()
        if found and (blank or right is None or piece.left - right <= WIDE * piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
        right = right if blank else piece.right
    return found


def _weight(piece: Piece) -> float:
    return 0.0 if piece.text.isspace() else len(piece.text) * piece.size**2


def _nearest(row: Row, piece: Piece) -> Piece:
    """The piece of the row next to the place of piece."""
    at = bisect_left(row.lefts, piece.left)
    around = row.pieces[max(0, at - 1) : at + 1]
    return min(around, key=lambda other: max(other.left - piece.right, piece.left - other.right))


def _beside(one: Piece, other: Piece) -> bool:
    """True where the two may stand in one line."""
    small, large = (one, other) if one.size <= other.size else (other, one)
    apart = small.base - large.base
    if abs(apart) <= _SAME_BASE * small.size and large.size <= _LARGEST * small.size:
        return True
    if large.size <= _SAME_SIZE * small.size:
        return False
    middle = apart - (ABOVE - BELOW) / 2 * small.size
    return large.size <= _LARGEST * small.size and -ABOVE * large.size < middle < BELOW * large.size


def _covers(row: Row, piece: Piece) -> bool:
    at = bisect_left(row.lefts, piece.left)
    left, right = _ink(piece)
    for other in row.pieces[max(0, at - 2) : at + 2]:
        begin, end = _ink(other)
        if min(end, right) - max(begin, left) > _OVERLAP * min(end - begin, right - left):
            return True
    return False


def _ink(piece: Piece) -> tuple[float, float]:
    """Left and right without the blank half of a bracket or a comma: a sign may stand in there."""
    left, right = piece.left, piece.right
    if piece.text[0] in _OPENING and piece.rights[0] - left >= _HALF * piece.size:
        left += piece.size / 2
    if piece.text[-1] in _CLOSING and right - piece.lefts[-1] >= _HALF * piece.size:
        right -= piece.size / 2
    return left, right


def _once(piece: Piece, row: Row) -> Piece | None:
    """The piece without the characters that the row has at the same place already."""
    at = bisect_left(row.lefts, piece.right)
    over = [other for other in row.pieces[:at] if other.right > piece.left]
    if not over:
        return piece
    there: dict[str, list[float]] = defaultdict(list)
    for other in over:
        for character, left in zip(other.text, other.lefts, strict=True):
            there[character].append(left)
    kept = [
        index
        for index, (character, left, right) in enumerate(zip(piece.text, piece.lefts, piece.rights, strict=True))
        if not any(
            abs(left - other) <= _DOUBLE * piece.size and abs(left - other) <= (right - left) / 2
            for other in there[character]
        )
    ]
    if len(kept) == len(piece.text):
        return piece
    text = "".join(piece.text[index] for index in kept)
    if not text.strip():
        return None
    lefts, rights = [piece.lefts[index] for index in kept], [piece.rights[index] for index in kept]
    return piece._replace(text=text, lefts=lefts, rights=rights)


def _fill(found: list[Row], bases: list[float], blank: Piece) -> None:
    """Puts white space into the row it stands in, where it stands between characters or indents the first."""
    first = bisect_left(bases, blank.base - 2 * blank.size)
    for row in found[first : bisect_left(bases, blank.base + 2 * blank.size)]:
        at = bisect_left(row.lefts, blank.left)
        before = row.pieces[at - 1] if at else None
        after = row.pieces[at] if at < len(row.pieces) else None
        if after is None or not _beside(blank, after):
            continue
        indents = before is None and blank.text[-1] == "\u3000" and after.left - blank.right < _WIDE_GAP * after.size
        if indents or (before and blank.left >= before.right - _EVEN * blank.size):
            row.add(blank)
            return


def line(pieces: Sequence[Piece]) -> Line:
    """The text of pieces that stand beside each other, with white space where the print has a gap of its own."""
    while pieces[-1].text.isspace():
        pieces = pieces[:-1]
    text = "".join(piece.text for piece in pieces)
    lefts = [left for piece in pieces for left in piece.lefts]
    rights = [right for piece in pieces for right in piece.rights]
    ink = [piece for piece in pieces if not piece.text.isspace()]
    size = max(ink, key=lambda piece: len(piece.text)).size
    blanks = _blanks(text, _gaps(text, lefts, rights, size))
    characters: list[str] = []
    edges: list[float] = []
    for index, character in enumerate(text):
        if index in blanks:
            characters.append(blanks[index])
            edges.append(rights[index - 1])
        characters.append(character)
        edges.append(lefts[index])
    edges.append(rights[-1])
    top, bottom = min(piece.top for piece in ink), max(piece.bottom for piece in ink)
    base = max(ink, key=lambda piece: len(piece.text) * piece.size).base
    rising = edges if edges == sorted(edges) else list(accumulate(edges, max))
    return Line("".join(characters), tuple(rising), base, size, (ink[0].left, top, rising[-1], bottom))


def _gaps(text: str, lefts: Sequence[float], rights: Sequence[float], size: float) -> list[float]:
    """The gap after each character but the last, in sizes; signs drawn at half their width have the other half back."""
    gaps = [(left - right) / size for right, left in zip(rights, lefts[1:], strict=False)]
    for index, gap in enumerate(gaps):
        if gap <= _LATIN_GAP:
            continue
        if text[index] in _CLOSING and rights[index] - lefts[index] < _HALF * size:
            gaps[index] -= 0.5
        if text[index + 1] in _OPENING and rights[index + 1] - lefts[index + 1] < _HALF * size:
            gaps[index] -= 0.5
    return gaps


def _blanks(text: str, gaps: list[float]) -> dict[int, str]:
    """What to put before which character; gaps: in sizes, after each character but the last."""
    wide = [index for index, gap in enumerate(gaps) if gap > _LATIN_GAP]
    if not wide:
        return {}
    spaced = _set_apart(text, gaps, wide)
    found = {index + 1: _blank(text[index], text[index + 1], gaps[index]) for index in wide if index not in spaced}
    found = {index: blank for index, blank in found.items() if blank}
    label = _LABEL.match(text)
    if label and label.end() <= len(gaps) and label.end() not in found and not text[label.end()].isspace():
        stretch = sorted(gaps)[len(gaps) // 2]
        if gaps[label.end() - 1] - stretch >= _LABEL_GAP:
            found[label.end()] = " "
    return found


def _set_apart(text: str, gaps: list[float], wide: list[int]) -> set[int]:
    """Gaps of letters that are set apart evenly: none of these stands for white space."""
    runs: list[list[int]] = []
    for index in wide:
        if not _EVEN_FROM <= gaps[index] <= _EVEN_TO:
            continue
        run = runs[-1] if runs else []
        even = run and index == run[-1] + 1 and abs(gaps[index] - gaps[run[0]]) <= _EVEN
        if even and not _NUMBER.fullmatch(text[run[0] : index + 1]):
            run.append(index)
        else:
            runs.append([index])
    spaced: set[int] = set()
    for run in runs:
        # A letter that stands close to its other neighbour is the end of a word: 附 則 （平成…
        if run[0] > 0 and gaps[run[0] - 1] <= _LATIN_GAP:
            run = run[1:]
        if run and run[-1] + 1 < len(gaps) and gaps[run[-1] + 1] <= _LATIN_GAP:
            run = run[:-1]
        letters = text[run[0] : run[-1] + 2] if run else ""
        enough = 3 if any(is_wide(letter) for letter in letters) else 4
        if len(letters) >= enough and not letters.isdecimal():
            spaced.update(run)
    return spaced


def _blank(before: str, after: str, gap: float) -> str:
    """The white space that a gap between two characters stands for."""
    if before.isspace() or after.isspace():
        return ""
    if gap >= _FAR_GAP:
        return "\t"
    wide = is_wide(before) + is_wide(after)
    least = (_LATIN_GAP, _MIXED_GAP, _WIDE_GAP)[wide]
    if gap < least:
        return ""
    return "\u3000" if wide and gap >= _FULL_GAP else " "


def is_wide(character: str) -> bool:
    """True for kana, kanji and the full-width forms: no white space stands between these within a sentence."""
    return ord(character) >= 0x2E80
