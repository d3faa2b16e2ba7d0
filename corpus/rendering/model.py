"""What a document to print is made of: blocks in order, each with its number as a reader sees it.

>>> heading = Article(Number.of(Count(Counter.KANJI, 12, "第{n}条")), "（目的）", before=True, text="この規程は、費用を定める。")
>>> heading.number.sign
'第十二条'
"""

from dataclasses import dataclass
from enum import Enum

_KANJI = "〇一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Counter(Enum):
    """How a number is written; the value is its first number."""

    DECIMAL = "1"
    WIDE = "１"
    KANJI = "一"
    CIRCLED = "①"
    BRACKETED = "⑴"
    GOJUON = "ア"
    IROHA = "イ"
    CIRCLED_KANA = "㋐"
    LETTER = "a"
    ROMAN = "i"
    ROMAN_SIGN = "ⅰ"

    def write(self, number: int) -> str:
        """The number from 1 on; IndexError where the signs run out (⑳, ⅹ, z).

        >>> Counter.KANJI.write(21), Counter.IROHA.write(3), Counter.CIRCLED.write(20), Counter.ROMAN_SIGN.write(4)
        ('二十一', 'ハ', '⑳', 'ⅳ')
        """
        if self in (Counter.DECIMAL, Counter.WIDE):
            return str(number) if self is Counter.DECIMAL else str(number).translate(_WIDE)
        if self is Counter.KANJI:
            return _kanji(number)
        return _SIGNS[self][number - 1]


_SIGNS = {
    Counter.CIRCLED: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    Counter.BRACKETED: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    Counter.GOJUON: _GOJUON,
    Counter.IROHA: _IROHA,
    Counter.CIRCLED_KANA: "㋐㋑㋒㋓㋔㋕㋖㋗㋘㋙",
    Counter.LETTER: "abcdefghijklmnopqrstuvwxyz",
    Counter.ROMAN: _ROMAN,
    Counter.ROMAN_SIGN: "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
}


def _kanji(number: int) -> str:
    written = ""
    for unit, sign in ((100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("" if digit == 1 and sign else _KANJI[digit]) + sign
    return written


@dataclass(frozen=True, slots=True)
class Count:
    """A number that can be counted, as a word processor does: {n} in pattern is it, {above} the number of the level above."""

    counter: Counter
    order: int
    pattern: str = "{n}"
    above: int = 0

    @property
    def sign(self) -> str:
        """As printed: 第3条, （２）, 1.2."""
        return self.pattern.format(n=self.counter.write(self.order), above=self.above)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed and what stands between it and its text; count is None where no list could have given it."""

    sign: str
    gap: str = "　"
    count: Count | None = None

    @classmethod
    def of(cls, count: Count, gap: str = "　") -> "Number":
        """The number that count gives."""
        return cls(count.sign, gap, count)


class Place(Enum):
    """Where a line stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is no part of the terms: on the cover, a date, a signature; indent in widths of a character."""

    text: str
    place: Place = Place.LEFT
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Division:
    """The heading of a 編, 章, 節, 附則 or 別紙; depth 1 is the highest."""

    depth: int
    number: Number | None
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """The heading of an article, and its text where that goes on in the same line.

    caption: with its brackets, "" for none; before: it stands on a line of its own above the number, as in statutes.
    """

    number: Number
    caption: str = ""
    before: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text; level 0 the article's own, 1 項, 2 号, 3 and 4 below; number is None for an unnumbered one."""

    level: int
    number: Number | None
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first is the head; all rows are of one length."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents; depth 1 is the highest."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents; a format with pages adds their numbers."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the parties sign: the closing words, the date, and for each party its lines (甲, address, name)."""

    words: str
    date: str
    parties: tuple[tuple[str, ...], ...]


Block = Title | Line | Division | Article | Paragraph | Table | Contents | PageBreak | Signature


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document to print; name: what a running head says."""

    name: str
    blocks: tuple[Block, ...]
