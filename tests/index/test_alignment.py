import numpy as np
import pytest

from pipeline.index.alignment import Alignment
from pipeline.types.question import Group

DIRECTIONS = {"解約": [1.0, 0.0], "退会": [0.8, 0.6], "料金": [0.0, 1.0]}


class Directions:
    """Each word a direction of the plane, what is unknown none."""

    def embed(self, texts):
        return np.array([DIRECTIONS.get(text, [0.0, 0.0]) for text in texts], dtype=np.float32).reshape(-1, 2)


def group(word, *meant):
    return Group(word, frozenset(meant))


def test_each_word_beside_the_likest_of_each_bag():
    found = Alignment([["退会", "料金"], ["料金"], []], Directions()).likeness([group("解約"), group("料金")])
    assert found == pytest.approx(np.array([[0.8, 0.0, 0.0], [1.0, 1.0, 0.0]]), abs=1e-6)


def test_what_may_stand_for_a_word_counts_nearly_as_much():
    assert Alignment([["料金"], ["退会"]], Directions()).likeness([group("代金", "料金")]).tolist() == [
        pytest.approx([0.8, 0.0])
    ]


def test_without_an_embedder_only_the_words_themselves():
    assert Alignment([["退会"], ["解約"]], None).likeness([group("解約", "脱会")]).tolist() == [[0.0, 1.0]]


def test_nothing_to_compare():
    assert Alignment([], Directions()).likeness([group("解約")]).shape == (1, 0)
    assert Alignment([["解約"]], Directions()).likeness([]).shape == (0, 1)
