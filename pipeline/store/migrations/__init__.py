"""Steps from every schema that was released to the next, run by alembic."""
