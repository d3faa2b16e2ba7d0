"""Words of an amendment: its quotations set apart, and words found again in the base whatever their width and spacing."""

import re
from dataclasses import dataclass

from pipeline.text import sentences
from pipeline.text.normalize import fold, normalize

_QUOTE = 0xE000  # one private sign stands for a quotation, so that rules read the words around it
QUOTE = "[\ue000-\uefff]"
"""A quotation in masked text."""
_PAIRS = {"「": "」", "『": "』", "“": "”"}


@dataclass(frozen=True, slots=True)
class Masked:
    """Text with each outermost quotation as one sign; starts: offset in the text of each character, one more at the end."""

    text: str
    starts: tuple[int, ...]
    quotes: tuple[str, ...]

    def quote(self, sign: str) -> str:
        """What a sign stands for, without its brackets."""
        return self.quotes[ord(sign) - _QUOTE]


def masked(text: str) -> Masked:
    """The folded text with its quotations masked; a bracket that is never closed stays."""
    out: list[str] = []
    starts: list[int] = []
    quotes: list[str] = []
    at = 0
    while at < len(text):
        end = _closed(text, at) if text[at] in _PAIRS else None
        if end is not None and len(quotes) < 0xFFF:
            out.append(chr(_QUOTE + len(quotes)))
            starts.append(at)
            quotes.append(text[at + 1 : end - 1])
            at = end
            continue
        for sign in fold(text[at]):
            out.append(sign)
            starts.append(at)
        at += 1
    return Masked("".join(out), (*starts, len(text)), tuple(quotes))


def _closed(text: str, start: int) -> int | None:
    """Where the bracket that opens at start is closed, brackets of its kind inside it counted."""
    opening, closing = text[start], _PAIRS[text[start]]
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if not depth:
            return at + 1
    return None


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where text has the words, whatever the width of their signs and the white space; a number never within a longer one."""
    normal = normalize(text)
    kept = [at for at, sign in enumerate(normal.text) if not sign.isspace()]
    plain = "".join(normal.text[at] for at in kept)
    wanted = re.sub(r"\s+", "", fold(words))
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        apart = [cut == len(kept) or not cut or kept[cut - 1] + 1 < kept[cut] for cut in (at, end)]
        if not ((not apart[0] and _splits(plain, at)) or (not apart[1] and _splits(plain, end))):
            found.append(normal.span(kept[at], kept[end - 1] + 1))
        at = plain.find(wanted, end)
    return found


def _splits(text: str, at: int) -> bool:
    """Whether a cut at this place would part the digits of one number: 1|30日, 1|,000円."""
    return (
        0 < at < len(text)
        and bool(re.fullmatch(r"\d[\d,.]\d?|[\d,]\d", text[at - 1 : at + 1]))
        and (text[at].isdigit() or text[at + 1 : at + 2].isdigit())
    )


def same(one: str, other: str) -> bool:
    """Whether two texts differ at most in width and white space."""
    return re.sub(r"\s+", "", fold(one)) == re.sub(r"\s+", "", fold(other))


def proviso(text: str) -> tuple[int, int] | None:
    """Where the ただし書 of a text stands: from its ただし to the end of what belongs to it."""
    found = [span for span in sentences.split(text) if re.match(r"(?:ただし|但し?|もっとも)", text[slice(*span)])]
    return (found[0][0], len(text.rstrip())) if found else None


def first_and_rest(text: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """前段 and 後段 of a text: its first sentence, and what follows up to a ただし書."""
    own = proviso(text)
    whole = [span for span in sentences.split(text) if not own or span[0] < own[0]]
    if not whole:
        return (0, len(text)), None
    return whole[0], (whole[1][0], whole[-1][1]) if len(whole) > 1 else None
