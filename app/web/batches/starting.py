"""How a batch is begun: with files that are dropped, or with a folder of the machine."""

from pathlib import Path

import streamlit as st

from app.web import links, view
from app.web.batches.shared import desk
from app.web.doing import safely
from app.web.dropping import Files, dropped
from app.web.library import Library
from app.web.markup import tag
from pipeline.store.people import Role

LABEL = "一括処理するファイル"


def start(shelf: Library) -> None:
    """The places to begin a batch; a folder only on one's own machine, whose files are all one's own."""

    def begin(files: Files) -> None:
        shelf.require(Role.REVIEWER)
        _go(desk().lots.of_files(files, shelf.workspace.person).id)

    dropped("batches_upload", LABEL, begin)
    if shelf.workspace.person is None:
        with st.expander("この機械のフォルダーを指定する"):
            _folder(shelf)


def _folder(shelf: Library) -> None:
    def begin() -> None:
        shelf.require(Role.REVIEWER)
        named = str(st.session_state["batches_folder"]).strip().strip("\"'")
        _go(desk().lots.of_folder(Path(named), shelf.workspace.person).id)

    words = (
        "写さずに、その場所のファイルを読みます。下のフォルダーも含みます。増えたファイルは「もう一度読む」で足せます。"
    )
    view.show(tag("p", words, class_="soft"), key="batches_folder_words")
    with st.form("batches_folder_form", border=False):
        place, done = st.columns([5, 1], vertical_alignment="bottom")
        place.text_input("フォルダーの場所", placeholder="/home/me/契約書", key="batches_folder")
        done.form_submit_button("読む", on_click=safely(begin))


def _go(id_: str) -> None:
    desk().start(id_)
    view.go(links.batch(id_))
