"""Normalised values against a condition: lengths of time, sums, rates, dates, courts.

The calendar rule: months and years are compared as such, 12 months are a year. Against days, a month counts 30 days and
a year 365; a week has 7 days, 5 business days are a week, 24 hours are a day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.normalize import squash
from pipeline.types.clause import Value

RULE = "1か月は30日、1年は365日、5営業日は7日として比べました。"
"""The calendar rule for people."""
_MONTH, _YEAR, _BUSINESS = 30.0, 365.0, 7 / 5
_LENGTH = re.compile(
    r"P(?=.)(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?)?"
)
_BUSINESS_DAYS = re.compile(r"(\d+)BD")
_ENDLESS = re.compile(
    r"(?:期間|期限|年限)(?:の定め)?(?:を|の|なく|は)?(?:限ら|定め?な|設けな|問わ|なく|なし|ない)|無期限|永久|永続|いつまでも"
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PER_YEAR = {"year": 1.0, "month": 12.0, "day": 365.0}
_WHEREVER = re.compile(r"住所|所在|居住|住む|お住まい|本店|営業所")
"""A court that follows from where someone is: which it is, the text does not tell."""


class Relation(StrEnum):
    """How a value has to stand to the wanted one."""

    AT_MOST = "at_most"
    BELOW = "below"
    AT_LEAST = "at_least"
    ABOVE = "above"
    IS = "is"
    IS_NOT = "is_not"
    STATED = "stated"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a value has to be; words: as people say it; wanted: a value in normal form, several are alternatives of IS."""

    words: str
    relation: Relation
    wanted: tuple[Value, ...] = ()

    def met(self, value: Value) -> bool | None:
        """Whether a value fulfils it; None where the two cannot be measured against each other."""
        if self.relation in (Relation.STATED, Relation.UNSTATED):
            return self.relation is Relation.STATED
        results = [_compare(self.relation, wanted, value) for wanted in self.wanted]
        return True if True in results else None if None in results else False

    def estimates(self, value: Value) -> bool:
        """Whether the calendar rule decides: days against months, or business days against days."""
        units = {_units(one) for one in (*self.wanted, value)} - {None, "endless"}
        return len(units) > 1


def _compare(relation: Relation, wanted: Value, value: Value) -> bool | None:
    if relation in (Relation.IS, Relation.IS_NOT) and not _measurable(wanted):
        same = _same(wanted, value)
        return same if same is None or relation is Relation.IS else not same
    order = _order(value, wanted)
    if order is None:
        return None
    match relation:
        case Relation.AT_MOST:
            return order <= 0
        case Relation.BELOW:
            return order < 0
        case Relation.AT_LEAST:
            return order >= 0
        case Relation.ABOVE:
            return order > 0
        case Relation.IS_NOT:
            return order != 0
        case _:
            return order == 0


def _same(wanted: Value, value: Value) -> bool | None:
    """Equal truth values and choices; for words, whether the wanted ones stand in the value."""
    if not isinstance(wanted, str) or not isinstance(value, str):
        return wanted == value
    if squash(wanted) in squash(value):
        return True
    return None if "裁判所" in value and _WHEREVER.search(value) else False


def _measurable(value: Value) -> bool:
    return isinstance(value, Mapping) or _units(value) is not None or _is_date(value)


def _is_date(value: Value) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _order(value: Value, wanted: Value) -> float | None:
    """Below 0 where value is less than wanted, 0 where they are equal; None where they have no unit in common."""
    if isinstance(wanted, str) and isinstance(value, str):
        if _is_date(wanted) and _is_date(value):
            told = value[: len(wanted)]
            return (told > wanted) - (told < wanted)
        units = {_units(wanted), _units(value)}
        if None in units:
            return None
        return _months(value) - _months(wanted) if units == {"months"} else _days(value) - _days(wanted)
    if not isinstance(wanted, Mapping) or not isinstance(value, Mapping):
        return None
    if "rate" in wanted and "rate" in value:
        return round(_per_year(value) - _per_year(wanted), 9)
    for key in ("months", "amount"):
        if key in wanted and key in value:
            return _number(value[key]) - _number(wanted[key])
    return None


def _units(value: Value) -> str | None:
    """What a length of time is counted in: "months", "days", "business", "endless" for 無期限; None for what is no length."""
    if not isinstance(value, str):
        return None
    if _BUSINESS_DAYS.fullmatch(value):
        return "business"
    if _ENDLESS.search(value):
        return "endless"
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    return "days" if any(found[part] for part in "WDhm") else "months"


def _months(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return 12.0 * int(found["Y"] or 0) + int(found["M"] or 0) if found else 0.0


def _days(value: str) -> float:
    if business := _BUSINESS_DAYS.fullmatch(value):
        return int(business[1]) * _BUSINESS
    if _ENDLESS.search(value):
        return float("inf")
    found = _LENGTH.fullmatch(value)
    if found is None:
        return 0.0
    years, months = divmod(_months(value), 12)
    hours = int(found["h"] or 0) + int(found["m"] or 0) / 60
    return years * _YEAR + months * _MONTH + 7 * int(found["W"] or 0) + int(found["D"] or 0) + hours / 24


def _per_year(value: Mapping[str, Value]) -> float:
    return _number(value["rate"]) * _PER_YEAR.get(str(value.get("per")), 1.0)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
