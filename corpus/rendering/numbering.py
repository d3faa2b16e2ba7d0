"""Automatic numbering of Word: the definitions in numbering.xml, and which list a paragraph belongs to."""

from dataclasses import dataclass, field
from enum import Enum, auto

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from corpus.rendering.model import Counter, Number

_FORMATS = {
    Counter.DECIMAL: "decimal",
    Counter.WIDE: "decimalFullWidth",
    Counter.KANJI: "japaneseCounting",
    Counter.CIRCLED: "decimalEnclosedCircle",
    Counter.BRACKETED: "decimalEnclosedParen",
    Counter.GOJUON: "aiueoFullWidth",
    Counter.IROHA: "irohaFullWidth",
    Counter.LETTER: "lowerLetter",
    Counter.ROMAN: "lowerRoman",
}
"""What Word can count; a number of another counter is typed."""
ARTICLE = 3
"""The level of 条; above it 編, 章 and 節."""
_LEVELS = 9
_PASSED = 0


class Lists(Enum):
    """How numbered paragraphs are made: typed, one list of several levels, or a list of its own for each level."""

    TYPED = auto()
    MULTILEVEL = auto()
    SEPARATE = auto()


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list definition; restarts: a number of a level above sets it back; linked: the style that carries it."""

    counter: Counter
    pattern: str
    gap: str
    start: int
    restarts: bool
    left: float
    linked: str


@dataclass(slots=True)
class _Definition:
    """A list definition, the number each level stands at, the list (w:num) being counted and the numbers it starts at."""

    levels: dict[int, _Level] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)
    list: int = 0
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """Gives each number its list and level, and writes what Word needs to count the same.

    divided: divisions are the first levels of the list that counts the articles, which their numbers do not set back.
    """

    lists: Lists
    divided: bool = False
    definitions: dict[object, _Definition] = field(default_factory=dict)
    nums: list[tuple[object, dict[int, int]]] = field(default_factory=list)  # of each list: definition, levels set anew

    def place(self, number: Number | None, level: int, left: float, linked: str = "") -> tuple[int, int] | None:
        """numId and ilvl of a paragraph with that number, None where it has to be typed.

        level: 0 to 2 divisions, ARTICLE for 条, then 項 and so on; left: where its text begins, in points; linked: the
        style that carries this level's numbering, "" for none.
        """
        count = number.count if number else None
        if number is None or count is None or self.lists is Lists.TYPED or count.counter not in _FORMATS:
            return None
        one = self.lists is Lists.MULTILEVEL and (level >= ARTICLE or self.divided)
        depth = (level if self.divided else level - ARTICLE) if one else 0
        key: object = "list" if one else (level, count.counter, count.pattern)
        definition = self.definitions.setdefault(key, _Definition())
        if count.above and definition.at.get(depth - 1) != count.above:
            return None
        restarts = not (one and level == ARTICLE)
        wanted = _Level(count.counter, count.pattern, number.gap, count.order, restarts, left, linked)
        known = definition.levels.setdefault(depth, wanted)
        if (known.counter, known.pattern) != (count.counter, count.pattern):
            return None
        return self._list(key, definition, depth, count.order), depth

    def _list(self, key: object, definition: _Definition, depth: int, order: int) -> int:
        """The list in which the next paragraph of that depth gets this number: the one being counted, or a new one."""
        if not definition.list or self._coming(definition, depth) != order:
            definition.starts = {depth: order} if definition.list else {}
            self.nums.append((key, definition.starts))
            definition.list = len(self.nums)
        definition.at[depth] = order
        for below in range(depth + 1, _LEVELS):
            if below not in definition.levels or definition.levels[below].restarts:
                definition.at.pop(below, None)
        for above in range(depth):  # Word counts a level that was passed over as if it had been used once
            definition.at.setdefault(above, _PASSED)
        return definition.list

    @staticmethod
    def _coming(definition: _Definition, depth: int) -> int:
        """The number that the next paragraph of that depth would get."""
        start = definition.starts.get(depth, definition.levels[depth].start)
        at = definition.at.get(depth)
        return start if at is None else start + 1 if at == _PASSED else at + 1

    def elements(self) -> list[BaseOxmlElement]:
        """w:abstractNum for every definition, then w:num for every list."""
        ids = {key: index for index, key in enumerate(self.definitions)}
        made = [self._abstract(ids[key], definition) for key, definition in self.definitions.items()]
        for index, (key, starts) in enumerate(self.nums, 1):
            num = element("w:num", numId=index)
            num.append(element("w:abstractNumId", val=ids[key]))
            for depth, start in starts.items():
                override = element("w:lvlOverride", ilvl=depth)
                override.append(element("w:startOverride", val=start))
                num.append(override)
            made.append(num)
        return made

    @staticmethod
    def _abstract(index: int, definition: _Definition) -> BaseOxmlElement:
        abstract = element("w:abstractNum", abstractNumId=index)
        abstract.append(element("w:multiLevelType", val="multilevel" if len(definition.levels) > 1 else "singleLevel"))
        for depth, level in sorted(definition.levels.items()):
            abstract.append(_level(depth, level))
        return abstract


def _level(depth: int, level: _Level) -> BaseOxmlElement:
    made = element("w:lvl", ilvl=depth)
    text = level.pattern.format(n=f"%{depth + 1}", above=f"%{depth}")
    made.append(element("w:start", val=level.start))
    made.append(element("w:numFmt", val=_FORMATS[level.counter]))
    if not level.restarts:
        made.append(element("w:lvlRestart", val=0))
    if level.linked:
        made.append(element("w:pStyle", val=level.linked))
    made.append(element("w:suff", val={"": "nothing", " ": "space"}.get(level.gap, "tab")))
    made.append(element("w:lvlText", val=text))
    made.append(element("w:lvlJc", val="left"))
    properties = element("w:pPr")
    hanging = 24 if level.gap not in ("", " ") else 0
    properties.append(element("w:ind", left=int(20 * (level.left + hanging)), hanging=int(20 * hanging)))
    made.append(properties)
    return made


def element(name: str, **attributes: object) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes in that name space."""
    made: BaseOxmlElement = OxmlElement(name)  # type: ignore[assignment]
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made
