"""What is done to the process that works: killed at a point or a moment, its files kept small, its folder locked."""

import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.faults.steps import Bench, Step
from pipeline.errors import YakkanError

_NOBODY = 65534
_DONE, _TOLD, _UNTOLD = 0, 1, 2
_TOO_LONG = 60.0
_CHANGES = frozenset(("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod", "shutil.rmtree"))


@dataclass(frozen=True, slots=True)
class Killed:
    """At a statement of a database or a change of a file, counted from 1."""

    at: int

    def __str__(self) -> str:
        return f"kill -9 at point {self.at}"


@dataclass(frozen=True, slots=True)
class Late:
    """After so many seconds."""

    after: float

    def __str__(self) -> str:
        return f"kill -9 after {self.after * 1000:.0f} ms"


@dataclass(frozen=True, slots=True)
class Small:
    """No file may grow beyond so many bytes, as on a disk that is full."""

    size: int

    def __str__(self) -> str:
        return f"disk full at {self.size} bytes"


@dataclass(frozen=True, slots=True)
class Locked:
    """Nothing in the folder may be written."""

    def __str__(self) -> str:
        return "folder locked"


Harm = Killed | Late | Small | Locked


@dataclass(frozen=True, slots=True)
class End:
    """How the process ended: it said that its work was done, told the user what was wrong, or neither (it was killed).

    untold: what it died of where it should have told the user.
    """

    is_done: bool
    untold: str = ""


def suffer(bench: Bench, step: Step, place: Path, harm: Harm) -> End:
    """Lets a child do the work under a harm."""

    def work() -> None:
        match harm:
            case Killed(at):
                _watch(place, lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == at else None)
            case Small(size):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            case Locked():
                _lock(place)
        step.do(bench, place)

    try:
        return _forked(work, harm.after if isinstance(harm, Late) else None)
    finally:
        if isinstance(harm, Locked):
            _unlock(place)


def count_points(bench: Bench, step: Step) -> tuple[int, float]:
    """At how many points the work of a step can be cut off, and how many seconds it takes."""
    place = bench.folder / f"count-{step.name}"
    place.mkdir()
    bench.lay(step, place)
    told = place / "points"

    def work() -> None:
        seen = [0]

        def count(number: int) -> None:
            seen[0] = number

        _watch(place / "w", count)
        begun = time.monotonic()
        step.do(bench, place)
        told.write_text(f"{seen[0]} {time.monotonic() - begun}")

    end = _forked(work, None)
    if not end.is_done:
        raise RuntimeError(f"{step.name}: {end.untold or 'not done'}")
    points, seconds = told.read_text().split()
    return int(points), float(seconds)


def _forked(work: Callable[[], None], kill_after: float | None) -> End:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        code = _UNTOLD
        try:
            work()
            code = _DONE
        except YakkanError:
            code = _TOLD
        except BaseException as error:
            os.write(write, f"{type(error).__name__}: {error}"[:2000].encode())
        finally:
            os._exit(code)
    os.close(write)
    try:
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        status = _waited(child)
        said = os.read(read, 4000).decode(errors="replace")
    finally:
        os.close(read)
    if os.WIFSIGNALED(status):
        return End(
            is_done=False, untold="" if os.WTERMSIG(status) == signal.SIGKILL else f"signal {os.WTERMSIG(status)}"
        )
    code = os.WEXITSTATUS(status)
    return End(is_done=code == _DONE, untold=said if code == _UNTOLD else "")


def _waited(child: int) -> int:
    until = time.monotonic() + _TOO_LONG
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise TimeoutError("the child hangs")


def _watch(place: Path, point: Callable[[int], None]) -> None:
    """Calls point with 1, 2, … at each statement of a database and each change of a file, in this process from now on."""
    seen = [0]

    def next_point(*_: object) -> None:
        seen[0] += 1
        point(seen[0])

    def connected(*given: Any, **more: Any) -> sqlite3.Connection:  # noqa: ANN401 (whatever sqlite3.connect takes)
        connection: sqlite3.Connection = connect(*given, **more)
        connection.set_trace_callback(next_point)
        return connection

    def audited(what: str, given: tuple[Any, ...]) -> None:
        if what in _CHANGES or (what == "open" and _writes(given)):
            next_point()

    connect = sqlite3.connect
    sqlite3.connect = sqlite3.dbapi2.connect = connected  # type: ignore[assignment]
    sys.addaudithook(audited)


def _writes(given: tuple[Any, ...]) -> bool:
    _, mode, flags = given
    return bool(flags & (os.O_WRONLY | os.O_RDWR)) or (isinstance(mode, str) and any(sign in mode for sign in "wax+"))


def _lock(place: Path) -> None:
    """Takes the right to write from the files, and from the process the might of root to write anyway."""
    for path in (place / "out", *sorted(place.rglob("*"), reverse=True)):
        path.chmod(0o555 if path.is_dir() else 0o444)
    place.parent.chmod(0o755)
    place.chmod(0o555)
    if os.getuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def _unlock(place: Path) -> None:
    place.chmod(0o700)
    for path in place.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
