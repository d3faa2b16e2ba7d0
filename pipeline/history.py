"""The versions of a stored document, or of one of its clauses, and what changed from each to the next. Part of the flow in run.py."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import revise as stage
from pipeline.errors import WorkspaceError
from pipeline.revise.words import operations
from pipeline.store.records import Record
from pipeline.types.address import Address
from pipeline.types.clause import Extraction
from pipeline.types.document import Document, Unit
from pipeline.types.revision import Change, ChangeKind, Operation, Revision

Pair = tuple[Document, Extraction]


@dataclass(frozen=True, slots=True)
class Step:
    """One version, number from 1, and what became of it since the version before.

    revisions: of the documents of its file, () for the first version; of a clause: its addresses here, () where this
    version has none; text with captions; operations: the words that stayed, went and came; unsaid: the changes of substance
    that no words tell, a reference that now leads elsewhere.
    """

    number: int
    record: Record
    revisions: tuple[Revision, ...] = ()
    addresses: tuple[Address, ...] = ()
    text: str = ""
    operations: tuple[Operation, ...] = ()
    unsaid: tuple[Change, ...] = ()


def of_document(versions: Sequence[tuple[Record, Sequence[Pair]]]) -> list[Step]:
    """The versions in their order, each with what changed since the one before."""
    steps: list[Step] = []
    for number, (record, pairs) in enumerate(versions, 1):
        revisions = _revised(versions[number - 2][1], pairs) if number > 1 else ()
        steps.append(Step(number, record, revisions))
    return steps


def of_clause(versions: Sequence[tuple[Record, Sequence[Pair]]], document_id: str, address: Address) -> list[Step]:
    """The versions with what became of the clause that the version of that id has at the address; WorkspaceError where it has none."""
    return along(of_document(versions), versions, document_id, address)


def along(
    steps: Sequence[Step], versions: Sequence[tuple[Record, Sequence[Pair]]], document_id: str, address: Address
) -> list[Step]:
    """The same for one who has the steps of the document already, which take longest; versions: what these were made of."""
    start = next(at for at, step in enumerate(steps) if step.record.id == document_id)
    found: dict[int, tuple[Document, tuple[Address, ...]]] = {}
    here = next((document for document, _ in versions[start][1] if document.find(address)), None)
    if here is None:
        raise WorkspaceError(
            f"文書 {document_id} に {address} はありません。yakkan parse などで番地を確かめてください。"
        )
    found[start] = here, (address,)
    for at in range(start + 1, len(steps)):
        found[at] = _next(*found[at - 1], steps[at].revisions)
    for at in range(start, 0, -1):
        found[at - 1] = _before(*found[at], steps[at].revisions)
    told: list[Step] = []
    for at, step in enumerate(steps):
        text = "\n".join(_text(*found[at]))
        changed = operations(told[-1].text, text) if told and told[-1].text != text else ()
        unsaid = tuple(_unsaid(step, *found[at]))
        told.append(replace(step, addresses=found[at][1], text=text, operations=tuple(changed), unsaid=unsaid))
    return told


def _unsaid(step: Step, document: Document, addresses: Sequence[Address]) -> Iterator[Change]:
    for change in (change for one in step.revisions if one.new.id == document.id for change in one.changes):
        if change.substantive and change.old_text == change.new_text:
            if any(address.contains(new) for address in addresses for new in change.new):
                yield change


def in_force(steps: Sequence[Step], day: str) -> Step:
    """The version that is in force on a day (ISO); WorkspaceError where none is known to be."""
    found = [step for step in steps if step.record.effective is not None and step.record.effective <= day]
    if not found:
        raise WorkspaceError(
            f"{day} に効力のある版は分かりません。yakkan history で各版の施行日を確かめ、yakkan add の --effective で指定してください。"
        )
    return found[-1]


def _revised(olds: Sequence[Pair], news: Sequence[Pair]) -> tuple[Revision, ...]:
    of = {document.id: extraction for document, extraction in (*olds, *news)}
    return tuple(
        stage.revise(stage.Version(old, of[old.id]), stage.Version(new, of[new.id]))
        for old, new in stage.counterparts([one for one, _ in olds], [one for one, _ in news])
    )


def _next(
    document: Document, addresses: tuple[Address, ...], revisions: Sequence[Revision]
) -> tuple[Document, tuple[Address, ...]]:
    for one in revisions:
        if one.old.id == document.id:
            parts = {old: change.new for change in one.changes if change.kind in _PARTED for old in change.old}
            return one.new, _followed(addresses, one.pairs, parts)
    return document, ()


def _before(
    document: Document, addresses: tuple[Address, ...], revisions: Sequence[Revision]
) -> tuple[Document, tuple[Address, ...]]:
    for one in revisions:
        if one.new.id == document.id:
            parts = {new: change.old for change in one.changes if change.kind in _PARTED for new in change.new}
            return one.old, _followed(addresses, {new: old for old, new in one.pairs.items()}, parts)
    return document, ()


_PARTED = (ChangeKind.SPLIT, ChangeKind.MERGED)


def _followed(
    addresses: Sequence[Address], one: Mapping[Address, Address], parts: Mapping[Address, tuple[Address, ...]]
) -> tuple[Address, ...]:
    """Where units stand in another version: what was split or merged in several places or in the same one."""
    found = [there for at in addresses for there in (parts.get(at) or ((one[at],) if at in one else ()))]
    return tuple(dict.fromkeys(found))


def _text(document: Document, addresses: Sequence[Address]) -> list[str]:
    units = (document.find(address) for address in addresses)
    return [line for unit in units if unit is not None for line in _lines(unit)]


def _lines(unit: Unit) -> list[str]:
    """A unit with all below it: numbers are left out, so that only words are compared."""
    caption = [f"（{unit.caption}）"] if unit.caption else []
    below = [line for child in unit.children for line in _lines(child)]
    return [*caption, *filter(None, [unit.text]), *below, *filter(None, [unit.wrap_up])]
