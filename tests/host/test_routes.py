"""Every address the server has, and its rule: a new route fails here until somebody decides."""

import json
import os
import subprocess
import sys

import pytest
from server_process import MINI, ROOT, ask

from sahel_map.app.server.access import RULES, rule_of

# Path of every route of the running application -> rule.
DECIDED = {
    "/assets/{digest}/{name}": "public",
    "/mapdata/{digest}/columns.bin": "reader",
    "/mapdata/{digest}/boundaries/{name}.geojson": "reader",
    "/mapdata/{digest}/incident/{row}.json": "reader",
    "/mapdata/{digest}/incidents.json": "reader",
    "/mapdata/{digest}/words.json": "reader",
    "/mapdata/{digest}/months.bin": "reader",
    "/mapdata/{digest}/painted": "reader",
    "/api": "reader",
    "/api/": "reader",
    "/api/changes.atom": "reader",
    "/api/collections": "reader",
    "/api/collections/{name}": "reader",
    "/api/collections/{name}/items": "reader",
    "/api/collections/{name}/items/{item}": "reader",
    "/api/conformance": "reader",
    "/api/incidents.csv": "reader",
    "/api/openapi": "reader",
    "/healthz": "public",
    "/readyz": "public",
    "/_stcore/health": "public",
    "/_stcore/host-config": "public",
    "/_stcore/bidi-components/{path:path}": "public",
    "/_stcore/stream": "reader",
    "/_stcore/upload_file/{session_id}/{file_id}": "maintainer",
    "/_stcore/metrics": "closed",
    "/_stcore/agent/interact": "closed",
    "/_stcore/agent/openapi.json": "closed",
    "/_stcore/agent/mcp": "closed",
    "/component/{path:path}": "public",
    "/media/{file_id:path}": "reader",
    "/auth/login": "public",
    "/auth/logout": "public",
    "/oauth2callback": "public",
    # The mount of Streamlit's own files; what is no such file becomes the start page.
    "": "public",
}
LIST = (
    "import json, dashboard; app = dashboard.app._build_starlette_app();"
    "print(json.dumps(sorted({route.path for route in app.routes})))"
)


def test_routes_when_listed_then_each_has_the_rule_decided_for_it():
    environment = {**os.environ, "SAHEL_MAP_GEODATA": str(MINI)}
    listing = subprocess.run(
        [sys.executable, "-c", LIST], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    paths = json.loads(listing.stdout.splitlines()[-1])
    assert {path: rule_of(path)[1].value for path in paths} == DECIDED


def test_rules_when_listed_then_are_about_addresses_that_exist():
    firsts = {path.strip("/") for path in DECIDED}
    files = {"index.html", "favicon.png", "manifest.json", "static"}
    # The middleware answers this one itself.
    files.add("auth/alive")
    # Two that Streamlit has only if switched on; they stay closed if somebody does.
    optional = {"_stcore/script-health-check", "app/static"}
    unused = {
        start
        for start in RULES
        if start not in files | optional
        and not any(path == start or path.startswith(f"{start}/") for path in firsts)
    }
    assert unused == set()


@pytest.fixture
def guarded(start_server):
    return start_server(
        "/mali",
        SAHEL_MAP_LOGIN="proxy",
        SAHEL_MAP_PROXY_SECRET="p" * 32,
        SAHEL_MAP_ALLOW_DOMAINS="ngo.example",
        SAHEL_MAP_MAINTAINER_EMAILS="mara@ngo.example",
    )


def test_answer_when_from_any_address_then_carries_the_headers_that_protect_readers(guarded):
    weak = set()
    for path in [*DECIDED, "/Trends", "/nothing/here", "/app/static/x"]:
        address = guarded.url + path.lstrip("/").replace("{", "").replace("}", "").replace(":path", "")
        headers = ask(address).headers
        assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == (
            "SAMEORIGIN", "nosniff", "same-origin",
        ), path  # fmt: skip
        assert "object-src 'none'; base-uri 'self'" in headers["Content-Security-Policy"], path
        weak |= {path} if "unsafe-eval" in headers["Content-Security-Policy"] else set()
    assert weak == {"/component/{path:path}"}


def test_server_when_readers_sign_in_then_strangers_get_no_data_from_any_address(guarded):
    for path, rule in DECIDED.items():
        address = guarded.url + path.lstrip("/").replace("{", "").replace("}", "").replace(":path", "")
        status = ask(address).status
        expected = {"closed": {404}, "reader": {401}, "maintainer": {401}, "public": set(range(200, 405))}
        assert status in expected[rule], (path, status)
        assert rule == "public" or status != 200
    reader = {"X-Forwarded-Email": "ada@ngo.example", "X-Sahel-Map-Proxy": "p" * 32}
    assert ask(f"{guarded.url}mapdata/0/columns.bin", reader).status == 404
    assert ask(f"{guarded.url}mapdata/0/columns.bin", {**reader, "X-Sahel-Map-Proxy": "q" * 32}).status == 401
    assert ask(f"{guarded.url}_stcore/metrics", reader).status == 404
