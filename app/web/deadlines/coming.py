"""The days of all documents: which are near, which are past, and for which documents a date has to be entered."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from app.web import links
from app.web.chips import chip, notice, table
from app.web.documents.summaries import Summary, schedule
from app.web.markup import Child, Html, join, tag
from pipeline.errors import YakkanError
from pipeline.export.agenda import Entry, agenda
from pipeline.extract.values import dates
from pipeline.store import Record
from pipeline.text.normalize import fold
from pipeline.types.deadline import Asking, Deadline, DeadlineKind

KINDS = {
    DeadlineKind.OPT_OUT: "更新を断る申出の期限",
    DeadlineKind.NOTICE: "解約の申出の期限",
    DeadlineKind.END: "期間の終わり",
    DeadlineKind.RENEWAL: "次の期間の始まり",
}
SPANS: Mapping[str, tuple[str, int | None]] = {
    "": ("6か月先まで", 183),
    "year": ("1年先まで", 366),
    "all": ("すべて", None),
}
"""How far ahead is shown, by its name in the address: in words, and in days."""
_SOON = 30
_REMINDERS = (30, 7)
_WEEK = "月火水木金土日"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Coming:
    """A day of a document."""

    document: str
    title: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Open:
    """A document whose days cannot be counted before a date is entered."""

    document: str
    title: str
    asking: Asking


@dataclass(frozen=True, slots=True)
class Overview:
    """coming: in order; open: what has to be entered; over: ids and titles of ended contracts."""

    coming: tuple[Coming, ...]
    open: tuple[Open, ...]
    over: tuple[tuple[str, str], ...]


def standing(records: Iterable[Record], in_force: Iterable[Record], today: date) -> set[str]:
    """The records whose days count: those in force and those to come, without versions that another has taken the place of."""
    later = {one.id for one in records if one.effective and one.effective > today.isoformat()}
    return later | {one.id for one in in_force}


def overview(rows: Iterable[Summary], titles: Mapping[str, str], today: date) -> Overview:
    """The days from today on of all documents that have a term or could have one; titles: what each is called, no two alike."""
    coming: list[Coming] = []
    open_, over = [], []
    for row in rows:
        title = titles.get(row.id, row.title)
        made = schedule(row, today)
        if made.asking:
            open_.append(Open(row.id, title, made.asking))
        elif made.is_over:
            over.append((row.id, title))
        coming += [Coming(row.id, title, one) for one in made.deadlines if one.day >= today]
    coming.sort(key=lambda one: (one.deadline.day, one.title))
    open_.sort(key=lambda one: one.title)
    return Overview(tuple(coming), tuple(open_), tuple(sorted(over, key=lambda one: one[1])))


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


def open_html(open_: Sequence[Open], *, may_enter: bool = True) -> Html:
    """The documents that ask for a date and why; the button, for who may, says enter and the id of the document."""
    rows = [
        (
            tag("a", one.title, href=links.clause(one.document).href, data_go=True),
            join(
                [chip(links.clause(one.document, one.asking.address), str(one.asking.address)), " ", one.asking.words]
            ),
            tag("button", "日付を入力", type="button", class_="quiet", data_do=f"enter:{one.document}")
            if may_enter
            else None,
        )
        for one in open_
    ]
    shown = table(("文書", "足りないもの", "操作"), rows, caption="日付を入力すると数えられる文書", class_="asking")
    return tag("details", tag("summary", f"日付を入力すると数えられる文書（{len(open_)}）"), shown, id="open")


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


def read_day(typed: str) -> date:
    """A day as people write it: 2025年4月1日, 令和7年4月1日, 2025/4/1; YakkanError where it is none."""
    words = typed.strip()
    for found in dates(fold(words)):
        with suppress(ValueError):
            return date.fromisoformat(str(found.value))
    raise YakkanError(f"「{words}」は日付として読めません。2025年4月1日 や 令和7年4月1日 のように入力してください。")


def said(day: date) -> str:
    """2026年3月31日（火）."""
    return f"{day.year}年{day.month}月{day.day}日（{_WEEK[day.weekday()]}）"


def _row(one: Coming, today: date) -> list[Child]:
    found = one.deadline
    left = (found.day - today).days
    grounds: list[Child] = []
    for ground in {ground.address: ground for ground in reversed(found.grounds)}.values():
        grounds += [chip(links.clause(one.document, ground.address), str(ground.address), title=ground.quote), " "]
    return [
        join([tag("b", said(found.day), class_="day"), _workday(found)]),
        tag("span", "今日" if not left else f"あと {left} 日", class_="soon" if left <= _SOON else None),
        KINDS[found.kind],
        tag("a", one.title, href=links.clause(one.document).href, data_go=True),
        join([*grounds, *(tag("span", words, class_="block soft") for words in found.counted)]),
    ]


def _workday(found: Deadline) -> Html | None:
    if found.workday is None:
        return None
    why = f"{_WEEK[found.day.weekday()]}曜日" if found.day.weekday() >= _SATURDAY else "祝日か年末年始"
    return tag("span", f"{why}なので、営業日では {said(found.workday)}", class_="block soft")
