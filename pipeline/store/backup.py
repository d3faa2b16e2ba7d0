"""All rows of a workspace in one archive, taken while it is in use, and back into an empty one of either database."""

import base64
import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import Connection, Integer, LargeBinary, RowMapping, Table, func, select, text, update

from pipeline.errors import WorkspaceError, why
from pipeline.store import archive, audit
from pipeline.store.people import Role
from pipeline.store.schema import RESTORED, VERSIONS
from pipeline.store.tables import METADATA, document, summary

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_CONTENTS = "yakkan-backup.json"
_FORMAT = 1
_ROWS = 200
"""Rows that are in memory at once; a row of bytes is as large as its document."""
_FILES = "files/"
_TABLES = tuple(table for table in METADATA.sorted_tables if table is not summary)
"""All but the one that fills itself when a list is shown."""

Tell = Callable[[str], None]


_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    RuntimeError,
    struct.error,
)
"""What reading an archive raises that is damaged, locked or packed in a way that is not known here."""


def backup(workspace: "Workspace", out: Path, *, files: Sequence[Path] = (), tell: Tell) -> int:
    """Writes all rows, and files of the workspace's folder that are there, to a new archive; the number of documents.

    The archive holds one state of the workspace, whatever is written meanwhile. WorkspaceError where it cannot be written.
    """
    workspace.noted(
        Role.ADMIN,
        lambda connection: audit.append(connection, by=workspace.person, action="backup", subject="workspace"),
    )
    with workspace.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        return _archived(connection, out, [path for path in files if path.is_file()], tell)


def restore(workspace: "Workspace", file: Path, *, tell: Tell) -> int:
    """Puts the rows and files of an archive into an empty workspace, all or nothing; the number of documents.

    WorkspaceError where the archive is none, is damaged or of another version, or the workspace holds anything.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            contents = _contents(packed, file)

            def do(connection: Connection) -> int:
                _refuse_unless_empty(connection, workspace.name)
                for table in _TABLES:
                    _fill(connection, table, packed, contents["tables"][table.name], tell)
                audit.append(connection, by=workspace.person, action="restore", subject="workspace")
                return int(contents["tables"][document.name]["rows"])

            workspace.read(lambda connection: _refuse_unless_empty(connection, workspace.name))
            put: list[Path] = []
            try:
                for name in contents["files"]:
                    if _put_file(workspace.folder / name, packed.read(_FILES + name)):
                        put.append(workspace.folder / name)
                return workspace.written(Role.ADMIN, do)
            except BaseException:
                for path in put:
                    path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WorkspaceError(
            f"バックアップ {file} を読めません（{why(error)}）。場所と権限を確かめてください。"
        ) from error
    except _BROKEN as error:
        raise _damaged(file) from error


def _archived(connection: Connection, out: Path, files: Sequence[Path], tell: Tell) -> int:
    try:
        with archive.whole(out) as file:
            return _write(connection, file, files, tell)
    except FileExistsError as error:
        raise WorkspaceError(f"{out} は既にあります。別の名前を指定するか、先に移してください。") from error
    except OSError as error:
        raise WorkspaceError(
            f"バックアップ {out} を書けません（{why(error)}）。場所、権限、ディスクの空きを確かめてください。"
        ) from error


def _write(connection: Connection, file: IO[bytes], files: Sequence[Path], tell: Tell) -> int:
    told: dict[str, Any] = {
        "format": _FORMAT,
        "schema": VERSIONS[-1],
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "tables": {},
        "files": [path.name for path in files],
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
        for table in _TABLES:
            with packed.open(_member(table), "w", force_zip64=True) as rows:
                told["tables"][table.name] = _dump(connection, table, rows)
            if table is document:
                tell(f"{told['tables'][table.name]['rows']} 件の文書を書き出しています。")
        for path in files:
            packed.write(path, _FILES + path.name)
        packed.writestr(_CONTENTS, json.dumps(told, ensure_ascii=False, indent=1))
    with zipfile.ZipFile(file) as written:
        if broken := written.testzip():
            raise WorkspaceError(f"書いたバックアップを読み返せません（{broken}）。ディスクを確かめてください。")
    return int(told["tables"][document.name]["rows"])


def _dump(connection: Connection, table: Table, out: IO[bytes]) -> dict[str, Any]:
    """Writes the rows of a table, one JSON object a line; how many they are and their hash."""
    told, count = hashlib.sha256(), 0
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_ROWS)
    for row in connection.execute(query).mappings():
        line = json.dumps(_plain(row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        out.write(line)
        told.update(line)
        count += 1
    return {"rows": count, "sha256": told.hexdigest()}


def _fill(connection: Connection, table: Table, packed: zipfile.ZipFile, told: Mapping[str, Any], tell: Tell) -> None:
    """Puts the rows of a table back; ValueError where they are not those that were written."""
    heard, count = hashlib.sha256(), 0
    later: list[Mapping[str, Any]] = []
    batch: list[dict[str, Any]] = []
    if table is document and told["rows"]:
        tell(f"{told['rows']} 件の文書を戻しています。")
    with packed.open(_member(table)) as lines:
        for line in lines:
            heard.update(line)
            count += 1
            row = _values(table, json.loads(line))
            if table is document and row["revision_of"] is not None:
                # The version before may come later in the table.
                later.append({"id": row["id"], "revision_of": row["revision_of"]})
                row["revision_of"] = None
            batch.append(row)
            if len(batch) == _ROWS:
                connection.execute(table.insert(), batch)
                batch.clear()
    if batch:
        connection.execute(table.insert(), batch)
    if (count, heard.hexdigest()) != (told["rows"], told["sha256"]):
        raise ValueError(table.name)
    for one in later:
        connection.execute(update(document).where(document.c.id == one["id"]).values(revision_of=one["revision_of"]))
    _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Lets PostgreSQL number new rows after the old ones; SQLite does so by itself."""
    keys = [
        column
        for column in table.primary_key.columns
        if isinstance(column.type, Integer) and column.autoincrement is True
    ]
    if connection.dialect.name != "postgresql":
        return
    for column in keys:
        highest = connection.scalar(select(func.max(column)))
        if highest is not None:
            connection.execute(
                text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)"),
                {"table": table.name, "column": column.name, "highest": highest},
            )


def _put_file(path: Path, data: bytes) -> bool:
    """A file beside the rows and whether it was written; one that is there already, of a restore that was cut off, has to be the same."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with archive.whole(path) as out:
            out.write(data)
        return True
    if path.read_bytes() != data:
        raise WorkspaceError(f"{path} が既にあります。--workspace で空のフォルダを指定してください。")
    return False


def _contents(packed: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    """What an archive says it holds; WorkspaceError where this program cannot put it back."""
    if _CONTENTS not in packed.namelist():
        raise WorkspaceError(
            f"{file} は yakkan のバックアップではありません。yakkan backup で作ったファイルを指定してください。"
        )
    contents: dict[str, Any] = json.loads(packed.read(_CONTENTS))
    if contents["format"] != _FORMAT or contents["schema"] not in RESTORED:
        raise WorkspaceError(
            f"{file} は別の版の yakkan のバックアップです。同じ版の yakkan で戻してから、この版で開いてください。"
        )
    if any(Path(name).name != name or name.startswith(".") for name in contents["files"]):
        raise _damaged(file)
    return contents


def _refuse_unless_empty(connection: Connection, name: str) -> None:
    for table in _TABLES:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise WorkspaceError(
                f"ワークスペース {name} は空ではありません。--workspace で空のフォルダか、空のデータベースを指定してください。"
            )


def _member(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _plain(row: RowMapping) -> dict[str, Any]:
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value for name, value in row.items()
    }


def _values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {
        column.name: base64.b64decode(row[column.name], validate=True)
        if isinstance(column.type, LargeBinary) and row[column.name] is not None
        else row[column.name]
        for column in table.columns
    }


def _damaged(file: Path) -> WorkspaceError:
    return WorkspaceError(
        f"バックアップ {file} は壊れています。別のバックアップを指定してください。何も戻していません。"
    )
