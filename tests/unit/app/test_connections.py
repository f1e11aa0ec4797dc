"""Who gets a place among the connections, what the others are told, and what one connection may hold."""

import asyncio
import contextlib
import socket
import threading
import time

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute

from sahel_map.app.server import connections, turned_away
from sahel_map.app.server.connections import Connections, Limits, http_protocol
from sahel_map.app.server.page_socket import websocket_protocol
from sahel_map.app.server.runner import _MOST_MESSAGE_BYTES, _hosts, _listener
from sahel_map.settings.settings import Settings

LARGE = 20_000_000


async def page(opened):
    await opened.accept()
    with contextlib.suppress(Exception):
        await opened.receive_text()


APP = Starlette(
    routes=[
        Route("/", lambda request: PlainTextResponse(request.client.host)),
        Route("/large", lambda request: Response(bytes(LARGE))),
        WebSocketRoute("/page", page),
    ]
)
SHAKE = (
    "GET /page HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
ASK = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"


@contextlib.contextmanager
def serving(host="127.0.0.1", **limits):
    """Serve a small application under these limits; give its port and its connections."""
    held = Connections(Limits(**limits))
    config = uvicorn.Config(
        held.serving(APP),
        http=http_protocol(held),
        ws=websocket_protocol(held),
        ws_max_size=_MOST_MESSAGE_BYTES,
        log_config=None,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    listener = _listener(host, 0)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])))
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listener.getsockname()[1], held
    finally:
        server.should_exit = server.force_exit = True
        thread.join()
        listener.close()


def say(port, text, until=b"\r\n\r\n", host="127.0.0.1"):
    """Open a connection, ask, and return it with the answer's beginning."""
    opened = socket.create_connection((host, port), timeout=20)
    opened.sendall(text.encode())
    answer = b""
    while until not in answer and (part := opened.recv(65_536)):
        answer += part
    return opened, answer


def test_connection_when_all_places_of_its_address_are_taken_then_is_told_when_to_ask_again():
    with serving(per_address=3) as (port, held):
        pages = [say(port, SHAKE) for _ in range(3)]
        assert [answer.split()[1] for _, answer in pages] == [b"101"] * 3
        refused, answer = say(port, ASK, until=b"secondes.")
        head, body = answer.decode().split("\r\n\r\n")
        assert head.splitlines()[0] == "HTTP/1.1 503 Service Unavailable"
        assert "retry-after: 10" in head.splitlines()
        assert [line.rpartition(". ")[2] for line in body.splitlines()] == [
            "Ask again in 10 seconds.",
            "Réessayez dans 10 secondes.",
        ]
        # A page that is open gives way to nobody, and the place of one that is closed is free.
        assert len(held) == 3
        pages[0][0].close()
        until = time.monotonic() + 20
        while len(held) == 3 and time.monotonic() < until:
            time.sleep(0.01)
        again, answer = say(port, ASK)
        assert answer.startswith(b"HTTP/1.1 200")
        for opened in (refused, again, *(opened for opened, _ in pages)):
            opened.close()


def test_crowd_when_it_comes_from_one_address_at_once_then_each_is_served_or_told():
    async def come(port):
        reading, writing = await asyncio.open_connection("127.0.0.1", port)
        writing.write(SHAKE.encode())
        status = await reading.readline()
        return status.split()[1].decode(), writing

    async def crowd(port):
        arrived = await asyncio.gather(*(come(port) for _ in range(300)))
        for _, writing in arrived:
            writing.close()
        return [status for status, _ in arrived]

    with serving() as (port, _):
        assert sorted(asyncio.run(crowd(port))) == ["101"] * 200 + ["503"] * 100


@pytest.mark.slow
def test_connections_when_more_are_turned_away_than_may_wait_for_an_answer_then_the_rest_are_cut(monkeypatch):
    monkeypatch.setattr(turned_away, "_MOST", 2)
    with serving(per_address=1) as (port, _):
        first, _ = say(port, SHAKE)
        silent = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(3)]
        with contextlib.suppress(ConnectionError):
            assert silent[2].recv(1) == b""
        # Those that wait hold no place for longer than seconds, though they never ask.
        began = time.monotonic()
        with contextlib.suppress(ConnectionError):
            assert silent[0].recv(1) == b""
        assert time.monotonic() - began < 10
        for opened in (first, *silent):
            opened.close()


def test_answer_when_its_reader_does_not_take_it_then_little_of_it_is_held():
    with serving() as (port, held):
        slow = socket.create_connection(("127.0.0.1", port), timeout=20)
        slow.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.5)
        (guest,) = held._guests.values()
        assert 0 < guest.transport.get_write_buffer_size() < 200_000
        n_bytes = 0
        while n_bytes < LARGE and (part := slow.recv(1_000_000)):
            n_bytes += len(part)
        assert n_bytes > LARGE
        slow.close()


def test_place_when_taken_by_an_answer_that_nobody_takes_then_is_given_to_who_asks(monkeypatch):
    monkeypatch.setattr(connections, "_SLOW_S", 0)
    with serving(per_address=2) as (port, _):
        slow = socket.create_connection(("127.0.0.1", port), timeout=20)
        slow.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        open_page, _ = say(port, SHAKE)
        time.sleep(0.5)
        asking, answer = say(port, ASK)
        assert answer.startswith(b"HTTP/1.1 200")
        for opened in (slow, open_page, asking):
            opened.close()


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("::1", "::1"),
        ("", ""),
    ],
)
def test_address_when_counted_then_one_line_is_one_whatever_addresses_it_takes(address, counted):
    assert connections._counted_as(address) == counted


def test_readers_of_ipv4_when_the_server_listens_on_both_then_come_under_their_own_address():
    assert _hosts(Settings(host="::")) == ("::", "0.0.0.0")
    assert _hosts(Settings(host="192.0.2.7")) == ("192.0.2.7",)
    with serving("0.0.0.0") as (port, _):
        opened, answer = say(port, ASK, until=b"127.0.0.1")
        assert answer.endswith(b"127.0.0.1")
        opened.close()
        if socket.has_ipv6:
            # Both sockets can have the port.
            with contextlib.suppress(OSError), _listener("::", port) as beside:
                assert beside.getsockname()[1] == port
