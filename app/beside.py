"""A piece of work done in a fork of this process while this one goes on.

For work whose input would cost as much to hand over as the work itself, and for a program that starts no threads.
"""

import os
import pickle
import signal
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Beside(Generic[Made]):
    """The work, begun; called, it waits for what it makes. Where the fork dies or raises, the work is done here."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._reading, writing = os.pipe()
        self._child: int | None = os.fork()
        if not self._child:
            try:
                with os.fdopen(writing, "wb") as out:
                    pickle.dump(work(), out)
            finally:
                os._exit(0)
        os.close(writing)

    def __call__(self) -> Made:
        """What the work makes; it is asked for once."""
        with os.fdopen(self._reading, "rb", closefd=False) as pipe:
            told = pipe.read()
        self.end()
        try:
            made: Made = pickle.loads(told)
        except (EOFError, pickle.UnpicklingError):
            return self._work()
        return made

    def end(self) -> None:
        """Leaves nothing of the fork, whether it has done its work or not."""
        if self._child is not None:
            os.close(self._reading)
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = None
