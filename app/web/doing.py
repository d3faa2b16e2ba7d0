"""What is done outside of a page's run (callbacks, fragments) is as well looked after as the page: who, with which ontology, what fails."""

import logging
import traceback
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from app.web.chips import notice
from app.web.markup import Html
from app.web.shared import own_ontology, visitor
from pipeline.errors import YakkanError

_LOG = logging.getLogger(__name__)
_UNFORESEEN = "予期しない誤りで、できませんでした。もう一度試しても同じなら、端末に出た記録を添えて知らせてください。"
_TOLD = "_told"
_Given = ParamSpec("_Given")


def failed(error: Exception, where: str) -> Html:
    """One sentence about what went wrong; what nobody foresaw goes to the log by type and place."""
    if isinstance(error, YakkanError):
        return notice(str(error), "error")
    # Its message may hold words of a contract: they do not go into a log.
    _LOG.error("%s in %s\n%s", type(error).__name__, where, "".join(traceback.format_tb(error.__traceback__)))
    return notice(_UNFORESEEN, "error")


def safely(do: Callable[_Given, object]) -> Callable[_Given, None]:
    """For on_click, on_change: what is done by who is let in; what fails is told above the page that is shown then."""

    def done(*args: _Given.args, **kwargs: _Given.kwargs) -> None:
        if not visitor().is_in:
            return  # the run that follows says so
        try:
            with own_ontology():
                do(*args, **kwargs)
        except Exception as error:
            st.session_state[_TOLD] = failed(error, getattr(do, "__module__", "a callback"))

    return done


def is_told() -> bool:
    """Whether something failed that has not been shown yet."""
    return _TOLD in st.session_state


def told() -> Html | None:
    """What failed before this run, once; to be taken before anything is shown."""
    found: Html | None = st.session_state.pop(_TOLD, None)
    return found
