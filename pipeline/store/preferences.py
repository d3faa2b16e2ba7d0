"""What a workspace says for all who work with it: limits of its files, and its own file of the ontology."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select

from pipeline.store import audit
from pipeline.store.people import Role
from pipeline.store.tables import setting

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_LIMITS, _ONTOLOGY = "limits", "ontology"


@dataclass(frozen=True, slots=True)
class Own:
    """A file of the ontology that is kept with a workspace; is_used: put aside where it is not."""

    name: str
    content: str
    is_used: bool = True


class Preferences:
    """Kept with the workspace; everybody who works with it reads them, its owner and admins change them."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def limits(self) -> dict[str, int]:
        """Limits of files by name, those that were set."""
        return self._workspace.read(lambda connection: _get(connection, _LIMITS) or {})

    def set_limits(self, limits: Mapping[str, int]) -> None:
        """Sets limits in place of those there were."""
        self._put(_LIMITS, dict(limits) or None, dict(limits))

    def ontology(self) -> Own | None:
        """The file of the ontology."""
        found = self._workspace.read(lambda connection: _get(connection, _ONTOLOGY))
        return Own(**found) if found else None

    def set_ontology(self, own: Own | None) -> None:
        """Sets it, or takes it out; whether it is a sound one is for the caller to see."""
        told = {"name": own.name, "is_used": own.is_used} if own else {}
        self._put(_ONTOLOGY, asdict(own) if own else None, told)

    def _put(self, name: str, value: Mapping[str, Any] | None, told: Mapping[str, Any]) -> None:
        def do(connection: Connection) -> None:
            connection.execute(delete(setting).where(setting.c.name == name))
            if value is not None:
                kept = json.dumps(value, ensure_ascii=False, sort_keys=True)
                connection.execute(insert(setting).values(name=name, value=kept))
            audit.append(connection, by=self._workspace.person, action="setting", subject=name, detail=told)

        self._workspace.written(Role.ADMIN, do)


def _get(connection: Connection, name: str) -> Any:  # noqa: ANN401 (what was put)
    told = connection.scalar(select(setting.c.value).where(setting.c.name == name))
    return json.loads(told) if told else None
