"""Which lines are headings: 条, 編/章/節/款, 附則, 別紙.

The 条 of a document are a chain of numbers, and that tells a heading from a reference at the start of a line and from a
note about some articles.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.parse import divisions
from pipeline.parse.articles import DELETED, NUMERAL, Article, is_caption, printed_article, says_article
from pipeline.parse.bare_numbers import list_marks, marked_heading, numbered_line, print_of
from pipeline.parse.chains import strongest, with_strays
from pipeline.parse.divisions import BRACKETS, Place
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style
from pipeline.types.document import Kind

_TOP_MARKS = (Style.BRACKETED, Style.SQUARE, Style.CIRCLED, Style.KANJI_BRACKETED, Style.ROMAN_CAPITAL)

_FEWEST, _TIMES = 3, 3  # captions that stand alone on a line, in all and for each that seems to go on
_GUESSED, _SURE = 0.5, 0.9  # how surely a line goes on by its length alone


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a document in order of their lines; numbered: its 条 are bare numbers, no 第N条 is printed."""

    articles: tuple[Article, ...]
    places: tuple[Place, ...]
    numbered: bool = False


def candidates(lines: Sequence[Line], cut: Sequence[float]) -> Outline:
    """All that may be headings by themselves, before the chain of numbers is asked."""
    places = (place for index, line in enumerate(lines) if (place := divisions.place(index, line, cut[index])))
    articles = [*_candidates(lines, cut, printed_article), *_candidates(lines, cut, marked_heading)]
    sure = (article for article in articles if article.evidence > 0)
    return Outline(tuple(sorted(sure, key=lambda article: article.line)), tuple(places))


def outline(lines: Sequence[Line], cut: Sequence[float]) -> Outline:
    """The headings among lines; cut tells for each line how surely it continues the one before."""
    places = [place for index, line in enumerate(lines) if (place := divisions.place(index, line, cut[index]))]
    restarts = [place.line for place in places if place.kind in (Kind.SUPPL_PROVISION, Kind.APPENDIX)]
    printed = _candidates(lines, cut, printed_article)
    chains = [strongest(found, restarts) for found in (printed, _candidates(lines, cut, marked_heading))]
    sectioned = sum(line.heading > 1 for line in lines) >= 2  # numbers are lists inside sections that have no number
    if max(total for total, _ in chains) <= 0 and not sectioned:
        # Numbers of one print make a chain: 三 or 3) under 2. is a 号, not the third 条.
        prints: dict[str, list[Article]] = {}
        for article in _candidates(lines, cut, numbered_line):
            prints.setdefault(print_of(lines[article.line].text), []).append(article)
        found = [strongest(alike, restarts) for alike in prints.values()]
        # Lists stand inside of articles: of several chains the one that begins first is that of the articles.
        chains = sorted((one for one in found if one[0] > 0), key=lambda scored: scored[1][0].line)[:1] or [(0.0, [])]
    if max(total for total, _ in chains) <= 0 and not sectioned:
        chains = [strongest(list_marks(lines, cut, style), restarts) for style in _TOP_MARKS]
    total, chain = max(chains, key=lambda scored: scored[0])
    if total <= 0:
        return Outline((), _kept(places, ()))
    chain = with_strays(chain, printed)
    articles = tuple(_captioned_below(_captioned_alike(chain, lines, cut), lines))
    return Outline(articles, _kept(places, articles), not says_article(lines[articles[0].line].text))


def _kept(places: list[Place], articles: Sequence[Article]) -> tuple[Place, ...]:
    """附則 and 別紙 stand after the first article; without articles there is nothing they could follow."""
    first = articles[0].line if articles else None
    taken = {article.line for article in articles}
    later = (Kind.SUPPL_PROVISION, Kind.APPENDIX)
    return tuple(
        place
        for place in places
        if place.line not in taken and (place.kind not in later or (first is not None and place.line > first))
    )


def _candidates(
    lines: Sequence[Line], cut: Sequence[float], rule: Callable[[int, Sequence[Line], Sequence[float]], Article | None]
) -> list[Article]:
    found = (rule(index, lines, cut) for index in range(len(lines)))
    return [article for article in found if article is not None]


def _captioned_alike(chain: list[Article], lines: Sequence[Line], cut: Sequence[float]) -> list[Article]:
    """The chain with captions that nearly fill their line and so look like a text that goes on, where others stand alone too."""
    plain = [
        article
        for article in chain
        if article.caption and not article.body and lines[article.line].text[article.caption[0] - 1].isspace()
    ]
    full = [article for article in chain if _may_be_caption(article, lines, cut)]
    if len(plain) < _FEWEST or len(plain) < _TIMES * len(full):
        return chain
    return [replace(article, caption=article.body, body=None) if article in full else article for article in chain]


def _may_be_caption(article: Article, lines: Sequence[Line], cut: Sequence[float]) -> bool:
    """True for a text behind a number that could be a caption, but for how full its line is."""
    if article.caption or article.body is None or article.deleted or article.line + 1 >= len(lines):
        return False
    text = lines[article.line].text
    return (
        _GUESSED < cut[article.line + 1] < _SURE
        and article.body[1] == len(text)
        and is_caption(text[slice(*article.body)])
    )


def _captioned_below(chain: list[Article], lines: Sequence[Line]) -> list[Article]:
    """The chain with captions from the next line, where that is how the bare numbers of a document are captioned."""
    ends = [article.line for article in chain[1:]] + [len(lines)]
    bare = [
        (at, article)
        for at, article in enumerate(chain)
        if article.caption is None and article.body is None and not article.deleted
    ]
    below = [at for at, article in bare if ends[at] > article.line + 2 and _is_bare_caption(lines[article.line + 1])]
    if len(below) < 2 or len(below) < 0.6 * len(bare):
        return chain
    return [
        replace(article, caption=(0, len(lines[article.line + 1].text)), below=True) if at in below else article
        for at, article in enumerate(chain)
    ]


def _is_bare_caption(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 20
        and not line.plain
        and is_caption(text)
        and not text.endswith(("、", "。", ":", "は", "が", "を", "に"))
        and not DELETED.match(text)
        and text[0] not in BRACKETS
        and not re.match(rf"(?:\d|{NUMERAL}\s|[①-⑳・※])", text)
    )
