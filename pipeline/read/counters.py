"""The numbers that a browser writes before list items and headings."""

import re
from collections.abc import Callable

from lxml import etree

from pipeline.read.css import Properties, Sheet, list_type
from pipeline.read.layout import LIST_MARK, UNIT_HEADING
from pipeline.read.tree import pieces
from pipeline.text.normalize import fold
from pipeline.text.numerals import GOJUON, IROHA

_KANJI = "〇一二三四五六七八九"
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = ("disc", "circle", "square")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CONTENT = re.compile(
    r"\"([^\"]*)\"|'([^']*)'|(counters?)\(\s*([\w-]+)\s*(?:,\s*(?:\"([^\"]*)\"|'([^']*)'|([\w-]+)))?\s*(?:,\s*([\w-]+)\s*)?\)"
)


def label(style: str, number: int) -> str:
    """The mark of the item with that number, its separator included: 3. iii. 三、 う、; "" for the style none."""
    if style in ("none", *_BULLETS):
        return "" if style == "none" else "・"
    if style[0] in "\"'":
        return style[1:-1]
    plain = counter(style, number)
    return plain + ("、" if not plain.isascii() else ". ")


def counter(style: str, number: int) -> str:
    """The number alone: 3, iii, c, 三, う; in digits where the style does not reach."""
    kind = style.removeprefix("lower-").removeprefix("upper-")
    written = _WRITERS[kind](number) if kind in _WRITERS and number > 0 else ""
    if not written:
        return f"{number:02d}" if style == "decimal-leading-zero" else str(number)
    return written.upper() if style.startswith("upper-") else written


def begins_with_mark(item: etree._Element) -> bool:
    """True where the item's own text brings a number or a bullet: （1）…, 1. …, 第1項 …, ①…."""
    start = fold(_first_text(item)).strip()
    own = UNIT_HEADING.match(start)
    # 第3条に定める… refers to a unit, it is none.
    return bool(LIST_MARK.match(start)) or bool(
        own and not re.match(r"\s*(?:[にをがはへもとや、,.。第]|の(?!\d)|及び|または|又は)", start[own.end() :])
    )


def items_of(ordered: etree._Element, sheet: Sheet) -> dict[etree._Element, str]:
    """The marks of the items right below a list; "" for an item without one."""
    items = [child for child in ordered if child.tag == "li"]
    own_style = list_type(sheet.properties(ordered))
    numbered = ordered.tag == "ol"
    # One item that begins with a reference or a year does not speak for the list.
    own_marks = sum(map(begins_with_mark, items)) > 0.5 * len(items)
    number = _integer(ordered.get("start"), len(items) if "reversed" in ordered.attrib else 1)
    step = -1 if "reversed" in ordered.attrib else 1
    marks: dict[etree._Element, str] = {}
    for item in items:
        number = _integer(item.get("value"), number)
        attribute = item.get("type") or ordered.get("type") or ""
        own = sheet.properties(item)
        style = list_type(own) or own_style or _TYPES.get(attribute) or ("decimal" if numbered else "disc")
        silent = own_marks if numbered else begins_with_mark(item)
        marks[item] = "" if silent or own.get("display", "list-item") != "list-item" else label(style, number)
        number += step
    return marks


class Counters:
    """CSS counters while a page is walked through: 「第」 counter(article) 「条」 before a heading."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._values: dict[str, list[tuple[int, int]]] = {}  # name -> (depth it was reset at, value), innermost last

    def enter(self, element: etree._Element, depth: int) -> str:
        """Counts element and returns what its ::before prints, "" where that has no counter."""
        own = self._sheet.properties(element)
        for name, value in _changes(own.get("counter-reset", ""), 0):
            stack = self._values.setdefault(name, [])
            while stack and stack[-1][0] >= depth:
                stack.pop()
            stack.append((depth, value))
        before = self._sheet.properties(element, before=True)
        self._increment(own, depth)
        self._increment(before, depth)
        content = before.get("content", "")
        return "".join(map(self._piece, _CONTENT.finditer(content))) if "counter" in content else ""

    def leave(self, depth: int) -> None:
        """Forgets the counters of the elements deeper than depth; those of an element reach over its siblings."""
        for stack in self._values.values():
            while stack and stack[-1][0] > depth:
                stack.pop()

    def _increment(self, properties: Properties, depth: int) -> None:
        for name, step in _changes(properties.get("counter-increment", ""), 1):
            stack = self._values.setdefault(name, [])
            where, value = stack.pop() if stack else (depth, 0)
            stack.append((where, value + step))

    def _piece(self, found: re.Match[str]) -> str:
        if found[3] is None:
            return found[1] or found[2] or ""
        values = [value for _, value in self._values.get(found[4], [])] or [0]
        if found[3] == "counter":
            return counter(found[7] or "decimal", values[-1])
        return (found[5] or found[6] or "").join(counter(found[8] or "decimal", value) for value in values)


def _changes(value: str, default: int) -> list[tuple[str, int]]:
    found = re.findall(r"([a-z_-][\w-]*)(?:\s+(-?\d+))?", value)
    return [(name, int(number) if number else default) for name, number in found if name != "none"]


def _first_text(item: etree._Element) -> str:
    start = ""
    for piece in pieces(item):
        start += piece
        if len(start.strip()) >= 12:
            break
    return start.strip()[:40]


def _integer(value: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*([+-]?\d{1,6})\s*", value or "")
    return int(found[1]) if found else default


def _alphabetic(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        written = ""
        while number:
            number, rest = divmod(number - 1, len(signs))
            written = signs[rest] + written
        return written

    return write


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while number >= value and number < 4000:
            written, number = written + sign, number - value
    return written


def _kanji(number: int) -> str:
    if number > 9999:
        return ""
    written = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("" if digit == 1 and sign else _KANJI[digit]) + sign
    return written


def _hiragana(signs: str) -> str:
    return "".join(chr(ord(sign) - 0x60) for sign in signs)


_WRITERS: dict[str, Callable[[int], str]] = {
    "alpha": _alphabetic("abcdefghijklmnopqrstuvwxyz"),
    "latin": _alphabetic("abcdefghijklmnopqrstuvwxyz"),
    "greek": _alphabetic("αβγδεζηθικλμνξοπρστυφχψω"),
    "roman": _roman,
    "cjk-ideographic": _kanji,
    "japanese-informal": _kanji,
    "japanese-formal": _kanji,
    "cjk-decimal": lambda number: "".join(_KANJI[int(digit)] for digit in str(number)),
    "katakana": _alphabetic(GOJUON),
    "hiragana": _alphabetic(_hiragana(GOJUON)),
    "katakana-iroha": _alphabetic(IROHA),
    "hiragana-iroha": _alphabetic(_hiragana(IROHA)),
}  # fmt: skip
