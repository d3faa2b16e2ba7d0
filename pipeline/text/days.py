"""Counting days as 民法 138条–143条 do: the first day is left out, months end on the day before the corresponding one."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday

_LENGTH = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")
_WORKDAYS = re.compile(r"P?(\d+)BD")
_SATURDAY = 5
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; workdays: counted in business days, the others are 0 then."""

    months: int = 0
    days: int = 0
    workdays: int = 0

    @classmethod
    def parse(cls, value: object) -> "Length | None":
        """A normal form of the ontology; None for a length in words or hours.

        >>> Length.parse("P1Y6M"), Length.parse("5BD"), Length.parse("相当の期間")
        (Length(months=18, days=0, workdays=0), Length(months=0, days=0, workdays=5), None)
        """
        if not isinstance(value, str):
            return None
        if found := _WORKDAYS.fullmatch(value):
            return cls(workdays=int(found[1]))
        found = _LENGTH.fullmatch(value)
        if found is None or value == "P":
            return None
        years, months, weeks, days = (int(found[name] or 0) for name in ("years", "months", "weeks", "days"))
        return cls(years * 12 + months, weeks * 7 + days)

    @property
    def words(self) -> str:
        """1年6か月, 30日, 5営業日."""
        if self.workdays:
            return f"{self.workdays}営業日"
        years, months = divmod(self.months, 12)
        told = (f"{years}年" if years else "") + (f"{months}か月" if months else "")
        return told + (f"{self.days}日" if self.days else "")


def moved(day: date, length: Length, times: int = 1) -> date:
    """The corresponding day so long after, before where times is negative; the last of the month where it has no such day.

    >>> moved(date(2026, 1, 31), Length(months=1)), moved(date(2026, 3, 30), Length(months=1), -1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    if length.workdays:
        return _workdays(day, length.workdays * times)
    year, month = divmod(day.year * 12 + day.month - 1 + length.months * times, 12)
    there = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return there + timedelta(length.days * times)


def last_day(start: date, length: Length, number: int = 0) -> date:
    """The last day of a term that begins with a day; number: of renewals of the same length before.

    Renewals are counted from the first day, so that a month's end is not lost on the way.

    Where the last month has no corresponding day, the term ends with that month (民法143条2項ただし書).

    >>> last_day(date(2025, 4, 1), Length(months=12)), last_day(date(2025, 8, 31), Length(months=1))
    (datetime.date(2026, 3, 31), datetime.date(2025, 9, 30))
    """
    after = moved(start, length, number + 1)
    ends_with_month = length.months and not length.days and after.day < start.day
    return after if ends_with_month else after - _DAY


def between(first: date | None, last: date | None) -> Length | None:
    """The whole months from a first day to a last one; None where they are not whole.

    >>> between(date(2024, 4, 1), date(2025, 3, 31)), between(date(2024, 4, 1), date(2025, 3, 30))
    (Length(months=12, days=0, workdays=0), None)
    """
    if first is None or last is None:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month
    lengths = [Length(months=count) for count in (months, months + 1) if count > 0]
    return next((one for one in lengths if last_day(first, one) == last), None)


def notice_day(end: date, length: Length) -> date:
    """The last day to say something so long before a day: neither of the two is counted, the whole length lies between.

    Counted forward from the day after it (民法140条, 143条) the length is over before the other day begins.

    >>> notice_day(date(2026, 3, 15), Length(months=1)), notice_day(date(2026, 3, 31), Length(months=1))
    (datetime.date(2026, 2, 14), datetime.date(2026, 2, 27))
    """
    return moved(end, length, -1) - _DAY


def is_workday(day: date) -> bool:
    """Neither Saturday, Sunday nor a public holiday, nor from December 29 to January 3 (行政機関の休日に関する法律1条)."""
    turn_of_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < _SATURDAY and not turn_of_year and not jpholiday.is_holiday(day)


def workday_before(day: date) -> date:
    """The day itself where it is a business day, else the last one before it."""
    while not is_workday(day):
        day -= _DAY
    return day


def _workdays(day: date, count: int) -> date:
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_workday(day):
            day += step
    return day
