"""The dismissed findings as several people change them at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.dismissals import Dismissals

_CHANGING = threading.Lock()


@contextmanager
def dismissals(folder: Path) -> Iterator[Dismissals]:
    """Those of a workspace as they are just now, to be changed: whoever comes meanwhile waits, so that nothing is lost."""
    with _CHANGING:
        yield Dismissals(folder)
