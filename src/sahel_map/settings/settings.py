"""The settings of a server: where it listens, who may read, what it writes down.

Each comes from a command's option, the environment (`SAHEL_MAP_<NAME>`), one TOML file, or its
default, in this order. Nothing is guessed: an unknown name or a value that is not allowed stops the
start, because a misspelt `login` would let everybody in. `deploy/README.md` lists them all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sahel_map.core.allowed import allowed
from sahel_map.core.errors import SettingsError
from sahel_map.core.parsing import parse_toml
from sahel_map.settings.reading import READERS, origin_of, read_secret_file

__all__ = ["ANYONE", "CONFIG_VARIABLE", "NAMES", "PREFIX", "Settings", "read_settings"]

PREFIX = "SAHEL_MAP_"
CONFIG_VARIABLE = "SAHEL_MAP_CONFIG"
ANYONE = "*"
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_SECRETS = ("oidc_client_secret", "cookie_secret", "proxy_secret", "database_password")


def _setting(kind: str, default: Any, help_: str) -> Any:
    # Secrets stay out of every representation, hence out of logs.
    return field(default=default, repr="secret" not in kind, metadata={"kind": kind, "help": help_})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this server runs. Every field is one setting; its help stands beside it."""

    host: str = _setting("text", "localhost", "address to listen on; `0.0.0.0` lets other machines in")
    port: int = _setting("port", 8501, "port to listen on")
    base_path: str = _setting("path", "", "path under which a proxy serves the application, e.g. `/mali`")
    public_url: str = _setting("url", "", "address readers type, with the path; `https` makes cookies Secure")
    geodata: str = _setting("folder", "", "folder of the data set; empty: the one that was installed")
    data_dir: str = _setting("folder", "", "folder for sets of others, kept by this server; empty: none are kept")
    database_url: str = _setting(
        "database",
        "",
        "PostgreSQL for the sets in place of folders: `postgresql://role@host/name?sslmode=verify-full`",
    )
    database_password: str = _setting("given secret", "", "its password; better in `database_password_file`")
    set_grace_days: int = _setting("days", 30, "how long a removed set can be brought back")
    change_sets_without_login: bool = _setting(
        "flag", False, "with `login = none`, let everybody who reaches the server import, replace and remove sets"
    )
    reload_seconds: int = _setting("seconds", 30, "how often to look for replaced data; 0: never")
    login: str = _setting("login", "none", "who vouches for readers: `none`, `oidc` or `proxy`")
    oidc_metadata_url: str = _setting("url", "", "the provider's `/.well-known/openid-configuration`")
    oidc_client_id: str = _setting("text", "", "name of this application at the provider")
    oidc_client_secret: str = _setting("given secret", "", "its secret; better in `oidc_client_secret_file`")
    cookie_secret: str = _setting("secret", "", "signs cookies, the same for all processes; `cookie_secret_file`")
    login_hours: int = _setting("hours", 12, "after how many hours to sign in again")
    idle_minutes: int = _setting("minutes", 120, "after how many minutes of doing nothing a page ends; 0: never")
    token_file: str = _setting("file", "", "file that keeps the hashes of tokens for programs; empty: no tokens")
    signed_out_file: str = _setting("file", "", "file that keeps who signed out; empty: forgotten at a restart")
    groups_claim: str = _setting("text", "groups", "claim of the provider that lists a reader's groups")
    proxy_secret: str = _setting("secret", "", "what the proxy sends as `X-Sahel-Map-Proxy`; `proxy_secret_file`")
    proxy_user_header: str = _setting("header", "X-Forwarded-Email", "header in which the proxy names the reader")
    proxy_groups_header: str = _setting("header", "X-Forwarded-Groups", "header with the groups, by commas")
    readers_file: str = _setting(
        "file",
        "",
        "TOML file that holds the `allow_` and `maintainer_` settings in place of this one",
    )
    allow_emails: tuple[str, ...] = _setting(
        "names", (), "e-mail addresses that may read; `*`: everybody signed in"
    )
    allow_domains: tuple[str, ...] = _setting("names", (), "e-mail domains that may read")
    allow_groups: tuple[str, ...] = _setting("groups", (), "groups that may read")
    maintainer_emails: tuple[str, ...] = _setting("names", (), "e-mail addresses that may also maintain")
    maintainer_groups: tuple[str, ...] = _setting("groups", (), "groups that may also maintain")
    sessions: int = _setting("number", 200, "pages open at once in this process; who comes then is told to wait")
    connections: int = _setting("number", 1000, "connections at once; one that asks nothing gives way first")
    connections_per_address: int = _setting(
        "number", 200, "connections at once of one address; with `public_url`, a proxy on this machine has no limit"
    )
    most_records: int = _setting(
        "records", 500_000, "records of a set that this process reads; a larger one is refused"
    )
    contact: str = _setting("text", "", "e-mail address to which readers report errors in a record; empty: none")
    audit_log: str = _setting("file", "", "file for exports and reloads of data; empty: the server's log")
    metrics_host: str = _setting("text", "localhost", "address on which metrics are offered")
    metrics_port: int = _setting("port or 0", 0, "port for Prometheus; 0: no metrics")
    tile_url: str = _setting("tiles", "", "address of background tiles that readers may switch on; off: none")
    tile_attribution: str = _setting("text", "", "words that the tiles' licence asks to be shown")

    @property
    def origin(self) -> str:
        """Scheme and host of the public address, as browsers send it; empty where none is set."""
        return origin_of(self.public_url)

    @property
    def own_names(self) -> frozenset[str]:
        """Host names this server answers to; empty for any.

        A page elsewhere can make its own name point at this machine and so read what a server on it
        says (DNS rebinding); the name gives it away.
        """
        if self.public_url:
            return THIS_MACHINE | {str(urlsplit(self.public_url).hostname)}
        return frozenset() if self.listens_beyond_this_machine else THIS_MACHINE

    @property
    def is_https(self) -> bool:
        """Whether readers come through TLS."""
        return self.public_url.startswith("https://")

    @property
    def is_open(self) -> bool:
        """Whether anybody who reaches the server may read."""
        return self.login == "none"

    @property
    def listens_beyond_this_machine(self) -> bool:
        """Whether other machines can reach the server directly."""
        return self.host not in THIS_MACHINE


NAMES = tuple(item.name for item in fields(Settings))
#: Settings that say who may read and maintain; they may stand in a file of their own.
LISTS = ("allow_emails", "allow_domains", "allow_groups", "maintainer_emails", "maintainer_groups")


def read_settings(
    options: Mapping[str, Any] | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """Return the settings of this start.

    Parameters
    ----------
    options : mapping, optional
        What a command was called with; None values are left out.
    environment : mapping, optional
        Instead of the environment of the process.

    Raises
    ------
    SettingsError
        Lists every setting that is unknown, wrong or missing, where it stands and what is allowed.
    """
    environment = os.environ if environment is None else environment
    given = _from_file(environment.get(CONFIG_VARIABLE, ""))
    given |= _from_environment(environment)
    given |= {
        name: (value, f"--{name.replace('_', '-')}") for name, value in (options or {}).items() if value is not None
    }
    problems = _take_lists(given)
    values = {}
    for name, (raw, source) in given.items():
        value, problem = _value(name, raw, source)
        if problem:
            problems.append(problem)
        else:
            values[name.removesuffix("_file") if name not in NAMES else name] = value
    if not problems:
        settings = Settings(**values)
        problems = [*_contradictions(settings), *_idle_settings(settings, set(values))]
    if problems:
        raise SettingsError("The settings of the server are wrong:", problems)
    return settings


def _from_file(path: str) -> dict[str, tuple[Any, str]]:
    if not path:
        return {}
    try:
        content = parse_toml(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"The settings file {path} is not TOML in UTF-8: {error}.") from error
    return {name: (value, path) for name, value in content.items()}


def _take_lists(given: dict[str, tuple[Any, str]]) -> list[str]:
    """Add what the file of readers says to what is given; return what in it is no list, or stands elsewhere too."""
    path = str(given.get("readers_file", ("", ""))[0])
    lists = _from_file(path)
    problems = [
        f"{name} ({path}) does not belong here; {allowed(LISTS, name)}." for name in lists if name not in LISTS
    ]
    if path:
        problems += [
            f"{name} ({given[name][1]}): with readers_file, it stands there alone; take it out."
            for name in LISTS
            if name in given
        ]
    given |= {name: found for name, found in lists.items() if name in LISTS}
    return problems


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    ours = {
        name: value for name, value in environment.items() if name.startswith(PREFIX) and name != CONFIG_VARIABLE
    }
    return {name.removeprefix(PREFIX).lower(): (value, name) for name, value in ours.items()}


def _value(name: str, raw: object, source: str) -> tuple[Any, str]:
    """Return the value of a setting and no problem, or None and the problem."""
    if name.endswith("_file") and name.removesuffix("_file") in _SECRETS:
        raw, problem = read_secret_file(raw)
        name = name.removesuffix("_file")
        if problem:
            return None, f"{name}_file ({source}): {problem}"
    if name not in NAMES:
        return None, f"{name} ({source}) is not a setting; {allowed([*NAMES], name)}."
    kind = next(item.metadata["kind"] for item in fields(Settings) if item.name == name)
    reader, says = READERS[kind]
    try:
        return reader(raw), ""
    except (ValueError, TypeError, KeyError):
        # A secret must not end up in a log because it was too short, nor a password because it stood in an address.
        is_secret = name in _SECRETS or "@" in str(raw) or "password" in str(raw).casefold()
        found = "this value" if is_secret else repr(raw)
        return None, f"{name} ({source}): {found} is not allowed; allowed: {says}."


def _contradictions(settings: Settings) -> list[str]:
    """Return what single values cannot show: what one setting needs of the others."""
    needed = {
        "none": (),
        "oidc": ("public_url", "oidc_metadata_url", "oidc_client_id", "oidc_client_secret", "cookie_secret"),
        "proxy": ("proxy_secret",),
    }[settings.login]
    problems = [
        f"{name} is missing: login = {settings.login!r} needs it." for name in needed if not getattr(settings, name)
    ]
    if not settings.is_open and not (settings.allow_emails or settings.allow_domains or settings.allow_groups):
        problems.append(
            f"nobody may read: login = {settings.login!r} needs allow_emails, allow_domains or allow_groups "
            f'(allow_emails = ["{ANYONE}"] lets in everybody who can sign in).'
        )
    if settings.is_open and (settings.allow_emails or settings.allow_domains or settings.allow_groups):
        problems.append(
            "login = 'none' lets everybody in, so allow_emails, allow_domains and allow_groups must be empty."
        )
    if settings.public_url and urlsplit(settings.public_url).path.strip("/") != settings.base_path:
        problems.append("public_url must end with base_path, because the proxy hands the path on as it is.")
    if settings.tile_url and not settings.tile_attribution:
        problems.append("tile_attribution is missing: tile_url needs it, as tiles are never shown without.")
    if settings.database_url and not settings.data_dir:
        problems.append("data_dir is missing: database_url needs it for what is open on this machine.")
    if settings.metrics_port == settings.port:
        problems.append("metrics_port must not be the port of the application: metrics are not for readers.")
    return problems


# What each kind of sign-in decides itself, or has no use for.
_IDLE_WITH = {
    "none": ("login_hours", "idle_minutes", "signed_out_file", "maintainer_emails", "maintainer_groups"),
    "proxy": ("login_hours", "signed_out_file"),
    "oidc": (),
}


def _idle_settings(settings: Settings, given: set[str]) -> list[str]:
    """Return what was set and would do nothing: a host would count on it."""
    why = "nobody signs in" if settings.is_open else "the proxy decides how long its sign-in lasts"
    return [
        f"{name} does nothing with login = {settings.login!r}, because {why}; take it out."
        for name in _IDLE_WITH[settings.login]
        if name in given
    ]
