"""Words that are struck out: tracked deletions as a word processor prints them, and what is crossed out in a form."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.read.pdf.page import Page, Piece, Ruling, cut

_HIGHEST, _LOWEST = 0.5, 0.2  # sizes above the base line: where such a line lies; one to write on lies lower
_ENDS = 0.4  # sizes from the ends of the line to those of the letters it goes through; the lines of a table go on
_FILLED = 0.6  # of the line goes through letters
_SAME_BASE, _NEAR = 0.3, 0.6  # sizes: of letters on one line, from a struck word to the next


def without_struck(page: Page) -> Page:
    """The page without words that a line goes through, which are kept aside, and without these lines."""
    order = sorted(range(len(page.pieces)), key=lambda index: page.pieces[index].base)
    bases = [page.pieces[index].base for index in order]
    largest = max((piece.size for piece in page.pieces), default=0.0)
    lines: list[Ruling] = []
    out: dict[int, set[int]] = defaultdict(set)  # of each piece the characters that are struck
    for ruling in page.drawings.lying:
        near = order[bisect_left(bases, ruling.at) : bisect_right(bases, ruling.at + _HIGHEST * largest)]
        through = list(_through(ruling, page.pieces, near))
        if through and _ends_with(ruling, [(page.pieces[index], at) for index, at in through]):
            lines.append(ruling)
            for index, at in through:
                out[index].add(at)
    if not lines:
        return page
    pieces = _closed_up(page.pieces, out)
    kept = [part for index, piece in enumerate(pieces) for part in _rest(piece, out.get(index, set()))]
    words = ("".join(page.pieces[index].text[at] for at in sorted(struck)) for index, struck in sorted(out.items()))
    lying = [ruling for ruling in page.drawings.lying if ruling not in lines]
    return replace(page, pieces=kept, drawings=replace(page.drawings, lying=lying), struck=tuple(words))


def _through(ruling: Ruling, pieces: Sequence[Piece], near: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The characters of the pieces near whose middle the line goes through: index of the piece, and of the character in it."""
    for index in near:
        piece = pieces[index]
        above = (piece.base - ruling.at) / piece.size
        if not _LOWEST <= above <= _HIGHEST or piece.right < ruling.start or piece.left > ruling.end:
            continue
        for at, (sign, left, right) in enumerate(zip(piece.text, piece.lefts, piece.rights, strict=True)):
            if ruling.start < (left + right) / 2 < ruling.end and not sign.isspace():
                yield index, at


def _ends_with(ruling: Ruling, through: Sequence[tuple[Piece, int]]) -> bool:
    """True where the line begins and ends with the letters that it goes through, and goes through all of them."""
    reach = _ENDS * through[0][0].size
    begin = min(piece.lefts[at] for piece, at in through)
    end = max(piece.rights[at] for piece, at in through)
    filled = sum(piece.rights[at] - piece.lefts[at] for piece, at in through)
    ends = abs(ruling.start - begin) <= reach and abs(ruling.end - end) <= reach
    return ends and filled >= _FILLED * (ruling.end - ruling.start)


def _closed_up(pieces: Sequence[Piece], out: Mapping[int, set[int]]) -> list[Piece]:
    """The pieces without gaps where letters are struck: the next letter reaches back to them, or the last one before over them.

    Neither does across a gap: beyond it another column or cell begins.
    """
    found = [piece._replace(lefts=[*piece.lefts], rights=[*piece.rights]) for piece in pieces]
    for base in {round(pieces[index].base) for index in out}:
        row = [index for index, piece in enumerate(found) if abs(piece.base - base) <= _SAME_BASE * piece.size]
        signs = sorted((found[index].lefts[at], index, at) for index in row for at in range(len(found[index].text)))
        before: tuple[int, int] | None = None
        run: tuple[float, float] | None = None
        for left, index, at in signs:
            piece = found[index]
            if run and left - run[1] > _NEAR * piece.size:
                _reach_over(found, before, run)
                run = None
            if at in out.get(index, ()):
                run = (run[0] if run else left, piece.rights[at])
                continue
            if run:
                piece.lefts[at], run = run[0], None
            before = index, at
        if run:
            _reach_over(found, before, run)
    return found


def _reach_over(pieces: Sequence[Piece], before: tuple[int, int] | None, run: tuple[float, float]) -> None:
    """Lets the letter before struck words, index of its piece and its own, reach to their end if they follow near enough."""
    if before:
        piece, at = pieces[before[0]], before[1]
        if run[0] - piece.rights[at] <= _NEAR * piece.size:
            piece.rights[at] = run[1]


def _rest(piece: Piece, struck: set[int]) -> list[Piece]:
    """What is left of a piece."""
    if not struck:
        return [piece]
    found: list[Piece] = []
    start = 0
    for at in (*sorted(struck), len(piece.text)):
        found += cut(piece, start, at)
        start = at + 1
    return found
