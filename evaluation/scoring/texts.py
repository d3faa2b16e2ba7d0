"""How texts are compared: a normal form that shares nothing with the product's, and how two texts overlap."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from pipeline.types.document import Document

# Radicals that PDF files print for ideographs and NFKC leaves alone.
_RADICALS = str.maketrans("⻑⻄⺠⻘⻩⻝⻭⻲⻤⻨⻯⺟⻆⻣", "長西民青黄食歯亀鬼麦竜母角骨")
_RUN = 10
_SHORTEST = 4
_LONGEST = 80
_AROUND = 12


def plain(text: str | None) -> str:
    """The text in compatibility form without white space; "" for None.

    >>> plain("１か月　前"), plain(None)
    ('1か月前', '')
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "").translate(_RADICALS))


def own_texts(document: Document) -> dict[str, str]:
    """Address -> text and wrap-up in plain form, nothing of what hangs below; all units that can be cited, in order."""
    return {str(unit.address): plain(unit.text) + plain(unit.wrap_up) for unit in document.walk() if unit.address}


def overlaps(got: str | None, wanted: str | None) -> bool:
    """True where one holds the other or they share ten characters; one much longer than the wanted does not count."""
    a, b = plain(got), plain(wanted)
    return min(_SHORTEST, len(b)) <= len(a) <= max(_LONGEST, 3 * len(b)) and shares_words(a, b)


def shares_words(a: str, b: str) -> bool:
    """True where one plain text holds the other or both have ten characters in a row in common."""
    return a in b or b in a or any(a[i : i + _RUN] in b for i in range(len(a) - _RUN + 1))


def likeness(a: str, b: str) -> float:
    """Share of the neighbouring pairs of characters that two texts have in common, from 0 to 1 (Dice).

    >>> likeness("料金の額", "料金の額"), likeness("料金の額", "期間"), likeness("料金", "料金の")
    (1.0, 0.0, 0.6666666666666666)
    """
    one, other = (Counter(map("".join, itertools.pairwise(text))) for text in (plain(a), plain(b)))
    pairs = one.total() + other.total()
    return 2 * (one & other).total() / pairs if pairs else float(plain(a) == plain(b))


def parting(wanted: str, got: str) -> tuple[str, str]:
    """Both texts around the place where they part; "…" where something is left out.

    >>> parting("この規約は、当社の役務に適用します。", "この規約は、当社の役務に")
    ('この規約は、当社の役務に適用します。', 'この規約は、当社の役務に')
    """
    at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got)))
    start, end = max(0, at - _AROUND), at + _AROUND
    one, other = (("…" if start else "") + text[start:end] + ("…" if len(text) > end else "") for text in (wanted, got))
    return one, other


def short(text: str, length: int = 60) -> str:
    """The text in plain form, cut with … where it is longer."""
    flat = plain(text)
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def said(value: object) -> str:
    """A value in words for people: lists and objects as in JSON, "" for None."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Mapping():
            return "{" + ", ".join(f"{key}: {said(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(said, value)) + "]"
        case _:
            return str(value)
