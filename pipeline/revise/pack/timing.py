"""The day the new version is in force, against the notice that the terms in force set for their own change."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.ontology import load
from pipeline.revise.amounts import amounts
from pipeline.revise.pack.side import Side
from pipeline.text.days import Length, last_day, notice_day
from pipeline.types.clause import Fact
from pipeline.types.pack import NoticePeriod, Quoted, Timing
from pipeline.types.revision import Change

EFFECTIVE = "document.effective"
_ALWAYS = "amendment.notice_period"
_WHERE = {"fee_change.notice_period": frozenset({"fees", "fee_change"}), "service_change.notice_period": frozenset({"service_content", "service_change"})}  # fmt: skip
"""Periods that bind only where something of these clause types changed."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_force(old: Side, new: Side) -> tuple[date, Quoted] | None:
    """The day that the new version names and the old one does not, with its words; None where there is none.

    The latest; of a unit that says when it is in force the first, as its ただし書 dates only a part.
    """
    known = {fact.value for fact in old.extraction.facts if fact.field == EFFECTIVE}
    first: dict[object, Fact] = {}
    for fact in new.extraction.facts:
        if fact.field == EFFECTIVE and isinstance(fact.value, str) and _DAY.fullmatch(fact.value):
            first.setdefault(fact.addresses[0], fact)
    found = [fact for fact in first.values() if fact.value not in known]
    if not found:
        return None
    last = max(found, key=lambda fact: str(fact.value))
    return date.fromisoformat(str(last.value)), Quoted(last.addresses[0], last.quote, is_new=True)


def notices(
    old: Side, new: Side, changes: Sequence[Change], effective: date | None, announced: date
) -> Iterator[NoticePeriod]:
    """The periods of the version in force that bind this amendment, each against the two days."""
    about = {kind for change in changes if change.substantive for kind in _types(change, old, new)}
    for fact in old.extraction.facts:
        if fact.field != _ALWAYS and not _WHERE.get(fact.field, frozenset[str]()) & about:
            continue
        length = str(fact.value)
        latest = _latest(effective, length) if effective else None
        yield NoticePeriod(
            fact.field,
            load().fields[fact.field].label,
            _printed(fact.quote),
            Quoted(fact.addresses[0], fact.quote, is_new=False),
            latest,
            _earliest(announced, length),
            _timing(announced, latest),
            changed=fact.value not in [one.value for one in new.extraction.facts if one.field == fact.field],
        )


def _types(change: Change, old: Side, new: Side) -> Sequence[str]:
    return new.types(change.new[0])[:1] if change.new else old.types(change.old[0])[:1]


def _printed(quote: str) -> str:
    """30日 of a quote, the quote where it counts nothing."""
    return next((one.words for one in amounts(quote) if one.kind == "days"), quote)


def _timing(announced: date, latest: date | None) -> Timing:
    if latest is None:
        return Timing.OPEN
    if announced <= latest:
        return Timing.ENOUGH
    return Timing.EDGE if announced == latest + timedelta(1) else Timing.SHORT


def _latest(effective: date, length: str) -> date | None:
    """The last day that leaves the whole period between itself and the day in force; None where no days can be counted."""
    counted = _days(length)
    return notice_day(effective, counted) if counted else None


def _earliest(announced: date, length: str) -> date | None:
    """The first day in force where the announcement is made on that day; None where no days can be counted."""
    counted = _days(length)
    return last_day(announced + timedelta(1), counted) + timedelta(1) if counted else None


def _days(length: str) -> Length | None:
    """None for 相当の期間, and for 5営業日: which days an office is closed is not in the text."""
    found = Length.parse(length)
    return None if found is None or found.workdays else found
