"""A file that is there whole or not at all: without a name until its last byte is on the disk."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_OWN = 0o600


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that is at path after the block; FileExistsError where something is. A crash leaves nothing behind.

    Linux makes a file without a name, which ends with its process; elsewhere a hidden one beside path has to do.
    """
    hidden: Path | None = None
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_RDWR, _OWN)
    except (AttributeError, IsADirectoryError, OSError) as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise
        hidden = path.parent / f".{path.name}.{uuid.uuid4().hex[:8]}.part"
        handle = os.open(hidden, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWN)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if hidden is None:
                _name(file.fileno(), path)
            else:
                _rename(hidden, path)
        _keep(path.parent)
    finally:
        if hidden is not None:
            hidden.unlink(missing_ok=True)


def _rename(hidden: Path, path: Path) -> None:
    """Gives a file its name, never in place of another one; on a disk without hard links (USB sticks) by renaming."""
    try:
        os.link(hidden, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        hidden.rename(path)


def _name(handle: int, path: Path) -> None:
    """Gives a file without a name its place; never in place of another one."""
    folder = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(handle), path, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _keep(folder: Path) -> None:
    """Puts the name of a new file on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
