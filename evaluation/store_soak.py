"""`python -m evaluation.store_soak`: many processes in one workspace for a minute, and a workspace of many documents.

With a word (together, many) only that. A server of PostgreSQL is named by YAKKAN_SOAK_URL (an empty database); without it SQLite only.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from typing import Any

from evaluation.reporting.tables import table
from models import clause_types, question_types, static_embedder
from pipeline import run
from pipeline.errors import MissingError
from pipeline.index.fingerprint import fingerprint
from pipeline.store import Place, Workspace
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Models

SECONDS, WRITERS, READERS = 60.0, 8, 8
FEW, MANY = 1_000, 10_000
"""Documents."""
_HALF = (
    "SELECT count(*) FROM document WHERE NOT EXISTS (SELECT 1 FROM content WHERE content.document = document.id) "
    "OR NOT EXISTS (SELECT 1 FROM reading JOIN derived ON derived.document = reading.document "
    "AND derived.fingerprint = reading.fingerprint WHERE reading.document = document.id)"
)
_QUESTIONS = ("解約はいつまでに届け出ますか", "会費はいくらですか", "準拠法はどこの国の法律ですか")


@dataclass(slots=True)
class Done:
    """What one process did: how often and how long (seconds), what it added and removed, what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    longest: dict[str, float] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def do(self, name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 (what the work gives)
        """What work gives; None where its document was removed by another process, which is told and no error."""
        begun = time.monotonic()
        try:
            return work()
        except MissingError:
            self.counts["文書はもうない"] += 1
            return None
        except Exception as error:  # whatever it is, a user would see it
            self.errors.append(f"{name}: {type(error).__name__}: {error} ({error.__cause__!r})")
            return None
        finally:
            self.counts[name] += 1
            self.longest[name] = max(self.longest.get(name, 0.0), time.monotonic() - begun)


def terms(name: str, number: int) -> str:
    """Terms that no other process writes."""
    return (
        f"{name}第{number}号会則\n\n第1条（解約）\n会員は、解約する月の前月{number % 27 + 1}日までに届け出るものとします。\n"
        f"第2条（会費）\n会費は、月額{number + 1000}円とします。\n附則\nこの会則は、2024年4月1日から施行します。\n"
    )


def together(place: Place, *, seconds: float, writers: int, readers: int) -> tuple[list[Done], list[str]]:
    """What each process did in one workspace, and what was lost or half there afterwards."""
    Workspace(place.folder, place.url).close()
    models = Models(question_types.default(), clause_types.default(), static_embedder.default())
    # What is loaded and compiled once serves all.
    with tempfile.TemporaryDirectory() as folder, Workspace(Path(folder)) as workspace:
        run.add(workspace, terms("先", 0).encode(), clause_types=models.clause_types)
        run.ask_workspace(_QUESTIONS, workspace, models, tell=lambda _: None)
    context = multiprocessing.get_context("fork")
    ready = context.Barrier(writers + readers)
    told: SimpleQueue[Done] = context.SimpleQueue()
    works = [(_write, number) for number in range(writers)] + [(_read, number) for number in range(readers)]
    processes = [
        context.Process(target=_run, args=(work, number, place, models, seconds, ready, told)) for work, number in works
    ]
    for process in processes:
        process.start()
    done = [told.get() for _ in processes]
    for process in processes:
        process.join()
    return done, _lost(place, done)


def _run(
    work: Callable[..., None],
    number: int,
    place: Place,
    models: Models,
    seconds: float,
    ready: Barrier,
    told: "SimpleQueue[Done]",
) -> None:
    done = Done()
    ready.wait()
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            work(done, number, place, models)
    finally:
        told.put(done)


def _write(done: Done, number: int, place: Place, models: Models) -> None:
    """Adds a document, sometimes as a version of the last one; removes one now and then."""
    from pipeline.store.corrections import Corrections

    turn = done.counts["追加"]
    with Workspace(place.folder, place.url) as workspace:
        own = sorted(done.added - done.removed)
        older = own[-1] if own and turn % 3 == 2 else None
        raw = terms(f"係{number}", turn).encode()
        kept = done.do("追加", lambda: run.add(workspace, raw, clause_types=models.clause_types, revision_of=older))
        if kept is None:
            return
        done.added.add(kept[0].id)
        if turn % 4 == 1:
            value = {"amount": turn}
            done.do(
                "訂正",
                lambda: Corrections(workspace).add(
                    kept[0].id, by="係", field="fees.amount", address="第2条", old=None, new=value
                ),
            )
        if turn % 5 == 4:
            gone = Random(turn).choice(own)
            done.do("削除", lambda: run.remove(workspace, gone))
            done.removed.add(gone)


def _read(done: Done, number: int, place: Place, models: Models) -> None:
    """Lists, opens a document, asks; looks whether any document is half there."""
    turn = done.counts["一覧"]
    with Workspace(place.folder, place.url) as workspace:
        records = done.do("一覧", workspace.records)
        if not records:
            return
        one = Random(number * 1000 + turn).choice(records).id
        done.do("開く", lambda: run.pairs(workspace, one, clause_types=models.clause_types))
        done.do("版", lambda: workspace.versions(one))
        done.do("点検", lambda: _none_is_half(workspace))
        if turn % 3 == number % 3:
            asked = [_QUESTIONS[turn % len(_QUESTIONS)]]
            done.do("質問", lambda: run.ask_workspace(asked, workspace, models, tell=lambda _: None))


def _none_is_half(workspace: Workspace) -> None:
    with workspace.reading() as connection:
        if half := connection.exec_driver_sql(_HALF).scalar():
            raise RuntimeError(f"{half} documents are half there")


def _lost(place: Place, done: list[Done]) -> list[str]:
    """What is not there although it was added, or there although it was removed."""
    wanted = set().union(*(one.added for one in done)) - set().union(*(one.removed for one in done))
    with Workspace(place.folder, place.url) as workspace:
        there = {record.id for record in workspace.records()}
        _none_is_half(workspace)
    return sorted(wanted ^ there)


def filled(folder: Path, count: int, extract: Callable[[Document], Extraction]) -> None:
    """A workspace of so many small documents, all of whose parts are there."""
    from pipeline.store import derivation, documents

    extractor = fingerprint(clause_types.default())
    with Workspace(folder) as workspace:
        for first in range(0, count, 500):
            with workspace.writing() as connection:
                for number in range(first, min(first + 500, count)):
                    raw = terms("多", number).encode()
                    pairs = [(one, extract(one)) for one in run.parse_bytes(raw, f"{number}.txt")]
                    source = pairs[0][0].source
                    row = {"id": source.id, "name": source.name, "title": "", "sha256": source.sha256}
                    documents.insert(connection, raw, row | {"added_at": documents.now()})
                    derivation.put(connection, source.id, extractor, pairs)


def seconds_of(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs, in seconds of the processor, children included: what else runs on the machine does not count."""
    spent = []
    for _ in range(times):
        begun = _spent()
        work()
        spent.append(_spent() - begun)
    return min(spent)


def _spent() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def figures(folder: Path, models: Models) -> dict[str, float]:
    """Seconds of the processor that a workspace takes: to list, to open, to ask."""
    with Workspace(folder) as workspace:
        one = workspace.page(0, 1)[0].id

    def opened() -> None:
        with Workspace(folder) as workspace:
            run.pairs(workspace, one, clause_types=models.clause_types)
            workspace.page(0, 50)

    def asked(texts: list[str]) -> None:
        with Workspace(folder) as workspace:
            run.ask_workspace(texts, workspace, models, tell=lambda _: None)

    command = [sys.executable, "-c", "from app.cli import main; main()", "--workspace", str(folder), "list"]
    asked([])  # makes the index
    return {
        "yakkan list（命令全体）": seconds_of(lambda: subprocess.run(command, check=True, capture_output=True)),
        "開く（一文書と最初の 50 行）": seconds_of(opened),
        "索引を開く": seconds_of(lambda: asked([])),
        "質問する（索引を開いてから）": seconds_of(lambda: asked([_QUESTIONS[0]])),
    }


def _soaked() -> str:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("YAKKAN_SOAK_URL")
        places = {"SQLite": Place(Path(folder) / "s")} | ({"PostgreSQL": Place(Path(folder) / "p", url)} if url else {})
        for name, place in places.items():
            done, lost = together(place, seconds=SECONDS, writers=WRITERS, readers=READERS)
            counts = sum((one.counts for one in done), Counter[str]())
            errors = [error for one in done for error in one.errors]
            longest = {work: max(one.longest.get(work, 0.0) for one in done) for work in counts}
            told = "、".join(f"{work} {count}（最長 {longest[work]:.1f} 秒）" for work, count in sorted(counts.items()))
            rows.append([name, told, str(len(errors)), str(len(lost))])
            print(*errors[:5], sep="\n", file=sys.stderr)
    return table(
        ["データベース", f"{WRITERS}+{READERS} プロセスが {SECONDS:.0f} 秒にしたこと", "誤り", "失われた文書"], rows
    )


def _many() -> str:
    models = Models(question_types.default(), clause_types.default(), static_embedder.default())
    # What is extracted from one is what is extracted from all: only their words and numbers differ.
    [one] = run.parse_bytes(terms("多", 0).encode(), "0.txt")
    extraction = run.extract(one, clause_types=models.clause_types)
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for count in (FEW, MANY):
            filled(Path(folder) / str(count), count, lambda _: extraction)
            found.append(figures(Path(folder) / str(count), models))
    rows = [
        [name, f"{found[0][name]:.3f}", f"{found[1][name]:.3f}", f"{found[1][name] / found[0][name]:.2f}"]
        for name in found[0]
    ]
    return table(["処理装置の時間", f"{FEW:,} 文書（秒）", f"{MANY:,} 文書（秒）", "比"], rows)


def main() -> None:
    """Measures and prints Markdown tables."""
    for name, measure in {"together": _soaked, "many": _many}.items():
        if sys.argv[1:] in ([], [name]):
            print(f"{measure()}\n", flush=True)


if __name__ == "__main__":
    main()
