"""`sahel-map serve`: start the dashboard on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import sahel_map

__all__ = ["serve", "site_root"]


def site_root() -> Path:
    """Return the folder of `dashboard.py`: inside the package when installed, else the repository."""
    package = Path(sahel_map.__file__).resolve().parent
    installed = package / "site"
    return installed if (installed / "dashboard.py").exists() else package.parents[1]


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")] = "localhost",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
    base_path: Annotated[str, typer.Option(help="Path under which a proxy serves the app, e.g. /mali.")] = "",
) -> None:
    """Start the dashboard; stop it with Ctrl+C."""
    site = site_root()
    arguments = [
        sys.executable, "-m", "streamlit", "run", str(site / "dashboard.py"),
        f"--server.address={host}",
        f"--server.port={port}",
        f"--server.baseUrlPath={base_path.strip('/')}",
    ]  # fmt: skip
    typer.echo(f"Sahel Map on http://{host}:{port}/{base_path.strip('/')}", err=True)
    # Streamlit reads its settings from the working directory, so the server runs where they are.
    os.chdir(site)
    os.execv(sys.executable, arguments)  # noqa: S606 - fixed program, arguments are not a shell line
