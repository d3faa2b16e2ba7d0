"""Boosted decision trees, read from arrays and asked with numpy alone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ARRAYS = ("tree_roots", "tree_sign", "tree_most", "tree_low", "tree_high", "tree_value", "tree_depth")
"""Where each tree begins; of each node: the sign that is looked at, up to which value one goes to the low node, the two nodes
(a leaf is its own), what a leaf adds; how many steps the deepest tree has."""


def odds(of: "Mapping[str, NDArray[np.generic]]", row: "NDArray[np.float32]") -> float:
    """What all trees add up to for a row of signs, shape (signs,); of: ARRAYS by name."""
    at = of["tree_roots"]
    for _ in range(int(of["tree_depth"])):
        at = np.where(row[of["tree_sign"][at]] <= of["tree_most"][at], of["tree_low"][at], of["tree_high"][at])
    return float(of["tree_value"][at].sum())
