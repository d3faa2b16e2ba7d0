"""The limits of files that are read: in force, where each comes from, and changed for the workspace."""

import os
from collections.abc import Mapping

import streamlit as st

from app import settings
from app.web import view
from app.web.chips import section, table
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import Html, tag
from app.web.server import take_uploads
from pipeline.errors import YakkanError
from pipeline.store.preferences import Preferences

NAMES: Mapping[str, tuple[str, str]] = {
    settings.SIZE: ("一つのファイルの大きさ", "MB"),
    settings.PAGES: ("PDF のページ数", "ページ"),
    settings.SECONDS: ("一つのファイルを読む時間", "秒"),
    settings.MEMORY: ("一つのファイルを読むのに使うメモリー", "MB"),
}
"""What each limit is of, and its unit."""


def show(shelf: Library, is_admin: bool) -> None:
    """One run of this view."""
    kept = Preferences(shelf.workspace).limits()
    view.show(limits_html(os.environ, kept), key="settings_limits")
    free = [name for name in NAMES if not os.environ.get(name, "").strip()]
    if is_admin and free:
        _form(shelf, kept, free)


def limits_html(environment: Mapping[str, str], kept: Mapping[str, int]) -> Html:
    """What is in force. kept: with the workspace."""
    rows = []
    for name, (label, unit) in NAMES.items():
        given = environment.get(name, "").strip()
        value = given or str(kept.get(name, settings.USUAL[name]))
        where = f"環境変数 {name}" if given else "この画面" if name in kept else "既定"
        rows.append((label, f"{value} {unit}", where, f"{settings.USUAL[name]} {unit}"))
    shown = table(("上限", "いまの値", "決めているところ", "既定"), rows, caption="読み取りの上限")
    told = "上限を超えるファイルは、理由を示して読みません。この画面で決めた値は、このワークスペースへの登録に、コマンドでも使われます。"
    return section("読み取りの上限", shown, tag("p", told, class_="soft"))


def read(typed: Mapping[str, str]) -> dict[str, int]:
    """The limits that were typed, those that are not the usual ones; YakkanError where one is none."""
    found: dict[str, int] = {}
    for name, words in typed.items():
        label, unit = NAMES[name]
        plain = words.strip()
        number = int(plain) if plain.isdecimal() and len(plain) < 10 else settings.USUAL[name] if not plain else -1
        if not settings.LEAST[name] <= number <= settings.MOST:
            raise YakkanError(
                f"{label}（{unit}）には、{settings.LEAST[name]} から {settings.MOST} までの整数を入力してください。"
            )
        if number != settings.USUAL[name]:
            found[name] = number
    return found


def _form(shelf: Library, kept: Mapping[str, int], free: list[str]) -> None:
    def save() -> None:
        held = {name: value for name, value in kept.items() if name not in free}
        typed = {name: st.session_state[f"settings_{name}"] for name in free}
        chosen = held | read(typed)
        Preferences(shelf.workspace).set_limits(chosen)
        take_uploads(settings.from_environment(os.environ, chosen))

    with st.form("settings_limits_form"):
        for name in free:
            label, unit = NAMES[name]
            value = str(kept.get(name, ""))
            st.text_input(
                f"{label}（{unit}）", value, key=f"settings_{name}", placeholder=f"既定の {settings.USUAL[name]}"
            )
        st.form_submit_button("保存", type="primary", on_click=safely(save))
