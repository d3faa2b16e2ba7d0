"""Which of the paragraphs in styles of headings are headings: many authors set clauses in them too."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.layout import UNIT_HEADING
from pipeline.text.normalize import fold
from pipeline.types.source import Mark, MarkKind, Span

_LONGEST = 80  # characters
_FEWEST = 3  # paragraphs in a style, below which nothing is said of the style
_SENTENCES = 1 / 3  # of the paragraphs of a style; with more of them it is no style for headings
_IN_ROW = 1 / 2  # are followed by one of their own style: items of a list
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")  # 費用（実費を含む。）の負担 is no sentence
_SENTENCE = re.compile(r"[。．、][」』)）】]*$|。.*[^」』)）】]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it was printed: its text with the label, its lines; level 0: in no style of headings."""

    text: str
    level: int
    style: str
    spans: tuple[Span, ...]


def marks(lines: Sequence[Line]) -> list[Mark]:
    """HEADING marks over the lines of the paragraphs that are headings; lines: all that are not blank, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.level:
            places[line.style].append(at)
    found: list[Mark] = []
    for group in places.values():
        trusted = _is_for_headings(lines, group)
        for at in group:
            line = lines[at]
            if _may_head(line.text) and (trusted or UNIT_HEADING.match(fold(line.text).strip())):
                found.extend(Mark(MarkKind.HEADING, span, line.level) for span in line.spans)
    return found


def _is_for_headings(lines: Sequence[Line], group: list[int]) -> bool:
    if len(group) < _FEWEST:
        return True
    sentences = sum(not _may_head(lines[at].text) for at in group)
    followers = {at + 1 for at in group}
    in_row = sum(at in followers for at in group)
    return sentences <= _SENTENCES * len(group) and in_row <= _IN_ROW * len(group)


def _may_head(text: str) -> bool:
    seen = text.strip()
    return len(seen) <= _LONGEST and not _SENTENCE.search(_BRACKETED.sub("", seen))
