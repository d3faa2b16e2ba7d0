"""Revision: two versions of a document, which unit of one is which of the other, and what changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Value
from pipeline.types.document import Document, Kind


class ChangeKind(StrEnum):
    """What became of a unit."""

    ADDED = "added"
    DELETED = "deleted"
    MODIFIED = "modified"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"


class Effect(StrEnum):
    """What a change does to rights and duties; WORDING: to none, only the form differs."""

    NUMBER = "number"
    MODALITY = "modality"
    ACTOR = "actor"
    CONJUNCTION = "conjunction"
    EXCEPTION = "exception"
    CONDITION = "condition"
    SCOPE = "scope"
    DEFINITION = "definition"
    REFERENCE = "reference"
    WORDING = "wording"


class Favours(StrEnum):
    """Whom a change serves; UNCLEAR: the text alone does not tell."""

    PROVIDER = "provider"
    CUSTOMER = "customer"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


class Edit(StrEnum):
    """What happened to a piece of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Operation:
    """A piece of text that stayed, went or came.

    The EQUAL and DELETE pieces of a change joined are its old text, the EQUAL and INSERT pieces its new one.
    """

    edit: Edit
    text: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact with another value than before; None where a version does not have it."""

    field: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change at the smallest unit that holds it.

    old, new: where it stands in either version, () for nowhere; old_text, new_text: the words that operations tell apart,
    a caption that differs in （） as their first line, what was split, merged, added or deleted with all below it;
    substantive: False where only the form differs; favours: a proposal, reason: one Japanese sentence for it.
    """

    kind: ChangeKind
    old: tuple[Address, ...]
    new: tuple[Address, ...]
    old_text: str
    new_text: str
    operations: tuple[Operation, ...]
    facts: tuple[FactChange, ...] = ()
    effects: tuple[Effect, ...] = ()
    substantive: bool = True
    favours: Favours = Favours.UNCLEAR
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """A difference in what has no address: the cover, the heading of a chapter, the signatures."""

    kind: Kind
    old_text: str
    new_text: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions and what changed between them, in the order of the new one.

    pairs: the units that are one, old address to new address, whether or not anything about them changed; extractions: what
    was extracted from the old and the new version; norms at least those of the articles in which something changed.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]
    margins: tuple[Margin, ...]
    pairs: Mapping[Address, Address]
    extractions: tuple[Extraction, Extraction]

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes there are of each kind, of every kind."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ChangeKind}
