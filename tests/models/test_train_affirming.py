"""The training of はい and いいえ, on rows made up so that one clause decides."""

from dataclasses import replace

import numpy as np
import pytest

from models import train_affirming
from pipeline.answer.affirming import Affirming
from pipeline.answer.turning import Turning


@pytest.fixture
def rows():
    """Three clauses each, one of which is marked by its first look; its sign is the answer, the other signs are noise."""
    noise = np.random.default_rng(0)

    def row(number: int) -> train_affirming.Row:
        affirmed, place = bool(number % 3), number % 2
        clauses = noise.normal(size=(3, 4)).astype(np.float32) / 4
        clauses[place, 0] += 3
        agreeing = noise.choice([-1.0, 1.0], 3).astype(np.float32)
        agreeing[place] = 1 if affirmed else -1
        forms, whole = np.zeros((3, 2), dtype=np.float32), noise.normal(size=5).astype(np.float32)
        shown = Turning(clauses, forms, agreeing, whole, 1.0, bool(noise.integers(2)), False, (("", ""),) * 3)
        return train_affirming.Row(f"d{number % 6}", shown, tuple(at == place for at in range(3)), affirmed)

    return [row(number) for number in range(300)]


def test_the_clause_that_decides_is_heeded(rows):
    right = train_affirming.apart(rows) == [one.affirmed for one in rows]
    by_rules = [one.seen.ruled == one.affirmed for one in rows]
    assert np.mean(right) > 0.85 > 0.6 > np.mean(by_rules)


def test_a_clause_that_is_not_marked_is_found_from_the_answers_alone(rows):
    fitted = Affirming(train_affirming.fit([replace(one, deciding=(False,) * 3) for one in rows[:200]]))
    assert np.mean([(fitted.chance(one.seen) >= 0.5) == one.affirmed for one in rows[200:]]) > 0.75
