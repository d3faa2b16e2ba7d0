"""The window over a page: it stays open while what is under it is shown anew, until it is closed or another page is shown."""

import streamlit as st

_OPEN, _OVER = "_window", "_window_over"


def open_window(key: str, what: object) -> None:
    """Asks for a window, with what it is about; whoever shows the page shows it as long as `about` gives that."""
    st.session_state[_OPEN] = key, what


def about(key: str) -> object:
    """What the window of that key is about; None where it is not open."""
    found: tuple[str, object] | None = st.session_state.get(_OPEN)
    return found[1] if found is not None and found[0] == key else None


def close() -> None:
    """Closes it; also for on_dismiss."""
    st.session_state.pop(_OPEN, None)


def over(page: object) -> None:
    """Tells which page is shown just now: a window that stands over another is closed."""
    if st.session_state.get(_OVER) != page:
        close()
    st.session_state[_OVER] = page
