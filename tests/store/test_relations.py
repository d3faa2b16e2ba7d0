"""Relations in a workspace: proposed when a document comes, told or refused by people, gone with their documents."""

from pathlib import Path

import pytest

from pipeline import related
from pipeline.errors import WorkspaceError
from pipeline.extract import extract
from pipeline.store import Place, Workspace
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.relations import Relations
from pipeline.types.relation import RelationKind, State
from tests.relate import texts
from tests.texts import document

REVISION, AMENDS, UNDER = RelationKind.REVISION, RelationKind.AMENDS, RelationKind.UNDER


def add(workspace: Workspace, text: str) -> str:
    read = document(text)
    pairs = [(read, extract(read))]
    record, _ = workspace.add(text.encode(), pairs, "1")
    related.relate(workspace, record.id, pairs)
    return record.id


def found(workspace: Workspace, document_id: str | None = None) -> set[tuple[str, RelationKind, str]]:
    return {
        (one.relation.document, one.relation.kind, one.relation.other) for one in Relations(workspace).all(document_id)
    }


def test_a_relation_is_found_whichever_comes_first(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        rider = add(workspace, texts.RIDER)
        base, order, change = add(workspace, texts.BASE), add(workspace, texts.ORDER), add(workspace, texts.MEMORANDUM)
        terms = add(workspace, texts.TERMS)
        assert found(workspace) == {(order, UNDER, base), (change, AMENDS, base), (rider, UNDER, terms)}
        assert found(workspace, rider) == {(rider, UNDER, terms)}
        [one] = Relations(workspace).all(order)
        assert (one.state, one.by) == (State.PROPOSED, None)
        assert one.relation.prevails == order
        assert str(one.relation.precedences[0].citation.address) == "第2条第2項"
        workspace.remove(base)
        assert found(workspace) == {(rider, UNDER, terms)}


def test_a_version_that_comes_between_two_others(place: Place) -> None:
    third = texts.REVISED_TERMS.replace("650円", "700円") + "2025年4月1日　改定\n"
    with Workspace(place.folder, place.url) as workspace:
        first, last = add(workspace, texts.TERMS), add(workspace, third)
        assert found(workspace) == {(last, REVISION, first)}
        middle = add(workspace, texts.REVISED_TERMS)
        assert found(workspace) == {(middle, REVISION, first), (last, REVISION, middle)}


def test_what_a_person_says_stays(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        base, order = add(workspace, texts.BASE), add(workspace, texts.ORDER)
        Relations(workspace).refuse(order, UNDER, base)
        add(workspace, texts.ORDER)
        assert found(workspace) == set()
        change = add(workspace, texts.MEMORANDUM)
        Relations(workspace).tell(order, AMENDS, change)
        [told] = [one for one in Relations(workspace).all(order) if one.state is State.TOLD]
        assert (told.relation.kind, told.relation.confidence) == (AMENDS, 1.0)
        with pytest.raises(WorkspaceError, match="それ自身"):
            Relations(workspace).tell(order, AMENDS, order)
        with pytest.raises(WorkspaceError, match="d9 はありません"):
            Relations(workspace).tell(order, AMENDS, "d9")


def test_a_version_that_is_told_is_one_of_the_versions_and_no_other_is_proposed(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        first, second = add(workspace, texts.TERMS), add(workspace, texts.REVISED_TERMS)
        Relations(workspace).tell(second, REVISION, first)
        assert [record.id for record in workspace.versions(first)] == [first, second]
        [one] = Relations(workspace).all()
        assert one.state is State.TOLD


def test_a_relation_to_what_one_may_not_see_is_not_there(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        base, order = add(workspace, texts.BASE), add(workspace, texts.ORDER)
        people = People(workspace)
        people.put("閲覧", Role.READER)
        people.share(base, ["法務"])
        assert found(workspace) == {(order, UNDER, base)}
        with Workspace(tmp_path, person="閲覧") as reader:
            assert found(reader) == set()


def test_documents_that_other_rules_looked_at_are_related_again(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        base = add(workspace, texts.BASE)
        read = document(texts.ORDER)
        order, _ = workspace.add(texts.ORDER.encode(), [(read, extract(read))], "1")  # and cut off here
        assert Relations(workspace).outdated("other") == {base: "1", order.id: "1"}
        [(late, relate)] = related.outdated(workspace)
        assert late == order.id
        relate()
        assert found(workspace) == {(order.id, UNDER, base)}
        assert list(related.outdated(workspace)) == []


def test_a_version_told_when_it_was_added_is_shown_and_taken_back(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        first = add(workspace, texts.TERMS)
        second = add(workspace, texts.REVISED_TERMS)
        workspace.place(second, revision_of=first)
        relations = Relations(workspace)
        [told] = relations.all(second)
        assert (told.relation.kind, told.relation.other, told.state) == (REVISION, first, State.TOLD)
        relations.refuse(second, REVISION, first)
        assert workspace.record(second).revision_of is None and relations.all() == []
        workspace.place(second, revision_of=first)
        assert [one.state for one in relations.all()] == [State.TOLD]


def test_a_version_follows_one_other_only(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        first, second, third = (
            add(workspace, texts.TERMS.replace("2022年", year)) for year in ("2020年", "2021年", "2022年")
        )
        relations = Relations(workspace)
        relations.tell(third, REVISION, first)
        relations.tell(third, REVISION, second)
        assert workspace.record(third).revision_of == second
        assert [one.relation.other for one in relations.all(third) if one.state is State.TOLD] == [second]
        with pytest.raises(WorkspaceError, match="それより後の版"):
            relations.tell(second, REVISION, third)


def test_what_is_told_is_not_told_the_other_way_round(place: Place) -> None:
    with Workspace(place.folder, place.url) as workspace:
        base, order, change = (add(workspace, text) for text in (texts.BASE, texts.ORDER, texts.TERMS))
        relations = Relations(workspace)
        relations.tell(change, UNDER, order)
        relations.tell(order, UNDER, base)
        for above, below in ((order, base), (change, base)):
            with pytest.raises(WorkspaceError, match="逆にするには"):
                relations.tell(below, UNDER, above)
        relations.refuse(order, UNDER, base)
        relations.tell(base, UNDER, order)
        again = workspace.extracted(order, "1") or ()
        related.relate(workspace, order, again)  # what was told the other way round is not proposed
        assert (order, UNDER, base) not in found(workspace)
