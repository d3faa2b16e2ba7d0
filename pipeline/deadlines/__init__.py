"""Facts of a contract and a day -> the days that are coming up: the end of the term, its renewal, the last day to refuse it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.deadlines.terms import AUTO, END, INITIAL, OPT_OUT, RENEWAL, START, Known, known, running
from pipeline.text.days import Length, moved, notice_day, workday_before
from pipeline.types.clause import Fact
from pipeline.types.deadline import Asking, Deadline, DeadlineKind, Ground, Schedule, Term

__all__ = ["FIELDS", "schedule"]

NOTICE = "termination_by_customer.notice_period"
FIELDS = frozenset({START, END, INITIAL, AUTO, RENEWAL, OPT_OUT, NOTICE})
"""The facts that days are counted from; others change nothing."""
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
    if isinstance(term, Asking):
        return Schedule(asking=term)
    return Schedule(term, tuple(sorted(_deadlines(found, term, facts), key=lambda one: (one.day, one.kind))))


def _deadlines(found: Known, term: Term, facts: Sequence[Fact]) -> Iterator[Deadline]:
    yield Deadline(DeadlineKind.END, term.end, found.counted(term), found.grounds, _workday(term.end))
    if found.renews:
        next_ = term.end + _DAY
        told = f"期間の終わり（{_said(term.end)}）の翌日です。更新を断らなければ、この日から次の期間が始まります。"
        yield Deadline(DeadlineKind.RENEWAL, next_, (told,), found.renewal_grounds)
        yield from _said_before(facts, term)


def _said_before(facts: Sequence[Fact], term: Term) -> Iterator[Deadline]:
    """The days to refuse a renewal, one for each party; where the text has none, those to end the contract with its term."""
    for field, kind in ((OPT_OUT, DeadlineKind.OPT_OUT), (NOTICE, DeadlineKind.NOTICE)):
        told = {_who(fact): fact for fact in facts if fact.field == field and Length.parse(fact.value)}
        for who, fact in told.items():
            yield from _before(kind, who, fact, term)
        if told:
            return


def _before(kind: DeadlineKind, who: str, fact: Fact, term: Term) -> Iterator[Deadline]:
    if (length := Length.parse(fact.value)) is None:
        return
    day = notice_day(term.end, length)
    what = "更新を断るには、" if kind is DeadlineKind.OPT_OUT else "期間の終わりで解約するには、"
    told = (
        f"{f'［{who}］' if who else ''}{what}期間の終わり（{_said(term.end)}）の{length.words}前までに申し出ます。"
        f"終わりの日も申し出る日も数えず（初日不算入）、その間に{length.words}を丸ごと置いて数えました。"
    )
    counted = (told, *_month_end(term.end, length))
    yield Deadline(kind, day, counted, (Ground(fact.addresses[0], fact.quote),), _workday(day), who)


def _month_end(end: date, length: Length) -> Iterator[str]:
    """Said where the month that is counted back to has no such day."""
    there = moved(end, Length(months=length.months), -1) if length.months else end
    if there.day < end.day:
        yield f"{there.year}年{there.month}月には{end.day}日がないので、月の末日（{there.day}日）までとして数えました。"


def _who(fact: Fact) -> str:
    return fact.applies_to or fact.qualifier or ""


def _workday(day: date) -> date | None:
    before = workday_before(day)
    return None if before == day else before


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
