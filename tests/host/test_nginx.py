"""The shipped nginx configuration, with a real nginx: TLS, sub-path, websocket, headers, cache, two processes."""

import asyncio
import base64
import contextlib
import random
import re
import socket
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from nginx_process import SHIPPED, Nginx
from server_process import ask, eventually, free_port, oidc_settings, serve_command
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from benchmarks.streamlit_client import Reader


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two processes on the invented data set behind nginx."""
    folders = [tmp_path_factory.mktemp(name) for name in ("a", "b", "nginx")]
    servers = [serve_command(folder, "/mali") for folder in folders[:2]]
    nginx = None
    try:
        ports = [server.wait("readyz").url.split(":")[2].split("/")[0] for server in servers]
        nginx = Nginx(folders[2], ports)
        yield nginx, servers
    finally:
        for process in [nginx, *servers]:
            if process:
                process.stop()


def test_page_when_behind_nginx_then_comes_through_tls_with_its_policy(site):
    nginx, _ = site
    page = nginx.ask("")
    assert page.status == 200
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "script-src 'self' 'sha256-" in page.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in page.headers["Content-Security-Policy"]
    assert (
        "unsafe-eval"
        in nginx.ask("component/streamlit_folium.st_folium/index.html").headers["Content-Security-Policy"]
    )
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    # nginx names itself without its version, and the server behind it not at all.
    assert page.headers.get_all("Server") == ["nginx"]


def test_plain_http_when_asked_then_sends_to_tls(site):
    nginx, _ = site
    answer = ask(f"http://127.0.0.1:{nginx.plain_port}/mali/?actor=JNIM")
    assert (answer.status, answer.headers["Location"]) == (301, "https://127.0.0.1/mali/?actor=JNIM")


def test_session_when_behind_nginx_then_the_websocket_runs_the_page(site):
    nginx, _ = site

    async def read():
        reader = Reader(nginx.url, tls=nginx.tls)
        await reader.connect()
        run = await reader.open("actor=JNIM")
        await reader.close()
        return run

    run = asyncio.run(read())
    assert "Only incidents with JNIM among the alleged actors" in run.texts
    assert run.errors == []


@pytest.mark.parametrize("path", ["_stcore/metrics", "_stcore/agent/openapi.json", "_stcore/script-health-check"])
def test_closed_address_when_asked_through_nginx_then_is_not_there(site, path):
    answer = site[0].ask(path)
    assert answer.status == 404
    assert b"nginx" in answer.body


def test_asset_when_asked_twice_then_the_second_comes_from_the_cache_of_nginx(site):
    nginx, _ = site
    script = re.search(r'src="\./(static/js/[^"]+)"', nginx.ask("").body.decode())[1]
    first, second = nginx.ask(script), nginx.ask(script)
    assert (first.headers["X-Cache"], second.headers["X-Cache"]) == ("MISS", "HIT")
    assert second.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert second.body == first.body


def test_cookies_when_set_through_tls_then_all_are_secure(site):
    nginx, _ = site
    cookies = nginx.ask("_stcore/host-config").headers.get_all("Set-Cookie")
    assert cookies and all("; Secure" in cookie for cookie in cookies)


@pytest.mark.long
def test_readers_when_many_come_then_both_processes_serve_and_each_keeps_its_own(site):
    nginx, servers = site
    drawn = {re.search("sahel_map_process=(.)", nginx.ask("").headers["Set-Cookie"])[1] for _ in range(40)}
    assert drawn == {"a", "b"}
    # Pages are logged as such by the process that served them; the start page has another name.
    for _ in range(5):
        answer = nginx.ask("Trends", {"Cookie": "sahel_map_process=b"})
        assert "Set-Cookie" not in answer.headers
    eventually(lambda: pages_of(servers[1]) == 5)
    assert [pages_of(server) for server in servers] == [0, 5]


def pages_of(server):
    return sum(line.get("route") == "page" for line in server.lines())


def test_log_when_nginx_writes_it_then_holds_no_reader_and_no_filter(site):
    nginx, _ = site
    nginx.ask("Trends?text=kidal", {"User-Agent": "Firefox"})
    log = eventually(lambda: "GET 200" in (text := (nginx.folder / "access.log").read_text()) and text)
    assert log
    assert not re.search(r"127\.0\.0\.1|kidal|Trends|Firefox", log)


@pytest.mark.long
def test_page_when_the_process_starts_after_nginx_then_the_next_request_finds_it(tmp_path):
    port = free_port()
    nginx = Nginx(tmp_path, [port])
    try:
        before = nginx.ask("")
        with HTTPServer(("127.0.0.1", port), _Healthy) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            assert (before.status, nginx.ask("").status) == (502, 200)
            server.shutdown()
    finally:
        nginx.stop()
    # What a reader sees meanwhile is in our words, and asks again by itself.
    assert re.findall("<p.*?>(.*)", before.body.decode()) == [
        "Sahel Map does not answer at the moment. This page tries again by itself.",
        "Sahel Map ne répond pas pour le moment. Cette page réessaie d’elle-même.",
    ]
    assert b'http-equiv="refresh" content="10"' in before.body
    assert (before.headers["Content-Type"], before.headers["Retry-After"]) == ("text/html; charset=utf-8", "10")


@pytest.mark.long
def test_refusals_when_bans_are_wanted_then_their_log_is_what_fail2ban_counts(tmp_path):
    port = free_port()
    nginx = Nginx(tmp_path, [port], bans=True)
    try:
        with HTTPServer(("127.0.0.1", port), _Strict) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            assert [nginx.ask(path).status for path in ("a", "refused", "refused", "b")] == [200, 401, 401, 200]
            server.shutdown()
    finally:
        nginx.stop()
    log = tmp_path / "sahel-map-refused.log"
    assert [line.split(" ", 1)[1] for line in log.read_text().splitlines()] == ["127.0.0.1 401"] * 2
    counted = subprocess.run(
        ["fail2ban-regex", log, SHIPPED.parent / "fail2ban" / "sahel-map.conf"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Lines: 2 lines, 0 ignored, 2 matched, 0 missed" in counted.stdout
    # The time was found in each line: without one, an old line would ban somebody today.
    assert re.search(r"\[2\] \{\^LN-BEG\}ExYear", counted.stdout)


class _Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


class _Strict(_Healthy):
    def do_GET(self):
        self.send_response(401 if self.path.endswith("refused") else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.mark.long
def test_reader_when_nginx_knows_them_then_the_application_does_too(tmp_path):
    secret = "0123456789abcdef0123456789abcdef"
    server = serve_command(
        tmp_path,
        "/mali",
        SAHEL_MAP_LOGIN="proxy",
        SAHEL_MAP_PROXY_SECRET=secret,
        SAHEL_MAP_ALLOW_DOMAINS="ngo.example",
        SAHEL_MAP_MAINTAINER_EMAILS="mara@ngo.example",
    )
    passwords = tmp_path / "passwords"
    passwords.write_text(
        "ada@ngo.example:{PLAIN}one\neve@other.example:{PLAIN}two\nmara@ngo.example:{PLAIN}three\n"
    )
    login = (SHIPPED / "sahel-map-login.conf").read_text("utf-8")
    login = login.replace("replace-me-by-the-output-of-openssl-rand-hex-32", secret)
    login = login.replace("/etc/nginx/sahel-map.htpasswd", str(passwords))
    nginx = None
    try:
        nginx = Nginx(tmp_path, [server.wait("readyz").url.split(":")[2].split("/")[0]], login)
        data = "mapdata/0/columns.bin"
        ada = {"Authorization": "Basic YWRhQG5nby5leGFtcGxlOm9uZQ=="}
        eve = {"Authorization": "Basic ZXZlQG90aGVyLmV4YW1wbGU6dHdv"}
        forged = {"X-Forwarded-Email": "ada@ngo.example"}
        assert [nginx.ask(data, headers).status for headers in (None, forged, eve, {**eve, **forged}, ada)] == [
            401, 401, 403, 403, 404,
        ]  # fmt: skip
        unknown = nginx.ask("")
        # The browser asks for a name by this header; who presses "cancel" reads the rest.
        assert (unknown.status, unknown.headers["WWW-Authenticate"]) == (401, 'Basic realm="Sahel Map"')
        assert "<h1>Sahel Map</h1>" in unknown.body.decode()
        assert re.findall("<p.*?>(.*?)[.]", unknown.body.decode()) == [
            "These data are for readers who are known here",
            "Ces données sont réservées aux lecteurs connus ici",
        ]
        # What a maintainer imports comes through as well: Streamlit itself misses the page it belongs to.
        upload = "_stcore/upload_file/0-0-0-0/1"
        mara = {"Authorization": "Basic bWFyYUBuZ28uZXhhbXBsZTp0aHJlZQ=="}
        direct = {"X-Forwarded-Email": "mara@ngo.example", "X-Sahel-Map-Proxy": secret}
        (answer, expected) = nginx.ask(upload, mara, method="PUT"), ask(server.url + upload, direct, method="PUT")
        assert (answer.status, answer.body) == (expected.status, expected.body)
        assert answer.status not in (401, 403) or b"XSRF" in answer.body
        assert [nginx.ask(upload, who, method="PUT").status for who in (None, ada)] == [401, 403]
    finally:
        for process in (nginx, server):
            if process:
                process.stop()


WALKED = "127.0.0.77"
CREDENTIALS = "Authorization: Basic YWRhQG5nby5leGFtcGxlOm9uZQ==\r\n"
SHAKE = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n"
)


def say(nginx, request, then=b""):
    """Say something from an address of its own; return the status of the answer, 0 for none."""
    context = ssl.create_default_context(cafile=nginx.folder / "cert.pem")
    plain = socket.create_connection(("127.0.0.1", nginx.port), 20, source_address=(WALKED, 0))
    with context.wrap_socket(plain, server_hostname="127.0.0.1") as opened:
        opened.sendall(request.encode() + then)
        answer = b""
        with contextlib.suppress(OSError):
            while b"\r\n\r\n" not in answer and (part := opened.recv(65_536)):
                answer += part
        return int(answer.split()[1]) if answer else 0


@pytest.mark.long
def test_logs_when_everything_goes_wrong_then_none_names_a_reader_an_address_or_a_filter(tmp_path):
    secret = "0123456789abcdef0123456789abcdef"
    server = serve_command(
        tmp_path,
        "/mali",
        SAHEL_MAP_LOGIN="proxy",
        SAHEL_MAP_PROXY_SECRET=secret,
        SAHEL_MAP_ALLOW_DOMAINS="ngo.example",
        SAHEL_MAP_PUBLIC_URL="https://127.0.0.1/mali",
        SAHEL_MAP_AUDIT_LOG=str(tmp_path / "audit.jsonl"),
    )
    passwords = tmp_path / "passwords"
    passwords.write_text("ada@ngo.example:{PLAIN}one\neve@other.example:{PLAIN}two\n")
    login = (SHIPPED / "sahel-map-login.conf").read_text("utf-8")
    login = login.replace("replace-me-by-the-output-of-openssl-rand-hex-32", secret)
    login = login.replace("/etc/nginx/sahel-map.htpasswd", str(passwords))
    nginx = None
    try:
        nginx = Nginx(tmp_path, [server.wait("readyz").url.split(":")[2].split("/")[0]], login)
        own = f"Host: 127.0.0.1:{nginx.port}\r\nConnection: close\r\n"
        view, end = "/mali/Trends?text=kidal", "\r\n"
        wrong = CREDENTIALS.replace("uZQ", "uZg")
        eve = "Authorization: Basic ZXZlQG90aGVyLmV4YW1wbGU6dHdv\r\n"
        shake = f"GET /mali/_stcore/stream?text=kidal HTTP/1.1\r\n{own.splitlines()[0]}\r\n{SHAKE}{CREDENTIALS}"
        origin = f"Origin: https://127.0.0.1:{nginx.port}\r\n"
        walked = [
            say(nginx, f"GET {view} HTTP/1.1\r\n{own}{end}"),
            say(nginx, f"GET {view} HTTP/1.1\r\n{own}{wrong}{end}"),
            say(nginx, f"GET /mali/mapdata/0/columns.bin?text=kidal HTTP/1.1\r\n{own}{eve}{end}"),
            say(nginx, f"GET /mali/mapdata/0/columns.bin?text=kidal HTTP/1.1\r\n{own}{CREDENTIALS}{end}"),
            say(nginx, f"GET /mali/api/incidents.csv?kidal=1 HTTP/1.1\r\n{own}{CREDENTIALS}{end}"),
            say(nginx, f"GET {view} HTTP/1.1\r\n{own}{CREDENTIALS}Origin: https://kidal.example\r\n{end}"),
            say(nginx, f"GET {view} HTTP/1.1\r\nHost: kidal.example\r\nConnection: close\r\n{CREDENTIALS}{end}"),
            say(nginx, f"POST {view} HTTP/1.1\r\n{own}{CREDENTIALS}Content-Length: 5000000\r\n{end}"),
            say(nginx, f"GET {view}{'kidal' * 9000} HTTP/1.1\r\n{own}{end}"),
            say(nginx, f"GET {view} HTTP/1.1\r\n{own}kidal : ada@ngo.example\r\n{end}"),
            say(nginx, f"ADA-OF-KIDAL {view} HTTP/1.1\r\n{own}{CREDENTIALS}{end}"),
            say(nginx, f"PUT /mali/_stcore/upload_file/kidal/1 HTTP/1.1\r\n{own}{CREDENTIALS}{end}"),
            say(nginx, f"{shake}Origin: https://kidal.example\r\n{end}"),
            # Two messages that no page sends: letters in place of bytes, and bytes that mean nothing.
            say(nginx, f"{shake}{origin}{end}", b"\x81\x85\0\0\0\0kidal"),
            say(nginx, f"{shake}{origin}{end}", b"\x82\x85\0\0\0\0kidal"),
        ]
        server.process.kill()
        server.process.wait()
        walked.append(say(nginx, f"GET {view} HTTP/1.1\r\n{own}{CREDENTIALS}{end}"))
    finally:
        for process in (nginx, server):
            if process:
                process.stop()
    assert walked == [401, 401, 403, 404, 400, 403, 421, 413, 414, 400, 200, 403, 403, 101, 101, 502]
    written = {path.name: path.read_text("utf-8") for path in (*tmp_path.glob("*.log"), tmp_path / "log.txt")}
    written["audit"] = (tmp_path / "audit.jsonl").read_text("utf-8")
    assert set(written) == {"access.log", "error.log", "log.txt", "audit"}
    assert all(written[name] for name in ("access.log", "log.txt", "audit"))
    for name, text in written.items():
        assert re.findall(rf"(?i)ada@|eve@|ada-of|{WALKED}|kidal", text) == [], name


class _LongHeaders(BaseHTTPRequestHandler):
    """Answers as Streamlit does after a sign-in at Keycloak with its defaults and twenty groups."""

    def do_GET(self):
        self.send_response(302)
        for part in range(4):
            self.send_header("Set-Cookie", f"_streamlit_user_{part}={'a' * 3000}; Path=/mali; HttpOnly")
        self.send_header("Location", "/mali/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.mark.long
def test_sign_in_when_tokens_are_of_ordinary_size_then_comes_through_nginx(tmp_path):
    port = free_port()
    nginx = Nginx(tmp_path, [port])
    try:
        with HTTPServer(("127.0.0.1", port), _LongHeaders) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            cookies = "; ".join(f"_streamlit_user_{part}={'a' * 3000}" for part in range(4))
            answer = nginx.ask("oauth2callback?code=1", {"Cookie": cookies})
            server.shutdown()
    finally:
        nginx.stop()
    assert (answer.status, len(answer.headers.get_all("Set-Cookie"))) == (302, 5)


@pytest.mark.long
def test_socket_of_a_page_when_tokens_are_of_ordinary_size_then_opens_through_nginx(tmp_path):
    secret, port = "0123456789abcdef0123456789abcdef", free_port()
    nginx = server = None
    try:
        nginx = Nginx(tmp_path, [port])
        login = oidc_settings(nginx.url, "https://id.example.org/", secret)
        server = serve_command(tmp_path, "/mali", port=port, **login).wait("readyz")
        jar = _signed_in(nginx.url, secret, n_bytes=9_000)
        cookies = "; ".join(f"__Host-mali{name}={value}" for name, value in jar.items())
        assert 12_000 < len(cookies) < 16_000

        async def read():
            reader = Reader(nginx.url, {"Cookie": cookies}, nginx.tls)
            await reader.connect()
            run = await reader.open()
            await reader.close()
            return run

        assert asyncio.run(read()).errors == []
        sessions = eventually(lambda: [line for line in server.lines() if line.get("event") == "session"])
        assert [(line["status"], line["role"]) for line in sessions] == [(101, "reader")]
    finally:
        for process in (nginx, server):
            if process:
                process.stop()


def _signed_in(url, secret, n_bytes):
    """Return the cookies that Streamlit gives after a sign-in with so many bytes of groups."""
    origin, noise = "/".join(url.split("/")[:3]), base64.b64encode(random.Random(1).randbytes(n_bytes)).decode()
    claims = {"email": "ada@ngo.example", "sub": "1", "iat": int(time.time()), "groups": [noise]}
    jar = {}
    set_cookie_with_chunks(
        lambda name, value: jar.update({name: create_signed_value(secret, name, value).decode()}),
        lambda name, value: create_signed_value(secret, name, value),
        USER_COOKIE_NAME,
        {**claims, "origin": origin, "is_logged_in": True, "provider": "default"},
        cookie_attr_size=100,
    )
    return jar


@pytest.mark.long
def test_address_when_it_asks_without_end_then_is_slowed_and_no_log_names_it(tmp_path):
    port = free_port()
    nginx, answers = Nginx(tmp_path, [port]), []
    try:
        # No process is behind it: every question fails, and each failure could be logged with its address. Fifty a
        # second may come for ever, and 500 at once: a busy machine asks longer until it has asked too much.
        with ThreadPoolExecutor(8) as pool:
            while len(answers) < 3_500 and 429 not in {answer.status for answer in answers}:
                answers += pool.map(lambda n: nginx.ask(f"Trends?text=kidal{n}"), range(700))
    finally:
        nginx.stop()
    assert {answer.status for answer in answers} == {502, 429}
    told = next(answer for answer in answers if answer.status == 429)
    assert told.headers["Retry-After"] == "10"
    assert [line.rpartition(". ")[2] for line in told.body.decode().splitlines()] == [
        "Ask again in 10 seconds.",
        "Réessayez dans 10 secondes.",
    ]
    logs = "".join(path.read_text() for path in tmp_path.glob("*.log"))
    assert "429" in logs
    assert not re.search(r"127\.0\.0\.1|kidal|Trends", logs)


@pytest.mark.long
def test_office_when_it_opens_its_first_pages_in_one_moment_then_gets_every_file(site):
    nginx, _ = site
    script = re.search(r'src="\./(static/js/[^"]+)"', nginx.ask("").body.decode())[1]
    # Six readers behind one router, each with the 135 files of a first visit.
    with ThreadPoolExecutor(16) as pool:
        statuses = set(pool.map(lambda n: nginx.ask(script).status, range(6 * 135)))
    assert statuses == {200}


def test_configuration_when_read_then_listens_on_both_families():
    shipped = (SHIPPED / "sahel-map.conf").read_text("utf-8")
    assert re.findall(r"listen (\S+)", shipped) == ["443", "[::]:443", "80;", "[::]:80;"]
