"""Running heads, feet and page numbers: what stands at the same place above or below the text, page after page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.read.pdf.lines import Row, line, stretches
from pipeline.read.pdf.page import Piece
from pipeline.text.normalize import fold, squash
from pipeline.text.numerals import KANJI, number, roman

_DEPTH = 5  # rows from the edge of the page that may be furniture
_SAME_HEIGHT = 3.0  # points
_SLOT_HEIGHT, _SLOT_SIZE = 1.5, 0.06  # points, share: a row that is set like the heads of other pages
_ZONE, _FAR_ZONE = 0.1, 0.15  # of the height of the page: heads that few others prove stand here
_TOGETHER = 3  # rows of heads
_APART = 1.4  # times the pitch of the lines of the page: a row beyond this stands apart from the text
_PITCH, _CLOSEST = 1.7, 1.2  # sizes: the usual pitch of lines, and the least
_STEPS = 4  # between lines that tell the pitch
_LONGEST = 80  # characters of a head
_SHORT = 40
_LARGER = 1.3  # times the size of the text: a title
_SMALLER = 0.95  # times the size of the text
_OFTEN = 3  # pages
_FEW = 3  # pages of a document in which two are often
_MOSTLY, _NEARLY_ALL = 0.4, 0.8  # of the pages
_TOP = 10  # rows within which the title of a document stands
_NEAR = 3  # pages from one page number to the next that it is compared with

_SURE = re.compile(
    r"[-‐‑–—―−ー~〜─━]+\s*[0-9]{1,4}(?:\s*/\s*[0-9]+)?\s*[-‐‑–—―−ー~〜─━]+|(?:page|p\.)\s*[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]+)?"
    r"|第?\s*[0-9]{1,4}\s*(?:ページ|頁)(?:\s*[/中]\s*[0-9]{1,4}\s*(?:ページ|頁)?)?|[0-9]{1,4}\s*/\s*[0-9]{1,4}(?:\s*(?:ページ|頁))?",
    re.IGNORECASE,
)
_PAGE_WORDS = re.compile(r"pages?|pp?|no|of|ページ|頁|全|中|第|[-‐‑–—―−ー~〜─━・|<>《》〈〉\[\]()/.:\s]", re.IGNORECASE)
# These count what the text counts, not its pages.
_COUNTS_TEXT = re.compile(
    r"第\s*#\s*(?:条|項|号|章|節|款|編|部|回)|(?:別紙|別表|別添|別記|様式|付録|付属|附属|添付|資料|図|表|附則|注|※|案|版|ver)[第.\s-]*#",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]+条")
_SENTENCE = re.compile(r"[。、,]$")
_TITLE = re.compile(
    r"規約|約款|契約|規程|規則|規定|会則|定款|方針|ポリシー|同意書|覚書|誓約書|特約|条件|細則|要項|要領|学則"
)
_LABEL = re.compile(
    r"[\[【〈<(*]*(?:strictly)?(?:confidential|internaluseonly|社外秘|厳秘|極秘|機密|取扱注意|部外秘|関係者限り|複製禁止|転載禁止|無断転載を禁ず)[\]】〉>)*]*",
    re.IGNORECASE,
)
_WIDE_SPACE = re.compile(r"\t+| {2,}")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page; width, height: of the page."""

    width: float
    height: float
    rows: Sequence[Row]


@dataclass(slots=True)
class _Part:
    """A stretch of a row without a wide gap. words: without white space; shape: these with # for digits."""

    words: str
    shape: str
    digits: tuple[int, ...]
    page_number: tuple[int, ...]
    sure: bool
    middle: float
    accepted: bool = False


@dataclass(slots=True)
class _Edge:
    """A row near the edge of a page.

    depth: 0 for the outermost; height, share: from that edge, in points and of the height of the page; apart: it stands with
    few others near the edge, and then comes a gap; repeated: a part of it stands on other pages too.
    """

    page: int
    foot: bool
    depth: int
    row: int
    height: float
    share: float
    size: float
    apart: bool
    parts: list[_Part]
    repeated: bool = False

    @property
    def accepted(self) -> bool:
        return all(part.accepted for part in self.parts)


def furniture(pages: Sequence[Rows], size: float) -> list[tuple[frozenset[int], frozenset[int]]]:
    """For each page the rows that are heads and those that are feet; size: of the text."""
    edges = [edge for index, page in enumerate(pages) for edge in _edges(index, page)]
    for foot in (False, True):
        _Side([edge for edge in edges if edge.foot is foot], len(pages), size).accept()
    found: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in pages]
    for edge in _peeled(edges):
        found[edge.page][edge.foot].add(edge.row)
    if len(pages) > 1:
        found[0][0].difference_update(_titles(edges, pages[0], found[0][0]))
    else:
        found[0][0].update(_echoes(edges, pages[0], size))
    return [(frozenset(heads), frozenset(feet - heads)) for heads, feet in found]


def _edges(index: int, page: Rows) -> list[_Edge]:
    """The outermost rows above and below the middle of the page."""
    found: list[_Edge] = []
    order = sorted(range(len(page.rows)), key=lambda row: page.rows[row].base)
    pitch = _pitch([page.rows[row] for row in order])
    for foot in (False, True):
        inward = order[::-1] if foot else order
        heights = [abs((page.height if foot else 0.0) - page.rows[row].base) for row in inward]
        last = _last_apart(heights, page.height, pitch)
        for depth, (row, height) in enumerate(zip(inward[:_DEPTH], heights, strict=False)):
            if height > page.height / 2:
                break
            here = page.rows[row]
            parts = [part for stretch in stretches(here) for part in _parts(stretch, page.width)]
            share = height / page.height
            found.append(_Edge(index, foot, depth, row, height, share, here.size, depth <= last, parts))
    return found


def _last_apart(heights: Sequence[float], height: float, pitch: float) -> int:
    """Depth of the last row before a gap between what stands at the edge of a page and its text, -1 where there is none."""
    for depth, (here, following) in enumerate(zip(heights, [*heights[1:], height], strict=False)):
        if depth >= _TOGETHER or here > _FAR_ZONE * height:
            break
        if following - here >= _APART * pitch:
            return depth
    return -1


def _pitch(ordered: Sequence[Row]) -> float:
    """From base line to base line in most of the text of a page, in points."""
    sizes = sorted(row.size for row in ordered)
    size = sizes[len(sizes) // 2] if sizes else 10.0
    steps = sorted(after.base - before.base for before, after in pairwise(ordered))
    # Titles stand farther apart than lines, and those of two columns nearer.
    return max(steps[len(steps) // 3], _CLOSEST * size) if len(steps) >= _STEPS else _PITCH * size


def _parts(pieces: Sequence[Piece], width: float) -> list[_Part]:
    """A stretch in the parts that wide white space makes of it: 会員規約　第2章."""
    text = fold(line(pieces).text.replace("\u3000", "\t"))
    middle = (pieces[0].left + pieces[-1].right) / 2 / width
    return [_part(part, middle) for part in _WIDE_SPACE.split(text.strip()) if part]


def _part(text: str, middle: float) -> _Part:
    words = squash(text)
    digits = tuple(int(found) for found in _DIGITS.findall(words))
    return _Part(words, _DIGITS.sub("#", words), digits, _page_number(text), bool(_SURE.fullmatch(text)), middle)


def _page_number(text: str) -> tuple[int, ...]:
    """The numbers of a text that holds nothing but a page number, () of any other text."""
    if len(text) > 24:
        return ()
    rest = _PAGE_WORDS.sub(" ", text).split()
    if rest and all(word.isdecimal() and word.isascii() for word in rest):
        return tuple(int(word) for word in rest)
    if len(rest) == 1 and (value := roman(rest[0])):
        return (value,)
    if len(rest) == 1 and all(sign in KANJI for sign in rest[0]) and (value := number(rest[0])):
        return (value,)
    appendix = len(rest) == 2 and len(rest[0]) == 1 and rest[0].isascii() and rest[1].isdecimal()
    return (int(rest[1]),) if appendix else ()


class _Side:
    """The heads of all pages, or the feet."""

    def __init__(self, edges: list[_Edge], pages: int, size: float) -> None:
        self._edges = edges
        self._pages = pages
        self._size = size

    def accept(self) -> None:
        """Notes for each part whether it is furniture."""
        self._page_numbers()
        self._repeated()
        self._articles()
        for edge in self._edges:
            for part in edge.parts:
                part.accepted = part.accepted or (edge.share <= _ZONE and bool(_LABEL.fullmatch(part.words)))
            rest = [part.words for part in edge.parts if not part.accepted]
            proven = edge.repeated or (edge.apart and any(part.accepted for part in edge.parts))
            if proven and not any(_is_text(words) for words in rest):
                for part in edge.parts:
                    part.accepted = True
        self._alike()
        self._outside()

    def _page_numbers(self) -> None:
        """Numbers that count the pages, and single ones that can be nothing else."""
        numbers = [(edge, part) for edge in self._edges for part in edge.parts if part.page_number]
        for index, (edge, part) in enumerate(numbers):
            for other, following in numbers[index + 1 :]:
                pages = other.page - edge.page
                if pages > _NEAR:
                    break
                if pages and abs(other.height - edge.height) <= _SAME_HEIGHT and _counts(part, following, pages):
                    part.accepted = following.accepted = True
            alone = len(edge.parts) == 1 and edge.depth == 0 and edge.apart and abs(part.middle - 0.5) < 0.05
            sure = part.sure and (edge.share <= _ZONE or edge.apart)
            part.accepted = part.accepted or sure or (alone and edge.foot)

    def _repeated(self) -> None:
        """Text that stands at the same height of several pages, but for a number that counts the pages."""
        shapes: dict[str, list[tuple[_Edge, _Part]]] = defaultdict(list)
        for edge in self._edges:
            for part in edge.parts:
                if 2 <= len(part.words) <= _LONGEST and not part.page_number and not _ARTICLE.match(part.words):
                    shapes[part.shape].append((edge, part))
        for shape, group in shapes.items():
            for level in _levels(group):
                for same in _same_words(shape, level):
                    if self._is_often(same):
                        for edge, part in same:
                            edge.repeated = part.accepted = True

    def _is_often(self, same: Sequence[tuple[_Edge, _Part]]) -> bool:
        pages = sorted({edge.page for edge, _ in same})
        sentence = any(_SENTENCE.search(part.words) for _, part in same)
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

    def _alike(self) -> None:
        """Rows that stand where heads of other pages stand, in their size and as far from the text: 第2章 on one page."""
        accepted: dict[int, list[_Edge]] = defaultdict(list)
        for edge in self._edges:
            if edge.accepted:
                accepted[round(edge.height / _SLOT_HEIGHT)].append(edge)
        for edge in self._edges:
            if edge.accepted or not edge.apart:
                continue
            slot = round(edge.height / _SLOT_HEIGHT)
            alike = sum(
                abs(other.height - edge.height) <= _SLOT_HEIGHT and abs(other.size / edge.size - 1) <= _SLOT_SIZE
                for near in (slot - 1, slot, slot + 1)
                for other in accepted.get(near, ())
            )
            if alike >= _OFTEN and not any(_is_text(part.words) for part in edge.parts):
                for part in edge.parts:
                    part.accepted = True

    def _outside(self) -> None:
        """Rows between the edge of the page and a row that is furniture: no text stands there."""
        inner: dict[int, bool] = {}
        for edge in sorted(self._edges, key=lambda edge: -edge.depth):
            if edge.apart and inner.get(edge.page) and not any(_is_text(part.words) for part in edge.parts):
                for part in edge.parts:
                    part.accepted = True
            inner[edge.page] = inner.get(edge.page, False) or (edge.apart and edge.accepted)

    def _articles(self) -> None:
        """Heads in small letters that tell on each page which articles stand on it, as in a collection of statutes."""
        heads = [
            edge
            for edge in self._edges
            if not edge.foot and edge.apart and edge.size < _SMALLER * self._size
            and any(_ARTICLE.match(part.words) for part in edge.parts)
        ]  # fmt: skip
        for height in {edge.height for edge in heads}:
            level = [edge for edge in heads if abs(edge.height - height) <= _SLOT_HEIGHT]
            if len({edge.page for edge in level}) >= max(_OFTEN, _NEARLY_ALL * self._pages):
                for edge in level:
                    for part in edge.parts:
                        part.accepted = True


def _is_text(words: str) -> bool:
    """True for what may be a line of the text."""
    return len(words) > _SHORT or bool(_SENTENCE.search(words) or _ARTICLE.match(words))


def _counts(part: _Part, following: _Part, pages: int) -> bool:
    """True where one number goes up by the pages between, or by twice that: two pages on a sheet."""
    return len(part.page_number) == len(following.page_number) and any(
        after - before in (pages, 2 * pages)
        for before, after in zip(part.page_number, following.page_number, strict=True)
    )


def _levels(group: list[tuple[_Edge, _Part]]) -> list[list[tuple[_Edge, _Part]]]:
    """The group in parts that stand at one height each."""
    ordered = sorted(group, key=lambda found: found[0].height)
    levels = [ordered[:1]]
    for before, found in pairwise(ordered):
        if found[0].height - before[0].height > _SAME_HEIGHT:
            levels.append([])
        levels[-1].append(found)
    return levels


def _same_words(shape: str, level: list[tuple[_Edge, _Part]]) -> list[list[tuple[_Edge, _Part]]]:
    """The level in groups that differ by nothing but a number that counts the pages."""
    ordered = sorted(level, key=lambda found: found[0].page)
    of_text = [found.span() for found in _COUNTS_TEXT.finditer(shape)]
    signs = [found.start() for found in re.finditer("#", shape)]
    counting = set()
    for place, sign in enumerate(signs):
        if any(start <= sign < end for start, end in of_text):
            continue
        steps = [
            after.digits[place] - before.digits[place] == edge_after.page - edge.page
            for (edge, before), (edge_after, after) in pairwise(ordered)
            if edge_after.page > edge.page
        ]
        if steps and sum(steps) >= _NEARLY_ALL * len(steps):
            counting.add(place)
    groups: dict[tuple[int, ...], list[tuple[_Edge, _Part]]] = defaultdict(list)
    for edge, part in ordered:
        fixed = tuple(value for place, value in enumerate(part.digits) if place not in counting)
        groups[fixed].append((edge, part))
    return list(groups.values())


def _peeled(edges: Sequence[_Edge]) -> list[_Edge]:
    """The accepted rows from the edge of each page inward, up to the first that is not accepted."""
    sides: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        sides[edge.page, edge.foot].append(edge)
    found: list[_Edge] = []
    for side in sides.values():
        rows = list(takewhile(lambda edge: edge.accepted, side))
        if len(rows) == _DEPTH:  # pages that say the same altogether, as copies of one form: none of it is a head
            rows = [edge for edge in rows if all(part.page_number for part in edge.parts)]
        found += rows
    return found


def _echoes(edges: Sequence[_Edge], page: Rows, size: float) -> set[int]:
    """The head of a file of one page: a row in small letters, apart from the text, that says what titles below say again."""
    found: set[int] = set()
    for edge in edges:
        if not edge.foot and edge.depth == 0 and edge.apart and edge.size < _LARGER * size:
            others = {squash(line(row.pieces).text) for index, row in enumerate(page.rows) if index != edge.row}
            if others.issuperset(part.words for part in edge.parts):
                found.add(edge.row)
    return found


def _titles(edges: Sequence[_Edge], first: Rows, heads: set[int]) -> set[int]:
    """The heads of the first page that give the document's title, where nothing else on the page does."""
    named = {
        edge.row
        for edge in edges
        if edge.page == 0 and edge.row in heads and len(edge.parts) == 1
        and _TITLE.search(edge.parts[0].words) and not edge.parts[0].digits
    }  # fmt: skip
    if not named:
        return named
    others = [squash(line(row.pieces).text) for index, row in enumerate(first.rows[:_TOP]) if index not in heads]
    own = any(_TITLE.search(words) and not _SENTENCE.search(words) and len(words) <= _SHORT for words in others)
    return set() if own else named
