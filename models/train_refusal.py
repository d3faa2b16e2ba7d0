"""Fits when to say that the text does not say it: python -m models.train_refusal.

A logistic regression on the questions about the train documents, answerable and not, each as the index answers it. The
constant is set so that ALLOWED of the answerable questions are refused among documents that had no part in the fit.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import catalog
from models.train_ranker import index_of, questions
from pipeline.answer import SURE, decide, query
from pipeline.answer.select import Matcher

ALLOWED = 0.12
PENALTY = 0.03
"""A third or a tenth of it changes the area under the curve by less than .005 among held-out documents."""
MISSING = frozenset(
    ("no_such_type", "no_such_fact", "no_value", "absent", "absent_nouns", "first_far_own", "first_far_all")
)
"""Signs of something that is not there; all others but FREE are signs of a match."""
FREE = frozenset(
    ("words", "asks_value", "asks_yes_no", "first_list", "first_loose_item", "first_preamble", "first_length")
)
FOUND = 10

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of one question, whether the text says it, and the document."""

    document: str
    signs: dict[str, float]
    silent: bool


def rows() -> list[Row]:
    """All questions about the train documents but those after a definition, which are never refused."""
    found = []
    for entry in catalog.entries("train"):
        index = index_of(entry)
        for question in questions(entry):
            asked = query.read(question["question"])
            hits = index.search(asked, FOUND)
            if hits and not hits[0].defines:
                signs = decide.signs(asked, hits, index, Matcher(asked, index))
                found.append(Row(entry.id, signs, not question["cites"]))
    return found


def fit(data: list[Row]) -> dict[str, float]:
    """The weight of each sign: what matches never speaks for silence, and what is missing never against it.

    The unanswerable questions were written near to the text; without these bounds a match would count against an answer.
    """
    from scipy.optimize import minimize

    names = list(data[0].signs)
    table = np.array([[one.signs[name] for name in names] for one in data])
    silent = np.array([one.silent for one in data])
    spread = table.std(axis=0) + 1e-3
    seen = np.hstack([table / spread, np.ones((len(data), 1))])
    share = np.where(silent, 0.5 / silent.sum(), 0.5 / (~silent).sum())  # both sorts count the same in all

    def loss(weights: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        odds = seen @ weights
        wrong = share @ (np.logaddexp(0, odds) - silent * odds) + PENALTY * weights[:-1] @ weights[:-1] / 2
        slope = seen.T @ (share * (1 / (1 + np.exp(-odds)) - silent))
        slope[:-1] += PENALTY * weights[:-1]
        return float(wrong), slope

    bounds = [_bounds(name) for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return dict(zip(names, (float(weight) for weight in found[:-1] / spread), strict=True))


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in FREE:
        return None, None
    return (0, None) if name in MISSING else (None, 0)


def shifted(data: list[Row]) -> float:
    """The constant with which ALLOWED of the answerable questions come below SURE, each by a fit without its document."""
    odds: list[float] = []
    for left in sorted({one.document for one in data}):
        apart = fit([one for one in data if one.document != left])
        odds += [
            sum(apart[name] * value for name, value in one.signs.items())
            for one in data
            if one.document == left and not one.silent
        ]
    return float(np.log(1 / SURE - 1) - np.quantile(odds, 1 - ALLOWED))


def main() -> None:
    """Fits to everything, writes the weights beside the answers and prints what they refuse."""
    data = rows()
    weights, constant = fit(data), shifted(data)
    found: dict[str, Any] = {
        "constant": round(constant, 3),
        "weights": {name: round(w, 3) for name, w in weights.items()},
    }
    decide.WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    odds = np.array([constant + sum(weights[name] * value for name, value in one.signs.items()) for one in data])
    silent, refused = np.array([one.silent for one in data]), odds > np.log(1 / SURE - 1)
    print(f"{len(data)} questions, refused {refused[~silent].mean():.3f} answerable, {refused[silent].mean():.3f} not")


if __name__ == "__main__":
    main()
