"""The stores that must pass the contract."""

import pytest
from postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres():
    server = PostgresServer()
    yield server
    server.close()
