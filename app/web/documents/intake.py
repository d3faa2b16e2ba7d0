"""Files that were given to the app: taken in one after the other by a thread of their own, which no page waits for."""

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from app.web import faults
from app.web.library import Added
from pipeline.errors import LockedError, YakkanError

_MOST = 500
"""Results that are remembered."""


class State(StrEnum):
    """How far a file has come; LOCKED waits for its password."""

    WAITING = "順番待ち"
    READING = "読み取り中"
    ADDED = "登録しました"
    KNOWN = "登録済みの文書と同じです"
    LOCKED = "パスワードが要ります"
    FAILED = "登録できません"


UNDER_WAY = (State.WAITING, State.READING)


@dataclass(frozen=True, slots=True)
class Job:
    """A file; document: what it became, "" where it has not; told: the reason in a sentence."""

    number: int
    name: str
    state: State = State.WAITING
    document: str = ""
    title: str = ""
    told: str = ""


class Intake:
    """The files of all who use the app, in the order they came. add: keeps one."""

    def __init__(self, add: Callable[[bytes, str, str | None, Sequence[str]], Added]) -> None:
        self._add = add
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}
        self._given: dict[int, tuple[bytes, str | None, Sequence[str]]] = {}
        self._changed = threading.Condition()
        threading.Thread(target=copy_context().run, args=(self._work,), name="intake", daemon=True).start()

    def put(self, files: Sequence[tuple[str, bytes]], groups: Sequence[str] = ()) -> None:
        """Takes files by name and content; they are read later. groups: to which alone they are shown, () for everybody."""
        with self._changed:
            for name, raw in files:
                job = Job(next(self._numbers), name)
                self._jobs[job.number], self._given[job.number] = job, (raw, None, tuple(groups))
            self._forget(len(self._jobs) - _MOST)
            self._changed.notify_all()

    def unlock(self, number: int, password: str) -> None:
        """Tries a locked file again with a password."""
        with self._changed:
            raw, _, groups = self._given[number]
            self._given[number] = raw, password, groups
            self._jobs[number] = replace(self._jobs[number], state=State.WAITING)
            self._changed.notify_all()

    def clear(self) -> None:
        """Forgets the files that are done with, and those that wait for a password."""
        with self._changed:
            self._forget(len(self._jobs))

    @property
    def jobs(self) -> list[Job]:
        """All files, in the order they came."""
        with self._changed:
            return list(self._jobs.values())

    @property
    def is_busy(self) -> bool:
        """Whether files are still to be read."""
        return any(job.state in UNDER_WAY for job in self.jobs)

    def wait(self, seconds: float) -> bool:
        """Waits until nothing is under way; False where that took too long."""
        with self._changed:
            return self._changed.wait_for(
                lambda: all(job.state not in UNDER_WAY for job in self._jobs.values()), seconds
            )

    def _forget(self, most: int) -> None:
        done = [number for number, job in self._jobs.items() if job.state not in UNDER_WAY]
        for number in done[: max(0, most)]:
            del self._jobs[number]
            self._given.pop(number, None)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._next() is not None)
                job = self._next()
                assert job is not None
                self._jobs[job.number] = replace(job, state=State.READING)
                raw, password, groups = self._given[job.number]
            done = self._done(job, raw, password, groups)
            with self._changed:
                self._jobs[job.number] = done
                if done.state is not State.LOCKED:
                    self._given.pop(job.number, None)
                self._changed.notify_all()

    def _next(self) -> Job | None:
        return next((job for job in self._jobs.values() if job.state is State.WAITING), None)

    def _done(self, job: Job, raw: bytes, password: str | None, groups: Sequence[str]) -> Job:
        try:
            added = self._add(raw, job.name, password, groups)
        except LockedError as error:
            return replace(job, state=State.LOCKED, told=str(error) if password else "")
        except YakkanError as error:
            return replace(job, state=State.FAILED, told=str(error))
        except Exception as error:  # whatever a file does, the next one is read
            faults.log(error, __name__)
            return replace(
                job,
                state=State.FAILED,
                told="予期しない誤りで読めませんでした。元のソフトで保存し直してから、もう一度登録してください。",
            )
        state = State.ADDED if added.is_new else State.KNOWN
        return replace(job, state=state, document=added.document, title=added.title, told=added.told)
