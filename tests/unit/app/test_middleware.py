"""The middleware of the server: who passes, what is dropped, what is added, what is written down."""

import asyncio
import base64
import hashlib
import json
import logging
import re
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from sahel_map.app.server.front import head_scripts, start_page
from sahel_map.app.server.middleware import RequestMiddleware
from sahel_map.app.server.page_scripts import SCRIPTS
from sahel_map.app.server.streamlit_words import script_for
from sahel_map.settings.settings import Settings

SECRET = "s" * 32
OIDC = Settings(
    login="oidc",
    public_url="https://map.example/mali",
    base_path="mali",
    cookie_secret=SECRET,
    login_hours=720,
    allow_emails=("ada@example.org",),
)
PROXY = Settings(login="proxy", base_path="mali", proxy_secret=SECRET, allow_emails=("ada@example.org",))
# Streamlit dates its signature by the clock, so the sign-in of these tests is now.
ISSUED = int(time.time())


def cookie(email="ada@example.org", secret=SECRET, **claims):
    content = {
        "email": email, "iat": ISSUED, "is_logged_in": True, "origin": "https://map.example", **claims
    }  # fmt: skip
    value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(content)).decode()
    return ("cookie", f"__Host-mali{USER_COOKIE_NAME}={value}")


@pytest.fixture
def written(monkeypatch):
    """Return what was logged, as the fields of each line."""
    lines = []
    keep = logging.Handler()
    keep.emit = lambda record: lines.append(record.fields)
    for name in ("sahel_map", "sahel_map.audit"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [keep])
        monkeypatch.setattr(logging.getLogger(name), "propagate", False)
        logging.getLogger(name).setLevel(logging.INFO)
    yield lines
    for name in ("sahel_map", "sahel_map.audit"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def echo(request):
    response = JSONResponse(dict(request.headers))
    response.set_cookie("a", "1", httponly=True)
    response.set_cookie("b", "2", secure=True)
    return response


def download(_request):
    return Response("x,y\n", headers={"Content-Disposition": 'attachment; filename="mali_jnim.csv"'})


def frame(_request):
    return HTMLResponse("<p>")


def script(_request):
    return Response("1", media_type="text/javascript")


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


ROUTES = [
    Route(path, endpoint)
    for path, endpoint in (
        ("/mali/manifest.json", echo), ("/mali/mapdata/0/columns.bin", echo),
        ("/mali/component/x/index.html", frame), ("/mali/component/x/main.js", script),
        ("/mali/_stcore/metrics", echo), ("/mali/media/0.csv", download), ("/mali/Trends", echo),
    )
]  # fmt: skip


def get(path, settings, *headers, kind="http", scheme="http", app=None, host="127.0.0.1:8501", method="GET"):
    app = app or RequestMiddleware(Starlette(routes=ROUTES), settings, frozenset({"Trends"}))
    scope = {
        "type": kind, "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": b"actor=JNIM", "scheme": scheme, "server": ("127.0.0.1", 80), "http_version": "1.1",
        "client": ("192.0.2.7", 5),
        "headers": [(name.lower().encode(), value.encode()) for name, value in [("host", host), *headers] if value],
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    # In a thread of its own, as the browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    if kind == "websocket":
        return sent[0]
    given = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    body = b"".join(message.get("body", b"") for message in sent)
    return SimpleNamespace(status=sent[0]["status"], headers=given, body=body, header=dict(given).get)


DATA = "/mali/mapdata/0/columns.bin"
# A proxy that adds its own header and leaves the browser's where it is.
TWICE = [("x-forwarded-email", "eve@example.org"), ("X-Sahel-Map-Proxy", SECRET)]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 401),
        ([("cookie", f"{USER_COOKIE_NAME}=forged")], 401),
        ([cookie(secret="t" * 32)], 401),
        ([cookie(origin="https://other.example")], 401),
        ([cookie(is_logged_in=False)], 401),
        ([cookie("eve@example.org")], 403),
        ([cookie(iat=ISSUED - 721 * 3600)], 403),
        ([cookie(email_verified="false")], 403),
        ([cookie()], 200),
        ([("X-Forwarded-Email", "ada@example.org")], 401),
    ],
)
def test_data_when_a_provider_vouches_then_only_its_signed_cookie_opens(headers, status):
    assert get(DATA, OIDC, *headers).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([("X-Forwarded-Email", "ada@example.org")], 401),
        ([("X-Forwarded-Email", "ada@example.org"), ("X-Sahel-Map-Proxy", "t" * 32)], 401),
        ([("X-Forwarded-Email", "ada@example.org"), ("X-Sahel-Map-Proxy", "")], 401),
        ([("X-Sahel-Map-Proxy", SECRET)], 401),
        ([("X-Forwarded-Email", "eve@example.org"), ("X-Sahel-Map-Proxy", SECRET)], 403),
        ([("X-Forwarded-Email", "ada@example.org"), ("X-Sahel-Map-Proxy", SECRET)], 200),
        ([("X-Forwarded-Email", "ada@example.org"), *TWICE], 401),
        (
            [
                ("X-Forwarded-Email", "ada@example.org"),
                ("X-Forwarded-Groups", "a"),
                ("x-forwarded-groups", "b"),
                ("X-Sahel-Map-Proxy", SECRET),
            ],
            401,
        ),
        ([cookie()], 401),
    ],
)
def test_data_when_a_proxy_vouches_then_only_its_secret_opens(headers, status):
    assert get(DATA, PROXY, *headers).status == status


def test_headers_when_our_proxy_sends_them_then_its_secret_goes_no_further():
    headers = [("X-Forwarded-Email", "ada@example.org"), ("X-Sahel-Map-Proxy", SECRET)]
    seen = json.loads(get("/mali/manifest.json", PROXY, *headers).body)
    assert seen == {"host": "127.0.0.1:8501", "x-forwarded-email": "ada@example.org"}
    assert json.loads(get("/mali/manifest.json", PROXY, headers[0]).body) == {"host": "127.0.0.1:8501"}


def test_closed_address_when_a_reader_asks_then_is_not_there():
    assert get("/mali/_stcore/metrics", OIDC, cookie()).status == 404
    assert get("/mali/_stcore/metrics", Settings(base_path="mali")).status == 404


def test_sign_out_when_a_page_of_another_asks_then_the_reader_stays_signed_in():
    assert get("/mali/auth/logout", OIDC, cookie(), ("sec-fetch-site", "cross-site")).status == 403
    assert get("/mali/auth/logout", OIDC, cookie(), ("sec-fetch-site", "same-origin")).status == 404


def test_websocket_elsewhere_when_a_stranger_asks_then_is_refused():
    assert get("/mali/other", OIDC, kind="websocket", scheme="ws") == {"type": "websocket.close", "code": 1008}


def test_request_when_it_has_two_lengths_then_is_refused_and_its_connection_ends():
    lengths = ("content-length", "4"), ("transfer-encoding", "chunked")
    answer = get("/mali/Trends", Settings(base_path="mali"), *lengths)
    assert (answer.status, answer.header("connection")) == (400, "close")
    assert get("/mali/Trends", Settings(base_path="mali"), lengths[0]).status == 200


LOCAL = Settings(base_path="mali")
OPEN = Settings(base_path="mali", host="0.0.0.0")


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        (LOCAL, "localhost:8501", 200),
        (LOCAL, "[::1]:8501", 200),
        (LOCAL, "rebound.example:8501", 421),
        (LOCAL, "[::1", 421),
        (LOCAL, "", 421),
        (LOCAL, "eve@localhost:8501", 421),
        (LOCAL, "localhost/evil.example", 421),
        (LOCAL, "localhost#evil.example", 421),
        (LOCAL, "localhost\\evil.example", 421),
        (LOCAL, "localhost:8501:1", 421),
        (OPEN, "eve@10.0.0.7", 421),
        (OPEN, "10.0.0.7:8501", 200),
        (OIDC, "map.example", 200),
        (OIDC, "127.0.0.1:8501", 200),
        (OIDC, "map.example.rebound.example", 421),
    ],
)
def test_server_when_asked_by_a_name_it_does_not_have_then_says_nothing(settings, host, status):
    assert get("/mali/manifest.json", settings, host=host).status == status
    assert get("/mali/healthz", settings, host=host).status == 404  # let through; this small application has none


@pytest.mark.parametrize(
    ("settings", "host", "origin", "passes"),
    [
        (LOCAL, "localhost:8501", "http://localhost:8501", True),
        (LOCAL, "localhost:8501", "http://localhost:3000", False),
        (LOCAL, "localhost:8501", "http://127.0.0.1:8501", False),
        (LOCAL, "localhost:8501", "http://localhost", False),
        (LOCAL, "localhost:8501", "https://evil.example", False),
        (LOCAL, "localhost:8501", "null", False),
        (LOCAL, "localhost:8501", "file://localhost:8501", False),
        (LOCAL, "LOCALHOST:8501", "http://localhost:8501", False),
        (OPEN, "10.0.0.7:8501", "http://10.0.0.7:8501", True),
        (OPEN, "10.0.0.7:8501", "http://evil.example", False),
        (OIDC, "map.example", "https://map.example", True),
        (OIDC, "map.example", "https://map.example:444", False),
        (OIDC, "map.example", "https://map.example.evil.example", False),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_server_when_a_page_of_another_asks_then_streamlit_never_sees_it(settings, host, origin, passes, kind):
    seen = []

    async def streamlit(scope, _receive, send):
        seen.append(scope["path"])
        start = "websocket.accept" if scope["type"] == "websocket" else "http.response.start"
        await send({"type": start, "status": 200, "headers": []})

    app = RequestMiddleware(streamlit, settings, frozenset())
    path = "/mali/_stcore/stream" if kind == "websocket" else "/mali/manifest.json"
    who = [cookie()] if settings is OIDC else []
    answer = get(path, settings, ("origin", origin), *who, kind=kind, host=host, app=app)
    assert seen == ([path] if passes else [])
    if not passes:
        assert answer == {"type": "websocket.close", "code": 1008} if kind == "websocket" else answer.status == 403


def test_page_when_served_then_the_browser_is_told_what_to_refuse():
    answer = get("/mali/Trends", OIDC)
    policy = dict(part.split(" ", 1) for part in answer.header("content-security-policy").split("; "))
    assert policy["script-src"].split() == [
        "'self'",
        "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",  # in the start page of Streamlit 1.67.0
        "'sha256-yN0MhQthT+Qt73z58PtoKc6KpKl08eIdRUrW+1b58bM='",  # document.documentElement.lang = "en"
        "'sha256-9Qd4B3//QSZycuY8fG3qZBN6OpxuDMUuuDe1yJb46Ic='",  # document.documentElement.lang = "fr"
        *(f"'sha256-{digest(script_for(language))}'" for language in ("en", "fr")),  # Streamlit's own words
        f"'sha256-{digest(SCRIPTS[-1])}'",  # the version of the data that the reader saw last
        *(f"'sha256-{digest(script)}'" for script in (*head_scripts(True), head_scripts(False)[0])),
    ]
    assert policy["connect-src"] == "'self' wss://map.example"
    assert policy["frame-ancestors"] == "'self'"
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("referrer-policy") == "same-origin"


def test_component_frame_when_served_then_alone_may_run_scripts_written_into_it():
    policy = get("/mali/component/x/index.html", OIDC).header("content-security-policy")
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy


@pytest.mark.parametrize("path", ["/mali/component/x/main.js", "/mali/manifest.json"])
def test_file_when_it_is_no_document_then_carries_a_short_and_strict_policy(path):
    answer = get(path, OIDC)
    assert answer.header("content-security-policy") == (
        "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )
    assert (answer.header("x-content-type-options"), answer.header("x-frame-options")) == ("nosniff", "SAMEORIGIN")


@pytest.mark.parametrize(("settings", "scheme"), [(OIDC, "http"), (Settings(base_path="mali"), "https")])
def test_cookies_when_readers_come_through_tls_then_are_secure(settings, scheme):
    cookies = [
        value for name, value in get("/mali/manifest.json", settings, scheme=scheme).headers if name == "set-cookie"
    ]
    assert cookies == [
        "a=1; HttpOnly; Path=/; SameSite=lax; Secure",
        "b=2; Path=/; SameSite=lax; Secure",
    ]


def test_cookies_when_plain_http_then_are_left_alone():
    cookies = [
        value
        for name, value in get("/mali/manifest.json", Settings(base_path="mali")).headers
        if name == "set-cookie"
    ]
    assert cookies[0] == "a=1; HttpOnly; Path=/; SameSite=lax"


def test_visit_when_written_down_then_says_nothing_of_the_reader(written):
    get(DATA, OIDC, cookie(), ("user-agent", "Firefox"))
    (line,) = written
    assert {name: line[name] for name in ("event", "method", "route", "status")} == {
        "event": "request", "method": "GET", "route": "mapdata", "status": 200,
    }  # fmt: skip
    assert set(line) == {"event", "method", "route", "status", "ms", "bytes"}
    assert not {"ada", "JNIM", "192.0.2.7", "Firefox"} & set(json.dumps(line).split('"'))


@pytest.mark.parametrize("method", ["ada-of-kidal", "A" * 40_000], ids=["a name", "long"])
def test_visit_when_its_method_is_a_word_of_its_own_then_the_log_does_not_repeat_it(written, method):
    get(DATA, OIDC, cookie(), method=method)
    assert [line["method"] for line in written] == ["other"]


def test_file_when_it_leaves_the_server_then_the_audit_log_says_so_without_a_name(written):
    answer = get("/mali/media/0.csv", OIDC, cookie())
    line = written[1]
    assert (line["audit"], line["format"], line["bytes"], line["role"]) == ("export", "csv", 4, "reader")
    assert len(line["who"]) == 12
    assert answer.header("cache-control") == "private, no-store"


def test_file_when_refused_then_is_no_export(written):
    assert get("/mali/media/0.csv", OIDC).status == 401
    assert [line.get("audit") for line in written] == [None]


def test_file_when_the_browser_asks_twice_for_one_download_then_is_one_export(written):
    app = RequestMiddleware(Starlette(routes=ROUTES), OIDC, frozenset())
    for _ in range(2):
        get("/mali/media/0.csv", OIDC, cookie(), app=app)
    assert [line["audit"] for line in written if "audit" in line] == ["export"]


def opened(*cookies, settings=OIDC):
    return get("/mali/Trends", settings, ("cookie", "; ".join(cookies)))


def test_sign_in_when_its_hours_are_over_then_the_provider_is_asked_again_and_the_view_waits():
    answer = opened("sahel_map_signed_in=1")
    assert (answer.status, answer.header("location")) == (303, "/mali/auth/login")
    kept, renewed = [value for name, value in answer.headers if name == "set-cookie"]
    assert kept.startswith("sahel_map_view=%2Fmali%2FTrends%3Factor%3DJNIM; Path=/mali; Max-Age=600; HttpOnly")
    assert renewed.startswith("sahel_map_renewed=1; Path=/mali; Max-Age=60; HttpOnly")


@pytest.mark.parametrize(
    ("cookies", "settings", "status"),
    [
        ((), OIDC, 401),
        # Asked a moment ago: the clocks of server and provider differ, or the reader is nobody there any more.
        (("sahel_map_signed_in=1", "sahel_map_renewed=1"), OIDC, 401),
        (("sahel_map_signed_in=1", cookie(email="eve@example.org")[1]), OIDC, 403),
        (("sahel_map_signed_in=1",), PROXY, 401),
    ],
    ids=["stranger", "asked before", "not allowed", "proxy"],
)
def test_door_when_there_is_nothing_to_renew_then_is_shown(cookies, settings, status):
    assert opened(*cookies, settings=settings).status == status


def test_page_when_the_browser_runs_no_scripts_then_says_so_in_both_languages_and_nothing_else():
    page = start_page(Headers({}), OIDC).body.decode()
    assert re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL) == [
        "These pages need JavaScript, which this browser does not run. "
        "Ces pages ont besoin de JavaScript, que ce navigateur n’exécute pas."
    ]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_of_the_page_when_it_runs_again_then_declares_no_name_twice(script):
    # A page that is drawn anew runs it once more in the same document, where a second declaration is an error.
    declares = re.search(r"^(const|let|class) ", script, re.MULTILINE)
    assert declares is None or script.strip().startswith(("{", "(() =>"))
