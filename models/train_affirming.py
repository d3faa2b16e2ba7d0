"""Trains when an answer begins with はい: python -m models.train_affirming.

On the yes/no questions about single clauses and about train documents that a person has answered with はい or いいえ, each
beside the rule that answers it. Where the deciding words are marked, the network also learns to heed their clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import catalog
from models import clause_types, question_types, static_embedder
from models.made_up import document_of
from models.train_ranker import index_of, questions
from pipeline import index, run
from pipeline.answer import query, verdict
from pipeline.answer.affirming import WEIGHTS, Affirming
from pipeline.answer.library import Place
from pipeline.answer.polarity import plain
from pipeline.answer.turning import MOST, Turning
from pipeline.errors import YakkanError
from pipeline.index.fuse import FusedIndex
from pipeline.index.ranker import Ranker
from pipeline.types.address import Address

if TYPE_CHECKING:
    from numpy.typing import NDArray

NETS, FOLDS = 4, 6
LOOK, KEPT = 8, 16
EPOCHS, BATCH, RATE, DECAY, FORGET, HEED = 30, 64, 0.006, 0.3, 0.3, 0.5
"""HEED: what heeding the wrong clause weighs beside a wrong answer."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question beside its rule; deciding: of each clause whether it decides, none where that is not marked."""

    source: str
    seen: Turning
    deciding: tuple[bool, ...]
    affirmed: bool


def rows() -> list[Row]:
    """All yes/no questions that are answered はい or いいえ: of single clauses, and about the train documents."""
    found = [row for path in sorted(catalog.CLAUSES.glob("*.jsonl")) for row in _single(path.stem)]
    for entry in catalog.entries("train"):
        built = index_of(entry)
        for question in questions(entry):
            if "affirms" in question:
                found += _rows(entry.id, question, built, Address.parse(question["cites"][0]))
    return found


def _single(name: str) -> Iterator[Row]:
    """The questions of a file of single clauses, read as the articles of a made-up document."""
    written = catalog.single_clauses(name)
    if not any("affirms" in question for one in written for question in one.get("questions", ())):
        return
    [document] = run.parse_bytes(document_of(written).encode(), "見本.txt")
    extraction = run.extract(document, clause_types=clause_types.default())
    built = index.build(
        [(document, extraction)], embedders=static_embedder.default(), question_types=question_types.default()
    )
    ranker = Ranker()
    for at, one in enumerate(written, 1):
        article = Address.parse(f"第{at}条")
        within = [place for place, unit in enumerate(built.passages) if unit.address.article == article]
        for question in one.get("questions", ()):
            if within and "affirms" in question:
                scores = ranker.scores(built.evidence(query.read(question["question"])))
                best = max(within, key=lambda place: scores[place])
                yield from _rows(name, question, built, built.passages[best].address)


def _rows(source: str, question: dict[str, Any], built: FusedIndex, unit: Address) -> Iterator[Row]:
    document = built.documents[0]
    try:
        *above, found = document.lineage(unit)
    except YakkanError:
        return
    place = Place(document, found, tuple(above))
    seen = verdict.turning_of(query.read(question["question"]), place, built)
    if seen is not None:
        words = plain(question.get("decides", ""))
        deciding = tuple(bool(words) and _is_in(words, texts) for texts in seen.texts)
        yield Row(source, seen, deciding, question["affirms"])


def _is_in(words: str, texts: tuple[str, str]) -> bool:
    clause, predicate = texts
    return words in clause or words in predicate or clause.rstrip("、。") in words


def fit(data: Sequence[Row]) -> dict[str, "NDArray[np.float32]"]:
    """The weights of NETS networks, one below the other; はい and いいえ count the same in all."""
    every = np.concatenate([one.seen.clauses for one in data])
    mean, spread = every.mean(axis=0), every.std(axis=0) + 0.01
    nets = [_net(data, mean, spread, seed) for seed in range(NETS)]
    return {"mean": mean, "spread": spread} | {name: np.stack([net[name] for net in nets]) for name in nets[0]}


def _net(
    data: Sequence[Row], mean: "NDArray[np.float32]", spread: "NDArray[np.float32]", seed: int
) -> dict[str, "NDArray[np.float32]"]:
    import torch
    from torch.nn import Dropout, Linear, ModuleList
    from torch.nn.functional import binary_cross_entropy_with_logits

    torch.manual_seed(seed)
    first = data[0].seen
    looks, forms, signs = first.clauses.shape[1], first.forms.shape[1], len(first.whole)
    table = np.zeros((len(data), MOST, looks + forms + 3), dtype=np.float32)
    for line, one in enumerate(data):
        count = len(one.seen.clauses)
        table[line, :count] = np.hstack(
            [
                (one.seen.clauses - mean) / spread,
                one.seen.forms,
                one.seen.agreeing[:, None],
                np.array(one.deciding, dtype=np.float32)[:, None],
                np.ones((count, 1), dtype=np.float32),
            ]
        )
    x, whole = torch.from_numpy(table), torch.from_numpy(np.stack([one.seen.whole for one in data]))
    supposing = torch.tensor([one.seen.supposing for one in data])[:, None]
    affirmed = torch.tensor([float(one.affirmed) for one in data])
    share_of = torch.where(affirmed > 0, 0.5 / affirmed.mean(), 0.5 / (1 - affirmed.mean()))
    look, heed, heed_plain = Linear(looks, LOOK), Linear(LOOK, 1, bias=False), Linear(looks, 1, bias=False)
    width = signs + 2 * (1 + forms)
    kept, outer, linear, drop = Linear(width, KEPT), Linear(KEPT, 1, bias=False), Linear(width, 1), Dropout(FORGET)
    layers = ModuleList([look, heed, heed_plain, kept, outer, linear])
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.92)
    for _ in range(EPOCHS):
        for at in torch.split(torch.randperm(len(data)), BATCH):
            clauses, form, agreeing, deciding, there = torch.split(x[at], [looks, forms, 1, 1, 1], dim=2)
            heeded = heed(torch.relu(look(clauses))) + heed_plain(clauses)
            share = torch.softmax(heeded.masked_fill(there == 0, -1e9), 1)
            agreed, said = (share * agreeing).sum(1), (share * form).sum(1)
            every = torch.cat([whole[at], agreed, agreed * supposing[at], said, said * supposing[at]], 1)
            odds = (outer(drop(torch.relu(kept(every)))) + linear(every))[:, 0]
            wrong = binary_cross_entropy_with_logits(odds, affirmed[at], share_of[at])
            marked = (deciding.sum(1) > 0)[:, 0]
            missed = -torch.log((share * deciding).sum(1) + 1e-6)[:, 0]
            optimizer.zero_grad()
            torch.autograd.backward(wrong + HEED * (missed * marked).mean())
            optimizer.step()
        schedule.step()
    found = {
        "look": look.weight.T, "look_bias": look.bias, "heed": heed.weight[0], "heed_plain": heed_plain.weight[0],
        "kept": kept.weight.T, "kept_bias": kept.bias, "outer": outer.weight[0], "linear": linear.weight[0],
        "bias": linear.bias[0],
    }  # fmt: skip
    return {name: weights.detach().numpy().copy() for name, weights in found.items()}


def apart(data: Sequence[Row]) -> "NDArray[np.bool_]":
    """Whether each question is answered はい, by a fit that has seen no question of its document or file."""
    sources = sorted({one.source for one in data})
    affirmed = np.zeros(len(data), dtype=bool)
    for fold in range(FOLDS):
        left = set(sources[fold::FOLDS])
        fitted = Affirming(fit([one for one in data if one.source not in left]))
        for line, one in enumerate(data):
            if one.source in left:
                affirmed[line] = fitted.affirms(one.seen)
    return affirmed


def main() -> None:
    """Fits to everything, writes the weights beside the answers and prints how often unseen sources' questions come out right."""
    data = rows()
    affirmed = np.array([one.affirmed for one in data])
    by_rules = np.array([one.seen.ruled for one in data])
    right = apart(data) == affirmed
    np.savez(WEIGHTS, **fit(data))  # type: ignore[arg-type]
    print(
        f"{len(data)} questions, {affirmed.mean():.3f} はい; of unseen sources right {right.mean():.3f}, "
        f"by the rules alone {(by_rules == affirmed).mean():.3f}; {WEIGHTS.stat().st_size / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    main()
