"""改定: two versions chosen above, what changed below; the address names both."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app import as_pack
from app.compared import COLUMNS, OUTPUTS
from app.web import links, view
from app.web.chips import notice
from app.web.library import Library
from app.web.revising import changes
from app.web.revising.choice import chains, nothing_chosen
from app.web.revising.files import LABELS, file_name, written
from app.web.shared import library
from pipeline import run
from pipeline.types.pack import Pack
from pipeline.types.revision import Revision

_OLD, _NEW = "revising_old", "revising_new"
_KEPT = 8
"""Comparisons that stay in memory."""
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be entered."""


def page() -> None:
    """One run of the page."""
    shelf = library()
    with st.spinner("文書を読み込んでいます…"):
        names = shelf.titles()
    _files(shelf)
    old, new = _chosen(names) if len(names) > 1 else ("", "")
    if not old or not new:
        view.show(nothing_chosen(chains(shelf.workspace.records(), names), names), key="revising_empty")
        return
    if old == new:
        view.show(notice("旧と新に同じ文書が選ばれています。違う版を選んでください。", "warning"), key="revising_same")
        return
    with st.spinner("二つの版を比べています…"):
        stamps = shelf.stamps()
        found = _compared(shelf, old, new, (stamps.get(old, ""), stamps.get(new, "")))
    side = st.query_params.get("v", changes.SUBSTANCE)
    view.show(changes.head((names[old], names[new]), found, side, links.revision(old, new)), key="revising_head")
    _downloads(shelf, found)
    if side == changes.FORM:
        shown = changes.form_html(found)
    elif side == changes.MAIN:
        shown = changes.main_html(found, _packs(found, *_days()))
    else:
        shown = changes.substance_html(found)
    view.show(shown, key="revising_changes")


def _chosen(names: dict[str, str]) -> tuple[str, str]:
    """The two versions of the address; choosing others changes the address."""
    here = st.query_params
    for key, name in ((_OLD, "o"), (_NEW, "n")):
        given = here.get(name, "")
        if st.session_state.get(f"{key}_shown") != given:
            st.session_state[f"{key}_shown"] = given
            st.session_state[key] = given if given in names else None

    def choose() -> None:
        view.go(links.revision(st.session_state[_OLD] or "", st.session_state[_NEW] or ""))

    def swap() -> None:
        view.go(links.revision(st.session_state[_NEW] or "", st.session_state[_OLD] or ""))

    left, middle, right = st.columns([10, 1, 10], vertical_alignment="bottom")
    for column, key, label in ((left, _OLD, "旧（改定前）"), (right, _NEW, "新（改定後）")):
        column.selectbox(
            label,
            list(names),
            index=None,
            key=key,
            format_func=names.__getitem__,
            placeholder="文書を選ぶ",
            on_change=choose,
        )
    middle.button("⇄", key="revising_swap", help="旧と新を入れ替える", on_click=swap, width="stretch")
    return st.session_state[_OLD] or "", st.session_state[_NEW] or ""


def _files(shelf: Library) -> None:
    """Two files from elsewhere: they are kept as documents, and compared."""
    with st.expander("登録していない二つのファイルを比べる"):
        left, right = st.columns(2)
        old = left.file_uploader("旧（改定前）", key="revising_file_old")
        new = right.file_uploader("新（改定後）", key="revising_file_new")
        st.caption("ファイルは文書として登録され、あとから質問や比較にも使えます。")
        if st.button("登録して比べる", disabled=not (old and new), type="primary") and old and new:
            with st.spinner("二つのファイルを読んでいます…"):
                added = [shelf.add(one.getvalue(), one.name).document for one in (old, new)]
            view.go(links.revision(*added))
            st.rerun()


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _compared(_shelf: Library, old: str, new: str, _state: tuple[str, str]) -> list[Revision]:
    documents = ([_shelf.pair(one)[0]] for one in (old, new))
    return run.revise(*documents, clause_types=_shelf.models.clause_types)


def _days() -> tuple[date, date | None]:
    """The day of the announcement, and the day the new version comes into force where its text does not say."""
    left, right, _ = st.columns([1, 1, 2])
    announced = left.date_input(
        "周知する日", date.today(), key="revising_announced", format="YYYY/MM/DD", min_value=_FIRST, max_value=_LAST
    )
    effective = right.date_input(
        "施行日（空なら文書から読み取ります）",
        None,
        key="revising_effective",
        format="YYYY/MM/DD",
        min_value=_FIRST,
        max_value=_LAST,
    )
    return announced or date.today(), effective


def _packs(found: Sequence[Revision], announced: date, effective: date | None) -> list[Pack]:
    return [as_pack.pack(one, announced=announced, effective=effective) for one in found]


def _downloads(shelf: Library, found: Sequence[Revision]) -> None:
    with st.popover("ファイルに書き出す"):
        columns = st.selectbox("新旧対照表の列の見出し（左/右）", COLUMNS, key="revising_columns")
        author = st.text_input("変更履歴の作成者", "yakkan", key="revising_author")
        for output in OUTPUTS:
            st.download_button(
                LABELS[output.name],
                data=partial(
                    written,
                    shelf,
                    found,
                    output,
                    columns,
                    author,
                    st.session_state.get("revising_announced"),
                    st.session_state.get("revising_effective"),
                ),
                file_name=file_name(found[0], output),
                on_click="ignore",
                help=output.help,
                key=f"revising_{output.name}",
                width="stretch",
            )
