"""期限: what is coming up over all contracts."""

from datetime import date

import icalendar
import pytest

from app.web.deadlines.coming import calendar, coming_html, overview, within
from app.web.library import Library
from pipeline.settings import Settings
from pipeline.store import Place
from pipeline.types.deadline import DeadlineKind

HEAD = "{}\n\n株式会社みなと（以下「甲」という。）と株式会社かざま（以下「乙」という。）は、次のとおり契約する。\n\n第1条（期間）\n"
RENEWED = "本契約の期間は、2025年4月1日から2026年3月31日までとする。ただし、期間満了の3か月前までに甲又は乙から書面による申出がないときは、本契約は同じ条件でさらに1年間自動的に更新され、以後も同様とする。\n"
FROM_START = "本契約の有効期間は、利用開始日から1年間とする。期間満了の1か月前までに甲又は乙から申出がないときは、さらに1年間自動的に更新する。\n"
OVER = "本契約の期間は、2020年4月1日から2021年3月31日までとする。\n"
TODAY = date(2025, 11, 1)


@pytest.fixture
def shelf(tmp_path, models) -> Library:
    library = Library(Place(tmp_path), Settings(), models)
    for title, text in (("<b>甲</b>契約書", RENEWED), ("乙契約書", FROM_START), ("丙契約書", OVER)):
        library.add((HEAD.format(title) + text).encode(), f"{title[-4:]}.txt")
    return library


def pairs(shelf: Library):
    return [pair for record in shelf.stamps() for pair in shelf.read(record)]


def test_days_in_order_and_what_has_to_be_entered_apart(shelf) -> None:
    found = overview(pairs(shelf), TODAY)
    assert [one.deadline.kind for one in found.coming] == [
        DeadlineKind.OPT_OUT,
        DeadlineKind.END,
        DeadlineKind.RENEWAL,
    ]
    assert [title for _, title, _ in found.open] == ["乙契約書"] and [title for _, title in found.over] == ["丙契約書"]


def test_a_day_entered_by_a_person_counts_from_then_on(shelf) -> None:
    [(document, _, asking)] = overview(pairs(shelf), TODAY).open
    shelf.enter(document, asking.field, asking.address, "2025-09-15")
    found = overview(pairs(shelf), TODAY)
    assert found.open == ()
    ends = {one.title: one.deadline.day for one in found.coming if one.deadline.kind is DeadlineKind.END}
    assert ends["乙契約書"] == date(2026, 9, 14)


def test_only_the_next_months_are_shown(shelf) -> None:
    coming = overview(pairs(shelf), TODAY).coming
    assert [one.deadline.day for one in within(coming, TODAY, 60)] == [date(2025, 12, 30)]
    assert within(coming, TODAY, None) == list(coming)


def test_a_row_tells_day_document_clause_and_how_it_was_counted(shelf) -> None:
    html = str(coming_html(overview(pairs(shelf), TODAY).coming, TODAY))
    assert "2025年12月30日（火）" in html and "直前の営業日 2025年12月26日（金）" in html
    assert "&lt;b&gt;甲&lt;/b&gt;契約書" in html and "<b>甲</b>" not in html
    assert "第1条" in html and "初日不算入" in html and "あと 59 日" in html


def test_nothing_coming_is_said(shelf) -> None:
    assert "期限はありません" in str(coming_html([], TODAY))


def test_the_calendar_has_every_day_that_is_shown(shelf) -> None:
    shown = overview(pairs(shelf), TODAY).coming
    events = icalendar.Calendar.from_ical(calendar(shown)).walk("VEVENT")
    assert [event.start for event in events] == [one.deadline.day for one in shown]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_an_empty_workspace_says_what_to_do(app, shown) -> None:
    at = app("deadlines")
    assert not at.exception and "期限を数える文書がまだありません" in shown(at)


def test_the_page_shows_the_days_and_asks_for_a_date(app, shown, shelf) -> None:
    at = app("deadlines")
    assert not at.exception
    assert len(at.date_input) == 1 and "始まる日を入力" in shown(at)
