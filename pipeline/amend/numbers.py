"""Printed numbers: what they count, and the same print with another count.

>>> reprinted("第８条の２", (9, 2)), reprinted("（三）", (12,)), reprinted("②", (3,)), reprinted("イ", (3,))
('第９条の２', '（十二）', '③', 'ウ')
>>> counted("第8条の2"), counted("第3項"), counted("イ"), named("第8条の2", (9, 2)), named("ア", (2,))
((8, 2), (3,), (2,), '第9条の2', 'イ')
"""

import re

from pipeline.text import numerals

N = rf"[0-9０-９{numerals.KANJI}]+"
_ARTICLE = re.compile(rf"第\s*{N}\s*条(?:\s*の\s*{N})*")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_SERIES = (_CIRCLED, _BRACKETED, "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ", numerals.GOJUON, "abcdefghijklmnopqrstuvwxyz")
_ANY = re.compile(rf"{N}|[{''.join(_SERIES)}]")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGITS = "〇一二三四五六七八九"


def value(text: str) -> int | None:
    """What a number in any print counts."""
    return numerals.number(text.translate(_NARROW))


def counted(part: str) -> tuple[int, ...]:
    """The numbers of a part of an address, or of a printed number; () where it has none: 前文, 別紙."""
    plain = part.translate(_NARROW).partition("#")[0]
    if found := re.findall(N, plain):
        return tuple(number for one in found if (number := value(one)) is not None)
    return next(((series.index(sign) + 1,) for sign in plain for series in _SERIES if sign in series), ())


def named(part: str, numbers: tuple[int, ...]) -> str:
    """The part of an address with other numbers."""
    if not re.search(r"\d", part):
        return _sign(part, numbers[0])
    if "条" in part or "号" in part:
        level = "条" if "条" in part else "号"
        return f"第{numbers[0]}{level}" + "".join(f"の{number}" for number in numbers[1:])
    return re.sub(r"\d+", str(numbers[0]), part, count=1)


def reprinted(head: str, numbers: tuple[int, ...]) -> str:
    """A printed number with other numbers, in the same signs; of 3.2 the last one changes."""
    if found := _ARTICLE.search(head):
        like = next(iter(re.findall(N, found[0])))
        first, *rest = (written(number, like) for number in numbers)
        return head[: found.start()] + f"第{first}条" + "".join(f"の{one}" for one in rest) + head[found.end() :]
    every = list(_ANY.finditer(head))
    if not every:
        return head
    last = every[-1]
    sign = _sign(last[0], numbers[0]) if last[0][0] in "".join(_SERIES) else written(numbers[0], last[0])
    more = "".join(f"の{written(number, sign)}" for number in numbers[1:])
    return head[: last.start()] + sign + more + head[last.end() :]


def written(number: int, like: str) -> str:
    """A number in the signs of another one: 12, １２, 十二."""
    if like[:1] in numerals.KANJI:
        return _kanji(number)
    return str(number).translate(_WIDE) if "０" <= like[:1] <= "９" else str(number)


def _sign(like: str, number: int) -> str:
    for series in _SERIES:
        if like[:1] in series and number <= len(series):
            return series[number - 1]
    return like


def _kanji(number: int) -> str:
    out = ""
    for unit, sign in ((100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if digit == 1 and sign else _DIGITS[digit]) + sign
    return out
