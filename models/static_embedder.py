"""Sentence vectors as weighted sums of word vectors: an Embedder that needs numpy only and loads at once."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.errors import ModelError
from pipeline.text import tokens
from pipeline.types.index import Embedders

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_suffix(".npz")


class StaticEmbedder:
    """Content words and character bigrams, each with a vector as long as it tells; words it does not know add nothing."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        try:
            with np.load(path, allow_pickle=False) as file:
                self.name = str(file["name"])
                vocabulary = str(file["vocabulary"]).split("\n")
                self._vectors = file["vectors"]
                self._scale = file["scale"].astype(np.float32)
        except (OSError, EOFError, KeyError, ValueError) as error:
            raise ModelError(
                f"埋め込みモデル {path.name} を読めません。python -m models.train_embedder で作り直してください。"
            ) from error
        self._vocabulary = {term: index for index, term in enumerate(vocabulary)}

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """See Embedder; a text without a known word is the zero vector."""
        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            known = sorted({index for term in tokens.terms(text) if (index := self._vocabulary.get(term)) is not None})
            if known:
                row += self._scale[known] @ self._vectors[known].astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
        return unit


@functools.cache
def default() -> Embedders:
    """The embedder that comes with the package, loaded once."""
    embedder = StaticEmbedder()
    return Embedders(name=embedder.name, questions=embedder, passages=embedder)
