"""Names as numbers, and rows of numbers that are named anew."""

from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.ragged import Ragged

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Numbers(dict[str, int]):
    """Names numbered in the order in which they are first asked for."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


def renamed(rows: Ragged, new: "NDArray[np.int64]") -> Ragged:
    """The rows with the new number of each of their old ones."""
    return Ragged(rows.starts, new[rows.values].astype(np.int32))


def used(size: int, *numbers: "NDArray[np.int32] | NDArray[np.int64]") -> "NDArray[np.bool_]":
    """For each number below size whether it is among the numbers."""
    found = np.zeros(size, dtype=bool)
    for some in numbers:
        found[some] = True
    return found
