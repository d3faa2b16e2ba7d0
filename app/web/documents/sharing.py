"""To which groups a document is shown: chosen by who adds it, changed by admins."""

from collections.abc import Sequence

import streamlit as st

from app.web.doing import safely
from app.web.library import Library
from pipeline.types.document import Document


def giving(library: Library, key: str) -> None:
    """The choice of groups for what is added next, where there are any that who adds it can give it to; see given."""
    if groups := library.groups.to_give():
        # A widget that is not drawn for a while forgets: what was chosen is kept beside it.
        drawn = f"{key}_drawn"
        if drawn not in st.session_state:
            st.session_state[drawn] = [group for group in given(key) if group in groups]
        st.session_state[key] = st.multiselect(
            "これから登録する文書を見せるグループ（選ばなければ全員）",
            groups,
            key=drawn,
            placeholder="全員に見せます",
        )


def given(key: str) -> Sequence[str]:
    """The groups that are chosen just now, () for everybody."""
    chosen: Sequence[str] = st.session_state.get(key, ())
    return chosen


def sharing(library: Library, document: Document) -> None:
    """The choice of groups, where the people of the workspace are in any."""
    known = library.groups.known()
    those = library.groups.of(document.id)
    if not known and not those:
        return
    key = f"sharing_{document.id}"
    st.session_state[key] = list(those)

    def share() -> None:
        library.groups.share(document.id, st.session_state[key])

    st.multiselect(
        "見せるグループ（選ばなければ全員）",
        sorted({*known, *those}),
        key=key,
        placeholder="全員に見せています",
        on_change=safely(share),
    )
