"""A sample of the faults of evaluation.store_faults, and that a fault which loses something is seen."""

import os
import random
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from evaluation.faults.harm import Killed, Locked, Small, count_points
from evaluation.faults.steps import KEPT, NEW, STEPS, Bench, Step
from evaluation.store_faults import trial
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.store import Workspace, archive
from tests import postgres


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    return Bench.made(tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize("name", STEPS)
def test_a_process_that_is_killed_loses_nothing(bench: Bench, name: str) -> None:
    step = STEPS[name]
    points, _ = count_points(bench, step)
    assert points > 10
    assert trial(bench, step, Killed(random.Random(name).randrange(1, points))).wrong == ()


@pytest.mark.parametrize("name", ["add", "remove", "index", "restore"])
def test_a_full_disk_loses_nothing(bench: Bench, name: str) -> None:
    step = STEPS[name]
    assert trial(bench, step, Small(bench.size(step) * 2 // 3)).wrong == ()


@pytest.mark.parametrize("name", ["add", "remove", "backup"])
def test_a_folder_that_cannot_be_written_loses_nothing(bench: Bench, name: str) -> None:
    assert trial(bench, STEPS[name], Locked()).wrong == ()


def test_a_client_of_a_server_that_is_killed_loses_nothing(bench: Bench, socket: Path, tmp_path: Path) -> None:
    for at in (4, 12, 20):
        place = tmp_path / str(at)
        with Workspace(place, url := postgres.database(socket)) as workspace:
            kept = bench.add(workspace, KEPT)
        if not (child := os.fork()):
            kill_at_statement(at)
            with Workspace(place, url) as workspace:
                bench.add(workspace, NEW)
                run.remove(workspace, kept)
            os._exit(0)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        with Workspace(place, url) as workspace:
            assert [one.code for one in run.examine(workspace, mends=True)] in ([], ["unrelated"], ["unfinished"])
            assert list(run.examine(workspace, mends=True)) == []
            for record in workspace.records():
                assert workspace.raw(record.id) == {kept: KEPT}.get(record.id, NEW)
                assert run.pairs(workspace, record.id, clause_types=bench.models.clause_types)
            assert kept in {record.id for record in workspace.records()} or at > 12


def kill_at_statement(at: int) -> None:
    """Ends this process at a statement to any database, counted from 1."""
    left = iter(range(at - 1, -1, -1))

    def count(*_: object) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)


def careless(bench: Bench, place: Path) -> None:
    """Adds a document in two transactions."""
    with Workspace(place / "w") as workspace:
        new = bench.add(workspace, NEW)
        kept = bench.ids[KEPT]
    database = sqlite3.connect(place / "w" / "yakkan.sqlite3", isolation_level=None)
    database.execute("DELETE FROM content WHERE document IN (?, ?)", (new, kept))
    database.execute("SELECT 'killed here'")
    database.execute("INSERT INTO content VALUES (?, ?), (?, ?)", (new, NEW, kept, KEPT))


def test_work_that_is_not_whole_is_seen(bench: Bench) -> None:
    step = Step("careless", "full", careless, adds=NEW)
    points, _ = count_points(bench, step)
    assert trial(bench, step, Killed(points + 1)).wrong == ()
    assert any("はありません" in wrong for wrong in trial(bench, step, Killed(points)).wrong)


def silent(bench: Bench, place: Path) -> None:
    """Ends in a way that no user is told of."""
    raise ZeroDivisionError("自分の誤り")


def test_an_error_that_is_not_told_is_seen(bench: Bench) -> None:
    [wrong] = trial(bench, Step("silent", "full", silent), Small(10**9)).wrong
    assert "ZeroDivisionError" in wrong


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError), archive.whole(tmp_path / "a") as file:
        file.write(b"half")
        file.flush()
        assert [path for path in tmp_path.iterdir() if path.name == "a"] == []
        raise WorkspaceError("止まった")
    assert list(tmp_path.iterdir()) == []
    with archive.whole(tmp_path / "a") as file:
        file.write(b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    with pytest.raises(FileExistsError), archive.whole(tmp_path / "a") as file:
        file.write(b"other")
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
