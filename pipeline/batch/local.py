"""The engine of this machine: a worker process for each core, each led by a thread."""

import queue
import threading

from pipeline.batch.port import BatchError, Item, Limits, Loader, Outcome
from pipeline.batch.worker import Worker
from pipeline.errors import YakkanError


class LocalEngine:
    """Processes of this machine; they stay between items, with what they have loaded."""

    def __init__(self, loader: Loader, *, jobs: int, limits: Limits) -> None:
        self._workers = [Worker(loader, limits) for _ in range(jobs)]
        self._given: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Outcome | Exception] = queue.SimpleQueue()
        for worker in self._workers:
            threading.Thread(target=self._lead, args=(worker,), daemon=True).start()

    @property
    def room(self) -> int:
        """One at work and one waiting for each worker."""
        return 2 * len(self._workers)

    def submit(self, item: Item) -> None:
        """See the port."""
        self._given.put(item)

    def next(self) -> Outcome:
        """See the port."""
        outcome = self._done.get()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """See the port."""
        for worker in self._workers:
            self._given.put(None)
            worker.close()

    def _lead(self, worker: Worker) -> None:
        while (item := self._given.get()) is not None:
            try:
                self._done.put(worker.do(item))
            except YakkanError as error:
                self._done.put(error)
                return
            except Exception as error:
                self._done.put(BatchError(f"一括処理を続けられません（{error!r}）。もう一度実行してください。"))
                return
