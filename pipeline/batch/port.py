"""What goes through a batch, and the small port behind which its engines stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pipeline.errors import YakkanError


class BatchError(YakkanError):
    """The batch as a whole cannot go on; what is done stays done."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to be done: the sha256 of its bytes (hex), its name without folders, its bytes."""

    content: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """What comes of one document of a file: its ASCII id, a JSON object as UTF-8, and what the tables are made of."""

    id: str
    json: bytes
    summary: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: pieces, or the reason why there are none, one Japanese sentence.

    detail: for a developer, where it is no fault of the file; seconds: of the clock, from when a worker took it.
    """

    content: str
    name: str
    pieces: tuple[Piece, ...] = ()
    reason: str | None = None
    detail: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take in a worker.

    seconds: of the processor, by the worker itself: what it starts to read a file has limits of its own; whole: seconds
    of the clock, for all together; memory: bytes over what the worker has once it is loaded.
    """

    seconds: float
    whole: float
    memory: int


Work = Callable[[bytes, str], tuple[Piece, ...]]
"""Bytes and name of a file -> what comes of it; SourceError where it cannot be read."""

Loader = Callable[[], Work]
"""Called once in each worker, where models are loaded; can be pickled. A YakkanError it raises ends the batch."""


class Engine(Protocol):
    """Workers that do items, wherever they run; each item given comes back once, in any order."""

    @property
    def room(self) -> int:
        """How many items it holds at a time so that no worker waits: more would only fill the memory."""

    def submit(self, item: Item) -> None:
        """Takes an item; returns at once."""

    def next(self) -> Outcome:
        """Waits for an item to be done; BatchError or what the loader raised where none can be done."""

    def close(self) -> None:
        """Ends all workers at once, also those at work."""
