"""A batch that is under way: told by the thread that leads it, looked at by those that show it."""

import threading
from dataclasses import dataclass

from app.as_batch_progress import Pace
from app.web.batches import rows
from app.web.batches.rows import Row
from pipeline.batch import Ledger, Look, Outcome


@dataclass(frozen=True, slots=True)
class Sight:
    """How far it is at a moment. told: what is being done, in words; done of total files; is_ending: it was told to stop."""

    told: str
    done: int
    total: int
    is_ending: bool


class Live:
    """A Watcher that remembers what it is told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pace = Pace()
        self._told = "順番を待っています"
        self._rows: dict[str, Row] = {}
        self._ledger: Ledger | None = None
        self.is_ending = False

    def begin(self, seen: Look, ledger: Ledger) -> None:
        """See Watcher."""
        self._ledger = ledger
        known = {row.path: row for row in rows.of_ledger(ledger)}
        known |= {path: rows.waiting(path) for _, content in seen.todo for path in ledger.paths(content)}
        known |= {one.path: rows.passed(one.path, one.reason) for one in seen.passed}
        with self._lock:
            self._rows = known
            self._pace.begin(len(seen.todo))
            self._told = ""

    def step(self, outcome: Outcome) -> None:
        """See Watcher."""
        assert self._ledger is not None
        first, *others = self._ledger.paths(outcome.content) or [outcome.name]
        if outcome.reason is not None:
            found = [rows.failed(path, outcome.reason) for path in (first, *others)]
        else:
            read = rows.of_summaries(first, [piece.summary for piece in outcome.pieces])
            found = [read, *(rows.copy(path, first) for path in others)]
        with self._lock:
            self._rows |= {row.path: row for row in found}
            self._pace.step(failed=outcome.reason is not None)
            self._told = ""

    def note(self, words: str) -> None:
        """See Watcher."""
        with self._lock:
            self._told = words

    def end(self) -> None:
        """See Watcher."""
        self.note("一覧を書いています")

    @property
    def sight(self) -> Sight:
        """How far it is just now."""
        with self._lock:
            pace = self._pace
            return Sight(self._told or str(pace), pace.done, pace.total, self.is_ending)

    @property
    def rows(self) -> list[Row]:
        """All files, in the order of their paths; none before the first look."""
        with self._lock:
            found = list(self._rows.values())
        return sorted(found, key=lambda row: row.path)
