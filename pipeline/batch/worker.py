"""Leads a process that does one file after the other; what hangs or dies in it takes one file along."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.batch.port import BatchError, Item, Limits, Loader, Outcome
from pipeline.batch.process import read, write

_ENDED = "一括処理は終わっています。もう一度始めると、続きから読みます。"
_LOADING = 600.0  # seconds for models to be loaded, from a slow disk too
_FILES = 1000  # after so many a fresh process begins: what a library leaks does not add up
_SPENT = getattr(signal, "SIGPROF", 0)  # what ends a process that has used up its time on the processor
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""There is a worker for each core; a library that takes all cores slows down the others."""


class Worker:
    """One such process, started when the first item comes and again after it has ended."""

    def __init__(self, loader: Loader, limits: Limits) -> None:
        self._loader = loader
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._closed = False

    def do(self, item: Item) -> Outcome:
        """What comes of an item; BatchError, or what the loader raised, where no process can be had, or no more."""
        if self._process is None:
            self._start()
        began = time.monotonic()
        try:
            with self._ended_after(self._limits.whole) as late:
                self._send((item.data, item.name))
                kind, *told = self._receive()
        except (OSError, EOFError):
            code = self._end()
            if self._closed:
                raise BatchError(_ENDED) from None
            if late.is_set():
                reason, detail = _late(item.name, self._limits.whole), None
            elif code == -_SPENT:
                reason, detail = _late(item.name, self._limits.seconds), None
            else:
                reason, detail = _died(item.name, code)
            return Outcome(item.content, item.name, (), reason, detail, time.monotonic() - began)
        self._done += 1
        if kind == "memory" or self._done >= _FILES:
            self._end()
        seconds = time.monotonic() - began
        match kind:
            case "done":
                return Outcome(item.content, item.name, told[0], seconds=seconds)
            case "refused":
                return Outcome(item.content, item.name, (), told[0], seconds=seconds)
            case "memory":
                return Outcome(item.content, item.name, (), _too_much(item.name, self._limits), seconds=seconds)
            case _:
                return Outcome(item.content, item.name, (), _surprise(item.name), told[0], seconds)

    def close(self) -> None:
        """Ends the process, at work or not; from another thread than that of do, too."""
        self._closed = True
        self._end()

    def _start(self) -> None:
        if self._closed:
            raise BatchError(_ENDED)
        # As in read.child: a fresh interpreter, since the parent has threads, and no modules of the folder one stands in.
        command = [sys.executable, "-P", "-c", "from pipeline.batch.process import main; main()"]
        paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**_ONE_THREAD, **os.environ, "PYTHONPATH": paths},
                start_new_session=True,  # its own children end with it; Ctrl-C is for the parent alone
            )
        except OSError as error:
            raise BatchError(
                "ワーカーのプロセスを起動できません。ほかのソフトを閉じるか --jobs を減らして、もう一度実行してください。"
            ) from error
        self._done = 0
        try:
            with self._ended_after(_LOADING):
                self._send((self._loader, self._limits))
                kind, *told = self._receive()
        except (OSError, EOFError) as error:
            code = self._end()
            raise BatchError(
                f"ワーカーがモデルを読み込めずに終わりました（終了コード {code}）。メモリーの空きを確かめ、--jobs を減らしてもう一度実行してください。"
            ) from error
        if kind != "ready":
            self._end()
            raise told[0]

    def _send(self, message: tuple[Any, ...]) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise EOFError
        write(process.stdin, message)

    def _receive(self) -> tuple[Any, ...]:
        process = self._process
        if process is None or process.stdout is None:
            raise EOFError
        return read(process.stdout)

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[threading.Event]:
        """Inside, the process is ended once so many seconds have passed; the event tells that they have."""
        late = threading.Event()

        def end() -> None:
            late.set()
            _kill(self._process)

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            yield late
        finally:
            clock.cancel()

    def _end(self) -> int:
        """Ends the process and tells how it had ended, where it had: an exit code or a signal's number below zero."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.2 if not self._closed else 0)  # where it has died by itself its own code is told
        _kill(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        return process.wait()


def _kill(process: "subprocess.Popen[bytes] | None") -> None:
    """Ends a process and all that it has started."""
    if process is None:
        return
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


# The sentences for what befalls a file.


def _late(name: str, seconds: float) -> str:
    return f"「{name}」は上限の {seconds:g} 秒かけても終わらないので、文書を分けるか、上限の秒数を上げてから、もう一度実行してください。"


def _too_much(name: str, limits: Limits) -> str:
    return f"「{name}」の処理には上限の {limits.memory // 1_048_576} MB を超えるメモリーが要るので、文書を分けるか、上限を上げてから、もう一度実行してください。"


def _died(name: str, code: int) -> tuple[str, str]:
    reason = f"「{name}」の処理中にワーカーが異常終了したので、ファイルを元のソフトで保存し直すか、メモリーを空けてから、もう一度実行してください。"
    return reason, f"exit code {code}"


def _surprise(name: str) -> str:
    return f"「{name}」は思わぬ作りで処理できないので、元のソフトで開いて保存し直してから、もう一度実行してください。"
