"""The one component that shows our HTML, and tells which of its links was followed."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from app.web import links
from app.web.markup import Html

_HERE = Path(__file__).parent
_GO = "_go"
"""Where a link to another page waits for the frame."""


def show(page: Html, *, key: str, does: Callable[[str], None] | None = None) -> None:
    """Shows HTML; a link in it with data-go changes what is shown without loading the app anew. key: one for each place.

    does: is called with the words of data-do of what was clicked.
    """
    told: dict[str, Callable[[], None]] = {"on_go_change": lambda: _followed(key)}
    if does is not None:
        told["on_do_change"] = lambda: _done(key, does)
    _component()(key=key, data={"html": str(page)}, **told)
    if _GO in st.session_state:
        st.rerun()  # a link within a fragment was followed: all of the app leads there, not the fragment alone


def _followed(key: str) -> None:
    if href := st.session_state[key].get("go"):
        go(links.read(href))


def _done(key: str, does: Callable[[str], None]) -> None:
    if words := st.session_state[key].get("do"):
        does(words)


def go(link: links.Link) -> None:
    """Leads to a link; to be called in a callback, before anything is shown."""
    st.session_state[_GO] = link


def awaited() -> links.Link | None:
    """The link that was followed before this run, once."""
    found: links.Link | None = st.session_state.pop(_GO, None)
    return found


@cache
def _component() -> Any:  # noqa: ANN401
    css, js = ((_HERE / f"view.{kind}").read_text("utf-8") for kind in ("css", "js"))
    return st.components.v2.component("yakkan_view", html='<div class="page"></div>', css=css, js=js)
