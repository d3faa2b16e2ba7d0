"""Search by vectors: exact while they are few, in lists of near vectors (IVF) when they are many. The only door to FAISS."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.errors import ModelError
from pipeline.index.product import product
from pipeline.types.index import Embedders

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Lists = Any  # a faiss.IndexIVF; FAISS has no types of its own
_LISTS, _SAMPLE, _ROUNDS = 2, 64, 6
"""Lists for each root of the number of vectors; vectors for each list to find its centre from, and how often it is moved."""
_PROBED, _FURTHER = 64, 4
"""Lists that are searched; how many times more vectors than asked for are taken from them, to be compared exactly."""
_BLOCK = 50_000


class Dense:
    """The vectors of texts for inner products, and the lists they are parted in where there are many.

    vectors: shape (texts, dimensions), each of length 1, float32, in memory or mapped; model: the name of what made them;
    lists: what `parted` wrote. ModelError where index and model do not belong together.
    """

    def __init__(
        self, vectors: "NDArray[np.float32]", model: str, embedders: Embedders, *, lists: Path | None = None
    ) -> None:
        if model != embedders.name:
            raise ModelError(
                f"索引は埋め込みモデル {model} で作られていますが、{embedders.name} が指定されています。索引を作り直してください。"
            )
        self._vectors = vectors
        self._embedders = embedders
        self._lists = _opened(lists) if lists is not None else None

    def asked(self, question: str) -> "NDArray[np.float32]":
        """The vector of a question, shape (dimensions,)."""
        vector = np.asarray(self._embedders.questions.embed([question])[0], dtype=np.float32)
        if len(vector) != self._vectors.shape[1]:
            raise ModelError(
                f"埋め込みモデル {self._embedders.name} は {len(vector)} 次元ですが、索引は {self._vectors.shape[1]} 次元です。索引を作り直してください。"
            )
        return vector

    def likeness(self, vector: "NDArray[np.float32]", numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """From -1 to 1 for each of the texts with these numbers."""
        return product(vector, self._vectors[numbers].T)

    def nearest(self, vector: "NDArray[np.float32]", limit: int) -> "NDArray[np.int64]":
        """The numbers of the likest texts, likest first; with lists nearly all of them are the likest there are."""
        limit = min(limit, len(self._vectors))
        if self._lists is None:
            likeness = product(vector, self._vectors.T)
            best = np.argpartition(-likeness, limit - 1)[:limit] if limit else np.zeros(0, dtype=np.int64)
            found: NDArray[np.int64] = best[np.argsort(-likeness[best], kind="stable")]
            return found
        _, numbers = self._lists.search(vector[None, :], min(limit * _FURTHER, len(self._vectors)))
        near = numbers[0][numbers[0] >= 0]
        order = np.argsort(-self.likeness(vector, near), kind="stable")[:limit]
        chosen: NDArray[np.int64] = near[order]
        return chosen


def parted(vectors: "NDArray[np.float32]", path: Path, *, like: Path | None = None) -> None:
    """Writes the lists of near vectors (IVF, one byte for each dimension) to a file.

    like: lists of nearly the same vectors; while those are at least half and at most twice as many their centres are kept.
    """
    import faiss

    size, width = vectors.shape
    index: _Lists = _opened(like, mapped=False) if like is not None else None
    if index is not None and size / 2 <= index.ntotal <= 2 * size:
        index.reset()
    else:
        lists = int(_LISTS * size**0.5)
        index = faiss.index_factory(width, f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
        index.cp.niter = _ROUNDS
        sample = np.random.default_rng(0).choice(size, min(size, _SAMPLE * lists), replace=False)
        index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    for start in range(0, size, _BLOCK):
        index.add(np.ascontiguousarray(vectors[start : start + _BLOCK]))
    faiss.write_index(index, str(path))


def _opened(path: Path, *, mapped: bool = True) -> _Lists:
    import faiss

    try:
        index: _Lists = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY if mapped else 0)
    except RuntimeError as error:
        raise ModelError(
            f"索引のファイル {path} を読めません。そのフォルダを削除してください（次に質問したときに作り直します）。"
        ) from error
    index.nprobe = min(_PROBED, index.nlist)
    return index
