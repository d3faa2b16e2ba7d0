from pathlib import Path

import pytest

from pipeline.errors import WorkspaceError
from pipeline.store import Workspace


def add(workspace: Workspace, raw: bytes, document_id: str, revision_of: str | None = None) -> bool:
    _, new = workspace.add(
        raw, id=document_id, name="規約.txt", title="規約", sha256=document_id * 4, revision_of=revision_of
    )
    return new


def test_documents_are_kept_as_they_were_given(tmp_path: Path) -> None:
    with Workspace(tmp_path / "新しい" / "場所") as workspace:
        assert add(workspace, b"\x00\xff raw", "d1")
        assert add(workspace, b"other", "d2", revision_of="d1")
    with Workspace(tmp_path / "新しい" / "場所") as again:
        assert [(record.id, record.revision_of) for record in again.records()] == [("d1", None), ("d2", "d1")]
        assert again.raw("d1") == b"\x00\xff raw"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        assert add(workspace, b"same", "d1")
        assert not add(workspace, b"same", "d1")
        assert len(workspace.records()) == 1


def test_a_document_that_is_there_can_be_made_a_revision(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        add(workspace, b"old", "d1")
        add(workspace, b"new", "d2")
        assert not add(workspace, b"new", "d2", revision_of="d1")
        assert workspace.record("d2").revision_of == "d1"
        with pytest.raises(WorkspaceError, match="それ自身"):
            add(workspace, b"old", "d1", revision_of="d1")


def test_what_is_removed_is_gone_from_the_file(tmp_path: Path) -> None:
    secret = "とても珍しい秘密の一文".encode()
    with Workspace(tmp_path) as workspace:
        add(workspace, secret, "d1")
        add(workspace, b"later", "d2", revision_of="d1")
        workspace.remove("d1")
        assert [(record.id, record.revision_of) for record in workspace.records()] == [("d2", None)]
    assert all(secret not in path.read_bytes() for path in tmp_path.iterdir())


def test_unknown_documents_are_told(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        for use in (workspace.record, workspace.raw, workspace.remove):
            with pytest.raises(WorkspaceError, match="d9"):
                use("d9")
        with pytest.raises(WorkspaceError, match="d9"):
            add(workspace, b"x", "d1", revision_of="d9")
        assert workspace.records() == []


def test_a_file_that_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "yakkan.sqlite3").write_bytes(b"this is no database at all, only text " * 20)
    with pytest.raises(WorkspaceError, match="ワークスペース"):
        Workspace(tmp_path)
