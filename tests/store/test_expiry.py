"""What is kept no longer goes whenever the workspace is used, not only when the time is set."""

import sqlite3
from pathlib import Path

from sqlalchemy import func, insert, select, update

from pipeline.store import Place, Workspace
from pipeline.store.questions import Questions
from pipeline.store.tables import event, question, setting
from pipeline.types.answer import Answer, Verdict
from tests.store.made import keep, opened, terms

ASKED = Answer("退会は？", Verdict.NOT_STATED, None, 0.9, (), ())


def aged(workspace: Workspace) -> None:
    """Sets the time, and makes all that is there older than it."""
    Questions(workspace).add([ASKED])
    keep(workspace, terms())
    with workspace.writing() as connection:
        connection.execute(insert(setting).values(name="retention_days", value="30"))
        connection.execute(update(event).values(at="2020-01-01T00:00:00.000+00:00"))
        connection.execute(update(question).values(at="2020-01-01T00:00:00+00:00"))


def events(workspace: Workspace) -> list[str]:
    with workspace.reading() as connection:
        return list(connection.scalars(select(event.c.action).order_by(event.c.number)))


def test_when_it_is_opened(place: Place) -> None:
    with opened(place) as workspace:
        aged(workspace)
        assert events(workspace) == ["add"]
    with opened(place) as workspace:
        assert (events(workspace), Questions(workspace).last()) == (["expire"], [])
    with opened(place) as workspace:  # and says so once a day, not at each use
        assert events(workspace) == ["expire"]


def test_when_it_is_written_while_it_stays_open(place: Place) -> None:
    with opened(place) as workspace:
        aged(workspace)
        number = Questions(workspace).add([ASKED])
        assert [one.number for one in Questions(workspace).last()] == number
        assert events(workspace) == ["expire"]


def test_without_a_time_nothing_goes(place: Place) -> None:
    with opened(place) as workspace:
        aged(workspace)
        with workspace.writing() as connection:
            connection.execute(setting.delete().where(setting.c.name == "retention_days"))
    with opened(place) as workspace, workspace.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(question)) == 1


def test_it_waits_for_nobody(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        aged(workspace)
    other = sqlite3.connect(tmp_path / "yakkan.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Workspace(tmp_path) as workspace:
        assert events(workspace) == ["add"] and len(workspace.records()) == 1
    other.close()
    with Workspace(tmp_path) as workspace:
        assert events(workspace) == ["expire"]
