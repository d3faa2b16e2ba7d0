"""Normal form of text for matching, with the way back to the original."""

import functools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from pipeline.types.source import Span

# CJK Radicals Supplement -> the ideograph a PDF printer meant (Unicode's EquivalentUnifiedIdeograph.txt); NFKC folds
# the Kangxi block whole but of this one only ⺟ and ⻳.
_RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺇⺉⺊⺌⺍⺎⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺧⺨⺩⺪⺫⺬⺭⺮⺯⺱⺲⺶⺷⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻆⻇⻊⻌⻍⻎⻏⻑⻒⻖⻗⻘⻝⻟⻡⻣⻤⻨⻩⻫⻭⻯⻲",
        "厂乙亻冂几刂卜小小兀尢巳幺彑彐忄心扌攵旡日月歺民氵水灬爫爫牛犭王疋目示礻竹糸罓罒羊羊耂聿肉臼艹艹艹虎衤覀西角角足辶辶辶邑長長阝雨青食飠首骨鬼麦黄斉歯竜亀",
        strict=True,
    )
)
# Variation selectors, soft hyphen, zero-width signs, directional marks, byte order mark, control characters.
_JUNK = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]"
)
# Circled and other signs that are a list mark as one character; NFKC would make a bare digit or letter of them.
_MARKS = re.compile("[①-⑳㉑-㉟㊱-㊿⓪⓵-⓿❶-➓㋐-㋾ⓐ-ⓩⒶ-ⓏⅠ-Ⅻⅰ-ⅻ㈠-㈩]")
_COMBINING = frozenset("\u3099\u309a")  # the voiced sound marks that are written behind their letter
_SHORT = 2000
"""Characters up to which a folded text is remembered: a unit is asked for by every stage, a whole document seldom twice."""


class _Folding(dict[int, str]):
    """For str.translate: a character's code -> what it is folded to, found out when the character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()
_ALIGNED: set[str] = set()
"""The characters met so far that are folded to one character."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """Text in normal form; `starts[i]` is the offset in the original of what became character i, one more at the end."""

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the original of text[start:end]; an empty range gives an empty span."""
        if start >= end:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.original_end(end)

    def original_end(self, end: int) -> int:
        """Offset in the original just past what became text[:end]."""
        last = self.starts[end - 1]
        index = end
        while index < len(self.starts) - 1 and self.starts[index] == last:
            index += 1
        return max(self.starts[index], last + 1) if index < len(self.starts) else last + 1

    def position(self, offset: int) -> int:
        """Index in the normal form of the first character that comes from offset or after."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> str:
    """NFKC with radicals read as ideographs and invisible signs dropped; list marks such as ① stay as they are."""
    return _fold_short(text) if len(text) <= _SHORT else text.translate(_FOLDING)


@functools.lru_cache(maxsize=16384)  # a long document has some thousands of lines, units, captions and words of these
def _fold_short(text: str) -> str:
    return text.translate(_FOLDING)


def is_aligned(text: str) -> bool:
    """True where each character of text is folded to one character, so that offsets in both are the same."""
    if _ALIGNED.issuperset(text):
        return True
    for character in set(text) - _ALIGNED:
        folded = _FOLDING[ord(character)]
        if len(folded) != 1 or folded in _COMBINING:
            return False
        _ALIGNED.add(character)
    return True


def normalize(text: str, *, base: int = 0) -> Normalized:
    """The folded text with the offset of every character in the original, base being the offset of text[0].

    A base letter with a following combining mark (か + ゙) is composed; the composed character has the base's offset.
    """
    if is_aligned(text):
        return Normalized(fold(text), tuple(range(base, base + len(text) + 1)))
    out: list[str] = []
    starts: list[int] = []
    for index, character in enumerate(text):
        folded = _FOLDING[ord(character)]
        if folded in _COMBINING and out:
            composed = unicodedata.normalize("NFC", out[-1] + folded)
            if len(composed) == 1:
                out[-1] = composed
                continue
        out.extend(folded)
        starts.extend([base + index] * len(folded))
    starts.append(base + len(text))
    return Normalized("".join(out), tuple(starts))


def squash(text: str) -> str:
    """The folded text without any white space: what two texts are compared by."""
    return re.sub(r"\s+", "", fold(text))


def _fold_character(character: str) -> str:
    if " " <= character <= "\x7f" or _MARKS.match(character):
        return character
    if _JUNK.match(character):
        return ""
    if character in ("\u3099", "\uff9e"):
        return "\u3099"
    if character in ("\u309a", "\uff9f"):
        return "\u309a"
    return unicodedata.normalize("NFKC", _RADICALS.get(character, character))
