"""Two versions chosen above, what changed below; the address names both."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app import as_pack
from app.compared import COLUMNS, OUTPUTS
from app.web import links, picking, view
from app.web.chips import notice
from app.web.documents.sharing import given, giving
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import tag
from app.web.naming import record_id
from app.web.revising import changes
from app.web.revising.choice import are_versions, chains, nothing_chosen
from app.web.revising.files import LABELS, file_name, written
from pipeline import run
from pipeline.store.people import Role
from pipeline.store.relations import Relations
from pipeline.types.pack import Pack
from pipeline.types.relation import RelationKind
from pipeline.types.revision import Revision

_OLD, _NEW, _GROUPS = "revising_old", "revising_new", "revising_groups"
_KEPT = 8
"""Comparisons that stay in memory."""
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that can be entered."""


def show(shelf: Library, titles: dict[str, str], side: str) -> None:
    """One run of this side of the page; side: of the comparison."""
    old, new = _chosen(titles) if len(titles) > 1 else ("", "")
    if shelf.may(Role.REVIEWER):
        _files(shelf, is_open=len(titles) < 2)
    if not old or not new:
        view.show(nothing_chosen(chains(shelf.workspace, titles), titles), key="revising_empty")
        return
    if old == new:
        view.show(notice("旧と新に同じ文書が選ばれています。違う版を選んでください。", "warning"), key="revising_same")
        return
    with st.spinner("二つの版を比べています…"):
        stamps = shelf.stamps()
        found = _compared(shelf, old, new, (stamps.get(record_id(old), ""), stamps.get(record_id(new), "")))
    view.show(changes.head((titles[old], titles[new]), found, side, links.revision(old, new)), key="revising_head")
    with st.container(horizontal=True, vertical_alignment="center", key="revising_doings"):
        _downloads(shelf, found)
        _linking(shelf, old, new)
    if side == changes.FORM:
        shown = changes.form_html(found)
    elif side == changes.MAIN:
        shown = changes.main_html(found, _packs(found, *_days()))
    elif side == changes.FACTS:
        shown = changes.facts_html(found)
    else:
        shown = changes.substance_html(found)
    view.show(shown, key="revising_changes")


def _chosen(titles: dict[str, str]) -> tuple[str, str]:
    """The two versions of the address; choosing others changes the address."""

    def choose() -> None:
        view.go(links.revision(st.session_state[_OLD] or "", st.session_state[_NEW] or ""))

    def swap() -> None:
        view.go(links.revision(st.session_state[_NEW] or "", st.session_state[_OLD] or ""))

    here = st.query_params
    left, middle, right = st.columns([10, 1, 10], vertical_alignment="bottom")
    old = picking.single(left, titles, _OLD, here.get("o", ""), choose, label="旧（改定前）")
    new = picking.single(right, titles, _NEW, here.get("n", ""), choose, label="新（改定後）")
    middle.button("⇄", key="revising_swap", help="旧と新を入れ替える", on_click=safely(swap), width="stretch")
    return old, new


def _files(shelf: Library, *, is_open: bool) -> None:
    """Two files from elsewhere: they are kept as documents, and compared."""
    with st.expander("登録していない二つのファイルを比べる", expanded=is_open):
        left, right = st.columns(2)
        old = left.file_uploader("旧（改定前）", key="revising_file_old")
        new = right.file_uploader("新（改定後）", key="revising_file_new")
        st.caption("ファイルは文書として登録され、あとから質問や比較にも使えます。")
        giving(shelf, _GROUPS)
        if st.button("登録して比べる", disabled=not (old and new), type="primary") and old and new:
            with st.spinner("二つのファイルを読んでいます…"):
                added = [shelf.add(one.getvalue(), one.name, groups=given(_GROUPS)).document for one in (old, new)]
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
    documents = [one.id for revision in found for one in (revision.old, revision.new)]
    with st.popover("新旧対照表・赤字などを保存"):
        columns = st.selectbox("新旧対照表の列の見出し（左/右）", COLUMNS, key="revising_columns")
        author = st.text_input("変更履歴の作成者", "yakkan", key="revising_author")
        for output in OUTPUTS:
            st.download_button(
                LABELS[output.name],
                data=made(
                    partial(
                        written,
                        shelf,
                        found,
                        output,
                        columns,
                        author,
                        st.session_state.get("revising_announced"),
                        st.session_state.get("revising_effective"),
                    ),
                    *documents,
                ),
                file_name=file_name(found[0], output),
                on_click="ignore",
                help=output.help,
                key=f"revising_{output.name}",
                width="stretch",
            )


def _linking(shelf: Library, old: str, new: str) -> None:
    """What the store knows of the two: versions of one document, or not yet."""
    before, after = record_id(old), record_id(new)
    if before == after:
        return
    if are_versions(shelf.workspace, before, after):
        past = tag("a", "この文書の版と条項の履歴", href=links.history(new).href, data_go=True)
        view.show(tag("p", past, class_="actions"), key="revising_linked")
        return

    if not shelf.may(Role.REVIEWER):
        return

    def link() -> None:
        Relations(shelf.workspace).tell(after, RelationKind.REVISION, before)

    st.button(
        "新を旧の改定版として記録",
        key="revising_link",
        on_click=safely(link),
        help="版の一覧と条項の履歴に並び、旧の版から答えたときに後の版があると知らせます",
    )
