"""期限: the days of all contracts, and the dates that people have to enter."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app.web import links, view
from app.web.chips import notice
from app.web.deadlines.coming import NEAR, Overview, calendar, coming_html, over_html, overview, within
from app.web.documents.summaries import tried
from app.web.library import Library
from app.web.markup import tag
from app.web.shared import library
from pipeline.types.deadline import Asking
from pipeline.types.document import Document

_SPANS: dict[str, int | None] = {"6か月先まで": NEAR, "1年先まで": 366, "すべて": None}
_OPENED = 20
"""Documents that ask for a date and are shown at once."""
_KEPT = 4
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be entered."""


def page() -> None:
    """One run of the page."""
    shelf, today = library(), date.today()
    if not shelf.workspace.count():
        words = tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。")
        view.show(notice("期限を数える文書がまだありません。", "plain", words), key="deadlines_empty")
        return
    with st.spinner("期限を数えています…"):
        found = _overview(shelf, tuple(sorted(shelf.stamps().items())), today)
    span = st.segmented_control("期間", list(_SPANS), default=next(iter(_SPANS)), key="deadlines_span")
    shown = within(found.coming, today, _SPANS[span or next(iter(_SPANS))])
    view.show(coming_html(shown, today), key="deadlines_coming")
    st.download_button(
        "カレンダーに取り込む（.ics）",
        data=lambda: calendar(shown),
        file_name="契約の期限.ics",
        mime="text/calendar",
        on_click="ignore",
        disabled=not shown,
        help="表の期限を、1か月前と1週間前の通知つきで書き出します",
    )
    if found.open:
        _entering(shelf, found.open)
    if found.over:
        view.show(over_html(found.over), key="deadlines_over")


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _overview(_shelf: Library, stamps: tuple[tuple[str, str], ...], today: date) -> Overview:
    return overview((pair for record, _ in stamps for pair in tried(partial(_shelf.read, record))), today)


def _entering(shelf: Library, open_: Sequence[tuple[Document, str, Asking]]) -> None:
    """A date for each document whose days cannot be counted yet; it is kept with the document as a value a person found."""
    with st.expander(f"日付を入力すると数えられる文書（{len(open_)}）"):
        for document, title, asking in open_[:_OPENED]:
            words = tag(
                "p",
                tag("a", title, href=links.clause(document.id, asking.address).href, data_go=True),
                "　",
                asking.words,
            )
            view.show(words, key=f"deadlines_open_{document.id}")
            st.date_input(
                "日付",
                None,
                key=f"deadlines_day_{document.id}",
                format="YYYY/MM/DD",
                min_value=_FIRST,
                max_value=_LAST,
                label_visibility="collapsed",
                on_change=_enter,
                args=(shelf, document, asking),
            )


def _enter(shelf: Library, document: Document, asking: Asking) -> None:
    day: date | None = st.session_state[f"deadlines_day_{document.id}"]
    if day is not None:
        shelf.enter(document, asking.field, asking.address, day.isoformat())
