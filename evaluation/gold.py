"""Gold data as values: what a reader of the document found in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.types.address import Address
from pipeline.types.clause import Value


@dataclass(frozen=True, slots=True)
class UnitText:
    """First and last characters of a unit's own text and its length, all squashed; length None where not counted."""

    head: str
    tail: str
    length: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """Caption and chapter of an article; None where it has none."""

    caption: str | None
    chapter: str | None


@dataclass(frozen=True, slots=True)
class Structure:
    """The units that carry text and the headings of the articles, by address."""

    units: Mapping[Address, UnitText]
    headings: Mapping[Address, Heading]


@dataclass(frozen=True, slots=True)
class GoldClause:
    """The clause types of an article, main one first."""

    address: Address
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A value with the words it stands in and the units that carry it."""

    field: str
    value: Value
    quote: str
    cites: tuple[Address, ...]
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what a right answer contains and cites; `must` holds alternatives joined by |."""

    id: str
    text: str
    type: str
    style: str
    answer: str | None
    must: tuple[str, ...]
    cites: tuple[Address, ...]
    alt_cites: tuple[Address, ...]

    @property
    def answerable(self) -> bool:
        """False where the text does not say."""
        return self.type != "unanswerable"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Units of one document that answer a question, and the words with which the first of them does."""

    document: str
    cites: tuple[Address, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class WholeQuestion:
    """A question over all documents that names its subject and no title; any of the accepted answers it."""

    id: str
    text: str
    style: str
    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class GoldDefinition:
    """A term and the words that define it."""

    term: str
    meaning: str
    address: Address


@dataclass(frozen=True, slots=True)
class GoldParty:
    """What the text calls a party, its name where given, and its role."""

    term: str
    name: str | None
    role: str
    address: Address


@dataclass(frozen=True, slots=True)
class GoldReference:
    """A reference in the text of a unit and the units it points to; status: resolved, dangling, external."""

    address: Address
    text: str
    targets: tuple[Address, ...]
    status: str


@dataclass(frozen=True, slots=True)
class GoldNorm:
    """Who must, may or must not: bearer (a role, or a party's term) and modality as in the ontology.

    quote is the verb phrase as it stands.
    """

    address: Address
    bearer: str
    modality: str
    quote: str
    condition: str | None
    exception: str | None
    deadline: str | None


@dataclass(frozen=True, slots=True)
class PlantedError:
    """An error that the writer of a document has put in on purpose; kind: as corpus/README.md lists them."""

    address: Address
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All gold data of one document; a part is None where nobody has read it."""

    structure: Structure | None = None
    clauses: tuple[GoldClause, ...] | None = None
    facts: tuple[GoldFact, ...] | None = None
    questions: tuple[Question, ...] | None = None
    definitions: tuple[GoldDefinition, ...] | None = None
    parties: tuple[GoldParty, ...] | None = None
    references: tuple[GoldReference, ...] | None = None
    norms: tuple[GoldNorm, ...] | None = None
