"""The floor: the plain splitter, its BM25 against another implementation, and the chunks with vectors."""

import bm25s
import numpy as np
import pytest

from evaluation.baselines import retrievers
from evaluation.baselines.articles import K1, B, Bm25, bigrams, split
from evaluation.baselines.chunks import Chunks, chunks
from evaluation.baselines.numbers import lines, plain
from pipeline import run
from pipeline.types.index import Embedders
from pipeline.types.source import Mark, MarkKind, SourceText

TERMS = """見本規約
第１条（料金）
１．料金は月額とする。
２．支払いが遅れたときは、
第３条第１項の利息を払う。
（１）年５％
第十二条　解約は書面で行う。
２　前項の書面は郵送する。
"""


def addresses(text: str) -> list[str]:
    return [str(line.address) for line in lines(text)]


def test_pieces_begin_at_printed_numbers() -> None:
    assert [(str(piece.address), piece.text) for piece in split(TERMS)] == [
        ("前文", "見本規約"),
        ("第1条", "第1条(料金)"),
        ("第1条第1項", "1.料金は月額とする。"),
        ("第1条第2項", "2.支払いが遅れたときは、第3条第1項の利息を払う。"),
        ("第1条第2項第1号", "(1)年5%"),
        ("第12条第1項", "第十二条 解約は書面で行う。"),
        ("第12条第2項", "2 前項の書面は郵送する。"),
    ]


def test_headings_that_are_only_numbers_and_branches() -> None:
    assert addresses("### 1. 定義\n文\n### 第8条の2　変更\n文") == ["第1条", "第1条", "第8条の2", "第8条の2"]
    assert addresses("第二十一条の三　変更") == ["第21条の3"]


def test_numbers_in_brackets_right_under_a_heading_count_paragraphs() -> None:
    assert addresses("第1条（用語）\n（1）甲は払う。\n（2）乙は納める。") == ["第1条", "第1条第1項", "第1条第2項"]
    assert addresses("第1条（用語）\n次のとおりとする。\n（一）甲\n二　乙") == [
        "第1条", "第1条", "第1条第1号", "第1条第2号",
    ]  # fmt: skip


def test_what_follows_the_articles_has_a_place_of_its_own() -> None:
    text = "第9条　雑則\n別紙1のとおりとする。\n附 則\n1　この規約は、四月から使う。\n別紙1　料金\n第1条　月額"
    assert addresses(text) == ["第9条", "第9条", "附則", "附則第1項", "別紙1", "別紙1第1条"]


def test_page_heads_and_contents_are_left_out_and_offsets_stay() -> None:
    text = "第9条　…　3\n第1条　目的\n見本社\n文"
    marks = (Mark(MarkKind.CONTENTS, (0, 7)), Mark(MarkKind.FURNITURE, (15, 18)))
    source = SourceText("a.txt", "text/plain", "0" * 64, text, marks)
    assert [(line.start, line.text) for line in lines(plain(source))] == [(8, "第1条 目的"), (19, "文")]


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


class Words:
    """Counts three words: what is near can be told by hand."""

    def embed(self, texts):
        rows = np.array([[text.count(word) for word in ("料金", "解約", "返金")] for text in texts], dtype=np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def test_chunks_cover_the_text_and_overlap() -> None:
    assert list(chunks("あ" * 1000)) == [(0, 400), (300, 700), (600, 1000)]
    assert list(chunks("あ" * 1001))[-1] == (900, 1001)
    assert list(chunks("")) == [(0, 0)]


def test_a_chunk_stands_for_the_number_over_its_best_sentence() -> None:
    text = (
        "第1条（料金）\n1　料金は前払とする。\n2　返金はしない。\n第2条（終わり）\n"
        + "空。" * 300
        + "\n2　解約は自由である。"
    )
    found = Chunks(text, Embedders("words", Words(), Words()))
    # The first chunk holds 料金 twice and 返金 once, the last one 解約 alone; those between hold nothing.
    assert [str(hit) for hit in found.search("返金の額", 1)] == ["第1条第2項"]
    assert [str(hit) for hit in found.search("解約したい", 1)] == ["第2条第2項"]
    assert len(found.search("解約したい", 10)) == len(set(found.search("解約したい", 10)))


def test_both_searchers_know_a_document_by_its_text() -> None:
    [document] = run.parse_bytes(TERMS.encode(), "a.txt")
    found = retrievers(document)
    assert {name: str(one.search("利息は年何％ですか", 1)[0]) for name, one in found.items()} == {
        "bm25": "第1条第2項",
        "chunks": "第1条第2項",
    }
