"""The one component that shows our HTML, and tells which of its links was followed."""

from collections.abc import Callable
from functools import cache, partial, wraps
from pathlib import Path
from typing import Any, ParamSpec

import streamlit as st

from app.web import links
from app.web.doing import failed, is_told, safely
from app.web.markup import Html
from app.web.shared import own_ontology
from app.web.who import OutsideError

_Given = ParamSpec("_Given")
_HERE = Path(__file__).parent
_GO = "_go"
"""Where a link to another page waits for the frame."""


def show(page: Html, *, key: str, does: Callable[[str], None] | None = None) -> None:
    """Shows HTML; a link in it with data-go changes what is shown without loading the app anew. key: one for each place.

    does: is called with the words of data-do of what was clicked.
    """
    told: dict[str, Callable[[], None]] = {"on_go_change": lambda: _followed(key)}
    if does is not None:
        told["on_do_change"] = safely(partial(_done, key, does))
    _component()(key=key, data={"html": str(page)}, **told)
    if _GO in st.session_state or is_told():
        st.rerun()  # something in a fragment led elsewhere or failed: all of the app shows it, not the fragment alone


def part(
    shown: Callable[_Given, object], seconds: float | None = None, *, lenient: bool = False
) -> Callable[_Given, None]:
    """A part of a page that is shown anew by itself: each so many seconds, or when something in it is clicked.

    lenient: also with an own ontology that has faults.
    """

    @wraps(shown)
    def guarded(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        try:
            with own_ontology(lenient=lenient):
                shown(*args, **kwargs)
        except OutsideError:
            st.rerun()  # the login ended meanwhile: all of the app says so
        except Exception as error:
            show(failed(error, shown.__module__), key=f"failed_{shown.__name__.strip('_')}")

    return st.fragment(guarded, run_every=seconds)


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
    css, words, js = ((_HERE / name).read_text("utf-8") for name in ("view.css", "widgets.js", "view.js"))
    return st.components.v2.component("yakkan_view", html='<div class="page"></div>', css=css, js=f"{words}\n{js}")
