"""ASGI middleware that checks access, adds headers and logs every request, whoever serves it.

It keeps out who may not read, drops identities that no proxy of ours vouches for, adds the headers
that protect readers, and writes down what happened.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sahel_map.app.server import logs, metrics
from sahel_map.app.server.access import Rule, may, may_read_set, pseudonym, role_of, rule_of
from sahel_map.app.server.names import is_own_name, is_own_origin
from sahel_map.app.server.return_path import remember_view
from sahel_map.app.server.security_headers import secure_cookie, security_headers
from sahel_map.app.server.streamlit_private import claims_in
from sahel_map.settings.settings import Settings

__all__ = ["RequestMiddleware", "allow_readers", "claims_in_headers", "claims_of"]

PROXY_HEADER = "X-Sahel-Map-Proxy"
_ONE_DOWNLOAD_S = 5
_MONITORED = frozenset({"healthz", "readyz"})

IsFirst = Callable[[object], bool]
Allow = Callable[[HTTPConnection], bool]


def claims_of(connection: HTTPConnection, settings: Settings) -> dict[str, Any] | None:
    """Return what is known of who sends a request, or None for nobody."""
    if settings.login == "oidc":
        return claims_in(connection.cookies, settings.cookie_secret, settings.origin)
    if settings.login == "proxy":
        return claims_in_headers(connection.headers, settings)
    return None


def claims_in_headers(headers: Mapping[str, str], settings: Settings) -> dict[str, Any] | None:
    """Return what our proxy says of who sends a request, or None if it names nobody."""
    email = headers.get(settings.proxy_user_header)
    if not email:
        return None
    return {"email": email, settings.groups_claim: headers.get(settings.proxy_groups_header, "")}


class RequestMiddleware:
    """ASGI middleware around the whole application.

    Parameters
    ----------
    app : ASGIApp
        The application.
    settings : Settings
        Who is allowed, and where the application lives.
    pages : frozenset of str
        Names of its pages.
    """

    def __init__(self, app: ASGIApp, settings: Settings, pages: frozenset[str]) -> None:
        self._app, self._settings, self._pages = app, settings, pages
        self._exported: dict[object, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        self._drop_unvouched(scope)
        route, rule = rule_of(scope["path"], self._settings.base_path, self._pages)
        claims = claims_of(HTTPConnection(scope), self._settings)
        visit = _Visit(route, claims, self._settings, self._is_first)
        watched = visit.watched(scope, send)
        try:
            headers = Headers(scope=scope)
            # Monitors may use any name.
            if not is_own_name(headers, self._settings) and route not in _MONITORED:
                await _refuse(scope, watched, 421, "This server has another name; public_url says which.")
            elif not is_own_origin(headers):
                await _refuse(scope, watched, 403, "Pages of other servers may not ask this one.")
            elif may(rule, visit.role):
                await self._app(scope, receive, watched)
            else:
                await _refuse(scope, watched, *_reason(rule, claims))
        finally:
            visit.write_down(scope)

    def _is_first(self, export: object) -> bool:
        """Whether a file leaves now; a browser may ask twice for one download."""
        now = time.monotonic()
        self._exported = {other: at for other, at in self._exported.items() if now - at < _ONE_DOWNLOAD_S}
        return self._exported.setdefault(export, now) == now

    def _drop_unvouched(self, scope: Scope) -> None:
        """Remove headers that name a reader unless our proxy's secret comes with them."""
        headers = Headers(scope=scope)
        secret = self._settings.proxy_secret
        vouched = (
            self._settings.login == "proxy"
            and secret
            and hmac.compare_digest(headers.get(PROXY_HEADER, "").encode(), secret.encode())
        )
        names = {PROXY_HEADER}
        if not vouched:
            names |= {self._settings.proxy_user_header, self._settings.proxy_groups_header}
        unwanted = {name.lower().encode() for name in names}
        scope["headers"] = [item for item in scope["headers"] if item[0].lower() not in unwanted]


class _Visit:
    """One request on its way through: who, what kind of address, how it ends."""

    def __init__(self, route: str, claims: dict[str, Any] | None, settings: Settings, is_first: IsFirst) -> None:
        self.route, self.claims, self._settings, self._is_first = route, claims, settings, is_first
        self.role = role_of(claims, settings)
        self._began = time.perf_counter()
        self._status, self._n_bytes, self._attachment = 0, 0, ""

    def watched(self, scope: Scope, send: Send) -> Send:
        """Return a `send` that adds our headers and takes note."""
        is_https = self._settings.is_https or scope["scheme"] in {"https", "wss"}
        if scope["type"] == "websocket":
            metrics.SESSIONS.inc()

        async def watched_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._status = message["status"]
                headers = MutableHeaders(scope=message)
                if self._settings.login == "oidc":
                    remember_view(self.route, Headers(scope=scope), headers, self._settings)
                self._dress(headers, is_https)
            elif message["type"] == "http.response.body":
                self._n_bytes += len(message.get("body", b""))
            elif message["type"] == "websocket.accept":
                self._status = 101
            await send(message)

        return watched_send

    def _dress(self, headers: MutableHeaders, is_https: bool) -> None:
        chosen = self._settings
        for name, value in security_headers(self.route, chosen.origin, chosen.tile_url).items():
            headers[name] = value
        if is_https:
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", secure_cookie(cookie))
        if self.route == "media":
            # Files made for one reader must not wait in a shared cache for another.
            headers["Cache-Control"] = "private, no-store"
        disposition = headers.get("content-disposition", "")
        if disposition.startswith("attachment"):
            self._attachment = disposition.rstrip('"').rpartition(".")[2].lower()

    def write_down(self, scope: Scope) -> None:
        """Log and count the visit; a file that left the server goes into the audit log."""
        seconds = time.perf_counter() - self._began
        if scope["type"] == "websocket":
            metrics.SESSIONS.dec()
            logs.event("session", status=self._status or 403, seconds=round(seconds, 1), role=self.role)
            return
        status = self._status or 500
        metrics.REQUESTS.labels(self.route, f"{status // 100}xx").inc()
        metrics.REQUEST_SECONDS.labels(self.route).observe(seconds)
        logs.event(
            "request",
            method=scope["method"],
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


def _reason(rule: Rule, claims: object) -> tuple[int, str]:
    if rule is Rule.CLOSED:
        return 404, "There is nothing here."
    if claims is None:
        return 401, "You are not signed in: open the start page and sign in."
    return 403, "You are signed in, but may not read these data."


async def _refuse(scope: Scope, send: Send, status: int, sentence: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = json.dumps({"error": sentence}).encode()
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def allow_readers(settings: Settings, readers_of: Callable[[str], Sequence[str]] = lambda digest: ()) -> Allow:
    """Return the second lock for the routes with data: they ask again, whatever stands before them.

    Parameters
    ----------
    settings : Settings
    readers_of : callable
        Returns the groups that may read the data of a digest; none where every reader may.
    """

    def allow(connection: HTTPConnection) -> bool:
        readers = readers_of(str(connection.path_params.get("digest", "")))
        return may_read_set(claims_of(connection, settings), settings, readers)

    return allow
