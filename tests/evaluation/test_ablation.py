"""What parts of the search are worth: the signs that are left out, the ranker without a hidden layer, and the table."""

from dataclasses import replace

import numpy as np
import pytest

from evaluation import ablation
from evaluation.ratio import Ratio
from evaluation.scored import Scored
from models.train_ranker import Row
from pipeline.index.evidence import SIGNS
from pipeline.index.ranker import spread


def questions(count: int) -> list[Row]:
    """Of six units the one with the greatest `own` answers; the other signs are noise, and `dense` points elsewhere."""
    random = np.random.default_rng(1)
    rows = []
    for _ in range(count):
        evidence = random.random((6, len(SIGNS)), dtype=np.float32)
        right = np.zeros(6, dtype=bool)
        right[int(evidence[:, SIGNS.index("own")].argmax())] = True
        rows.append(Row(evidence, right))
    return rows


def first_right(scores: ablation.Scores, rows: list[Row]) -> float:
    return float(np.mean([row.right[int(scores(row.evidence).argmax())] for row in rows]))


def test_every_part_names_signs_of_the_index() -> None:
    assert {sign for signs in ablation.PARTS.values() for sign in signs} <= set(SIGNS)
    assert set(ablation.ALONE) <= set(SIGNS)


def test_what_is_left_out_is_neither_learned_nor_seen() -> None:
    rows = questions(120)
    with_all = ablation._fitted(ablation.linear, rows[:80], ())
    without = ablation._fitted(ablation.linear, rows[:80], ("own",))
    assert first_right(with_all, rows[80:]) > 0.7
    assert first_right(without, rows[80:]) < 0.5
    blind = [replace(row, evidence=row.evidence.copy()) for row in rows[80:]]
    for row in blind:
        row.evidence[:, SIGNS.index("own")] = 0
    assert [list(without(row.evidence)) for row in rows[80:]] == [list(without(row.evidence)) for row in blind]


def test_the_ranker_without_a_hidden_layer_is_at_its_minimum() -> None:
    rows = questions(60)
    arrays = ablation.linear(rows)

    def loss(weights: np.ndarray) -> float:
        total = 0.0
        for row in rows:
            scores = spread(row.evidence, arrays["mean"], arrays["spread"]) @ weights
            total += float(np.log(np.exp(scores).sum()) - np.log(np.exp(scores[row.right]).sum()))
        return total / len(rows) + ablation.PENALTY * float(weights @ weights) / 2

    best = loss(arrays["linear"])
    for column in range(len(arrays["linear"])):
        step = np.zeros(len(arrays["linear"]))
        step[column] = 0.05
        assert best <= loss(arrays["linear"] + step) + 1e-4 and best <= loss(arrays["linear"] - step) + 1e-4
    assert arrays["hidden"].shape == (len(arrays["linear"]), 0)


def scored(article: float, first: float, fifth: float) -> Scored:
    return Scored(dict(zip(ablation.SHOWN, [Ratio(value * 10, 10) for value in (article, first, fifth)], strict=True)))


def test_the_table_tells_each_system_and_what_it_is_apart_from_all() -> None:
    systems = {
        ablation.ALL: [scored(0.9, 0.8, 1.0), scored(0.7, 0.8, 1.0)],
        "− ベクトル": [scored(0.9, 0.6, 1.0), scored(0.7, 0.5, 0.9)],
        "ベクトルだけ": [scored(0.9, 0.8, 1.0), scored(0.7, 0.8, 1.0)],
    }
    lines = ablation.report("dev", systems).split("\n")
    assert lines[0] == "### 調整用の文書"
    assert "|  | 条@1 | 単位@1 | 単位@5 | 単位@1 の差 |" in lines
    assert "| すべてを使う | 0.800 [0.70, 0.90] | 0.800 [0.80, 0.80] | 1.000 [1.00, 1.00] | – |" in lines
    assert (
        "| − ベクトル | 0.800 [0.70, 0.90] | 0.550 [0.50, 0.60] | 0.950 [0.90, 1.00] | **+0.250 [+0.20, +0.30]** |"
        in lines
    )
    assert lines[-1].endswith("| +0.000 [+0.00, +0.00] |")


def test_a_split_that_is_not_published_is_refused() -> None:
    with pytest.raises(SystemExit):
        ablation.main(["--split", "train"])
