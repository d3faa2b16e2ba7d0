"""A defined term as print has it: the signs around it, the verbs that give it its name, and what was found of it."""

import re
from dataclasses import dataclass

_LEFT, _RIGHT = '「『“‘"〈《【〔<＜', '」』”’"〉》】〕>＞'
OPEN = re.compile(f"[{_LEFT}]")
"""Where a term in quotation marks may begin."""
CLOSE = re.compile(f"[{_RIGHT}]")
"""Where one ends."""
TERM = rf"[{_LEFT}][^{_LEFT}{_RIGHT}\n]{{1,50}}[{_RIGHT}]"
"""A term with its marks, without a group."""
NAME = re.compile(TERM)
"""A term with its marks."""
SAID = (
    r"と(?:い(?:う|い(?!え))|言[うい]|呼[ぶび]|よ[ぶび]|称[すし]|総称[すし]|定義[すし]|定め(?!る(?:とき|場合))|表記[すし]|表示[すし]|略[すし]|略称[すし]|記[すし]|"
    r"しま(?!せ)す|する(?!とき|場合))"
)
"""…という, …と呼びます, …と総称する."""


def unquoted(found: re.Match[str]) -> str:
    """The term without its marks: 「本件業務」 -> 本件業務."""
    return found[0][1:-1].strip()


def first(quoted: str) -> str:
    """The first term in marks in text that has one, without its marks."""
    found = NAME.search(quoted)
    assert found is not None
    return unquoted(found)


@dataclass(frozen=True, slots=True)
class Found:
    """One definition in folded text: term, where its meaning and the whole stand; level: 条, 項 or 号 it is bound to."""

    term: str
    meaning: tuple[int, int]
    start: int
    end: int
    closing: str = ""
    level: str = ""
