"""The changes drafted by hand: each stands in a document that may be read, and says what it does."""

import pytest

from corpus.catalog import entries
from evaluation.drafted import drafts, planted, rounds
from evaluation.mutants.lines import lines
from pipeline.types.revision import Effect


@pytest.mark.parametrize("name", ["develop", "report"])
def test_every_change_can_be_planted_and_names_effects_of_the_list(name: str) -> None:
    readable = {entry.id: entry for split in ("train", "dev") for entry in entries(split)}
    some = drafts(name)
    assert {one.document for one in some} <= set(readable)
    assert all(Effect(effect) for one in some for effect in one.effects)
    for document in dict.fromkeys(one.document for one in some):
        source = readable[document].source
        assert source is not None
        text = "\n".join(line.text for line in lines(source))
        assert [one.old for one in some if one.document == document and text.count(one.old) != 1] == []


def test_the_two_sets_have_no_document_in_common() -> None:
    develop, report = ({one.document for one in drafts(name)} for name in ("develop", "report"))
    assert develop.isdisjoint(report)


def test_two_changes_of_one_unit_are_made_apart() -> None:
    [entry] = [entry for entry in entries("train") if entry.id == "hagoromo_supply"]
    assert entry.source is not None
    of_delay = [one for one in drafts("develop") if "千分の二" in one.old or "百分の十を" in one.old]
    parts = rounds(entry.source, of_delay)
    assert [len(part) for part in parts] == [1, 1]
    changed, units = planted(entry.source, parts[0])
    assert units == ("第5条第3項",) and changed.units != entry.source.units
