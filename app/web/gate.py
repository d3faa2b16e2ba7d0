"""What stands before the door: the way in, and the words for those who are not let in."""

import streamlit as st

from app.web.markup import Html, tag
from app.web.who import Standing, Visitor, leave


def outside(found: Visitor) -> Html:
    """Who is not let in, and what to do about it."""
    if found.standing is Standing.STRANGER:
        words = (
            f"「{found.shown}」はこのワークスペースに登録されていません。管理者に、この名前での登録を依頼してください。"
        )
    elif found.standing is Standing.EXPIRED:
        words = "ログインの期限が切れました。もう一度ログインしてください。"
    else:
        words = "使うには、ログインしてください。"
    return tag("section", tag("h1", "yakkan"), tag("p", words, role="status"), class_="gate", data_back="keep")


def gate(found: Visitor) -> None:
    """The one button: in, or out again for one who is somebody else than those who are let in."""
    if found.standing is Standing.STRANGER:
        st.button("ログアウト", on_click=leave)
    else:
        st.button("ログイン", on_click=st.login, type="primary")
