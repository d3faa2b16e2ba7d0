"""The audit log: what is changed in it, taken out of it or put into it is found."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.store import Workspace, audit
from pipeline.store.people import Role
from tests.store.filled import REVISED, TERMS, fill


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    with Workspace(tmp_path / "ws") as made:
        for number in range(5):
            made.written(
                Role.ADMIN,
                lambda connection, number=number: audit.append(
                    connection, by="担当", action="add", subject=f"d{number}", detail={"revision_of": "d0"}
                ),
            )
        yield made


def faults(workspace: Workspace) -> list[str]:
    with workspace.reading() as connection:
        return list(audit.faults(connection))


def by_hand(workspace: Workspace, statement: str) -> None:
    database = sqlite3.connect(workspace.path)
    with database:
        database.execute(statement)
    database.close()


def test_events_are_told_newest_first(workspace: Workspace) -> None:
    with workspace.reading() as connection:
        told = audit.last(connection, 2)
    assert [(event.number, event.by, event.action, event.subject) for event in told] == [
        (5, "担当", "add", "d4"),
        (4, "担当", "add", "d3"),
    ]
    assert told[0].detail == {"revision_of": "d0"}
    assert faults(workspace) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE event SET by = '他人' WHERE number = 3", "3 番が書き換えられています"),
        ("UPDATE event SET detail = '{}' WHERE number = 5", "5 番が書き換えられています"),
        ("DELETE FROM event WHERE number = 3", "4 番の前の記録"),
        ("DELETE FROM event WHERE number = 1", "2 番の前の記録"),
        ("DELETE FROM event WHERE number = 5", "5 件あるはずですが 4 件"),
        ("DELETE FROM event", "5 件あるはずですが 0 件"),
        ("INSERT INTO event SELECT 9, at, by, action, 'd9', detail, hash, hash FROM event WHERE number = 5", "9 番が書き換えられています"),
    ],
    ids=["変更", "最後の変更", "途中の削除", "最初の削除", "最後の削除", "全部の削除", "追加"],
)  # fmt: skip
def test_what_somebody_did_to_the_log_is_found(workspace: Workspace, statement: str, told: str) -> None:
    by_hand(workspace, statement)
    assert any(told in fault for fault in faults(workspace))


def test_a_removed_row_whose_follower_is_chained_anew_is_found(workspace: Workspace) -> None:
    by_hand(workspace, "UPDATE event SET previous = (SELECT hash FROM event WHERE number = 2) WHERE number = 4")
    by_hand(workspace, "DELETE FROM event WHERE number = 3")
    assert any("4 番が書き換えられています" in fault for fault in faults(workspace))


def test_expired_events_leave_a_chain_that_holds_and_says_so(workspace: Workspace) -> None:
    by_hand(workspace, "UPDATE event SET at = at")  # nothing
    cut = workspace.written(Role.ADMIN, lambda connection: audit.expire(connection, "9999"))
    assert cut == 5
    assert faults(workspace) == []
    with workspace.reading() as connection:
        [only] = audit.last(connection, 10)
    assert (only.action, only.detail["count"]) == ("expire", 5)
    by_hand(workspace, f"DELETE FROM event WHERE number = {only.number}")
    assert faults(workspace)


def test_work_that_fails_leaves_no_event(workspace: Workspace) -> None:
    def fails(connection: object) -> None:
        audit.append(connection, by=None, action="add", subject="d9")
        raise ValueError

    with pytest.raises(ValueError):
        workspace.written(Role.ADMIN, fails)
    assert faults(workspace) == []
    with workspace.reading() as connection:
        assert len(audit.last(connection, 10)) == 5


def test_the_log_holds_no_word_of_a_document(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as workspace:
        _, newer = fill(workspace)
        workspace.remove(newer.id)
        with workspace.reading() as connection:
            told = [f"{event}" for event in audit.last(connection, 100)]
    assert len(told) >= 8
    words = [line for line in (TERMS + REVISED).split("\n") if line]
    assert not [line for line in words for event in told if line in event]
