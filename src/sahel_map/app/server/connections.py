"""How many connections the server holds, for how long it waits on one, and which it drops first.

A connection takes a file handle, and a process that has none left answers nobody, a monitor included.
So there is an upper limit for all and for each address; who connects and asks nothing, or sends a
question letter by letter, is dropped after seconds, and at once where somebody else needs the place.
Who finds no place is told so, with when to ask again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import resource
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from sahel_map.app.server import logs
from sahel_map.app.server.turned_away import TurnedAway

__all__ = ["Connections", "Limits", "http_protocol", "limits_for_handles"]

# Handles kept for data files, logs, worker processes and the event loop itself.
_RESERVE = 200
# An open page has an event loop of its own while it runs: three handles beside its socket.
_PER_SESSION = 3
_LEAST = 32
# What waits for a reader on a slow line is held by the connection, so it is handed on in pieces of this size.
_PIECE_BYTES = 64 * 1024
# Where there is no place left, who has asked nothing for longer than the first gives way, and an answer that takes
# longer than the second to be taken. In a crowd that comes at once, questions are on their way for a moment.
_SILENT_S, _SLOW_S = 0.5, 10
# The part of an IPv6 address that one customer of a network has to himself.
_IPV6_NET = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """What connections may take.

    Attributes
    ----------
    connections : int
        At once, of all.
    per_address : int
        At once, of one address that is not exempt; of IPv6, of one network of 64 bits.
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
    is_page: bool = False
    since: float = 0.0
    asked: float = 0.0
    unsent: int = 0


class Connections:
    """The connections of one process; used on its event loop only."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._guests: dict[tuple[str, int], _Guest] = {}
        self._of: Counter[str] = Counter()
        self._away: set[TurnedAway] = set()
        self._sweeping: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._guests)

    def enter(self, transport: asyncio.Transport) -> bool:
        """Take in a connection, or have it told that there is no place and return False."""
        key = _key(transport)
        address = _counted_as(key[0])
        is_full = self._of[address] >= self._limits.per_address and not self._is_exempt(key[0])
        if is_full and not self._make_room(address):
            return self._turn_away(transport, "address")
        if len(self._guests) >= self._limits.connections and not self._make_room():
            return self._turn_away(transport, "all")
        self._guests[key] = _Guest(transport, address, since=self._now())
        self._of[address] += 1
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
        """Return an application that says of each connection whether it is being served, and sends in pieces."""

        async def served(scope: Scope, receive: Receive, send: Send) -> None:
            guest = self._guests.get(tuple(scope.get("client") or ()))
            self._mark(guest, is_served=True, is_page=scope["type"] == "websocket")
            try:
                await app(scope, receive, _in_pieces(send))
            finally:
                self._mark(guest, is_served=False)

        return served

    def _mark(self, guest: _Guest | None, *, is_served: bool, is_page: bool = False) -> None:
        if guest is not None:
            guest.is_served, guest.is_page, guest.unsent = is_served, is_page, 0
            guest.since = guest.asked = self._now()

    def _make_room(self, address: str | None = None) -> bool:
        """Drop whoever has the least claim to a place, of one address if named; return whether there was one.

        That is who asked nothing for longest; where all asked, who has taken longest to take an answer. An
        open page gives way to nobody.
        """
        guests = [guest for guest in self._guests.values() if address in {None, guest.address}]
        silent = (guest for guest in guests if not guest.is_served and self._now() - guest.since > _SILENT_S)
        slow = (guest for guest in guests if guest.is_served and self._is_slow(guest))
        dropped = min(silent, key=lambda guest: guest.since, default=None)
        dropped = dropped or min(slow, key=lambda guest: guest.asked, default=None)
        if dropped is None:
            return False
        dropped.transport.abort()
        self.leave(dropped.transport)
        logs.event("connection-dropped", reason="place needed")
        return True

    def _is_slow(self, guest: _Guest) -> bool:
        is_late = self._now() - guest.asked > _SLOW_S
        return not guest.is_page and is_late and guest.transport.get_write_buffer_size() > 0

    def _turn_away(self, transport: asyncio.Transport, limit: str) -> bool:
        TurnedAway.answer(transport, self._away)
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


def _in_pieces(send: Send) -> Send:
    """Return a `send` that hands a body on piece by piece, each when the one before is on its way."""

    async def sending(message: Message) -> None:
        body = memoryview(message.get("body", b"")) if message["type"] == "http.response.body" else memoryview(b"")
        if len(body) <= _PIECE_BYTES:
            await send(message)
            return
        for start in range(0, len(body), _PIECE_BYTES):
            piece = bytes(body[start : start + _PIECE_BYTES])
            more = start + _PIECE_BYTES < len(body) or message.get("more_body", False)
            await send({**message, "body": piece, "more_body": more})

    return sending


def _counted_as(address: str) -> str:
    """Return what an address is counted as: itself, or the network of 64 bits that it is one of."""
    plain = ipaddress.ip_address(address.partition("%")[0]) if address else None
    if not isinstance(plain, ipaddress.IPv6Address) or plain.is_loopback:
        return address
    return str(ipaddress.ip_network((plain, _IPV6_NET), strict=False).network_address)


def _key(transport: asyncio.Transport) -> tuple[str, int]:
    peer = transport.get_extra_info("peername") or ("", 0)
    return str(peer[0]), int(peer[1])
