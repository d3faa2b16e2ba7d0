"""Fits the ranker of the index to questions about train documents and made-up ones: python -m models.train_ranker.

For each question the units that answer it stand against all others of the document (a softmax over the units), so that the
hardest wrong ones count most. The embedder they are read with has seen none of these questions, else its word would be believed
too much (models.made_up).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import catalog
from models import clause_types, made_up, question_types, static_embedder
from pipeline import index, run
from pipeline.answer import query
from pipeline.index.fuse import FusedIndex
from pipeline.index.ranker import WEIGHTS, spread
from pipeline.types.address import Address

if TYPE_CHECKING:
    from numpy.typing import NDArray

HIDDEN, EPOCHS, BATCH, RATE, DECAY, FORGET = 16, 12, 16, 0.003, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """The evidence for all units of a document, and which of them answer."""

    evidence: "NDArray[np.float32]"
    right: "NDArray[np.bool_]"


def index_of(entry: catalog.Entry) -> FusedIndex:
    """A document of the corpus as `ask` sees it."""
    [document] = run.parse_bytes(*entry.file())
    extraction = run.extract(document, clause_types=clause_types.default())
    return index.build(
        [(document, extraction)], embedders=static_embedder.default(), question_types=question_types.default()
    )


def questions(entry: catalog.Entry) -> Iterator[dict[str, Any]]:
    """The gold questions about a document, then those written for training."""
    for path in (catalog.GOLD / f"{entry.id}.questions.jsonl", catalog.TRAINING / f"{entry.id}.jsonl"):
        if path.exists():
            yield from map(json.loads, path.read_text("utf-8").splitlines())


def sources() -> Iterator[tuple[str, FusedIndex, Iterable[dict[str, Any]]]]:
    """The train documents, then the made-up ones: the name of each, the document as `ask` sees it, and its questions."""
    for entry in catalog.entries("train"):
        yield entry.id, index_of(entry), questions(entry)
    yield from made_up.sources()


def rows() -> Iterator[Row]:
    """All answerable questions about the train documents and the made-up ones."""
    for _, built, asked in sources():
        for question in asked:
            accepted = [Address.parse(cite) for cite in (*question["cites"], *question.get("alt_cites", ()))]
            right = _answering([passage.address for passage in built.passages], accepted)
            if right.any():
                yield Row(built.evidence(query.read(question["question"])), right)


def _answering(units: Sequence[Address], accepted: Sequence[Address]) -> "NDArray[np.bool_]":
    """The accepted units themselves, a list rather than its items; what is below where an accepted one has no text."""
    exact = np.array([unit in accepted for unit in units], dtype=bool)
    below = np.array([any(cite.contains(unit) for cite in accepted) for unit in units], dtype=bool)
    return exact if exact.any() else below


def fit(data: list[Row]) -> dict[str, Any]:
    """The arrays of the model file."""
    import torch

    torch.manual_seed(0)
    random = Random(0)
    every = np.concatenate([one.evidence for one in data])
    mean, deviation = every.mean(axis=0), every.std(axis=0) + 1e-3
    ready = [(torch.from_numpy(spread(one.evidence, mean, deviation)), torch.from_numpy(one.right)) for one in data]
    width = 2 * len(mean)
    hidden, outer = torch.nn.Linear(width, HIDDEN), torch.nn.Linear(HIDDEN, 1, bias=False)
    linear, dropout = torch.nn.Linear(width, 1, bias=False), torch.nn.Dropout(FORGET)
    network = torch.nn.ModuleList([hidden, outer, linear])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.85)
    for _ in range(EPOCHS):
        order = random.sample(ready, len(ready))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            wrong = torch.zeros(())
            for seen, right in batch:
                scores = (outer(dropout(torch.relu(hidden(seen)))) + linear(seen))[:, 0]
                wrong = wrong + torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
            optimizer.zero_grad()
            torch.autograd.backward(wrong / len(batch))
            optimizer.step()
        schedule.step()
    return {
        "mean": mean.astype(np.float32),
        "spread": deviation.astype(np.float32),
        "hidden": hidden.weight.detach().numpy().T.copy(),
        "bias": hidden.bias.detach().numpy(),
        "outer": outer.weight.detach().numpy()[0],
        "linear": linear.weight.detach().numpy()[0],
    }


def main() -> None:
    """Fits to everything, writes the weights beside the ranker and prints how often the first unit is a right one."""
    data = list(rows())
    arrays = fit(data)
    np.savez(WEIGHTS, **arrays)
    from pipeline.index.ranker import Ranker

    ranker = Ranker()
    first = np.mean([one.right[int(ranker.scores(one.evidence).argmax())] for one in data])
    print(f"{len(data)} questions, the first unit right for {first:.3f} of them, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
