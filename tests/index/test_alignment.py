import numpy as np
import pytest

from pipeline.index.alignment import Alignment
from pipeline.index.ragged import Ragged
from pipeline.types.question import Group

DIRECTIONS = {"解約": [1.0, 0.0], "退会": [0.8, 0.6], "料金": [0.0, 1.0]}


class Directions:
    """Each word a direction of the plane, what is unknown none."""

    def embed(self, texts):
        return np.array([DIRECTIONS.get(text, [0.0, 0.0]) for text in texts], dtype=np.float32).reshape(-1, 2)


def group(word, *meant):
    return Group(word, frozenset(meant))


def likeness(bags, embedder, groups):
    words = sorted({word for bag in bags for word in bag})
    rows = Ragged.of([sorted(words.index(word) for word in bag) for bag in bags], np.int32)
    return Alignment(words, embedder).likeness(groups, rows)


def test_each_word_beside_the_likest_of_each_bag():
    found = likeness([["退会", "料金"], ["料金"], []], Directions(), [group("解約"), group("料金")])
    assert found == pytest.approx(np.array([[0.8, 0.0, 0.0], [1.0, 1.0, 0.0]]), abs=1e-6)


def test_what_may_stand_for_a_word_counts_nearly_as_much():
    assert likeness([["料金"], ["退会"]], Directions(), [group("代金", "料金")]).tolist() == [pytest.approx([0.8, 0.0])]


def test_without_an_embedder_only_the_words_themselves():
    assert likeness([["退会"], ["解約"]], None, [group("解約", "脱会")]).tolist() == [[0.0, 1.0]]


def test_words_met_are_the_same_words_and_those_that_may_stand_for_them():
    words = ["料金", "解約", "退会"]
    bags = Ragged.of([[0], [1, 2], [2], []], np.int32)
    found = Alignment(words, Directions()).met([group("解約", "退会"), group("", "料金")], bags)
    assert found == pytest.approx(np.array([[0, 1, 0.8, 0], [0.8, 0, 0, 0]]))


def test_vectors_that_are_there_are_not_made_again():
    class Asked(Directions):
        def __init__(self):
            self.texts = []

        def embed(self, texts):
            self.texts.extend(texts)
            return super().embed(texts)

    kept, asked = Directions().embed(["退会"]), Asked()
    found = Alignment(["退会"], asked, kept).likeness([group("解約")], Ragged.of([[0]], np.int32))
    assert found.tolist() == [pytest.approx([0.8])] and asked.texts == ["解約"]


def test_nothing_to_compare():
    assert likeness([], Directions(), [group("解約")]).shape == (1, 0)
    assert likeness([["解約"]], Directions(), []).shape == (0, 1)
