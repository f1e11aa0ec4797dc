"""One request on its way through: who, what kind of address, how it ends, and what is written down of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from sahel_map.app.server import logs, metrics
from sahel_map.app.server.access import Role, pseudonym
from sahel_map.app.server.host_cookies import bound_to_host
from sahel_map.app.server.return_path import remember_view
from sahel_map.app.server.security_headers import secure_cookie, security_headers
from sahel_map.settings.settings import Settings

__all__ = ["Visit"]

IsFirst = Callable[[object], bool]

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Visit:
    """One request.

    Parameters
    ----------
    route : str
        Entry of `access.RULES`.
    claims : dict or None
        What is known of who asks.
    role : Role or None
        What that person may do now.
    settings : Settings
    is_first : callable
        Whether a file leaves now for the first time; a browser may ask twice for one download.
    """

    def __init__(
        self, route: str, claims: dict[str, Any] | None, role: Role | None, settings: Settings, is_first: IsFirst
    ) -> None:
        self.route, self.claims, self.role, self._settings, self._is_first = route, claims, role, settings, is_first
        self._began = time.perf_counter()
        self._n_bytes, self._attachment = 0, ""
        #: Status of the answer; 0 until there is one.
        self.status = 0

    def watched(self, scope: Scope, send: Send) -> Send:
        """Return a `send` that adds our headers and takes note."""
        is_https = self._settings.is_https or scope["scheme"] in {"https", "wss"}
        if scope["type"] == "websocket":
            metrics.SESSIONS.inc()

        async def watched_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                headers = MutableHeaders(scope=message)
                if self._settings.login == "oidc":
                    remember_view(self.route, Headers(scope=scope), headers, self._settings)
                self._dress(headers, is_https)
            elif message["type"] == "http.response.body":
                self._n_bytes += len(message.get("body", b""))
            elif message["type"] == "websocket.accept":
                self.status = 101
            await send(message)

        return watched_send

    def write_down(self, scope: Scope) -> None:
        """Log and count the visit; a file that left the server goes into the audit log."""
        seconds = time.perf_counter() - self._began
        if scope["type"] == "websocket":
            metrics.SESSIONS.dec()
            logs.event("session", status=self.status or 403, seconds=round(seconds, 1), role=self.role)
            return
        status = self.status or 500
        metrics.REQUESTS.labels(self.route, f"{status // 100}xx").inc()
        metrics.REQUEST_SECONDS.labels(self.route).observe(seconds)
        logs.event(
            "request",
            # Whoever asks may send any word as a method, of any length: a name, or a log that fills the disk.
            method=scope["method"] if scope["method"] in _METHODS else "other",
            route=self.route,
            status=status,
            ms=round(seconds * 1000, 1),
            bytes=self._n_bytes,
        )
        who = pseudonym(self.claims, self._settings)
        is_export = self._attachment and scope["method"] == "GET" and status in {200, 206}
        if is_export and self._is_first((scope["path"], who)):
            logs.audit("export", who, self.role, format=self._attachment, bytes=self._n_bytes)
            metrics.EXPORTS.labels(self._attachment).inc()

    def _dress(self, headers: MutableHeaders, is_https: bool) -> None:
        chosen = self._settings
        kind = headers.get("content-type", "")
        for name, value in security_headers(self.route, chosen.origin, chosen.tile_url, kind).items():
            headers[name] = value
        if is_https:
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", secure_cookie(bound_to_host(cookie, chosen)))
        if self.route == "media":
            # Files made for one reader must not wait in a shared cache for another.
            headers["Cache-Control"] = "private, no-store"
        disposition = headers.get("content-disposition", "")
        if disposition.startswith("attachment"):
            self._attachment = disposition.rstrip('"').rpartition(".")[2].lower()
