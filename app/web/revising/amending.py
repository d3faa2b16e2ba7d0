"""A contract with its 覚書 and 変更契約書 worked in; the address names all of them, in their order."""

from datetime import UTC, datetime

import streamlit as st

from app import as_amendment
from app.web import links, picking, view
from app.web.chips import notice
from app.web.documents.files import stem
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import Html, tag
from app.web.naming import record_id
from app.web.revising import consolidated
from app.web.revising.choice import amended
from pipeline import run
from pipeline.store.people import Role
from pipeline.store.relations import Relations
from pipeline.types.amendment import Consolidation, Rule
from pipeline.types.relation import RelationKind

_BASE, _BY = "amending_base", "amending_by"
_KEPT = 4
"""Consolidations that stay in memory."""


def show(shelf: Library, titles: dict[str, str]) -> None:
    """One run of this side of the page."""
    if len(titles) < 2:
        words = tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。")
        told = "原契約と、それを変更する覚書・変更契約書が要ります。"
        view.show(notice(told, "plain", words), key="amending_empty")
        return
    known = amended(shelf.workspace, titles)
    base, by = _chosen(titles, dict(known))
    if not base or not by:
        view.show(_hint(), key="amending_hint")
        if (offered := consolidated.candidates(known, titles)) is not None:
            view.show(offered, key="amending_candidates")
        return
    if base in by:
        view.show(notice("原契約と同じ文書が、覚書にも選ばれています。", "warning"), key="amending_same")
        return
    with st.spinner("改め文を当てはめています…"):
        stamps = shelf.stamps()
        found = _worked(shelf, base, by, tuple(stamps.get(record_id(one), "") for one in (base, *by)))
    view.show(tag("h2", consolidated.names(found, titles)), key="amending_names")
    view.show(consolidated.result_html(found), key="amending_result")
    _downloads(shelf, base, by, found)
    left, right = st.columns([11, 9], gap="medium")
    with left:
        view.show(consolidated.text_html(found), key="amending_text")
    with right:
        view.show(consolidated.deeds_html(found), key="amending_deeds")


def _chosen(titles: dict[str, str], known: dict[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """The contract and its amendments of the address; a contract that is chosen brings those that are known along."""

    def choose() -> None:
        base = st.session_state[_BASE] or ""
        changed = base != st.query_params.get("b", "")
        view.go(links.consolidated(base, known.get(base, ()) if changed else st.session_state[_BY]))

    left, right = st.columns(2, vertical_alignment="bottom")
    here = st.query_params
    base = picking.single(left, titles, _BASE, here.get("b", ""), choose, label="原契約")
    by = picking.several(
        right,
        titles,
        _BY,
        here.get("by", ""),
        choose,
        label="覚書・変更契約書（当てはめる順）",
        none="当てはめる順に選ぶ",
        is_label_shown=True,
    )
    return base, by


def _hint() -> Html:
    return tag(
        "p",
        "原契約と覚書を選ぶと、改め文（「第5条を次のとおり改める」、新旧対照表など）を順に当てはめた本文を、"
        "どの箇所がどの覚書によるかとともに示します。当てはめられない改め文は、理由を示して残します。",
        class_="soft",
    )


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _worked(_shelf: Library, base: str, by: tuple[str, ...], _state: tuple[str, ...]) -> Consolidation:
    return run.amend(_shelf.pair(base)[0], [_shelf.pair(one)[0] for one in by])


def _downloads(shelf: Library, base: str, by: tuple[str, ...], found: Consolidation) -> None:
    name = f"{stem(shelf.pair(base))}（統合）"
    with st.container(horizontal=True, vertical_alignment="center", key="amending_files"):
        st.download_button(
            "Word に保存",
            data=made(lambda: as_amendment.word(found, author="yakkan", when=datetime.now(UTC)), base, *by),
            file_name=f"{name}.docx",
            on_click="ignore",
            help="改めた箇所に、どの覚書の何条によるかのコメントが付きます",
        )
        st.download_button(
            "本文だけをテキストに保存",
            data=made(found.document.source.text.encode, base, *by),
            file_name=f"{name}.txt",
            mime="text/plain",
            on_click="ignore",
        )
        if found.is_whole and found.steps and shelf.may(Role.REVIEWER):
            st.button(
                "原契約の後の版として登録",
                key="amending_keep",
                on_click=safely(_keep),
                args=(shelf, base, by, found, f"{name}.txt"),
                help="統合した本文に質問したり、期限を数えたりできるようになります",
            )


def _keep(shelf: Library, base: str, by: tuple[str, ...], found: Consolidation, name: str) -> None:
    """Adds the consolidated text as a version after the contract, in force from the day the last amendment names."""
    groups = shelf.groups.common((base, *by))
    added = record_id(shelf.add(found.document.source.text.encode(), name, groups=groups).document)
    Relations(shelf.workspace).tell(added, RelationKind.REVISION, record_id(base))
    days = [one.date for one in found.provisions if one.rule is Rule.EFFECT and one.date]
    if days:
        shelf.workspace.place(added, effective=max(days))
    view.go(links.history(added))
