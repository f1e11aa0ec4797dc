"""Asks the machine, before a start, for what the settings promise: free ports and an audit log to write to.

Without it the server would fail seconds later and in a hundred lines, of which none names a setting.
"""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path

from sahel_map.core.errors import StartError
from sahel_map.settings.settings import Settings

__all__ = ["require_machine"]

# Room for one small file; the pages themselves say when a large one would not fit.
_LEAST_ROOM_BYTES = 1024 * 1024


def require_machine(settings: Settings, *, port_too: bool = True) -> None:
    """Raise `StartError` if a server with these settings could not start here.

    Parameters
    ----------
    settings : Settings
        What the server will run with.
    port_too : bool
        Whether to try the port of the application; Streamlit, started by itself, says so in its own words.
    """
    problems = [
        _audit_problem(settings.audit_log),
        _data_problem(settings.geodata),
        _room_problem(),
        _home_problem(),
    ]
    if port_too:
        problems.append(_port_problem("host", settings.host, "port", settings.port))
    if settings.metrics_port:
        problems.append(_port_problem("metrics_host", settings.metrics_host, "metrics_port", settings.metrics_port))
    found = [problem for problem in problems if problem]
    if found:
        raise StartError(found)


def _port_problem(host_name: str, host: str, port_name: str, port: int) -> str:
    """Return why nothing can listen on an address, or nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server does: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"{port_name}: port {port} on {host} is taken; end the program there or choose another."
            if error.errno in {errno.EACCES, errno.EPERM}:
                return f"{port_name}: port {port} on {host} is kept for root; allowed: 1024 to 65535."
            return f"{host_name}: {host!r} is no address of this machine ({error.strerror})."
    return ""


def _data_problem(folder: str) -> str:
    """Return which part of the data the server could not read; copied under umask 077, none of it."""
    if not folder:
        return ""
    for path in (Path(folder), *Path(folder).rglob("*")):
        if not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
            return f"geodata: {path} cannot be read by who runs the server; `chmod -R a+rX {folder}` lets it."
    return ""


def _room_problem() -> str:
    """Return why no file could be made for a download, or nothing."""
    try:
        with tempfile.TemporaryFile() as file:
            file.write(bytes(_LEAST_ROOM_BYTES))
            file.flush()
    except OSError as error:
        where = os.environ.get("TMPDIR", "the temporary folder")
        return f"TMPDIR: nothing can be written to {where} ({error.strerror}); make room or name another folder."
    return ""


def _home_problem() -> str:
    """Return which file of the home folder ends the start, or nothing: Streamlit reads its own settings there."""
    for name in ("config.toml", "secrets.toml"):
        path = os.path.expanduser(f"~/.streamlit/{name}")  # noqa: PTH111 - who has no home is no error
        # What lies in a folder that may not be entered is not there, for Streamlit too.
        if os.access(path, os.F_OK) and not os.access(path, os.R_OK):
            return f"HOME: {path} cannot be read by who runs the server; take it away, or name another HOME."
    return ""


def _audit_problem(path: str) -> str:
    if not path:
        return ""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        return f"audit_log: {path} cannot be written ({error.strerror}); who runs the server must be able to."
    return ""
