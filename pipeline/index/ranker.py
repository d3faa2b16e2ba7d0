"""The evidence for each entry -> how likely it is the one that answers: a small network, numpy only."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.errors import ModelError
from pipeline.index.product import product

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")
"""Written by models.train_ranker."""


class Ranker:
    """One hidden layer beside a linear part, over the signs and what each is of the greatest there is for this question."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        try:
            with np.load(path, allow_pickle=False) as file:
                self._mean, self._spread = file["mean"], file["spread"]
                self._hidden, self._bias, self._outer, self._linear = (
                    file[name] for name in ("hidden", "bias", "outer", "linear")
                )
        except (OSError, EOFError, KeyError, ValueError) as error:
            raise ModelError(
                f"検索の重み {path.name} を読めません。python -m models.train_ranker で作り直してください。"
            ) from error

    def scores(self, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """One for each row of signs; only their differences tell something."""
        seen = spread(rows, self._mean, self._spread)
        found: NDArray[np.float32] = (
            np.maximum(product(seen, self._hidden) + self._bias, 0) @ self._outer + seen @ self._linear
        ).astype(np.float32)
        return found


def spread(
    rows: "NDArray[np.float32]", mean: "NDArray[np.float32]", deviation: "NDArray[np.float32]"
) -> "NDArray[np.float32]":
    """Shape (entries, 2 * signs): each sign in deviations from its mean, then as a share of its greatest value among rows."""
    greatest = rows.max(axis=0, keepdims=True, initial=0)
    shares = np.where(greatest > 0, rows / np.maximum(greatest, 1e-6), 0)
    return np.hstack([(rows - mean) / deviation, shares]).astype(np.float32)


@functools.cache
def default() -> Ranker:
    """The ranker that comes with the package, loaded once."""
    return Ranker()
