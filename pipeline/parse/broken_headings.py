"""Headings that were broken over two lines are one again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.flow import Width
from pipeline.parse.lines import Line
from pipeline.text.normalize import Normalized

_CAPTION = re.compile(r"(?P<number>第\s*\S{1,6}\s*条\s*(?:の\s*\S{1,3})?\s*)?(?P<open>[(【\[〔])")
_NUMBER = re.compile(
    r"(?:第\s*\S{1,6}\s*条(?:\s*の\s*\S{1,3})?\s|\d{1,3}[.．](?:0(?!\d))?\s*(?=[^\d\s])|(?:別表|別紙|様式)\s*第?\s*\S{0,4}?\s*(?:\([^()]*関係\)\s*))\s*(?=[^\s(（【\[〔])"
)
_DIVISION = re.compile(r"第\s*\S{1,6}\s*[編章節款](?:\s*の\s*\S{1,3})?\s+(?=[^\s(（【\[〔])")
_NUMBER_OR_MARK = re.compile(r"第\s*\S{1,6}\s*[条項号章節]|[\d(【\[〔①-⑳・]|[ア-ン一二三四五六七八九十][\s.、)]")
_PLACE = re.compile(
    r"第\s*[\d一二三四五六七八九十百]+\s*[編部款]|(?:[附付]\s*則|別[表紙記添]|様式)(?:\s*$|\s|[\d(]|第?\s*[\d一二三四五六七八九十]+(?:号|\s|$))"
)
_SAYS = re.compile(r"[。、:]|[はがをにで]$|(?:とき|場合|こと|もの|ない|する|した|いう|ます|です|とおり|行為)$")
_FULL, _LEFT = 1.6, 3.0  # characters of room behind a line that is full, and behind one that ends a block
_LEFT_OVER = 2  # characters that no line of a text consists of
_LONGEST_PLAIN = 45  # characters of a caption without brackets
_BRACKETS = {"(": ")", "【": "】", "[": "]", "〔": "〕"}
_SHORTEST, _LONGEST = 9, 70  # characters of a line that a caption is broken on, and of a number with its caption


def whole(lines: Sequence[Line], width: Width) -> list[Line]:
    """The lines with a heading that was broken inside its brackets, or at the end of a full line, as one.

    第1条（本規約の適用範囲及び / 改定の手続）, 3. 利用者の情報の取得の方法及びその / 時期; width: how wide the lines run.
    """
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if (
            before
            and not line.broken
            and not line.table
            and (_goes_on(before.text, line.text) or _runs_over(before, line, width))
        ):
            starts = (*before.content.starts[:-1], *line.content.starts)
            whole[-1] = replace(before, content=Normalized(before.text + line.text, starts), room=line.room)
        else:
            whole.append(line)
    return whole


def _goes_on(text: str, after: str) -> bool:
    """True where text ends inside the brackets of a caption that the next line closes; behind a number its text may follow."""
    match = _CAPTION.match(text)
    if match is None or _end(text, match.start("open")) is not None or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    end = _end(text + after, match.start("open"))
    return end is not None and (end == len(text + after) or (match["number"] is not None and end <= _LONGEST))


def _runs_over(line: Line, after: Line, width: Width) -> bool:
    """True where a caption without brackets fills its line and ends on the next: no words of a sentence, and room left.

    Words under the heading of a 章 can be nothing else but where a bracket or a place of its own begins: 【解約】, 第1款, 附則.
    Nor can a sign or two: 変わるこ / と.
    """
    if line.heading or width.room(line) > _FULL or width.room(after) < _LEFT:
        return False
    division = _DIVISION.match(line.text)
    match = division or _NUMBER.match(line.text)
    caption = line.text[match.end() :] + after.text if match else ""
    says = "。" in caption if division or len(after.text) <= _LEFT_OVER else _SAYS.search(caption)
    own = _NUMBER_OR_MARK.match(after.text) or _PLACE.match(after.text)
    return 0 < len(caption) <= _LONGEST_PLAIN and not says and not own


def _end(text: str, start: int) -> int | None:
    """Where the bracket that opens at start is closed; None where it is not, or a sentence ends in it first."""
    closing, depth = _BRACKETS[text[start]], 0
    for at in range(start, len(text)):
        depth += (text[at] == text[start]) - (text[at] == closing)
        if not depth:
            return at + 1
        if depth == 1 and text[at] == "。":
            return None
    return None
