"""One run of `yakkan check` over its documents: what is shown, what was dismissed, and the counts."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app import as_check
from app.dismissals import Dismissals, key
from pipeline import run
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level


class Checking:
    """Proofreads documents one by one; dismiss, restore: keys as `key` writes them, done as the documents come."""

    def __init__(self, folder: Path, level: Level, *, dismiss: Sequence[str] = (), restore: Sequence[str] = ()) -> None:
        self._kept = Dismissals(folder)
        self._level = level
        self._dismiss, self._restore = tuple(dismiss), tuple(restore)
        self._met: set[str] = set()
        self._counts: Counter[Level] = Counter()
        self._documents = self._dismissed = self._hidden = 0

    @property
    def found(self) -> bool:
        """Whether a finding of the level or above was shown."""
        return bool(self._counts)

    def report(self, document: Document) -> str:
        """The findings for people."""
        shown, _, _ = self._sorted(document)
        return as_check.report(document, shown) if shown else f"{as_check.report(document, ())}\n  指摘はありません。"

    def line(self, document: Document) -> str:
        """The findings as one line of JSON."""
        return json.dumps(as_check.as_json(document, *self._sorted(document)), ensure_ascii=False)

    def summary(self) -> str:
        """One line about all documents so far."""
        return as_check.summary(self._documents, self._counts, self._dismissed, self._hidden)

    def unmatched(self) -> list[str]:
        """The keys that no finding of any document had."""
        return [one for one in dict.fromkeys((*self._dismiss, *self._restore)) if one not in self._met]

    def _sorted(self, document: Document) -> tuple[list[Finding], int, int]:
        """What is shown; how many were dismissed, and how many are below the level."""
        found = run.proofread(document)
        self._met |= {key(one) for one in found}
        if again := [one for one in found if key(one) in self._restore]:
            self._kept.restore(document, again)
        if gone := [one for one in found if key(one) in self._dismiss]:
            self._kept.dismiss(document, gone)
        left = [one for one in found if not self._kept.holds(document, one)]
        shown = [one for one in left if one.level.reaches(self._level)]
        dismissed, hidden = len(found) - len(left), len(left) - len(shown)
        self._documents += 1
        self._dismissed += dismissed
        self._hidden += hidden
        self._counts.update(one.level for one in shown)
        return shown, dismissed, hidden
