import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.index.evidence import SIGNS
from pipeline.index.ranker import Ranker, default, spread


def test_more_evidence_ranks_higher():
    rows = np.zeros((3, len(SIGNS)), dtype=np.float32)
    for sign, value in (("own", 1.0), ("dense", 0.8), ("near_all", 0.9), ("sentence", 0.9), ("type", 0.7)):
        rows[1, SIGNS.index(sign)] = value
        rows[2, SIGNS.index(sign)] = value / 2
    assert np.argsort(-default().scores(rows)).tolist() == [1, 2, 0]


def test_no_rows():
    assert default().scores(np.zeros((0, len(SIGNS)), dtype=np.float32)).shape == (0,)


def test_signs_in_deviations_and_as_shares_of_the_greatest():
    rows = np.array([[2.0, 0.0], [4.0, 0.0]], dtype=np.float32)
    seen = spread(rows, np.array([3.0, 0.0], dtype=np.float32), np.array([1.0, 1.0], dtype=np.float32))
    assert seen.tolist() == [[-1.0, 0.0, 0.5, 0.0], [1.0, 0.0, 1.0, 0.0]]


def test_a_broken_file_says_what_to_do(tmp_path):
    (tmp_path / "ranker.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError, match="train_ranker"):
        Ranker(tmp_path / "ranker.npz")
