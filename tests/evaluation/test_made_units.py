from random import Random

import numpy as np

from evaluation import made_units
from models import static_embedder


def test_made_documents_differ_from_each_other_and_keep_their_addresses():
    made = [document for document, _ in made_units.documents(250)]
    assert len(made) > 1 and len({document.id for document in made}) == len(made)
    assert all(any(unit.text for unit in document.walk()) for document in made)


def test_vectors_of_clauses_put_together_are_those_of_the_text():
    clauses = ["会員は、", "会費を毎月末日までに支払う。", "前項の場合、", "当社は責任を負わない。"]
    made = made_units.TermVectors(clauses).embed([[0, 1], [2, 3], [3]])
    texts = ["会員は、会費を毎月末日までに支払う。", "前項の場合、当社は責任を負わない。", "当社は責任を負わない。"]
    expected = static_embedder.default().passages.embed(texts)
    assert np.sum(made * expected, axis=1).min() > 0.99


def test_recombined_text_is_of_the_same_clauses_or_others():
    text = "会員は、会費を、毎月5日までに、支払う。"
    found = {made_units.recombined(text, Random(number)) for number in range(20)}
    assert len(found) > 5 and all(one.endswith("支払う。") for one in found)
