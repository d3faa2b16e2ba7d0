"""質問: the question above; below it where to begin, or the answer.

What answers is imported when something is asked: the first page after the start does not wait for it.
"""

from datetime import date

import streamlit as st

from app.web import links, picking, view
from app.web.asking.asked import Asked, day, read
from app.web.asking.empty import PAST, examples, nothing_stored
from app.web.doing import safely
from app.web.library import Library
from app.web.shared import intake, library
from pipeline.store.people import Role

_TYPED, _WITHIN, _DAY = "asking_typed", "asking_within", "asking_day"
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be entered."""


def page() -> None:
    """One run of the page."""
    shelf = library()
    if not shelf.workspace.count():
        _nothing(shelf)
        return
    titles = shelf.titles()
    asked = read(st.query_params.to_dict())
    _typing(shelf, titles, asked)
    if asked is None:
        within = [one for one in st.query_params.get("in", "").split(",") if one in titles]
        view.show(examples(len(titles), shelf.said.past(PAST), within), key="asking_examples")
        return
    from app.web.asking import answered

    answered.show(shelf, asked, titles)


def _nothing(shelf: Library) -> None:
    taken = intake()
    view.show(nothing_stored(taken.is_busy, may_add=shelf.may(Role.REVIEWER)), key="asking_empty")
    if shelf.may(Role.REVIEWER) and not taken.is_busy and st.button("見本の利用規約を登録する", type="primary"):
        with st.spinner("見本を読んでいます…"):
            shelf.add_sample()
        st.rerun()


def _typing(shelf: Library, titles: dict[str, str], asked: Asked | None) -> None:
    """The field for the question, the choice of documents and of a day; what is typed becomes the address."""
    here = st.query_params.to_dict()
    as_of = day(here.get("on", ""))
    picking.adopt(_TYPED, here.get("q", ""), here.get("q", ""))
    picking.adopt(_DAY, as_of, date.fromisoformat(as_of) if as_of else None)

    def ask() -> None:
        typed, within = " ".join(st.session_state[_TYPED].split()), tuple(st.session_state[_WITHIN])
        chosen: date | None = st.session_state[_DAY]
        when = chosen.isoformat() if chosen else ""
        if not typed:
            view.go(links.question("", within, as_of=when))
        elif asked is None or typed == asked.question:
            view.go(Asked(typed, within, as_of=when).link())
        else:
            from app.web.asking import turns

            by = st.session_state.get("asking_answered_by", "")
            parties = shelf.parties([by] if by else [])
            view.go(turns.follows(typed, within, asked, parties, by, when).link())

    line, choice, versions = st.columns([6, 4, 2])
    line.text_input(
        "質問",
        key=_TYPED,
        placeholder="例: 解約はいつまでに申し出る？（続けて「手数料は？」「他には？」とも聞けます）",
        on_change=safely(ask),
        label_visibility="collapsed",
    )
    every = f"すべての文書（{len(titles)} 件）に聞く"
    picking.several(choice, titles, _WITHIN, here.get("in", ""), ask, label="聞く文書", none=every)
    with versions.popover(f"{as_of} の版" if as_of else "すべての版", width="stretch"):
        st.date_input(
            "この日に効力のあった版だけに聞く（空なら、すべての版）",
            key=_DAY,
            format="YYYY/MM/DD",
            min_value=_FIRST,
            max_value=_LAST,
            on_change=safely(ask),
        )
