"""`sahel-map serve`: start the dashboard on this machine."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

import sahel_map
from sahel_map.commands.echo import echo
from sahel_map.core.errors import SettingsError, StartError
from sahel_map.settings.settings import CONFIG_VARIABLE, PREFIX, Settings, read_settings
from sahel_map.settings.start_check import require_machine

__all__ = ["serve", "site_root"]


def site_root() -> Path:
    """Return the folder of `dashboard.py`: inside the package when installed, else the repository."""
    package = Path(sahel_map.__file__).resolve().parent
    installed = package / "site"
    return installed if (installed / "dashboard.py").exists() else package.parents[1]


def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on (localhost); 0.0.0.0 lets other machines in.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on (8501).")] = None,
    base_path: Annotated[
        str | None, typer.Option(help="Path under which a proxy serves the app, e.g. /mali.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="TOML file with settings; deploy/README.md lists them.")
    ] = None,
) -> None:
    """Start the dashboard; stop it with Ctrl+C.

    Wrong settings end the start with exit code 2; a port that is taken, with exit code 1.
    """
    if config is not None:
        # The server runs in another folder than the one the path was written for.
        os.environ[CONFIG_VARIABLE] = str(config.resolve())
    try:
        settings = read_settings({"host": host, "port": port, "base_path": base_path})
    except SettingsError as error:
        echo(str(error), err=True)
        raise typer.Exit(2) from error
    try:
        require_machine(settings)
    except StartError as error:
        echo(str(error), err=True)
        raise typer.Exit(1) from error
    echo(f"Sahel Map on http://{settings.host}:{settings.port}/{settings.base_path}", err=True)
    _hand_over(settings)
    site = site_root()
    # Streamlit reads its settings from the working directory, so the server runs where they are.
    os.chdir(site)
    arguments = [sys.executable, "-m", "sahel_map.app.server.runner"]
    os.execv(sys.executable, arguments)  # noqa: S606 - fixed program, arguments are not a shell line


def _hand_over(settings: Settings) -> None:
    """Tell the process of the server what was chosen here; paths as absolute ones, as it runs in another folder."""
    for name in ("host", "port", "base_path"):
        os.environ[f"{PREFIX}{name.upper()}"] = str(getattr(settings, name))
    for item in fields(settings):
        value = getattr(settings, item.name)
        if value and item.metadata["kind"] in {"file", "folder"}:
            os.environ[f"{PREFIX}{item.name.upper()}"] = str(Path(value).resolve())
