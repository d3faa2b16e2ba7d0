"""Files read in a process of their own, while this one loads what works on them."""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.types.document import Document

WORTH = 60_000
"""Bytes of all files together below which they are read here before another process has started."""


@contextmanager
def reading(
    files: Sequence[Path], password: str | None, settings: Settings
) -> "Iterator[Iterator[tuple[Document, ...]]]":
    """The documents of each file in turn, as soon as it is read; they end before a file that cannot be read.

    They are none at all where another process would not be faster: short files, a machine with one processor.
    """
    process = _started() if _pays(files) else None
    if process is None or process.stdin is None:
        yield iter(())
        return
    with process:
        try:
            process.stdin.write(pickle.dumps((files, password, settings)))
            process.stdin.close()
            yield _coming(process)
        finally:
            process.kill()


def _pays(files: Sequence[Path]) -> bool:
    if (os.cpu_count() or 1) < 2 or not all(file.is_file() for file in files):  # a pipe can be read only once
        return False
    return sum(file.stat().st_size for file in files) >= WORTH


def _started() -> "subprocess.Popen[bytes] | None":
    # As pipeline/read/child.py does it, whose limits hold in this process too: no fork, no module of the user's folder.
    command = [sys.executable, "-P", "-c", "from app.ahead import main; main()"]
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except OSError:  # no memory for a second process
        return None


def _coming(process: "subprocess.Popen[bytes]") -> "Iterator[tuple[Document, ...]]":
    assert process.stdout is not None
    while True:
        try:
            documents: tuple[Document, ...] = pickle.load(process.stdout)
        except (EOFError, pickle.UnpicklingError):  # it could not read the file, or was ended
            return
        yield documents


def main() -> None:
    """The other process: reads the files that are named on its standard input, and writes what they hold to its standard output.

    Only reading() starts it; the pickles are our own.
    """
    from pipeline import run
    from pipeline.errors import SourceError

    gc.disable()  # what is read stays until the end, and the collector goes through all of it again and again
    files, password, settings = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is no document
        for file in files:
            try:
                documents = run.parse_file(file, password=password, settings=settings)
            except SourceError:  # who reads it again is told why
                return
            out.write(pickle.dumps(documents))
            out.flush()
