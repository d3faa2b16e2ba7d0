"""Trains the classifier question -> clause types and fact fields: python -m models.train_question_types."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.catalog import QUESTIONS, single_clauses
from models.question_types import WEIGHTS, features
from pipeline import ontology

if TYPE_CHECKING:
    from numpy.typing import NDArray

C = 10.0
"""Inverse strength of the penalty: 5 to 20 differ by less than one question in a hundred in cross-validation."""


_PARAGRAPH = re.compile(r"\n(?=[２-９１][０-９]?　)")
"""Before each paragraph but the first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the clause types and fact fields it asks for; fields: None where nobody said which."""

    question: str
    types: Sequence[str]
    fields: Sequence[str] | None


def rows(clauses: Sequence[dict[str, Any]]) -> list[Row]:
    """The questions by type and those of the clauses, and the labels, synonyms and questions of the ontology."""
    by_type = [
        Row(row["q"], row["types"], row["fields"])
        for path in sorted(QUESTIONS.glob("questions-by-type*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    ]
    named = [
        Row(text, [kind.id], [])
        for kind in ontology.load().types.values()
        for text in (kind.label, kind.question, *kind.synonyms)
        if kind.id != "other"
    ]
    return [*by_type, *named, *_of_clauses(clauses)]


def _of_clauses(clauses: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """The questions of the single clauses, with the types of the paragraph that has the answer."""
    for clause in clauses:
        texts, types = _PARAGRAPH.split(clause["text"]), clause.get("paragraphs", ())
        told = dict(zip(texts, types, strict=True)) if len(texts) == len(types) else {}
        for one in clause.get("questions", ()):
            having = next((told[text] for text in texts if text in told and one["answer"] in text), None)
            yield Row(one["question"], having or clause["types"][:1], None)


def fit(data: Sequence[Row]) -> dict[str, Any]:
    """The arrays of the model file: weights as whole numbers of one byte with a scale per label."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform(features(row.question) for row in data)
    matrix.data = 1 + np.log(matrix.data)
    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    idf = (np.log((1 + len(data)) / (1 + seen)) + 1).astype(np.float32)
    matrix = matrix.multiply(idf[None, :]).tocsr()
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = matrix.multiply(1 / np.maximum(lengths, 1e-9)[:, None]).tocsr()
    told = np.array([row.fields is not None for row in data])
    types, fields = _having([row.types for row in data]), _having([row.fields or () for row in data])
    names = sorted({*types, *fields})
    weights, bias = [], []
    for name in names:
        model = LogisticRegression(C=C, solver="liblinear", max_iter=300)
        if name in types:
            model.fit(matrix, types[name])
        else:
            model.fit(matrix[told], fields[name][told])
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


def _having(labels: Sequence[Sequence[str]]) -> "dict[str, NDArray[np.bool_]]":
    """Which of the rows have each label that any has."""
    return {
        name: np.array([name in some for some in labels]) for name in sorted({one for some in labels for one in some})
    }


def trained(clauses: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The arrays of the model file after training on the questions of these single clauses and all else."""
    return fit(rows(clauses))


def main() -> None:
    """Trains on all questions, writes the model beside this file and prints its size."""
    arrays = trained(single_clauses())
    np.savez_compressed(WEIGHTS, **arrays)
    print(f"{arrays['weights'].shape} weights, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
