"""Scripts, styles and the like, compressed once and kept in memory, and kept by browsers as long as they may.

Streamlit sends its scripts as they are: 6 MB on a first visit. They never change while the server runs,
so the best compression costs its time once.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import posixpath
import re
import threading
from dataclasses import dataclass

import brotli
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sahel_map.app.server.icon_font import is_icon_font, with_used_icons
from sahel_map.views.map.assets import FONT, asset_bundle

__all__ = ["KEPT_ROUTES", "KeptFiles"]

KEPT_ROUTES = frozenset({"static", "component", "assets", "_stcore/bidi-components"})

_SHRINKING = ("text/", "application/javascript", "application/json", "application/wasm", "image/svg")
# A digest in the name: the content of this address never changes.
_VERSIONED = re.compile(r"[.-][\w-]{8,}\.(chunk\.)?(js|css|woff2?|ttf|png|svg|wasm)$")
_FOR_EVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
_MOST_BYTES = 96 * 1024**2
# The highest grade of Brotli takes ten times as long for the last few per cent.
_BROTLI, _GZIP = 9, 9


@dataclass(frozen=True, slots=True)
class _Kept:
    headers: list[tuple[bytes, bytes]]
    body: bytes
    tag: str


class KeptFiles:
    """Answers requests for public files from memory; what it does not have it asks the application for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, str], _Kept] = {}
        self._n_bytes, self._lock = 0, threading.Lock()
        self._making: dict[tuple[str, str], asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of a route in `KEPT_ROUTES`."""
        headers = Headers(scope=scope)
        # One file has one spelling here: each other one ("/./", "//") would be compressed anew for a stranger.
        is_plain = posixpath.normpath(scope["path"]) == scope["path"] and not scope["path"].startswith("//")
        if scope["method"] not in {"GET", "HEAD"} or "range" in headers or not is_plain:
            await self._app(scope, receive, send)
            return
        key = (scope["path"], _encoding(headers))
        kept = self._kept.get(key) or await self._made_once(scope, key)
        if isinstance(kept, list):
            for message in kept:
                await send(message)
            return
        is_known = kept.tag in headers.get("if-none-match", "")
        dropped = {b"content-length", b"content-type", b"content-encoding"} if is_known else set()
        given = [item for item in kept.headers if item[0] not in dropped]
        body = b"" if is_known or scope["method"] == "HEAD" else kept.body
        await send({"type": "http.response.start", "status": 304 if is_known else 200, "headers": given})
        await send({"type": "http.response.body", "body": body})

    async def _made_once(self, scope: Scope, key: tuple[str, str]) -> _Kept | list[Message]:
        """Make a file for the first who asks; a hundred who ask in that moment wait for it, and make none."""
        making = self._making.setdefault(key, asyncio.Lock())
        try:
            async with making:
                return self._kept.get(key) or await self._fetch(scope, key)
        finally:
            if not making.locked():
                self._making.pop(key, None)

    async def _fetch(self, scope: Scope, key: tuple[str, str]) -> _Kept | list[Message]:
        """Ask the application; return what it says as it is where that is no file.

        It is asked for all readers: one who leaves meanwhile would otherwise end a file in the middle, and every
        other one would be given that half from then on.
        """
        # Whole and as it is, whatever this browser asked for.
        asked = [item for item in scope["headers"] if item[0] not in {b"accept-encoding", b"if-none-match"}]
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self._app({**scope, "method": "GET", "headers": asked}, _asked_by_nobody(), collect)
        start, parts = messages[0], messages[1:]
        kind = Headers(raw=start["headers"]).get("content-type", "")
        # The page itself stands for every address that Streamlit does not know.
        if start["status"] != 200 or (kind.startswith("text/html") and "/component/" not in scope["path"]):
            return messages
        body = b"".join(part.get("body", b"") for part in parts)
        kept = await to_thread.run_sync(_made, start["headers"], body, kind, key)
        with self._lock:
            if self._n_bytes + len(kept.body) <= _MOST_BYTES and key not in self._kept:
                self._n_bytes += len(kept.body)
                self._kept[key] = kept
        return kept


def _asked_by_nobody() -> Receive:
    """Return what an application receives of a request without a body, by one who never leaves."""
    messages: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        return await asyncio.get_running_loop().create_future()

    return receive


def _encoding(headers: Headers) -> str:
    accepted = {part.partition(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")}
    return next((name for name in ("br", "gzip") if name in accepted), "")


def _made(given: list[tuple[bytes, bytes]], body: bytes, kind: str, key: tuple[str, str]) -> _Kept:
    path, encoding = key
    is_cut = is_icon_font(path)
    if is_cut:
        body = with_used_icons(body)
    elif path.endswith(f"/static/media/{asset_bundle().font_name}"):
        body = asset_bundle().files[FONT]
    headers = MutableHeaders(raw=[item for item in given if item[0] not in {b"set-cookie", b"content-encoding"}])
    if encoding and len(body) > 500 and kind.startswith(_SHRINKING):
        body = brotli.compress(body, quality=_BROTLI) if encoding == "br" else gzip.compress(body, _GZIP, mtime=0)
        headers["Content-Encoding"] = encoding
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers["ETag"], headers["Vary"] = tag, "Accept-Encoding"
    headers["Content-Length"] = str(len(body))
    # Which icons are left changes with our pages, and the name does not.
    is_versioned = not is_cut and ("/assets/" in path or _VERSIONED.search(path))
    headers["Cache-Control"] = _FOR_EVER if is_versioned else _ASK_AGAIN
    return _Kept(headers.raw, body, tag)
