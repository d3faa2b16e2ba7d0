"""What was made once and is wanted again: so many things at most, the one wanted longest ago goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Memory(Generic[_Value]):
    """A value for each key, for threads; who may see it is asked before, not here. most: values that are kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[object, _Value]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, state: object, make: Callable[[], _Value]) -> _Value:
        """The value of a key that was made in this state; made, in place of one of another state, where there is none."""
        with self._lock:
            if key in self._kept and self._kept[key][0] == state:
                self._kept.move_to_end(key)
                return self._kept[key][1]
        made = make()
        with self._lock:
            self._kept[key] = state, made
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._kept)
