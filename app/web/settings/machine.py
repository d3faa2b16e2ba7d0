"""Where the workspace lies and whether it is well; the version of the program and what it is made of."""

import os
from collections.abc import Sequence
from functools import partial
from importlib import metadata
from pathlib import Path

import streamlit as st

from app import as_care
from app.web import view
from app.web.chips import notice, section, table
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import Html, tag
from app.web.settings.background import Background
from pipeline import run
from pipeline.store.people import Role
from pipeline.types.care import Trouble

_LICENCE = "License :: OSI Approved :: "


def show(shelf: Library, is_admin: bool) -> None:
    """One run of this view."""
    count = shelf.workspace.count()
    view.show(place_html(shelf.workspace.name, shelf.place.folder, count if is_admin else None), key="settings_place")
    if is_admin:
        work = examining()
        view.part(_examined, 1.0 if work.is_busy else None, lenient=True)(shelf, work)
    view.show(version_html(), key="settings_version")


def place_html(name: str, folder: Path, count: int | None) -> Html:
    """Where it lies and how big it is; count: of documents, None for who does not manage it."""
    if count is None:
        return section("ワークスペース", tag("p", "文書は、管理者が決めた場所に置かれ、この機械の外に出ません。"))
    size = sum(_size(Path(at) / one) for at, _, names in os.walk(folder) for one in names)
    rows = [
        ("場所", name),
        ("この機械のフォルダ（索引など）", str(folder)),
        ("フォルダの大きさ", f"{size / 1_048_576:,.1f} MB"),
        ("文書", f"{count} 件"),
    ]
    return section("ワークスペース", table(("項目", "値"), rows, caption="ワークスペース"))


def troubles_html(count: int, troubles: Sequence[Trouble]) -> Html:
    """What an examination found."""
    rows = [(as_care.label(one.outcome), one.message, one.subject, one.remedy) for one in troubles]
    if not rows:
        return notice(f"{count} 件の文書を調べました。異常はありません。")
    return table(("結果", "見つかったこと", "対象", "すること"), rows, caption="点検の結果")


def version_html() -> Html:
    """The version and licence of the program, and of all that it brings with it."""
    names = sorted({_name(one) for one in metadata.requires("yakkan") or () if "extra ==" not in one}, key=str.lower)
    rows = [(name, metadata.version(name), _licence(name)) for name in names if _is_there(name)]
    shown = table(("ライブラリー", "版", "ライセンス"), rows, caption="使っているライブラリー")
    return section(
        "版とライセンス",
        tag("p", f"yakkan {metadata.version('yakkan')}　{_licence('yakkan')}"),
        tag("details", tag("summary", f"使っているライブラリー（{len(rows)}）"), shown, id="libraries"),
    )


@st.cache_resource(show_spinner=False)
def examining() -> Background[tuple[int, list[Trouble]]]:
    """The examination of the workspace, of which there is one at a time."""
    return Background()


def _examined(shelf: Library, work: Background[tuple[int, list[Trouble]]]) -> None:
    if work.is_busy:
        if not st.session_state.get("settings_examining"):
            st.session_state["settings_examining"] = True
            st.rerun()  # from now on this part looks each second
        view.show(section("点検", notice("調べています…")), key="settings_troubles")
        return
    if st.session_state.pop("settings_examining", False):
        st.rerun()
    shown = notice("文書・記録・索引に壊れや食い違いがないか、yakkan doctor と同じことを調べます。")
    if work.failure:
        shown = notice(work.failure, "error")
    elif work.value is not None and work.ended is not None:
        told = tag("p", f"{work.ended:%Y-%m-%d %H:%M} の結果", class_="soft")
        shown = tag("div", told, troubles_html(*work.value))
    view.show(section("点検", shown), key="settings_troubles")

    def begin(mends: bool) -> None:
        shelf.require(Role.ADMIN)
        work.begin(partial(_examine, shelf, mends))

    with st.container(horizontal=True, key="settings_examine"):
        st.button("点検する", on_click=safely(begin), args=(False,), key="settings_look")
        if work.value is not None and work.value[1]:
            st.button("直せるものを直す", on_click=safely(begin), args=(True,), key="settings_mend")


def _examine(shelf: Library, mends: bool) -> tuple[int, list[Trouble]]:
    return shelf.workspace.count(), list(run.examine(shelf.workspace, mends=mends))


def _size(path: Path) -> int:
    """Bytes of a file, 0 where it is gone meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _name(requirement: str) -> str:
    return requirement.split(";")[0].split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip()


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _licence(name: str) -> str:
    about = metadata.metadata(name).json
    named = [one.removeprefix(_LICENCE) for one in about.get("classifier", ()) if one.startswith(_LICENCE)]
    short = str(about.get("license", "")).split("\n")[0]
    return str(about.get("license_expression", "")) or "、".join(named) or short[:60] or "（記載なし）"
