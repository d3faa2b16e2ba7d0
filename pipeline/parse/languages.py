"""English beside a Japanese document: a translation that follows it, and translations between its lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse import divisions
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.text.numerals import number

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿々〇]")
"""A sign that no other language has."""

_WORDS = re.compile(r"[A-Za-z]{2,}(?:[\s,]+[A-Za-z]+)+")
_WORD = re.compile(r"[A-Za-z]+")
_FIRST = re.compile(r"^(?:Article|Section|Clause)\s+(?:1|I|One)\b|^\(?1[.)]|^1\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^第\s*(?P<n>\d+|[一二三四五六七八九十百]+)\s*条")
_ENGLISH_ARTICLE = re.compile(r"^(?:Article|Section|Clause)\s+(?P<n>\d+)\b", re.IGNORECASE)
_LEADS = re.compile(r"(?:次|以下|下記|左記)の[^。]*。?$|(?:とおり|通り)[^。]{0,10}。?$|[:、「]$")
_LONG = 300  # characters that make a translation even without its numbers
_FEWEST = 4  # lines
_SENTENCES = 2
_SHORT, _CLEAR = 4, 6  # words of a sentence with its full stop, and without
_SEEN = 200  # characters of a line that are asked for words


def translation(lines: Sequence[Line]) -> int:
    """Index of the first line of a translation after the last Japanese line; the number of lines where there is none."""
    japanese = next((index for index in range(len(lines) - 1, -1, -1) if JAPANESE.search(lines[index].text)), -1)
    if japanese < 1:
        return len(lines)
    words = (index for index in range(japanese + 1, len(lines)) if _WORDS.search(lines[index].text[:_SEEN]))
    first = next(words, len(lines))
    run = lines[first:]
    if len(run) < _FEWEST or divisions.place(japanese, lines[japanese], 0.0) is not None:
        return len(lines)
    if sum(map(is_sentence, run)) < _SENTENCES or _is_entry(run[0]) or _LEADS.search(lines[japanese].text):
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
        if JAPANESE.search(line.text):
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
    return is_sentence(line) and bool(mark := _mark(line)) and mark == _mark(above)


def is_sentence(line: Line) -> bool:
    """True for a line with so many words as sentences have."""
    words = len(_WORD.findall(line.text[:_SEEN]))
    return words >= (_SHORT if line.text.endswith((".", ";", ":")) else _CLEAR)


def _is_entry(line: Line) -> bool:
    """True for a line that begins with a number of a list: an entry, where a translation begins with its title."""
    return any(one.doubt < 1 for one in readings(line.text, None))


def _mark(line: Line) -> str:
    """The number a line begins with as it is printed; "" where there is none."""
    found = [one for one in readings(line.text, None) if one.doubt < 1]
    return line.text[: found[0].length].strip() if found else ""
