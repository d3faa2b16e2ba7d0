"""A person at work in a workspace: what they may do, and each piece of work in one transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from pipeline.errors import ReadOnlyError, WorkspaceError
from pipeline.store import audit, documents, faults, people, questions, schema
from pipeline.store.database import SOON, Database
from pipeline.store.people import Role
from pipeline.store.place import Place

_Value = TypeVar("_Value")


class Session:
    """The database of a workspace as a person works with it; a context manager.

    folder: of this machine; what belongs to the workspace (the index) lies there in either case; person: None for the owner,
    who may do everything. Any method raises WorkspaceError, one Japanese sentence.
    """

    def __init__(self, folder: Path, url: str | None = None, *, person: str | None = None) -> None:
        self.folder, self.person = folder, person
        self._database = Database(Place(folder, url))
        try:
            schema.prepare(self._database)
            self._expire()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def of(self, person: str | None) -> Self:
        """The same workspace as that person works with it, over the same connections."""
        other = copy(self)
        other.person = person
        return other

    def close(self) -> None:
        """Ends all connections."""
        self._database.close()

    @property
    def name(self) -> str:
        """What messages call the workspace; never a password."""
        return self._database.name

    @property
    def path(self) -> Path | None:
        """The file of SQLite; None for PostgreSQL."""
        return self._database.path

    def reading(self) -> AbstractContextManager[Connection]:
        """One state of the database, for the other modules of the store."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction, not tried again where another process is in the way."""
        return self._database.writing()

    def written(self, role: Role, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes in one transaction of a person of that role; do may run several times, the last one holds."""

        def checked(connection: Connection) -> _Value:
            people.require(connection, self.person, role)
            done = do(connection)
            questions.expire(connection)
            return done

        return self._database.write(checked)

    def noted(self, role: Role, do: Callable[[Connection], object]) -> None:
        """As written, for what is only kept beside what was asked for: left out where the workspace can only be read."""
        self.read(lambda connection: people.require(connection, self.person, role))
        with suppress(ReadOnlyError):
            self.written(role, do)

    def require(self, role: Role) -> None:
        """WorkspaceError where the person does not have the role, or nothing can be written: before work that takes a while."""
        self.read(lambda connection: people.require(connection, self.person, role))
        if self.is_read_only():
            raise faults.read_only(self.name)

    def role(self) -> Role:
        """What the person may do; the owner does what admins do."""
        person = self.person
        if person is None:
            return Role.ADMIN
        return self.read(lambda connection: people.role_of(connection, person)) or Role.READER

    def is_read_only(self) -> bool:
        """True where the workspace can be read, not written."""
        return self._database.is_read_only()

    def groups(self) -> frozenset[str] | None:
        """The groups whose documents the person sees; None for who sees all."""
        return self.read(lambda connection: people.groups(connection, self.person))

    def read(self, do: Callable[[Connection], _Value]) -> _Value:
        """What do makes of one state of the database."""

        def checked(connection: Connection) -> _Value:
            people.require(connection, self.person, Role.READER)
            return do(connection)

        return self._database.read(checked)

    def read_of(self, document_id: str, do: Callable[[Connection], _Value]) -> _Value:
        """What do reads of a document that the person may see."""

        def seen(connection: Connection) -> _Value:
            documents.one(connection, self.person, document_id)
            return do(connection)

        return self.read(seen)

    def _expire(self) -> None:
        """Deletes what is kept no longer; at the next use where others are in the way or nothing can be written just now."""
        if self._database.read(questions.is_due):
            with suppress(WorkspaceError), self._database.writing(wait=SOON) as connection:
                questions.expire(connection)

    def told(self, connection: Connection, action: str, subject: str, **detail: str) -> None:
        """Adds what the person did to the log of events."""
        audit.append(connection, by=self.person, action=action, subject=subject, detail=detail)
