"""What a yes/no question and its rule turn on -> the chance that the answer is はい: a small network, numpy only."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.answer.turning import Turning
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")
"""Written by models.train_affirming."""
SURE = 0.75
"""The chance from which the answer is はい although the signs that rules compare say いいえ. A wrong はい is the worse one."""
_ARRAYS = (
    "mean", "spread", "look", "look_bias", "heed", "heed_plain", "kept", "kept_bias", "outer", "linear", "bias",
)  # fmt: skip


class Affirming:
    """The mean of several networks that were trained alike from different beginnings.

    Each heeds the clauses of the rule, most of all the one that decides, keeps what these say and how, and weighs it
    together with the question and with what the rules of polarity find.
    """

    def __init__(self, arrays: "Mapping[str, NDArray[np.float32]]") -> None:
        self._of = arrays

    def chance(self, seen: Turning) -> float:
        """The chance from 0 to 1 that what the question supposes is so."""
        of, heed = self._of, self._heed(seen)
        agreed, forms = heed @ seen.agreeing, heed @ seen.forms
        every = np.concatenate(
            [
                np.broadcast_to(seen.whole, (len(heed), len(seen.whole))),
                agreed[:, None],
                agreed[:, None] * seen.supposing,
                forms,
                forms * seen.supposing,
            ],
            axis=1,
        )
        hidden = np.maximum(np.einsum("se,sek->sk", every, of["kept"]) + of["kept_bias"], 0)
        odds = (hidden * of["outer"]).sum(axis=1) + (every * of["linear"]).sum(axis=1) + of["bias"]
        return float((1 / (1 + np.exp(-odds))).mean())

    def affirms(self, seen: Turning) -> bool:
        """Whether the answer begins with はい: what the rules say where they know the matter, else what the networks say.

        Where the signs that the rules compare say いいえ, the networks have to be SURE of a はい.
        """
        return seen.ruled if seen.known else self.chance(seen) >= (0.5 if seen.ruled else SURE)

    def heed(self, seen: Turning) -> "NDArray[np.float32]":
        """Shape (n,): how much each clause is heeded, together 1."""
        shares: NDArray[np.float32] = self._heed(seen).mean(axis=0)
        return shares

    def _heed(self, seen: Turning) -> "NDArray[np.float32]":
        """Shape (networks, n)."""
        of = self._of
        clauses = (seen.clauses - of["mean"]) / of["spread"]
        heard = np.maximum(np.einsum("nl,slk->snk", clauses, of["look"]) + of["look_bias"][:, None], 0)
        heed = np.einsum("snk,sk->sn", heard, of["heed"]) + np.einsum("nl,sl->sn", clauses, of["heed_plain"])
        heed = np.exp(heed - heed.max(axis=1, keepdims=True))
        shares: NDArray[np.float32] = heed / heed.sum(axis=1, keepdims=True)
        return shares


@functools.cache
def default() -> Affirming:
    """The one that comes with the package, loaded once."""
    return load(WEIGHTS)


def load(path: Path) -> Affirming:
    """The networks of a file; ModelError where it cannot be read."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return Affirming({name: file[name] for name in _ARRAYS})
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(
            f"回答の重み {path.name} を読めません。python -m models.train_affirming で作り直してください。"
        ) from error
