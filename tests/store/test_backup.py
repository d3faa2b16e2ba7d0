"""Backup while in use, restore into either database, all rows compared."""

import json
import os
import threading
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.errors import WorkspaceError
from pipeline.store import Place, Workspace, audit
from pipeline.store.backup import backup, restore
from pipeline.store.people import Role
from pipeline.store.tables import METADATA, event, setting
from tests import postgres
from tests.store.filled import add, fill


def quiet(_: str) -> None:
    """Nobody listens."""


def rows(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    with workspace.reading() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            ]
            for table in METADATA.sorted_tables
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    url = postgres.database(request.getfixturevalue("socket")) if request.param == "postgresql" else None
    return Place(tmp_path / "other", url)


def test_all_rows_come_back_in_either_database(place: Place, other: Place, tmp_path: Path) -> None:
    out = tmp_path / "b.zip"
    with Workspace(place.folder, place.url) as workspace:
        older, newer = fill(workspace)
        place.folder.mkdir(exist_ok=True)  # of a database nothing lies there yet
        (place.folder / "check-dismissed.json").write_text("[1]")
        files = [place.folder / "check-dismissed.json", place.folder / "not-there.json"]
        assert backup(workspace, out, files=files, tell=quiet) == 2
        was = rows(workspace)
    assert out.stat().st_mode & 0o777 == 0o600
    with Workspace(other.folder, other.url) as again:
        assert restore(again, out, tell=quiet) == 2
        now = rows(again)
        restored = now[event.name].pop()
        assert restored["action"] == "restore"
        was.pop(setting.name), now.pop(setting.name)  # the head of the log, one event on
        assert now == was
        assert {name for name, found in was.items() if found} >= {
            *("document", "content", "reading", "derived", "correction", "question", "citation", "feedback"),
            *("event", "person", "person_group", "document_group"),
        }
        assert (other.folder / "check-dismissed.json").read_text() == "[1]"
        with again.reading() as connection:
            assert list(audit.faults(connection)) == []
        assert [record.id for record in again.versions(older.id)] == [older.id, newer.id]
        third = add(again, "別の規約\n\n第1条 何か。")  # numbers go on after the old ones
        assert again.raw(third.id)


def test_it_is_one_state_whatever_is_written_meanwhile(place: Place, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        with Workspace(place.folder, place.url) as writer:
            number = 0
            while not done.is_set():
                number += 1
                add(writer, f"規約{number}\n\n第1条 定め{number}。")

    with Workspace(place.folder, place.url) as workspace:
        fill(workspace)
        thread = threading.Thread(target=write)
        thread.start()
        try:
            for number in range(3):
                backup(workspace, tmp_path / f"{number}.zip", tell=quiet)
        finally:
            done.set()
            thread.join()
    for number in range(3):
        with Workspace(tmp_path / f"w{number}") as again:
            count = restore(again, tmp_path / f"{number}.zip", tell=quiet)
            found = rows(again)
            assert count == len(found["document"]) == len(found["content"]) == len(found["reading"])
            with again.reading() as connection:
                assert list(audit.faults(connection)) == []


def test_a_workspace_that_holds_something_is_refused(tmp_path: Path) -> None:
    with Workspace(tmp_path / "a") as workspace:
        fill(workspace)
        backup(workspace, tmp_path / "b.zip", tell=quiet)
        before = rows(workspace)
        with pytest.raises(WorkspaceError, match="空ではありません"):
            restore(workspace, tmp_path / "b.zip", tell=quiet)
        assert rows(workspace) == before


def test_an_archive_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "b.zip"
    out.write_text("大切")
    with Workspace(tmp_path / "a") as workspace, pytest.raises(WorkspaceError, match="既にあります"):
        backup(workspace, out, tell=quiet)
    assert out.read_text() == "大切"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b.zip"]


def test_what_cannot_be_written_leaves_no_archive(tmp_path: Path) -> None:
    with Workspace(tmp_path / "a") as workspace:
        fill(workspace)
        with pytest.raises(WorkspaceError, match="書けません"):
            backup(workspace, tmp_path / "ない" / "b.zip", tell=quiet)

        def stop(_: str) -> None:
            raise OSError(28, os.strerror(28))

        with pytest.raises(WorkspaceError, match="書けません"):
            backup(workspace, tmp_path / "b.zip", tell=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def cut(archive: Path) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])


def turned(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        largest = max(packed.infolist(), key=lambda member: member.compress_size)
    data = bytearray(archive.read_bytes())
    data[largest.header_offset + 60 + largest.compress_size // 2] ^= 0xFF
    archive.write_bytes(data)


def repacked(change: Callable[[str, bytes], bytes]) -> Callable[[Path], None]:
    def do(archive: Path) -> None:
        with zipfile.ZipFile(archive) as packed:
            members = {name: packed.read(name) for name in packed.namelist()}
        with zipfile.ZipFile(archive, "w") as packed:
            for name, data in members.items():
                packed.writestr(name, change(name, data))

    return do


def other_place(name: str, data: bytes) -> bytes:
    return data.replace(b'"files": []', b'"files": ["../escaped"]') if name == "yakkan-backup.json" else data


def other_row(name: str, data: bytes) -> bytes:
    return data.replace("担当".encode(), "他人".encode()) if name == "tables/person.jsonl" else data


def other_format(name: str, data: bytes) -> bytes:
    return json.dumps({**json.loads(data), "schema": "9999"}).encode() if name == "yakkan-backup.json" else data


def test_a_backup_of_the_schema_with_passwords_comes_back_without_them(tmp_path: Path) -> None:
    archive = tmp_path / "b.zip"
    with Workspace(tmp_path / "a") as workspace:
        fill(workspace)
        backup(workspace, archive, tell=quiet)
        was = rows(workspace)
    with zipfile.ZipFile(archive) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    people = members["tables/person.jsonl"].decode().splitlines(keepends=True)
    lines = [json.dumps({**json.loads(line), "secret": "scrypt"}, ensure_ascii=False) + "\n" for line in people]
    members["tables/person.jsonl"] = "".join(lines).encode()
    contents = json.loads(members["yakkan-backup.json"])
    contents["schema"] = "0002"
    contents["tables"]["person"]["sha256"] = sha256(members["tables/person.jsonl"]).hexdigest()
    members["yakkan-backup.json"] = json.dumps(contents).encode()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    with Workspace(tmp_path / "w") as again:
        assert restore(again, archive, tell=quiet) == 2
        assert rows(again)["person"] == was["person"] != []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (cut, "壊れています"),
        (turned, "壊れています"),
        (repacked(other_row), "壊れています"),
        (repacked(other_place), "壊れています"),
        (repacked(other_format), "別の版"),
        (lambda archive: archive.write_text("何か"), "壊れています"),
        (lambda archive: archive.unlink(), "読めません"),
    ],
    ids=["途中まで", "一文字違い", "行の書換え", "フォルダの外", "別の版", "別のファイル", "ない"],
)
def test_a_bad_archive_leaves_the_workspace_empty(tmp_path: Path, harm: Callable[[Path], None], told: str) -> None:
    archive = tmp_path / "b.zip"
    with Workspace(tmp_path / "a") as workspace:
        fill(workspace)
        backup(workspace, archive, tell=quiet)
    harm(archive)
    with Workspace(tmp_path / "w") as again:
        with pytest.raises(WorkspaceError, match=told):
            restore(again, archive, tell=quiet)
        assert not any(rows(again).values())
    assert not (tmp_path / "escaped").exists()


def test_only_an_admin_takes_everything_along(tmp_path: Path) -> None:
    with Workspace(tmp_path / "a") as workspace:
        fill(workspace)
    with Workspace(tmp_path / "a", person="担当") as reviewer, pytest.raises(WorkspaceError, match=Role.ADMIN.label):
        backup(reviewer, tmp_path / "b.zip", tell=quiet)


def test_files_beside_the_rows_come_back_with_them_or_not_at_all(tmp_path: Path) -> None:
    beside, out = tmp_path / "old" / "check-dismissed.json", tmp_path / "b.zip"
    with Workspace(tmp_path / "old") as workspace:
        fill(workspace)
        beside.write_text("[]")
        backup(workspace, out, files=[beside], tell=quiet)
    harmed = tmp_path / "harmed.zip"
    with zipfile.ZipFile(out) as good, zipfile.ZipFile(harmed, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data[:-2] + b"!\n" if name.endswith("event.jsonl") else data)
    with Workspace(tmp_path / "new") as workspace:
        with pytest.raises(WorkspaceError, match="何も戻していません"):
            restore(workspace, harmed, tell=quiet)
        assert not (tmp_path / "new" / beside.name).exists()
        restore(workspace, out, tell=quiet)
    assert (tmp_path / "new" / beside.name).read_text() == "[]"
