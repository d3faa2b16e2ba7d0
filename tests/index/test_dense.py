import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.index.dense import Dense, parted
from pipeline.types.index import Embedders


class Counting:
    """An embedding is the count of a few characters."""

    def __init__(self, signs):
        self._signs = signs

    def embed(self, texts):
        rows = np.array([[text.count(sign) for sign in self._signs] for text in texts], dtype=np.float32)
        rows = rows.reshape(len(texts), len(self._signs))
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def embedders(signs="金会退責", name="counting"):
    return Embedders(name, Counting(signs), Counting(signs))


TEXTS = ["料金を払う金額", "会員の退会", "責任を負わない"]


def dense(given=None, lists=None):
    made = embedders()
    return Dense(made.passages.embed(TEXTS), made.name, given or made, lists=lists)


def test_likest_text_comes_first():
    searched = dense()
    vector = searched.asked("退会の届出")
    numbers = searched.nearest(vector, 2)
    assert numbers[0] == 1
    assert searched.likeness(vector, numbers)[0] > 0.9


def test_limit_beyond_the_texts():
    searched = dense()
    assert sorted(searched.nearest(searched.asked("会"), 10)) == [0, 1, 2]


def test_index_of_another_model_is_refused():
    with pytest.raises(ModelError, match="作り直して"):
        dense(embedders(name="other"))


def test_index_of_other_dimensions_is_refused():
    with pytest.raises(ModelError, match="次元"):
        dense(embedders("金会")).asked("会")


def many(count, width=16):
    """Vectors in a few hundred bundles, as texts of a few hundred sorts are."""
    random = np.random.default_rng(0)
    bundles = random.normal(size=(200, width))
    rows = bundles[random.integers(0, 200, count)] + 0.3 * random.normal(size=(count, width))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_lists_find_what_exact_search_finds(tmp_path):
    vectors, made = many(6000), embedders()
    parted(vectors, tmp_path / "lists")
    exact, listed = Dense(vectors, "counting", made), Dense(vectors, "counting", made, lists=tmp_path / "lists")
    asked = many(20) + 0.01
    shares = [len({*exact.nearest(one, 10)} & {*listed.nearest(one, 10)}) / 10 for one in asked]
    assert np.mean(shares) >= 0.95
    assert (listed.nearest(asked[0], 10)[0] == exact.nearest(asked[0], 10)[0]).all()


def test_lists_of_more_vectors_keep_their_centres(tmp_path):
    vectors = many(3000)
    parted(vectors[:2000], tmp_path / "old")
    parted(vectors, tmp_path / "new", like=tmp_path / "old")
    listed = Dense(vectors, "counting", embedders(), lists=tmp_path / "new")
    assert all(listed.nearest(vectors[number], 1)[0] == number for number in (0, 2500, 2999))


def test_a_broken_file_of_lists_says_what_to_do(tmp_path):
    (tmp_path / "lists").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="削除"):
        dense(lists=tmp_path / "lists")
