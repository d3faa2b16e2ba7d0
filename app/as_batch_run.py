"""A batch from the first look at the folder to the report; the command line, the app and the bench call it."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Protocol

from app.as_batch_out import Written, write_tables
from app.as_batch_report import NAMED, Run, duration, report
from pipeline import batch, ontology
from pipeline.batch import Counts, Engine, Folder, Found, Ledger, Limits, Look, Outcome, Passed, Place
from pipeline.settings import Settings

_POLL = 2.0  # seconds between two looks of --watch; more where a look takes long
_STILL = 2 * 10**9  # nanoseconds since its last change after which a file is whole
_TOLD = 5  # failures that are told at the end


class Watcher(Protocol):
    """Is told how far a batch is, by the thread that leads it."""

    def begin(self, seen: Look, ledger: Ledger) -> None:
        """What was seen to be done is done now; ledger: what is known of all files, for that thread alone."""

    def step(self, outcome: Outcome) -> None:
        """A file is done and kept."""

    def note(self, words: str) -> None:
        """What is being done where nothing can be counted down."""

    def end(self) -> None:
        """Nothing is counted down any more."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a run leaves. left: files that it was stopped before; passed: what it saw and did not read."""

    run: Run
    counts: Counts
    written: Written
    passed: list[Passed]
    left: int


class Batch:
    """One batch: a folder, where its results go, and who is told.

    name: of the folder, as it was given; own: the user's ontology; extractor: see as_batch.extractor; engine: makes one
    when there is work for it; tell: is given what it has to say at the end, line by line.
    """

    def __init__(
        self,
        folder: Folder,
        out: Path,
        *,
        name: str,
        own: Path | ontology.Text | None,
        extractor: str,
        engine: Callable[[], Engine],
        watcher: Watcher,
        tell: Callable[[str], None],
    ) -> None:
        self._folder, self._name, self._own = folder, name, own
        self._place = Place(out)
        self.ledger = Ledger(self._place, extractor)
        self._make = engine
        self._engine: Engine | None = None
        self._watcher, self._tell = watcher, tell
        self._last: dict[str, tuple[int, int]] = {}
        self._stopped = threading.Event()

    @contextmanager
    def opened(self) -> Iterator["Batch"]:
        """Inside, it holds the folder of results; at the end no worker is left."""
        try:
            yield self
        finally:
            self._watcher.end()
            if self._engine is not None:
                self._engine.close()
            self.ledger.close()

    def stop(self) -> None:
        """From another thread: ends the workers at once; once then writes the tables of what is done."""
        self._stopped.set()
        if self._engine is not None:
            self._engine.close()

    def once(self) -> Ended:
        """Does all there is to do. BatchError where there is no document at all."""
        seen = self._look(again=True)
        if not self.ledger.counts().files:
            raise batch.BatchError(
                f"「{self._name}」に読める文書が見つからないので、PDF・Word・HTML・Markdown・テキスト・画像などのファイルを入れてから実行してください。"
            )
        tally = Tally()
        self._work(seen, tally)
        return self._write(seen, tally)

    def watch(self) -> bool:
        """Does what there is and what comes, until Ctrl-C; whether some files failed."""
        self._tell(f"「{self._name}」を見張ります。Ctrl-C で終わります。")
        failed, again = False, True
        with suppress(KeyboardInterrupt):
            while True:
                began = time.monotonic()
                seen = self._look(again=again, settled=self._settled)
                took, tally = time.monotonic() - began, Tally()
                try:
                    self._work(seen, tally)
                finally:  # Ctrl-C too: what is done stands in the tables
                    if again or seen.changed or tally.done:
                        failed = self._write(seen, tally).counts.failed > 0
                again = False
                time.sleep(max(_POLL, took))
        self._tell("見張りを終わりました。")
        return failed

    def _look(self, *, again: bool, settled: Callable[[Found], bool] = lambda found: True) -> Look:
        return batch.look(
            self._folder,
            self.ledger,
            again=again,
            settled=settled,
            tell=lambda count: self._watcher.note(f"ファイルを調べています（{count:,} 件）"),
        )

    def _settled(self, found: Found) -> bool:
        """Whether a file has stopped growing: it is as it was at the last look, or was written a while ago."""
        now = found.size, found.changed
        before = self._last.get(found.path)
        self._last[found.path] = now
        return before == now or time.time_ns() - found.changed > _STILL

    def _work(self, seen: Look, tally: "Tally") -> None:
        self._watcher.begin(seen, self.ledger)
        if not seen.todo or self._stopped.is_set():
            return
        if self._engine is None:
            self._watcher.note("ワーカーを起動しています")
            self._engine = self._make()
        try:
            for outcome in batch.work(self._folder, self.ledger, self._engine, seen.todo):
                tally.done += 1
                tally.failed += outcome.reason is not None
                self._watcher.step(outcome)
                if self._stopped.is_set():
                    break
        except batch.BatchError:
            if not self._stopped.is_set():
                raise
        self._watcher.end()

    def _write(self, seen: Look, tally: "Tally") -> Ended:
        """Writes tables and report, and tells how it went."""
        self.ledger.sweep()
        seconds = time.monotonic() - tally.began
        with ontology.using(self._own) as known:
            written = write_tables(self.ledger, self._place, known, tell=self._watcher.note)
        self._watcher.end()
        counts, failures = self.ledger.counts(), list(islice(self.ledger.failures(), NAMED))
        run = Run(self._name, tally.done, tally.failed, seconds, datetime.now().astimezone(), version("yakkan"))
        text = report(run, counts, written, failures, seen.passed)
        self._place.write(self._place.out / "report.md", text.encode())
        for failure in failures[:_TOLD]:
            self._tell(f"yakkan: {failure.path}: {failure.reason}")
        if counts.failed > _TOLD:
            self._tell(
                f"yakkan: ほか {counts.failed - _TOLD:,} 件の失敗は {self._place.out / 'report.md'} にあります。"
            )
        self._tell(
            f"{self._place.out} に書き出しました（ファイル {counts.files:,} 件、文書 {counts.documents:,} 件、失敗 {counts.failed:,} 件。"
            f"今回読んだのは {tally.done:,} 件、{duration(seconds)}）。"
        )
        return Ended(run, counts, written, seen.passed, max(0, len(seen.todo) - tally.done))


@dataclass(slots=True)
class Tally:
    """What a run has done: files, and how many of them failed; since when, by the monotonic clock."""

    done: int = 0
    failed: int = 0
    began: float = field(default_factory=time.monotonic)


def bounds(limits: Settings) -> Limits:
    """All that a file may take: to be read as it is, from pictures of its pages, and to be worked on."""
    whole = 3 * limits.max_seconds + limits.max_scanned_pages * limits.seconds_a_scan
    return Limits(limits.max_seconds, whole, limits.max_memory_bytes)


def processors() -> int:
    """Those that this process may use, as far as the system tells."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
