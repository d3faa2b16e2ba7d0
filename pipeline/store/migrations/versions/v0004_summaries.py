"""What lists say of documents is kept: a list of a thousand does not read them all again after each start."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table; it fills itself when a list is shown."""
    op.create_table(
        "summary",
        sa.Column(
            "document", sa.Text, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, nullable=False
        ),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
