"""What lists say of documents, kept until the values of these are others."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from pipeline.store import documents, people
from pipeline.store.people import Role
from pipeline.store.tables import document, summary

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace


class KeptSummaries:
    """By document a stamp, which tells one state of it from another, and bytes that only who made them can read."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def all(self) -> dict[str, tuple[str, bytes]]:
        """What is kept of the documents that the person may see."""
        query = select(summary).join(document).where(people.may_see(self._workspace.person))
        return self._workspace.read(
            lambda connection: {row.document: (row.stamp, row.data) for row in connection.execute(query)}
        )

    def keep(self, made: Mapping[str, tuple[str, bytes]]) -> None:
        """Puts these in place of what was kept of their documents; what has been removed, or cannot be written, is left out."""

        def do(connection: Connection) -> None:
            query = select(document.c.id).where(document.c.id.in_(made)).order_by(document.c.id)
            there = connection.scalars(query.with_for_update(read=True, key_share=True))  # none is removed meanwhile
            rows = [{"document": one, "stamp": made[one][0], "data": made[one][1]} for one in there]
            documents.replace(connection, summary, rows)

        self._workspace.noted(Role.READER, do)
