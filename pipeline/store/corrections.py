"""What people said about extracted values: kept apart from them."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from pipeline.errors import WorkspaceError
from pipeline.store import audit, documents
from pipeline.store.derivation import Pair
from pipeline.store.overlay import laid_over
from pipeline.store.people import Role
from pipeline.store.records import Correction
from pipeline.store.tables import correction
from pipeline.types.address import Address
from pipeline.types.clause import Value

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

_COLUMNS = tuple(correction.c[name] for name in Correction.__dataclass_fields__)


class Corrections:
    """What people said about the values of a workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def add(
        self,
        document_id: str,
        *,
        by: str,
        field: str,
        address: str,
        old: Value | None,
        new: Value | None,
        part: int = 0,
        note: str = "",
        is_confirmed: bool = True,
    ) -> Correction:
        """Keeps what a person says about a value, as a Correction tells; it holds over every later extraction."""
        said = Correction(
            0, document_id, part, documents.now(), by, field, str(_address(address)), old, new, note, is_confirmed
        )
        row = asdict(said) | {"old": _json(old), "new": _json(new)}
        del row["number"]

        def do(connection: Connection) -> Correction:
            documents.one(connection, self._workspace.person, document_id)
            number = connection.execute(correction.insert().values(**row).returning(correction.c.number)).scalar_one()
            told = {"number": number, "field": field, "address": said.address}
            audit.append(connection, by=by, action="correct", subject=document_id, detail=told)
            return replace(said, number=number)

        return self._workspace.written(Role.REVIEWER, do)

    def of(self, document_id: str) -> list[Correction]:
        """The corrections of a document, oldest first."""
        return self._workspace.read_of(document_id, lambda connection: of_document(connection, document_id))

    def withdraw(self, document_id: str, number: int) -> None:
        """Takes a correction of a document back; WorkspaceError where it has none of that number."""

        def do(connection: Connection) -> None:
            documents.one(connection, self._workspace.person, document_id)
            meant = delete(correction).where(correction.c.document == document_id, correction.c.number == number)
            if connection.execute(meant).rowcount == 0:
                raise WorkspaceError(f"文書 {document_id} に訂正 {number} はありません。")
            by = self._workspace.person
            audit.append(connection, by=by, action="withdraw", subject=document_id, detail={"number": number})

        self._workspace.written(Role.REVIEWER, do)


def of_document(connection: Connection, document_id: str) -> list[Correction]:
    """The corrections of a document, oldest first."""
    rows = connection.execute(
        select(*_COLUMNS).where(correction.c.document == document_id).order_by(correction.c.number)
    )
    return [_correction(tuple(row)) for row in rows]


def corrected(pairs: Sequence[Pair], said: Sequence[Correction]) -> tuple[Pair, ...]:
    """What was extracted of the documents of a file as people left it."""
    by_part: dict[int, list[Correction]] = defaultdict(list)
    for one in said:
        by_part[one.part].append(one)
    return tuple(
        (document, laid_over(document, extraction, by_part[part])) for part, (document, extraction) in enumerate(pairs)
    )


def _correction(row: tuple[object, ...]) -> Correction:
    values = dict(zip(Correction.__dataclass_fields__, row, strict=True))
    values |= {name: _value(values[name]) for name in ("old", "new")}
    return Correction(**values)  # type: ignore[arg-type]


def _address(text: str) -> Address:
    try:
        return Address.parse(text)
    except ValueError as error:
        raise WorkspaceError(f"「{text}」は条項の番地ではありません。第3条第2項 のように指定してください。") from error


def _json(value: Value | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: object) -> Value | None:
    value: Value | None = None if text is None else json.loads(str(text))
    return value
