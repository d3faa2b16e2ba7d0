"""The committed arrays of a linear classifier: read once, weights as whole numbers of one byte with a scale per label."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Linear:
    """features: the names of the rows of weights; weights (features, columns) as int8; scale and bias (columns,)."""

    features: tuple[str, ...]
    labels: tuple[str, ...]
    idf: "NDArray[np.float32]"
    weights: "NDArray[np.int8]"
    scale: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"


@contextmanager
def opened(path: Path, *, name: str, recipe: str) -> "Iterator[Mapping[str, NDArray[Any]]]":
    """The arrays of a file while it is read; ModelError, which names the classifier and the module that makes it anew, where they cannot be."""
    try:
        with np.load(path, allow_pickle=False) as file:
            yield file
    except (OSError, EOFError, KeyError, ValueError) as error:
        raise ModelError(f"{name} {path.name} を読めません。python -m {recipe} で作り直してください。") from error


def read(file: "Mapping[str, NDArray[Any]]", *, separator: str) -> Linear:
    """The classifier in the arrays of an opened file."""
    return Linear(
        tuple(str(file["vocabulary"]).split(separator)),
        tuple(str(file["labels"]).split(separator)),
        file["idf"].astype(np.float32),
        file["weights"],
        file["scale"].astype(np.float32),
        file["bias"].astype(np.float32),
    )
