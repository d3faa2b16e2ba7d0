import time
from collections import Counter

import numpy as np
import pytest

from models import train_embedder
from models.static_embedder import WEIGHTS, StaticEmbedder, default
from models.train_embedder import Asked
from pipeline.errors import ModelError
from pipeline.text import tokens


def likeness(one, other):
    a, b = default().questions.embed([one, other])
    return float(a @ b)


def test_rows_have_length_one_and_unknown_text_has_none():
    rows = default().passages.embed(["料金を支払う。", "", "ξ"])
    assert rows.shape == (3, 400) and rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0], abs=1e-5)


def test_everyday_words_are_near_clause_words():
    asked = "途中でやめたい"
    assert likeness(asked, "会員は、退会届を提出して退会することができます。") > likeness(
        asked, "通知は、電子メールにより行います。"
    )


def test_no_texts():
    assert default().questions.embed([]).shape == (0, 400)


@pytest.mark.timing
def test_it_is_small_and_loads_at_once():
    assert WEIGHTS.stat().st_size < 8_000_000
    began = time.perf_counter()
    StaticEmbedder()
    assert time.perf_counter() - began < 1.0


def test_broken_file_says_what_to_do(tmp_path):
    (tmp_path / "broken.npz").write_bytes(b"")
    with pytest.raises(ModelError, match="train_embedder"):
        StaticEmbedder(tmp_path / "broken.npz")


TEXTS = ["料金を支払う", "料金の支払", "退会の届出", "退会を届け出る", "料金と退会"] * 2


def test_recipe_makes_a_file_that_loads(tmp_path):
    vocabulary, vectors = train_embedder.fit([(Counter(tokens.terms(text)), 1.0) for text in TEXTS])
    np.savez_compressed(tmp_path / "small.npz", **train_embedder.arrays(vocabulary, vectors))
    rows = StaticEmbedder(tmp_path / "small.npz").embed(["料金を支払う", "支払", "退会"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_refining_brings_a_question_to_its_clause(tmp_path):
    clauses = [
        Asked("退会を届け出る", ("やめるには",), "termination_by_customer"),
        Asked("料金を支払う", ("お金のこと",), "fees"),
    ] * 4
    texts = [*TEXTS, *(question for one in clauses for question in one.questions)]
    vocabulary, vectors = train_embedder.fit([(Counter(tokens.terms(text)), 1.0) for text in texts])

    def nearer(vectors):
        np.savez_compressed(tmp_path / "small.npz", **train_embedder.arrays(vocabulary, vectors))
        asked, answer, other = StaticEmbedder(tmp_path / "small.npz").embed(
            ["やめるには", "退会を届け出る", "料金を支払う"]
        )
        return float(asked @ answer - asked @ other)

    before = nearer(vectors)
    after = nearer(train_embedder.refine(vocabulary, vectors, clauses))
    assert after > before + 0.01
