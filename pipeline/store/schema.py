"""Brings the schema of a workspace up to the program's; all steps are in `migrations/`."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from pipeline.errors import WorkspaceError
from pipeline.store.database import Database
from pipeline.store.place import Place

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = ("0001", "0002", "0003", "0004")
"""Of the schema, oldest first; the last one is the program's. 0001 was released without a note of its version."""
RESTORED = VERSIONS[1:]
"""Of the schema that a backup may be of: what later ones dropped is passed over."""
TABLE = "yakkan_version"
_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x79616B6B
"""Of PostgreSQL: one process migrates at a time; SQLite has one writer anyway."""


def prepare(database: Database) -> None:
    """Makes or migrates the schema in one transaction; WorkspaceError where it is newer than the program."""
    found = _checked(database.read(version), database)
    if found == VERSIONS[-1]:
        return
    if database.path is not None and database.is_read_only():
        raise _as_it_is(found, database)
    if database.path is not None:
        database.run("journal_mode = WAL")  # the file remembers that it is read while it is written
    database.write(lambda connection: _migrate(connection, database))


def _as_it_is(found: str | None, database: Database) -> WorkspaceError:
    """A workspace without the program's schema that cannot be given it."""
    told = "まだ作られていません" if found is None else "前の版の yakkan で作られています"
    return WorkspaceError(
        f"ワークスペース {database.name} は{told}が、読むことしかできない場所にあります。フォルダごと書き込める場所に写して開いてください。"
    )


def is_made(place: Place) -> bool:
    """Whether there is a workspace in the database at a URL; nothing is made. WorkspaceError where it cannot be asked."""
    database = Database(place)
    try:
        return database.read(version) is not None
    finally:
        database.close()


def version(connection: Connection) -> str | None:
    """The version of the schema; None where there is none yet."""
    there = inspect(connection)
    if there.has_table(TABLE):
        found: str | None = connection.scalar(text(f"SELECT version_num FROM {TABLE}"))
        return found
    is_first = connection.dialect.name == "sqlite" and there.has_table("document")
    return VERSIONS[0] if is_first else None


def _checked(found: str | None, database: Database) -> str | None:
    if found is not None and found not in VERSIONS:
        raise WorkspaceError(
            f"ワークスペース {database.name} は、より新しい yakkan で作られています。yakkan を新しい版にしてください。"
        )
    return found


def _migrate(connection: Connection, database: Database) -> None:
    from alembic import command

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    found = _checked(version(connection), database)  # another process may have done it while this one waited
    if found == VERSIONS[-1]:
        return
    config = steps(connection)
    if found == VERSIONS[0] and not inspect(connection).has_table(TABLE):
        command.stamp(config, found)
    command.upgrade(config, "head")


def steps(connection: Connection) -> "Config":
    """What alembic needs to take the steps over a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
