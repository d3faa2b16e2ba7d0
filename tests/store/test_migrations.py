"""Workspaces of every schema that was released open with all that is in them."""

import re
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.cli.files import has_workspace
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.store import Place, Workspace, schema
from pipeline.store.database import Database
from pipeline.store.members import People
from pipeline.store.people import Person, Role
from pipeline.store.tables import METADATA
from tests.store.made import opened, terms

FIRST = """
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL,
    revision_of TEXT REFERENCES document (id) ON DELETE SET NULL,
    raw BLOB NOT NULL
)
"""
"""As the first release made it."""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A workspace of the first release with three documents, two of them versions of one."""
    raws = [terms(days).encode() for days in ("10日", "20日", "末日")]
    hashes = [sha256(raw).hexdigest() for raw in raws]
    ids = [f"d{one[:12]}" for one in hashes]
    rows = [
        (ids[0], "会則.txt", "灯台ジム会則", hashes[0], "2025-01-05T01:02:03+00:00", None, raws[0]),
        (ids[1], "会則2.txt", "灯台ジム会則", hashes[1], "2025-02-05T01:02:03+00:00", ids[0], raws[1]),
        (ids[2], "べつ.txt", "", hashes[2], "2025-03-05T01:02:03+00:00", None, raws[2]),
    ]
    with sqlite3.connect(tmp_path / "yakkan.sqlite3") as database:
        database.execute(FIRST)
        database.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    database.close()
    (tmp_path / "yakkan.sqlite3").chmod(0o644)
    return tmp_path


def rows(folder: Path) -> list[tuple[object, ...]]:
    database = sqlite3.connect(folder / "yakkan.sqlite3")
    try:
        return database.execute("SELECT id, name, title, sha256, added_at, revision_of, raw FROM document").fetchall()
    finally:
        database.close()


def test_the_first_schema_is_migrated_with_every_row(first: Path) -> None:
    before = rows(first)
    with Workspace(first) as workspace:
        after = [
            (one.id, one.name, one.title, one.sha256, one.added_at, one.revision_of, workspace.raw(one.id))
            for one in workspace.records()
        ]
        assert after == before and len(after) == 3
        assert [one.id for one in workspace.versions(after[1][0])] == [after[0][0], after[1][0]]
        assert (first / "yakkan.sqlite3").stat().st_mode & 0o777 == 0o600
    with Workspace(first) as again:
        assert len(again.records()) == 3


def test_what_the_first_schema_did_not_have_is_made_when_it_is_asked_for(first: Path) -> None:
    with Workspace(first) as workspace:
        record = workspace.records()[0]
        assert record.effective is None
        [(document, extraction)] = run.pairs(workspace, record.id)
        assert document.title == "灯台ジム会則"
        assert "termination_by_customer.notice_period" in {fact.field for fact in extraction.facts}
        assert workspace.record(record.id).effective == "2024-04-01"


def test_a_migration_that_fails_leaves_the_old_workspace(first: Path) -> None:
    before = rows(first)
    with sqlite3.connect(first / "yakkan.sqlite3") as database:
        database.execute("CREATE TABLE feedback (unlike TEXT)")  # a step in the middle cannot be done
    database.close()
    with pytest.raises(WorkspaceError):
        Workspace(first)
    assert rows(first) == before


def test_people_of_the_second_schema_stay_and_what_their_passwords_were_checked_against_goes(tmp_path: Path) -> None:
    database = Database(Place(tmp_path))
    try:
        database.write(lambda connection: command.upgrade(schema.steps(connection), "0002"))
    finally:
        database.close()
    with sqlite3.connect(tmp_path / "yakkan.sqlite3") as there:
        there.execute(
            "INSERT INTO person VALUES ('佐藤', 'reviewer', 'aa:0123456789abcdef', '2025-01-05T01:02:03+00:00')"
        )
        there.execute("INSERT INTO person_group VALUES ('佐藤', '法務')")
    there.close()
    with Workspace(tmp_path) as workspace:
        assert People(workspace).all() == [Person("佐藤", Role.REVIEWER, ("法務",))]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"0123456789abcdef" in path.read_bytes()]


def test_whether_there_is_a_workspace_is_asked_without_making_one(place: Place) -> None:
    assert not has_workspace(place) and not has_workspace(place)
    opened(place).close()
    assert has_workspace(place)


def test_the_steps_make_the_tables_of_the_program(place: Place) -> None:
    with opened(place) as workspace, workspace.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.TABLE})
        assert compare_metadata(context, METADATA) == []


def test_a_migrated_workspace_has_the_tables_of_a_new_one(first: Path, tmp_path: Path) -> None:
    def tables(folder: Path) -> dict[str, str]:
        with Workspace(folder) as workspace, workspace.reading() as connection:
            found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return {name: re.sub(r"\s+", " ", sql) for name, sql in found}

    migrated, new = tables(first), tables(tmp_path / "new")
    assert migrated.keys() == new.keys()
    assert {name for name in new if migrated[name] != new[name]} <= {"document"}  # its words, not its columns


def test_the_steps_are_the_versions_the_program_knows() -> None:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(Path(schema.__file__).parent / "migrations")).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == schema.VERSIONS
