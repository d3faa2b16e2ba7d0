"""Which document and version an answer is from, what came after it, and what it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.types.relation import KeptRelation, RelationKind, State

if TYPE_CHECKING:
    from pipeline.store import Record, Workspace
    from pipeline.types.answer import Answer

_MOST = 5
"""Documents of one answer that are looked up for a screen: a table over all of them tells no story of each."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another document with the relation that ties it to the one that answers."""

    record: "Record"
    kept: KeptRelation


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that answers.

    version: its place among the versions, from 1, of how many; later: the version that takes its place and the newest one,
    () where it is that itself; successors: what may be a later version but nobody has said so; amended_by, under, above: by the relations there are.
    """

    record: "Record"
    version: int
    versions: int
    later: "tuple[Record, ...]"
    successors: tuple[Beside, ...]
    amended_by: tuple[Beside, ...]
    under: tuple[Beside, ...]
    above: tuple[Beside, ...]


def standings(workspace: "Workspace | None", answer: "Answer", *, most: int | None = _MOST) -> tuple[Standing, ...]:
    """The documents an answer rests on, in the order of sources, so many at most; what has been removed since is left out.

    () where the answer is not from a workspace: files tell nothing of each other.
    """
    from pipeline.errors import MissingError

    if workspace is None:
        return ()

    ids = dict.fromkeys(one.partition("-")[0] for one in sources(answer))
    found: list[Standing] = []
    for document_id in list(ids)[:most]:
        try:
            found.append(_standing(workspace, document_id))
        except MissingError:
            continue
    return tuple(found)


def sources(answer: "Answer") -> list[str]:
    """The documents an answer rests on: those it cites, the first one first, then those of its table that say something."""
    rows = answer.table.rows if answer.table else ()
    told = (said.citation for row in rows for cell in row.cells for said in cell)
    return list(dict.fromkeys(citation.document for citation in (*answer.citations, *told)))


def _standing(workspace: "Workspace", document_id: str) -> Standing:
    from pipeline.store.relations import Relations

    versions = workspace.versions(document_id)
    place = next(number for number, record in enumerate(versions) if record.id == document_id)
    relations = Relations(workspace).all(document_id)

    def beside(kind: RelationKind, *, is_lower: bool, states: Sequence[State] = tuple(State)) -> tuple[Beside, ...]:
        """Those the document is under or amends (is_lower), or those that are under it or amend it."""
        chosen = [
            kept
            for kept in relations
            if kept.relation.kind is kind
            and kept.state in states
            and document_id == (kept.relation.document if is_lower else kept.relation.other)
        ]
        others = [kept.relation.other if is_lower else kept.relation.document for kept in chosen]
        return tuple(Beside(workspace.record(other), kept) for other, kept in zip(others, chosen, strict=True))

    return Standing(
        record=versions[place],
        version=place + 1,
        versions=len(versions),
        later=tuple({one.id: one for one in (*versions[place + 1 : place + 2], *versions[place + 1 :][-1:])}.values()),
        successors=beside(RelationKind.REVISION, is_lower=False, states=(State.PROPOSED,)),
        amended_by=beside(RelationKind.AMENDS, is_lower=False),
        under=beside(RelationKind.UNDER, is_lower=True),
        above=beside(RelationKind.UNDER, is_lower=False),
    )
