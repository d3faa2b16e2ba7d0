"""What goes wrong in a database, told to the user in a sentence that holds no password and no text of a document."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

from pipeline.errors import ReadOnlyError, WorkspaceError

_WAITED = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
_SERIAL = frozenset(("40001", "40P01", "55P03"))
"""PostgreSQL: could not serialize, deadlock, lock not available."""
_BROKEN = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_REFUSED = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH))
_NO_WRITER = frozenset(("25006", "42501"))
"""PostgreSQL: a transaction (of a standby) that only reads, a user who may not write."""


def passes(error: BaseException | None) -> bool:
    """True where the same work may succeed in a moment: another process was in the way."""
    if not isinstance(error, DBAPIError):
        return False
    return _code(error) in _WAITED or _state(error) in _SERIAL


def told(error: Exception, name: str) -> WorkspaceError:
    """What went wrong with the workspace of that name; a ReadOnlyError where it only cannot be written."""
    if _code(error) == sqlite3.SQLITE_READONLY or _state(error) in _NO_WRITER:
        return read_only(name)
    return WorkspaceError(_sentence(error, name))


def read_only(name: str) -> ReadOnlyError:
    """The workspace of that name can be read, not written."""
    return ReadOnlyError(
        f"ワークスペース {name} は読むことしかできません。権限を確かめるか、yakkan backup で写し、yakkan restore で書き込める場所に戻してください。"
    )


def _sentence(error: Exception, name: str) -> str:
    """One Japanese sentence for it."""
    code = _code(error)
    if code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)):
        return f"ワークスペース {name} のディスクに空きがありません。空きを作ってからもう一度お試しください。"
    if code in _WAITED or _state(error) in _SERIAL:
        return f"ワークスペース {name} をほかの処理が使い続けています。しばらくしてからもう一度お試しください。"
    if code in _BROKEN:
        return f"ワークスペース {name} のファイルが壊れているか、yakkan のものではありません。yakkan doctor で調べるか、yakkan restore でバックアップから戻してください。"
    if code in _REFUSED or (isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)):
        return (
            f"ワークスペース {name} に書き込めません。権限を確かめるか、--workspace で別のフォルダを指定してください。"
        )
    if _is_of_server(error):
        if isinstance(error, OperationalError):
            return f"データベース {name} につながりません。サーバー、URL、ユーザー名とパスワード（環境変数 PGPASSWORD か .pgpass）を確かめてください。"
        return f"データベース {name} が処理を断りました（{_state(error) or '理由不明'}）。権限と、yakkan のためのデータベースかどうかを確かめてください。"
    return f"ワークスペース {name} を開けません。場所と権限を確かめるか、--workspace で別のフォルダを指定してください。"


def _code(error: BaseException) -> int | None:
    """The primary result code of SQLite."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(inner, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _state(error: BaseException) -> str | None:
    """The SQLSTATE of PostgreSQL."""
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return state if isinstance(state, str) else None


def _is_of_server(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and not isinstance(error.orig, sqlite3.Error)
