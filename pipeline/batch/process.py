"""The process of a worker: it loads its models once and does one file after the other."""

import os
import pickle
import queue
import signal
import struct
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, Any

from pipeline.batch.port import BatchError, Limits, Loader, Work
from pipeline.errors import YakkanError

_GRACE = 5  # seconds after which a process that nobody ends any more ends itself
_SIZE = struct.Struct(">Q")


def main() -> None:
    """The process: loads, then answers each file with a tuple that begins with "done", "refused", "memory" or "failed".

    Only Worker starts it; all pickles are our own. It ends when its parent does.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no result
    given: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(given,), daemon=True).start()
    loader: Loader
    limits: Limits
    loader, limits = given.get()
    try:
        work = loader()
    except YakkanError as error:
        write(out, ("unable", error))
        os._exit(0)
    except Exception as error:
        sentence = f"ワーカーを準備できません（{error!r}）。yakkan を入れ直してから、もう一度実行してください。"
        write(out, ("unable", BatchError(sentence)))
        os._exit(0)
    write(out, ("ready",))
    _limit(limits.memory)
    while True:
        data, name = given.get()
        _alarm(limits.seconds, limits.whole + _GRACE)
        answer = _answer(work, data, name)
        _alarm(0, 0)
        write(out, answer)


def _listen(given: "queue.SimpleQueue[tuple[Any, ...]]") -> None:
    """Hands on what the parent sends; a parent that has gone takes its workers and what they have started along."""
    while True:
        try:
            given.put(read(sys.stdin.buffer))
        except (EOFError, OSError):
            if sys.platform != "win32":
                os.killpg(0, signal.SIGKILL)
            os._exit(1)


def _answer(work: Work, data: bytes, name: str) -> tuple[Any, ...]:
    try:
        return ("done", work(data, name))
    except YakkanError as error:
        return ("refused", str(error))
    except MemoryError:
        return ("memory",)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return ("failed", f"{error!r} ({Path(where.filename).name}:{where.lineno})"[:500])


def _limit(more: int) -> None:
    """Bounds the address space to so many bytes more than are in use; the readers' own processes set their own bound."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return  # not on Linux: the clock alone
    import resource

    used = int(statm.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + more
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float, whole: float) -> None:
    """Ends this process after so many seconds of the processor, or of the clock where its parent has been killed; 0 takes it back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, whole)


def write(stream: IO[bytes], message: tuple[Any, ...]) -> None:
    """Sends a message to the other side."""
    data = pickle.dumps(message)
    stream.write(_SIZE.pack(len(data)) + data)
    stream.flush()


def read(stream: IO[bytes]) -> tuple[Any, ...]:
    """The next message of the other side; EOFError where it has gone."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    message: tuple[Any, ...] = pickle.loads(data)  # of our own process
    return message
