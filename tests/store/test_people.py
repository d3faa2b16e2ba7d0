"""Roles and groups, as the queries of the store hold them."""

from pathlib import Path

import pytest

from pipeline.errors import WorkspaceError
from pipeline.extract import extract
from pipeline.store import Workspace
from pipeline.store.members import People
from pipeline.store.people import Person, Role
from pipeline.store.questions import Questions
from pipeline.types.answer import Answer, Verdict
from tests.texts import document


def added(workspace: Workspace, text: str) -> str:
    read = document(text)
    record, _ = workspace.add(text.encode(), [(read, extract(read))], "1")
    return record.id


@pytest.fixture
def owner(tmp_path: Path) -> Workspace:
    with Workspace(tmp_path / "ws") as workspace:
        people = People(workspace)
        people.put("管理", Role.ADMIN)
        people.put("担当", Role.REVIEWER, ["法務", "営業"])
        people.put("閲覧", Role.READER)
        yield workspace


def as_person(owner: Workspace, name: str) -> Workspace:
    return Workspace(owner.folder, person=name)


def test_people_are_listed_with_role_and_groups(owner: Workspace) -> None:
    assert People(owner).all() == [
        Person("担当", Role.REVIEWER, ("営業", "法務")),
        Person("管理", Role.ADMIN),
        Person("閲覧", Role.READER),
    ]


def test_a_document_of_a_group_is_not_there_for_others(owner: Workspace) -> None:
    shared, secret = (
        added(owner, "みんなの規約\n\n第1条 誰でも読める。"),
        added(owner, "法務の規約\n\n第1条 法務だけが読む。"),
    )
    People(owner).share(secret, ["法務"])
    with as_person(owner, "閲覧") as reader:
        assert [record.id for record in reader.records()] == [shared]
        assert reader.count() == 1
        for refused in (reader.record, reader.raw, reader.versions):
            with pytest.raises(WorkspaceError, match="はありません"):
                refused(secret)
        assert list(reader.stamps("1")) == [shared]
    for name in ("担当", "管理"):
        with as_person(owner, name) as other:
            assert {record.id for record in other.records()} == {shared, secret}
    People(owner).share(secret, [])
    with as_person(owner, "閲覧") as reader:
        assert reader.raw(secret)


def test_a_new_document_is_given_to_groups_of_ones_own_from_the_start(owner: Workspace) -> None:
    read = document("法務の覚え\n\n第1条 何か。")
    pairs = [(read, extract(read))]
    with as_person(owner, "担当") as reviewer:
        with pytest.raises(WorkspaceError, match="「役員」の人ではない"):
            reviewer.add(b"1", pairs, "1", groups=["役員"])
        assert reviewer.records() == []
        record, _ = reviewer.add(b"1", pairs, "1", groups=["法務"])
        assert People(reviewer).groups_of(record.id) == ("法務",)
    with as_person(owner, "閲覧") as reader:
        assert reader.records() == []
    owner.add(b"1", pairs, "1", groups=["営業"])  # it is there already: whose it is stays as it was
    assert People(owner).groups_of(record.id) == ("法務",)


def test_what_a_role_does_not_cover_is_refused_with_a_reason(owner: Workspace) -> None:
    there = added(owner, "規約\n\n第1条 何か。")
    with (
        as_person(owner, "閲覧") as reader,
        pytest.raises(WorkspaceError, match="担当者の権限が要ります（閲覧 さんは閲覧者）"),
    ):
        added(reader, "別の規約\n\n第1条 何か。")
    with as_person(owner, "担当") as reviewer:
        added(reviewer, "別の規約\n\n第1条 何か。")
        with pytest.raises(WorkspaceError, match="管理者の権限"):
            reviewer.remove(there)
        with pytest.raises(WorkspaceError, match="管理者の権限"):
            People(reviewer).put("担当", Role.ADMIN)
    with as_person(owner, "管理") as admin:
        admin.remove(there)


def test_a_document_one_may_not_see_cannot_be_told_to_be_there_by_adding_it(owner: Workspace) -> None:
    text = "法務の規約\n\n第1条 法務だけが読む。"
    People(owner).share(added(owner, text), ["役員"])
    with as_person(owner, "担当") as reviewer, pytest.raises(WorkspaceError):
        added(reviewer, text)


def test_who_is_not_known_sees_nothing(owner: Workspace) -> None:
    added(owner, "規約\n\n第1条 何か。")
    with as_person(owner, "他人") as stranger, pytest.raises(WorkspaceError, match="登録されていません"):
        stranger.records()


def test_a_person_who_is_removed_can_no_longer_read(owner: Workspace) -> None:
    with as_person(owner, "閲覧") as reader:
        assert reader.records() == []
        People(owner).remove("閲覧")
        with pytest.raises(WorkspaceError, match="登録されていません"):
            reader.records()


def test_the_last_admin_stays(owner: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="最後の管理者"):
        People(owner).remove("管理")
    with pytest.raises(WorkspaceError, match="最後の管理者"):
        People(owner).put("管理", Role.READER)
    People(owner).put("次", Role.ADMIN)
    People(owner).remove("管理")


@pytest.mark.parametrize("name", ["", "  ", "改\n行", "長" * 81])
def test_a_name_is_a_word(owner: Workspace, name: str) -> None:
    with pytest.raises(WorkspaceError, match="名前は"):
        People(owner).put(name, Role.READER)


def test_a_revision_is_seen_by_the_people_of_what_it_revises(owner: Workspace) -> None:
    first = added(owner, "法務の規約\n\n第1条 法務だけが読む。")
    People(owner).share(first, ["法務"])
    with as_person(owner, "担当") as reviewer:
        text = "法務の規約\n\n第1条 法務だけが読む新しい版。"
        read = document(text)
        newer, _ = reviewer.add(text.encode(), [(read, extract(read))], "1", revision_of=first)
    with as_person(owner, "閲覧") as reader:
        assert reader.records() == []
    with as_person(owner, "担当") as reviewer:
        assert {record.id for record in reviewer.records()} == {first, newer.id}


def test_questions_of_others_are_neither_read_nor_judged(owner: Workspace) -> None:
    with as_person(owner, "担当") as one, as_person(owner, "閲覧") as other:
        [number] = Questions(one).add([Answer("解約は？", Verdict.NOT_STATED, None, 0.5, (), ())])
        Questions(one).judge(number, is_right=False, note="覚え")
        assert Questions(other).judged(number) == []
        with pytest.raises(WorkspaceError, match=f"質問 {number}"):
            Questions(other).judge(number, is_right=True)
    assert [one.note for one in Questions(owner).judged(number)] == ["覚え"]
