"""Text as the rules see it: folded, without white space, one spelling a word, one sign a party; with the way back."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.ontology.spelling import SPELLINGS, replacement
from pipeline.text.normalize import fold, is_aligned, normalize
from pipeline.text.numerals import number
from pipeline.types.source import Span

# 第七条 -> 第7条
_KANJI_ARTICLE = re.compile(
    r"(?<=第)[一二三四五六七八九十百]+(?=[条項号])|(?<=条の)[一二三四五六七八九十]+(?=第|[、。にのをはがも)」]|$)"
)
_SPACE = re.compile(r"[^\S\n]")
_INNER_STOP = re.compile(r"。(?=[)」』\]】])")
# A line feed inside a sentence: after a full line that no sign ends, before what begins no list.
_BROKEN_LINE = re.compile(r"(?<=[^\n]{25})(?<![。:;!?])\n(?![・※●■◆○◇□▼▲*＊\-(①-⑳])")
_JAPANESE = "ぁ-んァ-ヶー一-龥々〇"
# Documents that write ，． for 、。; inside a number and between Latin letters the signs stay what they are.
_POINTS = re.compile(rf"(?<=[{_JAPANESE})」』])[.](?=[{_JAPANESE}(「『]|\n|$)|(?<![0-9A-Za-z]),|,(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Canonical:
    """`text[i]` stands for original[starts[i]:ends[i]]; line feeds are kept, all other white space is left out.

    A replaced word (又は -> または) stands for the original word as a whole, whichever of its characters is asked for.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the original of text[start:end]; start < end."""
        return self.starts[start], self.ends[end - 1]

    def replaced(self, pattern: re.Pattern[str], becomes: dict[str, str]) -> "Canonical":
        """Every match of pattern replaced by what `becomes` has for it."""
        return _replace(self, pattern, lambda word: becomes.get(word, word))


@functools.lru_cache(maxsize=4096)  # two versions of a document have most units in common
def canonical(text: str) -> Canonical:
    """The canonical form of text.

    >>> canonical("解約は、1 ヶ月前 又は").text
    '解約は、1か月前または'
    """
    plain = _replace(Canonical(*_without_space(text)), _POINTS, lambda sign: "。" if sign == "." else "、")
    plain = _replace(plain, _KANJI_ARTICLE, lambda found: str(number(found)))
    plain = _replace(plain, _BROKEN_LINE, lambda _: "")
    # The full stop before a closing bracket, (以下「当社」という。), ends no sentence.
    return _replace(_replace(plain, _INNER_STOP, lambda _: ""), SPELLINGS, replacement)


def _without_space(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The folded text without white space but for line feeds; where each character begins and ends in the text."""
    if is_aligned(text):
        flat = fold(text)
        if not _SPACE.search(flat):
            return flat, tuple(range(len(flat))), tuple(range(1, len(flat) + 1))
        kept = [index for index, sign in enumerate(flat) if sign == "\n" or not sign.isspace()]
        return "".join([flat[index] for index in kept]), tuple(kept), tuple([index + 1 for index in kept])
    folded = normalize(text)
    kept = [index for index, sign in enumerate(folded.text) if sign == "\n" or not sign.isspace()]
    return (
        "".join([folded.text[index] for index in kept]),
        tuple([folded.starts[index] for index in kept]),
        tuple([folded.original_end(index + 1) for index in kept]),
    )


def _replace(old: Canonical, pattern: re.Pattern[str], becomes: Callable[[str], str]) -> Canonical:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in pattern.finditer(old.text):
        word = becomes(found.group())
        begin, end = found.span()
        parts += [old.text[last:begin], word]
        starts += [*old.starts[last:begin], *([old.starts[begin]] * len(word))]
        ends += [*old.ends[last:begin], *([old.ends[end - 1]] * len(word))]
        last = end
    if not last:
        return old
    parts.append(old.text[last:])
    starts += old.starts[last:]
    ends += old.ends[last:]
    return Canonical("".join(parts), tuple(starts), tuple(ends))
