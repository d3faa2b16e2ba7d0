"""Facts of a contract and a day -> the days that are coming up: the end of the term, its renewal, the last day to refuse it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from pipeline.deadlines.terms import OPT_OUT, Known, known, running
from pipeline.text.days import Length, notice_day, workday_before
from pipeline.types.clause import Fact
from pipeline.types.deadline import Asking, Deadline, DeadlineKind, Ground, Schedule, Term

__all__ = ["schedule"]

NOTICE = "termination_by_customer.notice_period"
_DAY = timedelta(1)


def schedule(facts: Sequence[Fact], today: date) -> Schedule:
    """The term that runs today and its days, those of it that are past too; facts: as people left them."""
    found = known(facts)
    if found is None:
        return Schedule()
    if isinstance(found, Asking):
        return Schedule(asking=found)
    term = running(found, today)
    if term is None:
        return Schedule(is_over=True)
    return Schedule(term, tuple(sorted(_deadlines(found, term, facts), key=lambda one: (one.day, one.kind))))


def _deadlines(found: Known, term: Term, facts: Sequence[Fact]) -> Iterator[Deadline]:
    yield Deadline(DeadlineKind.END, term.end, found.counted(term), found.grounds, _workday(term.end))
    if found.renews:
        next_ = term.end + _DAY
        told = f"期間の終わり（{_said(term.end)}）の翌日です。更新を断らなければ、この日から次の期間が始まります。"
        yield Deadline(DeadlineKind.RENEWAL, next_, (told,), found.renewal_grounds)
    by = {fact.field: fact for fact in facts if fact.field in (OPT_OUT, NOTICE) and Length.parse(fact.value)}
    yield from _said_before(by, term, renews=found.renews)


def _said_before(by: Mapping[str, Fact], term: Term, *, renews: bool) -> Iterator[Deadline]:
    """The days to say something: the refusal of a renewal; else the notice with which the contract ends with its term."""
    wanted = [(OPT_OUT, DeadlineKind.OPT_OUT)] if renews and OPT_OUT in by else [(NOTICE, DeadlineKind.NOTICE)]
    for field, kind in wanted:
        if (fact := by.get(field)) is None or (length := Length.parse(fact.value)) is None:
            continue
        day = notice_day(term.end, length)
        told = f"期間の終わり（{_said(term.end)}）の{length.words}前までに申し出る定めです。終わりの日も申し出る日も数えず（初日不算入）、その間に{length.words}を丸ごと置いて数えました。"
        yield Deadline(kind, day, (told,), (Ground(fact.addresses[0], fact.quote),), _workday(day))


def _workday(day: date) -> date | None:
    before = workday_before(day)
    return None if before == day else before


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
