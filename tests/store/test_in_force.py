"""Which version of each document was in force on a day, and answers from those alone."""

from pathlib import Path

import pytest

from models import question_types, static_embedder
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.store import Place, Workspace
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.types.index import Models
from tests.store.made import keep, opened, terms


def chosen(workspace: Workspace, day: str) -> list[str]:
    return [record.id for record in workspace.in_force(day)]


def test_of_each_document_the_version_whose_day_has_come(place: Place) -> None:
    with opened(place) as workspace:
        first, _ = keep(workspace, terms("10日"), effective="2023-04-01")
        second, _ = keep(workspace, terms("20日"), revision_of=first.id, effective="2024-04-01")
        third, _ = keep(workspace, terms("末日"), revision_of=second.id, effective="2025-04-01")
        other, _ = keep(workspace, "覚書\n\n第1条（料金）\n料金は、月額100円とする。\n")
        assert chosen(workspace, "2023-03-31") == [other.id]  # nobody knows its day
        assert chosen(workspace, "2023-04-01") == [first.id, other.id]
        assert chosen(workspace, "2025-03-31") == [second.id, other.id]
        assert chosen(workspace, "2030-01-01") == [third.id, other.id]


def test_a_version_of_an_unknown_day_counts_before_the_first_known_one(place: Place) -> None:
    with opened(place) as workspace:
        text = "会則\n\n第1条（会費）\n会費は、月額{}円とする。\n"
        old, _ = keep(workspace, text.format(100))
        known, _ = keep(workspace, text.format(200), revision_of=old.id, effective="2024-04-01")
        keep(workspace, text.format(300), revision_of=known.id)
        assert chosen(workspace, "2024-03-31") == [old.id]
        assert chosen(workspace, "2024-04-01") == [known.id]


def test_the_version_in_force_is_not_told_to_who_may_not_see_it_nor_another_in_its_place(place: Place) -> None:
    with opened(place) as workspace:
        first, _ = keep(workspace, terms("10日"), effective="2023-04-01")
        second, _ = keep(workspace, terms("20日"), revision_of=first.id, effective="2024-04-01")
        People(workspace).put("閲覧", Role.READER)
        People(workspace).share(second.id, ["法務"])
        with Workspace(place.folder, place.url, person="閲覧") as reader:
            assert chosen(reader, "2024-01-01") == [first.id]
            assert chosen(reader, "2024-05-01") == []


def test_an_answer_is_from_the_version_of_the_day(tmp_path: Path) -> None:
    models = Models(question_types.default(), None, static_embedder.default())
    told: list[str] = []
    with Workspace(tmp_path) as workspace:
        older, _ = run.add(workspace, terms("10日").encode())
        newer, _ = run.add(workspace, terms("末日", "2025年4月1日").encode(), revision_of=older.id)
        for day, record, said in (("2024-12-31", older, "10日まで"), ("2025-04-01", newer, "末日まで")):
            [answer], index = run.ask_workspace(["退会の届け出は？"], workspace, models, tell=told.append, as_of=day)
            assert {citation.document for citation in answer.citations} == {record.id}
            assert said in (answer.text or "") and list(index.titles) == [record.id]
        with pytest.raises(WorkspaceError, match="2024-03-31 に効力のあった文書は登録されていません"):
            run.index_of_workspace(workspace, models, tell=told.append, as_of="2024-03-31")
        everything = run.index_of_workspace(workspace, models, tell=told.append)
        assert set(everything.titles) == {older.id, newer.id}
