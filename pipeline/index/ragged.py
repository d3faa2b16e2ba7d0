"""Rows of different lengths in two flat arrays, so that they can be memory-mapped and worked on without a Python loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """starts: int64, shape (rows + 1,), from 0; values: row i is values[starts[i]:starts[i + 1]]."""

    starts: "NDArray[np.int64]"
    values: "NDArray[Any]"

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], dtype: "DTypeLike") -> "Ragged":
        """The rows as they are."""
        starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        return cls(starts, np.array([value for row in rows for value in row], dtype=dtype))

    @classmethod
    def of_bytes(cls, rows: Sequence[bytes]) -> "Ragged":
        """The bytes of each row as uint8."""
        return cls(np.cumsum([0, *map(len, rows)], dtype=np.int64), np.frombuffer(b"".join(rows), dtype=np.uint8))

    @classmethod
    def joined(cls, parts: "Sequence[Ragged]") -> "Ragged":
        """The rows of all parts, one part after the other."""
        lengths = np.concatenate([part.lengths for part in parts])
        return cls(_starts(lengths), np.concatenate([part.values for part in parts]))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> "NDArray[np.int64]":
        """How many values each row has."""
        found: NDArray[np.int64] = np.diff(self.starts)
        return found

    def row(self, number: int) -> "NDArray[Any]":
        """The values of one row."""
        found: NDArray[Any] = self.values[self.starts[number] : self.starts[number + 1]]
        return found

    def take(self, numbers: "NDArray[np.int64]") -> "Ragged":
        """The rows with these numbers, in their order."""
        lengths = self.lengths[numbers]
        starts = _starts(lengths)
        places = np.arange(starts[-1]) + np.repeat(self.starts[numbers] - starts[:-1], lengths)
        return Ragged(starts, self.values[places])

    def reduce(self, reducer: np.ufunc, weights: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """What reducer makes of the weights of each row's values, 0 for an empty row.

        weights: one for each of `values` in its last dimension; shape of the result: (..., rows).
        """
        found = np.zeros((*weights.shape[:-1], len(self)), dtype=np.float32)
        filled = self.lengths > 0
        if filled.any():
            found[..., filled] = reducer.reduceat(weights, self.starts[:-1][filled], axis=-1)
        return found


def _starts(lengths: "NDArray[np.int64]") -> "NDArray[np.int64]":
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)])
