"""How many connections the server holds, for how long it waits on one, and which it drops first.

A connection takes a file handle, and a process that has none left answers nobody, a monitor included.
So there is an upper limit for all and for each address; who connects and asks nothing, or sends a
question letter by letter, is dropped after seconds, and at once where somebody else needs the place.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import resource
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from sahel_map.app.server import logs

__all__ = ["Connections", "Limits", "http_protocol", "limits_for_handles", "websocket_protocol"]

# Handles kept for data files, logs, worker processes and the event loop itself.
_RESERVE = 200
# An open page has an event loop of its own while it runs: three handles beside its socket.
_PER_SESSION = 3
_LEAST = 32


@dataclass(frozen=True, slots=True)
class Limits:
    """What connections may take.

    Attributes
    ----------
    connections : int
        At once, of all.
    per_address : int
        At once, of one address that is not exempt.
    spares_this_machine : bool
        Whether this machine's own address is exempt, as a proxy on it speaks for all readers.
    question_s : float
        Until the head of a question is there, from the connection or from the answer before.
    stalled_s : float
        In which an answer that waits for its reader must move on.
    """

    connections: int = 1000
    per_address: int = 200
    spares_this_machine: bool = False
    question_s: float = 10
    stalled_s: float = 60


@dataclass(slots=True)
class _Guest:
    """One connection: since when it waits, and for what."""

    transport: asyncio.Transport
    address: str
    is_served: bool = False
    since: float = 0.0
    unsent: int = field(default=0)


class Connections:
    """The connections of one process; used on its event loop only."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._guests: dict[tuple[str, int], _Guest] = {}
        self._of: Counter[str] = Counter()
        self._sweeping: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._guests)

    def enter(self, transport: asyncio.Transport) -> bool:
        """Take in a connection, or end it at once and return False."""
        key = _key(transport)
        is_full = self._of[key[0]] >= self._limits.per_address and not self._is_exempt(key[0])
        if is_full and not self._make_room(key[0]):
            return self._turn_away(transport, "address")
        if len(self._guests) >= self._limits.connections and not self._make_room():
            return self._turn_away(transport, "all")
        self._guests[key] = _Guest(transport, key[0], since=self._now())
        self._of[key[0]] += 1
        if self._sweeping is None:
            self._sweeping = asyncio.get_running_loop().call_later(1, self._sweep)
        return True

    def leave(self, transport: asyncio.Transport) -> None:
        """Forget a connection that has ended."""
        guest = self._guests.get(_key(transport))
        if guest is not None and guest.transport is transport:
            del self._guests[_key(transport)]
            self._of[guest.address] -= 1
            if not self._of[guest.address]:
                del self._of[guest.address]

    def serving(self, app: ASGIApp) -> ASGIApp:
        """Return an application that says of each connection whether it is being served."""

        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            guest = self._guests.get(tuple(scope.get("client") or ()))
            self._mark(guest, is_served=True)
            try:
                await app(scope, receive, send)
            finally:
                self._mark(guest, is_served=False)

        return served

    def _mark(self, guest: _Guest | None, *, is_served: bool) -> None:
        if guest is not None:
            guest.is_served, guest.since, guest.unsent = is_served, self._now(), 0

    def _make_room(self, address: str | None = None) -> bool:
        """Drop what has waited longest without being served, of one address if named; return whether any was."""
        waiting = [
            guest for guest in self._guests.values() if not guest.is_served and address in {None, guest.address}
        ]
        if not waiting:
            return False
        oldest = min(waiting, key=lambda guest: guest.since)
        oldest.transport.abort()
        self.leave(oldest.transport)
        logs.event("connection-dropped", reason="place needed")
        return True

    @staticmethod
    def _turn_away(transport: asyncio.Transport, limit: str) -> bool:
        transport.abort()
        logs.event("connection-refused", limit=limit)
        return False

    def _is_exempt(self, address: str) -> bool:
        return self._limits.spares_this_machine and ipaddress.ip_address(address.partition("%")[0]).is_loopback

    def _sweep(self) -> None:
        for guest in list(self._overdue()):
            guest.transport.abort()
            logs.event("connection-dropped", reason="answer not taken" if guest.is_served else "no question")
        self._sweeping = asyncio.get_running_loop().call_later(1, self._sweep) if self._guests else None

    def _overdue(self) -> Iterator[_Guest]:
        now = self._now()
        for guest in self._guests.values():
            if guest.is_served:
                unsent = guest.transport.get_write_buffer_size()
                # A reader on a slow line takes a large file in minutes, but takes some of it all the time.
                if unsent == 0 or unsent != guest.unsent:
                    guest.since, guest.unsent = now, unsent
                elif now - guest.since > self._limits.stalled_s:
                    yield guest
            elif now - guest.since > self._limits.question_s:
                if guest.transport.get_write_buffer_size() and now - guest.since < self._limits.stalled_s:
                    continue
                yield guest

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def limits_for_handles(wanted: int, n_sessions: int) -> int:
    """Return how many connections there may be, after taking all handles that this process is granted.

    Parameters
    ----------
    wanted : int
        Connections that the settings allow.
    n_sessions : int
        Open pages that the settings allow.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    there_are = wanted if hard == resource.RLIM_INFINITY else hard - _RESERVE - _PER_SESSION * n_sessions
    if there_are < wanted:
        logs.event(
            "few-handles",
            logging.WARNING,
            message=f"{hard} file handles are few; set LimitNOFILE as the unit does.",
        )
    return max(_LEAST, min(wanted, there_are))


def http_protocol(connections: Connections) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol for HTTP, for connections that are counted."""

    class Http(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        _is_in = False

        def connection_made(self, transport: Any) -> None:
            self._is_in = connections.enter(transport)
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            if self._is_in:
                connections.leave(self.transport)
            super().connection_lost(error)

    return Http


def websocket_protocol(connections: Connections) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol for websockets, which a counted connection changes to."""

    class Socket(WebSocketsSansIOProtocol):
        def connection_lost(self, error: Exception | None) -> None:
            connections.leave(self.transport)
            super().connection_lost(error)

    return Socket


def _key(transport: asyncio.Transport) -> tuple[str, int]:
    peer = transport.get_extra_info("peername") or ("", 0)
    return str(peer[0]), int(peer[1])
