"""Captions that are not on the heading of an article: on a line before a text, under a number, inside of a 項."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse.articles import is_caption
from pipeline.parse.blocks import Node
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style, readings
from pipeline.types.document import Kind

_LINE = re.compile(r"^[(（【\[](?P<caption>(?:[^()（）【】\[\]]|\([^()]*\)){1,40})[)）】\]]$")
_BRACKETED = re.compile(r"[(【](?P<caption>[^()【】。]{1,25})[)】]\s+(?=\S)")
_GAP = re.compile(r"(?P<caption>[^\s。、]{2,20}(?<![はがをにもへ]))\s+(?=\S.{6,}[。るいた]$)")
_LONGEST = 20  # characters of a caption on a line of its own
_CUT = 0.5  # a line that goes on with the one before so surely does go on
_WHOLE = re.compile(r"[(（【\[]?(?P<caption>.*?)[)）】\]]?$")


def of_line(line: Line) -> str | None:
    """The caption in brackets that a line consists of: it names the unit that follows."""
    match = None if line.plain or line.level else _LINE.match(line.text)
    return match["caption"] if match else None


def of_owner(kind: Kind, lines: Sequence[Line]) -> Line | None:
    """The caption under an article's number, or over the only text of a 附則."""
    if not of_line(lines[0]) or of_line(lines[1]):
        return None
    sole = kind is Kind.SUPPL_PROVISION and not any(_numbers(line) or of_line(line) for line in lines[1:])
    return lines[0] if kind is Kind.ARTICLE or sole else None


def before(lines: Sequence[Line]) -> dict[int, Line]:
    """Lines that are a caption of a numbered text, by where that text begins."""
    return {
        after.span[0]: line
        for line, after in pairwise(lines)
        if of_line(line) and not of_line(after) and _numbers(after)
    }


def of_heading(node: Node, lines: Sequence[Line]) -> tuple[int, int, int, int] | None:
    """The caption that is all of a 項's first line where the format says that line is a heading: #### 第1項（金額）.

    Line, start and end of the caption, start of the text that follows on the line.
    """
    if node.reading is None or not node.pieces or not lines[node.line].heading or node.pieces[0][0] != node.line:
        return None
    index, start = node.pieces[0]
    text = lines[index].text
    match = _WHOLE.match(text, start)
    if match is None or not is_caption(text[start:]) or (len(node.pieces) < 2 and not node.lists):
        return None
    return index, *match.span("caption"), len(text)


def stands_alone(node: Node, lines: Sequence[Line], cut: Sequence[float]) -> bool:
    """True for a 項 whose first line is short and no sentence, and that has its text below it."""
    found = inside(node, lines, cut, decimal=True)
    if found is None or found[2] - found[1] > 15 or found[3] < len(lines[found[0]].text) or len(node.pieces) < 2:
        return False
    return lines[node.pieces[1][0]].text.endswith("。")


def inside(
    node: Node, lines: Sequence[Line], cut: Sequence[float], *, decimal: bool = False
) -> tuple[int, int, int, int] | None:
    """A caption after the number of a 項, as of_heading gives it; decimal: it is read as in decimal clauses.

    It stands in brackets with white space after them; in decimal clauses also before white space, or on a line of its own
    with which no sentence goes on.
    """
    if node.reading is None or not node.pieces:
        return None
    index, start = node.pieces[0]
    text = lines[index].text
    decimal = decimal or node.reading.style is Style.DECIMAL
    if match := _BRACKETED.match(text, start) or (_GAP.match(text, start) if decimal else None):
        return index, *match.span("caption"), match.end()
    if not decimal or len(text) - start > _LONGEST or not is_caption(text[start:]):
        return None
    below = cut[node.pieces[1][0]] < _CUT if len(node.pieces) > 1 else bool(node.lists)
    return (index, start, len(text), len(text)) if below else None


def _numbers(line: Line) -> bool:
    """True for a line that begins with a number as 項 have."""
    return any(
        one.doubt < 1 and (one.style.rank < 2 or one.style is Style.CIRCLED) for one in readings(line.text, None)
    )
