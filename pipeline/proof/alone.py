"""Where a word stands as a word of its own: it is found first and its neighbours asked then.

A pattern for each word takes many times longer to make than to use once.
"""

import re
from collections.abc import Iterator

SIGNS = "一-龥々ァ-ヶーA-Za-z"
"""What words are written in, as in a set of signs of a pattern."""
_SIGN, _NO_SIGN = re.compile(f"[{SIGNS}]"), re.compile(f"(?![{SIGNS}])")
ANYTHING = re.compile("")
"""What may stand behind a word that others may go on from."""


def standing(
    word: str, text: str, *, before: re.Pattern[str] = _SIGN, behind: re.Pattern[str] = _NO_SIGN
) -> Iterator[int]:
    """Where word begins in text, in order and not overlapping: no sign of before stands before it, behind matches behind it.

    >>> list(standing("契約", "契約書、本契約、契約"))
    [8]
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        stands = not (at and before.match(text, at - 1)) and behind.match(text, end)
        if stands:
            yield at
        at = text.find(word, max(end, at + 1) if stands else at + 1)
