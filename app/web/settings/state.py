"""The models in use and where each was named; the index, and whether it is up to date."""

import os
from collections.abc import Mapping
from functools import partial

import streamlit as st

from app import settings, writing
from app.web import view
from app.web.chips import notice, section, table
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import Html, tag
from app.web.settings.background import Background
from pipeline.store.people import Role
from pipeline.types.index import Models


def show(shelf: Library, is_admin: bool) -> None:
    """One run of this view."""
    view.show(models_html(shelf.models, os.environ), key="settings_models")
    work = rebuilding()
    view.part(_index, 1.0 if work.is_busy else None, lenient=True)(shelf, is_admin, work)


def models_html(models: Models, environment: Mapping[str, str]) -> Html:
    """What each model is for, which it is, and where it was named."""
    named = {name: environment.get(name, "").strip() for name in (settings.EMBEDDER, settings.RERANKER, writing.MODEL)}
    url = environment.get(writing.URL, "").strip()
    rows = [
        (
            "言葉の近さで条項を探す",
            named[settings.EMBEDDER]
            or (f"内蔵のモデル（{models.embedders.name}）" if models.embedders else "使っていません"),
            _where(named, settings.EMBEDDER),
        ),
        ("見つかった条項を並べ直す", named[settings.RERANKER] or "使っていません", _where(named, settings.RERANKER)),
        ("質問が何を聞いているかを読む", "内蔵のモデル", "yakkan に付属"),
        ("条項の種類を読む", "内蔵のモデル", "yakkan に付属"),
        (
            "答えを文章にする（コマンドの --writer だけ）",
            f"{named[writing.MODEL]}（{url}）" if named[writing.MODEL] and url else "使っていません",
            f"環境変数 {writing.URL}・{writing.MODEL}",
        ),
    ]
    shown = table(("役目", "使っているモデル", "決めているところ"), rows, caption="使っているモデル")
    told = "モデルは起動のときに一度だけ読み込みます。変えるときは、環境変数を設定して yakkan serve を起動し直してください。"
    return section("モデル", shown, tag("p", told, class_="soft"))


def index_html(documents: int, outdated: int) -> Html:
    """How many documents the index has as they are now."""
    if not documents:
        return notice("文書を登録すると、質問に答えるための索引を作ります。")
    if not outdated:
        return notice(f"索引は最新です（{documents} 件の文書）。")
    return notice(
        f"{documents} 件のうち {outdated} 件の文書が索引にないか、前の版の yakkan・条項オントロジーで読んだものです。次に質問したときに読み直しますが、今のうちに済ませることもできます。",
        "warning",
    )


@st.cache_resource(show_spinner=False)
def rebuilding() -> Background[None]:
    """The making of the index, of which there is one at a time."""
    return Background()


def _index(shelf: Library, is_admin: bool, work: Background[None]) -> None:
    stamps = shelf.stamps()
    if work.is_busy:
        if not st.session_state.get("settings_rebuilding"):
            st.session_state["settings_rebuilding"] = True
            st.rerun()  # from now on this part looks each second
        shown = notice("索引を作っています。その間も質問できます。")
    else:
        shown = index_html(len(stamps), shelf.outdated())
        if st.session_state.pop("settings_rebuilding", False):
            st.rerun()
    failure = notice(work.failure, "error") if work.failure and not work.is_busy else None
    view.show(section("索引", shown, failure), key="settings_index")

    def begin() -> None:
        shelf.require(Role.ADMIN)
        work.begin(partial(shelf.make_index))

    if is_admin and stamps and not work.is_busy:
        st.button("索引を作り直す", on_click=safely(begin), key="settings_rebuild")


def _where(named: Mapping[str, str], name: str) -> str:
    return f"環境変数 {name}" if named[name] else f"既定（環境変数 {name} で変えられます）"
