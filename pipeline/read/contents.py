"""Tables of contents: the lines that say what comes later."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from pipeline.read.layout import SENTENCE_END, UNIT_HEADING, Row
from pipeline.types.source import Mark, MarkKind

_CAPTION = re.compile(
    r"[■●◆【〔\[<〈]*\s*(?:目\s*次|もくじ|contents|table of contents|index|条文目次)\s*[】〕\]>〉]*", re.IGNORECASE
)
_LEADER = re.compile(
    r"(?:\s*+[.．…‥・･·\-‐―─_]){3,}+\s*+\(?\s*[0-9]{1,4}\s*\)?$|\s*[…‥]+\s*$|\t+\s*[0-9]{1,4}$|\s{2,}[0-9]{1,4}$"
)
_DOTTED = re.compile(r".{2,80}?(?:[.．…‥・･·]\s*){3,}\s*[0-9]{1,4}$")
_RANGE = re.compile(r"\(第\s*([0-9一二三四五六七八九十百]+)\s*条.*\)$")
_TORN = re.compile(
    r"\(第\s*([0-9一二三四五六七八九十百]+)\s*条(?:の[0-9一二三四五六七八九十]+)?\s*(?:[-~〜・、から]*)$"
)
_LONGEST = 80  # characters of an entry
_SHORTEST_RUN = 4  # headings in a row without a caption above them


def marks(rows: list[Row]) -> list[Mark]:
    """CONTENTS marks over the rows that belong to a table of contents, its caption among them."""
    return [Mark(MarkKind.CONTENTS, rows[index].span) for index in sorted(_lines(rows))]


def _lines(rows: list[Row]) -> set[int]:
    cores = [_core(row) for row in rows]
    last = {core: index for index, core in enumerate(cores)}
    found: set[int] = set()
    for index, row in enumerate(rows):
        if index not in found and _CAPTION.fullmatch(row.seen):
            entries = _entries(rows, cores, last, index + 1)
            if len(entries) >= 2:
                found |= {index, *entries}
    found |= _dotted(rows)
    return found | _bare_runs(rows, cores, last, found)


def _core(row: Row) -> str:
    """An entry and its heading without what differs: leader, page, brackets, bullet, white space."""
    seen = _RANGE.sub("", _LEADER.sub("", row.seen))
    return re.sub(r"[\s()\[\]【】〔〕「」『』・■●◆○□◇▼▶:.、]+", "", seen)


def _entries(rows: list[Row], cores: list[str], last: dict[str, int], first: int) -> list[int]:
    """The run of entries from first on; it ends where a line comes that it has already announced."""
    entries: list[int] = []
    announced: dict[str, set[str]] = defaultdict(set)  # with the articles at which their ranges begin, "" for none
    torn = False  # an entry that was broken inside the bracket with its range goes on
    for index in range(first, len(rows)):
        row, core = rows[index], cores[index]
        paged = bool(_LEADER.search(row.seen))
        # With a range behind it an entry is one even where the text has other words for its heading.
        ends = _TORN.search(row.seen)
        ranged = (ends or _RANGE.search(row.seen)) if UNIT_HEADING.match(row.seen) else None
        start = ranged[1] if ranged else ""
        # 第1節 of two chapters may have one name, but not one range; the heading in the text may repeat its range.
        if core in announced and not paged and (not start or announced[core] & {start, ""}):
            break
        if torn and row.seen.endswith(")"):
            entries.append(index)
            torn = False
            continue
        torn = bool(ends)
        comes_again = last.get(core, index) > index or _begins_later(rows, cores, core, index)
        if (
            not core
            or len(row.seen) > _LONGEST
            or SENTENCE_END.search(row.seen)
            or not (paged or comes_again or ranged)
        ):
            break
        entries.append(index)
        announced[core].add(start)
    return entries


def _begins_later(rows: list[Row], cores: list[str], core: str, index: int) -> bool:
    """第3条 in the contents, 第3条(定義) in the text; or the other way round where the text has the label alone."""
    row = rows[index]
    label = UNIT_HEADING.match(row.seen)
    if not label:
        return False
    name = re.sub(r"\s+", "", label[0]).lstrip("・■●◆○□◇▼▶※【[")
    caption = core.removeprefix(name)  # of statutes it stands on the line before the number
    return any(
        later.startswith(core) or later == name or (caption and before == caption and later.startswith(name))
        for before, later in pairwise(cores[index:])
    )


def _dotted(rows: list[Row]) -> set[int]:
    """Entries with a leader and a page number, two or more in a row, wherever they stand."""
    found: set[int] = set()
    for run in _runs(bool(len(row.seen) <= _LONGEST + 40 and _DOTTED.fullmatch(row.seen)) for row in rows):
        if len(run) >= 2:
            found |= set(run)
    return found


def _bare_runs(rows: list[Row], cores: list[str], last: dict[str, int], found: set[int]) -> set[int]:
    """Headings of units in a row, each of which comes again later with its text."""
    out: set[int] = set()
    again = (
        index not in found and bool(UNIT_HEADING.match(row.seen)) and len(row.seen) <= _LONGEST
        and not SENTENCE_END.search(row.seen) and last[cores[index]] > index
        for index, row in enumerate(rows)
    )  # fmt: skip
    for run in _runs(again):
        if len(run) >= _SHORTEST_RUN and last[cores[run[0]]] > run[-1]:
            out |= set(run)
    return out


def _runs(flags: Iterable[bool]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for index, flag in enumerate(flags):
        if flag:
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return runs
