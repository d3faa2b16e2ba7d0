"""Grows boosted decision trees and lays them out as pipeline.answer.trees reads them."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COUNT, RATE, LEAVES, LEAST, RIDGE = 300, 0.05, 15, 40, 5.0


def grown(
    rows: "NDArray[np.float32]", wanted: "NDArray[np.bool_]", weights: "NDArray[np.float64]"
) -> "dict[str, NDArray[Any]]":
    """The arrays of trees whose sum is the log odds of wanted; rows: shape (rows, signs), weights: shape (rows,).

    scikit-learn keeps its trees in private arrays: their fields are those of version 1.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=COUNT, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=RIDGE,
        early_stopping=False, random_state=0,
    ).fit(rows, wanted, sample_weight=weights)  # fmt: skip
    trees = [predictor.nodes for [predictor] in model._predictors]
    roots = np.cumsum([0, *map(len, trees[:-1])])
    nodes = np.concatenate(trees)
    begin = np.repeat(roots, list(map(len, trees)))
    leaf, own = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
    value = np.where(leaf, nodes["value"], 0.0)
    value[begin == 0] += np.where(leaf[begin == 0], float(model._baseline_prediction.ravel()[0]), 0.0)
    return {
        "tree_roots": roots.astype(np.int32),
        "tree_sign": np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        "tree_most": np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        "tree_low": np.where(leaf, own, nodes["left"] + begin).astype(np.int32),
        "tree_high": np.where(leaf, own, nodes["right"] + begin).astype(np.int32),
        "tree_value": value.astype(np.float32),
        "tree_depth": np.array(nodes["depth"].max()),
    }
