"""Work that is done in a fork of the process."""

import os
import signal
import time

import psutil
import pytest

from app.beside import Beside

_LONG = "鍵" * 100_000
"""More than a pipe takes that nobody reads."""


def test_work_is_done_in_another_process_that_is_gone_when_it_is_told() -> None:
    before = psutil.Process().children()
    found = Beside(lambda: (os.getpid(), _LONG))()
    assert found[0] != os.getpid() and found[1] == _LONG
    assert psutil.Process().children() == before


@pytest.mark.parametrize("dies", [lambda: os._exit(1), lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 // 0])
def test_work_is_done_here_where_the_other_process_dies(dies: object) -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here and callable(dies):
            dies()
        return _LONG

    assert Beside(work)() == _LONG


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        Beside(lambda: 1 // 0)()


def test_work_that_nobody_waits_for_is_ended() -> None:
    before, began = psutil.Process().children(), time.monotonic()
    begun = Beside(lambda: time.sleep(60))
    begun.end()
    begun.end()
    assert time.monotonic() - began < 10 and psutil.Process().children() == before
