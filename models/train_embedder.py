"""Trains the static embedder from this project's own text: python -m models.train_embedder.

Words that stand together get near vectors: a question and the names of the clause types it asks for, an everyday
expression and the clause words for it, the caption and the text of a unit. Positive pointwise mutual information of
words in such texts, brought to DIMENSIONS by a truncated singular value decomposition (Levy, Goldberg and Dagan 2015).
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import catalog
from models.static_embedder import WEIGHTS
from pipeline import ontology
from pipeline.run import parse_bytes
from pipeline.text import everyday, tokens
from pipeline.types.document import Document, Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS = 400
SMOOTHING = 0.75
"""Exponent of the context counts, as in word2vec; keeps rare contexts from dominating."""
ASKED = 3.0
"""What a training question weighs beside a unit's own text."""
QUESTIONS = Path(__file__).parent.parent / "corpus" / "questions"
_SYNTAX = re.compile(r"\(\?(?:<?[!=]|:)|[()\[\]?*+^$|.{}\\]")


def texts() -> Iterator[tuple[str, float]]:
    """Texts whose words belong together, with the weight of each."""
    types = ontology.load().types
    named = {
        id_: " ".join((kind.label, kind.question, *kind.synonyms)) for id_, kind in types.items() if id_ != "other"
    }
    for id_, name in named.items():
        yield f"{name} {types[id_].definition}", 3.0
    for path in sorted(QUESTIONS.glob("questions-by-type*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield " ".join((row["q"], *(named.get(kind, "") for kind in row["types"]))), 1.0
    for asked, meant in everyday.table():
        yield " ".join((_SYNTAX.sub(" ", asked), *meant)), 5.0
    for entry in catalog.entries():
        if entry.split == "test":
            continue
        data, name = entry.file()
        [document] = parse_bytes(data, name)
        for unit in document.units:
            yield from _units(unit, "")
        yield from _asked(entry, document)


def _asked(entry: catalog.Entry, document: Document) -> Iterator[tuple[str, float]]:
    """Every training question with the words of the units that answer it."""
    path = catalog.TRAINING / f"{entry.id}.jsonl"
    if not path.exists():
        return
    words = {
        str(unit.address): " ".join([*(one.caption or "" for one in document.lineage(unit.address)), unit.text])
        for unit in document.walk()
        if unit.address
    }
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield from ((f"{row['question']} {words[cite]}", ASKED) for cite in row["cites"] if words.get(cite))


def _units(unit: Unit, above: str) -> Iterator[tuple[str, float]]:
    headings = f"{above} {unit.caption or ''}"
    if unit.text:
        yield f"{headings} {unit.text}", 1.0
    for child in unit.children:
        yield from _units(child, headings)


def fit(weighted: list[tuple[Counter[str], float]]) -> dict[str, Any]:
    """The arrays of the model file: vectors of length 1 as whole numbers of one byte, a scale and an idf for each term."""
    from scipy import sparse
    from scipy.sparse.linalg import svds

    seen = Counter(term for counted, _ in weighted for term in counted)
    vocabulary = sorted(term for term, count in seen.items() if count >= 2)
    index = {term: number for number, term in enumerate(vocabulary)}
    cells = [
        (index[term], number, weight * count / np.sqrt(counted.total()))
        for number, (counted, weight) in enumerate(weighted)
        for term, count in counted.items()
        if term in index
    ]
    rows, columns, values = (np.array(column) for column in zip(*cells, strict=True))
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(vocabulary), len(weighted)))
    together = (table @ table.T).tocoo()
    marginal = np.asarray(table @ np.asarray(table.sum(axis=0)).ravel()).ravel()
    context = marginal**SMOOTHING / (marginal**SMOOTHING).sum()
    information = np.log(np.maximum(together.data / (marginal[together.row] * context[together.col]), 1e-9))
    kept = information > 0
    matrix = sparse.csr_matrix(
        (information[kept].astype(np.float32), (together.row[kept], together.col[kept])), shape=together.shape
    )
    left, singular, _ = svds(matrix, k=min(DIMENSIONS, len(vocabulary) - 1), rng=np.random.default_rng(0))
    vectors = _unit_length(left * np.sqrt(singular))
    scale = np.abs(vectors).max(axis=1) / 127
    counts = np.array([seen[term] for term in vocabulary])
    return {
        "vocabulary": "\n".join(vocabulary),
        "vectors": np.round(vectors / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float32),
        "idf": np.log(1 + len(weighted) / (0.5 + counts)).astype(np.float16),
    }


def _unit_length(vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
    return unit


def main() -> None:
    """Trains on everything, writes the model beside this file and prints its size."""
    arrays = fit([(Counter(tokens.terms(text)), weight) for text, weight in texts()])
    name = "static-" + sha256(arrays["vectors"].tobytes()).hexdigest()[:8]
    np.savez_compressed(WEIGHTS, name=name, **arrays)
    print(f"{name}: {arrays['vectors'].shape} vectors, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
