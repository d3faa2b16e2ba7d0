"""Trains the static embedder from this project's own text: python -m models.train_embedder.

First, words that stand together get near vectors: a question and the names of the clause types it asks for, an everyday
expression and the clause words for it, the caption and the text of a unit. Positive pointwise mutual information of
words in such texts, brought to DIMENSIONS by a truncated singular value decomposition (Levy, Goldberg and Dagan 2015).
Then sentence-transformers moves them until a question is nearer to the clause that answers it than to others of its type
(MultipleNegativesRankingLoss). The questions about the documents take no part: the ranker is fitted to them.
"""

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
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
EPOCHS, BATCH, RATE = 12, 128, 0.002
SHORTEST = 20
"""Characters of a unit's text that its caption stands for."""
_SYNTAX = re.compile(r"\(\?(?:<?[!=]|:)|[()\[\]?*+^$|.{}\\]")


def texts(clauses: Sequence[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """Texts whose words belong together, with the weight of each; clauses: the single clauses among them."""
    types = ontology.load().types
    named = {
        id_: " ".join((kind.label, kind.question, *kind.synonyms)) for id_, kind in types.items() if id_ != "other"
    }
    for id_, name in named.items():
        yield f"{name} {types[id_].definition}", 3.0
    for path in sorted(catalog.QUESTIONS.glob("questions-by-type*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield " ".join((row["q"], *(named.get(kind, "") for kind in row["types"]))), 1.0
    for asked, meant in everyday.table():
        yield " ".join((_SYNTAX.sub(" ", asked), *meant)), 5.0
    for row in clauses:
        yield f"{named.get(row['types'][0], '')} {row['caption']} {row['text']}", 1.0
    for document in _documents():
        for unit in document.units:
            yield from _units(unit, "")


@functools.cache
def _documents() -> tuple[Document, ...]:
    return tuple(
        document for entry in catalog.entries() if entry.split != "test" for document in parse_bytes(*entry.file())
    )


def _units(unit: Unit, above: str) -> Iterator[tuple[str, float]]:
    headings = f"{above} {unit.caption or ''}"
    if unit.text:
        yield f"{headings} {unit.text}", 1.0
    for child in unit.children:
        yield from _units(child, headings)


def fit(weighted: list[tuple[Counter[str], float]]) -> tuple[list[str], "NDArray[np.float32]"]:
    """Terms, and a vector for each: its direction from the decomposition, as long as its idf."""
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
    vectors = left * np.sqrt(singular)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    idf = np.log(1 + len(weighted) / (0.5 + np.array([seen[term] for term in vocabulary])))
    return vocabulary, (vectors * idf[:, None]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause, what it is asked by (its questions, else its caption), and its main type."""

    text: str
    questions: tuple[str, ...]
    type: str


def asked(clauses: Sequence[dict[str, Any]]) -> list[Asked]:
    """The single clauses, and the units of train and dev documents, asked by their captions."""
    found = []
    for row in clauses:
        questions = tuple(one["question"] for one in row.get("questions", ()))
        found.append(Asked(f"{row['caption']}\n{row['text']}", (*questions, row["caption"]), row["types"][0]))
    for document in _documents():
        for unit in document.walk():
            if unit.caption and len(unit.whole_text) > SHORTEST:
                found.append(Asked(unit.whole_text, (unit.caption,), ""))
    return found


def refine(
    vocabulary: Sequence[str], vectors: "NDArray[np.float32]", clauses: Sequence[Asked]
) -> "NDArray[np.float32]":
    """The vectors after each clause has been set apart from another of its type and from the others of its batch."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    torch.manual_seed(0)
    random = Random(0)
    known = {term: number for number, term in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordLevel(known))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    model: Any = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)], device="cpu")
    loss = MultipleNegativesRankingLoss(model)
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)

    @functools.cache
    def spelt(text: str) -> str:
        return " ".join(term for term in dict.fromkeys(tokens.terms(text)) if term in known)

    alike: dict[str, list[Asked]] = {}
    for clause in clauses:
        alike.setdefault(clause.type, []).append(clause)
    for _ in range(EPOCHS):
        order = random.sample(list(clauses), len(clauses))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            columns = (
                [random.choice(one.questions) for one in batch],
                [one.text for one in batch],
                [
                    random.choice([other for other in alike[one.type] if other is not one] or order).text
                    for one in batch
                ],
            )
            wrong = loss([model.preprocess([spelt(text) for text in column]) for column in columns], None)
            optimizer.zero_grad()
            wrong.backward()
            optimizer.step()
        schedule.step()
    moved: NDArray[np.float32] = model[0].embedding.weight.detach().numpy()
    return moved


def arrays(vocabulary: Sequence[str], vectors: "NDArray[np.float32]") -> dict[str, Any]:
    """The arrays of the model file: vectors as whole numbers of one byte with a scale for each term."""
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    whole = np.round(vectors / scale[:, None]).astype(np.int8)
    name = "static-" + sha256(whole.tobytes()).hexdigest()[:8]
    return {"name": name, "vocabulary": "\n".join(vocabulary), "vectors": whole, "scale": scale.astype(np.float32)}


def trained(clauses: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The arrays of the model file after training on these single clauses and all else."""
    vocabulary, vectors = fit([(Counter(tokens.terms(text)), weight) for text, weight in texts(clauses)])
    return arrays(vocabulary, refine(vocabulary, vectors, asked(clauses)))


def main() -> None:
    """Trains on everything, writes the model beside this file and prints its size."""
    found = trained(catalog.single_clauses())
    np.savez_compressed(WEIGHTS, **found)
    print(f"{found['name']}: {found['vectors'].shape} vectors, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
