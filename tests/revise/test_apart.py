"""What a comparison reads of two versions piece by piece is what is extracted from them as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from corpus.catalog import entries
from evaluation.mutants.reprints import document_of
from evaluation.rearranging import KINDS, plan_of
from evaluation.revisions import pairs
from models import clause_types
from pipeline import revise, run
from pipeline.revise.pack import pack
from pipeline.types.document import Document

_DAY = date(2026, 1, 1)


def versions() -> Iterator[tuple[str, Document, Document]]:
    """Pairs of the corpus, and documents with their articles rearranged."""
    for split in ("train", "dev"):
        for pair in list(pairs(split))[::5]:
            yield pair.id, document_of(pair.old), document_of(pair.new)
    for at, entry in enumerate(list(entries("dev"))[:4]):
        plan = plan_of(entry.source) if entry.source else None
        for kind, (_, change) in list(KINDS.items())[at % 2 :: 2]:
            made = change(plan, Random(kind)) if plan else None
            if plan and made:
                yield f"{entry.id} {kind}", document_of(plan.source), document_of(made.after)


@pytest.mark.parametrize(("old", "new"), [pytest.param(old, new, id=name) for name, old, new in versions()])
def test_a_comparison_says_the_same_as_of_whole_extractions(old: Document, new: Document) -> None:
    model = clause_types.default()
    [found] = run.revise([old], [new], clause_types=model)
    whole = revise.revise(*(revise.Version(one, run.extract(one, clause_types=model)) for one in (old, new)))
    assert found.changes == whole.changes
    assert [replace(one, norms=()) for one in found.extractions] == [
        replace(one, norms=()) for one in whole.extractions
    ]
    packs = [replace(pack(one, announced=_DAY), revision=found) for one in (found, whole)]
    assert packs[0] == packs[1]
