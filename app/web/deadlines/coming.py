"""The days of all documents: which are near, which are past, and for which documents a date has to be entered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.web import links
from app.web.chips import chip, notice, table
from app.web.library import Pair
from app.web.markup import Child, Html, join, tag
from pipeline import deadlines
from pipeline.export.agenda import Entry, agenda
from pipeline.types.deadline import Asking, Deadline, DeadlineKind
from pipeline.types.document import Document

KINDS = {
    DeadlineKind.OPT_OUT: "更新を断る申出の期限",
    DeadlineKind.NOTICE: "解約の申出の期限",
    DeadlineKind.END: "期間の終わり",
    DeadlineKind.RENEWAL: "次の期間の始まり",
}
NEAR = 183
"""Days ahead that are shown: six months."""
_SOON = 30
_REMINDERS = (30, 7)
_WEEK = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Coming:
    """A day of a document."""

    document: str
    title: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Overview:
    """coming: in order; open: documents with what has to be entered; over: titles of ended contracts."""

    coming: tuple[Coming, ...]
    open: tuple[tuple[Document, str, Asking], ...]
    over: tuple[tuple[str, str], ...]


def overview(pairs: Iterable[Pair], today: date) -> Overview:
    """The days from today on of all documents that have a term or could have one."""
    coming: list[Coming] = []
    open_, over = [], []
    for document, found in pairs:
        title = document.title or document.source.name
        made = deadlines.schedule(found.facts, today)
        if made.asking:
            open_.append((document, title, made.asking))
        elif made.is_over:
            over.append((document.id, title))
        coming += [Coming(document.id, title, one) for one in made.deadlines if one.day >= today]
    coming.sort(key=lambda one: (one.deadline.day, one.title))
    return Overview(tuple(coming), tuple(open_), tuple(over))


def within(coming: Sequence[Coming], today: date, days: int | None) -> list[Coming]:
    """Those of the next days; all of them where days is None."""
    return [one for one in coming if days is None or one.deadline.day <= today + timedelta(days)]


def coming_html(shown: Sequence[Coming], today: date) -> Html:
    """A row for each day, with how it was counted and the clause it rests on."""
    if not shown:
        return notice("この間に来る期限はありません。")
    rows = (_row(one, today) for one in shown)
    return table(
        ("日", "残り", "何の期限か", "文書", "根拠と数え方"), rows, caption="これから来る期限", class_="deadlines"
    )


def over_html(over: Sequence[tuple[str, str]]) -> Html:
    """The contracts that have ended."""
    listed = (tag("li", tag("a", title, href=links.clause(one).href, data_go=True)) for one, title in over)
    return tag("details", tag("summary", f"期間が終わっている文書（{len(over)}）"), tag("ul", *listed), id="over")


def calendar(shown: Sequence[Coming]) -> bytes:
    """An .ics file of the days, with reminders a month and a week before."""
    return agenda(
        (
            Entry(
                f"{one.document}-{one.deadline.kind}-{one.deadline.day:%Y%m%d}-{one.deadline.who}@yakkan",
                one.deadline.day,
                f"{KINDS[one.deadline.kind]}：{one.title}",
                "\n".join((*one.deadline.counted, *(f"{g.address}「{g.quote}」" for g in one.deadline.grounds))),
            )
            for one in shown
        ),
        reminders=_REMINDERS,
    )


def said(day: date) -> str:
    """2026年3月31日（火）."""
    return f"{day.year}年{day.month}月{day.day}日（{_WEEK[day.weekday()]}）"


def _row(one: Coming, today: date) -> list[Child]:
    found = one.deadline
    left = (found.day - today).days
    workday = tag("span", f"直前の営業日 {said(found.workday)}", class_="block soft") if found.workday else None
    grounds: list[Child] = []
    for ground in {ground.address: ground for ground in reversed(found.grounds)}.values():
        grounds += [chip(links.clause(one.document, ground.address), str(ground.address), title=ground.quote), " "]
    return [
        join([tag("b", said(found.day), class_="day"), workday]),
        tag("span", "今日" if not left else f"あと {left} 日", class_="soon" if left <= _SOON else None),
        KINDS[found.kind],
        tag("a", one.title, href=links.clause(one.document).href, data_go=True),
        join([*grounds, *(tag("span", words, class_="block soft") for words in found.counted)]),
    ]
