"""Relations between documents: which is a later version of which, amends it or stands under it, and which prevails."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.answer import Citation


class RelationKind(StrEnum):
    """What a document is to another: the later version, what changes parts of it, or what is made on the ground of it."""

    REVISION = "revision_of"
    AMENDS = "amends"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words of a document that name another one and say what the two are to each other.

    title: the other as it is named there; dated: its day where it is given, in ISO 8601; alias: what it is called from
    there on (原契約), else ""; from_above: the document that says so is the one that is amended, revised or above.
    """

    kind: RelationKind
    title: str
    dated: str | None
    alias: str
    citation: Citation
    from_above: bool = False


@dataclass(frozen=True, slots=True)
class Precedence:
    """Words that say which of several documents prevails where they differ (優先順位).

    order: as the text calls them, the one that prevails first; own: the place in order of the document that says so,
    None where it is not among them; exception: the proviso that turns it round, "" where there is none.
    """

    order: tuple[str, ...]
    own: int | None
    citation: Citation
    exception: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a document tells its relations to others; small, so that those of a whole workspace are looked through.

    parties: the names of its sides; dated: the day of this version in ISO 8601, None where the text has none; days: all
    days it gives of itself, its earlier versions included; sketch: hashes for the likeness of two texts.
    """

    document: str
    title: str
    parties: tuple[str, ...]
    dated: str | None
    days: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    precedences: tuple[Precedence, ...]
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A proposal: document is a version of, amends or is under other.

    confidence from 0 to 1; reason: one Japanese sentence; citations: the words that say so, () where none do;
    prevails: the id of the document whose words win where the two differ, None where no text says so or both disagree.
    """

    kind: RelationKind
    document: str
    other: str
    confidence: float
    reason: str
    citations: tuple[Citation, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    prevails: str | None = None


class State(StrEnum):
    """Who says so: the program proposes, a person tells or refuses."""

    PROPOSED = "proposed"
    TOLD = "told"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KeptRelation:
    """A relation of two documents of a workspace; by: who told or refused it, None for its owner; at: ISO 8601, UTC."""

    relation: Relation
    state: State
    by: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of the documents in one file, in their order."""

    of_parts: tuple[Profile, ...]
