import numpy as np
import pytest

from models import sentence_transformer
from pipeline.errors import ModelError
from pipeline.index.dense import DenseIndex, DenseSearcher

sentence_transformers = pytest.importorskip("sentence_transformers")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A tiny model made here: one random vector per character, their mean for a text; no hub is asked."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    signs = sorted(set("検索クエリ文書: 会費を支払う退届出責任query passage"))
    tokenizer = Tokenizer(
        models.WordLevel({"?": 0} | {sign: number for number, sign in enumerate(signs, 1)}, unk_token="?")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("models") / "tiny-ruri-v3"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=16)], device="cpu").save(str(path))
    return str(path)


def test_vectors_have_length_one(folder):
    rows = sentence_transformer.load(folder).passages.embed(["会費を支払う", "退会"])
    assert rows.shape == (2, 16) and rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_prefixes_come_from_the_name_and_can_be_given(folder):
    known = sentence_transformer.load(folder)
    none = sentence_transformer.load(folder, question_prefix="", passage_prefix="")
    given = sentence_transformer.load(folder, question_prefix="検索クエリ: ", passage_prefix="検索文書: ")
    assert np.allclose(known.questions.embed(["会費"]), given.questions.embed(["会費"]))
    assert np.allclose(none.questions.embed(["検索クエリ: 会費"]), known.questions.embed(["会費"]))
    assert not np.allclose(known.questions.embed(["会費"]), known.passages.embed(["会費"]))


def test_it_serves_the_dense_index(folder):
    embedders = sentence_transformer.load(folder, question_prefix="", passage_prefix="")
    searcher = DenseSearcher(DenseIndex(["会費を支払う", "退会の届出"], embedders), embedders)
    assert searcher.search("会費を支払う", 1)[0][0] == 0


def test_missing_model_is_said_plainly(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="読み込めません"):
        sentence_transformer.load(str(tmp_path / "empty"))
