"""A task in a process of its own: its result, every way in which it can fail, and that nothing is left behind."""

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.read import child
from tests.read import tasks

_ROOT = Path(__file__).resolve().parents[2]


def run(task: object, *, seconds: float = 30, memory: int = tasks.MEMORY) -> object:
    return child.run(task, name="規約.pdf", seconds=seconds, memory=memory)  # type: ignore[arg-type]


def refusal(task: object, **limits: float) -> str:
    with pytest.raises(SourceError) as caught:
        run(task, **limits)  # type: ignore[arg-type]
    message = str(caught.value)
    assert message.startswith("「規約.pdf」") and message.endswith("ください。") and message.count("。") == 1
    return message


def ended(path: Path) -> bool:
    """Whether what beats on path stops within six seconds."""
    return _until(lambda: time.time() - path.stat().st_mtime > 1, seconds=6)


def begun(path: Path) -> bool:
    return _until(path.exists, seconds=20)


def _until(met: Callable[[], bool], *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not met() and time.monotonic() < end:
        time.sleep(0.05)
    return met()


def hanging(path: Path, seconds: float) -> "subprocess.Popen[bytes]":
    """A process whose child hangs."""
    script = f"from pathlib import Path; from tests.read.tasks import hang; hang(Path({str(path)!r}), {seconds})"
    return subprocess.Popen([sys.executable, "-c", script], cwd=_ROOT, stderr=subprocess.PIPE)


def test_the_result_comes_back() -> None:
    assert run(partial(sorted, ["乙", "甲"])) == ["乙", "甲"]


def test_a_refusal_comes_back_as_it_was_said() -> None:
    with pytest.raises(SourceError, match=r"^読めません。$"):
        run(partial(tasks.refuse, "読めません。"))


def test_what_a_library_prints_is_no_result() -> None:
    assert run(partial(os.system, "echo 印刷")) == 0


@pytest.mark.timing
def test_a_hang_ends_at_the_time_limit(tmp_path: Path) -> None:
    start = time.perf_counter()
    assert "上限の 1 秒" in refusal(partial(tasks.beat, tmp_path / "beat"), seconds=1)
    assert time.perf_counter() - start < 5
    assert ended(tmp_path / "beat")


@pytest.mark.parametrize(
    "task", [partial(ctypes.string_at, 0), partial(os.abort), partial(os._exit, 3), partial(os._exit, 0)]
)
def test_a_crash_is_told(task: object) -> None:
    assert "異常終了" in refusal(task)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_too_much_memory_is_told() -> None:
    assert run(partial(ctypes.sizeof, ctypes.c_int), memory=256 * 1024 * 1024) == 4
    assert "上限の 256 MB を超えるメモリー" in refusal(partial(bytearray, 512 * 1024 * 1024), memory=256 * 1024 * 1024)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_process_that_the_system_ended_for_its_memory_is_told() -> None:
    assert "超えるメモリー" in refusal(partial(signal.raise_signal, signal.SIGKILL))


def test_an_error_that_nobody_expected_is_a_refusal_with_its_traceback_behind_it() -> None:
    with pytest.raises(SourceError, match="まだ読めない作り") as caught:
        run(partial(int, "三"))
    assert "ValueError: invalid literal" in str(caught.value.__cause__)


def test_a_large_argument_and_a_large_result() -> None:
    assert run(partial(bytes.replace, b"a" * 20_000_000, b"a", b"bb")) == b"b" * 40_000_000


def test_a_task_that_ends_without_reading_its_argument() -> None:
    assert "超えるメモリー" in refusal(partial(len, b"a" * 60_000_000), memory=80 * 1024 * 1024)


def test_threads_run_tasks_side_by_side() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda number: run(partial(abs, -number)), range(8))) == list(range(8))


def test_a_worker_that_may_have_no_workers_runs_tasks() -> None:
    context = multiprocessing.get_context("spawn")
    out = context.SimpleQueue()
    worker = context.Process(target=tasks.answer_from_a_worker, args=(out,), daemon=True)
    worker.start()
    assert out.get() == 2
    worker.join()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_ends_the_child(tmp_path: Path) -> None:
    with hanging(tmp_path / "beat", 60) as process:
        assert begun(tmp_path / "beat")
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=10)
    assert b"KeyboardInterrupt" in told
    assert ended(tmp_path / "beat")


@pytest.mark.skipif(sys.platform == "win32", reason="no timer there")
def test_a_child_whose_parent_was_killed_ends_at_its_time_limit(tmp_path: Path) -> None:
    with hanging(tmp_path / "beat", 1) as process:
        assert begun(tmp_path / "beat")
        process.kill()
    assert ended(tmp_path / "beat")


@pytest.mark.timing
def test_a_start_costs_little() -> None:
    def best(call: object) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            call()  # type: ignore[operator]
            times.append(time.perf_counter() - began)
        return min(times)

    bare = best(lambda: subprocess.run([sys.executable, "-c", "import dataclasses, pathlib, subprocess"], check=True))
    assert best(lambda: run(partial(abs, -1))) < 3 * bare
