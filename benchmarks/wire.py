"""Counts the bytes that really travel from a server to the browser, compressed or not."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Wire:
    """A way to the server that counts.

    Attributes
    ----------
    url : str
        Address to use in place of the server's.
    received : int
        Bytes from the server so far, all connections together.
    """

    url: str
    received: int = 0


@contextmanager
def counting(url: str) -> Iterator[Wire]:
    """Open a way to the server at `url` (this machine) that counts what comes back."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = urlsplit(url)
        wire = Wire(f"{address.scheme}://127.0.0.1:{listener.getsockname()[1]}{address.path or '/'}")
        stop = threading.Event()
        thread = threading.Thread(
            target=lambda: asyncio.run(_serve(listener, address.port, wire, stop)), daemon=True
        )
        thread.start()
        yield wire
        stop.set()
        thread.join(timeout=10)


async def _serve(listener: socket.socket, port: int, wire: Wire, stop: threading.Event) -> None:
    server = await asyncio.start_server(lambda reader, writer: _pass_on(reader, writer, port, wire), sock=listener)
    await asyncio.to_thread(stop.wait)
    server.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, wire: Wire) -> None:
    there, back = await asyncio.open_connection("127.0.0.1", port)
    with suppress(asyncio.CancelledError):
        await asyncio.gather(_copy(reader, back, None), _copy(there, writer, wire))


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter, wire: Wire | None) -> None:
    # Either side may leave first; what was counted until then is what travelled.
    with suppress(ConnectionError):
        while data := await source.read(65536):
            if wire is not None:
                wire.received += len(data)
            target.write(data)
            await target.drain()
    target.close()
