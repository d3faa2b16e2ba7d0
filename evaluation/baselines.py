"""The floor to beat: a splitter on printed 条, 項 and 号 and BM25 over character bigrams.

It reads the extracted text and shares neither parser, tokens nor search with the product.
"""

import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.types.address import Address

_ARTICLE = re.compile(r"第([0-9]+)条(?:の([0-9]+))?")
_BARE_ARTICLE = re.compile(r"#+ ([0-9]+)\.")
_PARAGRAPH = re.compile(r"([0-9]+)[. ]")
_ITEM = re.compile(r"\(([0-9]+)\)")
_TAG = re.compile(r"<[^>]*>")
_KANJI_ARTICLE = re.compile(r"^第([一二三四五六七八九十]+)条", re.MULTILINE)
_KANJI = "〇一二三四五六七八九"
K1, B = 1.2, 0.75
"""The usual constants of BM25."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under one printed number."""

    address: Address
    text: str


def split(source: str) -> list[Piece]:
    """Pieces of the text at lines that begin with 第N条, N. or (N); what stands before the first 条 is left out."""
    plain = unicodedata.normalize("NFKC", _TAG.sub("", _KANJI_ARTICLE.sub(_in_digits, source)))
    address: Address | None = None
    texts: dict[Address, list[str]] = {}
    for line in map(str.strip, plain.split("\n")):
        if (found := _ARTICLE.match(line.lstrip("# "))) and not _refers(line):
            branch = f"の{found[2]}" if found[2] else ""
            address = Address((f"第{found[1]}条{branch}",))
        elif found := _BARE_ARTICLE.match(line):
            address = Address((f"第{found[1]}条",))
        elif address and (found := _PARAGRAPH.match(line)):
            address = Address((address.parts[0], f"第{found[1]}項"))
        elif address and (found := _ITEM.match(line)):
            above = address.parts[:-1] if address.parts[-1].endswith("号") else address.parts
            address = Address((*above, f"第{found[1]}号"))
        if address:
            texts.setdefault(address, []).append(line)
    return [Piece(where, "".join(lines)) for where, lines in texts.items()]


def _refers(line: str) -> bool:
    """第8条第2項の… at the start of a broken line is a reference, no heading."""
    return bool(re.match(r"第[0-9]+条(?:の[0-9]+)?+(?:第[0-9]|[をにのはがで、,])", line))


def _in_digits(found: re.Match[str]) -> str:
    tens, ten, ones = found[1].rpartition("十")
    number = (_KANJI.index(tens) if tens else 1) * 10 if ten else 0
    return f"第{number + (_KANJI.index(ones) if ones else 0)}条"


class Bm25:
    """Okapi BM25 over character bigrams."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._counts = [Counter(bigrams(piece.text)) for piece in pieces]
        self._mean = sum(map(Counter.total, self._counts)) / max(1, len(pieces))
        self._documents = Counter(gram for counts in self._counts for gram in counts)

    def search(self, question: str, limit: int) -> list[Address]:
        """Addresses of the pieces that fit best, best first; those that share no bigram are left out."""
        grams = set(bigrams(unicodedata.normalize("NFKC", question)))
        scores = [(self._score(grams, counts), number) for number, counts in enumerate(self._counts)]
        best = sorted((-score, number) for score, number in scores if score > 0)[:limit]
        return [self._pieces[number].address for _, number in best]

    def _score(self, grams: set[str], counts: Counter[str]) -> float:
        length = K1 * (1 - B + B * counts.total() / self._mean)
        return sum(
            self._weight(gram) * counts[gram] * (K1 + 1) / (counts[gram] + length) for gram in grams & counts.keys()
        )

    def _weight(self, gram: str) -> float:
        holding = self._documents[gram]
        return math.log(1 + (len(self._pieces) - holding + 0.5) / (holding + 0.5))


def bigrams(text: str) -> list[str]:
    """Neighbouring pairs of the letters and digits of text.

    >>> bigrams("年 14%")
    ['年1', '14']
    """
    letters = [sign for sign in text if sign.isalnum()]
    return [a + b for a, b in itertools.pairwise(letters)]
