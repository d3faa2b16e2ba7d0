"""What is removed is nowhere any more: not in the store, its log, the index, the questions."""

import json
import zlib
from pathlib import Path

import pytest
from sqlalchemy import select

from models import clause_types, question_types, static_embedder
from pipeline import run
from pipeline.store import Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.questions import Questions
from pipeline.store.tables import derived, reading
from pipeline.types.index import Models

SECRET = "夜光塗料"
TEXT = f"取引基本契約書\n\n第1条（目的）\n売主は、{SECRET}を買主に売り渡す。\n第2条（代金）\n買主は、{SECRET}の代金を翌月末日までに支払う。\n"
OTHER = "灯台ジム会則\n\n第1条（退会）\n会員は、退会する月の前月末日までに届け出る。\n"


@pytest.fixture(scope="module")
def models() -> Models:
    return Models(question_types.default(), clause_types.default(), static_embedder.default())


def held(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def signs(words: str) -> list[bytes]:
    """How a file may hold words."""
    return [words.encode(), json.dumps(words).strip('"').encode(), words.encode("utf-16-le")]


def packed(workspace: Workspace, document_id: str) -> list[bytes]:
    """Pieces of what was packed of a document."""
    with workspace.reading() as connection:
        text = connection.scalars(select(reading.c.text).where(reading.c.document == document_id)).all()
        rows = connection.execute(
            select(derived.c.tree, derived.c.extraction).where(derived.c.document == document_id)
        ).all()
    whole = [*text, *(part for row in rows for part in row)]
    assert any(SECRET.encode() in zlib.decompress(one) for one in whole)
    return [one[at : at + 40] for one in whole for at in range(0, len(one) - 40, 40)]


def test_nothing_is_left_of_a_removed_document(tmp_path: Path, models: Models) -> None:
    folder = tmp_path / "w"
    (tmp_path / "契約.txt").write_text(TEXT, "utf-8")
    (tmp_path / "会則.txt").write_text(OTHER, "utf-8")
    with Workspace(folder) as workspace:
        record, _ = run.add(workspace, tmp_path / "契約.txt", clause_types=models.clause_types)
        other, _ = run.add(workspace, tmp_path / "会則.txt", clause_types=models.clause_types)
        index = run.index_of_workspace(workspace, models, tell=lambda _: None)
        [answer] = run.answers(["代金はいつまでに支払いますか"], index)
        assert answer.text is not None and SECRET in answer.text
        Questions(workspace).add([answer])
        Corrections(workspace).add(
            record.id, by="佐藤", field="payment.object", address="第1条", old=None, new=SECRET, note=SECRET
        )
        pieces = packed(workspace, record.id)
        assert SECRET.encode() in held(folder)
        assert any(piece in held(folder) for piece in pieces)

        run.remove(workspace, record.id)

        assert workspace.unfinished() == [] and [one.id for one in workspace.records()] == [other.id]
        left = held(folder)
        assert not any(sign in left for sign in signs(SECRET))
        assert not any(piece in left for piece in pieces)
        assert any(sign in left for sign in signs("届け出"))
    left = held(folder)
    assert not any(sign in left for sign in (*signs(SECRET), *pieces))


def test_a_removal_that_another_reader_holds_up_is_finished_later(tmp_path: Path, models: Models) -> None:
    folder = tmp_path / "w"
    (tmp_path / "契約.txt").write_text(TEXT, "utf-8")
    (tmp_path / "会則.txt").write_text(OTHER, "utf-8")
    with Workspace(folder) as workspace, Workspace(folder) as reader:
        record, _ = run.add(workspace, tmp_path / "契約.txt")
        run.add(workspace, tmp_path / "会則.txt")
        with reader.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM document").all()
            run.remove(workspace, record.id)
            [work] = workspace.unfinished()
            assert (work.what, work.subject) == ("remove", record.id)
            assert [one.title for one in workspace.records()] == ["灯台ジム会則"]
        run.index_of_workspace(workspace, models, tell=lambda _: None)
        assert workspace.unfinished() == []
        assert SECRET.encode() not in held(folder)
