"""A piece of work done in a fork of this process while this one goes on.

For work whose input would cost as much to hand over as the work itself, and for a program that starts no threads.
"""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Beside(Generic[Made]):
    """The work, begun; called, it waits for what it makes. Where the fork dies or raises, the work is done here.

    unneeded: open files that the fork lets go at once, so that who writes into them sees when this process is gone.
    OSError where the system gives no second process.
    """

    def __init__(self, work: Callable[[], Made], unneeded: Sequence[int] = ()) -> None:
        self._work = work
        self._reading, writing = os.pipe()
        try:
            self._child: int | None = os.fork()
        except OSError:
            os.close(self._reading)
            os.close(writing)
            raise
        if not self._child:
            try:
                for file in (self._reading, 1, *unneeded):
                    os.close(file)
                with os.fdopen(writing, "wb") as out:
                    pickle.dump(work(), out)
            finally:
                os._exit(0)
        os.close(writing)

    @property
    def file(self) -> int | None:
        """The open file that what it makes comes from; None where it has ended."""
        return self._reading if self._child is not None else None

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
