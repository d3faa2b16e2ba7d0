import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.index.dense import DenseIndex, DenseSearcher
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


def test_likest_text_comes_first():
    searcher = DenseSearcher(DenseIndex(TEXTS, embedders()), embedders())
    (first, score), *_ = searcher.search("退会の届出", 3)
    assert first == 1
    assert score > 0.9


def test_limit_beyond_the_texts():
    assert len(DenseSearcher(DenseIndex(TEXTS, embedders()), embedders()).search("会", 10)) == 3


def test_index_of_another_model_is_refused():
    with pytest.raises(ModelError, match="作り直して"):
        DenseSearcher(DenseIndex(TEXTS, embedders()), embedders(name="other"))


def test_index_of_other_dimensions_is_refused():
    searcher = DenseSearcher(DenseIndex(TEXTS, embedders()), embedders("金会"))
    with pytest.raises(ModelError, match="次元"):
        searcher.search("会", 1)
