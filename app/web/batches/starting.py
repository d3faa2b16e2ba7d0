"""How a batch is begun: with files that are dropped, or with a folder of the machine."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from app.web import links, view
from app.web.batches.shared import desk
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import tag
from pipeline.store.people import Role

Files = list[tuple[str, bytes]]
_LABEL = "一括処理するファイル"


def start(shelf: Library) -> None:
    """The places to begin a batch; a folder only on one's own machine, whose files are all one's own."""

    def begin(files: Files) -> None:
        shelf.require(Role.REVIEWER)
        _go(desk().lots.of_files(files, shelf.workspace.person).id)

    upload("batches_upload", begin)
    if shelf.workspace.person is None:
        with st.expander("この機械のフォルダーを指定する"):
            _folder(shelf)


def upload(key: str, take: Callable[[Files], None]) -> None:
    """The place to drop files; they are taken at once, and the place is empty again."""
    turn = st.session_state.setdefault(f"{key}_turn", 0)
    place = f"{key}_{turn}"

    def taken() -> None:
        if st.session_state[f"{key}_turn"] != turn:
            return  # a look at what is under way may tell of the same files once more
        files = st.session_state.get(place) or []
        st.session_state[f"{key}_turn"] = turn + 1
        take([(file.name, file.getvalue()) for file in files])

    st.file_uploader(
        _LABEL, accept_multiple_files=True, key=place, on_change=safely(taken), label_visibility="collapsed"
    )


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
