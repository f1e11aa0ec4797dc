"""What a connection gets for which there is no place: one short answer when it asks, and its end.

Who finds a connection cut without a word cannot tell a busy server from a broken line; a team behind one
address (a router, a proxy elsewhere) would look for the fault in its network.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache

from sahel_map.words import LANGUAGES, Words

__all__ = ["TurnedAway"]

# Handles are what is short: so many may wait for their answer at once, each for so long.
_MOST, _SECONDS = 100, 3
_ASK_AGAIN_S = 10


class TurnedAway(asyncio.Protocol):
    """One such connection; its question is read and thrown away, as an answer is lost where it is not."""

    def __init__(self, transport: asyncio.Transport, others: set[TurnedAway]) -> None:
        self._transport, self._others, self._has_answer = transport, others, False
        others.add(self)
        asyncio.get_running_loop().call_later(_SECONDS, transport.abort)

    @classmethod
    def answer(cls, transport: asyncio.Transport, others: set[TurnedAway]) -> None:
        """Answer a connection when it asks, or end it at once where too many wait for that.

        Parameters
        ----------
        transport : Transport
        others : set of TurnedAway
            Those that wait; whoever does is in it until the end.
        """
        if len(others) >= _MOST:
            transport.abort()
        else:
            transport.set_protocol(cls(transport, others))

    def data_received(self, _data: bytes) -> None:
        """Answer the first bytes of a question."""
        if not self._has_answer:
            self._has_answer = True
            self._transport.write(_answer())
            self._transport.write_eof()

    def connection_lost(self, _error: Exception | None) -> None:
        """Make room for the next."""
        self._others.discard(self)


@lru_cache(maxsize=1)
def _answer() -> bytes:
    # Nothing is known of the reader, so all languages are there.
    body = "\n".join(Words(language)("host-no-place", seconds=_ASK_AGAIN_S) for language in LANGUAGES).encode()
    head = (
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\n"
        f"content-length: {len(body)}\r\nretry-after: {_ASK_AGAIN_S}\r\ncache-control: no-store\r\n"
        "x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
    )
    return head.encode() + body
