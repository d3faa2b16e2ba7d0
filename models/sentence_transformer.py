"""Any sentence-transformers model as an Embedder, by name or folder: ruri-v3, e5 and others. The only door to that library.

torch is imported when a model is loaded, not before: asking with the static embedder never pays for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.errors import ModelError
from pipeline.types.index import Embedders

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

PREFIXES = {"ruri-v3": ("検索クエリ: ", "検索文書: "), "e5": ("query: ", "passage: ")}
"""What the makers of a model ask to put before questions and passages, by a part of the model's name."""


@dataclass(frozen=True, slots=True)
class _Side:
    model: "SentenceTransformer"
    prefix: str

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        vectors = self.model.encode(
            [self.prefix + text for text in texts],
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def load(name: str, *, question_prefix: str | None = None, passage_prefix: str | None = None) -> Embedders:
    """The model called name (a folder, or a name a hub knows); ModelError where it cannot be loaded.

    Prefixes that are not given are those of PREFIXES that the name asks for, else none.
    """
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(name)
    except (OSError, ValueError) as error:
        raise ModelError(f"埋め込みモデル {name} を読み込めません。フォルダの場所か名前を確かめてください。") from error
    known = next((prefixes for part, prefixes in PREFIXES.items() if part in name), ("", ""))
    question = known[0] if question_prefix is None else question_prefix
    passage = known[1] if passage_prefix is None else passage_prefix
    return Embedders(name=name, questions=_Side(model, question), passages=_Side(model, passage))
