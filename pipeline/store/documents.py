"""Rows of documents and the order of their versions."""

import heapq
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, Select, Table, func, literal, or_, select, update

from pipeline.errors import MissingError, WorkspaceError
from pipeline.store import people
from pipeline.store.records import Record
from pipeline.store.tables import content, document

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert

_COLUMNS = tuple(document.c[name] for name in Record.__dataclass_fields__)


def now() -> str:
    """This moment, ISO 8601 in UTC; fine enough to tell what came first."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """True where the row is new; one with the same key that is there stays as it is."""
    new = _insert(connection, table).values(**row).on_conflict_do_nothing().returning(literal(1))
    return connection.scalar(new) is not None


def replace(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Puts rows in place of those with the same key; who sorts them by it is in nobody's way who does the same at once."""
    if rows:
        new = _insert(connection, table)
        values = {column.name: new.excluded[column.name] for column in table.c if not column.primary_key}
        connection.execute(new.on_conflict_do_update(index_elements=list(table.primary_key), set_=values), rows)


def _insert(connection: Connection, table: Table) -> "Insert":
    """Of the database in use: it can say what is done where a row is there already."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # takes a while to load
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    return insert(table)


def seen(person: str | None) -> Select[Any]:
    """The documents that a person may see."""
    return select(*_COLUMNS).where(people.may_see(person))


def records(connection: Connection, query: Select[Any]) -> list[Record]:
    """The records that a query over `seen` finds."""
    return [Record(*row) for row in connection.execute(query)]


def one(connection: Connection, person: str | None, document_id: str) -> Record:
    """The record of a document; MissingError where there is none that the person may see."""
    found = records(connection, seen(person).where(document.c.id == document_id))
    if not found:
        raise unknown(document_id)
    return found[0]


def unknown(document_id: str) -> MissingError:
    """There is no such document."""
    return MissingError(f"文書 {document_id} はありません。yakkan list で一覧を見てください。")


def matching(query: Select[Any], words: str) -> Select[Any]:
    """Those whose title or file name or id has all of the words."""
    for word in words.split():
        query = query.where(
            or_(
                *(
                    column.icontains(word, autoescape=True)
                    for column in (document.c.title, document.c.name, document.c.id)
                )
            )
        )
    return query


def insert(connection: Connection, raw: bytes, row: dict[str, Any]) -> bool:
    """Keeps the bytes and the row of a document; False where they are there already."""
    if not insert_new(connection, document, row):
        return False
    connection.execute(content.insert().values(document=row["id"], raw=raw))
    return True


def revise(connection: Connection, document_id: str, older: str) -> bool:
    """Makes a document a version after an older one; True where it was not. WorkspaceError where that would be a circle."""
    alone(connection)
    if document_id in _before(connection, older):
        told = "それ自身" if document_id == older else "それより後の版"
        raise WorkspaceError(f"文書 {document_id} を、{told}の改定版として登録することはできません。")
    done = connection.execute(
        update(document)
        .where(document.c.id == document_id, document.c.revision_of.is_distinct_from(older))
        .values(revision_of=older)
    )
    return done.rowcount > 0


def alone(connection: Connection) -> None:
    """Waits for others who link documents: two at once must not close a circle together. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(0x79616B)))


def unlink(connection: Connection, document_id: str) -> None:
    """Lets the versions after a document follow the one before it."""
    older = select(document.c.revision_of).where(document.c.id == document_id).scalar_subquery()
    before = connection.scalar(select(older))
    connection.execute(update(document).where(document.c.revision_of == document_id).values(revision_of=before))


def versions(connection: Connection, person: str | None, document_id: str) -> list[Record]:
    """All versions of a document that the person may see, oldest first.

    A version comes after the one it revises; of several that revise the same one, the one that comes into force first.
    """
    one(connection, person, document_id)
    first = _before(connection, document_id)[-1]
    family = select(document.c.id).where(document.c.id == first).cte("family", recursive=True)
    below = document.alias("below")
    family = family.union(select(below.c.id).join(family, below.c.revision_of == family.c.id))
    # Versions that the person may not see keep the others in their order.
    found = records(connection, select(*_COLUMNS).join(family, family.c.id == document.c.id))
    visible = set(
        connection.scalars(
            select(document.c.id).where(people.may_see(person), document.c.id.in_([r.id for r in found]))
        )
    )
    return [record for record in in_order(found) if record.id in visible]


def in_force(connection: Connection, person: str | None, day: str) -> list[Record]:
    """The version of each document that is in force on a day (ISO), of those that the person may see, oldest document first.

    Of the versions whose day is known the last one whose day has come; else the last of those before them whose day is not
    known: nobody can say that it was not. A document of which all versions came later has none.
    """
    all_of_them = records(connection, select(*_COLUMNS).order_by(document.c.added_at, document.c.id))
    visible = set(connection.scalars(select(document.c.id).where(people.may_see(person))))
    older = {record.id: record.revision_of for record in all_of_them}
    families: dict[str, list[Record]] = {}
    for record in all_of_them:
        families.setdefault(_first(record.id, older), []).append(record)
    chosen = (_on(day, in_order(family)) for family in families.values())
    return [record for record in chosen if record is not None and record.id in visible]


def _on(day: str, versions: Sequence[Record]) -> Record | None:
    known = [record for record in versions if record.effective is not None and record.effective <= day]
    unknown = list(takewhile(lambda record: record.effective is None, versions))
    return next(reversed(known or unknown), None)


def _first(document_id: str, older: Mapping[str, str | None]) -> str:
    """The first version of a document; some version of it where they go round in a circle."""
    gone: set[str] = set()
    while document_id not in gone and (before := older.get(document_id)) is not None:
        gone.add(document_id)
        document_id = before
    return document_id


def in_order(family: Sequence[Record]) -> list[Record]:
    """The versions of one document in their order."""
    ids = {record.id for record in family}
    after: dict[str | None, list[Record]] = {}
    for record in family:
        after.setdefault(record.revision_of if record.revision_of in ids else None, []).append(record)

    def ready(older: str | None) -> list[tuple[str, str, str, Record]]:
        return [(one.effective or one.added_at, one.added_at, one.id, one) for one in after.get(older, ())]

    waiting, found = ready(None), []
    heapq.heapify(waiting)
    while waiting:
        found.append(heapq.heappop(waiting)[-1])
        for entry in ready(found[-1].id):
            heapq.heappush(waiting, entry)
    return found


def _before(connection: Connection, document_id: str) -> list[str]:
    """A document and all it revises, up to the first version."""
    chain: list[str] = []
    at: str | None = document_id
    while at is not None and at not in chain:
        chain.append(at)
        at = connection.scalar(select(document.c.revision_of).where(document.c.id == at))
    return chain


def bytes_of(connection: Connection, document_id: str) -> bytes:
    """The bytes of a document; MissingError where there is none."""
    raw: RowMapping | None = (
        connection.execute(select(content.c.raw).where(content.c.document == document_id)).mappings().first()
    )
    if raw is None:
        raise unknown(document_id)
    return bytes(raw["raw"])
