"""The place to drop files, on every page alike."""

from collections.abc import Callable

import streamlit as st

from app.web.doing import safely

Files = list[tuple[str, bytes]]
"""By name and content."""


def dropped(key: str, label: str, take: Callable[[Files], None]) -> None:
    """Takes files at once and is empty again. key: one for each place; label: for those who hear it."""
    turn = st.session_state.setdefault(f"{key}_turn", 0)
    place = f"{key}_{turn}"

    def taken() -> None:
        if st.session_state[f"{key}_turn"] != turn:
            return  # a run that came in between may tell of the same files once more
        files = st.session_state.get(place) or []
        st.session_state[f"{key}_turn"] = turn + 1
        take([(file.name, file.getvalue()) for file in files])

    st.file_uploader(
        label, accept_multiple_files=True, key=place, on_change=safely(taken), label_visibility="collapsed"
    )
