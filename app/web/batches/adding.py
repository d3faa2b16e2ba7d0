"""Documents of a batch that are put to those of the workspace, a few at a time."""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from pathlib import Path

from app.web.documents.intake import UNDER_WAY, Intake
from pipeline import read
from pipeline.errors import SourceError

_AHEAD = 4
"""Files that wait in memory."""
_OFTEN = 0.2


def hand_over(paths: Sequence[Path], taken: Intake, groups: Sequence[str] = (), *, max_bytes: int) -> threading.Thread:
    """Gives the files to what takes in documents, in a thread of its own; it tells what comes of each.

    groups: to which alone they are shown, () for everybody.
    """
    task = partial(copy_context().run, _feed, paths, taken, tuple(groups), max_bytes)
    thread = threading.Thread(target=task, name="batch to documents", daemon=True)
    thread.start()
    return thread


def _feed(paths: Sequence[Path], taken: Intake, groups: Sequence[str], max_bytes: int) -> None:
    for path in paths:
        while sum(job.state in UNDER_WAY for job in taken.jobs) >= _AHEAD:
            time.sleep(_OFTEN)
        with suppress(SourceError):  # it has gone since the batch read it
            taken.put([(path.name, read.load(path, max_bytes=max_bytes))], groups)
