"""Amendments worked into their base: what each instruction did, and where each unit of the consolidated text comes from."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.document import Document, Unit
from pipeline.types.proof import Finding
from pipeline.types.source import Span


class Deed(StrEnum):
    """What an amendment did to a unit."""

    REVISED = "revised"
    ADDED = "added"
    DELETED = "deleted"  # its number stays, empty
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Origin:
    """An instruction that made a unit what it is.

    amendment: index in Consolidation.amendments; address: of the unit of the amendment that says so.
    """

    amendment: int
    address: Address | None
    deed: Deed


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction, in the order of the amendments: 「第5条第2項を削り」.

    words: as printed, without the new wording; spans: in the amendment's source; targets: the units it is about, as the
    amendment names them; reason: why it was not applied, one Japanese sentence, "" where it was; note: what its reader
    should know although it was applied; removed, added: the wording that went and came.
    """

    amendment: int
    address: Address | None
    words: str
    spans: tuple[Span, ...]
    targets: tuple[str, ...]
    reason: str = ""
    note: str = ""
    removed: str = ""
    added: str = ""

    @property
    def applied(self) -> bool:
        """Whether the consolidated text has it."""
        return not self.reason


class Rule(StrEnum):
    """What a sentence of an amendment that changes no wording is about."""

    EFFECT = "effect"  # from when it applies
    UNCHANGED = "unchanged"  # all else stays as it is
    OTHER = "other"  # a rule of the amendment's own: 経過措置, 精算


@dataclass(frozen=True, slots=True)
class Provision:
    """A sentence of an amendment that stands beside the consolidated text; date: ISO, where one is named, of an EFFECT."""

    amendment: int
    address: Address | None
    words: str
    rule: Rule
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit of the consolidated text; base: where it stood in the base, None where it did not; origins: () for untouched."""

    unit: Unit
    base: Address | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A base with its amendments worked in.

    document: read back from its own text, document.source.text; units: all of document.walk(), in order;
    provisions: every sentence of the amendments that is no instruction; findings: references that led right before and
    no longer do, numbers left empty, units that a reader takes for others than were meant.
    """

    base: Document
    amendments: tuple[Document, ...]
    document: Document
    units: tuple[Placed, ...]
    steps: tuple[Step, ...]
    provisions: tuple[Provision, ...]
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every instruction was applied."""
        return all(step.applied for step in self.steps)
