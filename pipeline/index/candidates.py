"""Which entries are worth a closer look: all of a few, the best by each way of searching of many."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.dense import Dense
from pipeline.index.evidence import Broad
from pipeline.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

EACH, TOGETHER, NEAR = 30, 200, 100
"""How many are taken by each lexical sign, by all signs together, by likeness: about 300 entries. Of 300 questions over 25
documents (2,951 entries) 299 find the same first entry as with all looked at, and .99 of the first ten are the same."""


def candidates(broad: Broad, defining: Sequence[int], dense: Dense | None, settings: Settings) -> "NDArray[np.int64]":
    """Numbers of entries, rising; all of them where there are no more than settings.looked_at.

    defining: entries that are among them in any case.
    """
    size = len(broad.lexical)
    if size <= settings.looked_at:
        return np.arange(size)
    lists = [np.array(defining, dtype=np.int64)]
    lists.extend(_best(broad.lexical[:, column], EACH) for column in range(broad.lexical.shape[1]))
    together = broad.lexical.sum(axis=1) + broad.typed.sum(axis=1) + broad.meant
    if dense is not None and broad.vector is not None:
        near = dense.nearest(broad.vector, NEAR)
        lists.append(near)
        together[near] += dense.likeness(broad.vector, near)
    lists.append(_best(together, TOGETHER))
    return np.unique(np.concatenate(lists))


def _best(scores: "NDArray[np.float32]", count: int) -> "NDArray[np.int64]":
    """The places of the greatest scores above 0, at most count of them."""
    best = np.argpartition(-scores, min(count, len(scores)) - 1)[:count]
    found: NDArray[np.int64] = best[scores[best] > 0]
    return found
