"""Trains the classifier wording -> clause types: python -m models.train_clause_types."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.catalog import GOLD, entries, single_clauses
from models.clause_rows import BLOCKS, RULES, features, rules
from models.clause_types import WEIGHTS
from pipeline import ontology, run
from pipeline.extract.classify import Article, articles
from pipeline.extract.reader import read
from pipeline.types.document import Kind
from pipeline.types.ports import Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

PENALTY = 1.0
"""0.3 to 1 differ by less than .01 f1 among held-out documents."""
PART = 0.5
"""What a paragraph counts beside an article: its types are partly guessed from those of the article."""
SEEN = {"c": 6, "k": 3, "t": 10, "w": 4}
"""A feature of a block has to be in so many documents: with fewer the file is larger, takes longer to read and is no better."""
_NEXT = 5
"""Neighbours that a type is counted to have beside those seen, as main types are spread over all documents."""
_LINES = 1000  # of the kernel made at a time: as a sparse matrix the whole would take twice the memory
_PARTIES = (
    "この規約は、株式会社うみべ（以下「当社」といいます。）が提供する会員サービス（以下「本サービス」といいます。）を利用する方（以下「お客さま」といいます。）に適用されます。",
    "この契約は、株式会社うみべ（以下「甲」という。）と株式会社やまべ（以下「乙」という。）との間の契約である。",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One wording with its types; main: that of an article, None for a part; document: "" for what is always trained on."""

    document: str
    wording: Wording
    types: frozenset[str]
    main: str | None


def rows(clauses: Sequence[dict[str, Any]]) -> list[Row]:
    """All articles and paragraphs of train and dev that have gold, and the single clauses."""
    found: list[Row] = []
    for entry in entries():
        if entry.split == "test":
            continue
        gold = {
            one["address"]: tuple(one["types"])
            for one in map(json.loads, (GOLD / f"{entry.id}.clauses.jsonl").read_text("utf-8").splitlines())
        }
        [document] = run.parse_bytes(*entry.file())
        for article in articles(read(document), ontology.load()):
            found += _labelled(entry.id, article, gold)
    return [*found, *_single(clauses)]


def _labelled(document: str, article: Article, gold: dict[str, tuple[str, ...]]) -> Iterator[Row]:
    """The article with the types of all that stands in it; a paragraph without types of its own has those no other has."""
    own = gold.get(str(article.node.address))
    if own is None:
        return
    below = {id(node): gold.get(str(node.address), ()) for node in article.node.walk() if node is not article.node}
    told = {name for types in below.values() for name in types}
    rest = {name for name in own if name not in told or name == own[0]}
    yield Row(document, article.wordings[0][1], frozenset({*own, *told}), own[0])
    for node, wording in article.wordings[1:]:
        types = set(below.get(id(node), ())) or rest
        if node.unit.kind is Kind.PARAGRAPH:
            types = types.union(*(below.get(id(one), ()) for one in node.walk()))
        yield Row(document, wording, frozenset(types), None)


def _single(clauses: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """The single clauses, read as articles of two made-up documents: of terms, and of a contract between 甲 and 乙."""
    for contract, parties in enumerate(_PARTIES):
        chosen = [one for one in clauses if any(sign in one["text"] for sign in "甲乙") == bool(contract)]
        text = f"見本規約\n\n{parties}\n" + "".join(
            f"第{number}条（{one['caption']}）\n{one['text']}\n\n" for number, one in enumerate(chosen, 1)
        )
        [document] = run.parse_bytes(text.encode(), "見本.txt")
        found = [one for one in articles(read(document), ontology.load()) if one.node.unit.kind is Kind.ARTICLE]
        for one, article in zip(chosen, found, strict=True):
            yield Row("", article.wordings[0][1], frozenset(one["types"]), one["types"][0])
            parts = [wording for node, wording in article.wordings[1:] if node.unit.kind is Kind.PARAGRAPH]
            for wording, types in zip(parts, one["paragraphs"] if parts else (), strict=True):
                yield Row("", wording, frozenset(types), None)


class Training:
    """All rows as numbers, and the solution of the regression for any set of documents left out."""

    def __init__(self, data: Sequence[Row]) -> None:
        self.data = data
        self.labels = sorted({name for one in data for name in one.types})
        self._matrix, self._vocabulary, self._idf = _matrix(data)
        at = {name: place for place, name in enumerate(self.labels)}
        wanted = np.zeros((len(data), 2 * len(at)), dtype=np.float64)
        for line, one in enumerate(data):
            wanted[line, [at[name] for name in one.types]] = 1
            if one.main:
                wanted[line, len(at) + at[one.main]] = 1
        self._wanted = wanted
        count = self._matrix.shape[0]
        self._kernel = np.empty((count, count))
        for start in range(0, count, _LINES):
            self._kernel[start : start + _LINES] = (self._matrix[start : start + _LINES] @ self._matrix.T).toarray()

    def arrays(self, without: str | None = None) -> dict[str, Any]:
        """The arrays of the model file: weights as whole numbers of one byte with a scale per label."""
        from scipy.linalg import solve

        count = len(self.labels)
        kept = np.array([without is None or one.document != without for one in self.data])
        whole = np.array([one.main is not None for one in self.data])
        penalty = np.where(whole, PENALTY, PENALTY / PART)
        tables, bias = [], []
        for lines, columns in ((kept, slice(0, count)), (kept & whole, slice(count, 2 * count))):
            used = np.flatnonzero(lines)
            wanted = self._wanted[used, columns]
            mean = wanted.mean(axis=0)
            system = self._kernel[np.ix_(used, used)]
            system[np.diag_indices_from(system)] += penalty[used]
            dual = solve(system, wanted - mean, assume_a="pos", overwrite_a=True, check_finite=False)
            tables.append(self._matrix[used].T @ dual)
            bias.append(mean)
        table = np.hstack(tables)
        scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
        return {
            "vocabulary": "\t".join(self._vocabulary),
            "labels": "\t".join(self.labels),
            "idf": self._idf.astype(np.float16),
            "weights": np.round(table / scale).astype(np.int8),
            "scale": scale.astype(np.float32),
            "bias": np.concatenate(bias).astype(np.float32),
            "follows": _follows([one for one in self.data if one.document != without], self.labels),
        }


def _follows(data: Sequence[Row], labels: Sequence[str]) -> "NDArray[np.float16]":
    """What `ClauseTypes.follows` gives, shape (1 + labels, labels), the beginning of a document first; of whole documents alone."""
    at = {name: place for place, name in enumerate((None, *labels))}
    seen = np.zeros((len(at), len(labels)))
    for document in dict.fromkeys(one.document for one in data if one.document):
        mains = [one.main for one in data if one.document == document and one.main]
        for before, after in pairwise((None, *mains)):
            seen[at[before], at[after] - 1] += 1
    share = (seen.sum(axis=0) + 0.5) / (seen.sum() + 0.5 * len(labels))
    chance = (seen + _NEXT * share) / (seen.sum(axis=1, keepdims=True) + _NEXT)
    return np.asarray(np.log(chance / share), dtype=np.float16)


def _matrix(data: Sequence[Row]) -> tuple[Any, list[str], "NDArray[np.float32]"]:
    """Rows of features as models.clause_rows.Rows makes them, their names and idf; idf 1 for those of the rules."""
    from scipy.sparse import csr_matrix

    counted = [features(one.wording) for one in data]
    evidence = [rules(one.wording) for one in data]
    where: dict[str, set[str]] = {}
    rows_with: Counter[str] = Counter()
    for line, (one, blocks) in enumerate(zip(data, counted, strict=True)):
        for found in blocks.values():
            rows_with.update(found.keys())
            for name in found:
                where.setdefault(name, set()).add(one.document or str(line))
    chosen = sorted(name for name, seen in where.items() if len(seen) >= SEEN[name[0]])
    vocabulary = [*chosen, *sorted({name for one in evidence for name in one})]
    idf = np.ones(len(vocabulary), dtype=np.float32)
    idf[: len(chosen)] = [np.log((1 + len(data)) / (1 + rows_with[name])) + 1 for name in chosen]
    at = {name: place for place, name in enumerate(vocabulary)}
    lines, places, values = [], [], []
    for line, (blocks, seen) in enumerate(zip(counted, evidence, strict=True)):
        for block, found in blocks.items():
            known = {at[name]: (1 + np.log(count)) * idf[at[name]] for name, count in found.items() if name in at}
            length = np.sqrt(sum(value * value for value in known.values()))
            for place, value in known.items():
                lines.append(line)
                places.append(place)
                values.append(value / length * np.sqrt(BLOCKS[block]))
        for name, weight in seen.items():
            lines.append(line)
            places.append(at[name])
            values.append(weight * np.sqrt(RULES))
    shape = (len(data), len(vocabulary))
    return csr_matrix((np.array(values), (lines, places)), shape=shape), vocabulary, idf


def trained(clauses: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The arrays of the model file after training on these single clauses and all else."""
    return Training(rows(clauses)).arrays()


def main() -> None:
    """Trains on all rows, writes the model beside this file and prints its size."""
    arrays = trained(single_clauses())
    np.savez_compressed(WEIGHTS, **arrays)
    print(f"{arrays['weights'].shape} weights, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
