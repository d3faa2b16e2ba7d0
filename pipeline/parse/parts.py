"""Where one document of a file ends and the next begins: a title, and numbers that begin again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse import front, headings
from pipeline.parse.headings import Article, Outline
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.types.document import Kind

_BETWEEN = 60  # lines that a cover, parties and a 前文 may take between a title and 第1条
_UNDER = 3  # lines under 別紙 where a title is that 別紙's own
_SIGNED = re.compile(r"(?:^以\s*上$|[印㊞]$|^(?:甲|乙|丙)(?:\s|[:：]|$))")
_STRICT = re.compile(
    r"(?:規約|約款|契約書|契約条項|覚書|合意書|誓約書|規程|規則|会則|定款|ポリシー|保護方針|協定書|同意書|念書|特約|特約条項)(?:[(（].{1,20}[)）])?$"
)


def split(lines: Sequence[Line], cut: Sequence[float]) -> list[tuple[int, int]]:
    """[start, end) of each document in lines; one range where the file holds one document."""
    starts = [0]
    found = headings.candidates(lines, cut)
    for before, article in pairwise(found.articles):
        if article.numbers != (1,) or before.line < starts[-1]:
            continue
        own = [one for one in found.articles if starts[-1] <= one.line < article.line]
        following = [one for one in found.articles if one.line > article.line]
        if not _goes_on(own) or not _goes_on([article, *following[:1]]):
            continue  # a note on some articles, not a document of its own
        if not any(_is_title(line) for line in lines[starts[-1] : own[0].line]):
            continue
        title = _title_between(lines, before, article, found)
        if title is not None:
            starts.append(title)
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _goes_on(articles: Sequence[Article]) -> bool:
    """True where 第1条 and 第2条 follow each other."""
    return any(one.numbers == (1,) and two.numbers == (2,) for one, two in pairwise(articles))


def _title_between(lines: Sequence[Line], before: Article, article: Article, found: Outline) -> int | None:
    """The line that a new document begins with between two articles; None where the second is of the same document."""
    first = max(before.line + 1, article.line - _BETWEEN)
    titled = [index for index in range(first, article.line) if _is_title(lines[index])]
    appended = [place.line for place in found.places if place.kind is Kind.APPENDIX]
    for index in titled:
        if not any(index - _UNDER <= line < index for line in appended):
            return _with_cover(lines, index, first)
    return None


def _is_title(line: Line) -> bool:
    text = re.sub(r"\s+", "", line.text)
    return (
        not line.plain
        and not line.level
        and len(text) <= 40
        and bool(_STRICT.search(text))
        and front.reads_as_title(line)
        and not readings(line.text, None)
    )


def _with_cover(lines: Sequence[Line], title: int, first: int) -> int:
    """The title, or the line after the page break shortly before it that a cover begins with."""
    for index in range(title, max(first, title - 6), -1):
        if lines[index].broken and not any(_SIGNED.search(line.text) for line in lines[index:title]):
            return index
    return title
