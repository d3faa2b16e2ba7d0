"""Lines of a text as furniture and repetition are sought in: what is seen of each, and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.text.normalize import fold
from pipeline.text.numerals import number
from pipeline.types.source import Mark, MarkKind, Span

_LONGEST = 160  # characters; longer lines are paragraphs, of which no rule here asks more than the ends

_LEADER = re.compile(r"([.．…‥・･·_―─-])\1{4,}")  # as long as the page is wide

UNIT_HEADING = re.compile(
    r"^[・■●◆○□◇▼▶※【\[]*\s*第\s*[0-9〇一二三四五六七八九十百]+\s*(?:条|章|節|款|編|部|項|号)(?:\s*の\s*[0-9一二三四五六七八九十]+)*"
    r"|^附\s*則|^(?:別紙|別表|別添|別記|様式|付録|付属書|後記)"
)
"""How the heading of a unit begins in folded text; the longest label that leads a line."""

LIST_MARK = re.compile(
    r"^(?:[(\[〔]\s*(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[ア-ンa-zA-Z]|[ivx]{1,4})\s*[)\]〕]"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3})*\s*[.、)](?![0-9])|[0-9]{1,3}(?:\.[0-9]{1,3})+\s|[0-9]{1,3}\s+(?=[^\s0-9/])"
    r"|[一二三四五六七八九十]{1,3}(?:[.、]|\s)|[①-⑳㉑-㉟㊱-㊿❶-❿㋐-㋾ⓐ-ⓩⒶ-Ⓩⅰ-ⅻⅠ-Ⅻ]|[ア-ン][.、)]|[ア-ン]\s+(?=\S)"
    r"|[a-zA-Z][.)](?=\s|[^\x00-\x7f])|[ivx]{1,4}[.)]|[・●○■□◆◇▼▽▲△※*＊→>☑✓])"
)
"""How an item of a list begins in folded text."""

ARTICLE = re.compile(
    r"第\s*([0-9〇一二三四五六七八九十百]+)\s*条(?:\s*の\s*[0-9一二三四五六七八九十]+)*(?:\s|[(（【\[]|$)"
)
"""The number of an article at the beginning of folded text, with nothing of a sentence behind it."""

# Heads of the columns of a table that speaks of articles which stand elsewhere.
_CITES = re.compile(
    r"^(?:該当|関連|関係|根拠|参照|対象)?条(?:項|文)$|該当|確認|点検|チェック|結果|状況|評価|質問|回答|解説|要旨|概要|論点|指摘|理由"
)
_FOLLOWING = 2  # steps from one article to the next

SENTENCE_END = re.compile(r"[。｡.．][」』)）】]*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank: seen is its visible text, folded and stripped (its first 160 characters)."""

    start: int
    end: int
    seen: str
    heading: bool
    bullet: bool
    blanks: int  # blank lines before
    fed: bool  # a form feed before

    @property
    def span(self) -> Span:
        """The whole line without its line feed."""
        return self.start, self.end

    @property
    def key(self) -> str:
        """What two lines are compared by: without white space."""
        return re.sub(r"\s+", "", self.seen)


def listed_articles(heads: Iterable[str], sentences: int) -> tuple[int, ...]:
    """The numbers of the articles that the cells of a table list one after the other with their text; () where it does not.

    heads: what cells begin with, as they come; sentences: how many all cells have.
    """
    seen = [fold(head).strip() for head in heads]
    found = [ARTICLE.match(head) for head in seen]
    first = next((at for at, head in enumerate(found) if head), len(seen))
    counted = [value for head in found if head and (value := number(head[1])) is not None]
    steps = sum(after == before + 1 for before, after in pairwise(counted))
    if any(map(_CITES.search, seen[:first])) or steps != len(counted) - 1 or sentences < len(counted):
        return ()
    return tuple(counted) if steps >= _FOLLOWING else ()


def rows(text: str, marks: Sequence[Mark]) -> list[Row]:
    """The lines of text that are not blank, without what marks hide."""
    hidden = sorted(mark.span for mark in marks if mark.kind is MarkKind.MARKUP)
    ends = [end for _, end in hidden]
    headings = {mark.span[0] for mark in marks if mark.kind is MarkKind.HEADING}
    found: list[Row] = []
    blanks, fed = 0, False
    for match in re.finditer(r"([^\n\f]*)([\n\f]|\Z)", text):
        start, end = match.span(1)
        seen, bullet = _seen(text, start, end, hidden, bisect_right(ends, start))
        if seen:
            found.append(Row(start, end, seen, start in headings, bullet, blanks, fed))
            blanks, fed = 0, False
        else:
            blanks += 1
        fed = fed or match[2] == "\f"
    return found


def _seen(text: str, start: int, end: int, hidden: list[Span], at: int) -> tuple[str, bool]:
    bullet = False
    pieces: list[str] = []
    position, blank = start, True
    while at < len(hidden) and hidden[at][0] < end:
        pieces.append(text[position : hidden[at][0]])
        blank = blank and not pieces[-1].strip()
        bullet = bullet or (blank and text[slice(*hidden[at])].strip() in ("-", "*", "+"))
        position = max(position, hidden[at][1])
        at += 1
    pieces.append(text[position:end])
    return fold(_LEADER.sub(r"\1\1\1\1", "".join(pieces).strip())[:_LONGEST]).strip(), bullet
