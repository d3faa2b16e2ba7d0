"""What a child process is given to do in the tests: functions that can be imported there."""

import multiprocessing
import signal
import time
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from pipeline.errors import SourceError
from pipeline.read import child

MEMORY = 1024 * 1024 * 1024


def refuse(sentence: str) -> None:
    raise SourceError(sentence)


def beat(path: Path) -> None:
    """Hangs, and writes to path all the while."""
    for _ in range(1200):
        path.write_text("甲")
        time.sleep(0.05)


def hang(path: Path, seconds: float) -> None:
    # A shell's background jobs start with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    child.run(partial(beat, path), name="x.pdf", seconds=seconds, memory=MEMORY)


def answer_from_a_worker(out: "multiprocessing.SimpleQueue[int] | SimpleQueue[int]") -> None:
    out.put(child.run(partial(max, 1, 2), name="x.pdf", seconds=30, memory=MEMORY))
