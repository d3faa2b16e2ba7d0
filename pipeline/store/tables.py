"""The tables of a workspace as they are now; `migrations/` makes them, and a test holds that both are the same."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)

METADATA = MetaData()


def _of_document(name: str = "document", *, primary_key: bool = False) -> "Column[str]":
    """What goes with its document."""
    key = ForeignKey("document.id", ondelete="CASCADE")
    return Column(name, Text, key, primary_key=primary_key, nullable=False)


def _number() -> "Column[int]":
    return Column("number", Integer, primary_key=True, autoincrement=True)


# Times are ISO 8601 in UTC, days ISO dates; what is JSON says so.
document = Table(
    "document",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("added_at", Text, nullable=False),
    Column("added_by", Text),
    Column("revision_of", Text, ForeignKey("document.id", ondelete="SET NULL")),
    Column("effective", Text),
    Column("is_effective_told", Boolean, nullable=False, server_default=false()),
    Index("ix_document_added_at", "added_at", "id"),
    Index("ix_document_revision_of", "revision_of"),
)
"""effective: the day it comes into force, told by a person or else read from its text."""

content = Table("content", METADATA, _of_document(primary_key=True), Column("raw", LargeBinary, nullable=False))
"""The bytes as they were given."""

reading = Table(
    "reading",
    METADATA,
    _of_document(primary_key=True),
    Column("fingerprint", Text, primary_key=True, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
)
"""The extracted text (a packed SourceText) and the extractor that made it and what is derived of it."""

derived = Table(
    "derived",
    METADATA,
    Column("document", Text, primary_key=True, nullable=False),
    Column("fingerprint", Text, primary_key=True, nullable=False),
    Column("part", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("tree", LargeBinary, nullable=False),
    Column("extraction", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ("document", "fingerprint"),
        ("reading.document", "reading.fingerprint"),
        ondelete="CASCADE",
    ),
)
"""A Document without its text and its Extraction, packed, for each part of the file in their order from 0."""

correction = Table(
    "correction",
    METADATA,
    _number(),
    _of_document(),
    Column("part", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("note", Text, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Index("ix_correction_document", "document"),
)
"""What people say against or for what was extracted; old, new: JSON, NULL for no value."""

relation = Table(
    "relation",
    METADATA,
    _of_document(primary_key=True),
    _of_document("other", primary_key=True),
    Column("kind", Text, primary_key=True, nullable=False),
    Column("state", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("told", Text, nullable=False),
    Column("by", Text),
    Column("at", Text, nullable=False),
    Index("ix_relation_other", "other"),
)
"""document revises, amends or stands under other; state: proposed, told or refused (by a person); told: JSON."""

profile = Table(
    "profile",
    METADATA,
    _of_document(primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
profile_key = Table(
    "profile_key",
    METADATA,
    _of_document(primary_key=True),
    Column("key", Text, primary_key=True, nullable=False),
    Index("ix_profile_key_key", "key"),
)
"""Packed Profiles of a document, and by what those of others are found that may belong to it."""

summary = Table(
    "summary",
    METADATA,
    _of_document(primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What lists say of a document, packed by who shows them; stamp: the state of its values, and what made it."""

question = Table(
    "question",
    METADATA,
    _number(),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("text", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("answer", Text),
    Index("ix_question_at", "at"),
)
citation = Table(
    "citation",
    METADATA,
    Column("question", Integer, ForeignKey("question.number", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("address", Text, nullable=False),
    Index("ix_citation_document", "document"),
)
"""Where an answer stands; document: the id of a parsed document or one that has been removed since."""

feedback = Table(
    "feedback",
    METADATA,
    _number(),
    Column("question", Integer, ForeignKey("question.number", ondelete="CASCADE"), nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("is_right", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Index("ix_feedback_question", "question"),
)

event = Table(
    "event",
    METADATA,
    _number(),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""Who did what, in a chain of hashes; subject: an id; detail: JSON without the text of any contract."""

setting = Table(
    "setting", METADATA, Column("name", Text, primary_key=True, nullable=False), Column("value", Text, nullable=False)
)
unfinished = Table(
    "unfinished",
    METADATA,
    _number(),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
)
"""Work that was begun in the store and has to be ended elsewhere; "remove": the index and the log still hold it."""

person = Table(
    "person",
    METADATA,
    Column("name", Text, primary_key=True, nullable=False),
    Column("role", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)
"""role: reader, reviewer, admin."""

person_group = Table(
    "person_group",
    METADATA,
    Column("person", Text, ForeignKey("person.name", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("name", Text, primary_key=True, nullable=False),
)
document_group = Table(
    "document_group",
    METADATA,
    _of_document(primary_key=True),
    Column("name", Text, primary_key=True, nullable=False),
)
