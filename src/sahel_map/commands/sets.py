"""`sahel-map sets`: the sets of data that a server keeps besides its own."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import DataError, SettingsError
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.trace.diff import KINDS, named_in
from sahel_map.exports.qgis import style_by_group
from sahel_map.imports.surroundings import read_surroundings
from sahel_map.imports.writing import IMPORTED
from sahel_map.sets.changes import changes_between, rename_set
from sahel_map.sets.earlier import bring_up_to_date, missing_lists
from sahel_map.sets.errors import StoreError
from sahel_map.sets.opening import open_store
from sahel_map.sets.store import Store, set_id_from, summary_of
from sahel_map.settings.settings import CONFIG_VARIABLE, Settings, read_settings
from sahel_map.words import LANGUAGES, Words

__all__ = ["sets"]

sets = typer.Typer(help="Sets of others that this server keeps: list, add, rename, allow, diff, remove.")

ConfigOption = Annotated[Path | None, typer.Option(help="Settings file of the server; default: SAHEL_MAP_CONFIG.")]
SetArgument = Annotated[str, typer.Argument(metavar="SET", help="Id of a set, as `sahel-map sets list` shows it.")]


@sets.command("list")
def list_sets(config: ConfigOption = None) -> None:
    """List sets with version, records, licence, who stored them and when; removed ones too."""
    with _store(config) as (store, settings):
        entries = store.entries()
        for entry in entries:
            version = entry.version
            echo(f"{entry.set_id}  {version.title.of('en') or 'without a title'}")
            licence = version.licence or "licence not stated"
            echo(f"  version {version.number} of {version.at} by {version.who}: {version.what}")
            echo(f"  {version.n_incidents} records, {version.publisher or 'publisher not stated'}, {licence}")
            if entry.readers:
                echo(f"  read by: {', '.join(entry.readers)}")
            if entry.removed_at:
                echo(f"  removed {entry.removed_at}, kept for {settings.set_grace_days} days")
        if not entries:
            echo("There are no sets besides the server's own.")


@sets.command()
def add(
    folder: Annotated[Path, typer.Argument(help="A data folder, as `sahel-map import` makes it.")],
    set_id: Annotated[str | None, typer.Option("--set", help="Set to replace by a new version.")] = None,
    config: ConfigOption = None,
) -> None:
    """Store a data folder as a new set, or as the next version of one."""
    from sahel_map.data.dataset import load_dataset

    with _store(config) as (store, _settings), _current(folder) as ready:
        taken = [entry.set_id for entry in store.entries()]
        if set_id is not None and set_id not in taken:
            raise StoreError("unknown-of", set=set_id, n=len(taken), sets=", ".join(taken))
        title = summary_of(load_dataset(ready, may_be_stored=True))["title_en"] if set_id is None else ""
        target = set_id or set_id_from(title or folder.name, taken)
        version = store.add(target, ready, _who(), f"added from {folder.name}")
        echo(f"{target}: version {version.number}, {version.n_incidents} records.")


@sets.command()
def rename(
    set_id: SetArgument,
    title: Annotated[str, typer.Argument(help="New title.")],
    french: Annotated[str, typer.Option(help="New title in French; default: the same.")] = "",
    config: ConfigOption = None,
) -> None:
    """Give a set another title; a new version, while id, links and records stay."""
    with _store(config) as (store, _settings):
        version = rename_set(store, set_id, title, _who(), french)
        echo(f"{set_id}: version {version.number}, {title!r}.")


@sets.command()
def allow(
    set_id: SetArgument,
    groups: Annotated[list[str] | None, typer.Argument(help="Groups that may read it; none: everybody.")] = None,
    config: ConfigOption = None,
) -> None:
    """Let only some groups read a set."""
    with _store(config) as (store, _settings):
        store.allow(set_id, groups or [])
        echo(f"{set_id}: read by {', '.join(groups or []) or 'everybody who may read the server'}.")


@sets.command("diff")
def diff_versions(
    set_id: SetArgument,
    old: Annotated[int, typer.Argument(help="Number of the earlier version.")],
    new: Annotated[int, typer.Argument(help="Number of the later version.")],
    config: ConfigOption = None,
) -> None:
    """Say what changed in the records between two versions of a set."""
    with _store(config) as (store, _settings):
        changes = changes_between(store, set_id, old, new)
        for kind in KINDS:
            records, _ = named_in(changes, kind)
            echo(f"{kind}: {len(records)}{' - ' + ', '.join(records[:50]) if records else ''}")


@sets.command()
def remove(set_id: SetArgument, config: ConfigOption = None) -> None:
    """Take a set out of sight; it can be brought back until its time of grace is over."""
    with _store(config) as (store, settings):
        store.remove(set_id)
        echo(f"{set_id} is removed; `sahel-map sets bring-back {set_id}` within {settings.set_grace_days} days.")


@sets.command("bring-back")
def bring_back(set_id: SetArgument, config: ConfigOption = None) -> None:
    """Show a removed set again."""
    with _store(config) as (store, _settings):
        store.bring_back(set_id)
        echo(f"{set_id} is shown again.")


@sets.command()
def purge(config: ConfigOption = None) -> None:
    """Delete for good the sets whose time of grace is over."""
    with _store(config) as (store, settings):
        before = dt.datetime.now(dt.UTC) - dt.timedelta(days=settings.set_grace_days)
        gone = store.purge(before.isoformat(timespec="seconds"))
        echo(f"Deleted: {', '.join(gone) or 'none'}.")


@sets.command()
def migrate(
    to: Annotated[str, typer.Option(help="State of the schema: head (newest), base (none) or a number.")] = "head",
    config: ConfigOption = None,
) -> None:
    """Bring the schema of the database up to date, as the role that owns it."""
    with _settings(config) as settings:
        if not settings.database_url:
            raise StoreError("no-database")
        from sahel_map.sets.postgres import PostgresStore

        store = PostgresStore(settings.database_url, Path(settings.data_dir), settings.database_password)
        store.migrate(to)
        if to == "head":
            store.put_styles(_styles())
        echo(f"The schema of the database is at {to}.")


@contextmanager
def _store(config: Path | None) -> Iterator[tuple[Store, Settings]]:
    """Open the store of the settings; end the command with one sentence where something is wrong."""
    with _settings(config) as settings:
        store = open_store(settings.data_dir, settings.database_url, settings.database_password)
        if store is None:
            raise StoreError("no-folder")
        yield store, settings


@contextmanager
def _current(folder: Path) -> Iterator[Path]:
    """Yield a folder as it is or, made by an earlier version, a copy with the code lists it lacks; it is said."""
    if not missing_lists(folder):
        yield folder
        return
    with scratch_folder("earlier") as workshop:
        made = workshop / "data"
        added = bring_up_to_date(folder, geodata_root(), made)
        echo(f"{folder.name} is of an earlier version; added from this server: {', '.join(added)}.")
        yield made


@contextmanager
def _settings(config: Path | None) -> Iterator[Settings]:
    if config is not None:
        os.environ[CONFIG_VARIABLE] = str(config)
    try:
        yield read_settings()
    except (DataError, SettingsError) as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(2 if isinstance(error, SettingsError) else 1) from error


def _styles() -> dict[str, str]:
    """Return the styles of the view by name: marks by group, named in each language."""
    codes = read_surroundings(geodata_root(), IMPORTED).codes
    return {f"sahel-map ({code})": style_by_group(Words(code, codes.labels(code)), "marker") for code in LANGUAGES}


def _who() -> str:
    return getpass.getuser()
