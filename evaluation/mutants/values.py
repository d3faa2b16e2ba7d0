"""Values of facts with their words or numbers changed."""

import re
from collections.abc import Callable, Mapping

from evaluation.mutants.mutant import Swap
from pipeline.types.clause import Value

_DATE = re.compile(r"(\d{4}-\d{2}-)(\d{2})")
_SIGNS = {"日": "D", "営業日": "BD", "年": "Y", "週間": "W", "時間": "H", "分": "M"}
_SHARES = {"%": 100, "％": 100, "パーセント": 100, "割": 10}
_SAME = 1e-9


def mapped(value: Value, words: Callable[[str], str], number: Callable[[float], float] = float) -> Value:
    """The same value with every string in it put through words and every number through number."""
    match value:
        case bool():
            return value
        case str():
            return words(value)
        case int() | float():
            found = number(value)
            return int(found) if found == int(found) and isinstance(value, int) else found
        case Mapping():
            return {key: mapped(one, words, number) for key, one in value.items()}
    return [mapped(one, words, number) for one in value]


def swapped(value: Value, swap: Swap, old: str, new: str) -> Value:
    """The normal form with the other number in place of the one that changed; as it was where it does not hold it.

    old, new: the words in plain form, for values that are as printed.

    >>> swapped("P30D", Swap(30, 45, "日"), "30日", "45日"), swapped({"rate": 0.145}, Swap(14.5, 13.5, "%"), "", "")
    ('P45D', {'rate': 0.135})
    >>> swapped("2024-07-01", Swap(1, 15, "日"), "1日", "15日"), swapped("前月20日まで", Swap(20, 10, "日"), "20日", "10日")
    ('2024-07-15', '前月10日まで')
    """
    return mapped(value, lambda text: _words(text, swap, old, new), lambda number: _number(number, swap))


def _words(text: str, swap: Swap, old: str, new: str) -> str:
    if date := _DATE.fullmatch(text):
        return f"{date[1]}{int(swap.new):02d}" if swap.unit == "日" and int(date[2]) == swap.old else text
    sign = _SIGNS.get(swap.unit, "M" if swap.unit.endswith("月") else "")
    if sign and re.fullmatch(r"P[\dYMWDTH]+|\d+BD", text):
        return re.sub(rf"(?<!\d){swap.old:g}{sign}", f"{swap.new:g}{sign}", text)
    return text.replace(old, new) if old else text


def _number(number: float, swap: Swap) -> float:
    if abs(number - swap.old) < _SAME:
        return swap.new
    share = _SHARES.get(swap.unit)
    return round(swap.new / share, 6) if share and abs(number - swap.old / share) < _SAME else number
