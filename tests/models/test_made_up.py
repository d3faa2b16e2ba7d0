"""Single clauses put together to documents, and the questions about them."""

import pytest

from models import made_up, question_types
from pipeline import index, run
from pipeline.errors import ModelError
from pipeline.types.clause import Extraction

CLAUSES = [
    {
        "caption": "会費",
        "text": "会員は、会費として月額八百円を納める。\n２　会費は、毎月二十日までに納める。",
        "questions": [
            {"question": "会費は何日までに納めますか", "answer": "毎月二十日までに納める"},
            {"question": "会費と期限は", "answer": "月額八百円を納める。\n２　会費は、毎月二十日までに納める。"},
        ],
        "not_stated": [{"question": "会費は口座から引き落とされますか"}],
    },
    {"caption": "鍵", "text": "会員は、鍵を毎日返す。", "questions": [], "not_stated": []},
]


def test_clauses_become_the_articles_of_one_document() -> None:
    [document] = run.parse_bytes(made_up.document_of(CLAUSES).encode(), "見本.txt")
    articles = [unit for unit in document.walk() if unit.caption]
    assert [(str(unit.address), unit.caption) for unit in articles] == [("第1条", "会費"), ("第2条", "鍵")]


def test_a_question_cites_the_unit_that_has_its_answer_and_a_silent_one_none() -> None:
    [document] = run.parse_bytes(made_up.document_of(CLAUSES).encode(), "見本.txt")
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    found = list(made_up._questions(CLAUSES, built))
    # The second question's answer runs over two units: it is no question about one of them.
    assert found == [
        {"question": "会費は何日までに納めますか", "cites": ["第1条第2項"]},
        {"question": "会費は口座から引き落とされますか", "cites": []},
    ]


def test_without_the_models_that_have_not_seen_them_it_says_what_to_do(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_up, "FOLDER", tmp_path)
    with pytest.raises(ModelError, match="train_apart"):
        next(made_up.sources())
