import numpy as np
import pytest

from models import cross_encoder, question_types
from pipeline import index
from pipeline.errors import ModelError
from pipeline.types.clause import Extraction
from pipeline.types.question import Question
from tests.models import tiny_bert
from tests.texts import document

pytest.importorskip("sentence_transformers")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_bert.save(tmp_path_factory.mktemp("models") / "tiny-reranker", head=True)


def test_one_number_for_each_passage_whatever_stands_beside_it(folder):
    reranker = cross_encoder.load(folder)
    texts = ["会費は月額5千円", "責任は負わない", "退会の届出"]
    found = reranker.scores("会費はいくらですか?", texts)
    assert found.shape == (3,) and found.dtype == np.float32 and len(set(found.tolist())) == 3
    alone = [reranker.scores("会費はいくらですか?", [text])[0] for text in texts]
    assert np.allclose(found, alone, atol=1e-5)
    assert reranker.scores("会費は", []).shape == (0,)


def test_a_long_passage_is_read_from_its_beginning(folder):
    reranker = cross_encoder.load(folder)
    start, long = reranker.scores("会費は", ["会費を支払う" * 20, "会費を支払う" * 20 + "責任は負わない" * 500])
    assert start == pytest.approx(long, abs=1e-5)


def test_what_is_no_cross_encoder_is_refused(tmp_path):
    with pytest.raises(ModelError, match="CrossEncoder"):
        cross_encoder.load(tiny_bert.save(tmp_path / "encoder"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="読み込めません"):
        cross_encoder.load(str(tmp_path / "empty"))


def test_it_has_a_say_in_the_order_of_an_index(folder):
    club = document(
        "第1条（会費）\n会費は月額5千円。\n第2条（退会）\n退会の届出を出す。\n第3条（責任）\n責任は負わない。\n"
    )
    pairs = [(club, Extraction((), (), ()))]
    question = Question("会費はいくらですか", frozenset())

    def found(reranker):
        built = index.build(pairs, embedders=None, question_types=question_types.default(), reranker=reranker)
        return built.search(question, 3)

    plain, read_again = found(None), found(cross_encoder.load(folder))
    assert {one.passage.address for one in read_again} == {one.passage.address for one in plain}
    assert [one.score for one in read_again] == [one.score for one in plain]
    assert read_again[0].evidence.keys() == plain[0].evidence.keys()
