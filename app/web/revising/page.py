"""改定: two versions beside each other, the history of a clause, a contract with its amendments worked in; the address says which."""

import streamlit as st

from app.web import links, view
from app.web.chips import tabs
from app.web.revising import amending, two, versions
from app.web.shared import library

_WAYS = (
    ("二つの版を比べる", links.Link(links.REVISIONS, {}), ""),
    ("版の一覧と条項の履歴", links.history(""), "history"),
    ("覚書を当てはめる", links.consolidated(""), "amend"),
)


def page() -> None:
    """One run of the page."""
    shelf = library()
    with st.spinner("文書を読み込んでいます…"):
        titles = shelf.titles()
    way = st.query_params.get("v", "")
    here = way if way in ("history", "amend") else ""
    view.show(tabs(((name, link, one == here) for name, link, one in _WAYS), "改定の見方"), key="revising_ways")
    if here == "history":
        versions.show(shelf, titles)
    elif here == "amend":
        amending.show(shelf, titles)
    else:
        two.show(shelf, titles, way)
