"""Work that an admin asked for and no page waits for; one of its kind at a time."""

import logging
import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from typing import Generic, TypeVar

from pipeline.errors import YakkanError

_LOG = logging.getLogger(__name__)
_UNFORESEEN = "予期しない誤りで、最後までできませんでした。端末に出た記録を添えて知らせてください。"
_Value = TypeVar("_Value")


class Background(Generic[_Value]):
    """What a function gives, made in a thread of its own. value: of the last time; failure: its sentence, "" where it did not fail."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.value: _Value | None = None
        self.failure = ""
        self.ended: datetime | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is under way."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, do: Callable[[], _Value]) -> None:
        """Begins, unless it is under way."""
        with self._lock:
            if not self.is_busy:
                self._thread = threading.Thread(target=copy_context().run, args=(self._run, do), daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Waits for what is under way."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, do: Callable[[], _Value]) -> None:
        try:
            self.value, self.failure = do(), ""
        except YakkanError as error:
            self.failure = str(error)
        except Exception as error:  # its message may hold words of a contract
            _LOG.error("%s in the background", type(error).__name__)
            self.failure = _UNFORESEEN
        self.ended = datetime.now()
