"""Days as an iCalendar file, read back by the library."""

from datetime import UTC, date, datetime

import icalendar

from pipeline.export.agenda import Entry, agenda

WHEN = datetime(2026, 1, 5, tzinfo=UTC)


def test_whole_days_with_their_words_and_reminders() -> None:
    words = "期間の終わりの3か月前、第22条第2項「期間の満ちる三か月前までに」; と, を含む" * 3
    data = agenda(
        [Entry("a@yakkan", date(2026, 12, 30), "更新を断る申出の期限：見本契約書", words)], reminders=(30, 7), when=WHEN
    )
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (event.start, event.end) == (date(2026, 12, 30), date(2026, 12, 31))
    assert str(event["summary"]) == "更新を断る申出の期限：見本契約書" and str(event["description"]) == words
    assert [alarm["trigger"].dt.days for alarm in event.walk("VALARM")] == [-30, -7]


def test_lines_are_short_as_the_format_wants() -> None:
    data = agenda([Entry("a@yakkan", date(2026, 12, 30), "あ" * 200, "い" * 400)], when=WHEN)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_no_day_is_a_calendar_too() -> None:
    assert icalendar.Calendar.from_ical(agenda([], when=WHEN)).walk("VEVENT") == []
