"""The stores that must pass the contract."""

import pytest
from postgres_server import PostgresServer

from sahel_map.sets.postgres import PostgresStore


@pytest.fixture(scope="session")
def postgres():
    server = PostgresServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def migrated(postgres, tmp_path_factory):
    """Return the name of a database whose schema is made, to be copied: making it takes seconds."""
    PostgresStore(postgres.fresh("migrated"), tmp_path_factory.mktemp("cache")).migrate()
    return "migrated"
