"""Norms as JSON and as text for people."""

from app import as_json, as_text
from pipeline.extract import extract
from tests.extract.extracted import articles
from tests.texts import document

_TERMS = articles(
    "目的|目的を定めます。",
    "通知|会員は、住所を変更したときは、10日以内に当社に届け出なければなりません。ただし、急を要するときは、この限りではありません。",
)


def test_a_norm_as_json_has_all_its_parts() -> None:
    read = document(_TERMS)
    [norm] = as_json.extraction(read, extract(read))["norms"]
    [[start, end]] = norm.pop("spans")
    assert read.source.text[start:end] == norm["action"]
    assert norm == {
        "address": "第2条",
        "bearer": "customer",
        "modality": "obligation",
        "action": "10日以内に当社に届け出なければなりません",
        "counterparty": "provider",
        "condition": "住所を変更したときは",
        "exception": "急を要するときは、この限りではありません",
        "deadline": "10日以内に",
    }


def test_a_norm_for_people_names_the_party() -> None:
    read = document(_TERMS)
    line = next(line for line in as_text.report(read, extract(read)).splitlines() if "［義務］" in line)
    assert line == (
        "  第2条  会員［義務］10日以内に当社に届け出なければなりません"
        "（期限: 10日以内に、条件: 住所を変更したときは、例外: 急を要するときは、この限りではありません）"
    )


def test_a_document_without_norms_says_so() -> None:
    read = document("覚書\n\n第1条（目的）\n目的を次のとおりとする。\n")
    assert "■ 義務・禁止・許容など\n  （見つかりません）" in as_text.report(read, extract(read))
