"""Brings readers back to the view they came for: signing in would end at the start page otherwise.

The address of the view waits in a cookie while the provider asks who is there.
"""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders

from sahel_map.settings.settings import Settings

__all__ = ["remember_view"]

_COOKIE = "sahel_map_view"
_MINUTES = 10


def remember_view(route: str, request: Headers, response: MutableHeaders, settings: Settings) -> None:
    """Keep the address of a view when its reader goes to sign in, and send the reader there afterwards.

    Parameters
    ----------
    route : str
        Entry of `access.RULES`.
    request, response : Headers
        Those of the response are changed.
    settings : Settings
        Only addresses below this application's own are kept or followed.
    """
    if route == "auth/login":
        view = _view_of(request.get("referer", ""), settings)
        if view:
            response.append("set-cookie", _cookie(quote(view, safe=""), _MINUTES * 60, settings))
    elif route == "oauth2callback" and "location" in response:
        kept = SimpleCookie(request.get("cookie", "")).get(_COOKIE)
        view = _view_of(settings.origin + unquote(kept.value), settings) if kept else ""
        if view:
            response["location"] = view
            response.append("set-cookie", _cookie("", 0, settings))


def _view_of(url: str, settings: Settings) -> str:
    """Return path and query of an address of ours, or nothing for any other."""
    parts = urlsplit(url)
    is_ours = f"{parts.scheme}://{parts.netloc}" == settings.origin
    base = f"/{settings.base_path}/" if settings.base_path else "/"
    # Browsers read a backslash as a slash: "/\\host" would be another host.
    leads_off = parts.path.startswith("//") or "\\" in url or not url.isprintable()
    if not is_ours or leads_off or not f"{parts.path}/".startswith(base):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _cookie(value: str, seconds: int, settings: Settings) -> str:
    return f"{_COOKIE}={value}; Path=/{settings.base_path}; Max-Age={seconds}; HttpOnly; SameSite=Lax"
