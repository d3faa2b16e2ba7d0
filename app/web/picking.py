"""How documents are chosen, on every page alike; what is chosen stands in the address, the widgets only follow it."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.web.doing import safely


def adopt(key: str, given: str, value: object) -> None:
    """Sets a widget to what the address gives, whenever that is another than before or the page is opened anew."""
    if key not in st.session_state or st.session_state.get(f"{key}_shown") != given:
        st.session_state[f"{key}_shown"], st.session_state[key] = given, value


def several(
    place: DeltaGenerator,
    titles: Mapping[str, str],
    key: str,
    given: str,
    choose: Callable[[], None],
    *,
    label: str,
    none: str,
    is_label_shown: bool = False,
) -> tuple[str, ...]:
    """Any number of documents, () where none is chosen; given: ids in the address; none: what choosing none means."""
    adopt(key, given, [one for one in given.split(",") if one in titles])
    place.multiselect(
        label,
        list(titles),
        key=key,
        format_func=titles.__getitem__,
        placeholder=none,
        on_change=safely(choose),
        label_visibility="visible" if is_label_shown else "collapsed",
    )
    return tuple(st.session_state[key])


def single(
    place: DeltaGenerator, titles: Mapping[str, str], key: str, given: str, choose: Callable[[], None], *, label: str
) -> str:
    """One document, "" where none is chosen; given: its id in the address."""
    adopt(key, given, given if given in titles else None)
    place.selectbox(
        label,
        list(titles),
        index=None,
        key=key,
        format_func=titles.__getitem__,
        placeholder="文書を選ぶ",
        on_change=safely(choose),
    )
    return st.session_state[key] or ""
