"""The names this server has: what a request may call it, and which pages may speak to it.

A browser says by which name it asked (`Host`) and whose page asked (`Origin`). Streamlit, asked from
elsewhere, would look up the machine's own addresses on the internet to compare, and wait for them on
the event loop; so nothing from elsewhere reaches it.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers

from sahel_map.settings.settings import Settings

__all__ = ["is_own_name", "is_own_origin"]

# A name or an address, and a port; what else an address may hold (a user, a path) leads elsewhere in a link.
_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)


def is_own_name(headers: Headers, settings: Settings) -> bool:
    """Whether a request asks for this server by a name it has."""
    names, hosts = settings.own_names, headers.getlist("host")
    found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    return found is not None and (not names or found[1].strip("[]").lower() in names)


def is_own_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of this server, or from no page at all.

    The host of the page must be the one asked for, letter by letter: `is_own_name` holds that one to the
    server's names. Programs that are no browsers send no origin, and no cookie of a reader either.
    """
    origins = headers.getlist("origin")
    if not origins:
        return True
    if len(origins) > 1:
        return False
    scheme, separator, host = origins[0].partition("://")
    return bool(separator) and scheme in {"http", "https"} and host == headers.get("host")
