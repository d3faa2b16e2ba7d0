import time
from collections import Counter

import numpy as np
import pytest

from models import train_embedder
from models.static_embedder import WEIGHTS, StaticEmbedder, default
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


def test_it_is_small_and_loads_at_once():
    assert WEIGHTS.stat().st_size < 4_000_000
    began = time.perf_counter()
    StaticEmbedder()
    assert time.perf_counter() - began < 1.0


def test_broken_file_says_what_to_do(tmp_path):
    (tmp_path / "broken.npz").write_bytes(b"")
    with pytest.raises(ModelError, match="train_embedder"):
        StaticEmbedder(tmp_path / "broken.npz")


def test_recipe_makes_a_file_that_loads(tmp_path):
    texts = ["料金を支払う", "料金の支払", "退会の届出", "退会を届け出る", "料金と退会"] * 2
    arrays = train_embedder.fit([(Counter(tokens.terms(text)), 1.0) for text in texts])
    np.savez_compressed(tmp_path / "small.npz", name="small", **arrays)
    rows = StaticEmbedder(tmp_path / "small.npz").embed(["料金を支払う", "支払", "退会"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
