import math

import numpy as np
from rank_bm25 import BM25Okapi

from pipeline.index.lexical import K1, B, LexicalSearcher
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


def test_scores_are_those_of_the_formula():
    query = ["会費", "支払う", "退会", "知らない語"]
    found = LexicalSearcher(TEXTS, split=tokens.words).scores([[term] for term in query])
    expected = written_out([tokens.words(text) for text in TEXTS], query)
    assert np.allclose(found, expected, atol=1e-5)


def test_order_is_that_of_another_library():
    query = tokens.words("退会届の提出と会費の支払")
    corpus = [tokens.words(text) for text in TEXTS]
    other = BM25Okapi(corpus, k1=K1, b=B)
    expected = [number for number in np.argsort(-other.get_scores(query)) if other.get_scores(query)[number] > 0]
    found = [number for number, _ in LexicalSearcher(TEXTS, split=tokens.words).search("退会届の提出と会費の支払", 5)]
    assert found[: len(expected)] == expected


def test_of_a_group_only_the_best_counts():
    searcher = LexicalSearcher(TEXTS, split=tokens.words)
    alone = searcher.scores([["退会"]])
    together = searcher.scores([["退会", "退会"]])
    assert np.array_equal(alone, together)


def test_search_leaves_out_what_has_nothing_in_common():
    assert LexicalSearcher(TEXTS).search("天気", 5) == []


def test_no_texts_and_empty_texts():
    assert LexicalSearcher([]).search("会費", 5) == []
    assert LexicalSearcher(["", "。"]).search("会費", 5) == []
