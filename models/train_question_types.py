"""Trains the classifier question -> clause types and fact fields: python -m models.train_question_types."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from corpus.catalog import QUESTIONS
from models.question_types import WEIGHTS, features
from pipeline import ontology

C = 10.0
"""Inverse strength of the penalty: 5 to 20 differ by less than one question in a hundred in cross-validation."""


def rows() -> list[dict[str, Any]]:
    """All questions of the corpus, and the labels, synonyms and questions of the ontology: q, types, fields."""
    asked = [
        json.loads(line)
        for path in sorted(QUESTIONS.glob("questions-by-type*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    named = [
        {"q": text, "types": [kind.id], "fields": []}
        for kind in ontology.load().types.values()
        for text in (kind.label, kind.question, *kind.synonyms)
        if kind.id != "other"
    ]
    return [*asked, *named]


def fit(questions: Sequence[str], labels: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The arrays of the model file: weights as whole numbers of one byte with a scale per label."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counted = [features(question) for question in questions]
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(counted)
    matrix.data = 1 + np.log(matrix.data)
    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    idf = (np.log((1 + len(questions)) / (1 + seen)) + 1).astype(np.float32)
    matrix = matrix.multiply(idf[None, :]).tocsr()
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = matrix.multiply(1 / np.maximum(lengths, 1e-9)[:, None]).tocsr()
    names = sorted({label for some in labels for label in some})
    weights, bias = [], []
    for name in names:
        model = LogisticRegression(C=C, solver="liblinear", max_iter=300)
        model.fit(matrix, [name in some for some in labels])
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    table = np.array(weights, dtype=np.float32).T
    scale = np.abs(table).max(axis=0) / 127
    return {
        "vocabulary": "\n".join(vectorizer.get_feature_names_out()),
        "labels": "\n".join(names),
        "idf": idf.astype(np.float16),
        "weights": np.round(table / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": np.array(bias, dtype=np.float32),
    }


def main() -> None:
    """Trains on all questions, writes the model beside this file and prints its size."""
    data = rows()
    arrays = fit([row["q"] for row in data], [[*row["types"], *row["fields"]] for row in data])
    np.savez_compressed(WEIGHTS, **arrays)
    print(f"{len(data)} questions, {arrays['weights'].shape} weights, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
