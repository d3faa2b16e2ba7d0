"""What alembic runs: the steps, over the connection and in the transaction that it is given."""

from alembic import context

from pipeline.store.schema import TABLE
from pipeline.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=TABLE)
with context.begin_transaction():
    context.run_migrations()
