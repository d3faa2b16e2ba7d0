"""What is broken on purpose is found, mended where that can be, and told to a person where it cannot."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from models import clause_types, question_types
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.store import Place, Workspace
from pipeline.types.care import Outcome, Trouble
from pipeline.types.index import Models
from tests.store.filled import REVISED, TERMS, fill


def examined(workspace: Workspace, *, mends: bool = True) -> list[Trouble]:
    return list(run.examine(workspace, mends=mends))


def codes(troubles: list[Trouble]) -> list[tuple[str, Outcome]]:
    return [(trouble.code, trouble.outcome) for trouble in troubles]


def by_hand(workspace: Workspace, statement: str) -> None:
    """What somebody does who goes around the program."""
    if workspace.path is None:
        with workspace.writing() as connection:
            connection.execute(text(statement))
        return
    database = sqlite3.connect(workspace.path)
    with database:
        database.execute(statement.replace("= 'x'", "= X'78'"))
    database.close()


def test_a_workspace_that_is_well(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        assert examined(workspace) == []
        fill(workspace)
        assert examined(workspace) == []


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("DELETE FROM derived", "half-reading"),
        ("UPDATE derived SET tree = 'x'", "half-reading"),
        ("UPDATE reading SET text = 'x'", "half-reading"),
        ("UPDATE document SET revision_of = (SELECT max(id) FROM document) WHERE revision_of IS NULL", "circle"),
    ],
    ids=["抽出値がない", "構造が壊れた", "本文が壊れた", "改定の輪"],
)
def test_what_can_be_made_again_is_mended(place: Place, harm: str, code: str) -> None:
    with Workspace(place.folder, place.url) as workspace:
        older, newer = fill(workspace)
        by_hand(workspace, harm)
        looked = examined(workspace, mends=False)
        assert set(codes(looked)) == {(code, Outcome.FOUND)}
        mended = examined(workspace)
        assert set(codes(mended)) == {(code, Outcome.MENDED)}
        assert examined(workspace) == []
        assert run.pairs(workspace, newer.id, clause_types=None)[0][0].source.text == REVISED
        assert {record.id for record in workspace.records()} == {older.id, newer.id}


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("DELETE FROM content WHERE document = (SELECT min(id) FROM document)", "no-content"),
        ("UPDATE content SET raw = 'x' WHERE document = (SELECT min(id) FROM document)", "changed-content"),
        ("UPDATE event SET subject = 'd9' WHERE number = 1", "changed-log"),
    ],
    ids=["原本がない", "原本が違う", "記録の改変"],
)
def test_what_only_a_person_can_mend_is_told(place: Place, harm: str, code: str) -> None:
    with Workspace(place.folder, place.url) as workspace:
        fill(workspace)
        by_hand(workspace, harm)
        for _ in range(2):
            found = examined(workspace)
            assert codes(found) == [(code, Outcome.WRONG)]
            assert found[0].remedy.endswith("。")


def test_rows_of_a_document_that_is_gone_are_taken_out(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        _, newer = fill(workspace)
        by_hand(workspace, f"DELETE FROM document WHERE id = '{newer.id}'")  # without foreign keys nothing follows
        assert set(codes(examined(workspace))) == {("orphan", Outcome.MENDED)}
        assert examined(workspace) == []
    assert REVISED.encode() not in (tmp_path / "yakkan.sqlite3").read_bytes()


def test_a_removal_that_was_cut_off_is_ended(place: Place) -> None:
    place.folder.mkdir(mode=0o700)
    with Workspace(place.folder, place.url) as workspace:
        older, newer = fill(workspace)
        models = Models(question_types.default(), clause_types.default(), None)
        run.index_of_workspace(workspace, models, tell=lambda _: None)
        workspace.remove(newer.id)  # and nobody tells the index
        assert codes(examined(workspace, mends=False)) == [
            ("index-of-nothing", Outcome.FOUND),
            ("unfinished", Outcome.FOUND),
        ]
        assert codes(examined(workspace)) == [("index-of-nothing", Outcome.MENDED), ("unfinished", Outcome.MENDED)]
        assert examined(workspace) == []
    files = [path for path in place.folder.rglob("*") if path.is_file()]
    assert all("650円".encode() not in path.read_bytes() for path in files)
    assert all(newer.id.encode() not in path.read_bytes() for path in files if "index" in path.parts)
    assert any(older.id.encode() in path.read_bytes() for path in files if "index" in path.parts)


def test_an_index_that_is_broken_is_made_anew(tmp_path: Path) -> None:
    models = Models(question_types.default(), clause_types.default(), None)
    with Workspace(tmp_path) as workspace:
        fill(workspace)
        ask = ["解約はいつまでに届け出ますか"]
        [before], _ = run.ask_workspace(ask, workspace, models, tell=lambda _: None)
        [view] = (tmp_path / "index").glob("view-*")
        (tmp_path / "index" / "view-old").mkdir(mode=0o700)
        assert codes(examined(workspace)) == [("stray-index", Outcome.MENDED)]
        next(iter(sorted(view.iterdir()))).write_bytes(b"")
        assert codes(examined(workspace)) == [("broken-index", Outcome.MENDED)]
        assert not (tmp_path / "index").exists()
        [after], _ = run.ask_workspace(ask, workspace, models, tell=lambda _: None)
        assert after == before
        (tmp_path / "index" / "documents.sqlite3").write_bytes(b"no database")
        assert codes(examined(workspace)) == [("broken-index", Outcome.MENDED)]


def test_files_that_others_can_read_are_closed(tmp_path: Path) -> None:
    with Workspace(tmp_path / "w") as workspace:
        fill(workspace)
        assert workspace.path is not None
        (tmp_path / "w" / "check-dismissed.json").touch(mode=0o644)
        assert codes(examined(workspace, mends=False)) == [("open-file", Outcome.FOUND)]
        assert codes(examined(workspace)) == [("open-file", Outcome.MENDED)]
        assert (tmp_path / "w" / "check-dismissed.json").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_torn_is_told_and_not_touched(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        fill(workspace)
    path = tmp_path / "yakkan.sqlite3"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 6000] = bytes(6000)
    path.write_bytes(data)
    try:
        with Workspace(tmp_path) as workspace:
            found = examined(workspace)
    except WorkspaceError as error:
        assert "壊れている" in str(error)
    else:
        assert [trouble.outcome for trouble in found] == [Outcome.WRONG] * len(found)
        assert found
    assert path.read_bytes() == bytes(data)


def test_only_an_admin_examines(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        fill(workspace)
    with Workspace(tmp_path, person="担当") as reviewer, pytest.raises(WorkspaceError, match="管理者"):
        examined(reviewer)


def test_what_is_mended_is_in_the_log(tmp_path: Path) -> None:
    from pipeline.store import audit

    with Workspace(tmp_path) as workspace:
        _, newer = fill(workspace)
        by_hand(workspace, f"DELETE FROM derived WHERE document = '{newer.id}'")
        examined(workspace)
        with workspace.reading() as connection:
            [last] = audit.last(connection, 1)
    assert (last.action, last.subject, last.detail) == ("mend", newer.id, {"code": "half-reading"})
    assert TERMS[:4] not in str(last)


def test_what_is_not_ours_in_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.write_text("true")
    script.chmod(0o755)
    with Workspace(tmp_path) as workspace:
        fill(workspace)
        (tmp_path / "yakkan.sqlite3").chmod(0o644)
        assert codes(examined(workspace)) == [("open-file", Outcome.MENDED)]
    assert script.stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "yakkan.sqlite3").stat().st_mode & 0o777 == 0o600
