"""Wording of a unit -> how much it looks like each clause type, a linear classifier, and which types stand next to each other; numpy only."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models import linear
from models.clause_rows import Rows
from pipeline.types.ports import Likely, Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.clause_rows import Row

WEIGHTS = Path(__file__).with_suffix(".npz")


class ClauseTypes:
    """Ridge regression on each clause type, once for all types of a unit and once for the main type of an article."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with linear.opened(path, name="条項の種類の分類器", recipe="models.train_clause_types") as file:
            self._model = linear.read(file, separator="\t")
            self._follows = file["follows"].astype(np.float32).tolist()
        self._at = {name: place for place, name in enumerate((None, *self._model.labels))}
        self._rows = Rows(self._model.features, self._model.idf)
        # A caption stands over several paragraphs, and two versions of a document have most of their units in common.
        self._of_caption = functools.lru_cache(maxsize=4096)(self._caption_weighed)
        self._likely = functools.lru_cache(maxsize=4096)(self._judged)

    def predict(self, wordings: Sequence[Wording]) -> list[Likely]:
        """See the port."""
        return [self._likely(one.caption, one.text, (*one.named.items(),), (*one.said.items(),)) for one in wordings]

    def follows(self, before: str | None, after: str) -> float:
        """See the port."""
        if before not in self._at or after not in self._at:
            return 0.0
        return float(self._follows[self._at[before]][self._at[after] - 1])

    def _judged(
        self, caption: str, text: str, named: tuple[tuple[str, float], ...], said: tuple[tuple[str, float], ...]
    ) -> Likely:
        seen = self._rows.of_rules(Wording(caption, text, dict(named), dict(said)))
        weighed = self._of_caption(caption) + self._weighed(self._rows.of_text(text)) + self._weighed(seen)
        scores = np.clip(weighed * self._model.scale + self._model.bias, 0, 1).tolist()
        count = len(self._model.labels)
        return Likely(
            dict(zip(self._model.labels, scores[:count], strict=True)),
            dict(zip(self._model.labels, scores[count:], strict=True)),
        )

    def _caption_weighed(self, caption: str) -> "NDArray[np.float32]":
        return self._weighed(self._rows.of_caption(caption))

    def _weighed(self, row: "Row") -> "NDArray[np.float32]":
        places, values = row
        return np.asarray(values @ self._model.weights.take(places, axis=0).astype(np.float32))


@functools.cache
def default() -> ClauseTypes:
    """The classifier that comes with the package, loaded once."""
    return ClauseTypes()
