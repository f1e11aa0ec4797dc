"""The sockets of pages that are open: how many there may be, and which have to end.

Streamlit asks who somebody is when a socket opens and never again. Here each open one is asked about
every few seconds, whatever kind of sign-in vouches for its reader.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from sahel_map.app.server import logs, metrics
from sahel_map.app.server.access import pseudonym
from sahel_map.app.server.people import People
from sahel_map.app.server.streamlit_private import is_sent_by_pages, is_session_known
from sahel_map.settings.settings import Settings

__all__ = ["ENDED", "IDLE", "OpenPages"]

#: Codes with which a socket is closed, for the script of the page; those from 4000 on are ours to give.
ENDED, IDLE = 4001, 4008
_LOOK_S = 5
# A browser that takes nothing cannot be told that its page is over: after this long the others are looked at.
_TOLD_S = 2
_NOT_BYTES = 1003
_SUBPROTOCOL = "streamlit"


@dataclass(eq=False)
class _Page:
    """One open socket."""

    claims: dict[str, Any] | None
    send: Send
    is_over: bool = False


class OpenPages:
    """The open sockets of one process; used on its event loop only."""

    def __init__(self, people: People, settings: Settings) -> None:
        self._people, self._settings = people, settings
        self._pages: set[_Page] = set()
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def is_full(self) -> bool:
        """Whether no more can be opened."""
        return len(self._pages) >= self._settings.sessions

    @asynccontextmanager
    async def open(
        self, claims: dict[str, Any] | None, scope: Scope, receive: Receive, send: Send
    ) -> AsyncIterator[tuple[Receive, Send]]:
        """Count a socket while it is open; give what to receive and send through meanwhile.

        Parameters
        ----------
        claims : dict of str to Any or None
            Of the reader; None where nobody signs in.
        scope, receive, send : Scope
            Of the socket, as ASGI gives them.
        """
        page = _Page(claims, send)
        self._pages.add(page)
        try:
            yield self._noting(page, receive), self._guarded(page, scope, send)
        finally:
            self._pages.discard(page)

    async def watch(self) -> None:
        """Look again and again until cancelled; whatever goes wrong is said, counted, and does not end it.

        If it ended, nobody's rights would end any more until the next start.
        """
        while True:
            await asyncio.sleep(_LOOK_S)
            try:
                self._people.refresh()
                await self.look()
            except Exception:  # noqa: BLE001 - the next look may succeed
                metrics.PAGE_WATCH_ERRORS.inc()
                logs.event("pages-watch-failed", logging.ERROR, exc_info=True)

    async def look(self) -> None:
        """End the pages of whoever may no longer read."""
        for page in list(self._pages):
            loss = self._people.loss_of_open(page.claims)
            if loss and not page.is_over:
                page.is_over = True
                if loss == "idle" and self._settings.login == "oidc":
                    self._people.sign_out(page.claims)
                logs.audit("session-ended", pseudonym(page.claims, self._settings), None, reason=loss)
                telling = asyncio.create_task(_tell(page, IDLE if loss == "idle" else ENDED))
                self._telling.add(telling)
                telling.add_done_callback(self._telling.discard)
        if self._telling:
            await asyncio.wait(self._telling, timeout=_TOLD_S)

    def _noting(self, page: _Page, receive: Receive) -> Receive:
        """Return a `receive` that notes when the reader does something, and drops what no page of ours sends."""

        async def noting() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                if page.is_over:
                    return {"type": "websocket.disconnect", "code": ENDED}
                content = message.get("bytes")
                if content is None:
                    # Pages speak in bytes; Streamlit would end a text in an error of the server.
                    page.is_over = True
                    await page.send({"type": "websocket.close", "code": _NOT_BYTES})
                    return {"type": "websocket.disconnect", "code": _NOT_BYTES}
                if is_sent_by_pages(content):
                    self._people.note_act(page.claims)
                    return message

        return noting

    @staticmethod
    def _guarded(page: _Page, scope: Scope, send: Send) -> Send:
        """Return a `send` for Streamlit: silent once the page is over, and honest about a session that is lost."""
        session = _session_asked_for(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "websocket.accept" and session and not is_session_known(session):
                # The script of the page reads from this that its session is lost, and opens the page anew:
                # Streamlit would take the next press for the first sight of the widgets and drop it.
                message = {**message, "subprotocol": session}
            if not page.is_over:
                await send(message)

        return guarded


async def _tell(page: _Page, code: int) -> None:
    """Close the socket of a page; one that was left or closed in this moment needs no word."""
    with contextlib.suppress(OSError, RuntimeError):
        await page.send({"type": "websocket.close", "code": code})


def _session_asked_for(scope: Scope) -> str:
    """Return the session that a browser which lost its connection wants back, or nothing for a new page."""
    offered = scope.get("subprotocols", [])
    return offered[2] if len(offered) > 2 and offered[0] == _SUBPROTOCOL else ""
