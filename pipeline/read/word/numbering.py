"""numbering.xml: the lists of a document, their levels, and the numbers that are printed."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.read.word.formats import written
from pipeline.read.word.names import MC, W, below, integer, switch, value
from pipeline.read.word.styles import indents
from pipeline.read.word.symbols import BULLET, is_private, is_symbol_font

_LEVELS = 9
_SUFFIXES = {"space": " ", "nothing": ""}
_BREAKS = re.compile(r"[\t\n\r]+")
_PLACE = re.compile(r"%([1-9])")
_ZEROS = re.compile(r"(0+)1\b.*")  # 001, 002, 003, ... of formats that are written out


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; restart: after which level, counted from 1, it starts again, 0 never, None after any."""

    start: int = 1
    restart: int | None = None
    style: str = "decimal"
    zeros: int = 0
    text: str = ""
    suffix: str = "\t"
    legal: bool = False
    paragraph_style: str | None = None
    left: int | None = None
    first: int | None = None
    font: str = ""

    def number(self, count: int, *, legal: bool) -> str:
        """The count as this level prints it."""
        if self.zeros:
            return str(count).zfill(self.zeros)
        if self.style in ("none", "bullet"):
            return ""
        return written("decimal" if legal and self.style != "decimalZero" else self.style, count)


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph; counted: there is a number in it; series: the definition it counts by."""

    text: str
    suffix: str
    level: int
    counted: bool
    series: str


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: it counts together with all that share its abstract definition."""

    shared: str
    levels: tuple[Level, ...]
    overrides: frozenset[int]


class Numbering:
    """The lists by the id that paragraphs give.

    of_style: the list that a style of numbering stands for.
    """

    def __init__(self, root: etree._Element | None, of_style: Callable[[str], str | None]) -> None:
        self._of_style = of_style
        self._abstract = {} if root is None else _by_id(root, "abstractNum", "abstractNumId")
        self._nums = {} if root is None else _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}

    def level(self, num_id: str, ilvl: int) -> Level | None:
        """A level of a list; None where there is none, as for the id 0."""
        found = self.find(num_id)
        return found.levels[ilvl] if found and 0 <= ilvl < _LEVELS else None

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level that a list links with that style of paragraphs."""
        found = self.find(num_id)
        linked = (at for at, level in enumerate(found.levels if found else ()) if level.paragraph_style == style_id)
        return next(linked, None)

    def find(self, num_id: str) -> _List | None:
        """The list of that id."""
        if num_id not in self._lists:
            self._lists[num_id] = self._list(num_id)
        return self._lists[num_id]

    def _list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        shared = self._definition(num_id)
        if num is None or shared is None:
            return None
        levels = [Level()] * _LEVELS
        for element in self._abstract[shared].findall(W + "lvl"):
            _put(levels, element)
        overrides: set[int] = set()
        for override in num.findall(W + "lvlOverride"):
            at = integer(override.get(W + "ilvl"))
            if at is None or not 0 <= at < _LEVELS:
                continue
            own = below(override, "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = integer(value(override, "startOverride"))
            if start is not None:
                levels[at] = replace(levels[at], start=start)
                overrides.add(at)
        return _List(shared, tuple(levels), frozenset(overrides))

    def _definition(self, num_id: str) -> str | None:
        """The abstract definition that has the levels: one may point to a style, the style to another list."""
        seen: set[str] = set()
        at: str | None = num_id
        while at is not None and at not in seen and at in self._nums:
            seen.add(at)
            shared = value(self._nums[at], "abstractNumId")
            if shared is None or shared not in self._abstract:
                return None
            link = value(self._abstract[shared], "numStyleLink")
            if link is None or below(self._abstract[shared], "lvl") is not None:
                return shared
            at = self._of_style(link)
        return None


class Counters:
    """Counts the paragraphs of one text in their order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, num_id: str, ilvl: int) -> Label | None:
        """What stands before the next paragraph of that list and level; None where nothing is printed.

        Lists with one abstract definition go on counting from each other; one that has a start of its own begins there
        when it is met first.
        """
        found = self._numbering.find(num_id)
        if found is None or not 0 <= ilvl < _LEVELS:
            return None
        counts = self._counts.setdefault(found.shared, [None] * _LEVELS)
        if ilvl in found.overrides and (num_id, ilvl) not in self._begun:
            counts[ilvl] = None
        self._begun.add((num_id, ilvl))
        before = counts[ilvl]
        counts[ilvl] = found.levels[ilvl].start if before is None else before + 1
        for above in range(ilvl):
            # A level that was passed over counts as begun: its next paragraph is the second.
            if counts[above] is None:
                counts[above] = found.levels[above].start
        for under in range(ilvl + 1, _LEVELS):
            restart = found.levels[under].restart
            if restart is None or restart > under or ilvl < restart:
                counts[under] = None
        return _label(found, ilvl, counts)


def _label(found: _List, ilvl: int, counts: list[int | None]) -> Label | None:
    level = found.levels[ilvl]
    if level.style == "bullet":
        text = _bullet(level)
        suffix = "" if _is_wide(text[-1:]) else " "
        return Label(text, suffix, ilvl + 1, counted=False, series=found.shared) if text else None
    numbers: list[str] = []

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        count = counts[at] if at <= ilvl else None
        numbers.append("" if count is None else found.levels[at].number(count, legal=level.legal))
        return numbers[-1]

    text = _PLACE.sub(number, level.text).strip()
    return Label(text, level.suffix, ilvl + 1, counted=any(numbers), series=found.shared) if text else None


def _bullet(level: Level) -> str:
    text = level.text.strip()
    picture = is_symbol_font(level.font) or any(map(is_private, text))
    # Word's own second bullet is the letter o.
    return BULLET if text and (picture or text in ("o", "•", "·")) else text


def _is_wide(sign: str) -> bool:
    """True for signs after which Japanese documents leave no space: ・ ● ※."""
    return bool(sign) and unicodedata.east_asian_width(sign) in "WFA" and unicodedata.category(sign) != "Pd"


def _by_id(root: etree._Element, tag: str, name: str) -> dict[str, etree._Element]:
    return {element.get(W + name, ""): element for element in root.findall(W + tag)}


def _put(levels: list[Level], element: etree._Element) -> None:
    at = integer(element.get(W + "ilvl"))
    if at is not None and 0 <= at < _LEVELS:
        levels[at] = _level(element)


def _level(element: etree._Element) -> Level:
    style, zeros = _format(element)
    indent = below(below(element, "pPr"), "ind")
    left, first = (None, None) if indent is None else indents(indent)
    fonts = below(below(element, "rPr"), "rFonts")
    picture = below(element, "lvlPicBulletId") is not None
    start = integer(value(element, "start"))
    return Level(
        start=0 if start is None else start,
        restart=integer(value(element, "lvlRestart")),
        style="bullet" if picture else style,
        zeros=zeros,
        text=BULLET if picture else _BREAKS.sub(" ", value(element, "lvlText") or ""),
        suffix=_SUFFIXES.get(value(element, "suff") or "", "\t"),
        legal=bool(switch(element, "isLgl")),
        paragraph_style=value(element, "pStyle"),
        left=left,
        first=first,
        font="" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
    )


def _format(element: etree._Element) -> tuple[str, int]:
    """The format of a level, and how many digits it fills up with zeros where it is written out (001, 002, ...)."""
    found = below(element, "numFmt")
    if found is None:
        choice = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
        found = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt") if choice is None else choice
    if found is None:
        return "decimal", 0
    zeros = _ZEROS.match(found.get(W + "format", ""))
    return found.get(W + "val", "decimal"), len(zeros[1]) + 1 if zeros else 0
