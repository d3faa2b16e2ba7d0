"""Counting days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.days import Length, is_workday, last_day, moved, notice_day, workday_before


@pytest.mark.parametrize(
    ("start", "length", "number", "last"),
    [
        ("2025-04-01", "P1Y", 0, "2026-03-31"),
        ("2025-04-15", "P6M", 0, "2025-10-14"),
        ("2024-02-29", "P1Y", 0, "2025-02-28"),
        ("2025-08-31", "P1M", 0, "2025-09-30"),
        ("2025-04-01", "P30D", 0, "2025-04-30"),
        ("2025-04-01", "P1Y", 2, "2028-03-31"),
    ],
)
def test_a_term_ends_on_the_day_before_the_corresponding_one(start, length, number, last) -> None:
    assert last_day(date.fromisoformat(start), Length.parse(length), number).isoformat() == last


@pytest.mark.parametrize(
    ("end", "length", "day"),
    [
        ("2026-03-31", "P1M", "2026-02-27"),
        ("2026-03-15", "P1M", "2026-02-14"),
        ("2026-03-31", "P30D", "2026-02-28"),
        ("2026-03-31", "P3M", "2025-12-30"),
        ("2026-09-30", "P1Y", "2025-09-29"),
        ("2026-05-08", "5BD", "2026-04-26"),  # April 27, 28, 30, May 1 and 7 lie between
    ],
)
def test_the_whole_length_lies_between_the_notice_and_the_end(end, length, day) -> None:
    assert notice_day(date.fromisoformat(end), Length.parse(length)).isoformat() == day


LENGTHS = st.integers(1, 24).map(lambda count: Length(months=count)) | st.integers(1, 400).map(
    lambda count: Length(days=count)
)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), LENGTHS)
def test_counted_forward_the_notice_is_in_time_and_a_day_later_it_is_not(end, length) -> None:
    day = notice_day(end, length)
    assert last_day(day + timedelta(1), length) < end <= last_day(day + timedelta(2), length)


def test_holidays_and_weekends_are_no_workdays() -> None:
    assert not is_workday(date(2026, 11, 23)) and not is_workday(date(2026, 11, 22)) and is_workday(date(2026, 11, 24))
    assert workday_before(date(2027, 1, 3)) == date(2026, 12, 28)
    assert workday_before(date(2026, 11, 23)) == date(2026, 11, 20)
    assert workday_before(date(2026, 11, 20)) == date(2026, 11, 20)


def test_lengths_in_words_or_hours_are_not_counted() -> None:
    assert [Length.parse(one) for one in ("PT24H", "相当の期間", "P", None, "")] == [None] * 5


def test_a_length_is_said_as_people_say_it() -> None:
    assert [Length.parse(one).words for one in ("P1Y6M", "P2W", "10BD", "P1Y")] == [
        "1年6か月",
        "14日",
        "10営業日",
        "1年",
    ]


def test_months_before_keep_the_end_of_a_month() -> None:
    assert moved(date(2026, 3, 31), Length(months=1), -1) == date(2026, 2, 28)
