"""Leads the batches of a workspace, in threads of the process that no page waits for; the work is done in worker processes."""

import logging
import os
import threading
import traceback
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app import as_batch
from app.as_batch_run import Batch, bounds, processors
from app.web.batches import rows
from app.web.batches.live import Live, Sight
from app.web.batches.lots import Lot, Lots, Outcome
from app.web.batches.rows import Row
from pipeline import batch, read
from pipeline.batch import Folder, Ledger, Loader, LocalEngine, Place, Work
from pipeline.errors import SourceError, WorkspaceError, YakkanError
from pipeline.ontology import Text
from pipeline.settings import Settings

_LOG = logging.getLogger(__name__)
_AT_ONCE = 2
"""Batches that are under way at a time, so that a small one need not wait for a large one."""
_KNOWN = 8
"""Batches whose rows stay in memory once they are done."""
_PATIENCE = 5
"""By how much less than to the pages the processor is given to the workers."""
_UNFORESEEN = "予期しない誤りで止まりました。もう一度始めても同じなら、端末に出た記録を添えて知らせてください。"
_RENEWED = "yakkan が動いている間に、入れ替わりました。yakkan serve を終えて起動し直してから、もう一度始めてください。"
_GONE = "このフォルダーは今はありません。つながっているかを確かめて、もう一度始めてください。"


@dataclass(frozen=True, slots=True)
class Given:
    """What a batch is done with: limits of its files, the own ontology."""

    limits: Settings
    own: Path | Text | None


class Desk:
    """All batches of a workspace. given: what a batch that begins now is done with."""

    def __init__(self, lots: Lots, given: Callable[[], Given]) -> None:
        self.lots = lots
        self._given = given
        self._lock = threading.Condition(threading.RLock())
        self._live: dict[str, Live] = {}
        self._courses: dict[str, Batch] = {}
        self._known: dict[str, list[Row]] = {}

    def resume(self) -> None:
        """Goes on with what was under way when the last process ended; to be called once, at the start."""
        self.lots.sweep()
        for lot in reversed(self.lots.all()):
            if lot.wanted:
                try:
                    self.start(lot.id)
                except (
                    YakkanError
                ) as error:  # the disk is full, or can only be read: what was done is shown all the same
                    _LOG.error("%s", error)

    def start(self, id_: str, password: str | None = None) -> None:
        """Begins a batch, or goes on with it; what failed is tried again. password: of locked files, kept nowhere."""
        with self._lock:
            if id_ in self._live:
                return
            self.lots.change(id_, lambda lot: replace(lot, wanted=True, error=""))
            live = self._live[id_] = Live()
            self._known.pop(id_, None)
        task = partial(copy_context().run, self._lead, id_, live, password or None)
        threading.Thread(target=task, name=f"batch {id_}", daemon=True).start()

    def stop(self, id_: str) -> None:
        """Ends the work on a batch; what is done stays done."""
        with self._lock:
            self.lots.change(id_, lambda lot: replace(lot, wanted=False))
            live, course = self._live.get(id_), self._courses.get(id_)
            if live is not None:
                live.is_ending = True
            self._lock.notify_all()
        if course is not None:
            course.stop()

    def remove(self, id_: str) -> None:
        """Takes a batch away that is not under way."""
        with self._lock:
            if id_ in self._live:
                raise WorkspaceError("処理の途中なので、止めてから取り除いてください。")
            self.lots.remove(id_)
            self._known.pop(id_, None)

    def sight(self, id_: str) -> Sight | None:
        """How far a batch is that is under way, None for any other."""
        live = self._live.get(id_)
        return live.sight if live else None

    def rows(self, lot: Lot) -> list[Row]:
        """A row for each file of a batch, in the order of the paths; BatchError where another process is at work on it."""
        with self._lock:
            if live := self._live.get(lot.id):
                return live.rows
            if lot.id not in self._known:
                self._know(lot, self._read(lot))
            return self._known[lot.id]

    def _read(self, lot: Lot) -> list[Row]:
        if not (self.lots.out(lot.id) / ".yakkan").is_dir():
            return []
        ledger = Ledger(Place(self.lots.out(lot.id)), "")
        try:
            return list(rows.of_ledger(ledger))
        finally:
            ledger.close()

    def _know(self, lot: Lot, found: list[Row]) -> None:
        there = {row.path for row in found}
        passed = [rows.passed(*one) for one in (lot.outcome.passed if lot.outcome else [])]
        folder = self.lots.documents(lot.id)
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        there |= {row.path for row in passed}
        late = [rows.waiting(name) for name in names if name not in there]
        self._known[lot.id] = sorted([*found, *passed, *late], key=lambda row: row.path)
        while len(self._known) > _KNOWN:
            del self._known[next(iter(self._known))]

    def _lead(self, id_: str, live: Live, password: str | None) -> None:
        """The thread of a batch: waits for its turn, in the order they came."""
        with self._lock:
            self._lock.wait_for(lambda: live.is_ending or list(self._live).index(id_) < _AT_ONCE)
        try:
            outcome = None if live.is_ending else self._done(self.lots.one(id_), live, password)
            self._end(id_, outcome)
        except as_batch.OtherVersionError:
            self._end(id_, error=_RENEWED)
        except YakkanError as error:
            self._end(id_, error="" if live.is_ending else str(error))
        except Exception as error:
            # Its message may hold words of a contract: they do not go into a log.
            place = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("%s in a batch\n%s", type(error).__name__, place)
            self._end(id_, error=_UNFORESEEN)

    def _end(self, id_: str, outcome: Outcome | None = None, *, error: str = "") -> None:
        """Keeps what came of a run; outcome: None where it came to none, and that of the last run stands."""

        def ended(lot: Lot) -> Lot:
            return replace(lot, wanted=False, error=error, outcome=outcome or lot.outcome)

        with self._lock:
            try:
                self.lots.change(id_, ended)
            except YakkanError as failed:  # the disk is full, or somebody has taken the folder away
                _LOG.error("%s", failed)
            self._courses.pop(id_, None)
            del self._live[id_]  # last: who does not see it under way any more finds what came of it
            self._lock.notify_all()

    def _done(self, lot: Lot, live: Live, password: str | None) -> Outcome:
        given = self._given()
        extractor = as_batch.extractor(given.own)
        load = partial(_patient, as_batch.loader(given.limits, password, given.own, extractor))
        course = Batch(
            self._folder(lot, given.limits),
            self.lots.out(lot.id),
            name=lot.name,
            own=given.own,
            extractor=extractor,
            engine=lambda: LocalEngine(load, jobs=processors(), limits=bounds(given.limits)),
            watcher=live,
            tell=lambda words: None,
        )
        with self._lock:
            self._courses[lot.id] = course
        if live.is_ending:  # it was stopped in the meantime
            course.stop()
        with course.opened():
            return Outcome.of(course.once())

    def _folder(self, lot: Lot, limits: Settings) -> Folder:
        root = Path(lot.folder) if lot.folder else self.lots.documents(lot.id)
        if not root.is_dir():
            raise SourceError(_GONE)
        load = partial(read.load, max_bytes=limits.max_bytes)
        return batch.local_folder(root, load=load, suffixes=read.SUFFIXES, without=self.lots.root)


def _patient(load: Loader) -> Work:
    if hasattr(os, "nice"):
        os.nice(_PATIENCE)
    return load()
