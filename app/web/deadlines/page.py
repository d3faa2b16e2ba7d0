"""期限: the days of all contracts, and the dates that people have to enter."""

from datetime import date

import streamlit as st

from app.web import links, view, windows
from app.web.chips import notice, tabs
from app.web.deadlines.band import band_html
from app.web.deadlines.coming import (
    SPANS,
    Open,
    calendar,
    coming_html,
    open_html,
    over_html,
    overview,
    read_day,
    standing,
    within,
)
from app.web.documents.every import summaries
from app.web.doing import made
from app.web.library import Library
from app.web.markup import tag
from app.web.shared import library, own_ontology
from pipeline.errors import YakkanError
from pipeline.store.people import Role


def page() -> None:
    """One run of the page."""
    shelf = library()
    if not shelf.workspace.count():
        words = tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。")
        view.show(notice("期限を数える文書がまだありません。", "plain", words), key="deadlines_empty")
        return
    span = st.query_params.get("s", "")
    span = span if span in SPANS else ""
    spans = ((words, links.deadlines(name), name == span) for name, (words, _) in SPANS.items())
    view.show(tabs(spans, "いつまでの期限か"), key="deadlines_spans")
    _, left = summaries().rows(shelf.stamps())
    view.part(_days, 1.0 if left else None)(span)


def _days(span: str) -> None:
    """Comes again each second while documents are being read."""
    shelf, today = library(), date.today()
    rows, left = summaries().rows(shelf.stamps())
    with st.spinner("期限を数えています…"):
        counting = standing(shelf.workspace.records(), shelf.workspace.in_force(today.isoformat()), today)
        there = (row for record, several in rows.items() if record in counting for row in several)
        found = overview(there, shelf.titles(), today)
    days = SPANS[span][1]
    shown = within(found.coming, today, days)
    if left:
        view.show(
            tag("p", f"ほか {left} 件の文書を読み取り中です。", class_="soft", role="status"), key="deadlines_left"
        )
    if (band := band_html(shown, today, days)) is not None:
        view.show(band, key="deadlines_band")
    if shown or not left:
        view.show(coming_html(shown, today), key="deadlines_coming")
    st.download_button(
        "カレンダーに取り込む（.ics）",
        data=made(lambda: calendar(shown), *(one.document for one in shown)),
        file_name="契約の期限.ics",
        mime="text/calendar",
        on_click="ignore",
        disabled=not shown,
        help="表の期限を、1か月前と1週間前の通知つきで書き出します",
    )
    if found.open:
        may = shelf.may(Role.REVIEWER)
        view.show(open_html(found.open, may_enter=may), key="deadlines_open", does=_begin)
        wanted = windows.about("deadlines_entering")
        for one in found.open:
            if may and one.document == wanted:
                _enter(shelf, one)
    if found.over:
        view.show(over_html(found.over), key="deadlines_over")
    if left:
        st.session_state["deadlines_filling"] = True
    elif st.session_state.pop("deadlines_filling", False):
        st.rerun()  # nothing more is to come: the page no longer looks each second


def _begin(words: str) -> None:
    windows.open_window("deadlines_entering", words.partition(":")[2])


@st.dialog("日付を入力", width="medium", on_dismiss=windows.close)
@own_ontology()
def _enter(shelf: Library, one: Open) -> None:
    """Asks for the date; it is kept with the document as a value that a person found."""
    view.show(tag("div", tag("p", tag("b", one.title)), tag("p", one.asking.words)), key="deadlines_asking")
    with st.form("deadlines_form", border=False):
        typed = st.text_input("日付", placeholder="例: 2025年4月1日、令和7年4月1日、2025/4/1")
        saves = st.form_submit_button("保存", type="primary")
    told = "入力した日付は、文書の「事実」でいつでも直せます。"
    view.show(tag("p", told, class_="soft"), key="deadlines_told")
    if saves:
        try:
            day = read_day(typed)
            shelf.said.enter(shelf.pair(one.document)[0], one.asking.field, one.asking.address, day.isoformat())
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="deadlines_wrong")
        else:
            windows.close()
            st.rerun()
