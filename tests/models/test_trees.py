import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from models.trees import COUNT, LEAST, LEAVES, RATE, RIDGE, grown
from pipeline.answer.trees import ARRAYS, odds


def rows(count):
    """Rows of three signs; wanted where exactly one of the first two is high, which no line tells."""
    signs = np.random.default_rng(0).random((count, 3)).astype(np.float32)
    return signs, (signs[:, 0] > 0.5) != (signs[:, 1] > 0.5)


def test_what_no_line_tells_is_learned():
    signs, wanted = rows(1500)
    trees = grown(signs, wanted, np.ones(len(signs)))
    assert set(trees) == set(ARRAYS)
    found = np.array([odds(trees, row) > 0 for row in signs])
    assert (found == wanted).mean() > 0.95
    assert odds(trees, np.array([0.9, 0.1, 0.5], dtype=np.float32)) > 2
    assert odds(trees, np.array([0.9, 0.9, 0.5], dtype=np.float32)) < -2


def test_the_arrays_say_what_the_library_says():
    signs, wanted = rows(600)
    weights = np.where(wanted, 2.0, 1.0)
    model = HistGradientBoostingClassifier(
        max_iter=COUNT, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, l2_regularization=RIDGE,
        early_stopping=False, random_state=0,
    ).fit(signs, wanted, sample_weight=weights)  # fmt: skip
    trees = grown(signs, wanted, weights)
    assert [odds(trees, row) for row in signs[:50]] == pytest.approx(model.decision_function(signs[:50]), abs=1e-4)
