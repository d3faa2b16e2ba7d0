"""設定: what is in use and where it comes from; what admins decide for the workspace and all who use it."""

import streamlit as st

from app.web import links, view
from app.web.chips import tabs
from app.web.settings import folk, limits, machine, own, records, state
from app.web.shared import library
from pipeline.store.people import Role

_VIEWS = {"": "モデルと索引", "limits": "読み取りの上限", "ontology": "条項オントロジー", "place": "ワークスペースと版"}
_OF_ADMINS = {"people": "人とグループ", "records": "記録と保存期間"}


def page() -> None:
    """One run of the page."""
    shelf = library()
    is_admin = shelf.may(Role.ADMIN)
    views = _VIEWS | (_OF_ADMINS if is_admin else {})
    here = st.query_params.get("v", "")
    here = here if here in views else ""
    entries = ((name, links.settings(one), one == here) for one, name in views.items())
    view.show(tabs(entries, "設定の種類"), key="settings_views")
    if here == "limits":
        limits.show(shelf, is_admin)
    elif here == "ontology":
        own.show(shelf, is_admin)
    elif here == "people":
        folk.show(shelf)
    elif here == "records":
        records.show(shelf)
    elif here == "place":
        machine.show(shelf, is_admin)
    else:
        state.show(shelf, is_admin)
