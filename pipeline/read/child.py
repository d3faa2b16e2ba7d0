"""A task done in a process of its own, which is ended where a library hangs, crashes or takes the memory."""

import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.errors import SourceError

_T = TypeVar("_T")
_GRACE = 2  # seconds after which a child whose parent was killed ends itself
_KILLED = -9  # not by us: what a system without memory left does


class ReaderError(Exception):
    """What went wrong in the child, as its traceback tells it: for the developer, behind a SourceError."""


def run(task: Callable[[], _T], *, name: str, seconds: float, memory: int) -> _T:
    """What task gives in a fresh process that has so many seconds and bytes of address space.

    task: a function of a module, or a functools.partial of one, with arguments that can be pickled; name: of the file
    that is read, for the messages. SourceError where task raises one, where a limit is met, and where the process
    ends without a result. No process is left behind, whatever is raised here (Ctrl-C too).
    """
    with _started(name, seconds, memory) as process:
        try:
            answer, _ = process.communicate(pickle.dumps(task), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise SourceError(
                f"「{name}」は上限の {seconds:g} 秒かけても読み終わらないので、文書を分けるか、上限の秒数を上げてから指定してください。"
            ) from error
        finally:
            process.kill()  # where it has not ended by itself
    if process.returncode == _KILLED:
        raise _out_of_memory(name, memory)
    if process.returncode != 0 or not answer:
        raise SourceError(
            f"「{name}」は壊れているらしく、読む途中で異常終了したので、元のソフトで開いて保存し直してから指定してください。"
        ) from ReaderError(f"exit code {process.returncode}")
    outcome, value = pickle.loads(answer)
    match outcome:
        case "done":
            return value  # type: ignore[no-any-return]
        case "refused":
            raise value
        case "memory":
            raise _out_of_memory(name, memory)
        case _:
            raise SourceError(
                f"「{name}」は壊れているか、まだ読めない作りなので、元のソフトで開いて保存し直してから指定してください。"
            ) from ReaderError(value)


def _started(name: str, seconds: float, memory: int) -> "subprocess.Popen[bytes]":
    # Not fork (the caller may have threads) and not multiprocessing (its daemons may have no children, and it imports
    # the caller's main script). -P: the folder that the user stands in is no place for modules.
    command = [sys.executable, "-P", "-c", "from pipeline.read.child import main; main()"]
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    try:
        return subprocess.Popen(
            [*command, repr(seconds), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except OSError as error:
        raise SourceError(
            f"「{name}」を読むプロセスを起動できないので、ほかのソフトを閉じるなどしてメモリーを空けてから、もう一度試してください。"
        ) from error


def _out_of_memory(name: str, memory: int) -> SourceError:
    return SourceError(
        f"「{name}」を読むには上限の {memory // 1_048_576} MB を超えるメモリーが要るので、文書を分けるか、上限を上げてから指定してください。"
    )


def main() -> None:
    """The child: does the task that is pickled on its standard input, and writes what comes of it to its standard output.

    Only run() starts it; both pickles are our own.
    """
    _limit(float(sys.argv[1]), int(sys.argv[2]))
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is no result
        out.write(_answer())
    os._exit(0)  # nothing that a library does at its end can spoil the result


def _answer() -> bytes:
    """A pickled pair: "done" and the result, "refused" and the SourceError, "memory" and None, "failed" and the traceback."""
    try:
        return pickle.dumps(("done", pickle.load(sys.stdin.buffer)()))
    except SourceError as error:
        return pickle.dumps(("refused", error))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except Exception:
        return pickle.dumps(("failed", traceback.format_exc()))


def _limit(seconds: float, memory: int) -> None:
    if sys.platform == "win32":
        return  # the parent's clock alone
    import resource

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it within a library's code too
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if most == resource.RLIM_INFINITY else min(memory, most), most))
