"""Articles that are numbered without 第 and 条: 1. 目的, ### 3. 利用ユーザー, (1), 【1】, Ⅰ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.articles import NUMBER, NUMERAL, SPLIT, Article, is_caption
from pipeline.parse.divisions import BRACKETS, REFERS, balanced
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style, readings
from pipeline.text.numerals import number

_NUMBERED = re.compile(
    rf"^(?:■\s*|第(?=\S{{1,3}}\s))?(?P<n>\d{{1,3}}|{NUMERAL}{{1,4}})\s*(?:[.．、)](?:0(?![\d.%]))?|(?=\s))\s*(?P<rest>(?!\d).*)$"
)


def marked_heading(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    """`### 3. 利用ユーザー` and its like: a marked heading that begins with a number."""
    line = lines[index]
    return _numbered(index, line, 2.0) if line.heading else None


def numbered_line(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    """A line of a number and a caption, or of a number and a sentence, in a document that has no 条 and no headings."""
    line = lines[index]
    if line.heading or line.plain or cut[index] > 0.5 or (line.indent > 3 and line.level != 1):
        return None
    article = _numbered(index, line, 0.0)
    if article is None:
        return None
    if article.caption and not line.level and _nothing_below(article, index, lines):
        article = replace(article, caption=None, body=article.caption)
    return article if article.caption else Article(index, article.numbers, None, article.body, article.evidence - 1.2)


def list_marks(lines: Sequence[Line], cut: Sequence[float], style: Style) -> list[Article]:
    """Lines that begin with one style of list mark, in a document that has no other numbers: (1), ①, 【1】, Ⅰ."""
    found: list[Article] = []
    for index, line in enumerate(lines):
        if line.heading or line.plain or cut[index] > 0.5 or line.indent > 3:
            continue
        reading = next((one for one in readings(line.text, None) if one.style is style and one.doubt < 1), None)
        if reading is None or not line.text[reading.length :]:
            continue
        span = (reading.length, len(line.text))
        caption = is_caption(line.text[reading.length :])
        found.append(
            Article(
                index, (reading.number,), span if caption else None, None if caption else span, 0.0 if caption else -1.2
            )
        )
    return found


def print_of(text: str) -> str:
    """How a number at the start of a line is printed, whichever number it is."""
    match = re.match(rf"(?P<before>■?\s*第?)(?:(?P<digits>\d+)|{NUMERAL}+)\s*(?P<after>\.0(?![\d.%])|[.、)])?", text)
    return f"{match['before'].strip()}{'1' if match['digits'] else '一'}{match['after'] or ''}" if match else ""


def _nothing_below(article: Article, index: int, lines: Sequence[Line]) -> bool:
    """True where the next number or the end follows at once: what stands on the line is text."""
    after = lines[index + 1].text if index + 1 < len(lines) else "以上"
    match = _NUMBERED.match(after)
    goes_on = match is not None and number(match["n"]) == article.numbers[0] + 1
    return goes_on or re.fullmatch(r"以\s*上", after) is not None


def _numbered(index: int, line: Line, evidence: float) -> Article | None:
    match = _NUMBERED.match(line.text)
    if match is None or (head := number(match["n"])) is None:
        return None
    rest, start = match["rest"], match.start("rest")
    end = start + len(rest.rstrip())
    refers = REFERS.match(rest) and not re.match(rf"第\s*{NUMBER}\s*条", rest)  # 1. 第5条を次のとおり改める。
    if refers or head == 0:
        return None
    if not rest.strip():
        return Article(index, (head,), None, None, evidence)
    if not line.heading and (split := SPLIT.match(rest)):
        return Article(
            index, (head,), (start, start + split.end("caption")), (start + split.start("body"), end), evidence
        )
    if line.heading or is_caption(rest.strip()):
        closing = BRACKETS.get(rest[0])
        inner = (
            (start + 1, end - 1) if closing and balanced(rest, rest[0], closing) == len(rest.rstrip()) else (start, end)
        )
        return Article(index, (head,), inner, None, evidence)
    return Article(index, (head,), None, (start, end), evidence)
