"""The database of a workspace: short transactions, tried again where another process was in the way."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pipeline.errors import WorkspaceError
from pipeline.store import faults
from pipeline.store.place import Place

_Value = TypeVar("_Value")
NAME = "yakkan.sqlite3"
"""The file in the folder of a workspace."""
_WAIT = 60.0
"""Seconds until work that others are in the way of is given up."""
SOON = 0.5
"""Seconds that what can be done later as well waits for others."""
_WRITES = "yakkan_writes"


class Database:
    """Connections to the database of a place.

    name: what messages call it, without a password; path: the file of SQLite, None for PostgreSQL.
    """

    def __init__(self, place: Place) -> None:
        self._is_frozen = False
        if place.url is None:
            self.path: Path | None = place.folder / NAME
            self.name = str(place.folder)
            self._is_frozen = not _is_ready(place.folder, self.path)
            self.engine = _frozen(self.path) if self._is_frozen else _sqlite(self.path)
        else:
            self.path = None
            with suppress(OSError):  # the database does without what this machine keeps beside it
                place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            url = _postgresql(place.url)
            self.name = f"postgresql://{url.host or ''}/{url.database or ''}"
            self.engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)

    def is_read_only(self) -> bool:
        """True where nothing can be written: the file or its folder is not writable, or the server or its user only reads."""
        if self.path is not None:
            return self._is_frozen
        return bool(self.read(lambda connection: connection.scalar(text(_READS))))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the database, whatever others write meanwhile."""
        with self.told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, wait: float = _WAIT) -> Iterator[Connection]:
        """A transaction: all of it is done or nothing; with SQLite no other process writes during it; wait: seconds for others."""
        if self._is_frozen:
            raise faults.read_only(self.name)
        with self.told(), self.engine.connect() as connection, self._waiting(connection, wait):
            with connection.execution_options(**{_WRITES: True}).begin():
                if self.path is None and wait != _WAIT:
                    connection.execute(text(f"SET LOCAL lock_timeout = {wait * 1000:.0f}"))
                yield connection

    def read(self, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes of one state of the database."""
        return self._again(self.reading, do)

    def write(self, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes in one transaction; do may run several times, of which only the last has an effect."""
        return self._again(self.writing, do)

    def run(self, pragma: str, *, wait: float = _WAIT) -> tuple[Any, ...]:
        """The row a PRAGMA of SQLite answers with, outside any transaction, () where it has none; wait: seconds for others."""
        with self.told(), self.engine.connect() as connection, self._waiting(connection, wait):
            cursor: Any = connection.connection.cursor()
            return tuple(cursor.execute(f"PRAGMA {pragma}").fetchone() or ())

    def is_log_emptied(self) -> bool:
        """Moves what SQLite's log holds into the file; False where another process is reading in it just now."""
        return self.path is None or self.run("wal_checkpoint(TRUNCATE)", wait=SOON)[:1] == (0,)

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
    def _waiting(self, connection: Connection, wait: float) -> Iterator[None]:
        """SQLite waits so many seconds for others; a server is told so in each transaction."""
        if self.path is None or wait == _WAIT:
            yield
            return
        cursor: Any = connection.connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {_WAIT * 1000:.0f}")

    @contextmanager
    def told(self) -> Iterator[None]:
        """What goes wrong with the database within is told as a WorkspaceError."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise faults.told(error, self.name) from error


def _is_ready(folder: Path, path: Path) -> bool:
    """True where the file can be written; it and its folder are made where they are not there, for nobody but their owner."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if not os.access(path, os.W_OK) or not os.access(folder, os.W_OK | os.X_OK):
            return False
        if path.stat().st_mode & 0o077 and path.stat().st_uid == os.getuid():
            path.chmod(0o600)
    except OSError as error:
        raise faults.told(error, str(folder)) from error
    return True


def _frozen(path: Path) -> Engine:
    """The file as it is where nothing can be written beside it, opened anew for each use.

    SQLite reads such a file without its log only when it is told that nobody writes; where there is a log (of a process
    that was killed, or of an owner who writes just now) it is read by the rules of the log.
    """

    def opened() -> sqlite3.Connection:
        log = path.with_name(f"{path.name}-wal")
        how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
        uri = f"{path.absolute().as_uri()}?{how}"
        return sqlite3.connect(uri, uri=True, timeout=_WAIT, check_same_thread=False)

    return _listened(create_engine("sqlite://", creator=opened, poolclass=NullPool, hide_parameters=True))


def _sqlite(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    return _listened(create_engine(url, connect_args={"timeout": _WAIT}, hide_parameters=True))


def _listened(engine: Engine) -> Engine:
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


_READS = "SELECT current_setting('transaction_read_only') = 'on' OR NOT has_table_privilege('document', 'INSERT')"
_NO_URL = "ワークスペースの URL を読めません。postgresql://ユーザー@サーバー/データベース の形で指定してください。"
