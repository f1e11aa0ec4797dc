"""What a browser may send over the socket of a page, and to open it."""

import asyncio
import contextlib
import socket
import struct
import threading
import time

import pytest
import uvicorn
import websockets
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from sahel_map.app.server.connections import Connections, Limits, http_protocol
from sahel_map.app.server.page_socket import websocket_protocol
from sahel_map.app.server.runner import _MOST_MESSAGE_BYTES

ASK = (
    "GET /page HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
PING, PART, BYTES = 9, 0, 2


async def page(opened):
    await opened.accept()
    with contextlib.suppress(Exception):
        while True:
            message = await opened.receive()
            await opened.send_text(str(len(message["bytes"])))


@pytest.fixture(scope="module")
def served():
    """A server with one page that says how long each message was; give its port and its connections."""
    held = Connections(Limits())
    config = uvicorn.Config(
        held.serving(Starlette(routes=[WebSocketRoute("/page", page)])),
        http=http_protocol(held),
        ws=websocket_protocol(held),
        ws_max_size=_MOST_MESSAGE_BYTES,
        log_config=None,
        lifespan="off",
    )
    server, listener = uvicorn.Server(config), socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[1], held
    server.should_exit = server.force_exit = True
    thread.join()
    listener.close()


def frame(kind, content=b"", *, is_last=True):
    return bytes([0x80 * is_last | kind, 0x80 | len(content)]) + bytes(4) + content


def opened_by(port, more=""):
    """Ask for the socket with more lines; return the connection and what came back first."""
    opened = socket.create_connection(("127.0.0.1", port), timeout=20)
    opened.sendall(f"{ASK}{more}\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer and (part := opened.recv(65_536)):
        answer += part
    return opened, answer


def close_code(opened):
    """Return the code with which the server closes; nothing else has come before it."""
    said = opened.recv(100)
    assert said[0] == 0x88
    return struct.unpack("!H", said[2:4])[0]


def test_socket_when_a_providers_tokens_make_long_cookies_then_opens(served):
    cookies = "; ".join(f"_streamlit_user_{part}={'a' * 3000}" for part in range(10))
    opened, answer = opened_by(served[0], f"Cookie: {cookies}\r\n")
    assert answer.startswith(b"HTTP/1.1 101")
    opened.sendall(frame(BYTES, b"abc"))
    assert opened.recv(100)[2:] == b"3"
    opened.close()


def test_socket_when_asked_for_with_too_many_headers_then_says_so_at_once(served):
    began = time.monotonic()
    opened, answer = opened_by(served[0], "X: a\r\n" * 200)
    assert answer.startswith(b"HTTP/1.1 431")
    assert b"expected no more than 128 headers" in answer + opened.recv(1000)
    assert opened.recv(10) == b""
    assert time.monotonic() - began < 5
    opened.close()


def test_message_when_of_parts_without_end_then_ends_its_socket(served):
    opened, _ = opened_by(served[0])
    opened.sendall(frame(BYTES, is_last=False) + frame(PART, is_last=False) * 1000)
    assert close_code(opened) == 1009
    opened.close()


def test_message_when_in_a_few_parts_then_is_put_together(served):
    opened, _ = opened_by(served[0])
    opened.sendall(frame(BYTES, b"ab", is_last=False) + frame(PART, b"c", is_last=False) * 9 + frame(PART, b"d"))
    assert opened.recv(100)[2:] == b"12"
    opened.close()


def test_messages_when_thousands_come_in_one_moment_then_end_their_socket(served):
    opened, _ = opened_by(served[0])
    opened.sendall(frame(BYTES) * 5_000)
    said = b""
    with contextlib.suppress(ConnectionError):
        while part := opened.recv(65_536):
            said += part
    # Which of them were answered before depends on how they arrived.
    assert b"\x88\x02" + struct.pack("!H", 1008) in said
    opened.close()


def test_pings_when_their_answers_are_not_taken_then_are_not_kept(served):
    port, held = served
    opened, _ = opened_by(port)
    guest = held._guests[opened.getsockname()]
    opened.settimeout(0.2)
    sent, pings = 0, frame(PING, b"x" * 125) * 2000
    # Until the line and the server's own buffer are full of answers, and as much again.
    while sent < 40_000_000:
        try:
            sent += opened.send(pings)
        except TimeoutError:
            break
    assert guest.transport.get_write_buffer_size() < 1_000_000
    opened.close()


def test_message_when_it_unpacks_to_more_than_a_page_ever_sends_then_ends_its_socket(served):
    async def bomb(port):
        async with websockets.connect(f"ws://127.0.0.1:{port}/page", proxy=None, max_size=None) as opened:
            assert "permessage-deflate" in opened.response.headers["Sec-WebSocket-Extensions"]
            # 20 kB on the wire.
            await opened.send("0" * 20_000_000)
            await opened.wait_closed()
            return opened.close_code

    assert asyncio.run(bomb(served[0])) == 1009
