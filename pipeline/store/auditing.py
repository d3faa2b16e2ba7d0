"""The audit log as those see it who manage a workspace: its last events, and whether it is what was written."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, func, select

from pipeline.store import audit, people
from pipeline.store.audit import Event
from pipeline.store.people import Role
from pipeline.store.tables import event, question

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_Value = TypeVar("_Value")


class Audit:
    """The log of a workspace; only its owner and admins read it."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def last(self, most: int) -> list[Event]:
        """The last events, newest first."""
        return self._read(lambda connection: audit.last(connection, most))

    def faults(self) -> list[str]:
        """A Japanese sentence for each place where it was changed after it was written."""
        return self._read(lambda connection: list(audit.faults(connection)))

    def older(self, days: int) -> Counter[str]:
        """How many questions ("question") and events ("event") are older than so many days."""
        since = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")

        def do(connection: Connection) -> Counter[str]:
            found: Counter[str] = Counter()
            for table in (question, event):
                count = select(func.count()).select_from(table).where(table.c.at < since)
                found[table.name] = connection.scalar(count) or 0
            return found

        return self._read(do)

    def _read(self, do: Callable[[Connection], _Value]) -> _Value:
        def checked(connection: Connection) -> _Value:
            people.require(connection, self._workspace.person, Role.ADMIN)
            return do(connection)

        return self._workspace.read(checked)
