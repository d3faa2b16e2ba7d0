"""A workspace: every method is one short transaction; what a person may not see or do, its queries refuse."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, delete, func, select, update

from pipeline.store import audit, corrections, derivation, documents, people, questions, schema
from pipeline.store.database import Database
from pipeline.store.derivation import Pair
from pipeline.store.people import Role
from pipeline.store.place import Place
from pipeline.store.records import Record, Unfinished
from pipeline.store.tables import document, unfinished

_Value = TypeVar("_Value")
REMOVE = "remove"


class Workspace:
    """Documents in a folder, or in the PostgreSQL database at url; a context manager.

    folder: of this machine; what belongs to it (the index) lies there in either case; person: who works with it, None for its
    owner, who may do everything. Any method raises WorkspaceError, one Japanese sentence.
    """

    def __init__(self, folder: Path, url: str | None = None, *, person: str | None = None) -> None:
        self.folder, self.person = folder, person
        self._database = Database(Place(folder, url))
        try:
            schema.prepare(self._database)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
            return do(connection)

        return self._database.write(checked)

    def add(
        self,
        raw: bytes,
        pairs: Sequence[Pair],
        fingerprint: str,
        *,
        revision_of: str | None = None,
        effective: str | None = None,
    ) -> tuple[Record, bool]:
        """The record of a document and whether it is new: the same bytes are kept once, with all that is made of them."""
        source = pairs[0][0].source
        row = {
            "id": source.id,
            "name": source.name,
            "title": derivation.title(pairs),
            "sha256": source.sha256,
            "added_at": documents.now(),
            "added_by": self.person,
        }

        def do(connection: Connection) -> tuple[Record, bool]:
            if new := documents.insert(connection, raw, row):
                self._told(connection, "add", source.id)
            derivation.put(connection, source.id, fingerprint, pairs)
            self._place(connection, source.id, revision_of, effective)
            return documents.one(connection, self.person, source.id), new

        return self.written(Role.REVIEWER, do)

    def known(self, sha256: str, fingerprint: str) -> str | None:
        """The id of the document of these bytes if that extractor has read it."""
        query = documents.seen(self.person).where(document.c.sha256 == sha256)

        def do(connection: Connection) -> str | None:
            found = documents.records(connection, query)
            return found[0].id if found and derivation.has(connection, found[0].id, fingerprint) else None

        return self.read(do)

    def place(self, document_id: str, *, revision_of: str | None = None, effective: str | None = None) -> Record:
        """Says of a document that is there which version it revises, or from which day it is in force."""

        def do(connection: Connection) -> Record:
            self._place(connection, document_id, revision_of, effective)
            return documents.one(connection, self.person, document_id)

        return self.written(Role.REVIEWER, do)

    def records(self) -> list[Record]:
        """All documents, oldest first."""
        query = documents.seen(self.person).order_by(document.c.added_at, document.c.id)
        return self.read(lambda connection: documents.records(connection, query))

    def page(self, first: int, count: int, words: str = "") -> list[Record]:
        """So many documents from the first one on, newest first; words: of the title, the file name or the id."""
        query = documents.matching(documents.seen(self.person), words)
        query = query.order_by(document.c.added_at.desc(), document.c.id.desc()).offset(first).limit(count)
        return self.read(lambda connection: documents.records(connection, query))

    def count(self, words: str = "") -> int:
        """How many documents there are; words: as for a page."""
        found = documents.matching(documents.seen(self.person), words).subquery()
        return self.read(lambda connection: connection.scalar(select(func.count()).select_from(found)) or 0)

    def record(self, document_id: str) -> Record:
        """The record of a document; WorkspaceError where there is none."""
        return self.read(lambda connection: documents.one(connection, self.person, document_id))

    def raw(self, document_id: str) -> bytes:
        """The bytes of a document as they were given."""
        return self.read_of(document_id, lambda connection: documents.bytes_of(connection, document_id))

    def versions(self, document_id: str) -> list[Record]:
        """All versions of a document, oldest first."""
        return self.read(lambda connection: documents.versions(connection, self.person, document_id))

    def remove(self, document_id: str) -> Unfinished:
        """Takes a document out for good, with all that was made of it; what its index still holds is left to be finished."""

        def do(connection: Connection) -> Unfinished:
            documents.one(connection, self.person, document_id)
            questions.forget_document(connection, document_id)
            documents.unlink(connection, document_id)
            connection.execute(delete(document).where(document.c.id == document_id))
            self._told(connection, REMOVE, document_id)
            row = {"at": documents.now(), "what": REMOVE, "subject": document_id}
            number = connection.execute(unfinished.insert().values(**row).returning(unfinished.c.number)).scalar_one()
            return Unfinished(number, **row)

        return self.written(Role.ADMIN, do)

    def unfinished(self) -> list[Unfinished]:
        """Work that was begun and not ended, oldest first."""
        columns = (unfinished.c[name] for name in Unfinished.__dataclass_fields__)
        query = select(*columns).order_by(unfinished.c.number)
        return self.read(lambda connection: [Unfinished(*row) for row in connection.execute(query)])

    def finish(self, work: Unfinished) -> None:
        """Says that nothing else holds what was removed; the log of the database is emptied with it, later if it is in use."""
        if self._database.is_log_emptied():
            self._database.write(
                lambda connection: connection.execute(delete(unfinished).where(unfinished.c.number == work.number))
            )

    def pairs(self, document_id: str, fingerprint: str) -> tuple[Pair, ...] | None:
        """The documents of a file and what was extracted from each as people left it; None where the extractor has not read it."""

        def do(connection: Connection) -> tuple[Pair, ...] | None:
            found = derivation.get(connection, document_id, fingerprint)
            return found and corrections.corrected(found, corrections.of_document(connection, document_id))

        return self.read_of(document_id, do)

    def extracted(self, document_id: str, fingerprint: str) -> tuple[Pair, ...] | None:
        """The same without what people said."""
        return self.read_of(document_id, lambda connection: derivation.get(connection, document_id, fingerprint))

    def put(self, document_id: str, fingerprint: str, pairs: Sequence[Pair]) -> None:
        """Keeps what an extractor made of a document that is there."""

        def do(connection: Connection) -> None:
            documents.one(connection, self.person, document_id)
            derivation.put(connection, document_id, fingerprint, pairs)

        self.written(Role.READER, do)

    def groups(self) -> frozenset[str] | None:
        """The groups whose documents the person sees; None for who sees all."""
        return self.read(lambda connection: people.groups(connection, self.person))

    def stamps(self, fingerprint: str) -> dict[str, str]:
        """For each document what tells one state of its values from another, oldest document first."""
        return self.read(lambda connection: derivation.stamps(connection, self.person, fingerprint))

    def _place(self, connection: Connection, document_id: str, revision_of: str | None, effective: str | None) -> None:
        if revision_of is not None:
            documents.one(connection, self.person, revision_of)
            if documents.revise(connection, document_id, revision_of):
                people.share_alike(connection, document_id, revision_of)
                self._told(connection, "revise", document_id, revision_of=revision_of)
        if effective is not None:
            told = {"effective": effective, "is_effective_told": True}
            connection.execute(update(document).where(document.c.id == document_id).values(**told))
            self._told(connection, "effective", document_id, effective=effective)

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

    def _told(self, connection: Connection, action: str, subject: str, **detail: str) -> None:
        audit.append(connection, by=self.person, action=action, subject=subject, detail=detail)
