import numpy as np
import pytest

from models import question_types
from pipeline import index
from pipeline.index.documents import LIKE, WEIGHT, Documents
from pipeline.index.shelf import Shelf
from pipeline.index.shelving import shelve
from pipeline.settings import Settings
from pipeline.types.clause import Extraction
from pipeline.types.index import Embedders
from pipeline.types.question import Question, Wants
from tests.texts import document

COFFEE = document(
    "珈琲豆定期便規約\n\n第1条（目的）\n当店は、焙煎した珈琲豆を毎月届ける。\n第2条（休止）\n客は、7日前までに申し出て届けを休むことができる。\n"
)
STORE = document(
    "倉庫賃貸借契約\n\n第1条（目的）\n貸主は、倉庫を貸す。\n第2条（休止）\n借主は、30日前までに申し出て使用を休むことができる。\n"
)
SWIM = document(
    "水泳教室規約\n\n第1条（目的）\n教室は、泳ぎを教える。\n第2条（休会）\n生徒は、10日前までに申し出て休むことができる。\n"
)
ALL = (COFFEE, STORE, SWIM)


def built(*documents, settings=Settings()):  # noqa: B008
    pairs = [(one, Extraction((), (), ())) for one in documents]
    return index.build(pairs, embedders=None, question_types=question_types.default(), settings=settings)


def first(found):
    return found.passage.document, str(found.passage.address)


@pytest.mark.parametrize("looked_at", [1500, 1])
@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("珈琲豆の定期便を休むときは何日前までに申し出ますか", COFFEE),
        ("倉庫を休むときは何日前までに申し出ますか", STORE),
        ("水泳を休むときは何日前までに申し出ますか", SWIM),
    ],
)
def test_the_subject_tells_the_document_and_the_rest_the_clause(question, wanted, looked_at):
    found = built(*ALL, settings=Settings(looked_at=looked_at)).search(Question(question, frozenset({Wants.PERIOD})), 5)
    assert first(found[0]) == (wanted.id, "第2条")


def test_the_whole_text_tells_the_document_of_a_part():
    part = Question(
        "休むときは何日前までに申し出ますか",
        frozenset({Wants.PERIOD}),
        context="倉庫を借りています。休むときは何日前までに申し出ますか",
    )
    assert first(built(*ALL).search(part, 1)[0]) == (STORE.id, "第2条")


def test_with_one_document_nothing_is_added():
    broad = built(STORE)._evidence.broad(Question("倉庫を休むときは何日前までに申し出ますか", frozenset()))
    assert broad.meant.tolist() == [0] * 2


def documents(*texts):
    shelf = Shelf.joined([shelve(document(text), Extraction((), (), ())) for text in texts])
    return Documents(shelf, {word: number for number, word in enumerate(shelf.words)}, None)


def test_worth_is_the_share_of_what_the_words_weigh():
    worth = documents(
        "倉庫規約\n\n第1条\n鍵を渡す。\n", "鍵規約\n\n第1条\n倉庫に置く。\n", "教室規約\n\n第1条\n鍵を渡す。\n"
    ).worth("倉庫", None)
    assert WEIGHT > worth[0] > worth[1] > worth[2] == 0


def test_words_that_all_have_tell_little_and_unknown_ones_nothing():
    told = documents(*(f"規約\n\n第1条\n{one}を休む。\n" for one in ("倉庫", "教室", "水泳")))
    worth = told.worth("倉庫を休む", None)
    assert np.argmax(worth) == 0 and worth[1] < 0.2 * worth[0]
    assert np.allclose(told.worth("カヌー", None), 0) and np.allclose(told.worth("", None), 0)


def test_an_opening_like_the_question_adds_what_no_word_says():
    shelf = Shelf.joined([shelve(one, Extraction((), (), ())) for one in ALL])
    openings = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)
    told = Documents(shelf, {word: number for number, word in enumerate(shelf.words)}, openings)
    assert told.worth("カヌー", np.array([0.6, 0.8], dtype=np.float32)).tolist() == pytest.approx(
        [0.6 * LIKE, 0.8 * LIKE, 0]
    )


class OfWater:
    """Two dimensions: texts of water, all others."""

    def embed(self, texts):
        wet = np.array([any(word in text for word in ("水泳", "泳ぎ", "プール")) for text in texts])
        return np.column_stack([wet, ~wet]).astype(np.float32)


def test_a_document_is_found_by_another_name_of_its_subject():
    pairs = [(one, Extraction((), (), ())) for one in ALL]
    question = Question("プールを休むときは何日前までに申し出ますか", frozenset({Wants.PERIOD}))
    model = OfWater()
    found = index.build(pairs, embedders=Embedders("water", model, model), question_types=question_types.default())
    assert found.search(question, 1)[0].passage.document == SWIM.id


def test_the_opening_is_title_preamble_and_first_article():
    text = "教室規約\n\n泳ぐ人へ。\n\n第1条（目的）\n泳ぎを教える。\n第2条（休会）\n休める。\n"
    shelf = shelve(document(text), Extraction((), (), ()))
    [opening] = shelf.openings()
    assert (
        opening.startswith("教室規約")
        and "泳ぐ人へ。" in opening
        and "泳ぎを教える。" in opening
        and "休める" not in opening
    )


def test_words_that_name_the_document_are_left_out_within_it():
    told = documents(*(one.source.text for one in ALL), "鍵規約\n\n第1条\n鍵を渡す。\n")
    assert told.unnamed("倉庫の使用を休む", 1) == "  の使用を休む"
    assert told.unnamed("倉庫の使用を休む", 0) == "倉庫の使用を休む"
    assert told.unnamed("倉庫", 1) == "倉庫"


def test_purpose_and_preamble_do_not_come_before_the_clause():
    found = built(*ALL).search(Question("倉庫は何日前に言えば休めますか", frozenset({Wants.PERIOD})), 1)
    assert first(found[0]) == (STORE.id, "第2条")
