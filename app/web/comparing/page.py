"""比較: what to compare above, the table below; the address names both."""

import streamlit as st

from app.web import links, view
from app.web.chips import chip, notice
from app.web.comparing.matrix import matrix_html, workbook
from app.web.comparing.matters import MOST, SETS, names, subjects
from app.web.markup import Html, tag
from app.web.shared import library
from pipeline.answer import across
from pipeline.ontology import load

_MATTERS, _WITHIN = "comparing_matters", "comparing_within"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page() -> None:
    """One run of the page."""
    shelf = library()
    with st.spinner("文書を読み込んでいます…"):
        titles = shelf.titles()
    if not titles:
        view.show(_nothing(), key="comparing_empty")
        return
    matters, within = _chosen(titles)
    view.show(_sets(within), key="comparing_sets")
    if not matters:
        return
    asked = subjects(matters)
    with st.spinner("文書を比べています…"):
        found = across.compare(asked, shelf.index(within), within)
    view.show(matrix_html(found, asked), key="comparing_matrix")
    st.download_button(
        "Excel に保存",
        data=lambda: workbook(found),
        file_name="比較.xlsx",
        mime=_EXCEL,
        on_click="ignore",
        help="値の横に条項と原文が並びます",
    )


def _chosen(titles: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The matters and documents of the address; choosing others changes the address."""
    known = names(load())
    for key, name, there in ((_MATTERS, "m", known), (_WITHIN, "in", titles)):
        given = st.query_params.get(name, "")
        if st.session_state.get(f"{key}_shown") != given:
            st.session_state[f"{key}_shown"] = given
            chosen = [one for one in given.split(",") if one in there]
            st.session_state[key] = chosen[:MOST] if key == _MATTERS else chosen

    def choose() -> None:
        view.go(links.matrix(st.session_state[_MATTERS], st.session_state[_WITHIN]))

    left, right = st.columns([3, 2])
    left.multiselect(
        "比べる事項",
        list(known),
        key=_MATTERS,
        format_func=known.__getitem__,
        placeholder=f"比べる事項を選ぶ（{MOST} つまで）",
        max_selections=MOST,
        on_change=choose,
        label_visibility="collapsed",
    )
    right.multiselect(
        "比べる文書",
        list(titles),
        key=_WITHIN,
        format_func=titles.__getitem__,
        placeholder=f"すべての文書（{len(titles)} 件）を比べる",
        on_change=choose,
        label_visibility="collapsed",
    )
    return tuple(st.session_state[_MATTERS]), tuple(st.session_state[_WITHIN])


def _sets(within: tuple[str, ...]) -> Html:
    chips = [part for name, set_ in SETS.items() for part in (chip(links.matrix(set_, within), name), " ")]
    return tag("p", tag("span", "よく比べる組み合わせ　", class_="soft"), *chips)


def _nothing() -> Html:
    return notice(
        "比べる文書がまだありません。",
        "plain",
        tag("p", tag("a", "文書", href=links.documents().href, data_go=True), "のページで登録してください。"),
    )
