"""What is found in the units: references, definitions, clause types, facts, parties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.source import Span

Value = str | bool | int | float | Mapping[str, "Value"] | Sequence["Value"]
"""A fact's normal form, as JSON has it: "P1M", true, {"rate": 0.145, "per": "year"}."""


class ReferenceStatus(StrEnum):
    """Where a reference leads: to a unit of this document, to none although it should, or outside."""

    RESOLVED = "resolved"
    DANGLING = "dangling"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Reference:
    """Text of a unit that points to other units: 前項, 第3条第2項, 第3条から第5条まで."""

    address: Address
    text: str
    spans: tuple[Span, ...]
    targets: tuple[Address, ...]
    status: ReferenceStatus


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what the text says it means.

    scope: the unit it is bound to (本条において), None for the whole document; uses: the other units that say the term,
    in document order, and its own where that says it again.
    """

    term: str
    meaning: str
    address: Address
    spans: tuple[Span, ...]
    scope: Address | None = None
    uses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause types of a unit, main one first; confidence of the main one from 0 to 1."""

    address: Address
    types: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value with the words it stands in and the units that carry it.

    value: the normal form of the ontology; quote: verbatim and short; qualifier tells several values of a field apart;
    delegated_to: where a 「別途定める」 value stands.
    """

    field: str
    value: Value
    quote: str
    addresses: tuple[Address, ...]
    spans: tuple[Span, ...]
    confidence: float
    qualifier: str | None = None
    condition: str | None = None
    applies_to: str | None = None
    delegated_to: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A side of the contract as the text calls it (当社, お客様), its name where given, and its role."""

    term: str
    name: str | None
    role: str
    address: Address


@dataclass(frozen=True, slots=True)
class Norm:
    """Who must, may or must not do what.

    bearer, counterparty: provider, customer, both, third_party, or the party's word where its side is open;
    modality: obligation, prohibition, permission, exemption, deeming, declaration; action: the words of what is ruled,
    verbatim, to which spans belong; condition, exception, deadline: verbatim.
    """

    address: Address
    bearer: str
    modality: str
    action: str
    spans: tuple[Span, ...]
    counterparty: str | None = None
    condition: str | None = None
    exception: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class RecognisedKind:
    """The kind of a document (kinds.toml) with its Japanese name; confidence from 0 to 1."""

    id: str
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Absent:
    """What a document of its kind is expected to hold and does not: "type" or "field", its id and Japanese name.

    question: what a reviewer asks about a type.
    """

    what: str
    id: str
    label: str
    question: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was extracted from one document."""

    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    parties: tuple[Party, ...]
    norms: tuple[Norm, ...] = ()
    kind: RecognisedKind | None = None
    absent: tuple[Absent, ...] = ()
