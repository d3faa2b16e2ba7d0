"""What is done outside of a page's run (callbacks, fragments) is as well looked after as the page: who, with which ontology, what fails."""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from app.web import faults, who
from app.web.chips import notice
from app.web.library import Library
from app.web.markup import Html
from app.web.shared import library, own_ontology, visitor
from pipeline.errors import YakkanError

_UNFORESEEN = "予期しない誤りで、できませんでした。もう一度試しても同じなら、端末に出た記録を添えて知らせてください。"
_TOLD = "_told"
_Given = ParamSpec("_Given")


def failed(error: Exception, where: str) -> Html:
    """One sentence about what went wrong; what nobody foresaw goes to the log by type and place."""
    return notice(_sentence(error, where), "error")


def _sentence(error: Exception, where: str) -> str:
    if isinstance(error, YakkanError):
        return str(error)
    faults.log(error, where)
    return _UNFORESEEN


def safely(do: Callable[_Given, object]) -> Callable[_Given, None]:
    """For on_click, on_change: what is done by who is let in; what fails is told above the page that is shown then.

    An own ontology that has faults does not hinder it: such a click may be the one that puts it aside.
    """

    def done(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        try:
            if visitor().is_in:  # else the run that follows says so
                with own_ontology(lenient=True):
                    do(*args, **kwargs)
        except Exception as error:
            st.session_state[_TOLD] = failed(error, getattr(do, "__module__", "a callback"))

    return done


def made(
    do: Callable[[], bytes], *documents: str, sees: Callable[[Library], object] | None = None
) -> Callable[[], bytes]:
    """For data of a download button: the file, made at the click, outside of any run, for who has the page open.

    documents: what it is made of; sees: raises where the person may not see what else it is made of. YakkanError, without
    what led to it, where they have logged out, where any of it is gone or no more theirs, and where it cannot be made.
    """
    claims = who.claims()

    def make() -> bytes:
        try:
            shelf = library(claims)
            shelf.there(documents)
            if sees is not None:
                sees(shelf)
            with own_ontology():
                return do()
        except Exception as error:
            said = _sentence(error, getattr(do, "__module__", "a download"))
        raise YakkanError(said)  # outside of the handler: who logs it does not get the message of its cause

    return make


def is_told() -> bool:
    """Whether something failed that has not been shown yet."""
    return _TOLD in st.session_state


def told() -> Html | None:
    """What failed before this run, once; to be taken before anything is shown."""
    found: Html | None = st.session_state.pop(_TOLD, None)
    return found
