"""The process of `sahel-map serve`: the application on one port, with limits on whoever connects.

Run by `sahel-map serve` in the folder of `dashboard.py`, where Streamlit finds its settings. Streamlit's
own `streamlit run dashboard.py` serves the same application, without the limits on connections.
"""

from __future__ import annotations

import importlib
import socket
import sys
from contextlib import ExitStack
from pathlib import Path

import uvicorn
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from sahel_map.app.server.connections import (
    Connections,
    Limits,
    http_protocol,
    limits_for_handles,
)
from sahel_map.app.server.page_socket import websocket_protocol
from sahel_map.app.server.running_settings import settings
from sahel_map.app.server.streamlit_private import load_options
from sahel_map.settings.settings import Settings, read_settings

__all__ = ["run"]

# A press, a choice or a search text is a few kB; nothing larger comes in over the socket of a page.
_MOST_MESSAGE_BYTES = 1_000_000
_PING_S = 30
# The unit waits for 20 s.
_GOODBYE_S = 10
_BACKLOG = 256


def run() -> None:
    """Serve until the process is told to stop."""
    given = read_settings()
    load_options({"server_address": given.host, "server_port": given.port, "server_baseUrlPath": given.base_path})
    sys.path.insert(0, str(Path.cwd()))
    app = importlib.import_module("dashboard").app
    chosen = settings()
    connections = Connections(
        Limits(
            connections=limits_for_handles(chosen.connections, chosen.sessions),
            per_address=chosen.connections_per_address,
            spares_this_machine=bool(chosen.public_url),
        )
    )
    # What a proxy on this machine says of the scheme is believed, and of nobody else's.
    inside = ProxyHeadersMiddleware(app, trusted_hosts=["127.0.0.1", "::1"])
    config = uvicorn.Config(
        connections.serving(inside),  # type: ignore[arg-type]
        http=http_protocol(connections),
        ws=websocket_protocol(connections),
        ws_max_size=_MOST_MESSAGE_BYTES,
        ws_ping_interval=_PING_S,
        ws_ping_timeout=_PING_S,
        ws_per_message_deflate=True,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="warning",
        timeout_graceful_shutdown=_GOODBYE_S,
    )
    with ExitStack() as open_while_serving:
        listeners = [open_while_serving.enter_context(_listener(host, chosen.port)) for host in _hosts(chosen)]
        uvicorn.Server(config).run(sockets=listeners)


def _hosts(chosen: Settings) -> tuple[str, ...]:
    """Return the addresses to listen on; `::` takes readers of IPv4 as well.

    They have a socket of their own: over that of IPv6 they would come under other addresses (`::ffff:127.0.0.1`),
    by which neither a proxy on this machine nor the limits for one address know them.
    """
    return ("::", "0.0.0.0") if chosen.host == "::" else (chosen.host,)  # noqa: S104 - as the host asks


def _listener(host: str, port: int) -> socket.socket:
    """Return a socket that readers come to."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=_BACKLOG)


if __name__ == "__main__":
    run()
