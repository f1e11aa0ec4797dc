"""Servers for the hosting tests."""

import pytest
from server_process import serve_command


@pytest.fixture
def start_server(tmp_path):
    """Return a function that starts `sahel-map serve` with settings and waits until it answers."""
    servers = []

    def start(base_path="", ready="readyz", **environment):
        server = serve_command(tmp_path, base_path, **environment)
        servers.append(server)
        return server.wait(ready) if ready else server

    yield start
    for server in servers:
        server.stop()
