"""The engine of a Ray cluster, or of a Ray of this machine alone. The only door to Ray."""

import importlib
import os
from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from pipeline.batch.port import BatchError, Item, Limits, Loader, Outcome
from pipeline.batch.worker import Worker

_TRIES = 3
_AHEAD = 2  # items an actor has at a time: one at work, one that is there when it is done
_BEGINNINGS = (
    3  # times a Ray of this machine is started: it gives up after 30 seconds, which a machine that is busy may need
)
_STARTS = 10  # actors that end before they have begun, one after the other: no more are tried


@dataclass(frozen=True, slots=True)
class _Task:
    """An item, how many actors it has cost, and the actor it is with."""

    item: Item
    lost: int = 0
    actor: Any = None


class RayEngine:
    """Actors that lead a worker process each, so that a file has the same limits and the same result as on one machine.

    jobs: actors, one for each processor of the cluster where it is None. RAY_ADDRESS in the environment names a running
    cluster; without it a Ray of this machine is started. Where an actor is lost, another one takes its place and its
    items; the item that was at work is given up after three.
    """

    def __init__(self, loader: Loader, *, jobs: int | None, limits: Limits) -> None:
        try:
            ray: Any = importlib.import_module("ray")
        except ImportError as error:
            raise BatchError(
                "--engine ray には Ray が要るので、pip install 'yakkan[ray]' で入れてから、もう一度実行してください。"
            ) from error
        self._ray = ray
        self._is_ours = not ray.is_initialized()
        if self._is_ours:
            _connect(ray, jobs)
        self._make = ray.remote(num_cpus=1, max_restarts=0)(_Leader).remote
        self._given = loader, limits
        self._count = jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._waiting: deque[_Task] = deque()
        self._free: deque[Any] = deque()  # an actor stands here once for each item it can take
        self._starting: dict[Any, Any] = {}
        self._held: dict[Any, _Task] = {}  # in the order in which they were given to the actors
        self._failed_starts = 0
        for _ in range(self._count):
            self._start()

    @property
    def room(self) -> int:
        """What the actors have at a time."""
        return _AHEAD * self._count

    def submit(self, item: Item) -> None:
        """See the port."""
        self._waiting.append(_Task(item))
        self._hand_out()

    def next(self) -> Outcome:
        """See the port."""
        from ray.exceptions import RayError, RayTaskError

        while True:
            (ref, *_), _ = self._ray.wait([*self._held, *self._starting], num_returns=1)
            try:
                outcome: Outcome | None = self._ray.get(ref)
            except RayTaskError as error:  # the loader has failed, as it would on all others
                raise BatchError(f"{error.cause}") from error
            except RayError as error:  # the actor, its machine or what it was given is gone
                given_up = self._replace(ref, type(error).__name__)
                if given_up is not None:
                    return given_up
                continue
            if outcome is not None:
                self._free.append(self._held.pop(ref).actor)
                self._hand_out()
                return outcome
            self._failed_starts = 0
            self._free.extend([self._starting.pop(ref)] * _AHEAD)
            self._hand_out()

    def close(self) -> None:
        """See the port."""
        actors = {*self._free, *self._starting.values(), *(task.actor for task in self._held.values())}
        for actor in actors:
            self._ray.kill(actor)
        if self._is_ours:
            self._ray.shutdown()

    def _start(self) -> None:
        actor = self._make(*self._given)
        self._starting[actor.begun.remote()] = actor

    def _hand_out(self) -> None:
        while self._waiting and self._free:
            task, actor = self._waiting.popleft(), self._free.popleft()
            self._held[actor.do.remote(task.item)] = replace(task, actor=actor)

    def _replace(self, ref: Any, how: str) -> Outcome | None:  # noqa: ANN401
        """Puts another actor in the place of the one that ref was with; what comes of the item at work, where it is given up."""
        if ref in self._starting:
            del self._starting[ref]
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise BatchError(
                    "Ray のワーカーを起動できないので、クラスターの状態とメモリーの空きを確かめるか、--engine local で実行してください。"
                )
            self._start()
            return None
        actor = self._held[ref].actor
        lost = [one for one, task in self._held.items() if task.actor is actor]
        at_work, *behind = [self._held.pop(one) for one in lost]
        self._free = deque(one for one in self._free if one is not actor)
        self._waiting.extendleft(replace(task, actor=None) for task in reversed(behind))
        self._start()
        if at_work.lost + 1 < _TRIES:
            self._waiting.append(_Task(at_work.item, at_work.lost + 1))
            return None
        name = at_work.item.name
        return Outcome(at_work.item.content, name, (), _given_up(name), how)


class _Leader:
    """The actor: leads a worker process."""

    def __init__(self, loader: Loader, limits: Limits) -> None:
        self._worker = Worker(loader, limits)

    def begun(self) -> None:
        """Answers once the actor is there."""

    def do(self, item: Item) -> Outcome:
        return self._worker.do(item)


def _connect(ray: Any, jobs: int | None) -> None:  # noqa: ANN401
    address = os.environ.get("RAY_ADDRESS")
    # Contracts are confidential: nothing is told to anybody about what runs here.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    given: dict[str, Any] = {} if address else {"num_cpus": jobs, "include_dashboard": False}
    for turn in range(1, _BEGINNINGS + 1):
        try:
            ray.init(logging_level="ERROR", log_to_driver=False, **given)
            return
        except Exception as error:  # Ray raises many kinds
            ray.shutdown()
            if address or turn == _BEGINNINGS:
                where = f"「{address}」の Ray のクラスターにつなげない" if address else "Ray を起動できない"
                raise BatchError(
                    f"{where}ので、RAY_ADDRESS とクラスターの状態を確かめるか、--engine local で実行してください。"
                ) from error


def _given_up(name: str) -> str:
    return f"「{name}」を処理するワーカーが {_TRIES} 回続けて失われたので、クラスターの状態を確かめてから、もう一度実行してください。"
