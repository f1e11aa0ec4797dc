"""Brings readers back to the view they came for: signing in would end at the start page otherwise.

The address of the view waits in a cookie while the provider asks who is there.
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection

from sahel_map.app.server.streamlit_private import USER_COOKIE_NAME
from sahel_map.settings.settings import Settings

__all__ = ["cookies_of_renewal", "is_renewable", "remember_view"]

_COOKIE = "sahel_map_view"
_MINUTES = 10
# Says that somebody signed in here and did not sign out; it opens nothing.
_KNOWN, _KNOWN_S = "sahel_map_signed_in", 7 * 24 * 3600
# Says that the provider was asked a moment ago: where clocks differ by hours, asking again would never end.
_RENEWED, _RENEWED_S = "sahel_map_renewed", 60


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
    cookies = _cookies(request)
    if route == "auth/login" and _RENEWED not in cookies:
        view = _view_of(request.get("referer", ""), settings)
        if view:
            response.append("set-cookie", _cookie(_COOKIE, quote(view, safe=""), _MINUTES * 60, settings))
    elif route == "auth/logout":
        response.append("set-cookie", _cookie(_KNOWN, "", 0, settings))
    elif route == "oauth2callback" and "location" in response:
        kept = cookies.get(_COOKIE)
        view = _view_of(settings.origin + unquote(kept), settings) if kept else ""
        if view:
            response["location"] = view
            response.append("set-cookie", _cookie(_COOKIE, "", 0, settings))
        # Providers send back there who signed out, too: then nobody is known.
        if _signs_in(response):
            response.append("set-cookie", _cookie(_KNOWN, "1", _KNOWN_S, settings))


def _signs_in(response: MutableHeaders) -> bool:
    """Whether an answer of Streamlit's brings the cookie of a sign-in, and does not take one away."""
    given = [line.partition(";")[0].partition("=") for line in response.getlist("set-cookie")]
    return any(name.endswith(USER_COOKIE_NAME) and value.strip('"') for name, _, value in given)


def is_renewable(request: Headers) -> bool:
    """Whether somebody signed in with this browser, who was not sent to the provider within the last minute."""
    cookies = _cookies(request)
    return _KNOWN in cookies and _RENEWED not in cookies


def cookies_of_renewal(path: str, query: str, settings: Settings) -> tuple[str, str]:
    """Return the cookies for a browser whose sign-in is too old, which is sent to the provider without a word.

    Parameters
    ----------
    path, query : str
        Of the view it came for, and comes back to.
    settings : Settings
    """
    view = _view_of(f"{settings.origin}{path}{f'?{query}' if query else ''}", settings)
    kept = _cookie(_COOKIE, quote(view, safe=""), _MINUTES * 60, settings)
    return kept, _cookie(_RENEWED, "1", _RENEWED_S, settings)


def _cookies(request: Headers) -> dict[str, str]:
    """Return the cookies of a request; `http.cookies` would take minutes over some that a stranger writes."""
    return HTTPConnection({"type": "http", "headers": request.raw}).cookies


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


def _cookie(name: str, value: str, seconds: int, settings: Settings) -> str:
    return f"{name}={value}; Path=/{settings.base_path}; Max-Age={seconds}; HttpOnly; SameSite=Lax"
