"""What a user of spaCy gets."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

_TEXT = """見本規約

この規約は、株式会社うみべ（以下「当社」といいます。）が定めます。

第1条（解約）
会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。

第2条（禁止事項）
会員は、次の行為をしてはなりません。
(1) 転売
(2) 前条に反する行為
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("ja")
    blank.add_pipe("yakkan_clauses")
    return blank


def spans(doc: Doc, group: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans[group]]


def test_spacy_finds_the_component_through_its_entry_point() -> None:
    (found,) = (one for one in entry_points(group="spacy_factories") if one.name == "yakkan_clauses")
    assert found.value == "models.spacy_components:create"


def test_clauses_cover_their_article_with_type_and_address(nlp: Language) -> None:
    doc = nlp(_TEXT)
    first, second = (span for span in doc.spans["clauses"] if span.id_ in ("第1条", "第2条"))
    assert (first.label_, second.label_) == ("termination_by_customer", "prohibited_acts")
    assert first.text.startswith("第1条（解約）") and first.text.endswith("届け出るものとします。")
    assert second.text.endswith("前条に反する行為")


def test_facts_definitions_and_references_are_spans(nlp: Language) -> None:
    doc = nlp(_TEXT)
    periods = [one for one in spans(doc, "facts") if one[1] == "termination_by_customer.notice_period"]
    assert [(text.endswith("1か月前までに"), address) for text, _, address in periods] == [(True, "第1条")]
    assert [one[1:] for one in spans(doc, "definitions")] == [("当社", "前文")]
    assert spans(doc, "references") == [("前条", "resolved", "第2条第2号")]


def test_the_extraction_comes_with_the_doc(nlp: Language) -> None:
    doc = nlp(_TEXT)
    assert [party.term for party in doc._.yakkan.parties][:1] == ["当社"]


def test_line_ends_and_signs_of_windows_do_not_move_the_spans(nlp: Language) -> None:
    doc = nlp("\ufeff" + _TEXT.replace("\n", "\r\n"))
    assert spans(doc, "references") == [("前条", "resolved", "第2条第2号")]


@pytest.mark.parametrize(
    "text", ["", " \n", "<!doctype html><html><body><p>第1条 通知は書面による。</p></body></html>"]
)
def test_where_there_is_nothing_to_read_the_groups_are_empty(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc._.yakkan is None
    assert not any(doc.spans[group] for group in ("clauses", "facts", "definitions", "references", "norms"))


def test_a_doc_can_be_stored(nlp: Language) -> None:
    doc = nlp(_TEXT)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert spans(back, "facts") == spans(doc, "facts")
    assert back._.yakkan == doc._.yakkan


def test_texts_are_piped(nlp: Language) -> None:
    assert [len(doc.spans["references"]) for doc in nlp.pipe([_TEXT, "お知らせ", _TEXT])] == [1, 0, 1]
