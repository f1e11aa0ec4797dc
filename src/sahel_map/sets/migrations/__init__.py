"""The schema of the sets in PostgreSQL, step by step, by alembic."""
