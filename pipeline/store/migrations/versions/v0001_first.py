"""The first schema: documents with their bytes in one table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "document",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.Column("revision_of", sa.Text, sa.ForeignKey("document.id", ondelete="SET NULL")),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
