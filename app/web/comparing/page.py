"""比較: matters over documents in a table, or what most documents of a kind have and some lack; the address says what."""

import streamlit as st

from app.web import links, picking, view
from app.web.chips import chip, notice, tabs
from app.web.comparing.lacking import lacking, lacking_html
from app.web.comparing.matrix import matrix_html, workbook
from app.web.comparing.matters import MOST, SETS, names, subjects
from app.web.documents.every import summaries
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import Html, tag
from app.web.shared import library
from pipeline.answer import across
from pipeline.ontology import load

_MATTERS, _WITHIN = "comparing_matters", "comparing_within"
_LACKING = "lacking"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> None:
    """One run of the page."""
    shelf = library()
    with st.spinner("文書を読み込んでいます…"):
        titles = shelf.titles()
    if not titles:
        view.show(_nothing(), key="comparing_empty")
        return
    within = tuple(one for one in st.query_params.get("in", "").split(",") if one in titles)
    side = st.query_params.get("v", "")
    matters = [one for one in st.query_params.get("m", "").split(",") if one in names(load())]
    ways = (
        ("事項を並べる", links.matrix(matters, within), side != _LACKING),
        ("多くの文書にある定めと、その欠け", links.lacking(within), side == _LACKING),
    )
    view.show(tabs(ways, "比べ方"), key="comparing_ways")
    if side == _LACKING:
        _lacking(shelf, titles)
    else:
        _matrix(shelf, titles)


def _matrix(shelf: Library, titles: dict[str, str]) -> None:
    matters, within = _chosen(titles)
    view.show(_sets(within), key="comparing_sets")
    if not matters:
        return
    asked = subjects(matters)
    with st.spinner("文書を比べています…"):
        found = across.compare(asked, shelf.index(within), within)
    view.show(matrix_html(found, asked, titles), key="comparing_matrix")
    st.download_button(
        "Excel に保存",
        data=made(lambda: workbook(found, titles), *(within or titles)),
        file_name="比較.xlsx",
        mime=_EXCEL,
        on_click="ignore",
        help="値の横に条項と原文が並びます",
    )


def _lacking(shelf: Library, titles: dict[str, str]) -> None:
    def choose() -> None:
        view.go(links.lacking(st.session_state[_WITHIN]))

    given = st.query_params.get("in", "")
    none = f"すべての文書（{len(titles)} 件）を比べる"
    picking.several(st.container(), titles, _WITHIN, given, choose, label="比べる文書", none=none)
    _, left = summaries().rows(shelf.stamps())
    view.part(_table, 1.0 if left else None)(given)


def _table(given: str) -> None:
    """Comes again each second while documents are being read."""
    shelf = library()
    rows, left = summaries().rows(shelf.stamps())
    chosen = set(filter(None, given.split(",")))
    older = {record.revision_of for record in shelf.workspace.records()}
    every = ((record, row) for record, several in rows.items() for row in several)
    found = lacking(row for record, row in every if (row.id in chosen if chosen else record not in older))
    if left:
        view.show(tag("p", f"ほか {left} 件の文書を読み取り中です。", class_="soft", role="status"), key="lacking_left")
    if found or not left:
        view.show(lacking_html(found, shelf.titles()), key="lacking_table")
    if left:
        st.session_state["lacking_filling"] = True
    elif st.session_state.pop("lacking_filling", False):
        st.rerun()  # nothing more is to come: the page no longer looks each second


def _chosen(titles: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The matters and documents of the address; choosing others changes the address."""
    known = names(load())
    given = st.query_params.get("m", "")
    picking.adopt(_MATTERS, given, [one for one in given.split(",") if one in known][:MOST])

    def choose() -> None:
        view.go(links.matrix(st.session_state[_MATTERS], st.session_state[_WITHIN]))

    left, right = st.columns([6, 4])
    left.multiselect(
        "比べる事項",
        list(known),
        key=_MATTERS,
        format_func=known.__getitem__,
        placeholder=f"比べる事項を選ぶ（{MOST} つまで）",
        max_selections=MOST,
        on_change=safely(choose),
        label_visibility="collapsed",
    )
    none = f"すべての文書（{len(titles)} 件）を比べる"
    within = picking.several(
        right, titles, _WITHIN, st.query_params.get("in", ""), choose, label="比べる文書", none=none
    )
    return tuple(st.session_state[_MATTERS]), within


def _sets(within: tuple[str, ...]) -> Html:
    chips = [part for name, set_ in SETS.items() for part in (chip(links.matrix(set_, within), name), " ")]
    return tag("p", tag("span", "よく比べる組み合わせ　", class_="soft"), *chips)


def _nothing() -> Html:
    return notice(
        "比べる文書がまだありません。",
        "plain",
        tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。"),
    )
