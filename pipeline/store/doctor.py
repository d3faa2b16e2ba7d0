"""Examines the rows and files of a workspace and mends what can be mended without a person."""

import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, text, update

from pipeline.store import audit, people
from pipeline.store.people import Role
from pipeline.store.tables import METADATA, content, derived, document, profile, reading
from pipeline.types.care import Outcome, Trouble

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_FEW = 8
"""Documents whose bytes are in memory at once."""
_FROM_BACKUP = "yakkan restore で、バックアップから空のワークスペースに戻してください。"
_ADD_AGAIN = "yakkan remove で外し、元のファイルを yakkan add で登録し直してください。"
_OWN = ("yakkan.sqlite3*", "check-dismissed*", "ask_history*", "index", "index/**/*")
"""What yakkan puts into the folder of a workspace."""
_OWN_FOLDER, _OWN_FILE = 0o700, 0o600

Mend = Callable[[Connection], object]


class Doctor:
    """Looks at everything, one kind of trouble after the other; mends: whether it also does something about it."""

    def __init__(self, workspace: "Workspace", *, mends: bool) -> None:
        self._workspace, self._mends = workspace, mends

    def examine(self) -> Iterator[Trouble]:
        """All troubles of rows and files, in the order they are found; WorkspaceError for who is no admin."""
        person = self._workspace.person
        self._workspace.read(lambda connection: people.require(connection, person, Role.ADMIN))
        if self._workspace.path is not None:
            broken = list(self._broken_file())
            yield from broken
            if broken:
                return
            yield from self._orphans()
        yield from self._contents()
        yield from self._readings()
        yield from self._profiles()
        yield from self._circles()
        yield from self._log()
        yield from self._files()

    def mended(self, code: str, subject: str, message: str, mend: Mend) -> Trouble:
        """The trouble, after something has been done about it where that is wanted."""
        if not self._mends:
            return Trouble(code, subject, message, Outcome.FOUND)

        def do(connection: Connection) -> None:
            mend(connection)
            audit.append(connection, by=self._workspace.person, action="mend", subject=subject, detail={"code": code})

        self._workspace.written(Role.ADMIN, do)
        return Trouble(code, subject, message, Outcome.MENDED)

    def _broken_file(self) -> Iterator[Trouble]:
        with self._workspace.reading() as connection:
            told = [str(line) for line in connection.scalars(text("PRAGMA integrity_check(20)"))]
        if told != ["ok"]:
            message = f"データベースのファイルが壊れています（{len(told)} か所）。"
            yield Trouble("broken-file", str(self._workspace.path), message, Outcome.WRONG, _FROM_BACKUP)

    def _orphans(self) -> Iterator[Trouble]:
        """Rows that belong to a document that is not there; PostgreSQL has none."""
        with self._workspace.reading() as connection:
            rows = [(str(row[0]), row[1]) for row in connection.execute(text("PRAGMA foreign_key_check"))]
        for name in dict.fromkeys(name for name, _ in rows):
            numbers = [{"row": row} for table, row in rows if table == name]
            table = METADATA.tables[name].name
            cut = f"UPDATE {table} SET revision_of = NULL" if table == document.name else f"DELETE FROM {table}"
            yield self.mended(
                "orphan",
                table,
                f"{table} に、無くなった文書に属する行が {len(numbers)} 行あります。",
                lambda connection, cut=cut, numbers=numbers: connection.execute(  # type: ignore[misc]
                    text(f"{cut} WHERE rowid = :row"), numbers
                ),
            )

    def _contents(self) -> Iterator[Trouble]:
        query = (
            select(document.c.id, document.c.name, document.c.sha256, content.c.raw)
            .outerjoin(content)
            .order_by(document.c.added_at, document.c.id)
            .execution_options(yield_per=_FEW)
        )
        with self._workspace.reading() as connection:
            for row in connection.execute(query):
                if row.raw is None:
                    message = f"「{row.name}」の原本がありません。"
                    yield Trouble("no-content", row.id, message, Outcome.WRONG, _ADD_AGAIN)
                elif hashlib.sha256(row.raw).hexdigest() != row.sha256:
                    message = f"「{row.name}」の原本が、登録したときの内容と違います。"
                    yield Trouble("changed-content", row.id, message, Outcome.WRONG, _ADD_AGAIN)

    def _readings(self) -> Iterator[Trouble]:
        """What an extractor made and is not whole; it is taken out and made again when it is asked for."""
        half: list[tuple[str, str]] = []
        query = (
            select(reading.c.document, reading.c.fingerprint, reading.c.text, derived.c.tree, derived.c.extraction)
            .outerjoin(
                derived,
                (derived.c.document == reading.c.document) & (derived.c.fingerprint == reading.c.fingerprint),
            )
            .order_by(reading.c.document)
            .execution_options(yield_per=_FEW)
        )
        with self._workspace.reading() as connection:
            for row in connection.execute(query):
                if not all(_is_packed(part) for part in (row.text, row.tree, row.extraction)):
                    half.append((row.document, row.fingerprint))
        for document_id, fingerprint in dict.fromkeys(half):
            this = (reading.c.document == document_id) & (reading.c.fingerprint == fingerprint)
            yield self.mended(
                "half-reading",
                document_id,
                "読み取った本文か抽出した値が欠けているか壊れています。原本から読み直します。",
                lambda connection, this=this: connection.execute(delete(reading).where(this)),  # type: ignore[misc]
            )

    def _profiles(self) -> Iterator[Trouble]:
        with self._workspace.reading() as connection:
            rows = connection.execute(select(profile.c.document, profile.c.data).execution_options(yield_per=_FEW))
            broken = [row.document for row in rows if not _is_packed(row.data)]
        for document_id in broken:
            yield self.mended(
                "broken-profile",
                document_id,
                "ほかの文書との関係を調べるための値が壊れています。作り直します。",
                lambda connection, id_=document_id: connection.execute(  # type: ignore[misc]
                    delete(profile).where(profile.c.document == id_)
                ),
            )

    def _circles(self) -> Iterator[Trouble]:
        """Versions that follow themselves: the link of the one that was added last is cut."""
        with self._workspace.reading() as connection:
            rows = connection.execute(select(document.c.id, document.c.revision_of, document.c.added_at)).all()
        before, added = {row.id: row.revision_of for row in rows}, {row.id: row.added_at for row in rows}
        for circle in _circles(before):
            last = max(circle, key=lambda one: (added[one], one))
            yield self.mended(
                "circle",
                last,
                f"改定の順が {len(circle)} 件の文書で輪になっています。最後に登録した文書を輪から外します。",
                lambda connection, id_=last: connection.execute(  # type: ignore[misc]
                    update(document).where(document.c.id == id_).values(revision_of=None)
                ),
            )

    def _log(self) -> Iterator[Trouble]:
        with self._workspace.reading() as connection:
            for message in audit.faults(connection):
                remedy = "だれがデータベースを直接操作したかを調べ、記録はバックアップと照らし合わせてください。"
                yield Trouble("changed-log", "event", message, Outcome.WRONG, remedy)

    def _files(self) -> Iterator[Trouble]:
        """Files of the workspace that others on this machine may read; what else lies in its folder is not ours."""
        folder = self._workspace.folder
        for path in sorted({one for own in _OWN for one in folder.glob(own)}):
            wanted = _OWN_FOLDER if path.is_dir() else _OWN_FILE
            try:
                there = path.lstat()
            except FileNotFoundError:  # it was in use and is gone
                continue
            if path.is_symlink() or there.st_uid != os.getuid() or not there.st_mode & 0o077:
                continue
            message = "この機械のほかの利用者が読めるようになっています。"
            yield self.mended("open-file", str(path), message, lambda _, path=path, wanted=wanted: _close(path, wanted))  # type: ignore[misc]


def _close(path: Path, mode: int) -> None:
    if path.exists():
        path.chmod(mode)


def _is_packed(data: bytes | None) -> bool:
    """Whether it is packed JSON, as the store writes it."""
    if data is None:
        return False
    try:
        json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):
        return False
    return True


def _circles(before: dict[str, str | None]) -> Iterator[list[str]]:
    """The documents of each circle."""
    done: set[str] = set()
    for start in before:
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path.append(at)
            at = before.get(at)
        if at in path:
            yield path[path.index(at) :]
        done.update(path)
