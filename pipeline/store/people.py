"""Who may see and do what; the store's own queries ask here, so that no screen can forget to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, or_, select, true

from pipeline.errors import WorkspaceError
from pipeline.store.tables import document, document_group, person_group
from pipeline.store.tables import person as people


class Role(StrEnum):
    """What a person may do: read; also add and correct; also remove and manage."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """Its Japanese name."""
        return {"reader": "閲覧者", "reviewer": "担当者", "admin": "管理者"}[self.value]

    def covers(self, other: "Role") -> bool:
        """Whether it may do all that other may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with a workspace; groups in the order of their names."""

    name: str
    role: Role
    groups: tuple[str, ...] = ()


def may_see(person: str | None) -> ColumnElement[bool]:
    """A condition on the documents; None: the owner of the workspace, who sees all.

    A document without groups is everybody's; one with groups is for the people of one of them, and for admins.
    """
    if person is None:
        return true()
    known = select(people.c.name).where(people.c.name == person)
    groups = select(document_group.c.name).where(document_group.c.document == document.c.id)
    own = select(person_group.c.name).where(person_group.c.person == person)
    return known.exists() & or_(
        ~groups.exists(),
        groups.where(document_group.c.name.in_(own)).exists(),
        known.where(people.c.role == Role.ADMIN.value).exists(),
    )


def groups(connection: Connection, person: str | None) -> frozenset[str] | None:
    """The groups whose documents a person sees beside those of everybody; None for who sees all."""
    if person is None or role_of(connection, person) is Role.ADMIN:
        return None
    return frozenset(connection.scalars(select(person_group.c.name).where(person_group.c.person == person)))


def require(connection: Connection, person: str | None, role: Role) -> None:
    """WorkspaceError where the person does not have the role."""
    if person is None:
        return
    found = role_of(connection, person)
    if found is None:
        raise WorkspaceError(f"{person} さんはこのワークスペースに登録されていません。管理者に登録を依頼してください。")
    if not found.covers(role):
        raise WorkspaceError(
            f"この操作には{role.label}の権限が要ります（{person} さんは{found.label}）。管理者に依頼してください。"
        )


def role_of(connection: Connection, person: str) -> Role | None:
    """The role of a person; None for who is not known."""
    found = connection.scalar(select(people.c.role).where(people.c.name == person))
    return None if found is None else Role(found)


def give(connection: Connection, person: str | None, document_id: str, wanted: Iterable[str]) -> None:
    """Gives a new document to these groups alone; WorkspaceError where one is none of those the person may give it to."""
    own = groups(connection, person)
    for name in sorted(set(wanted)):
        if own is not None and name not in own:
            raise WorkspaceError(
                f"「{name}」の人ではないので、文書をこのグループのものにはできません。管理者に依頼してください。"
            )
        connection.execute(document_group.insert().values(document=document_id, name=name))


def common(connection: Connection, documents: Iterable[str]) -> frozenset[str] | None:
    """The groups that may see all of these documents, and so what is made of them; None where everybody may."""
    query = select(document_group.c.name)
    every = (frozenset(connection.scalars(query.where(document_group.c.document == one))) for one in documents)
    closed = [groups for groups in every if groups]
    return frozenset.intersection(*closed) if closed else None


def share_alike(connection: Connection, document_id: str, other: str) -> None:
    """Gives a document that is in no group the groups of another: a revision is no less secret than what it revises."""
    if common(connection, [document_id]) is None:
        for name in sorted(common(connection, [other]) or ()):
            connection.execute(document_group.insert().values(document=document_id, name=name))
