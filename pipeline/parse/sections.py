"""Divisions of a document that have no 第N章 or 第N節: headings in the markup of the format, Ⅰ and Ⅱ above articles."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pipeline.parse import captions
from pipeline.parse.articles import Article
from pipeline.parse.divisions import RANK, ROMAN, SENTENCE, Place
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.text.numerals import roman
from pipeline.types.document import Kind

_ROMAN_CAPTION = re.compile(rf"^(?P<n>{ROMAN})(?:\s*[.、:]\s*|\s+)(?P<caption>\S.{{0,30}})$")
_TEXT = re.compile(r"。|は、|[、:]$|^※")
_LONGEST = 60  # characters of a heading
_KINDS = tuple(RANK)
_HOLDERS = (Kind.SUPPL_PROVISION, Kind.APPENDIX)
_NO_TITLE = re.compile(r"\S+[章編部節款]\W?")


def unnumbered(
    lines: Sequence[Line], articles: Sequence[Article], places: Sequence[Place], captioned: Collection[int]
) -> list[Place]:
    """The headings without a number that divide a document, as divisions one rank below the one they stand in.

    captioned: the lines that are the caption of the article above. Between two articles such a heading stands right above
    the second, or is no lower than the heading of the first; one that is lower leads a text of that article. Before all
    articles it stands right above one and is higher than it; the first marked heading of all is then the title, and one
    that is alone on its level divides nothing.
    """
    events: list[Article | Place] = [*articles, *places]
    search = _Search(lines, {event.line: event for event in events}, captioned)
    search.run()
    return search.places() or _roman(lines, sorted(search.events))


@dataclass(slots=True)
class _Search:
    lines: Sequence[Line]
    events: dict[int, Article | Place]
    captioned: Collection[int]
    found: dict[int, bool] = field(default_factory=dict)  # line of a heading -> it divides also where it is alone

    def run(self) -> None:
        """Fills found, from the last line up."""
        own = min((self._level(event.line) for event in self.events.values() if isinstance(event, Article)), default=0)
        title = next((index for index, line in enumerate(self.lines) if line.heading), 0)
        above = self._above()
        below: Article | Place | None = None
        begins, level = -1, 0  # of what stands below: its first line, and the level of its heading
        for index in range(len(self.lines) - 1, -1, -1):
            line, before = self.lines[index], above[index]
            if index in self.events:
                below, begins, level = self.events[index], index, own
            elif below is None or (isinstance(below, Place) and below.kind in _HOLDERS) or index in self.captioned:
                continue
            elif begins == index + 1 and captions.of_line(line):
                begins = index
            elif _is_heading(line) and before and self._divides(index, before, right_above=begins == index + 1):
                self.found[index] = True
                begins, level = index, line.heading
            elif (
                begins == index + 1
                and 0 < line.heading < level
                and index > title
                and (before is None or (isinstance(before, Place) and before.kind in _HOLDERS))
            ):
                self.found[index] = False
                begins, level = index, line.heading

    def places(self) -> list[Place]:
        """What was found, each with the rank that its level and the divisions above it give."""
        levels = [self._level(index) for index in self.found]
        kept = {index for index, alone in self.found.items() if alone or levels.count(self._level(index)) > 1}
        found: list[Place] = []
        open_: list[tuple[int, int]] = []  # level of the heading, rank
        for index in sorted(kept | self.events.keys()):
            event = self.events.get(index)
            if isinstance(event, Article):
                continue
            level = self._level(index)
            if event is not None:
                if event.kind not in RANK:
                    open_ = []
                    continue
                rank = RANK[event.kind]
                open_ = [one for one in open_ if one[1] < rank]
            else:
                rank = RANK[Kind.CHAPTER]
                while open_ and open_[-1][0] >= level:
                    rank = open_.pop()[1]
                rank = min(open_[-1][1] + 1, len(_KINDS) - 1) if open_ else rank
                found.append(Place(index, _KINDS[rank], "", (0, len(self.lines[index].text)), None))
            open_.append((level, rank))
        return found

    def _above(self) -> list[Article | Place | None]:
        """For each line the last article, division, 附則 or 別紙 above it."""
        found: list[Article | Place | None] = []
        last: Article | Place | None = None
        for index in range(len(self.lines)):
            found.append(last)
            last = self.events.get(index, last)
        return found

    def _divides(self, index: int, before: Article | Place, *, right_above: bool) -> bool:
        """True for a heading after an article or a division that is no part of it."""
        level, upper = self.lines[index].heading, self._level(before.line)
        if isinstance(before, Article):
            if not upper or level > upper:
                return right_above and not upper
            return right_above or level < upper or not _numbered(self.lines[index])
        if before.kind in _HOLDERS or not right_above or (upper and level <= upper):
            return False
        return not (index == before.line + 1 and _NO_TITLE.fullmatch(self.lines[before.line].text))

    def _level(self, index: int) -> int:
        return self.lines[index].heading


def _is_heading(line: Line) -> bool:
    """True for a marked heading that is no sentence."""
    return bool(line.heading) and not line.plain and len(line.text) <= _LONGEST and not _TEXT.search(line.text)


def _numbered(line: Line) -> bool:
    return any(one.doubt < 1 for one in readings(line.text, None))


def _roman(lines: Sequence[Line], heads: Sequence[int]) -> list[Place]:
    """Ⅰ, Ⅱ, … each with a caption on the line above an article, as chapters; none where they do not count from one."""
    found: list[Place] = []
    for index in heads:
        line = lines[index - 1] if index and index - 1 not in heads else None
        match = _ROMAN_CAPTION.match(line.text) if line and not line.plain else None
        if line and match and not SENTENCE.search(line.text) and _roman_number(match["n"]) == len(found) + 1:
            found.append(Place(index - 1, Kind.CHAPTER, "", (0, len(line.text)), None))
    return found if len(found) > 1 else []


def _roman_number(printed: str) -> int | None:
    return ord(printed) - 0x215F if len(printed) == 1 and ord(printed) > 0x2000 else roman(printed)
