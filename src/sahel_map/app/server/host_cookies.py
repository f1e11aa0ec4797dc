"""Cookies of the sign-in under TLS: bound to this host by their name, and gone when the sign-in is.

A browser takes a cookie whose name begins with `__Host-` only through TLS, for the whole host, and from
no other host of the same domain. Streamlit gives its cookies other names, so they are changed on the way.
As they are sent to every path of the host, the name says for which base path they are: a public and an
internal map beside each other would take and overwrite each other's sign-in otherwise.
"""

from __future__ import annotations

import re

from starlette.types import Scope

from sahel_map.settings.settings import Settings

__all__ = ["bound_to_host", "drop_escaped", "take_in"]

# Streamlit's script reads its XSRF cookie by name, so that one keeps it.
_BOUND = ("_streamlit_user", "_streamlit_session")
_PATH = re.compile(r";\s*path=[^;]*", re.IGNORECASE)
_AGE = re.compile(r"(;\s*max-age=)(\d+)", re.IGNORECASE)


def drop_escaped(scope: Scope) -> None:
    r"""Drop the cookies of a request that hold a backslash; none of ours or of Streamlit's does.

    Python before 3.11.10 and 3.12.6 looks through the rest of such a cookie again at each backslash: 64 kB of them,
    which any stranger can send, held up everybody for seconds.
    """
    scope["headers"] = [
        (name, b";".join(pair for pair in value.split(b";") if b"\\" not in pair))
        if name.lower() == b"cookie" and b"\\" in value
        else (name, value)
        for name, value in scope["headers"]
    ]


def take_in(scope: Scope, settings: Settings) -> None:
    """Give the cookies of a request the names that Streamlit knows; what comes under those names is dropped."""
    prefix = _prefix(settings).encode()
    scope["headers"] = [
        (name, _names_in(value, prefix)) if name.lower() == b"cookie" else (name, value)
        for name, value in scope["headers"]
    ]


def bound_to_host(cookie: str, settings: Settings) -> str:
    """Return a Set-Cookie value bound to this host if it belongs to the sign-in, living as long as that at most."""
    if not cookie.startswith(_BOUND):
        return cookie
    cookie = _AGE.sub(lambda found: f"{found[1]}{min(int(found[2]), settings.login_hours * 3600)}", cookie)
    return f"{_prefix(settings)}{_PATH.sub('', cookie)}; Path=/"


def _prefix(settings: Settings) -> str:
    """Return what stands before the name; a base path holds letters, digits, "-", "_", "." and slashes."""
    return f"__Host-{settings.base_path.replace('/', '!')}"


def _names_in(header: bytes, prefix: bytes) -> bytes:
    plain = tuple(name.encode() for name in _BOUND)
    bound = tuple(prefix + name for name in plain)
    pairs = [pair.strip() for pair in header.split(b";")]
    kept = [pair for pair in pairs if not pair.startswith(plain)]
    return b"; ".join(pair.removeprefix(prefix) if pair.startswith(bound) else pair for pair in kept)
