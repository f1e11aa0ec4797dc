"""The socket of a page: how its messages are compressed, and what a browser may do to it.

What comes in is bounded by uvicorn for whole messages alone. What a browser can send between them, or in place of
their end, has its bounds here.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets import http11
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.frames import Frame

from sahel_map.app.server.connections import Connections

__all__ = ["websocket_protocol"]

# A provider's groups and tokens make 12 kB of cookies in one line; HTTP, by which a page asks for it, takes 64 kB.
_MOST_LINE_BYTES = 64 * 1024
# Browsers cut a message of 1 MB into a dozen parts at most.
_MOST_PARTS = 256
# A page sends a message or two for a press. Thousands in one moment would be worked off one after the other, and
# nobody else served meanwhile.
_MOST_WAITING = 100
_TOO_LARGE, _NOT_A_PAGE = 1009, 1008


def websocket_protocol(connections: Connections) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol for websockets, which a counted connection changes to.

    Its messages are compressed against the last 32 kB sent: one change of the filter sends 100 kB of elements that
    are much like those before. uvicorn's own window is 4 kB, which costs a seventh more bytes and saves 120 kB of
    memory a reader.
    """
    http11.MAX_LINE_LENGTH = _MOST_LINE_BYTES

    class Socket(WebSocketsSansIOProtocol):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.conn.available_extensions = [
                ServerPerMessageDeflateFactory(client_max_window_bits=12, compress_settings={"memLevel": 5})
            ]

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.handshake_exc is not None and not self.handshake_initiated:
                # uvicorn would leave unsent why this cannot become a socket, and the browser waiting.
                self.transport.write(b"".join(self.conn.data_to_send()))
                self.transport.close()

        def handle_ping(self) -> None:
            # Who takes no answers gets none to its pings: they would fill memory as fast as the line brings them.
            if self.writable.is_set():
                super().handle_ping()
            else:
                self.conn.data_to_send()

        def handle_cont(self, event: Frame) -> None:
            # A part may be empty, and so a message without end would be of no size.
            if len(self.frames) < _MOST_PARTS:
                super().handle_cont(event)
            else:
                self._end(_TOO_LARGE)

        def send_receive_event_to_app(self) -> None:
            if self.queue.qsize() < _MOST_WAITING:
                super().send_receive_event_to_app()
            else:
                self._end(_NOT_A_PAGE)

        def _end(self, code: int) -> None:
            if not self.close_sent:
                self.conn.fail(code)
                self.handle_parser_exception()

        def connection_lost(self, error: Exception | None) -> None:
            connections.leave(self.transport)
            super().connection_lost(error)

    return Socket
