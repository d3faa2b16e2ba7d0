"""Where one document of a file ends and the next begins: a title, and numbers that begin again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse import followers, headings, titles
from pipeline.parse.articles import Article
from pipeline.parse.headings import Outline
from pipeline.parse.lines import Line
from pipeline.types.document import Kind

_BETWEEN = 60  # lines that a cover, parties and a 前文 may take between a title and 第1条
_SIGNED = re.compile(r"(?:^以\s*上$|[印㊞]$|^(?:甲|乙|丙)(?:\s|[:：]|$))")


def split(lines: Sequence[Line], cut: Sequence[float]) -> list[tuple[int, int]]:
    """[start, end) of each document in lines; one range where the file holds one document."""
    found = headings.candidates(lines, cut)
    starts = [0]
    for before, article in pairwise(found.articles):
        if article.numbers != (1,) or before.line < starts[-1]:
            continue
        own = [one for one in found.articles if starts[-1] <= one.line < article.line]
        following = [one for one in found.articles if one.line > article.line]
        if not _goes_on(own) or not _goes_on([article, *following[:1]]):
            continue  # a note on some articles, not a document of its own
        if not any(titles.is_title(line) for line in lines[starts[-1] : own[0].line]):
            continue
        title = _title_between(lines, cut, before, article, found)
        if title is not None:
            starts.append(title)
    for start, end in pairwise([*starts, len(lines)]):
        own = [one for one in found.articles if start <= one.line < end]
        if _goes_on(own):
            starts += followers.find(lines[:end], cut, own[-1].line + 1, found.places)
    return list(pairwise([*sorted(starts), len(lines)]))


def _goes_on(articles: Sequence[Article]) -> bool:
    """True where 第1条 and 第2条 follow each other."""
    return any(one.numbers == (1,) and two.numbers == (2,) for one, two in pairwise(articles))


def _title_between(
    lines: Sequence[Line], cut: Sequence[float], before: Article, article: Article, found: Outline
) -> int | None:
    """The line that a new document begins with between two articles; None where the second is of the same document."""
    first = max(before.line + 1, article.line - _BETWEEN)
    supplied = [place.line for place in found.places if place.kind is Kind.SUPPL_PROVISION]
    for index in range(first, article.line):
        if (
            titles.is_title(lines[index])
            and max(cut[index : index + 2]) <= 0.5
            and not titles.is_appended(index, found.places)
            and not any(index < line < article.line for line in supplied)
        ):
            return _with_cover(lines, index, first)
    return None


def _with_cover(lines: Sequence[Line], title: int, first: int) -> int:
    """The title, or the line after the page break shortly before it that a cover begins with."""
    for index in range(title, max(first, title - 6), -1):
        if lines[index].broken and not any(_SIGNED.search(line.text) for line in lines[index:title]):
            return index
    return title
