"""Brings the schema of a database up to date, or back: one transaction, all or nothing."""

from __future__ import annotations

from importlib import resources
from typing import Any

import psycopg

from sahel_map.sets.errors import StoreError

__all__ = ["migrate"]

#: Where the state of the schema is written down, as in `migrations/env.py`.
_TABLE = {"version_table": "schema_version", "version_table_schema": "sahel_map"}


def migrate(connection: psycopg.Connection[Any], target: str = "head") -> None:
    """Run the steps to a state of the schema.

    Parameters
    ----------
    connection : psycopg.Connection
        Of the role that owns the schema; it is left open.
    target : str
        "head" for the newest state, "base" for none, or the number of a step.

    Raises
    ------
    StoreError
        One sentence: what the database said.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    config = Config()
    config.set_main_option("script_location", str(resources.files("sahel_map.sets") / "migrations"))
    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)
    try:
        connection.execute("CREATE SCHEMA IF NOT EXISTS sahel_map")
        connection.commit()
        with engine.connect() as opened:
            config.attributes["connection"] = opened
            now = MigrationContext.configure(opened, opts=_TABLE).get_current_revision() or ""
            is_down = target == "base" or (target.isdigit() and target < now)
            (command.downgrade if is_down else command.upgrade)(config, target)
            opened.commit()
    except (DBAPIError, psycopg.Error) as error:
        said = str(getattr(error, "orig", error)).splitlines()[0]
        raise StoreError("schema-unchanged", why=said) from error
