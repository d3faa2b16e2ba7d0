"""Every document of the corpus is read into exactly the tree its readers saw."""

import pytest

from corpus.catalog import GOLD, Entry, entries
from evaluation.goldfiles import load
from evaluation.metrics import StructureScore, score_structure
from evaluation.runner import read_one


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in entries()])
def test_no_unit_is_lost_or_changed(entry: Entry) -> None:
    gold = load(GOLD, entry.id).structure
    chapters = 1.0 if any(heading.chapter for heading in gold.headings.values()) else None
    assert score_structure(read_one(entry), gold) == StructureScore(1.0, 1.0, 1.0, 1.0, chapters)
