"""Clause types of documents that the classifier has not seen: python -m evaluation.clause_types.

Every document of train and dev is left out once; printed are the figures of each and their means, and of the articles
sorted by confidence how many main types are right.
"""

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from corpus.catalog import entries, single_clauses
from evaluation.cases import Case, of_corpus
from evaluation.scored import Scored
from evaluation.scoring import clauses
from models.clause_types import ClauseTypes
from models.train_clause_types import Training, rows
from pipeline import ontology
from pipeline.extract.classify import classify
from pipeline.extract.reader import read
from pipeline.types.clause import Clause

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    """Trains a model without each document and prints what it finds there."""
    training = Training(rows(single_clauses()))
    figures: list[dict[str, float]] = []
    told: list[tuple[float, bool]] = []
    for entry in entries():
        if entry.split == "test":
            continue
        case = of_corpus(entry)
        found = classify(read(case.document), ontology.load(), held_out(training, entry.id)).clauses
        scored: Scored = clauses.score(found, case.gold.clauses or ())
        row = {name: figure.value for name, figure in scored.figures.items() if figure.value is not None}
        figures.append(row)
        told += confident(case, found)
        print(f"{entry.id:20s}", "  ".join(f"{name} {value:.3f}" for name, value in row.items()))
    names = dict.fromkeys(name for row in figures for name in row)
    means = {name: [row[name] for row in figures if name in row] for name in names}
    print(f"{'mean':20s}", "  ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in means.items()))
    for low, high in pairwise(BINS):
        if chosen := [one for one in told if low <= one[0] < high]:
            said, right = np.mean(chosen, axis=0)
            print(
                f"confidence {low:.1f}-{min(high, 1):.1f}  said {said:.2f}  right {right:.2f}  articles {len(chosen)}"
            )


def held_out(training: Training, document: str) -> ClauseTypes:
    """The classifier trained without a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.npz"
        np.savez(path, **training.arrays(without=document))
        return ClauseTypes(path)


def confident(case: Case, found: Sequence[Clause]) -> list[tuple[float, bool]]:
    """Confidence of the main type of each article with gold, and whether it is right."""
    wanted = {one.address: one.types[0] for one in case.gold.clauses or () if one.address == one.address.article}
    return [(one.confidence, one.types[0] == wanted[one.address]) for one in found if one.address in wanted]


if __name__ == "__main__":
    main()
