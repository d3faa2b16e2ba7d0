"""Bytes, text and what is derived apart; corrections, relations, questions, events and people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Takes the bytes out of the table of documents, and makes the others."""
    op.create_table("content", _document(primary_key=True), _blob("raw"))
    op.execute("INSERT INTO content (document, raw) SELECT id, raw FROM document")
    op.drop_column("document", "raw")
    op.add_column("document", sa.Column("added_by", sa.Text))
    op.add_column("document", sa.Column("effective", sa.Text))
    op.add_column("document", sa.Column("is_effective_told", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_document_added_at", "document", ["added_at", "id"])
    op.create_index("ix_document_revision_of", "document", ["revision_of"])
    _derived()
    _said_by_people()
    _asked()
    _kept_by_the_store()
    _people()


def _derived() -> None:
    op.create_table(
        "reading",
        _document(primary_key=True),
        _text("fingerprint", primary_key=True),
        _text("made_at"),
        _blob("text"),
    )
    op.create_table(
        "derived",
        _text("document", primary_key=True),
        _text("fingerprint", primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, nullable=False, autoincrement=False),
        _blob("tree"),
        _blob("extraction"),
        sa.ForeignKeyConstraint(
            ["document", "fingerprint"], ["reading.document", "reading.fingerprint"], ondelete="CASCADE"
        ),
    )


def _said_by_people() -> None:
    op.create_table(
        "correction",
        _number(),
        _document(),
        sa.Column("part", sa.Integer, nullable=False),
        *map(_text, ("at", "by", "field", "address")),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        _text("note"),
        sa.Column("is_confirmed", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_correction_document", "correction", ["document"])
    op.create_table(
        "relation",
        _document(primary_key=True),
        _document("other", primary_key=True),
        _text("kind", primary_key=True),
        _text("state"),
        sa.Column("confidence", sa.Float, nullable=False),
        _text("told"),
        sa.Column("by", sa.Text),
        _text("at"),
    )
    op.create_index("ix_relation_other", "relation", ["other"])
    op.create_table("profile", _document(primary_key=True), _text("fingerprint"), _blob("data"))
    op.create_table("profile_key", _document(primary_key=True), _text("key", primary_key=True))
    op.create_index("ix_profile_key_key", "profile_key", ["key"])


def _asked() -> None:
    op.create_table(
        "question",
        _number(),
        _text("at"),
        sa.Column("by", sa.Text),
        _text("text"),
        _text("verdict"),
        sa.Column("answer", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_question_at", "question", ["at"])
    op.create_table(
        "citation",
        _question(primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, nullable=False, autoincrement=False),
        _text("document"),
        _text("address"),
    )
    op.create_index("ix_citation_document", "citation", ["document"])
    op.create_table(
        "feedback",
        _number(),
        _question(),
        _text("at"),
        sa.Column("by", sa.Text),
        sa.Column("is_right", sa.Boolean, nullable=False),
        _text("note"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_question", "feedback", ["question"])


def _kept_by_the_store() -> None:
    op.create_table(
        "event",
        _number(),
        _text("at"),
        sa.Column("by", sa.Text),
        *map(_text, ("action", "subject", "detail", "previous", "hash")),
        sqlite_autoincrement=True,
    )
    op.create_table("setting", _text("name", primary_key=True), _text("value"))
    op.create_table("unfinished", _number(), *map(_text, ("at", "what", "subject")), sqlite_autoincrement=True)


def _people() -> None:
    op.create_table(
        "person", _text("name", primary_key=True), _text("role"), sa.Column("secret", sa.Text), _text("added_at")
    )
    op.create_table(
        "person_group",
        sa.Column(
            "person", sa.Text, sa.ForeignKey("person.name", ondelete="CASCADE"), primary_key=True, nullable=False
        ),
        _text("name", primary_key=True),
    )
    op.create_table("document_group", _document(primary_key=True), _text("name", primary_key=True))


def _text(name: str, *, primary_key: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, primary_key=primary_key, nullable=False)


def _blob(name: str) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _number() -> "sa.Column[int]":
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _document(name: str = "document", *, primary_key: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("document.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False)


def _question(*, primary_key: bool = False) -> "sa.Column[int]":
    key = sa.ForeignKey("question.number", ondelete="CASCADE")
    return sa.Column("question", sa.Integer, key, primary_key=primary_key, nullable=False)
