"""The versions of a document, and one of its clauses through all of them; the address names both."""

from collections.abc import Sequence

import streamlit as st

from app.web import links, picking, view
from app.web.chips import notice, section
from app.web.doing import safely
from app.web.library import Library, Pair
from app.web.markup import tag
from app.web.naming import record_id
from app.web.revising import past
from app.web.revising.choice import firsts
from pipeline import history
from pipeline.errors import WorkspaceError
from pipeline.history import Step
from pipeline.store import Record
from pipeline.store.people import Role
from pipeline.store.relations import Relations
from pipeline.types.address import Address
from pipeline.types.document import Document
from pipeline.types.relation import RelationKind

_DOCUMENT, _CLAUSE, _EARLIER = "versions_document", "versions_clause", "versions_earlier"
_KEPT = 4
"""Histories that stay in memory."""
Versions = Sequence[tuple[Record, Sequence[Pair]]]


def show(shelf: Library, titles: dict[str, str]) -> None:
    """One run of this side of the page."""

    def choose() -> None:
        view.go(links.history(st.session_state[_DOCUMENT] or ""))

    if not titles:
        words = tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。")
        view.show(notice("版を並べる文書がまだありません。", "plain", words), key="versions_empty")
        return
    left, right = st.columns(2)
    document = picking.single(left, titles, _DOCUMENT, st.query_params.get("d", ""), choose, label="文書")
    if not document:
        told = "文書を選ぶと、すべての版と、条項ごとの変わり方を示します。"
        view.show(tag("p", told, class_="soft"), key="versions_hint")
        return
    with right:
        address = _clause(shelf.pair(document)[0])
    stamps = shelf.stamps()
    records = [one for one in shelf.workspace.versions(record_id(document)) if one.id in stamps]
    with st.spinner("版を比べています…"):
        versions, steps = _steps(shelf, tuple((one.id, stamps[one.id], one.effective) for one in records))
    documents = firsts(titles)
    if address is not None:
        _trace(shelf, steps, versions, document, address, documents)
    view.show(section("版の一覧", past.versions_html(steps, documents, document)), key="versions_list")
    _earlier(shelf, document, records, titles)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _steps(_shelf: Library, state: tuple[tuple[str, str, str | None], ...]) -> tuple[Versions, list[Step]]:
    records = {one.id: one for one in _shelf.workspace.records()}
    versions = [(records[one], _shelf.pairs(one)) for one, *_ in state]
    return versions, history.of_document(versions)


def _clause(document: Document) -> Address | None:
    """The clause of the address; choosing an article changes it."""
    given = st.query_params.get("a", "")
    units = {str(unit.address): unit for unit in past.articles(document)}
    try:
        address = Address.parse(given) if given else None
    except ValueError:
        address = None
    if address is not None and document.find(address) is None:
        view.show(notice(f"{address}は、この文書にありません。", "warning"), key="versions_no_clause")
        address = None

    def choose() -> None:
        view.go(links.history(document.id, st.session_state[_CLAUSE] or ""))

    article = str(address.article) if address and str(address.article) in units else str(address or "")
    picking.adopt(_CLAUSE, f"{document.id} {given}", article if article in units else None)
    st.selectbox(
        "条項",
        list(units),
        index=None,
        key=_CLAUSE,
        format_func=lambda one: past.named(units[one]),
        placeholder="変わり方を見る条項を選ぶ",
        on_change=safely(choose),
    )
    if address is not None and article in units and units[article].children:
        view.show(past.parts_html(document, units[article], str(address)), key="versions_parts")
    return address


def _trace(
    shelf: Library,
    steps: Sequence[Step],
    versions: Versions,
    document: str,
    address: Address,
    documents: dict[str, str],
) -> None:
    try:
        found = history.along(steps, versions, record_id(document), address)
    except WorkspaceError as error:
        view.show(notice(str(error), "warning"), key="versions_untraced")
        return
    shown = section(f"{address}の変わり方", past.clause_html(found, documents))
    view.show(shown, key="versions_trace")


def _earlier(shelf: Library, document: str, records: Sequence[Record], titles: dict[str, str]) -> None:
    """Where no other version is known: which one came before it, as its words suggest or as a person says."""
    if len(records) > 1:
        return
    if not shelf.may(Role.REVIEWER):
        view.show(notice("ほかの版は登録されていません。"), key="versions_alone")
        return
    record = record_id(document)
    proposed = [
        kept.relation for kept in Relations(shelf.workspace).all(record) if kept.relation.kind is RelationKind.REVISION
    ]
    others = {one: title for one, title in titles.items() if record_id(one) != record}
    view.show(notice("ほかの版は登録されていません。前の版があれば選んで記録してください。"), key="versions_alone")
    there = firsts(titles)
    for relation in proposed:
        old, new = there.get(relation.other, ""), there.get(relation.document, "")
        if old and new:
            said = tag("p", f"{titles[old]} → {titles[new]}　", tag("span", relation.reason, class_="soft"))
            view.show(said, key=f"versions_proposed_{old}_{new}")
            st.button(
                "この二つを版として記録",
                key=f"versions_accept_{old}_{new}",
                on_click=safely(Relations(shelf.workspace).tell),
                args=(relation.document, RelationKind.REVISION, relation.other),
            )
    if not others:
        return
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    earlier = left.selectbox(
        "前の版",
        list(others),
        index=None,
        key=_EARLIER,
        format_func=others.__getitem__,
        placeholder="前の版の文書を選ぶ",
    )
    if right.button("記録", key="versions_tell", disabled=not earlier) and earlier:
        Relations(shelf.workspace).tell(record, RelationKind.REVISION, record_id(earlier))
        st.rerun()
