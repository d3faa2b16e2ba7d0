"""Running heads, feet and page numbers: what stands at the same place above or below the text, page after page.

A line of text left out is worse than a foot left in: what does not repeat, count the pages or stand outside of what does, stays.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.read.pdf.edges import DEPTH, Edge, Part, Rows, edges_of
from pipeline.read.pdf.headwords import (
    counts_text,
    ends_sentence,
    is_label,
    is_text,
    names_appendix,
    names_article,
    names_division,
    names_document,
)
from pipeline.read.pdf.lines import line
from pipeline.text.normalize import squash

_SAME_HEIGHT = 3.0  # points
_SLOT_HEIGHT, _SLOT_SIZE = 1.5, 0.06  # points, share: a row that is set like the heads of other pages
_ZONE = 0.1  # of the height of the page: a head that few others prove stands here
_LONGEST = 80  # characters of a head
_LARGER, _SMALLER = 1.3, 0.95  # times the size of the text: titles, heads
_OFTEN = 3  # pages
_FEW = 3  # pages of a document in which two are often
_MOSTLY, _NEARLY_ALL = 0.4, 0.8  # of the pages
_TOP = 10  # rows within which the title of a document stands
_NEAR = 3  # pages from one page number to the next that it is compared with
_MIDDLE = 0.05  # of the width of the page


def furniture(pages: Sequence[Rows], size: float) -> list[tuple[frozenset[int], frozenset[int]]]:
    """For each page the rows that are heads and those that are feet; size: of the text."""
    edges = [edge for index, page in enumerate(pages) for edge in edges_of(index, page)]
    for foot in (False, True):
        _Side([edge for edge in edges if edge.foot is foot], len(pages), size).accept()
    found: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in pages]
    for edge in _peeled(edges):
        found[edge.page][edge.foot].add(edge.row)
    if len(pages) > 1:
        found[0][0].difference_update(_titles(edges, pages[0], found[0][0]))
    for page, row in _echoes(edges, pages, (_SMALLER if len(pages) > 1 else _LARGER) * size):
        found[page][0].add(row)
    return [(frozenset(heads), frozenset(feet - heads)) for heads, feet in found]


class _Side:
    """The heads of all pages, or the feet."""

    def __init__(self, edges: list[Edge], pages: int, size: float) -> None:
        self._edges = edges
        self._pages = pages
        self._size = size

    def accept(self) -> None:
        """Notes for each part whether it is furniture."""
        self._page_numbers()
        self._repeated()
        self._named()
        for edge in self._edges:
            for part in edge.parts:
                part.accepted = part.accepted or (edge.share <= _ZONE and is_label(part.words))
            rest = [part.words for part in edge.parts if not part.accepted]
            if _proves(edge) and not any(is_text(words) for words in (*rest, "".join(rest))):
                edge.accept()
        self._alike()
        self._outside()

    def _page_numbers(self) -> None:
        """Numbers that count the pages, and single ones that can be nothing else."""
        numbers = [
            (edge, part) for edge in self._edges if not names_appendix(edge.words) for part in edge.parts if part.number
        ]
        for index, (edge, part) in enumerate(numbers):
            for other, following in numbers[index + 1 :]:
                pages = other.page - edge.page
                if pages > _NEAR:
                    break
                if pages and abs(other.height - edge.height) <= _SAME_HEIGHT and _counts(part, following, pages):
                    part.accepted = following.accepted = True
            alone = len(edge.parts) == 1 and edge.depth == 0 and edge.apart and abs(part.middle - 0.5) < _MIDDLE
            sure = part.sure and (edge.share <= _ZONE or edge.apart)
            part.accepted = part.accepted or sure or (alone and edge.foot)

    def _repeated(self) -> None:
        """Text that stands at the same height of several pages, but for a number that counts the pages."""
        shapes: dict[tuple[str, str], list[tuple[Edge, Part]]] = defaultdict(list)
        for edge in self._edges:
            # 別紙 1 and 別紙 2 are two titles: all of the row has to stand on other pages.
            whole = edge.words if names_appendix(edge.words) else ""
            for part in edge.parts:
                if 2 <= len(part.words) <= _LONGEST and not part.number and not names_article(part.words):
                    shapes[whole, part.shape].append((edge, part))
        for (_, shape), group in shapes.items():
            for level in _levels(group):
                for same in _same_words(shape, level):
                    if self._is_often(same):
                        for edge, part in _heads(same):
                            edge.repeated = part.accepted = True

    def _is_often(self, same: Sequence[tuple[Edge, Part]]) -> bool:
        pages = sorted({edge.page for edge, _ in same})
        sentence = any(ends_sentence(part.words) for _, part in same)
        if len(pages) < _OFTEN:
            large = any(edge.size > _LARGER * self._size for edge, _ in same)
            apart = all(edge.apart for edge, _ in same)
            return len(pages) == 2 and self._pages <= _FEW and apart and not sentence and not large
        if sentence:
            return len(pages) >= _NEARLY_ALL * self._pages
        if len(pages) >= _MOSTLY * self._pages:
            return True
        # Heads that change with the chapter stand on pages that follow each other, or on every other one.
        return any(last - first in (2, 4) for first, last in zip(pages, pages[2:], strict=False))

    def _named(self) -> None:
        """Heads in small letters that tell on each page which articles stand on it, or in which 章 it is."""
        heads = [
            edge
            for edge in self._edges
            if not edge.foot and edge.apart and edge.size < _SMALLER * self._size
            and any(names_article(part.words) or names_division(part.words) for part in edge.parts)
        ]  # fmt: skip
        for height in {edge.height for edge in heads}:
            level = [edge for edge in heads if abs(edge.height - height) <= _SLOT_HEIGHT]
            if len({edge.page for edge in level}) >= max(_OFTEN, _NEARLY_ALL * self._pages):
                for edge in level:
                    edge.accept()

    def _alike(self) -> None:
        """Rows that stand where heads of other pages stand, in their size and as far from the text: 第2章 on one page."""
        accepted: dict[int, list[Edge]] = defaultdict(list)
        for edge in self._edges:
            if edge.accepted:
                accepted[round(edge.height / _SLOT_HEIGHT)].append(edge)
        for edge in self._edges:
            slot = round(edge.height / _SLOT_HEIGHT)
            alike = sum(
                abs(other.height - edge.height) <= _SLOT_HEIGHT and abs(other.size / edge.size - 1) <= _SLOT_SIZE
                for near in (slot - 1, slot, slot + 1)
                for other in accepted.get(near, ())
            )
            if alike >= _OFTEN and _may_be_furniture(edge):
                edge.accept()

    def _outside(self) -> None:
        """Rows between the edge of the page and a row that is furniture: no text stands there."""
        inner: set[int] = set()
        for edge in sorted(self._edges, key=lambda edge: -edge.depth):
            if edge.page in inner and _may_be_furniture(edge):
                edge.accept()
            if edge.apart and edge.accepted:
                inner.add(edge.page)


def _may_be_furniture(edge: Edge) -> bool:
    text = any(is_text(words) for words in (edge.words, *(part.words for part in edge.parts)))
    return edge.apart and not text and not names_appendix(edge.words)


def _proves(edge: Edge) -> bool:
    """True where one part of a row shows that all of it is furniture; a number before words may be theirs: 1　概要."""
    if edge.repeated:
        return True
    numbered = edge.parts[-1].accepted or any(part.accepted and part.sure for part in edge.parts)
    return edge.apart and numbered


def _heads(same: Sequence[tuple[Edge, Part]]) -> list[tuple[Edge, Part]]:
    """Those that are heads: the first 別紙1 of several pages is its title."""
    if not names_appendix(same[0][0].words):
        return list(same)
    return [found for before, found in pairwise(same) if found[0].page - before[0].page <= _NEAR]


def _counts(part: Part, following: Part, pages: int) -> bool:
    """True where one number goes up by the pages between, or by twice that: two pages on a sheet."""
    return len(part.number) == len(following.number) and any(
        after - before in (pages, 2 * pages) for before, after in zip(part.number, following.number, strict=True)
    )


def _levels(group: list[tuple[Edge, Part]]) -> list[list[tuple[Edge, Part]]]:
    """The group in parts that stand at one height each."""
    ordered = sorted(group, key=lambda found: found[0].height)
    levels = [ordered[:1]]
    for before, found in pairwise(ordered):
        if found[0].height - before[0].height > _SAME_HEIGHT:
            levels.append([])
        levels[-1].append(found)
    return levels


def _same_words(shape: str, level: list[tuple[Edge, Part]]) -> list[list[tuple[Edge, Part]]]:
    """The level in groups that differ by nothing but a number that counts the pages."""
    ordered = sorted(level, key=lambda found: found[0].page)
    of_text = counts_text(shape)
    counting = set()
    for place in range(len(ordered[0][1].digits)):
        if place in of_text:
            continue
        steps = [
            after.digits[place] - before.digits[place] == edge_after.page - edge.page
            for (edge, before), (edge_after, after) in pairwise(ordered)
            if edge_after.page > edge.page
        ]
        if steps and sum(steps) >= _NEARLY_ALL * len(steps):
            counting.add(place)
    groups: dict[tuple[int, ...], list[tuple[Edge, Part]]] = defaultdict(list)
    for edge, part in ordered:
        fixed = tuple(value for place, value in enumerate(part.digits) if place not in counting)
        groups[fixed].append((edge, part))
    return list(groups.values())


def _peeled(edges: Sequence[Edge]) -> list[Edge]:
    """The accepted rows from the edge of each page inward, up to the first that is not accepted."""
    sides: dict[tuple[int, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        sides[edge.page, edge.foot].append(edge)
    found: list[Edge] = []
    for side in sides.values():
        rows = list(takewhile(lambda edge: edge.accepted, side))
        if len(rows) == DEPTH:  # pages that say the same altogether, as copies of one form: none of it is a head
            rows = [edge for edge in rows if all(part.number for part in edge.parts)]
        found += rows
    return found


def _echoes(edges: Sequence[Edge], pages: Sequence[Rows], largest: float) -> list[tuple[int, int]]:
    """Page and row of heads of few pages: in small letters, apart from the text, and a title in larger ones on the first says the same.

    largest: size of such letters, in points.
    """
    found: list[tuple[int, int]] = []
    known: set[tuple[str, int]] = set()
    for edge in edges:
        if edge.foot or edge.depth or not edge.apart or edge.size >= largest:
            continue
        rows, place = pages[edge.page].rows, (edge.words, round(edge.height / _SLOT_HEIGHT))
        others = {squash(line(row.pieces).text) for row in rows if edge.size < _SMALLER * row.size}
        if place in known or edge.words in others or others.issuperset(part.words for part in edge.parts):
            found.append((edge.page, edge.row))
            known.add(place)
    return found


def _titles(edges: Sequence[Edge], first: Rows, heads: set[int]) -> set[int]:
    """The heads of the first page that give the document's title, where nothing else on the page does."""
    named = {
        edge.row
        for edge in edges
        if edge.page == 0 and edge.row in heads and len(edge.parts) == 1
        and names_document(edge.parts[0].words) and not edge.parts[0].digits
    }  # fmt: skip
    others = [squash(line(row.pieces).text) for index, row in enumerate(first.rows[:_TOP]) if index not in heads]
    return set() if any(names_document(words) for words in others) else named
