"""What a request may send: nothing much, but for the file that a maintainer brings."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.types import Message, Receive

__all__ = ["BodyRefusedError", "limited"]

#: Bytes of a body that is no file, seconds for it to arrive, and seconds for a piece of a file.
_MOST_BYTES, _MOST_S, _MOST_FILE_S = 64_000, 30, 600


class BodyRefusedError(Exception):
    """A body is too large (413) or too slow (408)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def limited(receive: Receive, headers: Headers, most_file_bytes: int = 0) -> Receive:
    """Return a `receive` that ends a body which is too large or too slow.

    Parameters
    ----------
    receive : Receive
        As the server gives it.
    headers : Headers
        Of the request.
    most_file_bytes : int
        For an address that takes a file; 0 for all others.

    Raises
    ------
    BodyRefusedError
        At once if the body says itself that it is too large; later from what is returned.
    """
    most = most_file_bytes or _MOST_BYTES
    said = headers.get("content-length", "0")
    if not said.isascii() or not said.isdigit() or int(said) > most:
        raise BodyRefusedError(413)
    began, n_bytes, is_whole = time.monotonic(), 0, False

    async def receive_limited() -> Message:
        nonlocal n_bytes, is_whole
        # A body that has arrived is followed by the wait for the end of the connection, which may be long.
        if is_whole:
            return await receive()
        # A file may come over a slow line, piece by piece; nothing else is so long that it could be told in drops.
        seconds = _MOST_FILE_S if most_file_bytes else began + _MOST_S - time.monotonic()
        try:
            message = await asyncio.wait_for(receive(), seconds)
        except TimeoutError as error:
            raise BodyRefusedError(408) from error
        n_bytes += len(message.get("body", b""))
        is_whole = not message.get("more_body", False)
        if n_bytes > most:
            raise BodyRefusedError(413)
        return message

    return receive_limited
