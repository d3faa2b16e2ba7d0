"""Days as an iCalendar file that Outlook, Google and Apple calendars take in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day of the calendar; uid: the same for the same matter, so that taking it in again does not double it."""

    uid: str
    day: date
    title: str
    words: str


def agenda(entries: Iterable[Entry], *, reminders: Sequence[int] = (), when: datetime | None = None) -> bytes:
    """The bytes of an .ics file; reminders: days before at which the calendar reminds; when: it was made, now where None."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//yakkan//JA")
    made.add("version", "2.0")
    for one in entries:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("dtstamp", when or datetime.now(UTC))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + _DAY)
        event.add("summary", one.title)
        event.add("description", one.words)
        for days in reminders:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", one.title)
            alarm.add("trigger", timedelta(days=-days))
            event.add_component(alarm)
        made.add_component(event)
    return bytes(made.to_ical())
