"""Numbers as Japanese documents print them: 12, １２, 十二, 二十一, 一〇五, ア, イロハ, ①, ⅳ, a."""

import re

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
           "壱": 1, "弐": 2, "参": 3, "元": 1}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}
KANJI = "〇零一二三四五六七八九十百千"
"""Characters of a kanji number up to 9999."""

GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3251 + i): i + 21 for i in range(15)} | {
    chr(0x32B1 + i): i + 36 for i in range(15)} | {chr(0x2776 + i): i + 1 for i in range(10)}  # fmt: skip
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


def number(text: str) -> int | None:
    """The integer that folded text prints in ASCII digits or kanji (12, 1,200, 十二, 一〇五, 3万); None for anything else."""
    plain = text.replace(",", "").replace(" ", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if not plain:
        return None
    total = part = current = 0
    seen = False
    for run in re.findall(r"\d+|.", plain):
        if run.isascii() and run.isdigit():
            current, seen = int(run), True
        elif run in _DIGITS:
            current, seen = current * 10 + _DIGITS[run], True
        elif run in _UNITS:
            part, current, seen = part + (current or 1) * _UNITS[run], 0, True
        elif run in _MYRIADS and seen:
            total, part, current = total + (part + current) * _MYRIADS[run], 0, 0
        else:
            return None
    return total + part + current if seen else None


def circled(sign: str) -> int | None:
    """① -> 1, ㉑ -> 21, ❶ -> 1."""
    return _CIRCLED.get(sign)


def gojuon(sign: str) -> int | None:
    """ア -> 1, イ -> 2, ン -> 46."""
    index = GOJUON.find(sign)
    return index + 1 if index >= 0 else None


def iroha(sign: str) -> int | None:
    """イ -> 1, ロ -> 2, ハ -> 3."""
    index = IROHA.find(sign)
    return index + 1 if index >= 0 else None


def roman(sign: str) -> int | None:
    """i -> 1, iv -> 4, up to xv."""
    return _ROMAN.index(sign.lower()) + 1 if sign.lower() in _ROMAN else None


def letter(sign: str) -> int | None:
    """a -> 1, z -> 26."""
    low = sign.lower()
    return ord(low) - 96 if len(low) == 1 and "a" <= low <= "z" else None
