"""Questions, their answers and what people thought of them: kept as long as the workspace says."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, or_, select, true, update

from pipeline.errors import WorkspaceError
from pipeline.store import audit, documents
from pipeline.store.people import Role
from pipeline.store.records import Feedback, Question
from pipeline.store.tables import citation, feedback, question, setting
from pipeline.types.answer import Answer

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_DAYS = "retention_days"
MOST_DAYS = 36_500
"""For which things can be kept, short of for ever: a hundred years."""


class Questions:
    """The questions of a workspace; each person sees their own, the owner all."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def add(self, answers: Sequence[Answer]) -> list[int]:
        """Keeps questions, each with its answer and where it stands; their numbers."""

        def do(connection: Connection) -> list[int]:
            return [_kept(connection, one, self._workspace.person) for one in answers]

        return self._workspace.written(Role.READER, do)

    def last(self, most: int = 100) -> list[Question]:
        """The last questions of the person, newest first; all people's for the owner of the workspace."""
        return self._workspace.read(lambda connection: _last(connection, self._workspace.person, most))

    def judge(self, number: int, *, is_right: bool, note: str = "") -> None:
        """Keeps what the person thinks of an answer; WorkspaceError where the question is gone."""
        by = self._workspace.person

        def do(connection: Connection) -> None:
            if connection.scalar(select(question.c.number).where(question.c.number == number, _of(by))) is None:
                raise WorkspaceError(f"質問 {number} の記録はありません（保存の期間が過ぎたか、番号が違います）。")
            row = {"question": number, "at": documents.now(), "by": by, "is_right": is_right, "note": note}
            connection.execute(feedback.insert().values(**row))

        self._workspace.written(Role.READER, do)

    def judged(self, number: int) -> list[Feedback]:
        """What people thought of an answer to a question of the person, oldest first."""
        columns = (feedback.c[name] for name in Feedback.__dataclass_fields__)
        asked = select(question.c.number).where(question.c.number == number, _of(self._workspace.person))
        query = select(*columns).where(feedback.c.question.in_(asked)).order_by(feedback.c.number)
        return self._workspace.read(lambda connection: [Feedback(*row) for row in connection.execute(query)])

    def keep_for(self, days: int | None) -> None:
        """Sets for how many days questions, feedback and events are kept, None (as long as nobody sets it) for ever.

        What is of a day before goes at once, and later at the first use of the workspace on each day.
        """
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise WorkspaceError(f"保存の期間は1日から{MOST_DAYS}日までにしてください。")

        def do(connection: Connection) -> None:
            connection.execute(delete(setting).where(setting.c.name == _DAYS))
            if days is not None:
                connection.execute(setting.insert().values(name=_DAYS, value=str(days)))
            by = self._workspace.person
            audit.append(connection, by=by, action="retention", subject="", detail={"days": days})

        self._workspace.written(Role.ADMIN, do)

    def kept_for(self) -> int | None:
        """For how many days they are kept; None for ever."""
        return self._workspace.read(retention)


def _of(person: str | None) -> ColumnElement[bool]:
    """The questions of a person; all for the owner of the workspace."""
    return true() if person is None else question.c.by == person


def forget_document(connection: Connection, document_id: str) -> None:
    """Blanks the answers that hold words of a document (or of one of the documents of its file)."""
    cites = or_(citation.c.document == document_id, citation.c.document.startswith(f"{document_id}-", autoescape=True))
    numbers = select(citation.c.question).where(cites)
    connection.execute(update(question).where(question.c.number.in_(numbers)).values(answer=None))


def retention(connection: Connection) -> int | None:
    """For how many days questions, feedback and events are kept; None for ever."""
    days = connection.scalar(select(setting.c.value).where(setting.c.name == _DAYS))
    return int(days) if days is not None else None


def is_due(connection: Connection) -> bool:
    """Whether there is anything that is kept no longer."""
    since = _oldest(connection)
    if since is None:
        return False
    old = select(question.c.number).where(question.c.at < since).limit(1)
    return connection.scalar(old) is not None or audit.is_due(connection, since)


def expire(connection: Connection) -> None:
    """Deletes the questions, with their feedback, and the events that are kept no longer."""
    since = _oldest(connection)
    if since is not None:
        connection.execute(delete(question).where(question.c.at < since))
        audit.expire(connection, since)


def _oldest(connection: Connection) -> str | None:
    """The oldest day (ISO, of UTC) of which things are kept; None for ever. By days, so that the log tells of it once a day."""
    days = retention(connection)
    return None if days is None else (datetime.now(UTC).date() - timedelta(days=days)).isoformat()


def _kept(connection: Connection, answer: Answer, by: str | None) -> int:
    row = {
        "at": documents.now(),
        "by": by,
        "text": answer.question,
        "verdict": answer.verdict.value,
        "answer": answer.text,
    }
    number: int = connection.execute(question.insert().values(**row).returning(question.c.number)).scalar_one()
    cited = [
        {"question": number, "place": place, "document": one.document, "address": str(one.address)}
        for place, one in enumerate(answer.citations)
    ]
    if cited:
        connection.execute(citation.insert(), cited)
    return number


def _last(connection: Connection, by: str | None, most: int) -> list[Question]:
    query = select(question).order_by(question.c.number.desc()).limit(most)
    rows = connection.execute(query if by is None else query.where(question.c.by == by)).all()
    cited: dict[int, list[tuple[str, str]]] = {row.number: [] for row in rows}
    for row in connection.execute(
        select(citation).where(citation.c.question.in_(cited)).order_by(citation.c.question, citation.c.place)
    ):
        cited[row.question].append((row.document, row.address))
    return [
        Question(row.number, row.at, row.by, row.text, row.verdict, row.answer, tuple(cited[row.number]))
        for row in rows
    ]
