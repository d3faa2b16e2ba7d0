"""Entries of a list that stand beside each other on one line: ① 氏名　② 住所　③ 電話番号."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.parse.lines import Line
from pipeline.parse.marks import Reading, Style, readings
from pipeline.text.normalize import Normalized

_MARK = re.compile(r"(?<=\s)[①-⑳]|(?:(?<=\t)|(?<=\s\s))\(\d{1,2}\)")
_STYLES = (Style.CIRCLED, Style.BRACKETED)
# What joins a number to the sentence before it, which then only cites it; an entry may end in こと, もの and まで.
_JOINS = re.compile(
    r"(?:[、,・+]|及び|および|又は|または|若しくは|もしくは|並びに|ならびに|あるいは|かつ|ないし|乃至|から|より|第\S{1,4}[条項]"
    r"|[はがをにやかへ]|(?<!も)の|(?<!こ)と|(?<!ど)も|(?<!ま)で)$"
)
_ARTICLE = re.compile(r"第\s*\S{1,6}?\s*条")
_ENDED = 99.0  # room behind an entry that another one follows: it goes on on no other line


def split(lines: Sequence[Line]) -> list[Line]:
    """The lines with each of such entries as a line of its own; their numbers count on from the first sign of the line."""
    found: list[list[Line]] = []
    coming: dict[Style, int] = {}  # the number with which the next line of each style begins
    for line in reversed(lines):
        first = None if line.plain or line.level or line.heading else _reading(line.text)
        found.append(list(_pieces(line, first, coming)))
        if first is not None:
            coming[first.style] = first.number
        elif _ARTICLE.match(line.text):
            coming.clear()
    return [piece for pieces in reversed(found) for piece in pieces]


def _pieces(line: Line, first: Reading | None, coming: Mapping[Style, int]) -> Iterator[Line]:
    start = 0
    if first is not None:
        last = first
        for found in _MARK.finditer(line.text):
            reading = _reading(line.text[found.start() :])
            before = line.text[start + last.length : found.start()].strip()
            if reading is None or not _follows(last, reading) or not before or _JOINS.search(before):
                continue
            if coming.get(reading.style) == reading.number:  # the entry of that number stands below
                continue
            yield _slice(line, start, found.start())
            start, last = found.start(), reading
    yield _slice(line, start, None) if start else line


def _reading(text: str) -> Reading | None:
    return next((one for one in readings(text, None) if one.style in _STYLES and one.doubt < 1), None)


def _follows(last: Reading, reading: Reading) -> bool:
    return reading.style is last.style and reading.number == last.number + 1


def _slice(line: Line, start: int, end: int | None) -> Line:
    text = line.text[start:end].rstrip()
    stop = start + len(text)
    content = Normalized(text, (*line.content.starts[start:stop], line.content.original_end(stop)))
    piece = replace(line, content=content, room=line.room if end is None or line.room is None else _ENDED)
    return replace(piece, blanks=0, broken=False) if start else piece
