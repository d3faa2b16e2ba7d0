"""A document and its clauses through their versions."""

import pytest

from app import as_history
from app.web.revising.past import clause_html
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.history import Step, in_force
from pipeline.store import Place, Workspace
from pipeline.types.address import Address
from pipeline.types.revision import Edit
from tests.store.made import opened

FIRST = "灯台ジム会則\n\n第1条（退会）\n1. 会員は、退会する月の前月10日までに届け出る。\n2. 前項の届出は、書面による。\n第2条（会費）\n会費は、月額3,000円とする。\n附則\nこの会則は、2024年4月1日から施行する。\n"
SECOND = FIRST.replace("10日", "末日").replace("2024年", "2025年")
THIRD = (
    SECOND.replace("第2条（会費）", "第3条（会費）")
    .replace("第1条（退会）", "第1条（名称）\n本会を灯台ジムと呼ぶ。\n第2条（退会）")
    .replace("書面による", "書面又は電子メールによる")
    .replace("2025年", "2026年")
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = opened(Place(tmp_path_factory.mktemp("w")))
    older = None
    for text in (FIRST, SECOND, THIRD):
        older = run.add(workspace, text.encode(), revision_of=older)[0].id
    return workspace


def words(step: Step, edit: Edit) -> str:
    return "|".join(one.text for one in step.operations if one.edit is edit)


def test_versions_stand_in_order_with_what_changed(workspace: Workspace) -> None:
    ids = [record.id for record in workspace.records()]
    steps = run.history(workspace, ids[1])
    assert [(step.number, step.record.id) for step in steps] == [(1, ids[0]), (2, ids[1]), (3, ids[2])]
    assert [sum(change.substantive for one in step.revisions for change in one.changes) for step in steps] == [0, 2, 3]


@pytest.mark.parametrize(("version", "address"), [(0, "第1条第1項"), (1, "第1条第1項"), (2, "第2条第1項")])
def test_a_clause_is_followed_from_any_version(workspace: Workspace, version: int, address: str) -> None:
    start = workspace.records()[version].id
    steps = run.history(workspace, start, Address.parse(address))
    assert [[str(one) for one in step.addresses] for step in steps] == [["第1条第1項"], ["第1条第1項"], ["第2条第1項"]]
    assert [(words(step, Edit.DELETE), words(step, Edit.INSERT)) for step in steps] == [
        ("", ""),
        ("10日", "末日"),
        ("", ""),
    ]


def test_an_article_is_told_with_all_below_it(workspace: Workspace) -> None:
    steps = run.history(workspace, workspace.records()[0].id, Address.parse("第1条"))
    assert steps[0].text.split("\n") == [
        "（退会）",
        "会員は、退会する月の前月10日までに届け出る。",
        "前項の届出は、書面による。",
    ]
    assert words(steps[2], Edit.INSERT) == "又は電子メール"


def test_a_clause_that_is_new_was_nowhere_before(workspace: Workspace) -> None:
    steps = run.history(workspace, workspace.records()[2].id, Address.parse("第1条"))
    assert [len(step.addresses) for step in steps] == [0, 0, 1]
    assert steps[2].text == "（名称）\n本会を灯台ジムと呼ぶ。"


def test_what_a_version_does_not_have_is_told(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="第9条"):
        run.history(workspace, workspace.records()[0].id, Address.parse("第9条"))


def test_the_version_in_force_on_a_day(workspace: Workspace) -> None:
    steps = run.history(workspace, workspace.records()[0].id)
    assert [in_force(steps, day).number for day in ("2024-04-01", "2025-03-31", "2025-04-01", "2030-01-01")] == [
        1,
        1,
        2,
        3,
    ]
    with pytest.raises(WorkspaceError, match="2024-03-31"):
        in_force(steps, "2024-03-31")


def test_a_reference_that_now_leads_elsewhere_is_a_change_of_its_clause_though_no_word_differs(
    workspace: Workspace,
) -> None:
    old = "星見会員規約\n\n第1条（返金）\n1. 会費は、返さない。\n2. 前項は、第3条の場合には、用いない。\n第2条（会費）\n会費は、月額800円とする。\n第3条（閉館）\n当館は、嵐の日に閉館する。\n"
    new = old.replace("第3条（閉館）", "第3条（名札）\n会員は、館内で名札を付ける。\n第4条（閉館）")
    first = run.add(workspace, old.encode())[0].id
    run.add(workspace, new.encode(), revision_of=first)
    below, above, other = (
        run.history(workspace, first, Address.parse(one)) for one in ("第1条第2項", "第1条", "第2条")
    )
    for steps in (below, above):
        assert not steps[1].operations and [str(one.new[0]) for one in steps[1].unsaid] == ["第1条第2項"]
    assert not other[1].unsaid and not below[0].unsaid
    assert as_history.of_clause(below, first).split("\n")[-2:] == [
        "  文言は変わっていません。",
        "  参照の文言はそのままで、指す先が変わりました（「第3条」は、今の第4条を指していました）。",
    ]
    assert "第1条第2項：参照の文言は" in as_history.of_clause(above, first)
    assert as_history.of_clause(other, first).endswith("変更はありません。")
    assert as_history.as_json(below[1], is_clause=True)["unsaid"]
    assert "今の第4条を指していました" in str(clause_html(below, {step.record.id: "w" for step in below}))


def test_what_changed_in_another_document_of_the_file_is_not_told(workspace: Workspace) -> None:
    """Two sets of rules in one file: in the second a reference leads elsewhere."""
    one = "星見会員規約\n\n第1条（会費）\n1. 会費は、月額800円とする。\n2. 会費は、返さない。\n第2条（閉館）\n当館は、嵐の日に閉館する。\n"
    other = "月見温室規約\n\n第1条（入室）\n1. 客は、温室に入ることができる。\n2. 前項は、第2条の場合には、用いない。\n第2条（閉室）\n当館は、嵐の日に温室を閉じる。\n"
    later = other.replace("第2条（閉室）", "第2条（名札）\n客は、温室で名札を付ける。\n第3条（閉室）")
    first = run.add(workspace, f"{one}\n{other}".encode())[0].id
    run.add(workspace, f"{one}\n{later}".encode(), revision_of=first)
    steps = run.history(workspace, first, Address.parse("第1条"))
    assert "会費" in steps[1].text and steps[1].revisions and not steps[1].unsaid
