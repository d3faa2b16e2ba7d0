"""What a comparison reads of two versions piece by piece is what is extracted from them as a whole."""

from collections.abc import Callable, Iterator
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
from pipeline.extract import apart
from pipeline.revise.pack import pack
from pipeline.revise.words import operations
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from tests.texts import document

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


def test_texts_are_told_apart_and_norms_read_before_facts_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = "この契約は、株式会社うみべ（以下「甲」という。）と株式会社やまべ（以下「乙」という。）との間の契約である。"
    old, new = (
        document(
            f"倉庫契約書\n\n{sides}\n第1条（返却）\n乙は、鍵又は札を{day}以内に甲に返す。\n"
            f"第2条（清掃）\n乙は、床又は棚を{day}ごとに拭く。\n第3条（鍵）\n甲は、鍵を乙に貸す。\n"
        )
        for day in ("三日", "五日")
    )
    asked: list[tuple[int, int]] = []
    read: list[object] = []
    found_by = apart.norms_among
    monkeypatch.setattr(apart, "norms_among", lambda *given: (read.append(given), found_by(*given))[1])

    def done() -> tuple[int, int]:
        return operations.cache_info().misses, len(read)

    def beside(work: Callable[[], Extraction]) -> Callable[[], Extraction]:
        return lambda: (asked.append(done()), work())[1]

    operations.cache_clear()
    [found] = run.revise([old], [new], beside=beside)
    assert len(found.changes) == 2
    assert len(asked) == 2 and {*asked} == {done()}
    assert len(read) == 4  # two articles of either version: in the third nothing changed
