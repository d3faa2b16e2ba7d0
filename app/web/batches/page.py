"""一括処理: many files at once; the list of batches, or one of them, as the address says."""

import math
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from app.web import links, view
from app.web.batches import files, showing
from app.web.batches.adding import hand_over
from app.web.batches.lots import Lot
from app.web.batches.rows import Row, State
from app.web.batches.shared import desk, one, seen
from app.web.batches.starting import LABEL, start
from app.web.documents.files import EXCEL
from app.web.documents.sharing import given, giving
from app.web.doing import made, safely
from app.web.dropping import Files, dropped
from app.web.library import Library
from app.web.shared import intake, library
from pipeline.store.people import Role

_GROUPS = "batches_groups_given"
_OFTEN = 1.0
"""Seconds between two looks at what is under way."""
_ROWS = 100
"""Of one page of files."""


def page() -> None:
    """One run of the page."""
    if wanted := st.query_params.get("b"):
        _one(library(), wanted)
    else:
        _every(library())


def _every(shelf: Library) -> None:
    may_start = shelf.may(Role.REVIEWER)
    if may_start:
        start(shelf)
    lots = seen(shelf)
    if not lots:
        view.show(showing.empty_html(may_start), key="batches_empty")
        return
    busy = any(desk().sight(lot.id) for lot in lots)
    view.part(_list, _OFTEN if busy else None)()


def _list() -> None:
    shelf = library()
    lots = [(lot, desk().sight(lot.id)) for lot in seen(shelf)]
    view.show(showing.list_html(lots, named=shelf.workspace.person is not None), key="batches_list")
    _look_no_more(any(sight for _, sight in lots))


def _one(shelf: Library, wanted: str) -> None:
    lot = one(shelf, wanted)
    running = desk().sight(lot.id) is not None
    view.part(_standing, _OFTEN if running else None)(lot.id)
    if shelf.may(Role.REVIEWER):
        _actions(shelf, lot, running)
    if lot.outcome is not None and not running:
        _results(shelf, lot)
    view.part(_files, _OFTEN if running else None)(lot.id, st.query_params.get("f", ""))


def _standing(id_: str) -> None:
    lot, sight = one(library(), id_), desk().sight(id_)
    view.show(showing.head_html(lot, sight), key="batches_head")
    if sight is not None:
        view.show(showing.sight_html(sight), key="batches_sight")
    _look_no_more(sight is not None)


def _actions(shelf: Library, lot: Lot, running: bool) -> None:
    """Stop; or go on, put further files to it, take it away."""

    def stop() -> None:
        shelf.require(Role.REVIEWER)
        desk().stop(lot.id)

    with st.container(horizontal=True, vertical_alignment="bottom", key="batches_actions"):
        if running:
            st.button("止める", on_click=safely(stop), key="batches_stop")
            return
        stopped = showing.phase(lot, None) is not showing.Phase.DONE
        with st.popover("続ける" if stopped else "もう一度読む"):
            _again(shelf, lot, stopped)
        with st.popover("取り除く"):
            _remove(shelf, lot)


def _again(shelf: Library, lot: Lot, stopped: bool) -> None:
    def again() -> None:
        shelf.require(Role.REVIEWER)
        desk().start(lot.id, st.session_state.get("batches_password"))

    def put(more: Files) -> None:
        shelf.require(Role.REVIEWER)
        desk().lots.keep(lot.id, more, replaces=True)
        desk().start(lot.id)

    rest = "残りと、" if stopped else ""
    st.caption(f"{rest}失敗したもの・変わったもの・増えたものを読みます。読めたものはそのままです。")
    with st.form("batches_again", border=False):
        st.text_input("パスワード（保護されたファイルがあるとき）", type="password", key="batches_password")
        st.form_submit_button("読む", on_click=safely(again))
    if not lot.folder:
        st.caption("ファイルを足すときは、ここに落としてください。同じ名前のものは差し替えます。")
        dropped("batches_more", LABEL, put)


def _remove(shelf: Library, lot: Lot) -> None:
    def remove() -> None:
        shelf.require(Role.REVIEWER)
        desk().remove(lot.id)
        view.go(links.batches())

    left = "元のフォルダーの文書は残ります。" if lot.folder else "受け取ったファイルも消えます。"
    st.caption(f"一覧とすべての結果を消します。{left}元に戻せません。")
    st.button("取り除く", on_click=safely(remove), key="batches_remove")


def _results(shelf: Library, lot: Lot) -> None:
    """What came of it, and the files to be saved."""
    outcome, out = lot.outcome, desk().lots.out(lot.id)
    assert outcome is not None
    stem = files.stem(Path(lot.name).name)
    shown = partial(made, sees=lambda now: one(now, lot.id))
    with st.container(horizontal=True, key="batches_results"):
        for number, book in enumerate(outcome.books, 1):
            label = "Excel 一覧" if number == 1 else f"Excel 一覧（{number}）"
            st.download_button(
                label,
                data=shown((out / book).read_bytes),
                file_name=f"{stem}_{book}",
                mime=EXCEL,
                on_click="ignore",
                key=f"batches_book_{number}",
                type="primary" if number == 1 else "secondary",
            )
        st.download_button(
            "CSV",
            data=shown(lambda: files.zipped(out / "csv")),
            file_name=f"{stem}_CSV.zip",
            mime=files.TABLES,
            on_click="ignore",
            help="一覧・事実・条項・指摘・失敗の表",
        )
        st.download_button(
            "JSON",
            data=shown(lambda: files.zipped(out / "json")),
            file_name=f"{stem}_JSON.zip",
            mime=files.TABLES,
            on_click="ignore",
            help="文書ごとに取り出したもの",
        )
        st.download_button(
            "報告",
            data=shown((out / "report.md").read_bytes),
            file_name=f"{stem}_報告.md",
            mime=files.REPORT,
            on_click="ignore",
        )
        if outcome.documents and shelf.may(Role.REVIEWER):
            with st.popover("文書に加える"):
                st.caption("読めたものを登録して、質問や比較に使えるようにします。")
                giving(shelf, _GROUPS)
                st.button("加える", on_click=safely(_add), args=(shelf, lot), key="batches_add", type="primary")
    view.show(showing.outcome_html(lot, outcome), key="batches_outcome")


def _add(shelf: Library, lot: Lot) -> None:
    root = Path(lot.folder) if lot.folder else desk().lots.documents(lot.id)
    good = [root / row.path for row in desk().rows(lot) if row.state is State.READ]
    hand_over(good, intake(), given(_GROUPS), max_bytes=shelf.limits.max_bytes)
    view.go(links.documents())


def _files(id_: str, group: str) -> None:
    """The files, a page of them at a time."""
    lot = one(library(), id_)
    rows: Sequence[Row] = desk().rows(lot)
    if not rows:
        return
    shown = showing.narrowed(rows, group)
    pages = max(1, math.ceil(len(shown) / _ROWS))
    view.show(showing.groups_html(lot, rows, group), key="batches_groups")
    number = st.pagination(pages, key="batches_page") if pages > 1 else 1
    view.show(showing.rows_html(shown[(number - 1) * _ROWS : number * _ROWS]), key="batches_files")


def _look_no_more(busy: bool) -> None:
    """Shows the whole page anew when what was under way has ended."""
    if busy:
        st.session_state["batches_busy"] = True
    elif st.session_state.pop("batches_busy", False):
        st.rerun()
