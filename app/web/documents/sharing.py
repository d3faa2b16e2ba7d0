"""To which groups a document is shown; for admins."""

import streamlit as st

from app.web.doing import safely
from app.web.library import Library
from pipeline.types.document import Document


def sharing(library: Library, document: Document) -> None:
    """The choice of groups, where the people of the workspace are in any."""
    known = library.known_groups()
    given = library.groups_of(document.id)
    if not known and not given:
        return
    key = f"sharing_{document.id}"
    st.session_state[key] = list(given)

    def share() -> None:
        library.share(document.id, st.session_state[key])

    st.multiselect(
        "見せるグループ（選ばなければ全員）",
        sorted({*known, *given}),
        key=key,
        placeholder="全員に見せています",
        on_change=safely(share),
    )
