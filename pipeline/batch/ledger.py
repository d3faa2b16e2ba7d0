"""What a batch remembers between runs: which files there are, what came of each content, under which extractor."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.batch.find import Found
from pipeline.batch.placing import Place
from pipeline.batch.port import BatchError, Outcome

_FORM = 1
_TABLES = """
CREATE TABLE files (path TEXT PRIMARY KEY, name TEXT, place BLOB, size INTEGER, changed INTEGER, content TEXT);
CREATE INDEX files_of ON files (content, path);
CREATE TABLE results (content TEXT PRIMARY KEY, name TEXT, fingerprint TEXT, reason TEXT, detail TEXT, seconds REAL);
CREATE TABLE pieces (content TEXT, number INTEGER, id TEXT, file TEXT, summary BLOB, PRIMARY KEY (content, number));
"""
_STEM = 120  # bytes of a file's name that its result's keeps; with the id it stays under what file systems take
_OURS = re.compile(r".*\.d[0-9a-f]{12}(?:-\d+)?\.json")
_UNREAD = "unread:"


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the ledger.

    path: of its file; copies: of other files of the same content; file: its JSON's name; summary: what tables are made of.
    """

    path: str
    copies: tuple[str, ...]
    id: str
    file: str
    summary: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave nothing: its path, its size in bytes, why (one sentence), and what a developer may want to know."""

    path: str
    size: int
    reason: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """files: that are there; copies: of them, those whose content another one has; failed: files; documents: in the others."""

    files: int
    copies: int
    failed: int
    documents: int


def is_unread(content: str) -> bool:
    """Whether a content only stands for a file whose bytes could not be had."""
    return content.startswith(_UNREAD)


class Ledger:
    """One SQLite file in the folder of results, for one process at a time; BatchError where another one has it.

    A result is in it once its files are whole on the disk.
    """

    def __init__(self, place: Place, fingerprint: str) -> None:
        self._place = place
        self._json = place.out / "json"
        self._fingerprint = fingerprint
        self._path = place.out / ".yakkan" / "ledger.sqlite3"
        with self._told():
            self._base = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            with self._whole():
                if self._base.execute("PRAGMA user_version").fetchone()[0] != _FORM:
                    self._begin()
        place.sweep()

    def close(self) -> None:
        """Lets go of the file."""
        self._base.close()

    # Files

    def content(self, found: Found) -> str | None:
        """The content that a file had when it was last seen, where it has not changed since; see is_unread."""
        with self._told():
            row = self._base.execute(
                "SELECT content FROM files WHERE path = ? AND size = ? AND changed = ? AND changed != 0",
                (found.path, found.size, found.changed),
            ).fetchone()
        return None if row is None else row[0]

    def see(self, seen: Iterable[tuple[Found, str]]) -> None:
        """Notes files with their content; changed 0 asks for the content to be looked at again next time."""
        rows = [(f.path, f.name, os.fsencode(f.place), f.size, f.changed, content) for f, content in seen]
        with self._told(), self._whole():
            self._base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows)

    def paths(self, content: str) -> list[str]:
        """The files that have a content, in order."""
        query = "SELECT path FROM files WHERE content = ? ORDER BY path"
        with self._told():
            return [path for (path,) in self._base.execute(query, (content,))]

    def forget_all_but(self, paths: Set[str]) -> bool:
        """Lets go of all other files; whether there were any."""
        with self._told(), self._whole():
            gone = [(path,) for (path,) in self._base.execute("SELECT path FROM files") if path not in paths]
            self._base.executemany("DELETE FROM files WHERE path = ?", gone)
        return bool(gone)

    def sweep(self) -> None:
        """Lets go of results without a file, and of JSON files of ours without a result."""
        with self._told():
            with self._whole():
                for table in ("pieces", "results"):
                    self._base.execute(f"DELETE FROM {table} WHERE content NOT IN (SELECT content FROM files)")
            if self._json.is_dir():
                known = {file for (file,) in self._base.execute("SELECT file FROM pieces")}
                for path in self._json.iterdir():
                    if path.name not in known and _OURS.fullmatch(path.name):
                        path.unlink()

    # Results

    def to_do(self, *, again: bool) -> list[tuple[Found, str]]:
        """A file for each content without a result of this extractor, in the order of the paths.

        again: with those that failed, last. A result whose JSON is gone is none; nor is one that bears the name of no
        file any more, since the name stands in it.
        """
        query = """
            SELECT f.path, f.place, f.size, f.changed, f.content FROM files f LEFT JOIN results r USING (content)
            WHERE f.path = (SELECT min(path) FROM files WHERE content = f.content) AND f.content NOT LIKE 'unread:%'
            AND (r.content IS NULL OR r.fingerprint != ? OR (? AND r.reason IS NOT NULL)
                 OR r.name NOT IN (SELECT name FROM files WHERE content = f.content))
            ORDER BY r.reason IS NOT NULL, f.path"""
        with self._told():
            there = {path.name for path in self._json.iterdir()} if self._json.is_dir() else set()
            with self._whole():
                pieces = self._base.execute("SELECT content, file FROM pieces").fetchall()
                gone = [(content,) for content, file in pieces if file not in there]
                self._base.executemany("DELETE FROM results WHERE content = ?", gone)
            rows = self._base.execute(query, (self._fingerprint, again)).fetchall()
        return [
            (Found(path, os.fsdecode(place), size, changed), content) for path, place, size, changed, content in rows
        ]

    def keep(self, outcome: Outcome) -> None:
        """Puts what came of an item on the disk, then into the ledger."""
        stem = PurePath(outcome.name).stem.encode()[:_STEM].decode(errors="ignore")
        named = [(f"{stem}.{piece.id}.json", piece) for piece in outcome.pieces]
        for file, piece in named:
            self._place.write(self._json / file, piece.json)
        result = (outcome.content, outcome.name, self._fingerprint, outcome.reason, outcome.detail, outcome.seconds)
        rows = [(outcome.content, at, piece.id, file, piece.summary) for at, (file, piece) in enumerate(named, 1)]
        with self._told(), self._whole():
            self._base.execute("DELETE FROM pieces WHERE content = ?", (outcome.content,))
            self._base.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", result)
            self._base.executemany("INSERT INTO pieces VALUES (?, ?, ?, ?, ?)", rows)

    def refuse(self, found: Found, reason: str) -> str:
        """Notes a file whose bytes cannot be had; the content that stands for it."""
        content = f"{_UNREAD}{found.path}"
        self.keep(Outcome(content, found.name, (), reason))
        return content

    # What there is

    def documents(self) -> Iterator[Kept]:
        """All documents, in the order of the paths of their files."""
        query = """
            SELECT f.path, p.content, p.id, p.file, p.summary, r.seconds, r.name
            FROM files f JOIN results r USING (content) JOIN pieces p USING (content)
            WHERE f.path = (SELECT min(path) FROM files WHERE content = f.content AND name = r.name)
            ORDER BY f.path, p.number"""
        with self._told():
            for path, content, id_, file, summary, seconds, _ in self._base.execute(query):
                copies = tuple(other for other in self.paths(content) if other != path)
                yield Kept(path, copies, id_, file, summary, seconds)

    def failures(self) -> Iterator[Failure]:
        """All files that gave nothing, in the order of their paths."""
        query = """
            SELECT f.path, f.size, r.reason, r.detail, r.name, f.name FROM files f JOIN results r USING (content)
            WHERE r.reason IS NOT NULL ORDER BY f.path"""
        with self._told():
            for path, size, reason, detail, said, name in self._base.execute(query):
                yield Failure(path, size, reason.replace(f"「{said}」", f"「{name}」"), detail)

    def counts(self) -> Counts:
        """How many there are of each."""
        query = """
            SELECT count(*), count(*) FILTER (WHERE reason IS NULL) - count(DISTINCT content) FILTER (WHERE reason IS NULL),
            count(reason), (SELECT count(*) FROM pieces WHERE content IN (SELECT content FROM files))
            FROM files LEFT JOIN results USING (content)"""
        with self._told():
            return Counts(*self._base.execute(query).fetchone())

    # SQLite

    def _begin(self) -> None:
        for table in ("files", "results", "pieces"):
            self._base.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES.strip().split(";\n"):
            self._base.execute(statement)
        self._base.execute(f"PRAGMA user_version = {_FORM}")

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All that is done inside, or nothing."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        out = self._place.out
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            if "locked" in str(error):
                raise BatchError(
                    f"「{out}」には別の yakkan batch が書き出しているので、終わるのを待つか、別の書き出し先を指定してください。"
                ) from error
            raise BatchError(
                f"「{out}」に書き込めません（{error}）。空き容量と権限を確かめてもう一度実行すると、続きから始めます。"
            ) from error
        except sqlite3.DatabaseError as error:
            raise BatchError(
                f"進み具合の記録「{self._path}」が壊れているので、「{self._path.parent}」を消してもう一度実行してください（すべて読み直します）。"
            ) from error
