"""Any sentence-transformers CrossEncoder as a Reranker, by name or folder.

torch is imported when a model is loaded, not before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models import hub
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import CrossEncoder as Model

_BATCH = 8
_WHAT = "リランカー"
_HEADS = ("ForSequenceClassification", "ForCausalLM")


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """A model that reads question and passage together and gives one number for how well they fit."""

    model: "Model"

    def scores(self, question: str, passages: Sequence[str]) -> "NDArray[np.float32]":
        """See Reranker; a text that is longer than the model reads is cut at its end."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        pairs = [(question, passage) for passage in passages]
        found = self.model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(found, dtype=np.float32)


def load(name: str) -> CrossEncoder:
    """The model called name (a folder, or a name a hub knows).

    ModelError where it cannot be loaded, or where it is none that gives one number for a question and a passage.
    """
    from sentence_transformers import CrossEncoder as Model

    try:
        model = Model(hub.checked(name, _WHAT))
    except (OSError, ValueError, RuntimeError) as error:
        raise hub.unreadable(name, _WHAT) from error
    kinds = model.config.architectures or ()
    # A model without such a head is given one at random by the library, and would order at random.
    if model.num_labels != 1 or not any(kind.endswith(_HEADS) for kind in kinds):
        raise ModelError(
            f"{name} は、質問と条項の組に一つの点を付けるモデルではありません。CrossEncoder として学習されたモデルを指定してください。"
        )
    return CrossEncoder(model)
