"""Questions and what people thought of the answers are kept as long as the workspace says."""

import pytest
from sqlalchemy import update

from pipeline.errors import WorkspaceError
from pipeline.store import Place
from pipeline.store.questions import MOST_DAYS, Questions
from pipeline.store.tables import question
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from tests.store.made import keep, opened, terms


def kept(questions: Questions, text: str, answer: str | None, *cited: tuple[str, str]) -> int:
    verdict = Verdict.NOT_STATED if answer is None else Verdict.ANSWERED
    citations = tuple(Citation(document, Address.parse(address), "", ()) for document, address in cited)
    [number] = questions.add([Answer(text, verdict, answer, 0.9, citations, ())])
    return number


def test_questions_are_kept_with_their_answers_and_what_was_thought_of_them(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = keep(workspace, terms())
        questions = Questions(workspace)
        first = kept(questions, "退会は？", "前月10日まで。", (record.id, "第1条"), (record.id, "第2条"))
        second = kept(questions, "準拠法は？", None)
        questions.judge(first, is_right=False, note="末日です")
        questions.judge(first, is_right=True)
        assert [(one.number, one.answer) for one in questions.last()] == [(second, None), (first, "前月10日まで。")]
        assert questions.last()[1].citations == ((record.id, "第1条"), (record.id, "第2条"))
        assert [(one.is_right, one.note) for one in questions.judged(first)] == [(False, "末日です"), (True, "")]
        with pytest.raises(WorkspaceError, match="質問 999"):
            questions.judge(999, is_right=True)


def test_what_is_older_goes(place: Place) -> None:
    with opened(place) as workspace:
        questions = Questions(workspace)
        old = kept(questions, "古い質問", None)
        questions.judge(old, is_right=True)
        with workspace.writing() as connection:
            connection.execute(update(question).values(at="2020-01-01T00:00:00+00:00"))
        new = kept(questions, "新しい質問", None)
        assert len(questions.last()) == 2 and questions.kept_for() is None
        questions.keep_for(30)
        assert questions.kept_for() == 30 and [one.number for one in questions.last()] == [new]
        for days in (0, MOST_DAYS + 1):
            with pytest.raises(WorkspaceError, match="1日から36500日まで"):
                questions.keep_for(days)
        questions.keep_for(MOST_DAYS)
        assert len(questions.last()) == 1
        questions.keep_for(None)
        assert questions.kept_for() is None


def test_an_answer_goes_with_the_document_it_quotes(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = keep(workspace, terms())
        questions = Questions(workspace)
        kept(questions, "退会は？", "前月10日まで。", (f"{record.id}-2", "第1条"))
        kept(questions, "会費は？", "3,000円。", ("d000000000000", "第2条"))
        workspace.remove(record.id)
        assert [one.answer for one in questions.last()] == ["3,000円。", None]
