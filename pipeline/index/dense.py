"""Search by vectors. The only door to FAISS."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.errors import ModelError
from pipeline.types.index import Embedders


class DenseIndex:
    """The vectors of texts for exact inner products (IndexFlatIP), and the name of the model they come from."""

    def __init__(self, texts: Sequence[str], embedders: Embedders) -> None:
        import faiss

        vectors = np.ascontiguousarray(embedders.passages.embed(texts), dtype=np.float32)
        self.model = embedders.name
        self.flat: Any = faiss.IndexFlatIP(vectors.shape[1])
        self.flat.add(vectors)


class DenseSearcher:
    """A Searcher over a DenseIndex; ModelError where index and model do not belong together."""

    def __init__(self, index: DenseIndex, embedders: Embedders) -> None:
        if index.model != embedders.name:
            raise ModelError(
                f"索引は埋め込みモデル {index.model} で作られていますが、{embedders.name} が指定されています。索引を作り直してください。"
            )
        self._flat = index.flat
        self._embedders = embedders

    def search(self, question: str, limit: int) -> list[tuple[int, float]]:
        """Text numbers with their likeness from -1 to 1, best first."""
        vector = np.ascontiguousarray(self._embedders.questions.embed([question]), dtype=np.float32)
        if vector.shape[1] != self._flat.d:
            raise ModelError(
                f"埋め込みモデル {self._embedders.name} は {vector.shape[1]} 次元ですが、索引は {self._flat.d} 次元です。索引を作り直してください。"
            )
        if not self._flat.ntotal:
            return []
        scores, numbers = self._flat.search(vector, min(limit, self._flat.ntotal))
        return [(int(number), float(score)) for number, score in zip(numbers[0], scores[0], strict=True)]
