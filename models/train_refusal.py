"""Trains when to say that the text does not say it: python -m models.train_refusal.

On questions about the train documents and made-up ones, answerable and not, each beside the units the index finds for it. A question
without an answer looks like one that has it but for a word or two; so the network looks at each word by itself
(pipeline.answer.refusal). How sure it is, and from when an answer is given, is read off documents that had no part in the fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from models import trees
from models.train_ranker import sources
from pipeline.answer import decide, query
from pipeline.answer.library import Library
from pipeline.answer.parts import is_row_of_words
from pipeline.answer.refusal import FAR, MANY, WEIGHTS, Refusal, pooled
from pipeline.answer.select import Matcher

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

ALLOWED = 0.12
"""The share of answerable questions that may be refused among documents that had no part in the fit."""
NETS, FOLDS = 4, 5
WORD, KEPT, JOINED = 32, 12, 24
EPOCHS, BATCH, RATE, DECAY, FORGET = 10, 64, 0.002, 0.05, 0.3
FOUND = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A question: its words beside the units found (words, marks), the signs of the whole, whether the text is silent.

    bare: whether it is a row of key words.
    """

    document: str
    words: "NDArray[np.float32]"
    signs: "NDArray[np.float32]"
    silent: bool
    bare: bool = False


def rows() -> list[Row]:
    """All questions about the train documents and the made-up ones but those after a definition, which are never refused."""
    found = []
    for name, index, asking in sources():
        library = Library(index)
        for question in asking:
            asked = query.read(question["question"])
            hits = index.search(asked, FOUND)
            if hits and not hits[0].defines:
                signs = decide.signs(asked, hits, index, Matcher(asked, index))
                found.append(
                    Row(
                        name,
                        decide.marks(asked, hits, index, library),
                        np.array(list(signs.values()), dtype=np.float32),
                        not question["cites"],
                        is_row_of_words(asked.text),
                    )
                )
    return found


def fit(data: Sequence[Row]) -> dict[str, "NDArray[np.float32]"]:
    """The weights of NETS networks, one below the other, and the trees; both sorts of questions count the same in all."""
    signs = np.stack([one.signs for one in data])
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 0.01
    silent = np.array([one.silent for one in data])
    share = np.where(silent, 0.5 / silent.sum(), 0.5 / (~silent).sum()) * len(data)
    nets = [_net(data, np.clip((signs - mean) / spread, -FAR, FAR), share, seed) for seed in range(NETS)]
    return (
        {"mean": mean, "spread": spread}
        | {name: np.stack([net[name] for net in nets]) for name in nets[0]}
        | trees.grown(np.stack([pooled(one.words, one.signs) for one in data]), silent, share)
    )


def _net(
    data: Sequence[Row], signs: "NDArray[np.float32]", share: "NDArray[np.float64]", seed: int
) -> dict[str, "NDArray[np.float32]"]:
    import torch
    from torch.nn import Dropout, Linear, ModuleList

    torch.manual_seed(seed)
    marks, longest = data[0].words.shape[1], max(len(one.words) for one in data)
    table, there = np.zeros((len(data), longest, marks), dtype=np.float32), np.zeros((len(data), longest), dtype=bool)
    for line, one in enumerate(data):
        table[line, : len(one.words)], there[line, : len(one.words)] = one.words, True
    silent = np.array([one.silent for one in data])
    x, m, s, y, w = map(torch.from_numpy, (table, there[..., None], signs, silent, share.astype(np.float32)))
    every = 3 * KEPT + signs.shape[1]
    word, kept, joined = Linear(marks, WORD), Linear(WORD, KEPT), Linear(every, JOINED)
    outer, linear, drop = Linear(JOINED, 1, bias=False), Linear(every, 1), Dropout(FORGET)

    def odds(at: "torch.Tensor") -> "torch.Tensor":
        seen = torch.relu(kept(drop(torch.relu(word(x[at]))))) * m[at]
        count = m[at].sum(1)
        pooled = torch.cat([seen.amax(1), seen.sum(1) / MANY, seen.sum(1) / count, s[at]], 1)
        found: torch.Tensor = outer(drop(torch.relu(joined(pooled)))) + linear(pooled)
        return found[:, 0]

    layers = ModuleList([word, kept, joined, outer, linear])
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
    for _ in range(EPOCHS):
        for at in torch.split(torch.randperm(len(data)), BATCH):
            wrong = torch.nn.functional.binary_cross_entropy_with_logits(odds(at), y[at].float(), w[at])
            optimizer.zero_grad()
            torch.autograd.backward(wrong)
            optimizer.step()
        schedule.step()
    found = {
        "word": word.weight.T, "word_bias": word.bias, "kept": kept.weight.T, "kept_bias": kept.bias,
        "joined": joined.weight.T, "joined_bias": joined.bias, "outer": outer.weight[0], "linear": linear.weight[0],
        "bias": linear.bias[0],
    }  # fmt: skip
    return {name: weights.detach().numpy().copy() for name, weights in found.items()}


def calibrated(data: Sequence[Row], odds: "NDArray[np.float64]") -> dict[str, float]:
    """Slope and shift of the chance, and the chances from which an answer is given, to a question and to a row of words.

    odds: what speaks for silence, each by a fit without its document.
    """
    from sklearn.linear_model import LogisticRegression

    silent = np.array([one.silent for one in data])
    model = LogisticRegression(C=np.inf).fit(odds[:, None], silent)
    slope, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
    bare = np.array([one.bare for one in data])
    sure = {
        name: float(1 / (1 + np.exp(slope * np.quantile(odds[~silent & chosen], 1 - ALLOWED) + shift)))
        for name, chosen in (("sure", ~bare), ("sure_of_words", bare if bare.any() else ~bare))
    }
    return {"slope": slope, "shift": shift, **sure}


def apart(data: Sequence[Row]) -> "NDArray[np.float64]":
    """What speaks for silence in each question, by a fit that has not seen its document."""
    documents = sorted({one.document for one in data})
    odds = np.zeros(len(data))
    for fold in range(FOLDS):
        left = set(documents[fold::FOLDS])
        fitted = Refusal(fit([one for one in data if one.document not in left]))
        for line, one in enumerate(data):
            if one.document in left:
                odds[line] = fitted.odds(one.words, one.signs)
    return odds


def main() -> None:
    """Fits to everything, writes the weights beside the answers and prints what unseen documents' questions get."""
    data = rows()
    odds = apart(data)
    found: dict[str, Any] = fit(data) | calibrated(data, odds)
    np.savez(WEIGHTS, **found)
    silent = np.array([one.silent for one in data])
    chances = 1 / (1 + np.exp(found["slope"] * odds + found["shift"]))
    refused = chances < np.where([one.bare for one in data], found["sure_of_words"], found["sure"])
    print(
        f"{len(data)} questions, of unseen documents refused {refused[~silent].mean():.3f} answerable, "
        f"{refused[silent].mean():.3f} not; {WEIGHTS.stat().st_size / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    main()
