import json

import numpy as np
import pytest

from models import sentence_transformer
from models.sentence_transformer import PREFIXES
from pipeline.errors import ModelError
from pipeline.index.dense import Dense
from tests.models import tiny_bert

pytest.importorskip("sentence_transformers")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Folders of one tiny model whose names end as those of models people use."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    base = tmp_path_factory.mktemp("models")
    plain = Transformer(tiny_bert.save(base / "plain"))
    model = SentenceTransformer(modules=[plain, Pooling(plain.get_embedding_dimension())], device="cpu")
    found = {}
    for name in ("tiny-ruri-v3-30m", "multilingual-e5-tiny", "bge-m3-tiny", "tiny"):
        model.save(str(base / name))
        found[name] = str(base / name)
    return found


def likeness(one, other):
    return float((one @ other.T).squeeze())


def test_vectors_have_length_one(folders):
    rows = sentence_transformer.load(folders["tiny"]).passages.embed(["会費を支払う", "退会"])
    assert rows.shape == (2, 32) and rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-5)


@pytest.mark.parametrize(
    ("name", "part"), [("tiny-ruri-v3-30m", "ruri-v3"), ("multilingual-e5-tiny", "e5"), ("bge-m3-tiny", "bge-m3")]
)
def test_prefixes_are_those_of_the_family(folders, name, part):
    question, passage = PREFIXES[part]
    known = sentence_transformer.load(folders[name])
    plain = sentence_transformer.load(folders["tiny"])
    assert np.allclose(known.questions.embed(["会費は"]), plain.questions.embed([f"{question}会費は"]), atol=1e-5)
    assert np.allclose(known.passages.embed(["会費は"]), plain.passages.embed([f"{passage}会費は"]), atol=1e-5)


def test_families_are_told_apart():
    def of(name):
        return next(prefixes for part, prefixes in PREFIXES.items() if part in name)

    assert of("cl-nagoya/ruri-v3-310m") == ("検索クエリ: ", "検索文書: ")
    assert of("cl-nagoya/ruri-small") == ("クエリ: ", "文章: ")
    assert of("intfloat/multilingual-e5-base") == ("query: ", "passage: ")
    assert of("intfloat/multilingual-e5-large-instruct")[1] == ""


def test_given_prefixes_go_before_those_of_the_name(folders):
    given = sentence_transformer.load(folders["tiny-ruri-v3-30m"], question_prefix="", passage_prefix="")
    plain = sentence_transformer.load(folders["tiny"])
    assert np.allclose(given.questions.embed(["会費"]), plain.questions.embed(["会費"]), atol=1e-5)


def test_prompts_that_a_model_brings_go_before_those_of_its_name(folders, tmp_path):
    import shutil

    folder = tmp_path / "ruri-v3-own"
    shutil.copytree(folders["tiny"], folder)
    config = folder / "config_sentence_transformers.json"
    told = json.loads(config.read_text("utf-8"))
    config.write_text(json.dumps(told | {"prompts": {"query": "query: ", "document": "passage: "}}))
    own, plain = sentence_transformer.load(str(folder)), sentence_transformer.load(folders["tiny"])
    assert np.allclose(own.questions.embed(["会費"]), plain.questions.embed(["query: 会費"]), atol=1e-5)


def test_of_a_long_text_its_beginning_counts(folders):
    passages = sentence_transformer.load(folders["tiny"]).passages
    start, long = passages.embed(["会費を支払う" * 20, "会費を支払う" * 20 + "責任は負わない" * 500])
    assert likeness(start, long) == pytest.approx(1, abs=1e-5)


def test_it_serves_the_dense_index_and_another_width_is_refused(folders, tmp_path):
    embedders = sentence_transformer.load(folders["tiny"], question_prefix="", passage_prefix="")
    vectors = embedders.passages.embed(["会費を支払う", "退会の届出"])
    dense = Dense(vectors, embedders.name, embedders)
    assert dense.nearest(dense.asked("退会の届出"), 1).tolist() == [1]
    with pytest.raises(ModelError, match="次元"):
        Dense(vectors[:, :16], embedders.name, embedders).asked("会費")


def test_missing_model_is_said_plainly(tmp_path):
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "nowhere", "./nowhere"):
        with pytest.raises(ModelError, match="読み込めません"):
            sentence_transformer.load(str(path))
