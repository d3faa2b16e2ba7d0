"""How alike two texts are, told from a few numbers of each."""

import heapq
import re
from zlib import crc32

_SIZE = 64
"""Numbers kept of a text: the likeness of two is then off by about 0.06."""
_PIECE = 8
"""Characters of a piece: as long as a phrase, so that legal set phrases alone make nothing alike."""


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the pieces of folded text, ascending."""
    plain = re.sub(r"\s+", "", text)
    pieces = {plain[at : at + _PIECE] for at in range(max(1, len(plain) - _PIECE + 1))}
    return tuple(sorted(heapq.nsmallest(_SIZE, {crc32(piece.encode()) for piece in pieces})))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of pieces that two texts have in common of all their pieces, 0 to 1, estimated."""
    both = sorted({*one, *other})[:_SIZE]
    common = {*one} & {*other}
    return sum(number in common for number in both) / len(both) if both else 0.0
