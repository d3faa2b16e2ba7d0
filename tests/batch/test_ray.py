"""The same batch on a real Ray of this machine: same results, and an actor that is lost loses nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from pipeline.batch import BatchError, LocalEngine, Outcome
from pipeline.batch.ray_engine import RayEngine
from tests.batch import works

_ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A Ray with two processors; RAY_ADDRESS is told to nobody else."""
    import ray

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


def told(outcomes: list[Outcome]) -> list[tuple[object, ...]]:
    return sorted((one.content, one.name, one.pieces, one.reason, one.detail) for one in outcomes)


def test_both_engines_give_the_same(cluster: None, tmp_path: Path) -> None:
    items = [works.item(f"文書{n}", f"{n}.txt") for n in range(8)]
    items += [
        works.item("refuse", "駄.txt"),
        works.item("err"),
        works.item("die"),
        works.item("eat"),
        works.item("two"),
    ]
    found = []
    for name, kind in (("local", LocalEngine), ("ray", RayEngine)):
        engine = kind(partial(works.loader, tmp_path / name), jobs=2, limits=works.LIMITS)
        try:
            found.append(told(list(works.done(engine, items))))
        finally:
            engine.close()
    assert found[0] == found[1] and len(found[0]) == 13
    loaded = (tmp_path / "ray").read_text().split()
    assert len(loaded) == len(set(loaded)) <= 2 + 2  # an actor's worker begins anew after "die" and after "eat"


def test_a_lost_actor_s_files_are_done_again(cluster: None, tmp_path: Path) -> None:
    engine = RayEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=works.LIMITS)
    try:
        lost, other = works.done(
            engine, [works.item(f"lose {tmp_path / 'mark'}", "甲.txt"), works.item("乙", "乙.txt")]
        )
    finally:
        engine.close()
    assert (tmp_path / "mark").exists()
    assert {lost.name, other.name} == {"甲.txt", "乙.txt"}
    assert lost.reason is other.reason is None


def test_a_file_that_takes_every_actor_along_is_given_up(cluster: None, tmp_path: Path) -> None:
    engine = RayEngine(partial(works.loader, tmp_path / "log"), jobs=1, limits=works.LIMITS)
    try:
        (given_up,) = works.done(engine, [works.item("lose-always")])
    finally:
        engine.close()
    assert given_up.reason is not None and "3 回続けて失われた" in given_up.reason


def test_a_loader_that_fails_ends_the_batch_there_too(cluster: None) -> None:
    engine = RayEngine(works.broken_loader, jobs=1, limits=works.LIMITS)
    try:
        with pytest.raises(BatchError, match="モデルがありません"):
            list(works.done(engine, [works.item("甲")]))
    finally:
        engine.close()


def test_without_ray_a_sentence_says_what_to_install() -> None:
    script = """
import sys
sys.modules["ray"] = None
from pipeline.batch.ray_engine import RayEngine
from tests.batch import works
try: RayEngine(works.broken_loader, jobs=1, limits=works.LIMITS)
except Exception as error: print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=_ROOT, capture_output=True, check=True)
    assert "pip install 'yakkan[ray]'" in done.stdout.decode()


@pytest.mark.parametrize(
    ("failures", "address", "starts"), [(0, None, 1), (2, None, 3), (9, None, 3), (9, "10.0.0.7:6379", 1)]
)
def test_a_ray_of_this_machine_is_started_three_times_at_most(
    failures: int, address: str | None, starts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = MagicMock()
    fake.is_initialized.return_value = False
    fake.init.side_effect = [*[TimeoutError("30 seconds")] * failures, None]
    monkeypatch.setitem(sys.modules, "ray", fake)
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    if address:
        monkeypatch.setenv("RAY_ADDRESS", address)
    if failures < starts:
        RayEngine(works.broken_loader, jobs=2, limits=works.LIMITS).close()
    else:
        with pytest.raises(BatchError, match="--engine local"):
            RayEngine(works.broken_loader, jobs=2, limits=works.LIMITS)
    assert fake.init.call_count == starts
    assert fake.shutdown.call_count == min(failures, starts) + (failures < starts)  # what was half begun is ended first
