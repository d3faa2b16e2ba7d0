"""What a page carries beside its text: page numbers, running heads and feet, copyright lines.

Only what repeats or has a shape that no clause has is marked: a clause left out is worse than a foot left in.
"""

import re
from collections import defaultdict
from itertools import pairwise

from pipeline.read.layout import LIST_MARK, SENTENCE_END, UNIT_HEADING, Row
from pipeline.types.source import Mark, MarkKind

_N = r"(?:[0-9]{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,4})"
_DASH = "[-‐‑–—―−ー~〜─━]"
_SURE_NUMBER = re.compile(
    rf"{_DASH}+\s*{_N}\s*(?:/\s*[0-9]+\s*)?{_DASH}+|(?:page|p\.|p(?=\s))\s*{_N}(?:\s*(?:/|of)\s*[0-9]+)?"
    rf"|第?\s*[0-9]{{1,4}}\s*(?:ページ|頁)(?:\s*(?:/|中)\s*[0-9]{{1,4}}\s*(?:ページ|頁)?)?|(?:ページ|頁)\s*[0-9]{{1,4}}(?:\s*/\s*[0-9]+)?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}\s*(?:ページ|頁)",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(r"(?:^|.*\D)([0-9]{1,4})\s*/\s*([0-9]{1,4})\)?")
_COUNTED = re.compile(r"([0-9]{1,4})\s+([^0-9\s].*[^0-9\s])|([^0-9\s].*[^0-9\s])\s+([0-9]{1,4})")
_BARE = re.compile(r"[0-9]{1,4}")
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright\b|コピーライト)|.*(?:©|copyright\s*(?:\(c\)|[12][09]\d\d)).{0,80}|.*\ball rights reserved\.?",
    re.IGNORECASE,
)
_SIGN_AND_YEAR = re.compile(r"\(c\)\s*(?:copyright|(?:19|20)\d\d)", re.IGNORECASE)  # no item (c)
_LABEL = re.compile(r"[\[【〈<(*\s]*(?:strictly\s+)?(?:confidential|internal use only|社外秘|厳秘|極秘|機密|取扱注意|部外秘|関係者限り|複製禁止|転載禁止|無断転載を禁ず|[・/／、\s])+[\]】〉>)*\s]*", re.IGNORECASE)  # fmt: skip
# Lines that may stand again and again in a document without being furniture.
_LEGITIMATE = re.compile(
    r"記|以\s*上|削\s*除|欠番|[(〔（]?(?:略|省略|中略|以下余白|削除|余白)[)〕）]?|同上|なし|空欄|目次"
    r"|.*(?:_{2,}|…{2,}|\.{4,}|[㊞印]\)?$|(?:御中|殿|様)$|年\s+月\s+日|[:：]\s*$)|(?:甲|乙|丙)(?:\s|[:：]|$).*|(?:住\s*所|氏\s*名|名\s*称|所在地|代表者|会社名|電話|年齢|署名|捺印|商号)\b.*"
)
_TITLE = re.compile(
    r"規約|約款|契約|規程|規則|会則|定款|方針|ポリシー|同意書|覚書|誓約書|特約|条件|細則|要項|要領|terms|agreement|policy",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:第|別紙|別表|別添|様式|付録|添付|資料|図|表|注|※|No\.?|プラン|コース)\s*[0-9]")
_PAGE_LIKE = re.compile(
    r"(?:株式|有限|合同|相互)会社|\(株\)|法人|大学|inc\b|corp|ltd|ver(?:sion)?[.\s]*[0-9]|第\s*[0-9.]+\s*版|https?:|規約|約款|契約書|規程|定款|会則",
    re.IGNORECASE,
)
_HANGING = re.compile(r"[、,をにがはのとで]$")
_CONTINUED = re.compile(r"[ぁ-ん、。,)」ー]")
_PROSE = re.compile(r"(?:[はもがをにでと]|とき|場合)、")  # a clause of a sentence that happens to come again
_CAPTION = re.compile(r"[(（][^()（）]{1,40}[)）]")  # stands before 第N条 in statutes, and may come again
_LONGEST_HEAD = 60  # characters
_PAGE = 250  # characters that a page has at least
_TOP = 10  # lines within which a document's title stands


def marks(text: str, lines: list[Row], listed: list[Mark]) -> list[Mark]:
    """FURNITURE marks over whole lines without the line feed; form feeds are furniture themselves.

    listed: the lines of a table of contents.
    """
    in_contents = {mark.span for mark in listed}
    out = _furniture(lines, {index for index, line in enumerate(lines) if line.span in in_contents})
    feeds = [Mark(MarkKind.FURNITURE, match.span()) for match in re.finditer("\f", text)]
    return [*(Mark(MarkKind.FURNITURE, lines[index].span) for index in sorted(out)), *feeds]


def _furniture(lines: list[Row], listed: set[int]) -> set[int]:
    out = {
        index
        for index, line in enumerate(lines)
        if len(line.seen) <= 120 and not line.heading and _SURE_NUMBER.fullmatch(line.seen)
    }  # fmt: skip
    out |= _copyright(lines)
    out |= _of_total(lines, listed)
    out |= _bare_numbers(lines, listed) | _counted(lines, listed)
    breaks = _next_to_breaks(lines, out)
    out |= _labels(lines, breaks)
    # A head that stands at the breaks shows more breaks: the line next to it may be a second head.
    while more := _running_heads(lines, out, listed) - out:
        out |= more
    return out - listed


def _copyright(lines: list[Row]) -> set[int]:
    return {
        index
        for index, line in enumerate(lines)
        if len(line.seen) <= 120 and _COPYRIGHT.match(line.seen) and not re.search(r"[。、]|とは|に関|いいます", line.seen)
        and (not LIST_MARK.match(line.seen) or _SIGN_AND_YEAR.match(line.seen)) and not UNIT_HEADING.match(line.seen) and not line.heading
    }  # fmt: skip


def _of_total(lines: list[Row], listed: set[int]) -> set[int]:
    """3/12 or 利用規約 3/12 where the total stays and the page counts up by one."""
    groups: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        found = _OF_TOTAL.fullmatch(line.seen) if len(line.seen) <= _LONGEST_HEAD and index not in listed else None
        if found and 1 <= int(found[1]) <= int(found[2]):
            groups[found[2], re.sub(r"[0-9\s]+", "", line.seen)].append((int(found[1]), index))
    out: set[int] = set()
    for group in groups.values():
        counting = [page for page, _ in group]
        far = all(lines[b].start - lines[a].end >= _PAGE for (_, a), (_, b) in pairwise(group))
        if len(group) >= 2 and far and counting == list(range(counting[0], counting[0] + len(group))):
            out |= {index for _, index in group}
    return out


def _bare_numbers(lines: list[Row], listed: set[int]) -> set[int]:
    """Lines that are only a number, where they count the pages of the whole text."""
    bare = [
        (int(line.seen), index)
        for index, line in enumerate(lines)
        if _BARE.fullmatch(line.seen) and index not in listed
    ]
    best: list[int] = []
    for first in range(min(len(bare), 4)):
        chain = [bare[first]]
        for value, index in bare[first + 1 :]:
            last_value, last = chain[-1]
            ends = index == len(lines) - 1 and len(chain) > 1  # the last page may be short
            if value == last_value + 1 and (
                lines[index].start - lines[last].end >= _PAGE or _fed(lines, index) or ends
            ):
                chain.append((value, index))
        if len(chain) > len(best):
            best = [index for _, index in chain]
    if not best or len(best) < 0.8 * len(bare):
        return set()
    covered = lines[best[-1]].end - lines[best[0]].start
    fed = sum(_fed(lines, index) for index in best)
    enough = len(best) >= 3 and covered >= 0.5 * (lines[-1].end - lines[0].start)
    return set(best) if enough or (len(best) >= 2 and fed >= len(best) - 1) else set()


def _fed(lines: list[Row], index: int) -> bool:
    return lines[index].fed or (index + 1 < len(lines) and lines[index + 1].fed)


def _next_to_breaks(lines: list[Row], out: set[int]) -> set[int]:
    """Indexes of the lines that stand next to furniture or a form feed."""
    near: set[int] = set()
    for index, line in enumerate(lines):
        if line.fed:
            near |= {index - 1, index}
        if index in out:
            near |= {index - 1, index + 1}
    return near - out


def _labels(lines: list[Row], breaks: set[int]) -> set[int]:
    """Lines such as 社外秘 and CONFIDENTIAL at the ends of pages or of the text, or page after page."""
    found = [
        index
        for index, line in enumerate(lines)
        if len(line.seen) <= 40 and not line.bullet and _LABEL.fullmatch(line.seen)
    ]
    pages = len(found) >= 3 and all(lines[b].start - lines[a].end >= _PAGE for a, b in pairwise(found))
    return {index for index in found if pages or index in breaks or index < 3 or index >= len(lines) - 3}


def _counted(lines: list[Row], listed: set[int]) -> set[int]:
    """The same words with a number before or after them that counts pages: 利用規約 3, or every other page 4 利用規約."""
    groups: dict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        found = _COUNTED.fullmatch(line.seen) if len(line.seen) <= _LONGEST_HEAD and not line.bullet else None
        if found and index not in listed and not line.heading and not SENTENCE_END.search(line.seen):
            words = re.sub(r"\s+", "", found[2] or found[3])
            if (
                not _LEGITIMATE.fullmatch(words)
                and not _NUMBERED.search(line.seen)
                and not UNIT_HEADING.match(line.seen)
            ):
                groups[words, bool(found[1])].append((int(found[1] or found[4]), index))
    out: set[int] = set()
    for group in groups.values():
        steps = {b - a for (a, _), (b, _) in pairwise(group)}
        far = all(lines[b].start - lines[a].end >= _PAGE and b - a >= 8 for (_, a), (_, b) in pairwise(group))
        if len(group) >= 3 and far and steps in ({1}, {2}):
            out |= {index for _, index in group}
    return out


def _running_heads(lines: list[Row], out: set[int], listed: set[int]) -> set[int]:
    """Lines that come again, digits aside, at the page breaks or at even intervals."""
    breaks = _next_to_breaks(lines, out)
    shapes: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in out and index not in listed and _may_be_head(line):
            shapes[re.sub(r"[0-9]+", "#", line.key)].append(index)
    heads: set[int] = set()
    for group in shapes.values():
        if len(group) < 2:
            continue
        at_breaks = [index for index in group if index in breaks]
        if len(at_breaks) >= max(2, 0.6 * len(group)) or _even(lines, group):
            heads |= set(group[_is_document_title(lines, group[0]) :])
    return heads


def _may_be_head(line: Row) -> bool:
    seen = line.seen
    return (
        2 <= len(seen) <= _LONGEST_HEAD
        and not line.heading
        and not line.bullet
        and not SENTENCE_END.search(seen)
        and not seen.endswith(("、", ","))
        and not LIST_MARK.match(seen)
        and not UNIT_HEADING.match(seen)
        and not _LEGITIMATE.fullmatch(seen)
        and not _BARE.fullmatch(seen)
        and not _PROSE.search(seen)
        and not _CAPTION.fullmatch(seen)
    )


def _even(lines: list[Row], group: list[int]) -> bool:
    """True where the same line stands page after page, four times or more.

    A company's name or the name of the document may come at uneven intervals; other words may be a heading that each
    part of a document has, and are furniture only where they come evenly and cut sentences.
    """
    apart = [b - a for a, b in pairwise(group)]
    if len(group) < 4 or min(apart) < 8 or any(lines[b].start - lines[a].end < _PAGE for a, b in pairwise(group)):
        return False
    if len({lines[index].seen for index in group}) > 1:
        return False
    middle = sorted(apart)[len(apart) // 2]
    if _PAGE_LIKE.search(lines[group[0]].seen):
        return max(apart) <= 3 * middle
    around = [(lines[index - 1], lines[index + 1]) for index in group if 0 < index < len(lines) - 1]
    cut = sum(bool(_HANGING.search(before.seen) or _CONTINUED.match(after.seen)) for before, after in around)
    return cut >= 2 and all(0.7 * middle <= gap <= 1.4 * middle for gap in apart)


def _is_document_title(lines: list[Row], first: int) -> bool:
    """The first of the repeated lines may be the document's title and stays then."""
    return (
        first < _TOP
        and bool(_TITLE.search(lines[first].seen))
        and not re.search(r"[0-9]\s*(?:/\s*[0-9]+)?$", lines[first].seen)
    )
