"""`sahel-map token`: tokens by which other programs read the data of a server."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NoReturn

import typer

from sahel_map.commands.echo import echo
from sahel_map.core.errors import ExportError, SettingsError, StartError
from sahel_map.settings.settings import Settings, read_settings

__all__ = ["token"]

token = typer.Typer(
    name="token", help="Make, list and revoke tokens by which other programs read.", no_args_is_help=True
)


@token.command()
def new(
    name: Annotated[str, typer.Argument(help="What the token is for, e.g. qgis-anna.")],
    owner: Annotated[str, typer.Option(help="E-mail address of the reader whose rights it has.")],
) -> None:
    """Make a token and show it, this once: only its hash is kept."""
    from sahel_map.app.server import logs
    from sahel_map.app.server.access import role_of
    from sahel_map.app.server.api.tokens import store_of

    settings = _settings()
    now = dt.datetime.now(dt.UTC)
    claims = {"email": owner, "email_verified": True, "iat": now.timestamp()}
    if role_of(claims, settings, now.timestamp()) is None:
        _end(f"{owner!r} may not read here: the allow-lists do not name this address", 2)
    try:
        made, text = store_of(settings.token_file).new(name, owner, now.date())
    except (ExportError, StartError) as error:
        _end(str(error), 1)
    logs.start_audit(settings.audit_log)
    logs.audit("token-new", None, None, token=made.token_id, program=name)
    echo(text)


@token.command("list")
def list_() -> None:
    """List the tokens: id, day, owner, what for."""
    from sahel_map.app.server.api.tokens import store_of

    try:
        found = store_of(_settings().token_file).all()
    except StartError as error:
        _end(str(error), 1)
    for one in found:
        echo(f"{one.token_id}  {one.made}  {one.owner}  {one.name}")
    if not found:
        echo("no tokens")


@token.command()
def revoke(token_id: Annotated[str, typer.Argument(help="Id from the list.")]) -> None:
    """Take a token away; the server refuses it from the next request on."""
    from sahel_map.app.server import logs
    from sahel_map.app.server.api.tokens import store_of

    settings = _settings()
    try:
        gone = store_of(settings.token_file).revoke(token_id)
    except (ExportError, StartError) as error:
        _end(str(error), 1)
    if gone is None:
        _end(f"there is no token {token_id!r}; allowed: an id that `sahel-map token list` names", 2)
    logs.start_audit(settings.audit_log)
    logs.audit("token-revoked", None, None, token=token_id, program=gone.name)
    echo(f"revoked: {gone.name}")


def _settings() -> Settings:
    try:
        settings = read_settings()
    except SettingsError as error:
        _end(str(error), 2)
    if not settings.token_file:
        _end("the setting token_file names no file; allowed: a file in a folder that exists", 2)
    return settings


def _end(sentence: str, code: int) -> NoReturn:
    echo(f"Error: {sentence}.", err=True)
    raise typer.Exit(code)
