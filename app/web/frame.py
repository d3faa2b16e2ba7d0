"""The frame of the app: who is let in, its pages, and what stands around every one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import streamlit as st

from app.web import links, view, warming, windows
from app.web.chips import tabs
from app.web.doing import failed, told
from app.web.gate import gate, outside
from app.web.markup import Html, tag
from app.web.shared import own_ontology, visitor
from app.web.who import Visitor, leave

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
    Screen("一括処理", links.BATCHES, "app.web.batches.page"),
    Screen("期限", links.DEADLINES, "app.web.deadlines.page"),
    Screen("設定", links.SETTINGS, "app.web.settings.page"),
)
"""In the order of the navigation; a page that works is entered here, and only such a one."""


def run() -> None:
    """One run of the script: who it is, what was clicked, the navigation, the page."""
    st.set_page_config(page_title="yakkan", layout="wide")
    st.html(_STYLE)
    pages = {
        one.path: st.Page(_guarded(one), title=one.title, url_path=one.path or "ask", default=not one.path)
        for one in SCREENS
    }
    current = st.navigation(list(pages.values()), position="hidden")
    try:
        found = visitor()
    except Exception as error:
        view.show(failed(error, __name__), key="frame_error")
        return
    link, said = view.awaited(), told()
    if not found.is_in:
        view.show(outside(found), key="frame_outside")
        gate(found)
        return
    if link is not None and link.page in pages:
        if pages[link.page] != current:
            st.switch_page(pages[link.page], query_params=link.given)
        st.query_params.from_dict(link.given)
    here = next(path for path, page in pages.items() if page == current)
    windows.over((here, st.query_params.to_dict()))
    view.show(_head(here, found), key="frame_head", does=lambda _: leave())
    if said is not None:
        view.show(said, key="frame_told")
    current.run()
    warming.shown()


def _head(here: str, found: Visitor) -> Html:
    """The name of the program, the way to its pages, and who is logged in.

    Our own, which is Japanese, wraps, and is one press of Tab away.
    """
    entries = ((one.title, links.Link(one.path, {}), one.path == here) for one in SCREENS)
    out = tag("button", "ログアウト", type="button", class_="quiet", data_do="leave")
    who = tag("p", tag("span", found.shown, title=found.person), " ", out, class_="who", data_back="go")
    brand = tag("span", "yakkan", class_="brand")
    return tag("header", brand, tabs(entries, "ページ"), who if found.person else None, class_="head")


def _guarded(screen: Screen) -> Callable[[], None]:
    """The page, with one sentence in place of what it cannot do."""

    def page() -> None:
        try:
            with own_ontology(lenient=screen.path == links.SETTINGS):
                import_module(screen.module).page()
        except Exception as error:
            view.show(failed(error, screen.module), key="frame_error")

    return page
