"""The frame of the app: its pages, and what stands around every one of them."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import streamlit as st

from app.web import links, view
from app.web.chips import notice, tabs
from app.web.markup import Html, tag
from app.web.shared import own_ontology
from pipeline.errors import YakkanError

_LOG = logging.getLogger(__name__)
_UNFORESEEN = "予期しない誤りで表示できませんでした。もう一度開いても同じなら、端末に出た記録を添えて知らせてください。"
_STYLE = Path(__file__).parent / "style.css"


@dataclass(frozen=True, slots=True)
class Screen:
    """A page: its name in the navigation, its path in addresses, and the module whose `page()` shows it."""

    title: str
    path: str
    module: str


SCREENS = (
    Screen("質問", links.ASK, "app.web.asking.page"),
    Screen("文書", links.DOCUMENTS, "app.web.documents.page"),
    Screen("比較", links.MATRIX, "app.web.comparing.page"),
    Screen("改定", links.REVISIONS, "app.web.revising.page"),
    Screen("期限", links.DEADLINES, "app.web.deadlines.page"),
)
"""In the order of the navigation; a page that works is entered here, and only such a one."""


def run() -> None:
    """One run of the script: what was clicked, the navigation, the page."""
    st.set_page_config(page_title="yakkan", layout="wide")
    st.html(_STYLE)
    pages = {
        one.path: st.Page(_guarded(one), title=one.title, url_path=one.path or "ask", default=not one.path)
        for one in SCREENS
    }
    current = st.navigation(list(pages.values()), position="hidden")
    link = view.awaited()
    if link is not None and link.page in pages:
        if pages[link.page] != current:
            st.switch_page(pages[link.page], query_params=dict(link.parameters))
        st.query_params.from_dict(dict(link.parameters))
    view.show(_head(next(path for path, page in pages.items() if page == current)), key="frame_head")
    current.run()


def _head(here: str) -> Html:
    """The name of the program and the way to its pages; our own, which is Japanese, wraps, and is one press of Tab away."""
    entries = ((one.title, links.Link(one.path, {}), one.path == here) for one in SCREENS)
    return tag("header", tag("span", "yakkan", class_="brand"), tabs(entries, "ページ"), class_="head")


def _guarded(screen: Screen) -> Callable[[], None]:
    """The page, with one sentence in place of what it cannot do."""

    def page() -> None:
        try:
            with own_ontology():
                import_module(screen.module).page()
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="frame_error")
        except Exception as error:
            # Its message may hold words of a contract: they do not go into a log.
            place = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("%s in %s\n%s", type(error).__name__, screen.module, place)
            view.show(notice(_UNFORESEEN, "error"), key="frame_error")

    return page
