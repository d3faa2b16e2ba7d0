"""English beside a Japanese document: a translation that follows it, and translations between its lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse import divisions
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.text.numerals import number

_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿々〇]")
_WORDS = re.compile(r"[A-Za-z]{2,}(?:[\s,]+[A-Za-z]+)+")
_SENTENCE = re.compile(r"(?:[A-Za-z'’,-]+\s+){3,}.*[.;:]$|^(?:\S+\s+){6,}")
_FIRST = re.compile(r"^(?:Article|Section|Clause)\s+(?:1|I|One)\b|^\(?1[.)]|^1\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^第\s*(?P<n>\d+|[一二三四五六七八九十百]+)\s*条")
_ENGLISH_ARTICLE = re.compile(r"^(?:Article|Section|Clause)\s+(?P<n>\d+)\b", re.IGNORECASE)
_LONG = 300  # characters that make a translation even without its numbers
_FEWEST = 4  # lines
_SENTENCES = 2


def translation(lines: Sequence[Line]) -> int:
    """Index of the first line of a translation after the last Japanese line; the number of lines where there is none."""
    japanese = next((index for index in range(len(lines) - 1, -1, -1) if _JAPANESE.search(lines[index].text)), -1)
    if japanese < 1:
        return len(lines)
    words = (index for index in range(japanese + 1, len(lines)) if _WORDS.search(lines[index].text))
    first = next(words, len(lines))
    run = lines[first:]
    if len(run) < _FEWEST or divisions.place(japanese, lines[japanese], 0.0) is not None:
        return len(lines)
    if sum(bool(_SENTENCE.search(line.text)) for line in run) < _SENTENCES or _is_entry(run[0]):
        return len(lines)
    numbered = any(_FIRST.match(line.text) for line in run)
    return first if numbered or sum(len(line.text) for line in run) >= _LONG else len(lines)


def beside(lines: Sequence[Line]) -> list[Line]:
    """The lines with what translates the Japanese line above it as plain text, whatever number it repeats."""
    found = list(lines)
    article = 0
    above: Line | None = None
    translated = False
    for index, line in enumerate(lines):
        if _JAPANESE.search(line.text):
            match = _ARTICLE.match(line.text)
            article = number(match["n"]) or 0 if match else article
            above, translated = line, False
        elif above is not None:
            translated = translated or _translates(line, above, article)
            found[index] = replace(line, plain=True) if translated else line
    return found


def _translates(line: Line, above: Line, article: int) -> bool:
    """True for the heading of the article above in English, and for a sentence with the number of the text above."""
    if match := _ENGLISH_ARTICLE.match(line.text):
        return int(match["n"]) == article
    return bool(_SENTENCE.search(line.text)) and bool(mark := _mark(line)) and mark == _mark(above)


def _is_entry(line: Line) -> bool:
    """True for a line that begins with a number of a list, other than the first: more likely an entry than a title."""
    return any(one.doubt < 1 for one in readings(line.text, None)) and not _FIRST.match(line.text)


def _mark(line: Line) -> str:
    """The number a line begins with as it is printed; "" where there is none."""
    found = [one for one in readings(line.text, None) if one.doubt < 1]
    return line.text[: found[0].length].strip() if found else ""
