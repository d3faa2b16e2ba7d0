"""期限: what is coming up over all contracts."""

import time
from datetime import date

import icalendar
import pytest

from app.web.deadlines.band import band_html
from app.web.deadlines.coming import calendar, coming_html, open_html, overview, read_day, standing, within
from app.web.documents.summaries import summary
from app.web.library import Library
from pipeline.errors import YakkanError
from pipeline.settings import Settings
from pipeline.store import Place, Record
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


def seen(shelf: Library, today: date = TODAY):
    rows = [summary(*pair) for record in shelf.stamps() for pair in shelf.read(record)]
    return overview(rows, shelf.titles(), today)


def test_days_in_order_and_what_has_to_be_entered_apart(shelf) -> None:
    found = seen(shelf)
    assert [one.deadline.kind for one in found.coming] == [
        DeadlineKind.OPT_OUT,
        DeadlineKind.END,
        DeadlineKind.RENEWAL,
    ]
    assert [one.title for one in found.open] == ["乙契約書"] and [title for _, title in found.over] == ["丙契約書"]


def test_a_day_entered_by_a_person_counts_from_then_on(shelf) -> None:
    [one] = seen(shelf).open
    shelf.said.enter(shelf.pair(one.document)[0], one.asking.field, one.asking.address, "2025-09-15")
    found = seen(shelf)
    assert found.open == ()
    ends = {one.title: one.deadline.day for one in found.coming if one.deadline.kind is DeadlineKind.END}
    assert ends["乙契約書"] == date(2026, 9, 14)


def test_only_the_next_months_are_shown(shelf) -> None:
    coming = seen(shelf).coming
    assert [one.deadline.day for one in within(coming, TODAY, 60)] == [date(2025, 12, 30)]
    assert within(coming, TODAY, None) == list(coming)


def test_a_row_tells_day_document_clause_and_how_it_was_counted(shelf) -> None:
    html = str(coming_html(seen(shelf).coming, TODAY))
    assert "2025年12月30日（火）" in html and "営業日では 2025年12月26日（金）" in html
    assert "&lt;b&gt;甲&lt;/b&gt;契約書" in html and "<b>甲</b>" not in html
    assert "第1条" in html and "初日不算入" in html and "あと 59 日" in html


def test_nothing_coming_is_said(shelf) -> None:
    assert "期限はありません" in str(coming_html([], TODAY))


def test_the_calendar_has_every_day_that_is_shown(shelf) -> None:
    shown = seen(shelf).coming
    events = icalendar.Calendar.from_ical(calendar(shown)).walk("VEVENT")
    assert [event.start for event in events] == [one.deadline.day for one in shown]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_an_empty_workspace_says_what_to_do(app, shown) -> None:
    at = app("deadlines")
    assert not at.exception and "期限を数える文書がまだありません" in shown(at)


def test_the_page_shows_the_days_and_asks_for_a_date(app, shown, shelf) -> None:
    at = app("deadlines")
    assert not at.exception
    for _ in range(60):
        if "始まる日を入力" in shown(at):
            break
        time.sleep(0.5)
        at = app("deadlines", s="all")
    assert "始まる日を入力" in shown(at) and 'data-do="enter:' in shown(at)


def test_contracts_of_one_title_are_told_apart(tmp_path, models) -> None:
    library = Library(Place(tmp_path), Settings(), models)
    for name, day in (("一", "2026年3月31日"), ("二", "2026年4月30日")):
        library.add((HEAD.format("保守契約書") + RENEWED.replace("2026年3月31日", day)).encode(), f"{name}.txt")
    titles = {one.title for one in seen(library).coming}
    assert len(titles) == 2 and all("保守契約書（" in one for one in titles)


def test_the_band_has_a_line_for_each_document_and_a_sign_on_each_of_its_days(shelf) -> None:
    html = str(band_html(seen(shelf).coming, TODAY, 183))
    assert html.count('class="line"') == 1 and html.count('class="sign at-opt_out" style="left:') == 1
    assert ">12月" in html and '<span class="year">2026年</span>1月' in html and "&lt;b&gt;甲" in html
    assert band_html([], TODAY, 183) is None


def test_documents_that_ask_for_a_date_have_a_button_for_who_may_enter_it(shelf) -> None:
    found = seen(shelf).open
    assert f'data-do="enter:{found[0].document}"' in str(open_html(found))
    assert "data-do" not in str(open_html(found, may_enter=False))


def test_an_entered_date_makes_only_its_own_document_be_read_again(shelf) -> None:
    from app.web.documents.summaries import Summaries

    rows = Summaries(shelf)
    rows.rows(shelf.stamps())
    rows.wait(60)
    before, _ = rows.rows(shelf.stamps())
    [one] = seen(shelf).open
    shelf.said.enter(shelf.pair(one.document)[0], one.asking.field, one.asking.address, "2025-09-15")
    after, left = rows.rows(shelf.stamps())
    assert left == 1 and set(before) - set(after) == {one.document}
    rows.wait(60)
    again, left = rows.rows(shelf.stamps())
    assert left == 0 and all(again[record] is before[record] for record in after)


@pytest.mark.parametrize("typed", ["2025年4月1日", "令和7年4月1日", "2025/4/1", " ２０２５年４月１日 "])
def test_days_are_typed_as_people_write_them(typed) -> None:
    assert read_day(typed) == date(2025, 4, 1)


@pytest.mark.parametrize("typed", ["", "来月", "2025年13月1日"])
def test_what_is_no_day_is_refused_in_a_sentence(typed) -> None:
    with pytest.raises(YakkanError, match="日付として読めません"):
        read_day(typed)


def test_versions_that_another_has_taken_the_place_of_do_not_count() -> None:
    old, new = (Record(f"d{n}", "", "", "", "", effective=f"202{n}-04-01") for n in (4, 5))
    coming = Record("d6", "", "", "", "", effective="2026-04-01")
    assert standing([old, new, coming], [new], TODAY) == {"d5", "d6"}
