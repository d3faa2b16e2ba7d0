"""Old and new text -> operations a person can read: by words, a number with what it counts as one, no crumbs in between."""

import functools
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from pipeline.revise.choices import unticked
from pipeline.text.normalize import normalize
from pipeline.text.tokens import spans
from pipeline.types.revision import Edit, Operation

# 令和8年8月1日, 1,200円, 第12条第1項, 3か月 and 又は are one word each.
_ONE_WORD = re.compile(
    r"又は|または|若しくは|もしくは|及び|および|並びに|ならびに|但し|ただし|"
    r"(?:第\s?)?(?:令和|平成|昭和|西暦)?[0-9〇一二三四五六七八九十百千]+(?:[.,][0-9]+)*(?:[万億兆]|分の[0-9〇一二三四五六七八九十百千]+)*"
    r"(?:条|項|号|[かヶケヵ箇]?月|営業日|日|年|週間|時間?|分|円|%|パーセント|割|回|人|名|件|個|倍|度)?間?"
    r"(?:(?:の[0-9]+)?第?[0-9〇一二三四五六七八九十]+(?:条|項|号|[かヶケヵ箇]?月|日|時|分|年))*"
)
_BREAK = re.compile(r"[\n\t]")
"""Ends of lines and of cells are words of their own."""
_CRUMB = re.compile(r"[ぁ-ん、。・「」（）() \u3000]{1,3}")
"""Between two differences: particles and signs that are no reason to break a replacement in two."""
_READABLE, _LONG = 0.3, 16
"""Least share of the shorter text that stays; where less does of two long ones, one is told to replace the other as a whole."""


@functools.lru_cache(maxsize=4096)
def operations(old: str, new: str) -> tuple[Operation, ...]:
    """What turns old into new; never two of one kind in a row, a deletion before its insertion.

    >>> [(one.edit.value, one.text) for one in operations("解約は1か月前に申し出る。", "解約は2か月前に申し出る。")]
    [('equal', '解約は'), ('delete', '1か月'), ('insert', '2か月'), ('equal', '前に申し出る。')]
    """
    if old == new:
        return (Operation(Edit.EQUAL, old),) if old else ()
    if not (old and new):
        return tuple(_told(iter([("differ", old, new)])))
    a, b = pieces(old), pieces(new)
    steps = _slid(list(_steps(a, b)))
    blocks = [(tag, "".join(gone), "".join(come)) for tag, gone, come in steps]
    shorter = min(len(old), len(new))
    if shorter >= _LONG and sum(len(same) for tag, same, _ in blocks if tag == "equal") < _READABLE * shorter:
        blocks = [("replace", old, new)]
    return tuple(_told(_whole(blocks)))


def pieces(text: str) -> list[str]:
    """The words of a text, joined the text itself: white space stands with the word before it."""
    folded = normalize(text)
    if not text:
        return []
    # 者 of 利用者 is no word of its own, 本 of 本サービス neither.
    tokens = list(spans(folded.text))
    begins = {start for start, _, part in tokens if part != "接尾辞"}
    begins -= {end for _, end, part in tokens if part == "接頭辞"}
    bounds = {0, *(folded.starts[begin] for begin in begins)}
    for found in _ONE_WORD.finditer(folded.text):
        begin, end = folded.span(*found.span())
        bounds -= set(range(begin + 1, end))
        bounds |= {begin, end}
    bounds |= {bound for found in _BREAK.finditer(text) for bound in found.span()}
    cuts = sorted(bounds - {len(text)})
    return [text[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if begin < end]


_Block = tuple[str, str, str]
"""equal or anything else; old words; new words."""
_Step = tuple[str, list[str], list[str]]
"""The same, word by word."""


def _steps(a: Sequence[str], b: Sequence[str]) -> Iterator[_Step]:
    """What turns one list of words into the other; a box that is ticked takes the place of the one that was not."""
    matcher = SequenceMatcher(None, list(map(unticked, a)), list(map(unticked, b)), autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield tag, list(a[i:j]), list(b[k:m])
            continue
        for same, pairs in groupby(zip(a[i:j], b[k:m], strict=True), key=lambda pair: pair[0] == pair[1]):
            olds, news = zip(*pairs, strict=True)
            yield "equal" if same else "replace", list(olds), list(news)


def _slid(steps: list[_Step]) -> list[_Step]:
    """The steps with what only came or went told from the beginning of a line, a sentence or a clause, where it may be.

    甲は払う{。乙は貸す}。 is told as 甲は払う。{乙は貸す。}
    """
    found = list(steps)
    for at in range(1, len(found) - 1):
        tag, gone, come = found[at]
        if tag in ("insert", "delete") and found[at - 1][0] == found[at + 1][0] == "equal":
            before, told, after = found[at - 1][1], gone or come, found[at + 1][1]
            line = [*before, *told, *after]
            size, begin = len(told), len(before)
            low = high = begin
            while low > 0 and line[low - 1] == line[low - 1 + size]:
                low -= 1
            while high + size < len(line) and line[high] == line[high + size]:
                high += 1
            best = max(range(low, high + 1), key=lambda cut: (_opens(line[cut - 1] if cut else ""), -abs(cut - begin)))
            slid = line[best : best + size]
            found[at - 1] = ("equal", line[:best], line[:best])
            found[at] = (tag, slid if gone else [], slid if come else [])
            found[at + 1] = ("equal", line[best + size :], line[best + size :])
    return found


def _opens(before: str) -> int:
    """How good a place is for a difference to begin, by the word before it."""
    return next((rank for rank, sign in ((3, "\n"), (3, "\t"), (2, "。"), (1, "、")) if before.endswith(sign)), 0)


def _whole(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The blocks with crumbs between two differences taken into them."""
    last = len(blocks) - 1
    tags = [
        "equal" if tag == "equal" and not (0 < at < last and _CRUMB.fullmatch(old)) else "differ"
        for at, (tag, old, _) in enumerate(blocks)
    ]
    for tag, group in groupby(zip(tags, blocks, strict=True), key=lambda one: one[0]):
        olds, news = zip(*((old, new) for _, (_, old, new) in group), strict=True)
        yield tag, "".join(olds), "".join(news)


def _told(blocks: Iterator[_Block]) -> Iterator[Operation]:
    for tag, old, new in blocks:
        if tag == "equal":
            if old:
                yield Operation(Edit.EQUAL, old)
            continue
        if old:
            yield Operation(Edit.DELETE, old)
        if new:
            yield Operation(Edit.INSERT, new)
