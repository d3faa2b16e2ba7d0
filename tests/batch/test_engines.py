"""Worker processes: every way in which a file can end, and that nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.batch import Limits, LocalEngine
from pipeline.errors import ModelError
from tests.batch import works

_ROOT = Path(__file__).resolve().parents[2]


def until(there: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if there():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[LocalEngine]:
    engine = LocalEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=works.LIMITS)
    yield engine
    engine.close()


def test_models_are_loaded_once_for_many_files(engine: LocalEngine, tmp_path: Path) -> None:
    outcomes = list(works.done(engine, [works.item(f"文書{n}", f"{n}.txt") for n in range(20)]))
    assert sorted(one.pieces[0].summary.decode() for one in outcomes) == sorted(f"文書{n}" for n in range(20))
    assert all(one.reason is None and one.seconds > 0 for one in outcomes)
    assert len((tmp_path / "log").read_text().split()) == 1


def test_a_refused_file_says_why_and_the_worker_goes_on(engine: LocalEngine, tmp_path: Path) -> None:
    refused, read = works.done(engine, [works.item("refuse"), works.item("乙")])
    assert (refused.reason, refused.pieces) == ("「甲.txt」は読めないので、直してください。", ())
    assert read.reason is None
    assert len((tmp_path / "log").read_text().split()) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [("die", "異常終了"), ("eat", "上限の 512 MB を超えるメモリー"), ("err", "思わぬ作り")],
)
def test_what_goes_wrong_costs_only_its_own_file(engine: LocalEngine, text: str, words: str) -> None:
    wrong, right = works.done(engine, [works.item(text), works.item("乙")])
    assert wrong.reason is not None and wrong.reason.startswith("「甲.txt」") and words in wrong.reason
    assert wrong.reason.endswith("ください。") and wrong.reason.count("。") == 1
    assert [piece.summary for piece in right.pieces] == ["乙".encode()]


def test_a_surprise_keeps_a_hint_for_the_developer(engine: LocalEngine) -> None:
    (wrong,) = works.done(engine, [works.item("err")])
    assert wrong.detail is not None and "ZeroDivisionError" in wrong.detail and "works.py" in wrong.detail


def test_a_file_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    engine = LocalEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=Limits(9.0, 1.0, works.LIMITS.memory))
    try:
        late, right = works.done(engine, [works.item(f"beat {tmp_path / 'beat'}"), works.item("乙")])
    finally:
        engine.close()
    assert late.reason is not None and "上限の 1 秒" in late.reason
    assert 1 <= late.seconds < 15 and right.reason is None
    beaten = (tmp_path / "beat").stat().st_mtime
    time.sleep(0.3)
    assert (tmp_path / "beat").stat().st_mtime == beaten


def test_a_file_that_spins_is_ended_by_the_time_it_takes_of_the_processor(tmp_path: Path) -> None:
    engine = LocalEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=Limits(0.5, 60.0, works.LIMITS.memory))
    try:
        late, right = works.done(engine, [works.item("spin"), works.item("乙")])
    finally:
        engine.close()
    assert late.reason is not None and "上限の 0.5 秒" in late.reason and right.reason is None


def test_a_loader_that_fails_ends_the_batch_with_its_own_words() -> None:
    engine = LocalEngine(works.broken_loader, jobs=1, limits=works.LIMITS)
    try:
        with pytest.raises(ModelError, match="モデルがありません"):
            list(works.done(engine, [works.item("甲")]))
    finally:
        engine.close()


def test_closing_ends_a_worker_at_work(tmp_path: Path) -> None:
    engine = LocalEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=works.LIMITS)
    engine.submit(works.item(f"beat {tmp_path / 'beat'}"))
    assert until((tmp_path / "beat").exists)
    engine.close()
    time.sleep(0.3)
    beaten = (tmp_path / "beat").stat().st_mtime
    time.sleep(0.3)
    assert (tmp_path / "beat").stat().st_mtime == beaten


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "from functools import partial; from pathlib import Path; from pipeline.batch import LocalEngine\n"
        "from tests.batch import works\n"
        f"engine = LocalEngine(partial(works.loader, Path({str(tmp_path / 'log')!r})), jobs=1, limits=works.LIMITS)\n"
        f"engine.submit(works.item('beat {tmp_path / 'beat'}')); engine.next()"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=_ROOT, env=os.environ)
    assert until((tmp_path / "beat").exists)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert until(lambda: time.time() - (tmp_path / "beat").stat().st_mtime > 1)
