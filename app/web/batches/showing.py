"""Batches as HTML: the list of them, how far one is, what came of it, and its files."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from app.as_batch_report import duration
from app.web import links
from app.web.batches.live import Sight
from app.web.batches.lots import Lot, Outcome
from app.web.batches.rows import Row, State
from app.web.chips import notice, table, tabs
from app.web.markup import Child, Html, join, tag

_GROUPS: dict[str, tuple[str, tuple[State, ...]]] = {
    "": ("すべて", tuple(State)),
    "failed": ("失敗", (State.FAILED,)),
    "read": ("読めました", (State.READ, State.COPY)),
    "waiting": ("順番待ち", (State.WAITING,)),
    "passed": ("対象外", (State.PASSED,)),
}
"""How the files can be narrowed down, by the word in the address."""
_HEADS = ("ファイル", "状態", "文書", "種類", "理由")
_ALWAYS = 2
"""Columns that are always there."""


class Phase(StrEnum):
    """How a batch stands as a whole."""

    RUNNING = "処理中"
    ENDING = "止めています"
    BROKEN = "中断"
    STOPPED = "停止中"
    DONE = "完了"


def phase(lot: Lot, sight: Sight | None) -> Phase:
    """sight: where it is under way."""
    if sight is not None:
        return Phase.ENDING if sight.is_ending else Phase.RUNNING
    if lot.error:
        return Phase.BROKEN
    return Phase.DONE if lot.outcome is not None and not lot.outcome.left else Phase.STOPPED


def list_html(lots: Sequence[tuple[Lot, Sight | None]], *, named: bool) -> Html:
    """The table of batches; named: with who gave each."""
    heads = ["一括処理", "状態", "進み具合", "読めました", "失敗", "開始", *(["始めた人"] if named else [])]
    return table(heads, (_entry(lot, sight, named) for lot, sight in lots), caption="一括処理の一覧", class_="lots")


def head_html(lot: Lot, sight: Sight | None) -> Html:
    """The name of a batch, how it stands, and what ended it before its time."""
    found = phase(lot, sight)
    return tag(
        "header",
        tag("p", tag("a", "一括処理の一覧", href=links.batches().href, data_go=True), class_="path"),
        tag("h2", lot.name, " ", _pill(found)),
        tag("p", f"{_day(lot.begun)} 開始", f"（{lot.by}）" if lot.by else None, class_="soft"),
        notice(lot.error, "error") if found is Phase.BROKEN else None,
        class_="lot",
    )


def sight_html(sight: Sight) -> Html:
    """How far a batch is that is under way."""
    return tag(
        "section",
        tag("progress", value=sight.done, max=max(1, sight.total), aria_label="一括処理の進み具合"),
        tag("p", "止めています。" if sight.is_ending else None, sight.told, role="status"),
        class_="intake",
    )


def outcome_html(lot: Lot, outcome: Outcome) -> Html:
    """What came of a batch, in figures."""
    good, bad = outcome.files - outcome.failed, f"{outcome.failed:,} 件"
    failures = tag("a", bad, href=links.batch(lot.id, "failed").href, data_go=True) if outcome.failed else bad
    figures: list[tuple[str, Child]] = [
        ("ファイル", f"{outcome.files:,} 件"),
        ("読めました", f"{good:,} 件" + (f"（うち同じ内容 {outcome.copies:,} 件）" if outcome.copies else "")),
        ("失敗", failures),
        ("文書", f"{outcome.documents:,} 件"),
        ("かかった時間", duration(outcome.seconds)),
        ("終了", _day(outcome.finished)),
    ]
    return tag(
        "section",
        tag("dl", *(tag("div", tag("dt", name), tag("dd", told)) for name, told in figures), class_="figures"),
        _kinds(outcome.kinds),
        class_="outcome",
    )


def groups_html(lot: Lot, rows: Sequence[Row], here: str) -> Html:
    """The ways to narrow down the files, with how many there are of each; a group without files is left out."""
    counted = ((key, name, sum(row.state in states for row in rows)) for key, (name, states) in _GROUPS.items())
    shown = [
        (f"{name}（{count:,}）", links.batch(lot.id, key), key == here)
        for key, name, count in counted
        if count or key == here
    ]
    return tabs(shown, "ファイルの状態")


def narrowed(rows: Sequence[Row], group: str) -> list[Row]:
    """The files of a group, failures first."""
    states = _GROUPS.get(group, _GROUPS[""])[1]
    return sorted((row for row in rows if row.state in states), key=lambda row: row.state is not State.FAILED)


def rows_html(rows: Sequence[Row]) -> Html:
    """The table of files, without columns that say nothing of any of them."""
    cells = [_row(row) for row in rows]
    said = [at for at, head in enumerate(_HEADS) if at < _ALWAYS or any(row[at] for row in cells)]
    shown = ([row[at] for at in said] for row in cells)
    return table([_HEADS[at] for at in said], shown, caption="ファイルごとの結果", class_="files")


def empty_html(may_start: bool) -> Html:
    """What to do where there is no batch yet."""
    words = (
        "何十件、何百件の文書をまとめて読み、値・条項・引用の一覧（Excel）を作ります。上にファイルを落とすと、すぐに始まります。"
        if may_start
        else "ここに一括処理が並びます。始めるには担当者の権限が要ります。"
    )
    return tag("div", tag("h2", "まだ一括処理がありません"), tag("p", words), class_="empty")


def _entry(lot: Lot, sight: Sight | None, named: bool) -> list[Child]:
    outcome = lot.outcome
    if sight is not None:
        bar: Child = tag("progress", value=sight.done, max=max(1, sight.total), aria_label=f"{lot.name} の進み具合")
        far = tag("div", bar, tag("span", sight.told, class_="soft"))
    else:
        far = tag("span", f"{outcome.files - outcome.left:,}/{outcome.files:,} 件" if outcome else "", class_="day")
    return [
        tag("a", lot.name, href=links.batch(lot.id).href, data_go=True, class_="name"),
        _pill(phase(lot, sight)),
        far,
        f"{outcome.files - outcome.failed - outcome.left:,}" if outcome and not sight else "",
        f"{outcome.failed:,}" if outcome and not sight else "",
        tag("span", _day(lot.begun), class_="day"),
        *([lot.by or ""] if named else []),
    ]


def _row(row: Row) -> list[Child]:
    told = tag("span", row.told, class_="told" if row.state is State.FAILED else "soft") if row.told else ""
    return [row.path, tag("span", row.state.value, class_=f"state {_LOOKS[row.state]}"), row.title, row.kind, told]


def _pill(found: Phase) -> Html:
    looks = {Phase.RUNNING: "reading", Phase.ENDING: "locked", Phase.BROKEN: "failed", Phase.DONE: "added"}
    return tag("span", found.value, class_=f"state {looks.get(found, 'waiting')}")


def _kinds(kinds: dict[str, int]) -> Html | None:
    """A bar for each kind of document; where there is one of each, their names."""
    if not kinds:
        return None
    most = max(kinds.values())
    if most == 1:
        return tag("p", "文書の種類: ", "、".join(kinds), class_="soft")
    bars = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", tag("progress", value=count, max=most, aria_hidden="true"), f" {count:,}"),
        )
        for name, count in kinds.items()
    ]
    return tag("table", tag("caption", "文書の種類"), tag("tbody", join(bars)), class_="kinds")


def _day(told: str) -> str:
    return f"{datetime.fromisoformat(told):%Y-%m-%d %H:%M}"


_LOOKS = {
    State.WAITING: "waiting",
    State.READ: "added",
    State.COPY: "added",
    State.FAILED: "failed",
    State.PASSED: "waiting",
}
