"""A batch from the first look at the folder to the report; the command line and the bench call it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from app.as_batch_out import write_tables
from app.as_batch_progress import Progress
from app.as_batch_report import NAMED, Run, duration, report
from pipeline import batch, ontology
from pipeline.batch import Engine, Folder, Found, Ledger, Look, Place
from pipeline.batch.find import SUFFIXES

_POLL = 2.0  # seconds between two looks of --watch; more where a look takes long
_STILL = 2 * 10**9  # nanoseconds since its last change after which a file is whole
_TOLD = 5  # failures that are told at the end


class Batch:
    """One batch: a folder, where its results go, and who is told.

    name: of the folder, as it was given; own: the user's ontology; extractor: see as_batch.extractor; engine: makes one
    when there is work for it.
    """

    def __init__(
        self,
        folder: Folder,
        out: Path,
        *,
        name: str,
        own: Path | None,
        extractor: str,
        engine: Callable[[], Engine],
        progress: Progress,
        tell: Callable[[str], None],
    ) -> None:
        self._folder, self._name, self._own = folder, name, own
        self._place = Place(out)
        self._ledger = Ledger(self._place, extractor)
        self._make = engine
        self._engine: Engine | None = None
        self._progress, self._tell = progress, tell
        self._last: dict[str, tuple[int, int]] = {}

    @contextmanager
    def opened(self) -> Iterator["Batch"]:
        """Inside, it holds the folder of results; at the end no worker is left."""
        try:
            yield self
        finally:
            self._progress.end()
            if self._engine is not None:
                self._engine.close()
            self._ledger.close()

    def once(self) -> bool:
        """Does all there is to do; whether some files failed. BatchError where there is no document at all."""
        seen = self._look(again=True)
        if not self._ledger.counts().files:
            raise batch.BatchError(
                f"「{self._name}」に文書が見つからないので、{'・'.join(sorted(SUFFIXES))} のどれかのファイルを入れてから実行してください。"
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
                        failed = self._write(seen, tally)
                again = False
                time.sleep(max(_POLL, took))
        self._tell("見張りを終わりました。")
        return failed

    def _look(self, *, again: bool, settled: Callable[[Found], bool] = lambda found: True) -> Look:
        return batch.look(
            self._folder,
            self._ledger,
            again=again,
            settled=settled,
            tell=lambda count: self._progress.note(f"ファイルを調べています（{count:,} 件）"),
        )

    def _settled(self, found: Found) -> bool:
        """Whether a file has stopped growing: it is as it was at the last look, or was written a while ago."""
        now = found.size, found.changed
        before = self._last.get(found.path)
        self._last[found.path] = now
        return before == now or time.time_ns() - found.changed > _STILL

    def _work(self, seen: Look, tally: "Tally") -> None:
        if not seen.todo:
            return
        if self._engine is None:
            self._progress.note("ワーカーを起動しています")
            self._engine = self._make()
        self._progress.begin(len(seen.todo))
        for outcome in batch.work(self._folder, self._ledger, self._engine, seen.todo):
            tally.done += 1
            tally.failed += outcome.reason is not None
            self._progress.step(failed=outcome.reason is not None)
        self._progress.end()

    def _write(self, seen: Look, tally: "Tally") -> bool:
        """Writes tables and report, and tells how it went; whether some files failed."""
        self._ledger.sweep()
        seconds = time.monotonic() - tally.began
        with ontology.using(self._own) as known:
            written = write_tables(self._ledger, self._place, known, tell=self._progress.note)
        self._progress.end()
        counts, failures = self._ledger.counts(), list(islice(self._ledger.failures(), NAMED))
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
        return counts.failed > 0


@dataclass(slots=True)
class Tally:
    """What a run has done: files, and how many of them failed; since when, by the monotonic clock."""

    done: int = 0
    failed: int = 0
    began: float = field(default_factory=time.monotonic)
