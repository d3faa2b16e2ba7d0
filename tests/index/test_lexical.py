import math

import bm25s
import numpy as np

from pipeline.index.lexical import K1, B, LexicalSearcher, Postings
from pipeline.text import tokens

TEXTS = [
    "会員は、会費を毎月支払うものとします。",
    "会費を支払わない会員の施設の利用を停止します。",
    "退会しようとする会員は、退会届を提出します。",
    "当社は、施設内の盗難について責任を負いません。",
    "入会の申込みは、所定の方法により行います。",
]


def written_out(corpus, query):
    """BM25 as the formula is printed, with Lucene's idf and without the constant factor k1 + 1."""
    average = sum(map(len, corpus)) / len(corpus)
    scores = []
    for text in corpus:
        score = 0.0
        for term in query:
            holding = sum(term in other for other in corpus)
            idf = math.log(1 + (len(corpus) - holding + 0.5) / (holding + 0.5))
            count = text.count(term)
            score += idf * count / (count + K1 * (1 - B + B * len(text) / average))
        scores.append(score)
    return scores


def postings(corpus, numbers):
    return Postings.of([[numbers.setdefault(term, len(numbers)) for term in text] for text in corpus], len(numbers))


def searcher(corpus):
    numbers = {term: number for number, term in enumerate(sorted({term for text in corpus for term in text}))}
    return LexicalSearcher(postings(corpus, numbers), numbers)


CORPUS = [tokens.words(text) for text in TEXTS]
QUERY = ["会費", "支払う", "退会", "知らない語"]


def test_scores_are_those_of_the_formula():
    found = searcher(CORPUS).scores([[term] for term in QUERY])
    assert np.allclose(found, written_out(CORPUS, QUERY), atol=1e-5)


def test_scores_are_those_of_another_library():
    other = bm25s.BM25(k1=K1, b=B, method="lucene")
    other.index(CORPUS, show_progress=False)
    query = [term for term in tokens.words("退会届の提出と会費の支払") if any(term in text for text in CORPUS)]
    assert np.allclose(searcher(CORPUS).scores([[term] for term in query]), other.get_scores(query), atol=1e-5)


def test_of_a_group_only_the_best_counts():
    one, other = (searcher(CORPUS).scores([[term]]) for term in ("会費", "施設"))
    assert np.array_equal(searcher(CORPUS).scores([["会費", "施設", "知らない語"]]), np.maximum(one, other))


def test_what_has_nothing_in_common_has_no_score():
    assert not searcher(CORPUS).scores([["天気"]]).any()


def test_no_texts_and_empty_texts():
    assert searcher([]).scores([["会費"]]).shape == (0,)
    assert searcher([[], []]).scores([["会費"]]).tolist() == [0, 0]


def test_joined_postings_are_those_of_all_texts():
    every = {term: number for number, term in enumerate(sorted({term for text in CORPUS for term in text}))}
    parts, names = [], []
    for texts in (CORPUS[:2], CORPUS[2:4], CORPUS[4:]):
        numbers = {term: number for number, term in enumerate(sorted({term for text in texts for term in text}))}
        parts.append(postings(texts, numbers))
        names.append(np.array([every[term] for term in numbers]))
    found, expected = Postings.joined(parts, names, len(every)), postings(CORPUS, every)
    assert found.texts.starts.tolist() == expected.texts.starts.tolist()
    assert found.texts.values.tolist() == expected.texts.values.tolist()
    assert found.counts.tolist() == expected.counts.tolist() and found.lengths.tolist() == expected.lengths.tolist()


def test_kept_postings_know_nothing_of_other_texts():
    every = {term: number for number, term in enumerate(sorted({term for text in CORPUS for term in text}))}
    kept = postings(CORPUS, every).keep(np.array([True, False, True, False, False]))
    expected = postings([CORPUS[0], CORPUS[2]], every)
    assert kept.texts.values.tolist() == expected.texts.values.tolist()
    assert kept.texts.starts.tolist() == expected.texts.starts.tolist()
