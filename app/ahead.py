"""Files read, and the terms of their units counted, in a process of their own, while this one loads and extracts."""

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from app.beside import Beside, Made
from pipeline.errors import SourceError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.revise import Terms
    from pipeline.types.document import Document

WORTH = 60_000
"""Bytes of all files together below which they are read here before another process has started; text counts a fifth."""

_TEXT = 5  # times as much of it pays: it is read before what compares it is half loaded
_TAKEN_APART = frozenset(".pdf .docx .docm .dotx .dotm .doc .odt .rtf .png .jpg .jpeg .tif .tiff".split())
_VERSIONS = 2  # pieces of work that are begun; a file of many documents would begin too many at once
_GRACE = 1  # seconds in which the other process ends, and what it has started itself


class Coming(Iterator["tuple[Document, ...]"]):
    """The documents of each file in turn, as soon as it is read, or the SourceError that says why not.

    They end early where the other process dies, and are none at all where there is none.
    """

    def __init__(self, pipe: IO[bytes] | None = None, files: int = 0) -> None:
        self._pipe, self._left = pipe, files
        self._begun: list[Beside[Any]] = []

    @property
    def is_apart(self) -> bool:
        """Whether another process reads: until the first documents come, this one has time."""
        return self._pipe is not None

    def __next__(self) -> "tuple[Document, ...]":
        if not self._left:
            raise StopIteration
        self._left -= 1
        read = self._next()
        if read is None:
            raise StopIteration
        if isinstance(read, SourceError):
            raise read
        return cast("tuple[Document, ...]", read)

    def terms(self) -> "Terms | None":
        """The terms of all units, as soon as they are counted; None where not all documents have come from there."""
        return None if self._left else cast("Terms | None", self._next())

    def beside(self, work: Callable[[], Made]) -> Callable[[], Made]:
        """Gives what waits for a piece of work, which is begun at once where another process reads; else what does it."""
        if not self.is_apart or len(self._begun) == _VERSIONS or not hasattr(os, "fork"):
            return work
        files = [self._pipe.fileno()] if self._pipe and not self._pipe.closed else []
        files += [begun.file for begun in self._begun if begun.file is not None]
        try:
            self._begun.append(begun := Beside(work, files))
        except OSError:  # no memory, or too many processes
            return work
        return begun

    def end(self) -> None:
        """Ends the work that nobody has asked for."""
        for begun in self._begun:
            begun.end()

    def _next(self) -> object:
        if self._pipe is None:
            return None
        try:
            return cast(object, pickle.load(self._pipe))
        except (EOFError, pickle.UnpicklingError):  # it has written all, or died
            self._pipe = None
            return None


@contextmanager
def reading(files: Sequence[Path], password: str | None, settings: Settings) -> Iterator[Coming]:
    """What another process reads in these files; nothing where it would not be faster: short files, one processor.

    Nothing of it is left when the block is left, whatever is raised there (Ctrl-C too).
    """
    process = _started() if _pays(files) else None
    if process is None or process.stdin is None or process.stdout is None:
        yield Coming()
        return
    coming = Coming(process.stdout, len(files))
    with process:
        try:
            with suppress(OSError), process.stdin:  # where it is dead already, nothing comes from it either
                process.stdin.write(pickle.dumps((files, password, settings)))
            yield coming
        finally:
            coming.end()
            process.stdout.close()  # it may be waiting for a reader
            _end(process)


def _pays(files: Sequence[Path]) -> bool:
    if (os.cpu_count() or 1) < 2 or not all(file.is_file() for file in files):  # a pipe can be read only once
        return False
    sizes = (file.stat().st_size // (1 if file.suffix.lower() in _TAKEN_APART else _TEXT) for file in files)
    return sum(sizes) >= WORTH


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
            start_new_session=True,  # so that what it has started itself can be ended with it
        )
    except OSError:  # no memory for a second process
        return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # a reader that it had not yet taken hold of


def main() -> None:
    """The other process: reads the files that are named on its standard input, and writes what they hold to its standard output.

    Of a file that cannot be read it writes the SourceError, and no more. Only reading() starts it; the pickles are our own.
    """
    # Not at once: the process that takes a PDF apart for this one ends first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    from pipeline import run

    gc.disable()  # what is read stays until the end, and the collector goes through all of it again and again
    files, password, settings = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is no document

        def write(value: object) -> None:
            out.write(pickle.dumps(value))
            out.flush()

        documents: list[Document] = []
        for file in files:
            try:
                read = run.parse_file(file, password=password, settings=settings)
            except SourceError as error:
                write(error)
                return
            write(read)
            documents += read
        from pipeline import revise

        write(revise.count_terms(documents))
    gc.freeze()  # nor does it go through it when the process ends
