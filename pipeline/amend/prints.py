"""How numbers of units are printed in new wording, and what a line that begins with one is."""

import re
from collections.abc import Sequence

from pipeline.amend import numbers
from pipeline.amend.tree import Node
from pipeline.types.document import Kind

_N = numbers.N
ARTICLE = re.compile(rf"(?P<head>第\s*{_N}\s*条(?:\s*の\s*{_N}(?![条項号]))*)(?P<gap>[\s　]*)(?P<rest>.*)$")
"""A line that begins with the number of a 条: head, gap, rest."""
CAPTION = re.compile(r"[（(【［\[〔][^（）()【】［］\[\]〔〕]{1,60}[)）】］\]〕]")
"""A caption in brackets."""
_PRINTS: tuple[tuple[str, Kind, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(rf"(?P<head>{pattern})(?:[\s　]+|(?=[^\s\d０-９のにをはが及又、]))"))
    for name, kind, pattern in (
        ("(n)", Kind.ITEM, r"[(（]\s*[0-9０-９]+\s*[)）]|[⑴-⒇]"),
        ("(漢)", Kind.ITEM, r"[(（][一二三四五六七八九十]+[)）]"),
        ("(ア)", Kind.SUBITEM, r"[(（](?:[ア-ン]|[a-zａ-ｚ])[)）]"),
        ("①", Kind.SUBITEM, r"[①-⑳]"),
        ("n.", Kind.PARAGRAPH, r"[0-9０-９]+[.．](?![0-9０-９])|[0-9０-９]+[)）、]"),
    )
) + tuple(
    (name, kind, re.compile(rf"(?P<head>{pattern})[\s　]+"))
    for name, kind, pattern in (
        ("第n項", Kind.PARAGRAPH, rf"第\s*{_N}\s*項"),
        ("第n号", Kind.ITEM, rf"第\s*{_N}\s*号"),
        ("n", Kind.PARAGRAPH, r"[0-9０-９]+(?:[.．][0-9０-９]+)?"),
        ("漢", Kind.ITEM, r"[一二三四五六七八九十]+(?:の[一二三四五六七八九十]+)*[、.．]?"),
        ("ア", Kind.SUBITEM, r"[ア-ン][.．、)）]?"),
        ("a", Kind.SUBITEM, r"[a-zａ-ｚ][.．、)）]?"),
    )
)
LONGEST = 30
"""Characters of a caption without brackets."""


def numbered(line: str) -> tuple[str, Kind, str, str] | None:
    """Name of the print, its usual level, the number and the text of a numbered line."""
    for name, kind, pattern in _PRINTS:
        if found := pattern.match(line):
            return name, kind, found["head"], line[found.end() :]
    return None


def following(line: str, open_: Sequence[tuple[str, Node]]) -> tuple[str, Kind, str, str] | None:
    """The same for a number in brackets that follows the last one, whatever its text begins with: (2)はさみ behind (1)."""
    found = re.match(r"[(（]\s*[0-9０-９]+\s*[)）]", line)
    last = next((node for name, node in reversed(open_) if name == "(n)"), None)
    if found is None or last is None:
        return None
    own, before = (numbers.counted(sign)[:1] for sign in (found[0], last.head))
    if own != tuple(number + 1 for number in before) or not own:
        return None
    return "(n)", last.kind, found[0], line[found.end() :]


def opens(line: str) -> bool:
    """Whether a line begins with the sign of a 号 or of what stands below one; a bare number may be one that is counted.

    >>> opens("a　鉛筆"), opens("(2)　消しゴム"), opens("5 日以内に")
    (True, True, False)
    """
    found = numbered(line)
    return found is not None and found[0] not in ("n", "漢")


def is_heading(line: str) -> bool:
    """Whether a line is the number of a 条 with its caption, and no more.

    >>> is_heading("第30条　会費の返還"), is_heading("第30条（返還）"), is_heading("第30条の会費は、前の月に")
    (True, True, False)
    """
    found = ARTICLE.fullmatch(line)
    if found is None or not found["rest"]:
        return False
    bare = found["gap"] and len(found["rest"]) <= LONGEST and not re.search(r"[。、]", found["rest"])
    return bool(bare or CAPTION.fullmatch(found["rest"]))
