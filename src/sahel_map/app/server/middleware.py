"""ASGI middleware that checks access, adds headers and logs every request, whoever serves it.

It keeps out who may not read, drops identities that no proxy of ours vouches for, adds the headers
that protect readers, and writes down what happened. What an address asks of a request stands in
`access.RULES`: a new route is closed to strangers until it has an entry there.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from sahel_map.app.server import front, host_cookies, logs
from sahel_map.app.server.access import Rule, is_own_machine, may, may_change_sets, pseudonym, rule_of
from sahel_map.app.server.api.tokens import bearer_claims
from sahel_map.app.server.bodies import BodyRefusedError, limited
from sahel_map.app.server.kept_files import KEPT_ROUTES, KeptFiles
from sahel_map.app.server.names import is_own_name, is_own_origin
from sahel_map.app.server.open_pages import OpenPages
from sahel_map.app.server.people import People
from sahel_map.app.server.return_path import is_renewable
from sahel_map.app.server.sign_in_page import sign_in_page
from sahel_map.app.server.slim_messages import slim
from sahel_map.app.server.streamlit_private import claims_in, sign_in_query
from sahel_map.app.server.visit import Visit
from sahel_map.settings.settings import Settings

__all__ = ["RequestMiddleware", "allow_readers", "claims_in_headers", "claims_of"]

PROXY_HEADER = "X-Sahel-Map-Proxy"
_ONE_DOWNLOAD_S = 5
_MONITORED = frozenset({"healthz", "readyz"})
_UPLOAD = "_stcore/upload_file"

Allow = Callable[[HTTPConnection], bool]


def claims_of(connection: HTTPConnection, settings: Settings) -> dict[str, Any] | None:
    """Return what is known of who sends a request, or None for nobody.

    A token of a program counts below `/api` alone, and before all else: who shows one is that program.
    """
    route, _ = rule_of(connection.url.path, settings.base_path)
    if route == "api" and not settings.is_open and "authorization" in connection.headers:
        return bearer_claims(connection.headers, settings)
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
    people : People, optional
        Who may read now; made of the settings if not given.
    open_pages : OpenPages, optional
        Where open sockets are counted and ended.
    """

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        pages: frozenset[str],
        people: People | None = None,
        open_pages: OpenPages | None = None,
    ) -> None:
        self._app, self._settings, self._pages = app, settings, pages
        self._people = people or People(settings)
        self._open_pages = open_pages or OpenPages(self._people, settings)
        self._kept_files = KeptFiles(app)
        self._exported: dict[object, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or refuse one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        self._drop_unvouched(scope)
        host_cookies.drop_escaped(scope)
        if self._settings.is_https or scope["scheme"] in {"https", "wss"}:
            host_cookies.take_in(scope, self._settings)
        route, rule = rule_of(scope["path"], self._settings.base_path, self._pages)
        claims = claims_of(HTTPConnection(scope), self._settings)
        self._people.note_word(claims)
        visit = Visit(route, claims, self._people.role_of(claims), self._settings, self._is_first)
        watched = visit.watched(scope, send)
        try:
            await self._answer(scope, receive, watched, visit, rule)
        except BodyRefusedError as error:
            if not visit.status:
                await _refuse(scope, watched, error.status, "This request is too large, or too slow to arrive.")
        finally:
            visit.write_down(scope)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, visit: Visit, rule: Rule) -> None:
        headers, route = Headers(scope=scope), visit.route
        if "content-length" in headers and "transfer-encoding" in headers:
            # A proxy may go by the other one, and take the rest for the question of another reader.
            await _refuse(scope, send, 400, "A request has one length.", closes=True)
        # Monitors may use any name.
        elif not is_own_name(headers, self._settings) and route not in _MONITORED:
            await _refuse(scope, send, 421, "This server has another name; public_url says which.")
        elif not is_own_origin(headers):
            await _refuse(scope, send, 403, "Pages of other servers may not ask this one.")
        elif scope["type"] == "http" and front.is_document(scope["path"], self._settings.base_path, self._pages):
            await self._front(scope, headers, visit)(scope, receive, send)
        elif not (may(rule, visit.role) or (rule is Rule.MAINTAINER and self._changes_sets(scope, headers))):
            self._note_refusal(visit)
            await _refuse(scope, send, *_reason(rule, visit.claims))
        elif scope["type"] == "websocket":
            await self._open(scope, receive, send, visit)
        elif route == "auth/logout" and headers.get("sec-fetch-site") == "cross-site":
            await _refuse(scope, send, 403, "Pages of other servers may not sign you out.")
        elif route in KEPT_ROUTES:
            await self._kept_files(scope, limited(receive, headers), send)
        elif route == "auth/alive":
            await self._alive()(scope, receive, send)
        else:
            self._prepare_sign_in(scope, visit)
            most = int(config.get_option("server.maxUploadSize")) * 1_000_000 if route == _UPLOAD else 0
            await self._app(scope, limited(receive, headers, most), send)

    def _changes_sets(self, scope: Scope, headers: Headers) -> bool:
        """Whether files may be brought where nobody signs in: the host allows it, or sits at this machine."""
        client = (scope.get("client") or ("",))[0]
        return may_change_sets(None, self._settings, is_own_machine(client, headers, self._settings))

    def _front(self, scope: Scope, headers: Headers, visit: Visit) -> Response:
        """Return the page's document; opening it is an act of the reader."""
        # Where a proxy signs in, who comes back after a pause needs no more than to open the page again.
        if self._settings.login == "proxy" and self._people.loss_of(visit.claims) == "idle":
            self._people.note_act(visit.claims)
            visit.role = self._people.role_of(visit.claims)
        if visit.role is None:
            is_over = self._settings.login == "oidc" and self._people.loss_of(visit.claims) in {
                "expired",
                "unknown",
            }
            if is_over and is_renewable(headers):
                return front.renewal(scope["path"], scope["query_string"].decode("latin-1"), self._settings)
            self._note_refusal(visit)
            known = visit.claims if self._people.loss_of(visit.claims) == "not-allowed" else None
            return sign_in_page(self._settings, headers, scope["query_string"].decode("latin-1"), known)
        if self._people.note_act(visit.claims):
            logs.audit("sign-in", pseudonym(visit.claims, self._settings), visit.role)
        return front.start_page(headers, self._settings)

    async def _open(self, scope: Scope, receive: Receive, send: Send, visit: Visit) -> None:
        if self._open_pages.is_full:
            logs.event("page-refused", reason="sessions")
            await _refuse(scope, send, 503, "")
            return
        async with self._open_pages.open(visit.claims, scope, receive, send) as (noting, guarded):
            await self._app(scope, noting, slim(scope, guarded))

    def _alive(self) -> Response:
        """Return what an open page asks for now and then: whether its reader may still read, or come back in."""
        return Response(status_code=503 if self._open_pages.is_full else 204, headers={"Cache-Control": "no-store"})

    def _prepare_sign_in(self, scope: Scope, visit: Visit) -> None:
        """Name the provider for who is going to sign in; end the sign-in of who leaves."""
        if visit.route == "auth/login" and self._settings.login == "oidc" and not scope["query_string"]:
            scope["query_string"] = sign_in_query()
        elif visit.route == "auth/logout":
            self._people.sign_out(visit.claims)
            logs.audit("sign-out", pseudonym(visit.claims, self._settings), visit.role)

    def _note_refusal(self, visit: Visit) -> None:
        """Write down that somebody who is known was refused; strangers are counted in the server's log."""
        if visit.claims and self._is_first(("refused", self._people.key(visit.claims))):
            reason = self._people.loss_of(visit.claims) or "role"
            logs.audit("refused", pseudonym(visit.claims, self._settings), visit.role, reason=reason)

    def _is_first(self, happened: object) -> bool:
        """Whether something happens now for the first time in seconds; browsers ask twice for one download."""
        now = time.monotonic()
        self._exported = {other: at for other, at in self._exported.items() if now - at < _ONE_DOWNLOAD_S}
        return self._exported.setdefault(happened, now) == now

    def _drop_unvouched(self, scope: Scope) -> None:
        """Remove headers that name a reader unless our proxy's secret comes with them, and each once.

        Of two, one is the browser's: a proxy that adds its own and does not remove that one vouches for nobody.
        """
        headers = Headers(scope=scope)
        secret = self._settings.proxy_secret
        naming = {self._settings.proxy_user_header, self._settings.proxy_groups_header}
        vouched = (
            self._settings.login == "proxy"
            and secret
            and hmac.compare_digest(headers.get(PROXY_HEADER, "").encode(), secret.encode())
            and all(len(headers.getlist(name)) <= 1 for name in naming)
        )
        unwanted = {name.lower().encode() for name in {PROXY_HEADER} | (set() if vouched else naming)}
        scope["headers"] = [item for item in scope["headers"] if item[0].lower() not in unwanted]


def _reason(rule: Rule, claims: object) -> tuple[int, str]:
    if rule is Rule.CLOSED:
        return 404, "There is nothing here."
    if claims is None:
        return 401, "You are not signed in: open the start page and sign in."
    return 403, "You are signed in, but may not read these data."


async def _refuse(scope: Scope, send: Send, status: int, sentence: str, *, closes: bool = False) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    body = json.dumps({"error": sentence}).encode()
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    headers += [(b"connection", b"close")] if closes else []
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def allow_readers(
    settings: Settings,
    may_read: Callable[[Mapping[str, Any] | None, Sequence[str]], bool],
    readers_of: Callable[[str], Sequence[str]] = lambda digest: (),
) -> Allow:
    """Return the second lock for the routes with data: they ask again, whatever stands before them.

    Parameters
    ----------
    settings : Settings
    may_read : callable
        Whether a person may read now what only some groups may, as `People.may_read`.
    readers_of : callable
        Returns the groups that may read the data of a digest; none where every reader may.
    """

    def allow(connection: HTTPConnection) -> bool:
        readers = readers_of(str(connection.path_params.get("digest", "")))
        return may_read(claims_of(connection, settings), readers)

    return allow
