"""What is remembered of questions and of who did what: for how long, the last of it, and whether it is as it was written."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from app.web import view
from app.web.chips import notice, section, table
from app.web.doing import safely
from app.web.library import Library
from app.web.markup import Html, tag
from pipeline.errors import YakkanError
from pipeline.store.audit import Event
from pipeline.store.auditing import Audit
from pipeline.store.people import Role
from pipeline.store.questions import MOST_DAYS, Questions
from pipeline.types.relation import RelationKind, State

_SHOWN = 100
_DAYS = "settings_days"
_ACTIONS = {
    "add": "文書を登録",
    "remove": "文書を削除",
    "revise": "改定版とした",
    "effective": "効力の日を決めた",
    "correct": "値を確認・訂正",
    "withdraw": "訂正を取り消した",
    "person": "人を登録・変更",
    "remove person": "人の登録を消した",
    "password": "パスワードを決めた",
    "share": "文書のグループを決めた",
    "retention": "保存期間を決めた",
    "setting": "設定を変えた",
    "expire": "古い記録を消した",
    "backup": "バックアップ",
    "restore": "バックアップから戻した",
    "mend": "点検で直した",
    State.TOLD: "関係を決めた",
    State.REFUSED: "関係を打ち消した",
}
_SUBJECTS = {
    "limits": "読み取りの上限",
    "ontology": "条項オントロジー",
    "event": "操作の記録",
    "workspace": "ワークスペース",
}
_DETAILS = {
    "role": "役割",
    "groups": "グループ",
    "field": "項目",
    "address": "条項",
    "number": "番号",
    "days": "日数",
    "count": "件数",
    "before": "より前",
    "name": "名前",
    "is_used": "使う",
    "effective": "効力の日",
    "revision_of": "前の版",
    "kind": "関係",
    "other": "相手",
    "code": "異常",
}
_KINDS = {
    RelationKind.REVISION: "後の版",
    RelationKind.AMENDS: "変更する文書",
    RelationKind.UNDER: "下にある文書",
    "orphan": "無くなった文書の行",
    "half-reading": "欠けた抽出値",
    "broken-profile": "関係を探すための控えの欠け",
    "circle": "輪になった版",
}
"""Of relations, and of what the examination mends."""
_OF_KINDS, _OF_DOCUMENTS = ("kind", "code"), ("other", "revision_of")
"""Details that tell such a kind, and those that tell a document."""


def show(shelf: Library) -> None:
    """One run of this view."""
    _retention(shelf)
    audit = Audit(shelf.workspace)
    view.show(tag("h2", "操作の記録"), key="settings_audit")
    if st.button("記録が書き換えられていないか調べる", key="settings_verify"):
        view.show(faults_html(audit.faults()), key="settings_faults")
    titles = {one.id: one.title or one.name for one in shelf.workspace.records()}
    view.show(events_html(audit.last(_SHOWN), titles), key="settings_events")


def events_html(events: Sequence[Event], titles: Mapping[str, str]) -> Html:
    """The events, newest first, in the time of this machine; titles: of the documents that are there."""
    rows = [
        (
            tag("span", datetime.fromisoformat(one.at).astimezone().strftime("%Y-%m-%d %H:%M"), class_="day"),
            one.by or "持ち主",
            _ACTIONS.get(one.action, one.action),
            titles.get(one.subject) or _SUBJECTS.get(one.subject, one.subject),
            "、".join(
                f"{_DETAILS.get(name, name)}: {_said(name, value, titles)}" for name, value in one.detail.items()
            ),
        )
        for one in events
    ]
    if not rows:
        return notice("記録はまだありません。")
    heads = ("日時", "人", "操作", "対象", "内容")
    return table(heads, rows, caption=f"操作の記録（新しい順に {_SHOWN} 件まで）")


def faults_html(faults: Sequence[str]) -> Html:
    """What an examination of the log found."""
    if not faults:
        return notice("操作の記録は、書かれたときのままです。")
    lines = [tag("span", one, class_="block") for one in faults]
    return notice("操作の記録に、書かれたときと違うところがあります。", "error", *lines)


def read_days(typed: str) -> int | None:
    """For how many days; None for ever, where nothing was typed; YakkanError where it is no number of days."""
    plain = typed.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 10 and 1 <= int(plain) <= MOST_DAYS):
        raise YakkanError(f"保存期間には、1 から {MOST_DAYS} までの日数を入力してください。空なら期限なしです。")
    return int(plain)


def _retention(shelf: Library) -> None:
    questions = Questions(shelf.workspace)
    kept = questions.kept_for()
    now = "期限なしに残します" if kept is None else f"{kept} 日残します"
    told = tag("p", f"質問・答え・評価・操作の記録を、{now}。文書と訂正した値には関わりません。")
    view.show(section("保存期間", told), key="settings_kept")
    typed = st.text_input(
        "残す日数（空なら期限なし）", "" if kept is None else str(kept), key=_DAYS, placeholder="期限なし"
    )
    days = read_days(typed)
    if days == kept:
        return
    if days is not None:
        older = Audit(shelf.workspace).older(days)
        words = f"{days} 日より前の質問 {older['question']} 件（答えと評価を含む）と、操作の記録 {older['event']} 件がすぐに消え、元に戻せません。"
        view.show(notice(words, "warning"), key="settings_older")

    def keep() -> None:
        shelf.require(Role.ADMIN)
        questions.keep_for(days)

    st.button("この期間に決める", type="primary", on_click=safely(keep), key="settings_keep")


def _said(name: str, value: object, titles: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return "・".join(map(str, value)) or "なし"
    if isinstance(value, dict):
        return "・".join(f"{name} {one}" for name, one in value.items()) or "既定"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    said = "なし" if value is None else str(value)
    if name in _OF_KINDS:
        return _KINDS.get(said, said)
    if name in _OF_DOCUMENTS:
        return titles.get(said, said)
    return Role(said).label if said in set(Role) else said
