"""All documents: what is taken in, the list, and the queue of what a person should look at."""

import math
from datetime import date

import streamlit as st

from app.web import links, picking, view, windows
from app.web.chips import notice, tabs
from app.web.documents.editing import edit
from app.web.documents.intake import Intake, State
from app.web.documents.listing import ORDERS, entries, jobs_html, list_html
from app.web.documents.queue import doubts, queue_html
from app.web.documents.sharing import given, giving
from app.web.documents.summaries import Summaries
from app.web.doing import safely
from app.web.dropping import dropped
from app.web.markup import Html, tag
from app.web.shared import intake, library, whole
from pipeline.errors import YakkanError
from pipeline.store.people import Role
from pipeline.types.clause import Fact

_WORDS, _ORDER, _PAGE = "documents_words", "documents_order", "documents_page"
_GROUPS = "documents_groups"
_ROWS = 100
"""Of one page of the list."""


def show() -> None:
    """The list with the files that come in."""
    taken, shelf = intake(), library()
    may_add = shelf.may(Role.REVIEWER)
    if may_add:
        giving(shelf, _GROUPS)
        dropped("documents_upload", "文書を登録", lambda files: taken.put(files, given(_GROUPS)))
    if taken.jobs:
        view.part(_jobs, 1.0 if taken.is_busy else None)(taken)
    if not shelf.workspace.count():
        view.show(_nothing(may_add, taken.is_busy), key="documents_empty")
        if may_add and not taken.is_busy and st.button("見本の利用規約を登録する"):
            shelf.add_sample()
            st.rerun()
        return
    view.show(_views(""), key="documents_views")
    words, order = _narrowing()
    _, left = summaries().rows(shelf.stamps())
    view.part(_rows, 1.0 if left else None)(words, order)


def show_queue() -> None:
    """Values of little confidence that nobody has confirmed, over all documents."""
    view.show(_views("queue"), key="documents_views")
    _, left = summaries().rows(library().stamps())
    view.part(_queue, 1.0 if left else None)()


def _queue() -> None:
    """Comes again each second while documents are being read."""
    shelf = library()
    rows, left = summaries().rows(shelf.stamps())
    found = doubts(row for several in rows.values() for row in several)

    def do(words: str) -> None:
        does, _, number = words.partition(":")
        row, fact = found[int(number)]
        if does == "edit":
            windows.open_window("documents_editing", (row.id, fact))
        else:
            library().said.correct(library().pair(row.id)[0], fact, fact.value)

    shown = queue_html(found, left, may_confirm=shelf.may(Role.REVIEWER))
    view.show(shown, key="documents_queue", does=do)
    _look_no_more(left)  # before what is told once: it may begin anew here
    match windows.about("documents_editing"):
        case (str(id_), Fact() as fact):
            try:
                document, _ = shelf.pair(id_)
            except YakkanError as error:  # it was removed while the window stood open
                windows.close()
                view.show(notice(str(error), "error"), key="documents_gone")
            else:
                edit(shelf, document, fact)


@st.cache_resource(show_spinner=False)
def summaries() -> Summaries:
    """The rows of the list, kept for all who use the app; each person asks for those they may see."""
    return Summaries(whole())


def _nothing(may_add: bool, is_busy: bool) -> Html:
    if is_busy:
        return tag("p", "読み終わった文書から、ここに並びます。", class_="soft")
    told = (
        "上に落とした PDF・Word・HTML・Markdown・テキストが、ここに並びます。"
        if may_add
        else "あなたに見える文書は、まだ登録されていません。登録は、担当者か管理者が行います。"
    )
    return tag("div", tag("h2", "まだ文書がありません"), tag("p", told), class_="empty")


def _views(here: str) -> Html:
    return tabs(
        (("一覧", links.documents(), here == ""), ("確認待ちの値", links.queue(), here == "queue")), "文書の見方"
    )


def _narrowing() -> tuple[str, str]:
    """The words that a row must have and the order, as the address has them; what is typed or chosen becomes the address."""
    here = st.query_params.to_dict()
    words, order = here.get("q", ""), here.get("s", "")
    order = order if order in ORDERS else ""
    picking.adopt(_WORDS, words, words)
    picking.adopt(_ORDER, order, order)

    def narrow() -> None:
        view.go(links.documents(" ".join(st.session_state[_WORDS].split()), st.session_state[_ORDER]))

    left, right = st.columns([4, 1])
    left.text_input(
        "探す",
        placeholder="題名・当事者・種類・ファイル名で絞る",
        label_visibility="collapsed",
        key=_WORDS,
        on_change=safely(narrow),
    )
    right.selectbox(
        "並べ方",
        list(ORDERS),
        format_func=lambda one: ORDERS[one][0],
        label_visibility="collapsed",
        key=_ORDER,
        on_change=safely(narrow),
    )
    return words, order


def _rows(words: str, order: str) -> None:
    """Comes again each second while rows are being made."""
    shelf = library()
    rows, left = summaries().rows(shelf.stamps())
    shown = entries(list(reversed(shelf.workspace.records())), rows, words, order, date.today())
    pages = max(1, math.ceil(len(shown) / _ROWS))
    wanted = st.query_params.get("n", "")
    page = min(max(1, int(wanted)), pages) if wanted.isascii() and wanted.isdecimal() else 1

    def turn() -> None:
        view.go(links.documents(words, order, st.session_state[_PAGE]))

    told = f"{len(shown)} 件" + (f"（ほか {left} 件の内容を読み取り中）" if left else "")
    with st.container(horizontal=True, vertical_alignment="center", key="documents_count"):
        view.show(tag("p", told, class_="soft", role="status"), key="documents_told")
        if pages > 1:
            picking.adopt(_PAGE, str(page), page)
            st.pagination(pages, key=_PAGE, on_change=safely(turn))
    view.show(list_html(shown[(page - 1) * _ROWS : page * _ROWS], left > 0), key="documents_list")
    _look_no_more(left)


def _look_no_more(left: int) -> None:
    """Ends the look once a second when nothing more is to come. left: what is still to be read."""
    if left:
        st.session_state["documents_filling"] = True
    elif st.session_state.pop("documents_filling", False):
        st.rerun()


def _jobs(taken: Intake) -> None:
    jobs = taken.jobs
    view.show(jobs_html(jobs), key="documents_jobs")
    for job in jobs:
        if job.state is State.LOCKED:
            _password(taken, job.number)
    if not taken.is_busy:
        if st.session_state.pop("documents_was_busy", False):
            st.rerun()  # the list has new rows
        if st.button("この結果を閉じる", key="documents_clear"):
            taken.clear()
            st.rerun()
    else:
        st.session_state["documents_was_busy"] = True


def _password(taken: Intake, number: int) -> None:
    with st.form(f"documents_password_{number}", border=False):
        typed, done = st.columns([3, 1], vertical_alignment="bottom")
        password = typed.text_input(f"{number} 番目のファイルのパスワード", type="password")
        if done.form_submit_button("開く") and password:
            taken.unlock(number, password)
            st.rerun()
