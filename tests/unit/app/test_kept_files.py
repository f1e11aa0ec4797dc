"""Public files: compressed once, kept for ever where the name says so, asked again elsewhere."""

import asyncio
import gzip

import brotli
import pytest
from starlette.staticfiles import StaticFiles

from sahel_map.app.server.kept_files import KeptFiles
from sahel_map.views.map.assets import FONT, asset_bundle

SCRIPT = b"const a = 1;\n" * 400
ETAG = "etag"


class App:
    """Counts how often it is asked."""

    n_asked = 0

    async def __call__(self, scope, _receive, send):
        self.n_asked += 1
        kinds = {"html": "text/html", "woff2": "font/woff2"}
        kind = kinds.get(scope["path"].rpartition(".")[2], "text/javascript")
        status = 404 if "missing" in scope["path"] else 200
        headers = [(b"content-type", kind.encode()), (b"set-cookie", b"a=b"), (b"content-length", b"5200")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[:100], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[100:]})


def get(files, path="/mali/static/js/index.DormvYxC.js", method="GET", **headers):
    sent = []

    async def send(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": given}
    asyncio.run(files(scope, None, send))
    names = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], names, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture
def leaving_reader():
    """What the server hears of a reader who closed the page while it was on its way."""

    async def receive():
        return {"type": "http.disconnect"}

    return receive


def test_script_when_its_first_reader_leaves_meanwhile_then_the_next_one_gets_it_whole(tmp_path, leaving_reader):
    # As Streamlit serves its files: Starlette stops between two pieces of 64 kB when the reader has left.
    (tmp_path / "index.DormvYxC.js").write_bytes(SCRIPT * 40)
    files = KeptFiles(StaticFiles(directory=tmp_path))
    scope = {"type": "http", "method": "GET", "path": "/index.DormvYxC.js", "headers": [], "root_path": ""}

    async def nobody(_message):
        pass

    asyncio.run(files(scope, leaving_reader, nobody))
    assert get(files, "/index.DormvYxC.js")[2] == SCRIPT * 40


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=1.0", "gzip", gzip.decompress),
        ("", None, bytes),
        ("identity", None, bytes),
    ],
)
def test_script_when_asked_for_then_comes_compressed_and_may_be_kept_for_a_year(accepted, encoding, read):
    app = App()
    files = KeptFiles(app)
    for _ in range(3):
        status, headers, body = get(files, accept_encoding=accepted)
    assert (status, headers.get("content-encoding"), read(body)) == (200, encoding, SCRIPT)
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (headers["vary"], headers["content-length"]) == ("Accept-Encoding", str(len(body)))
    assert "set-cookie" not in headers
    assert app.n_asked == 1


def test_script_when_the_browser_has_it_then_only_that_is_said():
    files = KeptFiles(App())
    _, headers, _ = get(files, accept_encoding="br")
    status, again, body = get(files, accept_encoding="br", if_none_match=headers[ETAG])
    assert (status, body, again[ETAG]) == (304, b"", headers[ETAG])
    assert "content-length" not in again


def test_typeface_when_asked_for_by_streamlits_name_then_comes_cut_and_may_be_kept_for_a_year():
    bundle = asset_bundle()
    _, headers, body = get(KeptFiles(App()), f"/mali/static/media/{bundle.font_name}", accept_encoding="br")
    assert body == bundle.files[FONT]
    assert headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/component/x/index.html", "/static/manifest.json", "/static/js/run.js"])
def test_file_when_its_name_does_not_say_its_version_then_is_asked_for_again(path):
    assert get(KeptFiles(App()), path)[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/static/missing.js", "/static/anything.html"])
def test_file_when_there_is_none_then_nothing_is_kept(path):
    app = App()
    files = KeptFiles(app)
    get(files, path), get(files, path)
    assert app.n_asked == 2
    assert files._kept == {}


def test_file_when_many_ask_for_it_in_one_moment_then_is_made_once():
    app = App()
    files, sent = KeptFiles(app), []

    async def send(message):
        sent.append(message)

    async def crowd():
        scope = {"type": "http", "method": "GET", "path": "/static/js/index.DormvYxC.js", "headers": []}
        await asyncio.gather(*(files(scope, None, send) for _ in range(30)))

    asyncio.run(crowd())
    bodies = [message["body"] for message in sent if message["type"] == "http.response.body"]
    assert (app.n_asked, len(bodies)) == (1, 30)
    # One copy for all, whoever takes how long to take it.
    assert {id(body) for body in bodies} == {id(bodies[0])} and bodies[0] == SCRIPT
    assert files._making == {}


def test_head_and_ranges_when_asked_for_then_are_answered_as_such():
    app = App()
    files = KeptFiles(app)
    status, headers, body = get(files, method="HEAD", accept_encoding="br")
    assert (status, body, headers["content-encoding"]) == (200, b"", "br")
    get(files, range="bytes=0-1")
    assert app.n_asked == 2


def test_file_when_spelt_in_another_way_then_is_not_compressed_anew_for_each_spelling():
    app = App()
    files = KeptFiles(app)
    for spelling in (
        "/static/./js/index.DormvYxC.js",
        "/static//js/index.DormvYxC.js",
        "//static/js/index.DormvYxC.js",
    ):
        _, headers, _ = get(files, spelling, accept_encoding="br")
        assert "content-encoding" not in headers
    assert files._kept == {}
