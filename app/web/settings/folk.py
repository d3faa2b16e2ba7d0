"""People and groups: who may do what, added, changed and taken out."""

import re
from collections.abc import Sequence

import streamlit as st

from app.web import view
from app.web.chips import notice, section, table
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import Html, tag
from pipeline.errors import YakkanError
from pipeline.store.members import People
from pipeline.store.people import Person, Role

_MAY = {
    Role.READER: "読む・質問する",
    Role.REVIEWER: "文書の登録、値の確認と訂正も",
    Role.ADMIN: "削除、人・グループ・設定も",
}
_NAME, _ROLE, _GROUPS = "settings_name", "settings_role", "settings_groups"


def show(shelf: Library) -> None:
    """One run of this view."""
    people = People(shelf.workspace)
    found = people.all()

    def edit(words: str) -> None:
        one = found[int(words.partition(":")[2])]
        st.session_state.update({_NAME: one.name, _ROLE: one.role, _GROUPS: "、".join(one.groups)})

    def save() -> None:
        name, groups = st.session_state[_NAME], read_groups(st.session_state[_GROUPS])
        people.put(name, st.session_state[_ROLE], groups)
        st.session_state.update({_NAME: "", _ROLE: Role.READER, _GROUPS: ""})

    def remove() -> None:
        if not (name := st.session_state[_NAME].strip()):
            raise YakkanError("登録を消す人を、表の「直す」で選んでください。")
        people.remove(name)
        st.session_state.update({_NAME: "", _ROLE: Role.READER, _GROUPS: ""})

    view.show(people_html(found), key="settings_people", does=edit)
    with st.form("settings_person"):
        st.text_input("メールアドレス（提供元が確かめていないときは、本人の画面に出る ID）", key=_NAME)
        st.selectbox("役割", list(Role), key=_ROLE, format_func=lambda role: f"{role.label}（{_MAY[role]}）")
        st.text_input("グループ（、で区切る）", key=_GROUPS, placeholder="法務、営業")
        with st.container(horizontal=True):
            st.form_submit_button("登録・変更する", type="primary", on_click=safely(save))
            st.form_submit_button("この人の登録を消す", on_click=safely(remove))


def people_html(people: Sequence[Person]) -> Html:
    """Everybody with role and groups; the buttons say edit and the number of the person."""
    told = "グループを付けた文書は、そのグループの人と管理者だけに見えます。文書のグループは、登録するときに選ぶか、文書の「その他」で決めます。"
    if not people:
        words = "まだ誰も登録されていません。何人かで使うときは、はじめに自分を管理者として登録してください（ログインの設定は yakkan serve --help）。"
        return section("人とグループ", notice(words), tag("p", told, class_="soft"))
    rows = [
        (
            tag("b", one.name),
            f"{one.role.label}（{_MAY[one.role]}）",
            "、".join(one.groups) or "なし",
            tag("button", "直す", type="button", class_="quiet", data_do=f"edit:{number}"),
        )
        for number, one in enumerate(people)
    ]
    shown = table(("人", "役割", "グループ", "操作"), rows, caption="登録した人")
    return section("人とグループ", shown, tag("p", told, class_="soft"))


def read_groups(typed: str) -> list[str]:
    """The groups that were typed, between commas of any kind."""
    return [one.strip() for one in re.split(r"[、,，;；\n]", typed) if one.strip()]
