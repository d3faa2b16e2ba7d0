"""`python -m evaluation.batch_bench`: how fast a batch is and what a worker weighs; and what 20 bad files among 200 and three kills do to it."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from pyarrow import parquet

from evaluation import batch_files
from evaluation.reporting.tables import table

DOCUMENTS, PAGES, JOBS = 60, 10, 2
GOOD, KILLS = 180, 3
LIMITS = {
    "YAKKAN_MAX_MB": "10",
    "YAKKAN_MAX_PAGES": "30",
    "YAKKAN_MAX_SECONDS": "8",
    "YAKKAN_MAX_MEMORY_MB": "1024",
}
_MEGABYTE = 1_048_576
_OFTEN = 0.05  # seconds between two looks at the processes


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one batch over PDFs of ten pages.

    seconds: from the shell's word to the end of the command, tables and all; processor: that all processes together had
    of it, which tells what the clock would on a machine with nothing else to do; worker, reader: the most bytes that one
    worker, and the processes that read files for it, had resident at a time; driver: the command itself.
    """

    documents: int
    seconds: float
    processor: float
    worker: int
    reader: int
    driver: int


def main() -> None:
    """Measures and prints Markdown tables."""
    speed = measure(DOCUMENTS)
    rows = [
        ["文書/秒（時計）", f"{speed.documents / speed.seconds:.2f}", "1.5 以上"],
        [f"文書/秒（{JOBS} コアを占めたとき、CPU 時間から）", f"{JOBS * speed.documents / speed.processor:.2f}", ""],
        ["ワーカー（読み取りの子プロセスを含む、GB）", f"{(speed.worker + speed.reader) / 1e9:.2f}", "1.2 以下"],
        ["　うちワーカー自身", f"{speed.worker / 1e9:.2f}", ""],
        ["コマンド自身（GB）", f"{speed.driver / 1e9:.2f}", ""],
    ]
    print(table([f"{PAGES} ページの PDF {DOCUMENTS} 件、ワーカー {JOBS}", "値", "下限・上限"], rows))
    print()
    print(hostile(GOOD, kills=KILLS))


def measure(documents: int) -> Speed:
    """A batch over so many PDFs."""
    with _folders() as (folder, out):
        for number, data in enumerate(batch_files.long_pdfs(documents, pages=PAGES)):
            (folder / f"{number:03}.pdf").write_bytes(data)
        most: dict[str, int] = {"worker": 0, "reader": 0, "driver": 0}
        began, before = time.perf_counter(), _processor()
        process = psutil.Popen(_command(folder, out), stderr=subprocess.DEVNULL)
        while process.poll() is None:
            for role, size in _weights(process):
                most[role] = max(most[role], size)
            time.sleep(_OFTEN)
        seconds = time.perf_counter() - began
        if process.returncode != 0:
            raise RuntimeError((out / "report.md").read_text("utf-8"))
        return Speed(documents, seconds, _processor() - before, **most)


def hostile(good: int, *, kills: int) -> str:
    """A batch over good contracts and bad files of every kind, killed so many times on its way: what came out, as a table."""
    with _folders() as (folder, out):
        bad = write_hostile(folder, good)
        for turn in range(1, kills + 1):
            killed_at(folder, out, good * turn // (kills + 1))
        done = subprocess.run(_command(folder, out), env=_environment(), capture_output=True, check=False)
        wrong, reasons = judged(out, good)
        if done.returncode != 1:
            wrong.append(f"終了コード {done.returncode}")
        if set(reasons) != bad:
            wrong.append(f"失敗の違い {set(reasons) ^ bad}")
        rows = [[name, reason] for name, reason in sorted(reasons.items())]
        head = f"良いファイル {good} 件・悪いファイル {len(bad)} 件、途中で {kills} 回 kill -9: 誤り {len(wrong)} 件"
        return f"{head}\n\n{table(['悪いファイル', '理由'], rows)}" + "".join(f"\n- {one}" for one in wrong)


def write_hostile(folder: Path, good: int) -> set[str]:
    """Writes so many good contracts and bad files of every kind; the names of the bad ones."""
    for number in range(good):
        name, data = batch_files.good(number)
        (folder / name).write_bytes(data)
    bad = batch_files.bad()
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    with (folder / batch_files.TOO_LARGE).open("wb") as file:
        file.truncate(int(LIMITS["YAKKAN_MAX_MB"]) * _MEGABYTE + 1)
    return {*bad, batch_files.TOO_LARGE}


def killed_at(folder: Path, out: Path, results: int) -> None:
    """Runs a batch and kills it without warning once it has written so many results."""
    process = subprocess.Popen(_command(folder, out), env=_environment(), stderr=subprocess.DEVNULL)
    _until(lambda: process.poll() is not None or _count(out) >= results)
    process.kill()
    process.wait()


def judged(out: Path, good: int) -> tuple[list[str], dict[str, str]]:
    """What is wrong with the good ones, one sentence each, and the reason of each failure by the name of its file."""
    wrong = []
    rows = {row["path"]: row for row in parquet.read_table(out / "parquet" / "documents.parquet").to_pylist()}
    for number in range(good):
        name, expected = batch_files.good(number)[0], f"{batch_files.notice_months(number)}か月"
        row = rows.pop(name, None)
        if row is None:
            wrong.append(f"{name} がない")
            continue
        told = json.loads((out / "json" / row["json"]).read_text("utf-8"))
        periods = [f["value"] for f in told["facts"] if f["field"] == "termination_by_customer.notice_period"]
        if periods != [f"P{batch_files.notice_months(number)}M"] or told["document"]["source"]["name"] != name:
            wrong.append(f"{name} の JSON: {periods}")
        if row["termination_by_customer.notice_period"] != expected:
            wrong.append(f"{name} の一覧: {row['termination_by_customer.notice_period']}")
    wrong += [f"{path} が余計" for path in rows]
    failures = parquet.read_table(out / "parquet" / "failures.parquet").to_pylist()
    return wrong, {row["path"]: row["reason"] for row in failures}


def _weights(process: psutil.Process) -> Iterator[tuple[str, int]]:
    """The role and the resident bytes of each process of a batch."""
    try:
        yield "driver", process.memory_info().rss
        for worker in process.children():
            yield "worker", worker.memory_info().rss
            yield "reader", sum(child.memory_info().rss for child in worker.children(recursive=True))
    except psutil.NoSuchProcess:
        return


def _processor() -> float:
    """Seconds that processes which have ended had of the processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _count(out: Path) -> int:
    return len(list((out / "json").iterdir())) if (out / "json").exists() else 0


def _until(there: Callable[[], bool]) -> None:
    while not there():
        time.sleep(_OFTEN)


def _command(folder: Path, out: Path) -> list[str]:
    yakkan = "from app.cli import main; main(prog_name='yakkan')"
    return [sys.executable, "-c", yakkan, "batch", str(folder), "--out", str(out), "--jobs", str(JOBS)]


def _environment() -> dict[str, str]:
    return {**os.environ, **LIMITS}


@contextmanager
def _folders() -> Iterator[tuple[Path, Path]]:
    """A folder for documents and the name of one for results; both are gone at the end."""
    base = Path(tempfile.mkdtemp())
    try:
        (base / "文書").mkdir()
        yield base / "文書", base / "結果"
    finally:
        shutil.rmtree(base)


if __name__ == "__main__":
    main()
