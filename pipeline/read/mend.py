"""Fragments that were printed twice at a page break: the copy before the break is to be left out."""

import re
from collections.abc import Sequence

from pipeline.read.layout import LIST_MARK, UNIT_HEADING, Row
from pipeline.types.source import Mark, MarkKind, Span

_OPEN = dict(zip("「『（(【［〔《〈", "」』）)】］〕》〉", strict=True))
_SHORTEST_OPENED = 3  # characters, the opening bracket among them
_SHORTEST = 8
_SHORTEST_LINE = 15
_LONGEST = 120
_SHORT_ROW = 20
_FINISHED = re.compile(r"[。｡.．!！?？:：;；」』）)】］〕]\s*$")
# Ends that no sentence, heading or item has: a particle, a comma, a conjunction.
_HANGING = re.compile(
    r"(?:[、,，]|[をにがはへと]|および|及び|または|又は|もしくは|若しくは|ならびに|並びに|かつ|対し|より|から|ただし|但し)$"
)


def marks(text: str, lines: list[Row], left_out: Sequence[Mark]) -> list[Mark]:
    """REPEATED marks over the first copy of what stands twice at a break between lines.

    「…をプライ」, blank line, 「プライバシー…」 is not enough: a copy is marked where it opens a bracket that it does not
    close (three characters), where it is a longer piece that hangs in the air (eight), or a whole line at a page break.
    """
    skipped = {mark.span[0] for mark in left_out}
    found: list[Mark] = []
    before: list[Row] = []  # the last two lines: a narrow page can break the fragment itself
    paged = False
    for line in lines:
        paged = paged or line.fed
        if line.start in skipped:
            paged = True
            continue
        if before and (paged or line.blanks) and not (before[-1].heading or _begins_block(line)):
            if span := _copy(text, before, line, paged):
                found.append(Mark(MarkKind.REPEATED, span))
        before, paged = [*before[-1:], line], False
    return found


def _begins_block(line: Row) -> bool:
    return line.heading or line.bullet or bool(LIST_MARK.match(line.seen) or UNIT_HEADING.match(line.seen))


def _copy(text: str, before: list[Row], line: Row, paged: bool) -> Span | None:
    head = text[line.start : line.end].strip()
    last = _visible(text, before[-1])
    tail = text[slice(*last)]
    if paged and tail == head and len(tail) >= _SHORTEST_LINE and not _begins_block(before[-1]):
        return last
    places: Sequence[int] = range(*last)
    if len(before) == 2 and len(tail) <= _SHORT_ROW and not _begins_block(before[-1]) and not before[0].heading:
        first = _visible(text, before[0])
        tail, places = text[slice(*first)] + tail, [*range(*first), *places]
    if head[:_SHORTEST_OPENED] not in tail[-_LONGEST:]:
        return None
    for length in range(min(len(tail), len(head) - 1, _LONGEST), _SHORTEST_OPENED - 1, -1):
        if tail.endswith(head[:length]) and _is_torn(tail[:-length], head[:length], head[length:], paged):
            return places[-length], last[1]
    return None


def _visible(text: str, row: Row) -> Span:
    line = text[row.start : row.end]
    return row.start + len(line) - len(line.lstrip()), row.start + len(line.rstrip())


def _is_torn(lead: str, piece: str, rest: str, paged: bool) -> bool:
    """True where piece cannot be the end of what lead begins: the line was cut in it."""
    if _FINISHED.search(piece):
        return False
    if piece[0] in _OPEN and _OPEN[piece[0]] not in piece:
        return True
    if len(piece) < _SHORTEST or not lead.strip() or LIST_MARK.fullmatch(lead.strip()):
        return False
    return bool(_HANGING.search(piece)) or (paged and _same_word(piece[-1], rest[0]))


def _same_word(last: str, following: str) -> bool:
    return any(re.match(kind, last) and re.match(kind, following) for kind in ("[ァ-ヶー]", "[一-鿿]", "[A-Za-z]"))
