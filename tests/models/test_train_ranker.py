import numpy as np

from models import train_ranker, train_refusal
from models.train_ranker import Row
from pipeline.answer import SURE
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
    """Questions of two documents; what the text is silent about has little support."""
    random = np.random.default_rng(0)
    for number in range(count):
        silent = number % 4 == 0
        support = random.normal(0.2 if silent else 0.8, 0.1)
        yield train_refusal.Row(
            f"d{number // 4 % 2}", {"support": float(support), "noise": float(random.random())}, silent
        )


def test_little_support_speaks_for_silence_and_few_answers_are_refused():
    rows = list(silent_and_stated(400))
    weights = train_refusal.fit(rows)
    assert weights["support"] < -abs(weights["noise"])
    constant = train_refusal.shifted(rows)
    odds = np.array([constant + sum(weights[name] * value for name, value in one.signs.items()) for one in rows])
    silent, refused = np.array([one.silent for one in rows]), odds > np.log(1 / SURE - 1)
    assert refused[~silent].mean() < 0.2
    assert refused[silent].mean() > 0.9
