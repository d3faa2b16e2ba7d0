"""The people of a workspace: added, removed, put into groups; documents given to groups."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from pipeline.errors import WorkspaceError
from pipeline.store import audit, documents
from pipeline.store.people import Person, Role, role_of
from pipeline.store.tables import document_group, person_group
from pipeline.store.tables import person as people

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_LONGEST = 80


class People:
    """The people of a workspace; only its owner and admins change them."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def all(self) -> list[Person]:
        """Everybody, by name."""

        def do(connection: Connection) -> list[Person]:
            own: dict[str, list[str]] = {}
            for name, group in connection.execute(select(person_group).order_by(person_group.c.name)):
                own.setdefault(name, []).append(group)
            rows = connection.execute(select(people.c.name, people.c.role).order_by(people.c.name))
            return [Person(name, Role(role), tuple(own.get(name, ()))) for name, role in rows]

        return self._workspace.read(do)

    def put(self, name: str, role: Role, groups: Sequence[str] = ()) -> Person:
        """Adds a person, or gives one that is there this role and these groups."""
        person = Person(_named(name), role, tuple(sorted({_named(group) for group in groups})))

        def do(connection: Connection) -> Person:
            there = role_of(connection, person.name)
            if there is None:
                connection.execute(people.insert().values(name=person.name, role=role.value, added_at=documents.now()))
            else:
                _leave_an_admin(connection, person.name, role)
                connection.execute(people.update().where(people.c.name == person.name).values(role=role.value))
            connection.execute(delete(person_group).where(person_group.c.person == person.name))
            for group in person.groups:
                connection.execute(person_group.insert().values(person=person.name, name=group))
            self._told(connection, "person", person.name, role=role.value, groups=list(person.groups))
            return person

        return self._workspace.written(Role.ADMIN, do)

    def remove(self, name: str) -> None:
        """Takes a person out; what they did stays told."""

        def do(connection: Connection) -> None:
            _leave_an_admin(connection, name, None)
            if connection.execute(delete(people).where(people.c.name == name)).rowcount == 0:
                raise _nobody(name)
            self._told(connection, "remove person", name)

        self._workspace.written(Role.ADMIN, do)

    def share(self, document_id: str, groups: Sequence[str]) -> None:
        """Makes a document one of these groups alone; without groups it is everybody's."""
        names = sorted({_named(group) for group in groups})

        def do(connection: Connection) -> None:
            documents.one(connection, self._workspace.person, document_id)
            connection.execute(delete(document_group).where(document_group.c.document == document_id))
            for name in names:
                connection.execute(document_group.insert().values(document=document_id, name=name))
            self._told(connection, "share", document_id, groups=names)

        self._workspace.written(Role.ADMIN, do)

    def groups_of(self, document_id: str) -> tuple[str, ...]:
        """The groups of a document, by name; () where it is everybody's."""
        query = select(document_group.c.name).where(document_group.c.document == document_id)
        return self._workspace.read_of(
            document_id, lambda connection: tuple(connection.scalars(query.order_by(document_group.c.name)))
        )

    def _told(self, connection: Connection, action: str, subject: str, **detail: object) -> None:
        audit.append(connection, by=self._workspace.person, action=action, subject=subject, detail=detail)


def _leave_an_admin(connection: Connection, name: str, role: Role | None) -> None:
    """Refuses to take the last admin away from people who work through a login."""
    if role is Role.ADMIN or role_of(connection, name) is not Role.ADMIN:
        return
    others = select(people.c.name).where(people.c.role == Role.ADMIN.value, people.c.name != name)
    rest = select(people.c.name).where(people.c.name != name)
    if connection.scalar(rest.limit(1)) is not None and connection.scalar(others.limit(1)) is None:
        raise WorkspaceError(f"{name} さんは最後の管理者です。先に別の人を管理者にしてください。")


def _named(name: str) -> str:
    plain = name.strip()
    if not plain or len(plain) > _LONGEST or not plain.isprintable():
        raise WorkspaceError(f"名前は 1 文字以上 {_LONGEST} 文字以下の、制御文字のない文字にしてください。")
    return plain


def _nobody(name: str) -> WorkspaceError:
    return WorkspaceError(f"{name} さんは登録されていません。yakkan people で一覧を見てください。")
