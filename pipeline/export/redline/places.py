"""Rows and the paragraphs of the old Word file -> where each old line stands, and which new one is like it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.export.redline.ink import W
from pipeline.export.redline.lines import Line
from pipeline.export.redline.original import shown
from pipeline.export.redline.rows import Row

_LABEL = 12
"""Characters of the longest number that Word counts: 第百二十三条の十二."""
_NUMBER = re.compile(r"(?:第[^\s条章節款編]{1,8}[条章節款編](?:の[^\s（(]{1,3})?)?\s*")
_DIGITS = re.compile(r"[0-9０-９〇一二三四五六七八九十百ア-ンa-zA-Z①-⑳⑴-⒇ⅰ-ⅿ㋐-㋾]+")


class Unsafe(Exception):
    """The old file cannot be marked with certainty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an old line stands: in one paragraph, or the cells of a row.

    counted: characters of the number that Word counts; shared: other lines stand in the paragraph too.
    """

    paragraphs: tuple[etree._Element, ...]
    line: Line
    counted: int = 0
    shared: bool = False

    @property
    def paragraph(self) -> etree._Element:
        """The last of its paragraphs."""
        return self.paragraphs[-1]

    @property
    def body(self) -> str:
        """The line without the number that Word counts."""
        return self.line.text[self.counted :].strip()


def placed(rows: Sequence[Row], paragraphs: Sequence[etree._Element]) -> dict[int, Place]:
    """Where the old line of each row stands."""
    found: dict[int, Place] = {}
    texts = [bare(shown(paragraph)) for paragraph in paragraphs]
    at = 0
    olds = [(number, row.old) for number, row in enumerate(rows) if row.old]
    turn = 0
    while turn < len(olds):
        number, line = olds[turn]
        begin = next((n for n in range(at, len(texts)) if texts[n] and _begins(line, texts[n])), None)
        if begin is None:
            raise Unsafe
        words = bare(line.text)
        if words.endswith(texts[begin]) and len(words) - len(texts[begin]) <= _LABEL:
            counted = reach(line.text, len(words) - len(texts[begin]))
            found[number] = Place((paragraphs[begin],), line, counted)
            at, turn = begin + 1, turn + 1
            continue
        at, behind = _together(olds, turn, texts, begin)
        stands = tuple(paragraphs[n] for n in range(begin, at) if texts[n])
        found |= {n: Place(stands, line, shared=behind - turn > 1) for n, line in olds[turn:behind]}
        turn = behind
    return found


def _begins(line: Line, text: str) -> bool:
    words = bare(line.text)
    return (
        words.startswith(text) or text.startswith(words) or (words.endswith(text) and len(words) - len(text) <= _LABEL)
    )


def _together(olds: Sequence[tuple[int, Line]], turn: int, texts: Sequence[str], at: int) -> tuple[int, int]:
    """Behind the paragraphs, and behind the lines, that are the same text together."""
    words, text = bare(olds[turn][1].text), texts[at]
    turn, at = turn + 1, at + 1
    while words != text:
        if text.startswith(words) and turn < len(olds):
            words += bare(olds[turn][1].text)
            turn += 1
        elif words.startswith(text) and at < len(texts):
            text += texts[at]
            at += 1
        else:
            raise Unsafe
    return at, turn


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def reach(text: str, count: int) -> int:
    """How far count characters that are no white space go in text."""
    at = 0
    while count:
        count -= not text[at].isspace()
        at += 1
    return at


def wanted(line: Line, place: Place) -> str:
    """A new line without its number where Word counts that of the old one."""
    if not place.counted:
        return line.text
    return line.text[len(_number(line)) :].strip()


def is_alike(place: Place, line: Line) -> bool:
    """True where a new line may look like an old one: of one level, and numbered in the same manner if Word counts."""
    old = place.line
    if (old.look, old.depth) != (line.look, line.depth) or in_cell(place.paragraph):
        return False
    if place.counted:
        return _shape(old.text[: place.counted]) == _shape(_number(line))
    return bool(old.head) == bool(line.head)


def _number(line: Line) -> str:
    if line.head:
        return line.text[: line.head]
    found = _NUMBER.match(line.text)
    return found[0] if found else ""


def _shape(number: str) -> str:
    return _DIGITS.sub("#", bare(number))


def in_cell(paragraph: etree._Element) -> bool:
    """True in a table."""
    return any(one.tag == W + "tc" for one in paragraph.iterancestors())
