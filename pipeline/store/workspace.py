"""A workspace: every method is one short transaction; what a person may not see or do, its queries refuse."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select, update

from pipeline.store import corrections, derivation, documents, people, questions
from pipeline.store.derivation import Pair
from pipeline.store.people import Role
from pipeline.store.records import Record, Unfinished
from pipeline.store.session import Session
from pipeline.store.tables import derived, document, unfinished

REMOVE = "remove"


class Workspace(Session):
    """Documents in a folder, or in the PostgreSQL database at url."""

    def add(
        self,
        raw: bytes,
        pairs: Sequence[Pair],
        fingerprint: str,
        *,
        revision_of: str | None = None,
        effective: str | None = None,
        groups: Sequence[str] = (),
    ) -> tuple[Record, bool]:
        """The record of a document and whether it is new: the same bytes are kept once, with all that is made of them.

        groups: to which alone a new document is shown; who is no admin can give it only to groups of their own.
        """
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
                people.give(connection, self.person, source.id, groups)
                self.told(connection, "add", source.id, **({"groups": "・".join(groups)} if groups else {}))
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

    def several(self) -> frozenset[str]:
        """The files that hold several documents, whoever may see them."""
        query = select(derived.c.document).where(derived.c.part > 0).distinct()
        return self.read(lambda connection: frozenset(connection.scalars(query)))

    def record(self, document_id: str) -> Record:
        """The record of a document; WorkspaceError where there is none."""
        return self.read(lambda connection: documents.one(connection, self.person, document_id))

    def raw(self, document_id: str) -> bytes:
        """The bytes of a document as they were given."""
        return self.read_of(document_id, lambda connection: documents.bytes_of(connection, document_id))

    def versions(self, document_id: str) -> list[Record]:
        """All versions of a document, oldest first."""
        return self.read(lambda connection: documents.versions(connection, self.person, document_id))

    def in_force(self, day: str) -> list[Record]:
        """The version of each document that is in force on a day (ISO), or whose day nobody knows, oldest document first."""
        return self.read(lambda connection: documents.in_force(connection, self.person, day))

    def remove(self, document_id: str) -> Unfinished:
        """Takes a document out for good, with all that was made of it; what its index still holds is left to be finished."""

        def do(connection: Connection) -> Unfinished:
            documents.one(connection, self.person, document_id)
            questions.forget_document(connection, document_id)
            documents.unlink(connection, document_id)
            connection.execute(delete(document).where(document.c.id == document_id))
            self.told(connection, REMOVE, document_id)
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

    def stamps(self, fingerprint: str, document_id: str | None = None) -> dict[str, str]:
        """For each document (or that one alone) what tells one state of its values from another, oldest document first."""
        return self.read(lambda connection: derivation.stamps(connection, self.person, fingerprint, document_id))

    def _place(self, connection: Connection, document_id: str, revision_of: str | None, effective: str | None) -> None:
        if revision_of is not None:
            self.revise(connection, document_id, revision_of)
        if effective is not None:
            told = {"effective": effective, "is_effective_told": True}
            connection.execute(update(document).where(document.c.id == document_id).values(**told))
            self.told(connection, "effective", document_id, effective=effective)

    def revise(self, connection: Connection, document_id: str, older: str) -> None:
        """Makes a document a version after an older one, no less secret than that, within a transaction."""
        documents.one(connection, self.person, older)
        if documents.revise(connection, document_id, older):
            people.share_alike(connection, document_id, older)
            self.told(connection, "revise", document_id, revision_of=older)
