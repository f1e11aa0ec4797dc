"""The settings this process runs with, and who may read under them now."""

from __future__ import annotations

from functools import lru_cache

from streamlit import config

from sahel_map.app.server.people import People
from sahel_map.settings.settings import Settings, read_settings

__all__ = ["people", "settings"]


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process; address, port and path are those Streamlit was started with.

    Raises
    ------
    SettingsError
        If a setting is unknown, wrong or missing.
    """
    return read_settings(
        {
            "host": config.get_option("server.address") or "0.0.0.0",  # noqa: S104 - Streamlit's own default
            "port": config.get_option("server.port"),
            "base_path": config.get_option("server.baseUrlPath"),
        }
    )


@lru_cache(maxsize=1)
def people() -> People:
    """Return who may read now; the same for pages and requests."""
    return People(settings())
