"""The list of documents as HTML, and what its files that come in look like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.web import links
from app.web.chips import notice, table
from app.web.documents.intake import UNDER_WAY, Job, State
from app.web.documents.summaries import Summary, schedule
from app.web.markup import Child, Html, tag
from pipeline.store import Record
from pipeline.text.normalize import fold
from pipeline.types.deadline import Deadline, DeadlineKind

_HEADS = ("文書", "種類", "当事者", "開始・施行", "期間の終わり", "次の期限", "要確認", "登録")
_NEXT = {
    DeadlineKind.OPT_OUT: "更新を断る申出",
    DeadlineKind.NOTICE: "解約の申出",
    DeadlineKind.END: "期間の終わり",
}
"""What the next day of a document is called in its row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a document with what is known of it; row: None while it is still to be read, or where it cannot be.

    next: its next day from today on, None where there is none; is_old: another version has been put after it.
    """

    record: Record
    row: Summary | None
    next: Deadline | None = None
    is_old: bool = False


ORDERS: Mapping[str, tuple[str, Callable[[Entry], tuple[object, ...]], bool]] = {
    "": ("新しい順", lambda one: (one.record.added_at, one.record.id), True),
    "title": ("題名順", lambda one: (_title(one),), False),
    "due": ("期限が近い順", lambda one: (one.next is None, one.next.day if one.next else date.max), False),
    "looks": ("要確認が多い順", lambda one: (_looks(one),), True),
}
"""How the list can be sorted, by its name in the address: in words, by what, and whether the greatest comes first."""


def entries(
    records: Sequence[Record], rows: Mapping[str, Sequence[Summary]], words: str, order: str, today: date
) -> list[Entry]:
    """The documents whose row has all the words, sorted as ORDERS has it; a file of several documents has several rows."""
    wanted = fold(words).lower().split()
    older = {record.revision_of for record in records}
    every = [
        Entry(record, row, _upcoming(row, today) if row and record.id not in older else None, record.id in older)
        for record in records
        for row in (rows.get(record.id) or (None,))
    ]
    _, key, greatest = ORDERS[order]
    return sorted((one for one in every if _has(one, wanted)), key=key, reverse=greatest)


def _upcoming(row: Summary, today: date) -> Deadline | None:
    days = (one for one in schedule(row, today).deadlines if one.kind in _NEXT and one.day >= today)
    return next(days, None)


def list_html(shown: Sequence[Entry], reading: bool) -> Html:
    """The table; reading: rows that are not made yet are on their way."""
    if not shown:
        return notice("この言葉に合う文書はありません。")
    return table(_HEADS, (_row(one, reading) for one in shown), caption="登録した文書", class_="documents")


def jobs_html(jobs: Sequence[Job]) -> Html:
    """What came of each file, the last one first, with how many are done."""
    done = sum(job.state not in UNDER_WAY for job in jobs)
    good = sum(job.state is State.ADDED for job in jobs)
    told = f"{len(jobs)} 件のうち {done} 件を読みました（登録 {good} 件）"
    return tag(
        "section",
        tag("p", told, role="status"),
        tag("progress", value=done, max=len(jobs), aria_label="読み取りの進み") if done < len(jobs) else None,
        tag("ul", *map(_job, reversed(jobs)), class_="jobs"),
        class_="intake",
    )


def _job(job: Job) -> Html:
    name: Child = job.title or job.name
    if job.document:
        name = tag("a", name, href=links.clause(job.document).href, data_go=True)
    return tag(
        "li",
        tag("span", job.state.value, class_=f"state {job.state.name.lower()}"),
        " ",
        name,
        tag("span", job.name, class_="title") if job.title else None,
        tag("p", job.told, class_="told") if job.told else None,
    )


def _row(one: Entry, reading: bool) -> list[Child]:
    record, row = one.record, one.row
    added = tag("span", record.added_at[:10], class_="day", title=record.name)
    if row is None:
        told = "読み取り中…" if reading else "読めなくなっています"
        return [_named(record.id, _title(one), one), tag("span", told, class_="soft"), *[""] * 5, added]
    looks = (
        tag("a", str(_looks(one)), href=links.view(row.id, "issues" if row.issues else "facts").href, data_go=True)
        if _looks(one)
        else ""
    )
    return [
        _named(row.id, row.title, one),
        row.kind,
        row.parties,
        tag("span", _start(one), class_="day"),
        tag("span", row.end, class_="day"),
        _deadline(one.next, row),
        looks,
        added,
    ]


def _named(document: str, title: str, one: Entry) -> Html:
    return tag(
        "span",
        tag("a", title, href=links.clause(document).href, data_go=True, class_="name"),
        tag("span", one.record.name, " ", tag("span", "旧版", class_="state") if one.is_old else None, class_="file"),
    )


def _deadline(found: Deadline | None, row: Summary) -> Html:
    """The next day, else how long before the end something must be said."""
    if found is None:
        return tag("span", f"申出は {row.deadline}前" if row.deadline else "", class_="soft")
    what = tag("span", _NEXT[found.kind], class_="soft block")
    return tag("span", tag("span", found.day.isoformat(), class_="day"), what)


def _start(one: Entry) -> str:
    """The first day of its term, else the day it comes into force, by its text with what people corrected; else as the workspace was told."""
    return (one.row.start if one.row else "") or one.record.effective or ""


def _title(one: Entry) -> str:
    return one.row.title if one.row else one.record.title or one.record.name


def _looks(one: Entry) -> int:
    return len(one.row.doubts) + one.row.issues if one.row else 0


def _has(one: Entry, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    row = one.row
    said = " ".join((one.record.name, _title(one), *((row.kind, row.parties, _start(one), row.end) if row else ())))
    low = fold(said).lower()
    return all(word in low for word in wanted)
