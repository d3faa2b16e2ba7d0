"""The floor: the plain splitter, and its BM25 against another implementation."""

import bm25s
import numpy as np
import pytest

from evaluation.baselines import K1, B, Bm25, bigrams, split

TERMS = """見本規約
第１条（料金）
１．料金は月額とする。
２．支払いが遅れたときは、
第３条第１項の利息を払う。
（１）年５％
第十二条　解約は書面で行う。
２　前項の書面は郵送する。
"""


def test_pieces_begin_at_printed_numbers() -> None:
    assert [(str(piece.address), piece.text) for piece in split(TERMS)] == [
        ("第1条", "第1条(料金)"),
        ("第1条第1項", "1.料金は月額とする。"),
        ("第1条第2項", "2.支払いが遅れたときは、第3条第1項の利息を払う。"),
        ("第1条第2項第1号", "(1)年5%"),
        ("第12条", "第12条 解約は書面で行う。"),
        ("第12条第2項", "2 前項の書面は郵送する。"),
    ]


def test_tags_and_headings_that_are_only_numbers() -> None:
    assert [str(piece.address) for piece in split("### 1. 定義\n文\n### 第8条の2　変更\n文")] == ["第1条", "第8条の2"]
    assert [piece.text for piece in split("<h2>第1条　目的</h2>\n<p>文</p>")] == ["第1条 目的文"]


def test_scores_are_those_of_another_implementation() -> None:
    pieces = split(TERMS)
    question = "料金の支払いが遅れた"
    other = bm25s.BM25(method="lucene", k1=K1, b=B)
    other.index([bigrams(piece.text) for piece in pieces], show_progress=False)
    # bm25s leaves out the constant factor k1 + 1, which changes no order.
    expected = other.get_scores(sorted(set(bigrams(question)))) * (K1 + 1)
    ours = Bm25(pieces)
    order = [pieces[n].address for n in np.argsort(-expected, kind="stable") if expected[n] > 0]
    assert ours.search(question, 10) == order
    grams = set(bigrams(question))
    assert [ours._score(grams, counts) for counts in ours._counts] == pytest.approx(list(expected), rel=1e-5)


def test_what_shares_nothing_is_not_found() -> None:
    assert Bm25(split(TERMS)).search("xyz", 10) == []
