"""How the text of one setting becomes a value, and what to say where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = ["READERS", "origin_of", "read_secret_file"]

_SHORTEST_SECRET = 32
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_TILES = re.compile(r"(https?:/)?/[^\s<>\"'`\\;,]+")
# First parts of addresses that Streamlit or this application uses itself.
_TAKEN = frozenset(
    ("_stcore", "api", "app", "assets", "auth", "component", "healthz", "mapdata", "media", "oauth2callback")
    + ("readyz", "static")
)
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?|([A-Za-z0-9._~-]+/?)+")


def origin_of(url: str) -> str:
    """Return scheme and host of an address as a browser writes them, or nothing for no address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if url else ""


def read_secret_file(path: object) -> tuple[str, str]:
    """Return the content of a file that holds one secret and no problem, or nothing and the problem."""
    try:
        return Path(str(path)).read_text(encoding="utf-8").strip(), ""
    except (OSError, ValueError):
        return "", f"the file {str(path)!r} cannot be read; allowed: a file that holds the secret alone."


def _text(raw: object) -> str:
    if not isinstance(raw, str) or raw != raw.strip() or "\n" in raw:
        raise ValueError(raw)
    return raw


def _number(least: int, most: int) -> Callable[[object], int]:
    def read(raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int | str):
            raise TypeError(raw)
        number = int(raw)
        if not least <= number <= most:
            raise ValueError(raw)
        return number

    return read


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    return {"true": True, "false": False}[str(raw)]


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(raw: object) -> str:
        if raw not in choices:
            raise ValueError(raw)
        return str(raw)

    return read


def _matching(pattern: re.Pattern[str]) -> Callable[[object], str]:
    def read(raw: object) -> str:
        if not pattern.fullmatch(_text(raw)):
            raise ValueError(raw)
        return str(raw)

    return read


def _url(raw: object) -> str:
    parts = urlsplit(_text(raw))
    if raw and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.username):
        raise ValueError(raw)
    return str(raw).rstrip("/")


def _database(raw: object) -> str:
    parts = urlsplit(_text(raw))
    # A password in an address ends up in lists of processes and in logs.
    if raw and (parts.scheme not in {"postgresql", "postgres"} or parts.password or "password" in parts.query):
        raise ValueError(raw)
    return str(raw)


def _tiles(raw: object) -> str:
    if raw and (not _TILES.fullmatch(_text(raw)) or any(part not in str(raw) for part in ("{z}", "{x}", "{y}"))):
        raise ValueError(raw)
    return str(raw)


def _path(raw: object) -> str:
    path = _matching(_PATH)(raw).strip("/")
    parts = path.split("/")
    if parts[0] in _TAKEN or {".", ".."} & set(parts):
        raise ValueError(raw)
    return path


def _secret(raw: object) -> str:
    if raw and len(_text(raw)) < _SHORTEST_SECRET:
        raise ValueError(raw)
    return str(raw)


def _names(raw: object) -> tuple[str, ...]:
    """Return names as a list or separated by commas, in lower case: addresses are compared like this."""
    return tuple(name.lower().lstrip("@") for name in _groups(raw))


def _groups(raw: object) -> tuple[str, ...]:
    parts = raw.split(",") if isinstance(raw, str) else raw
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise TypeError(raw)
    return tuple(part.strip() for part in parts if part.strip())


def _folder(raw: object) -> str:
    if raw and not Path(_text(raw)).is_dir():
        raise ValueError(raw)
    return str(raw)


def _file(raw: object) -> str:
    if raw and not Path(_text(raw)).parent.is_dir():
        raise ValueError(raw)
    return str(raw)


# Kind of a setting -> its reader, and what is allowed in words.
READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "text": (_text, "text of one line"),
    "port": (_number(1, 65535), "a port, 1 to 65535"),
    "port or 0": (_number(0, 65535), "a port, 1 to 65535, or 0 for none"),
    "seconds": (_number(0, 86400), "seconds, 0 to 86400"),
    "number": (_number(1, 100_000), "a number, 1 to 100000"),
    "records": (_number(1, 100_000_000), "a number of records, 1 to 100000000"),
    "days": (_number(0, 3650), "days, 0 to 3650"),
    "flag": (_flag, "true, false"),
    "minutes": (_number(0, 1440), "minutes, 0 to 1440"),
    "hours": (_number(1, 720), "hours, 1 to 720"),
    "path": (
        _path,
        'a path of letters, digits and -._~, e.g. "/mali", or "" for none; not "." or "..", and not beginning '
        f"with what the application uses itself ({', '.join(sorted(_TAKEN))})",
    ),
    "url": (_url, "an address that begins with https:// or http://, without a query"),
    "database": (_database, "an address that begins with postgresql://, without a password"),
    "tiles": (_tiles, "an address that begins with https://, http:// or /, with {z}, {x} and {y}"),
    "login": (_one_of("none", "oidc", "proxy"), "none, oidc, proxy"),
    "given secret": (_text, "text of one line"),
    "secret": (_secret, f"at least {_SHORTEST_SECRET} characters; make one with `openssl rand -hex 32`"),
    "header": (_matching(_TOKEN), "the name of one HTTP header"),
    "names": (_names, "a list of names, or names separated by commas"),
    "groups": (_groups, "a list of names, or names separated by commas"),
    "folder": (_folder, "a folder that exists"),
    "file": (_file, "a file in a folder that exists"),
}
