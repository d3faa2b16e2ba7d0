"""The value of a fact after a number in its words has changed."""

import re
from typing import Any

from evaluation.mutants.mutant import Swap

_DATE = re.compile(r"(\d{4}-\d{2}-)(\d{2})")
_SIGNS = {"日": "D", "営業日": "BD", "年": "Y", "週間": "W", "時間": "H", "分": "M"}
_SHARES = {"%": 100, "パーセント": 100, "割": 10}
_SAME = 1e-9


def swapped(value: Any, swap: Swap, old: str, new: str) -> Any:
    """The normal form with the other number in place of the one that changed; as it was where it does not hold it.

    value: as JSON gives it; old, new: the words in plain form, for values that are as printed.

    >>> swapped("P30D", Swap(30, 45, "日"), "30日", "45日"), swapped({"rate": 0.145}, Swap(14.5, 13.5, "%"), "", "")
    ('P45D', {'rate': 0.135})
    >>> swapped("2024-07-01", Swap(1, 15, "日"), "1日", "15日"), swapped("前月20日まで", Swap(20, 10, "日"), "20日", "10日")
    ('2024-07-15', '前月10日まで')
    """
    match value:
        case bool():
            return value
        case str():
            return _words(value, swap, old, new)
        case int() | float():
            return _number(value, swap)
        case dict():
            return {key: swapped(one, swap, old, new) for key, one in value.items()}
        case list():
            return [swapped(one, swap, old, new) for one in value]
    return value


def _words(value: str, swap: Swap, old: str, new: str) -> str:
    if date := _DATE.fullmatch(value):
        return f"{date[1]}{int(swap.new):02d}" if swap.unit == "日" and int(date[2]) == swap.old else value
    sign = _SIGNS.get(swap.unit, "M" if swap.unit.endswith("月") else "")
    if sign and re.fullmatch(r"P[\dYMWDTH]+|\d+BD", value):
        return re.sub(rf"(?<!\d){swap.old:g}{sign}", f"{swap.new:g}{sign}", value)
    return value.replace(old, new) if old else value


def _number(value: float, swap: Swap) -> float:
    if abs(value - swap.old) < _SAME:
        return swap.new if isinstance(value, float) else int(swap.new)
    share = _SHARES.get(swap.unit.replace("％", "%").removesuffix("の割合").removesuffix("を").removesuffix("以"), 0)
    return round(swap.new / share, 6) if share and abs(value - swap.old / share) < _SAME else value
