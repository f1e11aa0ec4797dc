"""The schema of the sets in PostgreSQL, step by step, by alembic.

A step that a server has run is never changed: what is wrong with it is mended by the next one.
"""
