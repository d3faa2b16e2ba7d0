from dataclasses import replace

import numpy as np
import pytest

from models import train_ranker, train_refusal
from models.train_ranker import Row
from pipeline.answer.refusal import Refusal, load
from pipeline.answer.words import MARKS
from pipeline.errors import ModelError
from pipeline.index.ranker import Ranker

SIGNS = 3


def data(count):
    """Questions whose answer is the unit with the greatest first sign; the others tell nothing."""
    random = np.random.default_rng(0)
    for _ in range(count):
        evidence = random.random((6, SIGNS)).astype(np.float32)
        right = np.zeros(6, dtype=bool)
        right[evidence[:, 0].argmax()] = True
        yield Row(evidence, right)


def test_it_learns_which_sign_tells(tmp_path):
    rows = list(data(800))
    np.savez(tmp_path / "ranker.npz", **train_ranker.fit(rows))
    ranker = Ranker(tmp_path / "ranker.npz")
    right = [one.right[int(ranker.scores(one.evidence).argmax())] for one in rows]
    assert np.mean(right) > 0.9


def silent_and_stated(count):
    """Questions of four documents; the text is silent where one word is not met, however many others are."""
    random = np.random.default_rng(0)
    for number in range(count):
        silent = number % 3 == 0
        words = np.zeros((5, len(MARKS)))
        words[:, MARKS.index("own")], words[:, MARKS.index("rarity")] = 1, random.random(5)
        if silent:
            words[random.integers(5), MARKS.index("own")] = 0
        signs = random.random(2)
        yield train_refusal.Row(f"d{number % 4}", words.astype(np.float32), signs.astype(np.float32), silent)


def test_one_word_that_nothing_meets_speaks_for_silence():
    rows = list(silent_and_stated(400))
    odds = train_refusal.apart(rows)
    refusal = Refusal(train_refusal.fit(rows) | train_refusal.calibrated(rows, odds))
    chances = np.array([refusal.stated(one.words, one.signs) for one in rows])
    silent = np.array([one.silent for one in rows])
    assert (chances[silent] < refusal.sure()).mean() > 0.85
    assert (chances[~silent] < refusal.sure()).mean() < 0.2
    assert chances[~silent].mean() > 0.85 > 0.25 > chances[silent].mean()


def test_as_many_answerable_questions_are_refused_as_are_allowed():
    rows = list(silent_and_stated(400))
    random = np.random.default_rng(1)
    odds = np.where([one.silent for one in rows], 1.0, -1.0) + random.normal(0, 1, len(rows))
    found = train_refusal.calibrated(rows, odds)
    chances = 1 / (1 + np.exp(found["slope"] * odds + found["shift"]))
    stated = np.array([not one.silent for one in rows])
    assert (chances[stated] < found["sure"]).mean() == pytest.approx(train_refusal.ALLOWED, abs=0.01)
    # The chance says how often it holds.
    for low, high in ((0.2, 0.5), (0.5, 0.8), (0.8, 1.0)):
        within = (low <= chances) & (chances < high)
        assert stated[within].mean() == pytest.approx(chances[within].mean(), abs=0.12)


def test_a_broken_file_of_weights_is_one_sentence(tmp_path):
    (tmp_path / "refusal.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"refusal\.npz を読めません"):
        load(tmp_path / "refusal.npz")


def test_rows_of_key_words_have_a_chance_of_their_own_from_which_they_are_answered():
    rows = [replace(one, bare=number % 2 == 0) for number, one in enumerate(silent_and_stated(600))]
    random = np.random.default_rng(1)
    bare, stated = np.array([one.bare for one in rows]), np.array([not one.silent for one in rows])
    odds = (
        np.where(stated, -1.0, 1.0) + bare + random.normal(0, 1, len(rows))
    )  # key words look as if the text were silent
    found = train_refusal.calibrated(rows, odds)
    chances = 1 / (1 + np.exp(found["slope"] * odds + found["shift"]))
    assert found["sure_of_words"] < found["sure"]
    for name, chosen in (("sure_of_words", bare), ("sure", ~bare)):
        refused = chances[chosen & stated] < found[name]
        assert refused.mean() == pytest.approx(train_refusal.ALLOWED, abs=0.02)
