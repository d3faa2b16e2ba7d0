"""What a label at the start of a line may be: its form, 「（」 kanji 「）」, and its number; and which signs look alike."""

import re
from dataclasses import dataclass

from pipeline.read.counters import counter
from pipeline.text import numerals
from pipeline.text.normalize import fold

_PARTS = re.compile(r"([(（\[]?(?:[0-9]{1,2}\.)?)([^()（）\[\].．、]{1,4})([)）\].．、]?)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MOST = 60
_LOOKS = (
    "1lI|｜!iｌＩ１ー一-－―’丨ⅰ①イ",
    "2乙Z２ｚ②ニ二",
    "3３③ヨ三",
    "4４④",
    "5５S⑤",
    "6６⑥b",
    "7７⑦ク",
    "8８B⑧八ハ",
    "9９⑨g",
    "0Ｏ０oO〇○◯。",
    "7７アァ",
    "口ロ",
    "二ニ",
    "八ハ",
    "エ工",
    "力カ",
    "夕タ",
    "卜ト",
    "へヘ",
    "a@⑥2&４4",
    "cC<(＜",
    "e@③ⓔ",
    "d@④",
    "f⑥⑦",
    "g9⑨8",
    "b⑥6①⑪",
    "十+＋†",
)
"""Signs that a recognizer takes for each other."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the numbers of a list are written; style: a style of CSS lists, or "circled"; before, after: what stands around."""

    style: str
    before: str = ""
    after: str = ""
    wide: bool = False

    @property
    def is_plain(self) -> bool:
        """True for digits or kanji alone, as articles have."""
        return self.style in ("decimal", "cjk-ideographic") and not self.before and not self.after

    def write(self, number: int) -> str:
        """The label of that number."""
        if self.style == "circled":
            return _CIRCLED[number - 1]
        written = counter(self.style, number)
        if self.wide:
            written = written.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
        return self.before + written + self.after


@dataclass(frozen=True, slots=True)
class Label:
    """A number of a list."""

    form: Form
    number: int

    @property
    def written(self) -> str:
        """As it is printed."""
        return self.form.write(self.number)

    @property
    def next(self) -> "Label":
        """The one after it; the last circled number is followed by itself."""
        return Label(self.form, self.number + 1 if self.form.style != "circled" or self.number < 20 else self.number)

    @property
    def before(self) -> "Label | None":
        """The one before it, None before the first."""
        return Label(self.form, self.number - 1) if self.number > 1 else None

    def follows(self, other: "Label") -> bool:
        """True where it is the next of the same list."""
        return self.form == other.form and self.number == other.number + 1


def labels(token: str) -> list[Label]:
    """What a token may be: イ is the second of アイウ and the first of イロハ; [] where it is no label."""
    if token in _CIRCLED and token:
        return [Label(Form("circled"), _CIRCLED.index(token) + 1)]
    parts = _PARTS.fullmatch(token)
    if not parts:
        return []
    before, sign, after = parts.groups()
    folded = fold(sign)
    wide = sign.isdecimal() and sign != folded
    readings = (
        ("decimal", int(folded) if folded.isascii() and folded.isdecimal() else None),
        ("cjk-ideographic", numerals.number(sign) if all(one in numerals.KANJI for one in sign) else None),
        ("katakana", numerals.gojuon(sign) if len(sign) == 1 else None),
        ("katakana-iroha", numerals.iroha(sign) if len(sign) == 1 else None),
        ("lower-alpha", ord(sign) - 0x60 if re.fullmatch("[a-z]", sign) else None),
        ("upper-alpha", ord(sign) - 0x40 if re.fullmatch("[A-Z]", sign) else None),
        ("lower-roman", numerals.roman(sign)),
    )
    return [
        Label(Form(style, before, after, wide), number)
        for style, number in readings
        if number and number <= (999 if style in ("decimal", "cjk-ideographic") else _MOST)
    ]


def alike(read: str, written: str) -> bool:
    """True where the one may have been taken for the other: but for brackets and stops all signs look alike."""
    if read == written:
        return False
    one, other = _core(read), _core(written)
    return len(one) == len(other) > 0 and all(a == b or _look_alike(a, b) for a, b in zip(one, other, strict=True))


def _core(label: str) -> str:
    return re.sub(r"[()（）\[\].．、。,，\s]", "", label)


def _look_alike(one: str, other: str) -> bool:
    if one in _CIRCLED and other in _CIRCLED:
        return True
    return any(one in signs and other in signs for signs in _LOOKS)
