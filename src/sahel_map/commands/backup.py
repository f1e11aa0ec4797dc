"""`sahel-map backup` and `sahel-map restore`: keep what a server needs, and bring it back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.backup.archive import restore_archive, write_archive
from sahel_map.commands.echo import echo
from sahel_map.core.errors import SahelMapError
from sahel_map.data.read.paths import geodata_root
from sahel_map.settings.settings import CONFIG_VARIABLE, read_settings

__all__ = ["backup", "restore"]

ConfigOption = Annotated[Path | None, typer.Option(help="Settings file of the server; default: SAHEL_MAP_CONFIG.")]


def backup(
    archive: Annotated[Path, typer.Argument(help="File to write, e.g. sahel-map.tar.gz.")],
    config: ConfigOption = None,
) -> None:
    """Write data, sets of others, settings, audit log and tokens to one file with checksums, readable by you alone.

    Exit code 1 if the data are not clean or the file could not be written. Secrets that stand in the
    settings file are in the backup; secrets in files of their own are not. Of tokens there are hashes alone.
    """
    try:
        if config is not None:
            os.environ[CONFIG_VARIABLE] = str(config)
        settings = read_settings()
        data = geodata_root(settings.geodata or None)
        sources = {
            "settings.toml": os.environ.get(CONFIG_VARIABLE, ""),
            "audit.jsonl": settings.audit_log,
            "tokens.json": settings.token_file,
        }
        extras = {name: Path(path) for name, path in sources.items() if path and Path(path).is_file()}
        kept = Path(settings.data_dir) if settings.data_dir else None
        n_files = write_archive(archive, data, extras, kept)
    except (SahelMapError, OSError) as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    echo(f"{archive}: {n_files} files, of them {', '.join(extras) or 'no'} beside the data.")
    if settings.database_url:
        echo(
            "The sets of others are in the database and not in this file: keep them too, by "
            "pg_dump --format=custom --file=sets.dump DATABASE, and its roles by pg_dumpall --roles-only."
        )


def restore(
    archive: Annotated[Path, typer.Argument(help="File that `sahel-map backup` wrote.")],
    folder: Annotated[Path, typer.Argument(help="Data folder to make or replace.")],
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder of the sets of others to make or replace, as the setting data_dir.")
    ] = None,
) -> None:
    """Check a backup and put its data in place at once; what was there is kept beside it.

    A running server takes the restored data by itself. Exit code 1 if the backup is damaged; then
    nothing was changed.
    """
    try:
        done = restore_archive(archive, folder.resolve(), data_dir.resolve() if data_dir else None)
    except (SahelMapError, OSError) as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    echo(f"{done.folder}: {done.n_files} files.")
    if done.previous:
        echo(f"The data that were there are in {done.previous}.")
    if done.kept:
        echo(f"The sets of others are in {done.kept}.")
    for extra in done.extras:
        echo(f"Put in place yourself what you need of {extra}.")
