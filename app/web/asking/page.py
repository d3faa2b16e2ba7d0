"""質問: the question above, its answer on the left, the clause that is open on the right."""

from datetime import date

import streamlit as st

from app.standing import standings
from app.web import links, picking, view
from app.web.asking import turns
from app.web.asking.answer import answer_html, told
from app.web.asking.empty import examples, nothing_stored, past
from app.web.asking.sheet import sheet
from app.web.asking.standing import standings_html
from app.web.asking.turns import Asked
from app.web.chips import copies
from app.web.clause import clause_html
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import tag
from app.web.naming import record_id
from app.web.shared import intake, library
from pipeline import run
from pipeline.errors import MissingError
from pipeline.store.people import Role
from pipeline.types.address import Address
from pipeline.types.answer import Answer
from pipeline.types.index import Index

_TYPED, _WITHIN, _DAY = "asking_typed", "asking_within", "asking_day"
_PAST = 12
"""Earlier questions that are offered again."""
_KEPT = 2
"""Indexes over the versions of a day that stay in memory."""
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be entered."""


def page() -> None:
    """One run of the page."""
    shelf = library()
    if not shelf.workspace.count():
        _nothing(shelf)
        return
    with st.spinner("文書を読み込んでいます…（はじめてのときと、yakkan を新しくした後は時間がかかります）"):
        titles = shelf.titles()
    asked = turns.read(st.query_params.to_dict())
    _typing(shelf, titles, asked)
    if asked is None:
        view.show(examples(len(titles), shelf.past(_PAST)), key="asking_examples")
        return
    with st.spinner("条項を探しています…"):
        index = _index(shelf, asked)
        found = turns.answer(index, asked)
    st.session_state["asking_answered_by"] = turns.answered_by(found)
    opened = _opened(found)
    left, right = st.columns([11, 10], gap="medium")
    with left:
        view.show(answer_html(asked, found, index, opened), key="asking_answer")
        if (beside_it := standings_html(asked, standings(shelf.workspace, found), titles)) is not None:
            view.show(beside_it, key="asking_standing")
        _actions(asked, found, index)
        _judging(shelf, asked, found)
        view.show(past(shelf.past(_PAST), asked.question), key="asking_past")
    if opened is not None:
        with right, st.container(key="beside"):
            document, address = opened
            quotes = [one.quote for one in found.citations if (one.document, one.address) == opened]
            beside = clause_html(shelf.pair(document)[0], address, quotes=quotes, to=asked.link)
            view.show(beside, key="asking_clause")


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
    as_of = turns.day(here.get("on", ""))
    picking.adopt(_TYPED, here.get("q", ""), here.get("q", ""))
    picking.adopt(_DAY, as_of, date.fromisoformat(as_of) if as_of else None)

    def ask() -> None:
        typed, within = " ".join(st.session_state[_TYPED].split()), tuple(st.session_state[_WITHIN])
        chosen: date | None = st.session_state[_DAY]
        day = chosen.isoformat() if chosen else ""
        if not typed:
            view.go(links.question("", within, as_of=day))
            return
        if asked is not None and typed == asked.question:
            view.go(Asked(typed, within, as_of=day).link())
            return
        by = st.session_state.get("asking_answered_by", "") if asked else ""
        parties = shelf.parties([by] if by else [])
        view.go(turns.follows(typed, within, asked, parties, by, day).link())

    line, choice, when = st.columns([6, 4, 2])
    line.text_input(
        "質問",
        key=_TYPED,
        placeholder="例: 解約はいつまでに申し出る？（続けて「手数料は？」「他には？」とも聞けます）",
        on_change=safely(ask),
        label_visibility="collapsed",
    )
    every = f"すべての文書（{len(titles)} 件）に聞く"
    picking.several(choice, titles, _WITHIN, here.get("in", ""), ask, label="聞く文書", none=every)
    with when.popover(f"{as_of} の版" if as_of else "すべての版", width="stretch"):
        st.date_input(
            "この日に効力のあった版だけに聞く（空なら、すべての版）",
            key=_DAY,
            format="YYYY/MM/DD",
            min_value=_FIRST,
            max_value=_LAST,
            on_change=safely(ask),
        )


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


def _actions(asked: Asked, found: Answer, index: Index) -> None:
    with st.container(horizontal=True, key="asking_actions", vertical_alignment="center"):
        more = tag("a", "ほかの答えを探す", href=asked.next.link().href, data_go=True, class_="quiet")
        view.show(
            tag("p", copies(told(found, index.titles), "答えを根拠とともに写す"), more, class_="actions"),
            key="asking_more",
        )
        st.download_button(
            "回答票を保存",
            data=made(lambda: sheet(found, index, date.today()).encode(), *(one.document for one in found.citations)),
            file_name="回答票.html",
            mime="text/html",
            on_click="ignore",
            help="印刷できる一枚のページです",
        )


def _judging(shelf: Library, asked: Asked, found: Answer) -> None:
    """Whether the answer was right; what is said is kept with the question, where anything can be kept."""
    if shelf.workspace.is_read_only():
        return
    kept: tuple[Asked, int] | None = st.session_state.get("asking_kept")
    if kept is None or kept[0] != asked:
        kept = asked, shelf.keep_question(found)
        st.session_state["asking_kept"] = kept
    number = kept[1]

    def judge(is_right: bool) -> None:
        shelf.judge(number, is_right, st.session_state.get(f"asking_note_{number}", ""))

    said = shelf.judged(number)
    with st.container(horizontal=True, vertical_alignment="center", key="asking_judging"):
        if said:
            told = "役に立ったと" if said[-1].is_right else "違うと"
            view.show(tag("p", f"{told}記録しました。", class_="soft", role="status"), key="asking_judged")
        else:
            st.button("役に立った", key=f"asking_right_{number}", on_click=safely(judge), args=(True,))
            with st.popover("違う・足りない"):
                st.text_area("どこが違いますか（なくてもかまいません）", key=f"asking_note_{number}")
                st.button("記録する", key=f"asking_wrong_{number}", on_click=safely(judge), args=(False,))
