"""The routes this project adds to Streamlit's own server: assets and map data, from one process."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute
from streamlit import config

from sahel_map.app import cache
from sahel_map.app.routes import routes

__all__ = ["server_routes"]


def server_routes() -> Sequence[BaseRoute]:
    """Return our routes, under the base path the server was started with."""
    return routes(cache.dataset, base_path=config.get_option("server.baseUrlPath"))
