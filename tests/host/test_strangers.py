"""What strangers can do before they sign in: nothing that a reader would notice."""

import asyncio
import contextlib
import json
import os
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import websockets
from server_process import (
    MINI,
    ROOT,
    ServerProcess,
    ask,
    eventually,
    free_port,
    oidc_settings,
    serve_command,
    streamlit_server,
)

from benchmarks.streamlit_client import Reader

LIMITED = {"SAHEL_MAP_CONNECTIONS": "1000", "SAHEL_MAP_CONNECTIONS_PER_ADDRESS": "50"}


@pytest.fixture
def lookups(tmp_path):
    """Return what the server process itself looked up or connected to, as a text; the run's own log stays empty."""
    log = tmp_path / "lookups.txt"
    return lambda: log.read_text() if log.exists() else ""


async def shake_hands(url, origin):
    """Ask for a page's socket as a page of another site would; return the status of the answer."""
    address = f"{url.replace('http', 'ws', 1)}_stcore/stream"
    try:
        async with websockets.connect(
            address, origin=origin, subprotocols=["streamlit"], proxy=None, open_timeout=60
        ):
            return 101
    except websockets.InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.parametrize("start", ["sahel-map", "streamlit"])
def test_page_of_another_site_when_it_asks_then_is_refused_at_once_and_nothing_is_looked_up(
    tmp_path, lookups, start
):
    environment = {"CONNECTIONS_LOG": str(tmp_path / "lookups.txt")}
    if start == "sahel-map":
        server = serve_command(tmp_path, **environment)
    else:
        server = streamlit_server(ROOT / "dashboard.py", tmp_path, SAHEL_MAP_GEODATA=str(MINI), **environment)
    try:
        server.wait("readyz")
        origins = ["https://evil.example", "http://localhost:3000", "null", "http://127.0.0.1:1"]
        began = time.monotonic()
        statuses = [asyncio.run(shake_hands(server.url, origin)) for origin in origins]
        statuses += [ask(f"{server.url}_stcore/host-config", {"Origin": origin}).status for origin in origins]
        # A reader and a monitor are served meanwhile, without a look-up either.
        own = server.url.rstrip("/")
        assert asyncio.run(shake_hands(server.url, own)) == 101
        assert ask(f"{server.url}healthz").status == 200
        seconds = time.monotonic() - began
    finally:
        server.stop()
    assert statuses == [403] * 8
    assert lookups() == ""
    assert seconds < 10


def connect(port, n, first=b""):
    """Open connections and say as little as given on each."""
    opened = []
    for _ in range(n):
        with contextlib.suppress(OSError):
            opened.append(socket.create_connection(("127.0.0.1", port), timeout=5))
            opened[-1].sendall(first)
    return opened


def is_healthy_within(server, seconds):
    """Whether health answers in that time; one who comes in the half second of the crowd itself asks again."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            if ask(f"{server.url}healthz").status == 200:
                return True
        time.sleep(0.1)
    return False


def port_of(server):
    return int(server.url.split(":")[2].split("/")[0])


def limit_handles(server, n):
    """Start a server again with so few file handles, as a system grants by default."""
    server.stop()
    server.command = ["sh", "-c", f'ulimit -n {n} && exec "$@"', "x", *server.command]
    server.start()
    return server.wait("readyz")


@pytest.mark.long
@pytest.mark.parametrize(
    "first", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "], ids=["silent", "half a question"]
)
def test_strangers_when_they_hold_a_thousand_connections_then_health_answers_and_the_log_stays_small(
    start_server, first
):
    server = limit_handles(start_server(), 1024)
    size = len(server.text)
    opened = connect(port_of(server), 1015, first)
    try:
        for _ in range(3):
            assert is_healthy_within(server, 5)
            time.sleep(0.3)
    finally:
        for connection in opened:
            connection.close()
    assert len(server.text) - size < 20_000


@pytest.mark.long
def test_stranger_when_it_never_ends_its_question_then_is_dropped_after_seconds(start_server):
    server = start_server()
    (silent,) = connect(port_of(server), 1, b"GET / HTTP/1.1\r\n")
    began = time.monotonic()
    silent.settimeout(60)
    with contextlib.suppress(ConnectionError):
        assert silent.recv(10) == b""
    assert 5 < time.monotonic() - began < 40


@pytest.mark.long
def test_address_when_it_holds_its_share_then_its_oldest_give_way_and_other_addresses_are_served(start_server):
    server = start_server(**LIMITED)
    opened = connect(port_of(server), 60)
    try:
        # Who asked nothing for half a second gives way to the next; of a crowd that comes at once some are told no.
        time.sleep(1)
        opened += connect(port_of(server), 1)
        dropped = eventually(lambda: [line for line in server.lines() if line.get("event") == "connection-dropped"])
        assert dropped[0]["reason"] == "place needed"
        with contextlib.suppress(ConnectionError):
            assert opened[0].recv(1) == b""
        with socket.create_connection(("127.0.0.1", port_of(server)), 10, source_address=("127.0.0.2", 0)) as other:
            other.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert other.recv(15).startswith(b"HTTP/1.1 200")
    finally:
        for connection in opened:
            connection.close()


@pytest.mark.long
def test_strangers_when_they_begin_sign_ins_without_end_then_the_provider_is_asked_once_and_readers_are_served(
    tmp_path,
):
    (tmp_path / "provider").mkdir()
    port, log = free_port(), tmp_path / "provider" / "log.txt"
    people = json.dumps([{"sub": "1", "email": "ada@ngo.example"}])
    command = [sys.executable, str(ROOT / "tests" / "provider.py"), str(port), people]
    provider = ServerProcess(command, f"http://127.0.0.1:{port}/", log, {})
    server = serve_command(tmp_path, **oidc_settings("http://127.0.0.1", provider.url))
    try:
        provider.wait(".well-known/openid-configuration")
        server.wait("readyz")
        before = log.read_text().count("openid-configuration")
        began = cpu_seconds(server)
        assert ask(f"{server.url}auth/login").headers["Location"].startswith(f"{provider.url}oauth2/authorize")
        with ThreadPoolExecutor(20) as pool:
            statuses = set(pool.map(lambda _: ask(f"{server.url}auth/login").status, range(200)))
        assert statuses == {302}
        assert log.read_text().count("openid-configuration") - before == 1
        # A twentieth of a second each was 17 s; what a reader's question costs is left.
        assert cpu_seconds(server) - began < 6
        # What the provider says of a failure is not repeated: anybody can write it.
        said = "oauth2callback?error=access_denied&error_description=AADSTS50105+Ada+Kidal+ada%40ngo.example"
        assert ask(server.url + said).status == 302
        assert eventually(lambda: "AADSTS50105" in server.text)
        assert "Kidal" not in server.text and "ada@" not in server.text
    finally:
        server.stop()
        provider.stop()


def cpu_seconds(server):
    """Return how long a server's process has computed."""
    with open(f"/proc/{server.process.pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.long
def test_message_when_larger_than_a_page_ever_sends_then_ends_the_socket_and_holds_no_memory(start_server):
    server = start_server()

    def megabytes():
        with open(f"/proc/{server.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    async def steps():
        reader = Reader(server.url)
        await reader.connect()
        await reader.open()
        before = megabytes()
        sockets = []
        for _ in range(5):
            bad = Reader(server.url)
            await bad.connect()
            sockets.append(bad._socket)

        async def flood(opened):
            async def parts():
                for _ in range(190):
                    yield b"\0" * 1_000_000
                await asyncio.sleep(3600)

            with contextlib.suppress(websockets.ConnectionClosed):
                await asyncio.wait_for(opened.send(parts()), 60)

        await asyncio.gather(*(flood(opened) for opened in sockets))
        held = megabytes() - before
        again = await reader.open()
        await reader.close()
        return held, again.errors, [opened.close_code for opened in sockets]

    held, errors, codes = asyncio.run(steps())
    assert set(codes) <= {1006, 1009}
    assert held < 100
    assert errors == []
