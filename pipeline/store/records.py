"""What the store gives out. Times are ISO 8601 in UTC, days ISO dates."""

from dataclasses import dataclass

from pipeline.types.clause import Value


@dataclass(frozen=True, slots=True)
class Record:
    """One stored document, a version of its own.

    revision_of: the version that it revises; effective: the day it comes into force, told by a person or read from its
    text; added_by: None for the owner of the workspace.
    """

    id: str
    name: str
    title: str
    sha256: str
    added_at: str
    revision_of: str | None = None
    effective: str | None = None
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says about a value that was extracted, or that should have been.

    document, part: the record and which of its documents, from 0; field: of a fact, or "types" for the clause types of the
    address; old: what was extracted, None for nothing; new: what is right, None for no such value; both the same where the
    person confirms it.
    """

    number: int
    document: str
    part: int
    at: str
    by: str
    field: str
    address: str
    old: Value | None
    new: Value | None
    note: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked, with its answer; answer: None where nothing is stated or the document is removed.

    citations: document id and address.
    """

    number: int
    at: str
    by: str | None
    text: str
    verdict: str
    answer: str | None
    citations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer."""

    number: int
    question: int
    at: str
    by: str | None
    is_right: bool
    note: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Work begun in the store that has to be ended elsewhere; what: "remove"."""

    number: int
    at: str
    what: str
    subject: str
