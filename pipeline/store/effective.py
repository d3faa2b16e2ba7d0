"""The day a document comes into force, as its text says."""

import re
from collections.abc import Sequence

from pipeline.types.clause import Extraction
from pipeline.types.document import Document

_FIELD = "document.effective"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def effective(pairs: Sequence[tuple[Document, Extraction]]) -> str | None:
    """The latest day that the documents of a file name, ISO; None where they name none.

    Supplementary provisions of every revision stand one after the other; of a unit that says when it is in force the first
    day counts, as its ただし書 dates only a part.
    """
    days: dict[tuple[int, object], str] = {}
    for part, (_, extraction) in enumerate(pairs):
        for fact in extraction.facts:
            if fact.field == _FIELD and isinstance(fact.value, str) and _DAY.fullmatch(fact.value):
                days.setdefault((part, fact.addresses[0]), fact.value)
    return max(days.values(), default=None)
