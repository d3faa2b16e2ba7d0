"""Numbers as a document's source prints them, read back: what they count, and the part of an address they give.

>>> value("（２）"), value("第十二項"), value("一"), value("⑶"), value("1.2"), value("ア")
(2, 12, 1, 3, 2, None)
>>> item("（２）"), item("一"), item("ア"), below("(1)"), below("（１）"), below("①"), below("(a)"), below("ア")
('第2号', '第1号', 'ア', '(1)', '(1)', '①', 'a', 'ア')
"""

import re
import unicodedata

from corpus.rendering.model import Count, Counter

_COUNTED = (Counter.DECIMAL, Counter.WIDE, Counter.KANJI, Counter.CIRCLED, Counter.BRACKETED)
_LAST = 150
_AROUND = re.compile(
    r"^(?P<open>[(（\[【「]?第?)(?P<above>(?:\d+\.)*)(?P<core>.+?)(?P<close>[条項号]?[)）\]】」]?[.．、)）]?)$"
)


def _written(counter: Counter) -> dict[str, int]:
    signs: dict[str, int] = {}
    for order in range(1, _LAST + 1):
        try:
            signs[counter.write(order)] = order
        except IndexError:
            break
    return signs


_SIGNS = {counter: _written(counter) for counter in Counter}


def value(sign: str) -> int | None:
    """What a printed number counts, the last number of 1.2; None for letters and kana."""
    core = _core(sign)
    return next((_SIGNS[counter][core] for counter in _COUNTED if core in _SIGNS[counter]), None)


def item(sign: str) -> str:
    """The part of an address that a number gives below a lead: 第2号, or the bare sign of kana and letters."""
    number = value(sign)
    return bare(sign) if number is None else f"第{number}号"


def below(sign: str) -> str:
    """The part of an address below a 号: the sign without dots and brackets; digits keep brackets."""
    core = unicodedata.normalize("NFKC", bare(sign)) if bare(sign) not in _SIGNS[Counter.CIRCLED] else bare(sign)
    return f"({core})" if core.isdigit() and core.isascii() else core


def bare(sign: str) -> str:
    """The sign without dots and brackets."""
    return _core(sign)


def count(sign: str, before: Count | None) -> Count | None:
    """How a word processor would count this number after the one before it; None where it could not."""
    match = _AROUND.match(sign)
    if match is None:
        return None
    above = int(match["above"].split(".")[-2]) if match["above"] else 0
    pattern = f"{match['open']}{'{above}.' if above else ''}{{n}}{match['close']}"
    if match["above"].count(".") > 1 or "{n}" not in pattern:
        return None
    found = [
        Count(counter, signs[match["core"]], pattern, above)
        for counter, signs in _SIGNS.items()
        if match["core"] in signs
    ]
    goes_on = [
        one
        for one in found
        if before and (one.counter, one.pattern, one.order) == (before.counter, before.pattern, before.order + 1)
    ]
    return next(iter(goes_on or [one for one in found if one.order == 1] or []), None)


def _core(sign: str) -> str:
    match = _AROUND.match(sign)
    return match["core"] if match else sign
