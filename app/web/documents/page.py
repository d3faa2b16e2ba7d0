"""文書: the list, what needs a look, or one document, as the address says."""

import streamlit as st

from app.web.documents import every, one


def page() -> None:
    """One run of the page."""
    here = st.query_params
    if here.get("d"):
        one.show(here["d"], here.get("v", ""), here.get("a", ""), here.get("p", ""))
    elif here.get("v") == "queue":
        every.show_queue()
    else:
        every.show()
