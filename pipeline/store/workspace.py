"""A workspace in one SQLite file: the raw bytes of every document, so that a better reader can read them again."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from pipeline.errors import WorkspaceError

_SCHEMA = """
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
_COLUMNS = "id, name, title, sha256, added_at, revision_of"


@dataclass(frozen=True, slots=True)
class Record:
    """One stored document; added_at in ISO 8601, UTC."""

    id: str
    name: str
    title: str
    sha256: str
    added_at: str
    revision_of: str | None


class Workspace:
    """Documents in a folder; a context manager. WorkspaceError where the folder cannot be used."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "yakkan.sqlite3"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self.path)
            self._database.execute("PRAGMA foreign_keys = ON")
            # What is removed is overwritten, not only unlinked.
            self._database.execute("PRAGMA secure_delete = ON")
            with self._database:
                self._database.execute(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(
                f"ワークスペース {folder} を開けません。場所と権限を確かめるか、--workspace で別のフォルダを指定してください。"
            ) from error

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def add(
        self, raw: bytes, *, id: str, name: str, title: str, sha256: str, revision_of: str | None = None
    ) -> tuple[Record, bool]:
        """The record of raw and whether it is new: the same bytes are kept once. All of it is stored or nothing."""
        if revision_of is not None and self.record(revision_of).id == id:
            raise WorkspaceError(f"{name} を、それ自身の改定版として登録することはできません。")
        try:
            with self._database:
                done = self._database.execute(
                    f"INSERT INTO document ({_COLUMNS}, raw) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (id, name, title, sha256, datetime.now(UTC).isoformat(timespec="seconds"), revision_of, raw),
                )
                if done.rowcount == 0 and revision_of is not None:
                    self._database.execute("UPDATE document SET revision_of = ? WHERE id = ?", (revision_of, id))
        except sqlite3.Error as error:
            raise WorkspaceError(f"{name} を登録できません。ディスクの空きと権限を確かめてください。") from error
        return self.record(id), done.rowcount == 1

    def records(self) -> list[Record]:
        """All documents, oldest first."""
        rows = self._database.execute(f"SELECT {_COLUMNS} FROM document ORDER BY added_at, rowid")
        return [Record(*row) for row in rows]

    def record(self, document_id: str) -> Record:
        """The record of a document; WorkspaceError where there is none."""
        row = self._database.execute(f"SELECT {_COLUMNS} FROM document WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            raise WorkspaceError(f"文書 {document_id} はありません。yakkan list で一覧を見てください。")
        return Record(*row)

    def raw(self, document_id: str) -> bytes:
        """The bytes of a document as they were given."""
        self.record(document_id)
        row = self._database.execute("SELECT raw FROM document WHERE id = ?", (document_id,)).fetchone()
        return bytes(row[0])

    def remove(self, document_id: str) -> None:
        """Takes a document out for good; WorkspaceError where there is none."""
        self.record(document_id)
        with self._database:
            self._database.execute("DELETE FROM document WHERE id = ?", (document_id,))
