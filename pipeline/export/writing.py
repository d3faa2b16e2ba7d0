"""A file written whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import ExportError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at path once the block has ended well; otherwise what stood there stays.

    The bytes go to a hidden file beside path, so that the name changes in one step. ExportError where they cannot.
    """
    with _told(path):
        target = Path(os.path.realpath(path))  # a link keeps pointing where it did
        if target.is_dir():
            raise ExportError(f"「{path}」はフォルダーなので、書き出すファイルの名前を指定してください。")
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise ExportError(f"「{path}」は普通のファイルではないので、別の書き出し先を指定してください。")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError
        draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.tmp")
        stream = draft.open("xb")
    try:
        with stream:
            yield stream
        with _told(path):
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
    except OSError as error:  # the disk is full while the stream is written or closed
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> ExportError:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return ExportError(f"「{path}」を置くフォルダーがないので、作るか別の書き出し先を指定してください。")
        case PermissionError():
            return ExportError(
                f"「{path}」に書き込めないので、開いているアプリを閉じるか、権限のある書き出し先を指定してください。"
            )
        case _:
            return ExportError(
                f"「{path}」に書き出せませんでした。空き容量と書き出し先の名前を確かめて、もう一度実行してください。"
            )
