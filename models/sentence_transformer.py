"""Any sentence-transformers model as an Embedder, by name or folder: ruri-v3, e5, bge-m3 and others.

torch is imported when a model is loaded, not before: asking with the static embedder never pays for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models import hub
from pipeline.types.index import Embedders

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

PREFIXES = {
    "ruri-v3": ("検索クエリ: ", "検索文書: "),
    "ruri": ("クエリ: ", "文章: "),
    "e5-large-instruct": (
        "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ",
        "",
    ),
    "e5": ("query: ", "passage: "),
    "bge-m3": ("", ""),
}
"""What the makers of a model ask to put before questions and passages, by a part of the model's name; the first that fits."""
_BATCH = 16
_WHAT = "埋め込みモデル"


@dataclass(frozen=True, slots=True)
class _Side:
    model: "SentenceTransformer"
    prefix: str

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """See Embedder; of a text that is longer than the model reads its beginning counts."""
        vectors = self.model.encode(
            list(texts),
            prompt=self.prefix,
            batch_size=_BATCH,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def load(name: str, *, question_prefix: str | None = None, passage_prefix: str | None = None) -> Embedders:
    """The model called name (a folder, or a name a hub knows); ModelError where it cannot be loaded.

    Prefixes that are not given are those the model itself brings (its prompts), else those of PREFIXES, else none.
    """
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(hub.checked(name, _WHAT))
    except (OSError, ValueError, RuntimeError) as error:
        raise hub.unreadable(name, _WHAT) from error
    known = next((prefixes for part, prefixes in PREFIXES.items() if part in name.lower()), ("", ""))
    question = question_prefix if question_prefix is not None else model.prompts.get("query") or known[0]
    passage = passage_prefix if passage_prefix is not None else model.prompts.get("document") or known[1]
    return Embedders(name=name, questions=_Side(model, question), passages=_Side(model, passage))
