"""The database of a workspace: short transactions, tried again where another process was in the way."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pipeline.errors import WorkspaceError
from pipeline.store import faults
from pipeline.store.place import Place

_Value = TypeVar("_Value")
NAME = "yakkan.sqlite3"
"""The file in the folder of a workspace."""
_WAIT = 60.0
"""Seconds until work that others are in the way of is given up."""
_SOON = 0.5
"""Seconds that emptying the log waits for readers; it is tried again later."""
_WRITES = "yakkan_writes"


class Database:
    """Connections to the database of a place.

    name: what messages call it, without a password; path: the file of SQLite, None for PostgreSQL.
    """

    def __init__(self, place: Place) -> None:
        self.path = None if place.url else place.folder / NAME
        _private(place.folder, self.path)
        if self.path is not None:
            self.name = str(place.folder)
            self.engine = _sqlite(self.path)
        else:
            url = _postgresql(place.url or "")
            self.name = f"postgresql://{url.host or ''}/{url.database or ''}"
            self.engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the database, whatever others write meanwhile."""
        with self.told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is done or nothing; with SQLite no other process writes during it."""
        with self.told(), self.engine.connect() as connection:
            with connection.execution_options(**{_WRITES: True}).begin():
                yield connection

    def read(self, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes of one state of the database."""
        return self._again(self.reading, do)

    def write(self, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes in one transaction; do may run several times, of which only the last has an effect."""
        return self._again(self.writing, do)

    def run(self, pragma: str, *, wait: float = _WAIT) -> tuple[Any, ...]:
        """The row a PRAGMA of SQLite answers with, outside any transaction, () where it has none; wait: seconds for others."""
        with self.told(), self.engine.connect() as connection:
            cursor: Any = connection.connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")
            try:
                return tuple(cursor.execute(f"PRAGMA {pragma}").fetchone() or ())
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {_WAIT * 1000:.0f}")

    def is_log_emptied(self) -> bool:
        """Moves what SQLite's log holds into the file; False where another process is reading in it just now."""
        return self.path is None or self.run("wal_checkpoint(TRUNCATE)", wait=_SOON)[:1] == (0,)

    def close(self) -> None:
        """Ends all connections."""
        self.engine.dispose()

    def _again(self, begun: Callable[[], Any], do: Callable[[Connection], _Value]) -> _Value:
        until = time.monotonic() + _WAIT
        while True:
            try:
                with begun() as connection:
                    return do(connection)
            except WorkspaceError as error:
                if not faults.passes(error.__cause__) or time.monotonic() > until:
                    raise
            time.sleep(random.uniform(0.01, 0.1))

    @contextmanager
    def told(self) -> Iterator[None]:
        """What goes wrong with the database within is told as a WorkspaceError."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise WorkspaceError(faults.sentence(error, self.name)) from error


def _private(folder: Path, path: Path | None) -> None:
    """Makes the folder and the file where they are not there, for nobody but their owner."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path is None:
            return
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        elif path.stat().st_mode & 0o077 and path.stat().st_uid == os.getuid():
            path.chmod(0o600)
    except OSError as error:
        raise WorkspaceError(faults.sentence(error, str(folder))) from error


def _sqlite(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": _WAIT}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: Any) -> None:  # noqa: ANN401 (a connection of the driver)
        connection.isolation_level = None  # transactions begin where they are begun below
        connection.execute("PRAGMA foreign_keys = ON")
        # What is removed is overwritten, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # Whoever writes says so first: who reads first and writes then cannot wait for another writer.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(text: str) -> URL:
    from sqlalchemy import make_url

    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise WorkspaceError(_NO_URL) from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise WorkspaceError(_NO_URL)
    return url.set(drivername="postgresql+psycopg")


_NO_URL = "ワークスペースの URL を読めません。postgresql://ユーザー@サーバー/データベース の形で指定してください。"
