"""What a text counts: periods, sums, shares, numbers of things, each with the words as printed and the bound it is given."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.revise.signs import POINTER
from pipeline.text.normalize import normalize
from pipeline.text.numerals import number

_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?|(?<!持)[〇一二三四五六七八九十百千壱弐参拾]+"
_DATE = re.compile(rf"(?:(?:令和|平成|昭和)(?:{_DIGITS}|元)|(?:{_DIGITS}))年(?:{_DIGITS})月(?:(?:{_DIGITS})日)?")
_DAYS = {"年": 365.0, "か年": 365.0, "月": 30.4, "週": 7.0, "営業日": 1.4, "日": 1.0, "時間": 1 / 24, "分": 1 / 1440, "秒": 1 / 86400}  # fmt: skip
_NEAR = {"直": 0.0, "た": 0.0, "即": 0.0, "当": 0.0, "前": 1.0, "翌": 1.0}
"""Days of 直ちに, 前日までに and 翌日に."""
_SHARES = {"%": 0.01, "パーセント": 0.01, "割": 0.1}
_MANY = {"万": 1e4, "億": 1e8, "兆": 1e12}
_AMOUNT = re.compile(
    r"(?P<near>直ちに|ただちに|即時に|(?<![応該相])(?:当|前|翌々?)(?:営業)?日(?=まで|に))|"
    rf"(?P<fraction>(?P<of>{_DIGITS})分の(?P<part>{_DIGITS}))"
    rf"|(?P<number>{_DIGITS})(?P<many>[万億兆]?)(?P<unit>[かヶケヵカ箇]月分|か年|[かヶケヵカ箇]?月(?![0-9])|週間?|営業日|年|日|時間|分(?!の)|秒|"
    r"円|%|パーセント|割|回|度(?!目)|人|名|件|個|枚|台|倍|歳|本|組|時(?!間))間?"
)
_BOUND = re.compile(
    r"(?:間?(?P<before>前)|(?P<within>以内|のうち|まで|以下|未満|に満たない|を限度|を上限|に限)|(?P<beyond>以上|を?超|を過ぎ|が過ぎ|を経過|が経過))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A counted thing: words as printed (１か月), what is counted (days, yen, share, 人), and how much.

    bound: before (1か月前まで), within (10日以内, 25名まで), beyond (3回以上, 48時間を超え) or "".
    """

    words: str
    kind: str
    size: float
    bound: str = ""


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text in order; dates and numbers of references are none.

    >>> [(one.words, one.kind, one.bound) for one in amounts("令和８年４月１日の１か月前までに、第3条の料金1,200円を納める。")]
    [('１か月', 'days', 'before'), ('1,200円', 'yen', '')]
    """
    folded = normalize(text)
    # What is no amount is blotted out without moving what stands behind it.
    plain = POINTER.sub(_blot, _DATE.sub(_blot, folded.text))
    for found in _AMOUNT.finditer(plain):
        begin, end = folded.span(*found.span())
        bound = _BOUND.match(plain, found.end())
        if found["near"]:
            yield Amount(
                text[begin:end],
                "days",
                2.0 if found["near"].startswith("翌々") else _NEAR[found["near"][0]],
                bound="before" if found["near"][0] in "前当" else "within",
            )
            continue
        measured = _measured(found)
        if measured is not None:
            yield Amount(text[begin:end], *measured, bound=(bound.lastgroup or "") if bound else "")


def _blot(found: re.Match[str]) -> str:
    return "\n" * len(found[0])


def _measured(found: re.Match[str]) -> tuple[str, float] | None:
    if found["fraction"]:
        of, part = number(found["of"]), number(found["part"])
        return ("share", part / of) if of and part is not None else None
    size = _number(found["number"])
    if size is None:
        return None
    unit = found["unit"]
    size *= _MANY.get(found["many"], 1.0)
    if unit.endswith("月分"):
        return "月分", size
    days = _DAYS.get(re.sub(r"^[かヶケヵカ箇](?=月)|間$", "", unit) if unit != "時間" else unit)
    if days is not None:
        return "days", size * days
    if unit in _SHARES:
        return "share", size * _SHARES[unit]
    return ("yen" if unit == "円" else unit), size


def _number(printed: str) -> float | None:
    plain = printed.replace(",", "")
    if re.fullmatch(r"[0-9]+\.[0-9]+", plain):
        return float(plain)
    return number(plain)


def replaced(old: str, new: str) -> list[tuple[Amount, Amount]]:
    """The amounts that others of their kind took the place of, in order; those that both texts have left out."""
    a, b = list(amounts(old)), list(amounts(new))
    gone, come = _beyond(a, b), _beyond(b, a)
    found = []
    for kind in dict.fromkeys(one.kind for one in gone):
        olds, news = ([one for one in side if one.kind == kind] for side in (gone, come))
        if len(olds) == len(news):
            found += list(zip(olds, news, strict=True))
    return found


def _beyond(side: Sequence[Amount], other: Sequence[Amount]) -> list[Amount]:
    left = Counter((one.kind, one.size) for one in other)
    found = []
    for one in side:
        if left[one.kind, one.size]:
            left[one.kind, one.size] -= 1
        else:
            found.append(one)
    return found
