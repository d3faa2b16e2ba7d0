"""What documents are to each other: read from their texts and proposed, told or refused by people."""

import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, delete, or_, select, update

from pipeline.errors import WorkspaceError
from pipeline.store import audit, documents, people
from pipeline.store.people import Role
from pipeline.store.tables import document, profile, profile_key, reading, relation
from pipeline.types.codec import decode, encode
from pipeline.types.relation import KeptRelation, Profile, Profiles, Relation, RelationKind, State

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_SAID = "登録した人が示した関係です。"
_MOST_KEYS = 500
"""Keys in one query."""


class Relations:
    """The relations of a workspace; a person sees those of two documents that they see both."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def keep(self, document_id: str, rules: str, profiles: Sequence[Profile], keys: Collection[str]) -> None:
        """Keeps the profiles of a document (one for each part of its file) and by what others find it."""
        data = zlib.compress(encode(Profiles(tuple(profiles))))

        def do(connection: Connection) -> None:
            documents.one(connection, self._workspace.person, document_id)
            for table in (profile, profile_key):
                connection.execute(delete(table).where(table.c.document == document_id))
            connection.execute(profile.insert().values(document=document_id, fingerprint=rules, data=data))
            rows = [{"document": document_id, "key": key} for key in sorted(keys)]
            if rows:
                connection.execute(profile_key.insert(), rows)

        self._workspace.written(Role.READER, do)

    def near(self, keys: Collection[str]) -> list[Profile]:
        """The profiles of all documents with one of these keys, in the order they were added; also of those nobody may see here."""

        def do(connection: Connection) -> list[Profile]:
            found: dict[str, bytes] = {}
            for some in _pieces(sorted(keys)):
                there = select(profile_key.c.document).where(profile_key.c.key.in_(some))
                query = (
                    select(document.c.id, document.c.added_at, profile.c.data)
                    .join(profile)
                    .where(document.c.id.in_(there))
                )
                found |= {f"{row.added_at} {row.id}": row.data for row in connection.execute(query)}
            packed = [decode(Profiles, zlib.decompress(found[key])) for key in sorted(found)]
            return [one for profiles in packed for one in profiles.of_parts]

        return self._workspace.read(do)

    def propose(self, document_id: str, found: Sequence[Relation]) -> None:
        """Puts these in place of what was proposed of a document before; what a person told or refused stays."""
        rows = [_row(one) for one in map(_of_records, found) if one.document != one.other]

        def do(connection: Connection) -> None:
            own = or_(relation.c.document == document_id, relation.c.other == document_id)
            connection.execute(delete(relation).where(own, relation.c.state == State.PROPOSED))
            there = set(connection.scalars(select(document.c.id).where(document.c.id.in_([document_id, *_ids(rows)]))))
            for row in rows:
                is_told = _is(str(row["other"]), RelationKind(str(row["kind"])), str(row["document"]))
                told = select(relation.c.document).where(is_told, relation.c.state == State.TOLD)
                if {row["document"], row["other"]} <= there and connection.scalar(told) is None:
                    documents.insert_new(connection, relation, row)
            self._skip_over(connection, document_id)

        self._workspace.written(Role.READER, do)

    def outdated(self, rules: str) -> dict[str, str]:
        """The documents whose profile was made by other rules, or not at all, each with the last extractor that read it."""
        query = (
            select(reading.c.document, reading.c.fingerprint, profile.c.fingerprint.label("made_by"))
            .join(document, document.c.id == reading.c.document)
            .outerjoin(profile, profile.c.document == reading.c.document)
            .where(people.may_see(self._workspace.person))
            .order_by(document.c.added_at, document.c.id, reading.c.made_at)
        )

        def do(connection: Connection) -> dict[str, str]:
            rows = connection.execute(query).all()
            return {row.document: row.fingerprint for row in rows if row.made_by != rules}

        return self._workspace.read(do)

    def all(self, document_id: str | None = None, *, least: float = 0.0) -> list[KeptRelation]:
        """What holds or is proposed, of one document or of all, the surest first; what a person refused is left out.

        A version that a person told stands in its record; no other one is proposed for it.
        """
        visible = select(document.c.id).where(people.may_see(self._workspace.person))
        versions = (
            select(document.c.id, document.c.revision_of, document.c.added_by, document.c.added_at)
            .where(document.c.id.in_(visible), document.c.revision_of.in_(visible))
            .order_by(document.c.id)
        )
        query = self._seen().where(relation.c.state != State.REFUSED, relation.c.confidence >= least)
        if document_id is not None:
            query = query.where(or_(relation.c.document == document_id, relation.c.other == document_id))
            versions = versions.where(or_(document.c.id == document_id, document.c.revision_of == document_id))

        def do(connection: Connection) -> list[KeptRelation]:
            found = [_kept(row) for row in connection.execute(query).mappings()]
            followed = {one.relation.document for one in found if one.relation.kind is RelationKind.REVISION}
            linked = [_version(*row) for row in connection.execute(versions) if row.id not in followed]
            return sorted([*linked, *found], key=lambda one: -one.relation.confidence)

        return self._workspace.read(do)

    def tell(self, document_id: str, kind: RelationKind, other: str) -> None:
        """Says that a relation holds; a version becomes one of the document's versions. WorkspaceError where they go in a circle."""

        def do(connection: Connection) -> None:
            if kind is RelationKind.REVISION:
                self._workspace.revise(connection, document_id, other)
            else:
                documents.alone(connection)
                if document_id in _above(connection, other, kind):
                    raise _circle(document_id, kind, other)
            is_back = _is(other, kind, document_id)
            connection.execute(delete(relation).where(is_back, relation.c.state == State.PROPOSED))

        self._decide(document_id, kind, other, State.TOLD, do)

    def refuse(self, document_id: str, kind: RelationKind, other: str) -> None:
        """Says that a relation does not hold, also where somebody said so; it is not proposed again."""

        def do(connection: Connection) -> None:
            if kind is RelationKind.REVISION:
                is_version = and_(document.c.id == document_id, document.c.revision_of == other)
                connection.execute(update(document).where(is_version).values(revision_of=None))

        self._decide(document_id, kind, other, State.REFUSED, do)

    def _decide(
        self,
        document_id: str,
        kind: RelationKind,
        other: str,
        state: State,
        also: Callable[[Connection], None],
    ) -> None:
        if document_id == other:
            raise WorkspaceError(f"文書 {document_id} と、それ自身との関係は登録できません。")

        def do(connection: Connection) -> None:
            for one in (document_id, other):
                documents.one(connection, self._workspace.person, one)
            also(connection)
            by, this = self._workspace.person, _is(document_id, kind, other)
            said = {"state": state.value, "by": by, "at": documents.now()}
            if connection.execute(relation.update().where(this).values(**said)).rowcount == 0:
                row = _row(Relation(kind, document_id, other, 1.0, _SAID))
                connection.execute(relation.insert().values(**row | said))
            audit.append(
                connection, by=by, action=state.value, subject=document_id, detail={"kind": kind.value, "other": other}
            )

        self._workspace.written(Role.REVIEWER, do)

    def _seen(self) -> Select[tuple[object, ...]]:
        visible = select(document.c.id).where(people.may_see(self._workspace.person))
        versioned = select(document.c.id).where(document.c.revision_of.is_not(None))
        followed = select(document.c.id).where(
            document.c.id == relation.c.document, document.c.revision_of == relation.c.other
        )
        shadowed = and_(
            relation.c.kind == RelationKind.REVISION,
            or_(
                and_(relation.c.state == State.PROPOSED, relation.c.document.in_(versioned)),
                and_(relation.c.state == State.TOLD, ~followed.exists()),
            ),
        )
        return (
            select(relation)
            .where(relation.c.document.in_(visible), relation.c.other.in_(visible), ~shadowed)
            .order_by(relation.c.confidence.desc(), relation.c.document, relation.c.other)
        )

    def _skip_over(self, connection: Connection, document_id: str) -> None:
        """Takes back that a later version follows an earlier one where the document has come between them."""
        proposed = and_(relation.c.kind == RelationKind.REVISION, relation.c.state == State.PROPOSED)
        earlier = select(relation.c.other).where(proposed, relation.c.document == document_id)
        later = select(relation.c.document).where(proposed, relation.c.other == document_id)
        over = list(connection.scalars(earlier)), list(connection.scalars(later))
        connection.execute(
            delete(relation).where(proposed, relation.c.other.in_(over[0]), relation.c.document.in_(over[1]))
        )


def _is(document_id: str, kind: RelationKind, other: str) -> ColumnElement[bool]:
    return and_(relation.c.document == document_id, relation.c.kind == kind.value, relation.c.other == other)


def _above(connection: Connection, document_id: str, kind: RelationKind) -> set[str]:
    """What a document stands under or amends, as people told, and what that does, up to the first of all."""
    found, new = {document_id}, {document_id}
    while new:
        told = and_(relation.c.kind == kind.value, relation.c.state == State.TOLD, relation.c.document.in_(new))
        new = set(connection.scalars(select(relation.c.other).where(told))) - found
        found |= new
    return found


def _circle(document_id: str, kind: RelationKind, other: str) -> WorkspaceError:
    said = {RelationKind.AMENDS: "を変更する文書", RelationKind.UNDER: "の下にある文書"}.get(kind, "の後の版")
    return WorkspaceError(
        f"{other} は {document_id} {said}だと決められています。逆にするには、先に yakkan relate {other} で見て、その関係を --not で取り消してください。"
    )


def _of_records(one: Relation) -> Relation:
    """The relation of the files that two documents are in."""
    return replace(
        one,
        document=_record(one.document),
        other=_record(one.other),
        prevails=one.prevails and _record(one.prevails),
    )


def _record(document_id: str) -> str:
    """The id of the file: d0123456789ab of d0123456789ab-2."""
    return document_id.partition("-")[0]


def _row(one: Relation) -> dict[str, object]:
    return {
        "document": one.document,
        "other": one.other,
        "kind": one.kind.value,
        "state": State.PROPOSED.value,
        "confidence": one.confidence,
        "told": encode(one).decode(),
        "by": None,
        "at": documents.now(),
    }


def _ids(rows: Sequence[dict[str, object]]) -> set[str]:
    return {str(row[name]) for row in rows for name in ("document", "other")}


def _version(document_id: str, older: str, by: str | None, at: str) -> KeptRelation:
    """What the record of a document says, where nothing else is told of it."""
    return KeptRelation(Relation(RelationKind.REVISION, document_id, older, 1.0, _SAID), State.TOLD, by, at)


def _kept(row: RowMapping) -> KeptRelation:
    return KeptRelation(decode(Relation, row["told"].encode()), State(row["state"]), row["by"], row["at"])


def _pieces(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _MOST_KEYS):
        yield keys[start : start + _MOST_KEYS]
