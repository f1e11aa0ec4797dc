"""The headers by which a browser protects the reader, made for what each kind of address serves."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit

from sahel_map.app.server.front import head_scripts
from sahel_map.app.server.page_scripts import SCRIPTS
from sahel_map.settings.reading import origin_of

__all__ = ["secure_cookie", "security_headers"]

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# Sensors and the like have no place in a map of records.
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
_COMMON = ("object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'")
_FILE_POLICY = "; ".join(["default-src 'self'", *_COMMON])
# Not among them: pages, and pictures and papers that may hold scripts or styles (SVG, PDF).
_NO_DOCUMENTS = frozenset(
    {
        "application/geo+json",
        "application/javascript",
        "application/json",
        "application/octet-stream",
        "font/woff2",
        "image/png",
        "text/css",
        "text/javascript",
    }
)


def security_headers(route: str, origin: str = "", tile_url: str = "", kind: str = "") -> dict[str, str]:
    """Return the headers for a response.

    Parameters
    ----------
    route : str
        Entry of `access.RULES`; only a component's iframe may run scripts written into its page, which
        is how st_folium tells the running map what to show.
    origin : str
        Public scheme and host, for browsers that do not count a websocket as the same origin.
    tile_url : str
        Address of background tiles: the one other machine that the map's iframe may load pictures from.
    kind : str
        The response's content type. What a browser shows as no document of its own needs no list of what such a
        document may run: a kilobyte in each of the hundred answers of a first visit.
    """
    return {
        "Content-Security-Policy": _policy(route, origin, tile_url, kind),
        "Permissions-Policy": _PERMISSIONS,
        # No address of ours, which may hold a search text, goes to a source the reader opens.
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
    }


def secure_cookie(value: str) -> str:
    """Return a Set-Cookie value that the browser sends through TLS only."""
    attributes = {part.strip().lower() for part in value.split(";")[1:]}
    return value if "secure" in attributes else f"{value}; Secure"


def _policy(route: str, origin: str, tile_url: str, kind: str) -> str:
    if kind.partition(";")[0] in _NO_DOCUMENTS:
        return _FILE_POLICY
    return _component_policy(_tile_host(tile_url)) if route == "component" else _page_policy(origin)


@lru_cache(maxsize=4)
def _page_policy(origin: str) -> str:
    websocket = origin.replace("http", "ws", 1)
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(_script_hashes())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {websocket}".strip(),
            "worker-src 'self' blob:",
            "frame-src 'self'",
            *_COMMON,
        ]
    )


@lru_cache(maxsize=4)
def _component_policy(tile_host: str) -> str:
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: {tile_host}".strip(),
            "font-src 'self' data:",
            *_COMMON,
        ]
    )


def _tile_host(tile_url: str) -> str:
    """Return scheme and host of the tiles; {s} stands for one of several hosts of the same domain."""
    return "" if tile_url.startswith("/") else origin_of(tile_url).replace("{s}", "*")


def _script_hashes() -> list[str]:
    """Return the hashes of the scripts in Streamlit's own start page, as installed, and of ours."""
    page = Path(streamlit.__file__).with_name("static") / "index.html"
    head = [script for is_open in (True, False) for script in head_scripts(is_open)]
    scripts = [*_INLINE_SCRIPT.findall(page.read_text(encoding="utf-8")), *SCRIPTS, *dict.fromkeys(head)]
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
