"""Many units, made of our own documents: sentences put together anew, so that they are as like each other as terms are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from corpus import catalog
from models import clause_types, static_embedder
from pipeline import run
from pipeline.index.passages import entries
from pipeline.index.ragged import Ragged
from pipeline.text import sentences, tokens
from pipeline.types.clause import Extraction
from pipeline.types.document import Document, Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

CHANGED = 0.3
"""The share of clauses of a sentence that are those of another one."""
_BLOCK = 20_000


def documents(units: int) -> Iterator[tuple[Document, Extraction]]:
    """Documents with so many units in all and a few more: our own with clauses of other sentences and other numbers in them."""
    random, own, count = Random(0), _own(), 0
    for number in range(units):
        document, extraction = own[number % len(own)]
        name = f"d{number:012x}"
        changed = tuple(_changed(unit, random) for unit in document.units)
        yield replace(document, id=name, title=f"{document.title} {number}", units=changed), extraction
        count += len(entries(document, extraction))
        if count >= units:
            return


def _changed(unit: Unit, random: Random) -> Unit:
    return replace(
        unit,
        text=recombined(unit.text, random),
        children=tuple(_changed(child, random) for child in unit.children),
    )


def recombined(text: str, random: Random) -> str:
    """The text with other clauses in place of some, and other numbers."""
    parts = re.split("(?<=、)", text)
    parts = [random.choice(_clauses()) if random.random() < CHANGED and part.endswith("、") else part for part in parts]
    return re.sub("[0-9０-９]+", lambda _: str(random.randint(1, 90)), "".join(parts))


def vectors(count: int) -> "Iterator[NDArray[np.float32]]":
    """Vectors of made units, a block at a time: each of one to three sentences with clauses of others in them."""
    random, spoken = Random(1), [re.split("(?<=、)", one) for one in _sentences() if len(one) > 10]
    clauses = {clause: number for number, clause in enumerate(dict.fromkeys(one for parts in spoken for one in parts))}
    pieces = [[clauses[clause] for clause in parts] for parts in spoken]
    terms = TermVectors(list(clauses))
    for start in range(0, count, _BLOCK):
        yield terms.embed(
            [
                [
                    random.randrange(len(clauses)) if random.random() < CHANGED else clause
                    for _ in range(random.choice((1, 1, 2, 2, 3)))
                    for clause in random.choice(pieces)
                ]
                for _ in range(min(_BLOCK, count - start))
            ]
        )


class TermVectors:
    """What the static embedder gives for texts put together of clauses, each of which is taken apart once only."""

    def __init__(self, clauses: Sequence[str]) -> None:
        from scipy import sparse

        with np.load(static_embedder.WEIGHTS, allow_pickle=False) as file:
            vocabulary = {term: place for place, term in enumerate(str(file["vocabulary"]).split("\n"))}
            self._vectors = file["vectors"].astype(np.float32) * file["scale"].astype(np.float32)[:, None]
        places = [
            sorted({vocabulary[term] for term in tokens.terms(clause) if term in vocabulary}) for clause in clauses
        ]
        self._matrix = sparse.csr_matrix
        self._terms = self._rows(places, len(vocabulary))

    def _rows(self, places: Sequence[Sequence[int]], width: int) -> "csr_matrix":
        rows = Ragged.of(places, np.int64)
        ones = np.ones(len(rows.values), dtype=np.float32)
        return self._matrix((ones, rows.values, rows.starts), shape=(len(rows), width))

    def embed(self, texts: Sequence[Sequence[int]]) -> "NDArray[np.float32]":
        """A row of length 1 for each text, which is given as the numbers of its clauses."""
        found = self._rows(texts, self._terms.shape[0]) @ self._terms
        found.data[:] = 1  # a term counts once
        summed = found @ self._vectors
        unit: NDArray[np.float32] = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)
        return unit


@cache
def _own() -> tuple[tuple[Document, Extraction], ...]:
    read = [document for entry in catalog.entries("train") for document in run.parse_bytes(*entry.file())]
    return tuple((document, run.extract(document, clause_types=clause_types.default())) for document in read)


@cache
def _sentences() -> tuple[str, ...]:
    texts = [unit.text for document, _ in _own() for unit in document.walk()]
    return tuple(text[a:b] for text in texts for a, b in sentences.split(text))


@cache
def _clauses() -> tuple[str, ...]:
    return tuple(
        part for one in _sentences() for part in re.split("(?<=、)", one) if part.endswith("、") and len(part) > 3
    )
