"""Passwords are no longer kept: who somebody is, the provider of the login tells."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Takes out what passwords were checked against."""
    op.drop_column("person", "secret")
