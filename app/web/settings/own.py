"""A file of one's own over the ontology: looked at, taken in, in use or put aside."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from app import settings
from app.web import view
from app.web.chips import notice, section
from app.web.doing import made, safely
from app.web.library import Library
from app.web.markup import Html, tag
from pipeline import ontology
from pipeline.errors import YakkanError
from pipeline.ontology.page import page
from pipeline.store.preferences import Own, Preferences

EXAMPLE = (Path(__file__).parent / "example.toml").read_text("utf-8")
_MOST = 1_000_000
"""Bytes of such a file; the ontology of the package has 200,000."""


def show(shelf: Library, is_admin: bool) -> None:
    """One run of this view."""
    kept, named = Preferences(shelf.workspace).ontology(), os.environ.get(settings.ONTOLOGY, "").strip()
    fault, found = _fault(kept), ontology.load()
    counts = f"条項の種類 {len(found.types)}、事実 {len(found.fields)}、文書の種類 {len(found.kinds)}"
    view.show(own_html(kept, named, counts), key="settings_own")
    if fault:
        told = "使うことになっているファイルに誤りがあり、「設定」以外のページを開けません。ファイルを直すか、外してください。"
        view.show(_faults_html(told, fault), key="settings_own_fault")
    with st.container(horizontal=True, key="settings_own_files"):
        st.download_button("見本を保存", EXAMPLE, "条項オントロジーの見本.toml", "application/toml", on_click="ignore")
        if not fault:
            written = made(lambda: page(found).encode())
            st.download_button(
                "使っているものの一覧を保存", written, "条項オントロジー.md", "text/markdown", on_click="ignore"
            )
        if kept is not None:
            st.download_button("登録したファイルを保存", kept.content, kept.name, "application/toml", on_click="ignore")
    if is_admin and not named:
        _changing(shelf, kept)


def own_html(kept: Own | None, named: str, counts: str) -> Html:
    """What is in use. named: the file that the environment names, "" where it names none; counts: what the ontology has now."""
    if named:
        told = f"環境変数 {settings.ONTOLOGY} の {named} を使っています。この画面のファイルは使いません。"
    elif kept is None:
        told = "付属の条項オントロジーだけを使っています。自分のファイルで、種類や事実を足したり直したりできます。"
    elif kept.is_used:
        told = f"{kept.name} を付属の条項オントロジーに重ねて使っています。"
    else:
        told = f"{kept.name} は登録されていますが、使っていません。"
    return section("条項オントロジー", notice(told), tag("p", f"いまの数: {counts}", class_="soft"))


def checked(name: str, raw: bytes) -> Own:
    """The file as it is kept; YakkanError with every fault, by line, where it is not as it should be."""
    if len(raw) > _MOST:
        raise YakkanError(f"{name} は大きすぎます。{_MOST // 1000} KB までの TOML ファイルを渡してください。")
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YakkanError(f"{name} を UTF-8 として読めません。UTF-8 で保存し直してください。") from error
    with ontology.using(ontology.Text(name, content)):
        return Own(name, content)


def _fault(kept: Own | None) -> str:
    """The faults of the file that should be in use, by line; "" where it has none."""
    try:
        with ontology.using(settings.own_ontology(os.environ, kept)):
            return ""
    except ontology.OntologyError as error:
        return str(error)


def _faults_html(told: str, faults: str) -> Html:
    return notice(told, "error", *(tag("span", line, class_="block") for line in faults.split("\n")))


def _changing(shelf: Library, kept: Own | None) -> None:
    preferences = Preferences(shelf.workspace)
    with st.container(key="settings_own_upload"):
        given = st.file_uploader("自分のファイル（TOML）", type=["toml"], key="settings_own_file")
    own: Own | None = None
    if given is not None:
        try:
            own = checked(given.name, given.getvalue())
        except YakkanError as error:
            view.show(
                _faults_html("このファイルには誤りがあります。直してから渡してください。", str(error)),
                key="settings_own_faults",
            )
        else:
            view.show(notice(f"{own.name} に誤りはありません。", "plain"), key="settings_own_sound")
    told = "切り替えると、文書を次に開くか質問したときに、新しい条項オントロジーで読み直します。訂正した値は残ります。"
    view.show(tag("p", told, class_="soft"), key="settings_own_told")
    with st.container(horizontal=True, key="settings_own_do"):
        if own is not None and own != kept:
            st.button("このファイルを使う", type="primary", on_click=safely(partial(preferences.set_ontology, own)))
        if kept is not None:
            other = replace(kept, is_used=not kept.is_used)
            label = "登録したファイルを使わない" if kept.is_used else "登録したファイルを使う"
            st.button(label, on_click=safely(partial(preferences.set_ontology, other)))
            st.button("登録したファイルを消す", on_click=safely(partial(preferences.set_ontology, None)))
