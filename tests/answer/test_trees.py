"""Two trees written out: one of three leaves, one of a single leaf."""

import numpy as np
import pytest

from pipeline.answer.trees import odds

TREES = {
    "tree_roots": np.array([0, 5]),
    "tree_sign": np.array([0, 0, 1, 0, 0, 0]),
    "tree_most": np.array([0.5, 0, 2.0, 0, 0, 0], dtype=np.float32),
    "tree_low": np.array([1, 1, 3, 3, 4, 5]),
    "tree_high": np.array([2, 1, 4, 3, 4, 5]),
    "tree_value": np.array([0, -1.0, 0, 0.5, 2.0, 0.25], dtype=np.float32),
    "tree_depth": np.array(2),
}


@pytest.mark.parametrize(
    ("row", "sum_"), [((0.5, 9), -0.75), ((0.6, 2.0), 0.75), ((0.6, 2.1), 2.25)], ids=["low", "high low", "high high"]
)
def test_every_tree_adds_the_leaf_it_comes_to(row, sum_):
    assert odds(TREES, np.array(row, dtype=np.float32)) == pytest.approx(sum_)
