"""What was read and extracted of each document, in one SQLite file beside the workspace."""

import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import WorkspaceError
from pipeline.index.codec import decode, encode
from pipeline.types.clause import Extraction
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


class Kept:
    """Documents by the record of the workspace they come from, and the name of the folder that holds the search over them.

    Every method opens the file anew, so that threads and processes need no agreement. WorkspaceError where it cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "documents.sqlite3"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(folder) from error
        with self.writing() as database:
            for statement in _SCHEMA:
                database.execute(statement)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction during which no other process writes; all of it is done or nothing."""
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

    def versions(self, fingerprint: str) -> dict[str, list[str]]:
        """The ids of the documents of each record that were made with this fingerprint, in their order."""
        found: dict[str, list[str]] = {}
        for record, document in self._rows(
            "SELECT record, id FROM document WHERE fingerprint = ? ORDER BY rowid", (fingerprint,)
        ):
            found.setdefault(str(record), []).append(str(document))
        return found

    def put(self, record: str, fingerprint: str, pairs: Sequence[Pair]) -> None:
        """Keeps the documents of a record in place of those it had."""
        rows = [
            (document.id, record, fingerprint, zlib.compress(encode(document)), zlib.compress(encode(extraction)))
            for document, extraction in pairs
        ]
        with self.writing() as database:
            database.execute("DELETE FROM document WHERE record = ?", (record,))
            database.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", rows)

    def only(self, records: Sequence[str]) -> None:
        """Leaves nothing of other records."""
        there = {str(record) for (record,) in self._rows("SELECT DISTINCT record FROM document", ())}
        if gone := there - set(records):
            with self.writing() as database:
                database.executemany("DELETE FROM document WHERE record = ?", [(record,) for record in gone])

    def document(self, document_id: str) -> Document:
        """A document; WorkspaceError where it has been removed."""
        return decode(Document, self._content("document", document_id))

    def extraction(self, document_id: str) -> Extraction:
        """What was extracted from a document; WorkspaceError where it has been removed."""
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
        raise WorkspaceError(f"文書 {document_id} は登録から外されています。もう一度質問してください。")

    def _rows(self, statement: str, given: tuple[str, ...]) -> list[tuple[bytes, ...]]:
        try:
            database = sqlite3.connect(self._path, timeout=_WAIT)
            try:
                return database.execute(statement, given).fetchall()
            finally:
                database.close()
        except sqlite3.Error as error:
            raise _unusable(self.folder) from error


def _unusable(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        f"索引 {folder} を使えません。権限とディスクの空きを確かめ、直らなければこのフォルダを削除してください（次に質問したときに作り直します）。"
    )
