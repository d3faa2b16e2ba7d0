import numpy as np
import pytest

from models.grams import Grams, counted

PLACES = {"料金": 4, "金を": 7, "料金を": 9, "を支": 2, "𠮷野": 5, "\nを": 1}


def found(text):
    places, counts = Grams(PLACES).counted(text)
    return dict(zip(places.tolist(), counts.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("料金を支払う", {4: 1, 7: 1, 9: 1, 2: 1}),
        ("料金、料金", {4: 2}),
        ("料金\nを", {4: 1, 1: 1}),
        ("𠮷野の料", {5: 1}),
        ("無料", {}),
        ("料", {}),
        ("", {}),
    ],
)
def test_pairs_and_triples_of_a_text_by_their_places(text, known):
    assert found(text) == known


def test_a_pair_is_none_of_the_triples_that_begin_with_it():
    places, _ = Grams({"料金を": 3}).counted("料金")
    assert places.tolist() == []


def test_what_cannot_be_printed_is_looked_up_like_all_else():
    assert found("\ud800料金") == {4: 1}


@pytest.mark.parametrize(("seen", "each", "often"), [([7, 3, 7, 7], [3, 7], [1, 3]), ([5], [5], [1]), ([], [], [])])
def test_each_number_once_and_how_often_it_is_seen(seen, each, often):
    given = np.array(seen, dtype=np.int64)
    numbers, counts = counted(given)
    assert (numbers.tolist(), counts.tolist(), given.tolist()) == (each, often, seen)
