"""Who may read what a command has made."""

from __future__ import annotations

from pathlib import Path

__all__ = ["open_to_all"]


def open_to_all(folder: Path) -> None:
    """Let every user of the machine read a folder, whatever the shell of who makes it grants.

    The service runs as a user of its own; under umask 077 it could not read the data it is to show.
    """
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
