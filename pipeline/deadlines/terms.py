"""What is known of the term of a contract, and which of its terms runs on a day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.text.days import Length, between, last_day
from pipeline.types.clause import Fact
from pipeline.types.deadline import Asking, Ground, Term

START, END, INITIAL = "term.start", "term.end", "term.initial"
AUTO, RENEWAL, OPT_OUT = "renewal.auto", "renewal.term", "renewal.opt_out_period"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_START = "契約の始まる日が文書に日付で書かれていません。始まる日を入力すると計算します。"
_NO_LENGTH = "契約期間の長さも終わりの日も、文書から読み取れませんでした。終わりの日を入力すると計算します。"
_NO_RENEWAL = "自動で更新されますが、更新後の期間の長さを文書から読み取れませんでした。今の期間の終わりの日を入力すると計算します。"
_MOST = 1200
"""Renewals after which no further one is counted: a century of months."""


@dataclass(frozen=True, slots=True)
class Known:
    """Start, first end and lengths of a contract with the words that say them."""

    start: date | None
    end: date | None
    initial: Length | None
    renews: bool
    renewal: Length | None
    grounds: tuple[Ground, ...]
    renewal_grounds: tuple[Ground, ...]

    def counted(self, term: Term) -> tuple[str, ...]:
        """How the end of a term was found, in sentences."""
        if term.number:
            told = (
                f"初めの期間の後、{self._each}ずつの更新が続いているものとして数えました（更新 {term.number} 回目）。"
            )
        elif self.end:
            told = "契約の終わりとして定められた日です。"
        else:
            length = self.initial.words if self.initial else ""
            told = f"始まる日を1日目として{length}を数えました（午前0時に始まるため初日を含みます）。"
        return (told, *self._month_end(term))

    def _month_end(self, term: Term) -> Iterator[str]:
        """Said where the last month has no day that corresponds to the first."""
        length = (self.renewal or self.initial) if term.number else self.initial
        if self.start and not self.end and length and length.months and not length.days:
            after = date.fromordinal(term.end.toordinal() + 1)
            if after.day == 1 and self.start.day > term.end.day:
                yield f"{term.end.month}月には{self.start.day}日がないので、月の末日に終わるものとして数えました（民法143条2項ただし書）。"

    @property
    def _each(self) -> str:
        length = self.renewal or self.initial
        return length.words if length else ""


def known(facts: Sequence[Fact]) -> Known | Asking | None:
    """What the facts say of the term; what has to be entered where they leave it open, None where there is no term at all."""
    by = {field: _first(facts, field) for field in (START, END, INITIAL, AUTO, RENEWAL, OPT_OUT)}
    if not (there := [fact for fact in by.values() if fact and fact.value is not False]):
        return None
    first, last = (_latest(facts, field) for field in (START, END))
    initial, renewal = (Length.parse(one.value) if one else None for one in (by[INITIAL], by[RENEWAL]))
    if not last and not (first and initial):
        field, words = (START, _NO_START) if initial else (END, _NO_LENGTH)
        return Asking(field, words, (by[INITIAL] or there[0]).addresses[0])
    auto = by[AUTO]
    return Known(
        first,
        last,
        initial or between(first, last),
        bool(auto and auto.value is True),
        renewal,
        _grounds((by[END],) if last else (by[START], by[INITIAL])),
        _grounds((auto, by[RENEWAL])),
    )


def running(found: Known, today: date) -> Term | Asking | None:
    """The term that today is in; the first where it has not begun; None where the contract has ended for good.

    Where it renews for a length that is not known, the end of the present term has to be entered.
    """
    end = found.end or (last_day(found.start, found.initial) if found.start and found.initial else None)
    if end is None or end >= today or not found.renews:
        return Term(found.start, end, 0) if end and end >= today else None
    each = found.renewal or found.initial
    if each is None or each.workdays:
        return Asking(END, _NO_RENEWAL, (found.renewal_grounds or found.grounds)[0].address)
    for number in range(1, _MOST):
        begun = date.fromordinal(end.toordinal() + 1)
        last = last_day(begun, each, number - 1)
        if last >= today:
            first = begun if number == 1 else date.fromordinal(last_day(begun, each, number - 2).toordinal() + 1)
            return Term(first, last, number)
    return None


def _first(facts: Sequence[Fact], field: str) -> Fact | None:
    """The fact that stands for all cases, else the first that is told for one (会員, 初回)."""
    mine = [fact for fact in facts if fact.field == field]
    return next((fact for fact in mine if fact.qualifier is None), mine[0] if mine else None)


def _latest(facts: Sequence[Fact], field: str) -> date | None:
    """The last of the days of a field: what a person enters later follows what was written."""
    days = [fact.value for fact in facts if fact.field == field and isinstance(fact.value, str)]
    return max((date.fromisoformat(day) for day in days if _ISO.fullmatch(day)), default=None)


def _grounds(facts: Iterable[Fact | None]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(Ground(fact.addresses[0], fact.quote) for fact in facts if fact))
