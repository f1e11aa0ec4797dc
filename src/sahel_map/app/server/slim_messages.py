"""Sends a large message of a page as what it changes in the one sent for the same place before.

A change of the filter sends some 100 kB, of which charts and lists say most as before: drawings, labels, names of
codes. The compression of sockets looks back 32 kB and finds none of it. So a page that can (connection.js) unpacks
the large messages of each place as one stream. One that cannot, and a program, gets every message as it is.

Such a message begins with a nought, as none of Streamlit's does, the number of its place, and its length unpacked.
"""

from __future__ import annotations

import struct
import zlib

from starlette.types import Message, Scope, Send

from sahel_map.app.server.streamlit_private import place_of

__all__ = ["slim"]

_ASKED = b"slim=1"
# Smaller ones are found by the compression of the socket.
_LEAST_BYTES = 1000
_MOST_PLACES = 64
# Deflate looks back that far.
_WINDOW = 32_768


def slim(scope: Scope, send: Send) -> Send:
    """Return a `send` for a page's socket that shortens large messages, if the page asks for that."""
    if _ASKED not in scope["query_string"].split(b"&"):
        return send
    places: dict[bytes, int] = {}
    before: dict[int, bytes] = {}

    async def sending(message: Message) -> None:
        content = message.get("bytes") or b""
        where = place_of(content) if len(content) >= _LEAST_BYTES else None
        if where is not None and (place := places.setdefault(where, len(places))) < _MOST_PLACES:
            # Kept are the bytes, not the packer: it would hold ten times as much for each place of each reader.
            packer = zlib.compressobj(wbits=-15, zdict=before.get(place, b""))
            packed = packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)
            message = {**message, "bytes": struct.pack(">BBI", 0, place, len(content)) + packed}
            before[place] = content[-_WINDOW:]
        await send(message)

    return sending
