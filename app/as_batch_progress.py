"""How far a batch is: one line that is written over on a terminal, a plain line now and then in a log."""

import shutil
import time
from collections.abc import Callable
from typing import TextIO

from app.as_batch_report import duration
from app.grid import places
from pipeline.batch import Ledger, Look, Outcome

_BAR = 20
_OFTEN, _SELDOM = 0.2, 30.0  # seconds between two lines of a terminal, of a log
_SLOW = 0.1  # files a second, below which the rate is told for a minute
_RECENT = 60.0
"""The rate is that of so many seconds, more or less: the first files tell little of those that follow."""


class Pace:
    """How many of so many files are done, at what rate, and how long the rest will take."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.total = self.done = self.failed = 0
        self._marks: list[tuple[float, int]] = []

    def begin(self, total: int) -> None:
        """There are so many files to be done."""
        self.total, self.done, self.failed = total, 0, 0
        self._marks = [(self._clock(), 0)]

    def step(self, *, failed: bool) -> None:
        """One more is done."""
        self.done += 1
        self.failed += failed
        now = self._clock()
        if now - self._marks[-1][0] >= 1:
            self._marks.append((now, self.done))
            while len(self._marks) > 2 and self._marks[1][0] < now - _RECENT:
                self._marks.pop(0)

    def __str__(self) -> str:
        """50/100 件　0.5 件/秒　残り約1分40秒　失敗 1"""
        now = self._clock()
        began, before = self._marks[0] if self._marks else (now, 0)
        rate = (self.done - before) / (now - began) if now > began else 0.0
        left = f"　残り約{duration((self.total - self.done) / rate)}" if rate and self.done < self.total else ""
        speed = f"{rate:.1f} 件/秒" if rate >= _SLOW else f"{60 * rate:.1f} 件/分"
        failed = f"　失敗 {self.failed:,}" if self.failed else ""
        return f"{self.done:,}/{self.total:,} 件　{speed}{left}{failed}"


class Progress:
    """Tells it on a stream as files are done."""

    def __init__(self, stream: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty()
        self._shown = float("-inf")
        self._pace = Pace(clock=clock)

    def begin(self, seen: Look, ledger: Ledger) -> None:
        """All that was seen to be done is to be counted down."""
        self._pace.begin(len(seen.todo))
        self._shown = float("-inf") if self._live else self._clock()

    def step(self, outcome: Outcome) -> None:
        """One more is done."""
        self._pace.step(failed=outcome.reason is not None)
        now = self._clock()
        if now - self._shown >= (_OFTEN if self._live else _SELDOM):
            self._shown = now
            self._show(self._line())

    def note(self, words: str) -> None:
        """What is being done where nothing can be counted down; only on a terminal."""
        if self._live and (now := self._clock()) - self._shown >= _OFTEN:
            self._shown = now
            self._show(words)

    def end(self) -> None:
        """Takes the line of a terminal away."""
        if self._live:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _show(self, words: str) -> None:
        if self._live:
            room = shutil.get_terminal_size().columns - 1
            while places(words) > room:
                words = words[:-1]
            self._stream.write(f"\r{words}\x1b[K")
        else:
            self._stream.write(f"{words}\n")
        self._stream.flush()

    def _line(self) -> str:
        if not self._live:
            return str(self._pace)
        share = self._pace.done / (self._pace.total or 1)
        filled = round(_BAR * share) if self._pace.total else _BAR
        return f"{'█' * filled}{'░' * (_BAR - filled)} {share:4.0%}　{self._pace}"
