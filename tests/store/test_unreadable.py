"""A stored document that a new extractor can no longer read does not keep the others from answering."""

from pathlib import Path

from sqlalchemy import delete

from models import question_types
from pipeline import run
from pipeline.settings import Settings
from pipeline.store import Workspace
from pipeline.store.tables import reading
from pipeline.types.index import Models

SHORT = "会則\n\n第1条（退会）\n会員は、退会する月の前月10日までに届け出る。\n"
LONG = "規約\n\n第1条（料金）\n会費は、月額3,000円とする。\n" + "第2条（雑則）\n事務局が決める。\n" * 40


def test_the_others_answer_and_it_is_named(tmp_path: Path) -> None:
    told: list[str] = []
    models = Models(question_types.default())
    with Workspace(tmp_path) as workspace:
        for name, text in (("会則.txt", SHORT), ("規約.txt", LONG)):
            (tmp_path / name).write_text(text, "utf-8")
            run.add(workspace, tmp_path / name)
        with workspace.writing() as connection:
            connection.execute(delete(reading))  # as if another extractor had made it
        small = Settings(max_bytes=len(SHORT.encode()) + 1)
        index = run.index_of_workspace(workspace, models, tell=told.append, settings=small)
        assert [document.title for document in index.documents] == ["会則"]
        assert any("規約.txt" in sentence for sentence in told)
        whole = run.index_of_workspace(workspace, models, tell=told.append)
        assert sorted(document.title for document in whole.documents) == ["会則", "規約"]
