"""Starting a server: wrong settings, loud warnings, what the log holds."""

import asyncio
import base64
import os
import socket
import subprocess
import sys

import pytest
from server_process import MINI, PATIENCE_S, ROOT, ask, eventually, free_port, serve_command, streamlit_server

from benchmarks.streamlit_client import Reader

START = [sys.executable, "-c", "from sahel_map.cli import main; main()", "serve"]


@pytest.mark.parametrize(
    "command",
    [START, [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(free_port())]],
    ids=["sahel-map", "streamlit"],
)
def test_server_when_a_setting_is_wrong_then_ends_with_2_and_names_it(monkeypatch, command):
    monkeypatch.setenv("SAHEL_MAP_LOGIN", "odic")
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert ended.returncode == 2
    assert "login (SAHEL_MAP_LOGIN): 'odic' is not allowed; allowed: none, oidc, proxy." in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["port", "metrics_port"])
def test_server_when_its_port_is_taken_then_says_so_in_one_sentence_and_ends_with_1(name):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        ports = {"SAHEL_MAP_PORT": str(free_port()), f"SAHEL_MAP_{name.upper()}": str(taken)}
        ended = subprocess.run(
            START, cwd=ROOT, env={**os.environ, **ports}, capture_output=True, text=True, timeout=PATIENCE_S,
            check=False,
        )  # fmt: skip
    says = f"{name}: port {taken} on localhost is taken; end the program there or choose another.\n"
    assert (ended.returncode, ended.stderr) == (1, says)


@pytest.mark.long
def test_server_when_open_to_other_machines_without_login_then_says_so_loudly(tmp_path):
    server = serve_command(tmp_path, host="0.0.0.0")
    try:
        server.wait()
        warnings = [line for line in server.lines() if line["level"] == "warning"]
    finally:
        server.stop()
    assert [line["event"] for line in warnings] == ["open-to-everybody"]
    assert "EVERYBODY who reaches port" in warnings[0]["message"]


@pytest.mark.long
def test_server_when_closed_to_other_machines_then_does_not_cry_wolf_and_compresses_against_32_kb(start_server):
    server = start_server()
    assert [line for line in server.lines() if line["level"] == "warning"] == []
    # What a browser asks for: an answer without a window is one of 32 kB.
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    key = f"Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}\r\nSec-WebSocket-Version: 13"
    host = server.url.split("/")[2]
    with socket.create_connection(host.split(":"), PATIENCE_S) as line:
        asked = f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        line.sendall(f"{asked}{key}\r\n{offer}\r\n\r\n".encode())
        answer = line.recv(4096).decode().lower()
    assert "sec-websocket-extensions: permessage-deflate; client_max_window_bits=12\r\n" in answer


@pytest.mark.long
def test_streamlit_run_when_nothing_is_said_then_listens_on_this_machine_only(tmp_path):
    server = streamlit_server(ROOT / "dashboard.py", tmp_path, address=None, SAHEL_MAP_GEODATA=str(MINI))
    try:
        server.wait("readyz")
        started = next(line for line in server.lines() if line.get("event") == "start")
        warnings = [line for line in server.lines() if line["level"] == "warning"]
    finally:
        server.stop()
    assert (started["login"], warnings) == ("none", [])


def test_log_when_a_reader_comes_then_is_json_without_address_filter_or_browser(start_server):
    server = start_server("/mali")
    ask(f"{server.url}Trends?actor=JNIM&text=kidal", {"User-Agent": "Firefox"})

    async def read():
        reader = Reader(server.url, {"User-Agent": "Firefox"})
        await reader.connect()
        await reader.open("actor=JNIM&text=kidal")
        await reader.close()

    asyncio.run(read())
    assert eventually(lambda: any(line.get("event") == "session" for line in server.lines()))
    server.stop()
    started, *_ = [line for line in server.lines() if line.get("event") == "start"]
    assert started["login"] == "none"
    sessions = [line for line in server.lines() if line.get("event") == "session"]
    assert [(line["status"], line["role"]) for line in sessions] == [(101, "reader")]
    visits = [line for line in server.lines() if line.get("event") == "request" and line["route"] == "page"]
    assert [(line["method"], line["status"]) for line in visits] == [("GET", 200)]
    assert not any(word in server.text for word in ("JNIM", "kidal", "Firefox", "Trends"))
    # Before the first line of JSON stands where the server listens; the reader's address is the same.
    _, _, after = server.text.partition("{")
    assert "127.0.0.1" not in after
    assert [line[:9] for line in f"{{{after}".splitlines()] == ['{"time": '] * len(server.lines())


def test_metrics_when_asked_for_then_are_on_their_own_port_only(start_server):
    port = free_port()
    server = start_server(SAHEL_MAP_METRICS_PORT=str(port), SAHEL_MAP_METRICS_HOST="127.0.0.1")
    ask(f"{server.url}healthz")
    counted = 'sahel_map_requests_total{route="healthz",status="2xx"} 1.0'
    assert eventually(lambda: counted in ask(f"http://127.0.0.1:{port}/metrics").body.decode())
    taken = 'sahel_map_data_reloads_total{outcome="taken"} 1.0'
    assert eventually(lambda: taken in ask(f"http://127.0.0.1:{port}/metrics").body.decode())
    numbers = ask(f"http://127.0.0.1:{port}/metrics").body.decode()
    assert "sahel_map_incidents 14.0" in numbers
    assert "sahel_map_data_refused 0.0" in numbers
    assert "sahel_map_pages_waiting 0.0" in numbers
    assert ask(f"{server.url}_stcore/metrics").status == 404
    assert b"sahel_map" not in ask(f"{server.url}metrics").body


@pytest.mark.long
def test_server_when_its_home_holds_a_file_it_may_not_read_then_says_so_in_one_sentence(tmp_path):
    held = tmp_path / ".streamlit" / "config.toml"
    held.parent.mkdir()
    held.write_text("[server]\n")
    held.chmod(0)
    # Root reads everything; without its capabilities it is a user like others.
    bare = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.getuid() == 0 else []
    command = [*bare, *START]
    environment = {**os.environ, "HOME": str(tmp_path), "SAHEL_MAP_PORT": str(free_port())}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].endswith(
        f"HOME: {held} cannot be read by who runs the server; take it away, or name another HOME."
    )
    assert "Traceback" not in ended.stderr
