"""What was read and extracted of each document, in one SQLite file beside the workspace."""

import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import MissingError, ReadOnlyError, WorkspaceError
from pipeline.types.clause import Extraction
from pipeline.types.codec import decode, encode
from pipeline.types.document import Document

_SCHEMA = (
    """CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    document BLOB NOT NULL,
    extraction BLOB NOT NULL
)""",
    "CREATE TABLE IF NOT EXISTS view (name TEXT NOT NULL)",
)
_WAIT = 600.0
"""Seconds that one process waits for another to write."""

Pair = tuple[Document, Extraction]


class Held(NamedTuple):
    """stamp: tells one state of a record from another; documents: ids."""

    stamp: str
    documents: list[str]


class Kept:
    """Documents by the record of the workspace they come from, and the name of the folder that holds the search over them.

    Every method opens the file anew, so that threads and processes need no agreement. WorkspaceError where it cannot be used,
    ReadOnlyError for what writes where it can only be read; what cannot be read there is taken for not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "documents.sqlite3"
        self.is_read_only = not _is_writable(folder, self._path)
        if self.is_read_only:
            return
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # contracts: for nobody but their owner
            self._path.touch(mode=0o600)
            self._path.chmod(0o600)
        except OSError as error:
            raise _unusable(folder) from error
        with self.writing() as database:
            for statement in _SCHEMA:
                database.execute(statement)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction during which no other process writes; all of it is done or nothing."""
        if self.is_read_only:
            raise ReadOnlyError(f"索引 {self.folder} に書き込めません。フォルダの権限を確かめてください。")
        try:
            database = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
            try:
                # What is removed is overwritten, not only unlinked.
                database.execute("PRAGMA secure_delete = ON")
                database.execute("BEGIN IMMEDIATE")
                yield database
                database.execute("COMMIT")
            finally:
                database.close()
        except (OSError, sqlite3.Error) as error:
            raise _unusable(self.folder) from error

    def held(self) -> dict[str, Held]:
        """What there is of each record, the ids of its documents in their order."""
        found: dict[str, Held] = {}
        for record, stamp, document in self._rows("SELECT record, fingerprint, id FROM document ORDER BY rowid", ()):
            found.setdefault(str(record), Held(str(stamp), [])).documents.append(str(document))
        return found

    def stamp(self, record: str) -> str | None:
        """The stamp of what there is of a record."""
        rows = self._rows("SELECT fingerprint FROM document WHERE record = ? LIMIT 1", (record,))
        return next((str(stamp) for (stamp,) in rows), None)

    def put(self, made: Mapping[str, tuple[str, Sequence[Pair]]]) -> None:
        """Keeps the documents of records in place of those they had, with the stamp of each."""
        rows = [
            (document.id, record, stamp, zlib.compress(encode(document)), zlib.compress(encode(extraction)))
            for record, (stamp, pairs) in made.items()
            for document, extraction in pairs
        ]
        with self.writing() as database:
            database.executemany("DELETE FROM document WHERE record = ?", [(record,) for record in made])
            database.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", rows)

    def only(self, records: Callable[[], Collection[str]]) -> None:
        """Leaves nothing of other records; they are asked for while no other process writes, so that none of its is taken for gone."""
        if set(self.held()) <= set(records()):
            return
        with self.writing() as database:
            there = set(records())
            held = database.execute("SELECT DISTINCT record FROM document").fetchall()
            gone = [row for row in held if row[0] not in there]
            database.executemany("DELETE FROM document WHERE record = ?", gone)

    def document(self, document_id: str) -> Document:
        """A document; MissingError where it has been removed."""
        return decode(Document, self._content("document", document_id))

    def extraction(self, document_id: str) -> Extraction:
        """What was extracted from a document; MissingError where it has been removed."""
        return decode(Extraction, self._content("extraction", document_id))

    def view(self) -> Path | None:
        """The folder that holds the search over the documents; None where there is none yet."""
        return next((self.folder / str(name) for (name,) in self._rows("SELECT name FROM view", ())), None)

    def name_view(self, database: sqlite3.Connection, folder: Path | None) -> None:
        """Makes folder the view, and leaves nothing of those before it; database: as `writing` gives it."""
        database.execute("DELETE FROM view")
        if folder is not None:
            database.execute("INSERT INTO view VALUES (?)", (folder.name,))
        for other in self.folder.glob("view-*"):
            if folder is None or other.name != folder.name:
                shutil.rmtree(other)

    def _content(self, column: str, document_id: str) -> bytes:
        for (content,) in self._rows(f"SELECT {column} FROM document WHERE id = ?", (document_id,)):
            return zlib.decompress(content)
        raise MissingError(f"文書 {document_id} は登録から外されています。もう一度質問してください。")

    def _rows(self, statement: str, given: tuple[str, ...]) -> list[tuple[bytes, ...]]:
        try:
            database = sqlite3.connect(self._path, timeout=_WAIT)
            try:
                return database.execute(statement, given).fetchall()
            finally:
                database.close()
        except sqlite3.Error as error:
            if self.is_read_only:
                return []
            raise _unusable(self.folder) from error


def _is_writable(folder: Path, path: Path) -> bool:
    """Whether the file in the folder can be written or made, with all folders above it that are not there."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    return os.access(there, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def _unusable(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        f"索引 {folder} を使えません。権限とディスクの空きを確かめ、直らなければこのフォルダを削除してください（次に質問したときに作り直します）。"
    )
