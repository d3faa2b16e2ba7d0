"""An answer as the page shows it: on the left what is said and what can be done with it, on the right the clause that is open."""

from datetime import date

import streamlit as st

from app.standing import sources, standings
from app.web import view
from app.web.asking import turns
from app.web.asking.answer import answer_html, told
from app.web.asking.asked import Asked
from app.web.asking.empty import PAST, past
from app.web.asking.sheet import sheet
from app.web.asking.standing import standings_html
from app.web.chips import copies
from app.web.clause import clause_html
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import tag
from app.web.naming import record_id
from pipeline import run
from pipeline.errors import MissingError
from pipeline.types.address import Address
from pipeline.types.answer import Answer
from pipeline.types.index import Index

_KEPT = 2
"""Indexes over the versions of a day that stay in memory."""


def show(shelf: Library, asked: Asked, titles: dict[str, str]) -> None:
    """Answers what is asked. titles: what documents are called, by id."""
    with st.spinner(
        "条項を探しています…（はじめてのときと、yakkan を新しくした後は、文書を読み込むので時間がかかります）"
    ):
        index = _index(shelf, asked)
        found = turns.answer(index, asked)
    st.session_state["asking_answered_by"] = turns.answered_by(found)
    opened, standing = _opened(found), standings(shelf.workspace, found)
    left, right = st.columns([11, 10], gap="medium")
    with left:
        view.show(answer_html(asked, found, index, opened), key="asking_answer")
        if (beside_it := standings_html(asked, standing, titles)) is not None:
            view.show(beside_it, key="asking_standing")
        _actions(shelf, asked, found, index)
        _judging(shelf, asked, found)
        view.show(past(shelf.said.past(PAST), asked.question), key="asking_past")
    if opened is not None:
        with right, st.container(key="beside"):
            document, address = opened
            quotes = [one.quote for one in found.citations if (one.document, one.address) == opened]
            beside = clause_html(shelf.pair(document)[0], address, quotes=quotes, to=asked.link)
            view.show(beside, key="asking_clause")


def _index(shelf: Library, asked: Asked) -> Index:
    """Over what is asked; MissingError where none of that is there."""
    if not asked.as_of:
        return shelf.index(asked.within)
    there = tuple(record.id for record in shelf.workspace.in_force(asked.as_of))
    if asked.within:
        chosen = [one for one in asked.within if record_id(one) in there]
        if not chosen:
            raise MissingError(
                f"選んだ文書に、{asked.as_of} に効力のあった版はありません。日付か文書を選び直してください。"
            )
        return shelf.index(chosen)
    return _in_force(shelf, asked.as_of, there, tuple(sorted(shelf.stamps().items())))


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _in_force(_shelf: Library, as_of: str, there: tuple[str, ...], stamps: tuple[tuple[str, str], ...]) -> Index:
    return run.index_of_workspace(
        _shelf.workspace, _shelf.models, tell=lambda _: None, as_of=as_of, settings=_shelf.limits
    )


def _opened(found: Answer) -> tuple[str, Address] | None:
    """The clause the address names, else the first that is cited, else the nearest."""
    try:
        return st.query_params["d"], Address.parse(st.query_params["a"])
    except (KeyError, ValueError):
        pass  # the address names none
    if found.citations:
        return found.citations[0].document, found.citations[0].address
    return (found.hits[0].document, found.hits[0].address) if found.hits else None


def _actions(shelf: Library, asked: Asked, found: Answer, index: Index) -> None:
    with st.container(horizontal=True, key="asking_actions", vertical_alignment="center"):
        more = tag("a", "ほかの答えを探す", href=asked.next.link().href, data_go=True, class_="quiet")
        view.show(
            tag("p", copies(told(found, index.titles), "答えを根拠とともに写す"), more, class_="actions"),
            key="asking_more",
        )
        st.download_button(
            "回答票を保存",
            data=made(lambda: printed(shelf, asked, found, index), *sources(found)),
            file_name="回答票.html",
            mime="text/html",
            on_click="ignore",
            help="印刷できる一枚のページです",
        )


def printed(shelf: Library, asked: Asked, found: Answer, index: Index) -> bytes:
    """The answer sheet, with the version of every document that answered."""
    every = standings(shelf.workspace, found, most=None)
    return sheet(found, index, date.today(), every, as_of=asked.as_of).encode()


def _judging(shelf: Library, asked: Asked, found: Answer) -> None:
    """Whether the answer was right; what is said is kept with the question, where anything can be kept."""
    if shelf.workspace.is_read_only():
        return
    kept: tuple[Asked, int] | None = st.session_state.get("asking_kept")
    if kept is None or kept[0] != asked:
        kept = asked, shelf.said.question(found)
        st.session_state["asking_kept"] = kept
    number = kept[1]

    def judge(is_right: bool) -> None:
        shelf.said.judge(number, is_right, st.session_state.get(f"asking_note_{number}", ""))

    said = shelf.said.judged(number)
    with st.container(horizontal=True, vertical_alignment="center", key="asking_judging"):
        if said:
            told = "役に立ったと" if said[-1].is_right else "違うと"
            view.show(tag("p", f"{told}記録しました。", class_="soft", role="status"), key="asking_judged")
        else:
            st.button("役に立った", key=f"asking_right_{number}", on_click=safely(judge), args=(True,))
            with st.popover("違う・足りない"):
                st.text_area("どこが違いますか（なくてもかまいません）", key=f"asking_note_{number}")
                st.button("記録する", key=f"asking_wrong_{number}", on_click=safely(judge), args=(False,))
