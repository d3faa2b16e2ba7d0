"""What people said stays apart from what was extracted, and holds over every later extraction."""

import pytest

from pipeline.errors import MissingError, WorkspaceError
from pipeline.store import Correction, Place, Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.overlay import laid_over
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Extraction, Fact, Value
from tests.store.made import keep, opened, pairs, terms

NOTICE, FEE = "termination_by_customer.notice_period", "fees.amount"
[(DOCUMENT, _)] = pairs(terms())
FIRST, SECOND = Address.parse("第1条"), Address.parse("第2条")


def fact(field: str, value: Value, address: Address = FIRST, qualifier: str | None = None) -> Fact:
    return Fact(field, value, "前月10日まで", (address,), ((0, 1),), 0.6, qualifier)


def said(old: Value | None, new: Value | None, *, field: str = NOTICE, address: str = "第1条") -> Correction:
    return Correction(1, DOCUMENT.id, 0, "2026-04-01T00:00:00+00:00", "佐藤", field, address, old, new, "", True)


def values(facts: list[Fact], *corrections: Correction) -> list[tuple[str, object, float]]:
    found = laid_over(DOCUMENT, Extraction((), tuple(facts), ()), corrections)
    return [(one.field, one.value, one.confidence) for one in found.facts]


def test_a_wrong_value_is_the_right_one() -> None:
    facts = [fact(NOTICE, "P10D"), fact(FEE, {"amount": 3000}, SECOND)]
    assert values(facts, said("P10D", "P1M")) == [(NOTICE, "P1M", 1.0), (FEE, {"amount": 3000}, 0.6)]


def test_of_several_values_the_one_that_was_meant() -> None:
    facts = [fact(NOTICE, "P10D", qualifier="初回"), fact(NOTICE, "P1M", qualifier="更新時")]
    assert values(facts, said("P1M", "P2M")) == [(NOTICE, "P10D", 0.6), (NOTICE, "P2M", 1.0)]
    # A later extractor finds neither of the two wrong values: what a person said is there all the same.
    later = [fact(NOTICE, "P10D"), fact(NOTICE, "P3M")]
    assert values(later, said("P1M", "P2M"))[-1] == (NOTICE, "P2M", 1.0)


def test_what_another_extractor_gets_wrong_otherwise_is_right_as_well() -> None:
    assert values([fact(NOTICE, "P11D")], said("P10D", "P1M")) == [(NOTICE, "P1M", 1.0)]


def test_what_another_extractor_gets_right_is_confirmed() -> None:
    assert values([fact(NOTICE, "P1M")], said("P10D", "P1M")) == [(NOTICE, "P1M", 1.0)]


def test_what_is_confirmed_stays_when_it_is_no_longer_found() -> None:
    assert values([], said("P10D", "P10D")) == [(NOTICE, "P10D", 1.0)]


def test_a_value_that_only_a_person_found_quotes_its_unit() -> None:
    found = laid_over(DOCUMENT, Extraction((), (), ()), [said(None, "P10D")])
    [told] = found.facts
    unit = DOCUMENT.find(FIRST)
    assert unit is not None and (told.quote, told.spans, told.addresses) == (unit.text, unit.spans, (FIRST,))


def test_a_value_that_is_none() -> None:
    assert values([fact(NOTICE, "P10D"), fact(NOTICE, "P1M")], said("P10D", None)) == [(NOTICE, "P1M", 0.6)]
    assert values([fact(NOTICE, "P1M")], said("P10D", None)) == [(NOTICE, "P1M", 0.6)]


def test_what_was_said_last_holds() -> None:
    assert values([fact(NOTICE, "P10D")], said("P10D", "P1M"), said("P1M", "P2M")) == [(NOTICE, "P2M", 1.0)]
    assert values([fact(NOTICE, "P10D")], said("P10D", "P1M"), said("P1M", None)) == []


def test_what_stands_where_the_document_has_nothing_is_left_out() -> None:
    assert values([], said(None, "P10D", address="第99条")) == []


def test_clause_types() -> None:
    extraction = Extraction((Clause(FIRST, ("fees",), 0.5), Clause(SECOND, ("fees",), 0.9)), (), ())
    right = said(["fees"], ["termination_by_customer", "notices"], field="types")
    assert laid_over(DOCUMENT, extraction, [right]).clauses == (
        Clause(FIRST, ("termination_by_customer", "notices"), 1.0),
        Clause(SECOND, ("fees",), 0.9),
    )
    assert laid_over(DOCUMENT, extraction, [said(["fees"], None, field="types")]).clauses == extraction.clauses[1:]


def correct(workspace: Workspace, document_id: str, new: Value | None, old: Value | None = "P10D") -> Correction:
    return Corrections(workspace).add(
        document_id, by="佐藤", field=NOTICE, address="第1条", old=old, new=new, note="原本で確認"
    )


def facts_of(workspace: Workspace, document_id: str, extractor: str) -> list[object]:
    [(_, extraction)] = workspace.pairs(document_id, extractor) or ()
    return [one.value for one in extraction.facts]


def test_they_hold_over_every_new_extraction(place: Place) -> None:
    with opened(place) as workspace:
        [(document, _)] = pairs(terms())
        found = [(document, Extraction((), (fact(NOTICE, "P10D"),), ()))]
        record, _ = workspace.add(terms().encode(), found, "f1")
        made = correct(workspace, record.id, "P1M")
        workspace.put(record.id, "f2", [(document, Extraction((), (fact(NOTICE, "P9D"),), ()))])
        assert facts_of(workspace, record.id, "f1") == facts_of(workspace, record.id, "f2") == ["P1M"]
        [(_, as_it_was)] = workspace.extracted(record.id, "f2") or ()
        assert [one.value for one in as_it_was.facts] == ["P9D"]
        assert Corrections(workspace).of(record.id) == [made]
        assert (made.by, made.note, made.old, made.new) == ("佐藤", "原本で確認", "P10D", "P1M")


def test_they_tell_an_index_that_it_is_stale(place: Place) -> None:
    with opened(place) as workspace:
        record, other = (keep(workspace, terms(days))[0] for days in ("10日", "20日"))
        before = workspace.stamps("f1")
        made = correct(workspace, record.id, "P1M")
        after = workspace.stamps("f1")
        assert before[record.id] != after[record.id] and before[other.id] == after[other.id]
        Corrections(workspace).withdraw(record.id, made.number)
        assert workspace.stamps("f1") == before and Corrections(workspace).of(record.id) == []
        correct(workspace, record.id, "P1M")
        assert workspace.stamps("f1")[record.id] not in (before[record.id], after[record.id])


def test_each_value_comes_back_as_it_was(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = keep(workspace, terms())
        told: list[Value | None] = ["P1M", True, 0.145, {"rate": 0.145, "per": "year"}, ["a", "b"], None]
        for value in told:
            correct(workspace, record.id, value, None)
        assert [one.new for one in Corrections(workspace).of(record.id)] == told


def test_wrong_corrections_are_told(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = keep(workspace, terms())
        with pytest.raises(WorkspaceError, match="番地"):
            Corrections(workspace).add(record.id, by="佐藤", field=NOTICE, address="三つ目", old=None, new="P1M")
        with pytest.raises(MissingError, match="d9"):
            correct(workspace, "d9", "P1M")
        with pytest.raises(WorkspaceError, match="訂正 5"):
            Corrections(workspace).withdraw(record.id, 5)
        correct(workspace, record.id, "P1M")
        workspace.remove(record.id)
        with pytest.raises(MissingError):
            Corrections(workspace).of(record.id)
        keep(workspace, terms())
        assert Corrections(workspace).of(record.id) == []
