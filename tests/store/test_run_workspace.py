"""What is added is read once by each extractor, kept whole, and answers with what people said."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from models import clause_types, question_types
from pipeline import ontology, run
from pipeline.errors import SourceError
from pipeline.index.fingerprint import fingerprint
from pipeline.store import Place, Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.questions import Questions
from pipeline.store.tables import reading
from pipeline.types.document import Document
from pipeline.types.index import Models
from pipeline.types.ports import ClauseTypes, Likely, Wording
from tests.store.made import opened, terms

NOTICE = "termination_by_customer.notice_period"
MODELS = Models(question_types.default())


class Counted:
    """Clause types that count how often they are asked; what they tell never changes."""

    def __init__(self) -> None:
        self.asked = 0

    def predict(self, wordings: Sequence[Wording]) -> list[Likely]:
        self.asked += len(wordings)
        return clause_types.default().predict(wordings)

    def follows(self, before: str | None, after: str) -> float:
        return clause_types.default().follows(before, after)


def values(workspace: Workspace, document_id: str, types: ClauseTypes | None = None) -> list[object]:
    [(_, extraction)] = run.pairs(workspace, document_id, clause_types=types)
    return [fact.value for fact in extraction.facts if fact.field == NOTICE]


def test_the_same_bytes_are_read_once_by_the_same_extractor(place: Place) -> None:
    types = Counted()
    with opened(place) as workspace:
        record, is_new = run.add(workspace, terms().encode(), clause_types=types)
        asked = types.asked
        again, is_new_again = run.add(workspace, terms().encode(), clause_types=types)
        assert (again, is_new, is_new_again) == (record, True, False)
        [(document, _)] = run.pairs(workspace, record.id, clause_types=types)
        assert isinstance(document, Document)
        assert types.asked == asked + 2  # only to tell which extractor it is


def test_a_new_extractor_reads_what_it_is_asked_for(place: Place) -> None:
    def types(workspace: Workspace, document_id: str) -> set[str]:
        [(_, extraction)] = run.pairs(workspace, document_id)
        return {name for clause in extraction.clauses for name in clause.types}

    text = terms() + "第3条（プール）\nプールは、会員だけが使う。\n"
    with opened(place) as workspace:
        first, second = (run.add(workspace, one.encode())[0] for one in (text, terms()))
        before = types(workspace, first.id)
        with ontology.using(_other(place.folder)):
            assert "pool" in types(workspace, first.id)
            with workspace.reading() as connection:
                made = Counter(connection.scalars(select(reading.c.document)))
            assert made == {first.id: 2, second.id: 1}
        assert types(workspace, first.id) == before and "pool" not in before


def test_what_people_said_answers(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = run.add(workspace, terms().encode())
        old = values(workspace, record.id)
        [found], index = run.ask_workspace(["退会はいつまでに届け出ますか"], workspace, MODELS, tell=lambda _: None)
        assert old and found.text is not None
        Corrections(workspace).add(
            record.id, by="佐藤", field=NOTICE, address="第1条", old=old[0], new="P45D", note="別紙で確認"
        )
        _, index = run.ask_workspace([], workspace, MODELS, tell=lambda _: None)
        assert "P45D" in [fact.value for fact in index.extraction(record.id).facts]
        assert [one.text for one in Questions(workspace).last()] == ["退会はいつまでに届け出ますか"]


def test_an_index_that_is_lost_is_made_again_without_reading_the_files(place: Place) -> None:
    types = Counted()
    models = Models(question_types.default(), types)
    with opened(place) as workspace:
        run.add(workspace, terms().encode(), clause_types=types)
        run.ask_workspace(["退会はいつまでですか"], workspace, models, tell=lambda _: None)
        asked = types.asked
        shutil.rmtree(workspace.folder / "index")
        [answer], _ = run.ask_workspace(["退会はいつまでですか"], workspace, models, tell=lambda _: None)
        assert answer.citations and types.asked <= asked + 2


def test_the_day_a_version_comes_into_force_is_read_or_told(place: Place) -> None:
    with opened(place) as workspace:
        read, _ = run.add(workspace, terms("10日", "2024年4月1日").encode())
        told, _ = run.add(
            workspace, terms("20日", "2025年4月1日").encode(), effective="2025-05-01", revision_of=read.id
        )
        assert (read.effective, told.effective) == ("2024-04-01", "2025-05-01")
        with ontology.using(_other(place.folder)):
            run.pairs(workspace, told.id)
        assert workspace.record(told.id).effective == "2025-05-01"


def _other(folder: Path) -> Path:
    """An ontology of one more type: another extractor."""
    own = folder / "own.toml"
    own.write_text(
        '[types.pool]\nlabel = "プール"\ndefinition = "プールの使用の定め"\nquestion = "プールは使えるか。"\ncaptions = ["プール"]\n',
        "utf-8",
    )
    return own


def test_a_file_that_cannot_be_read_is_not_kept(place: Place) -> None:
    with opened(place) as workspace:
        with pytest.raises(SourceError):
            run.add(workspace, b"   ")
        assert workspace.records() == []


def test_nobody_is_answered_from_what_they_may_not_see(place: Place) -> None:
    with opened(place) as workspace:
        for everybody, text in ((True, terms()), (False, terms("末日"))):
            record, _ = run.add(workspace, text.encode())
            if not everybody:
                People(workspace).share(record.id, ["人事"])
        People(workspace).put("佐藤", Role.READER, ["法務"])
        People(workspace).put("鈴木", Role.READER, ["人事"])
        assert len(_asked(workspace)) == 2
    for name, seen in (("佐藤", 1), ("鈴木", 2)):
        with Workspace(place.folder, place.url, person=name) as workspace:
            assert len(_asked(workspace)) == seen == len(workspace.records())
            assert run.index_folder(workspace).parent == place.folder / "index"
    with opened(place) as workspace:
        hidden = next(one.id for one in workspace.records() if one.sha256 == record.sha256)
        run.remove(workspace, hidden)
        assert len(_asked(workspace)) == 1


def _asked(workspace: Workspace) -> set[str]:
    """The documents that questions are answered from."""
    _, index = run.ask_workspace(["退会はいつまでに届け出ますか"], workspace, MODELS, tell=lambda _: None)
    return {document.id for document in index.documents}


@pytest.mark.parametrize(
    "harm", ["DELETE FROM derived", "UPDATE reading SET text = x'0011'", "UPDATE derived SET tree = x'0011'"]
)
def test_a_reading_that_is_damaged_is_made_anew(tmp_path: Path, harm: str) -> None:
    with Workspace(tmp_path) as workspace:
        record, _ = run.add(workspace, terms().encode())
        before = values(workspace, record.id)
        with workspace.writing() as connection:
            connection.exec_driver_sql(harm)
        assert values(workspace, record.id) == before == values(workspace, record.id)
        assert workspace.known(record.sha256, fingerprint(None)) == record.id
