"""What the map can fetch, and what it is refused."""

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from map_example import example_dataset
from starlette.applications import Starlette

from sahel_map.app.server.map_data import latest
from sahel_map.app.server.map_routes import map_routes
from sahel_map.views.map.assets import asset_bundle
from sahel_map.views.map.mark_text import map_words
from sahel_map.views.map.packed_columns import pack_columns
from sahel_map.words import Words

DATASET = example_dataset()
PACKED = pack_columns(DATASET)
DATA = f"/mapdata/{PACKED.digest}"


def get(path, headers=(), app=None, **options):
    """Ask the routes for an address; return status, headers and body."""
    app = app or Starlette(routes=map_routes(latest(lambda: DATASET), **options))
    path, _, query = path.partition("?")
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "scheme": "http", "server": ("127.0.0.1", 80), "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    # In a thread of its own, as the browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    body = b"".join(message.get("body", b"") for message in sent)
    given = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return SimpleNamespace(status=sent[0]["status"], headers=given, body=body)


def test_asset_when_asked_for_then_may_be_kept_for_ever():
    bundle = asset_bundle()
    answer = get(f"/assets/{bundle.digest}/leaflet.js")
    assert (answer.status, answer.body) == (200, bundle.files["leaflet.js"])
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["0000/leaflet.js", f"{asset_bundle().digest}/other.js"])
def test_asset_when_of_another_version_then_is_refused(path):
    assert get(f"/assets/{path}").status == 404


def test_columns_when_asked_for_then_come_whole_and_are_nobody_elses():
    answer = get(f"{DATA}/columns.bin")
    assert (answer.status, answer.body) == (200, PACKED.bytes)
    # Asked again each time: a record that is retracted must not live on in browsers.
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "access-control-allow-origin" not in answer.headers


def test_columns_when_the_browser_has_them_then_only_that_is_said():
    tag = get(f"{DATA}/columns.bin").headers["etag"]
    again = get(f"{DATA}/columns.bin", [("if-none-match", tag), ("accept-encoding", "gzip")])
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert get(f"{DATA}/columns.bin", [("if-none-match", '"0000"')]).status == 200
    assert get(f"{DATA}/columns.bin", [("if-none-match", tag)], allow=lambda request: False).status == 403


def test_columns_when_the_browser_takes_gzip_then_are_compressed():
    answer = get(f"{DATA}/columns.bin", [("accept-encoding", "gzip, br")])
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == PACKED.bytes


def test_data_when_replaced_by_newer_ones_then_the_old_address_says_so():
    answer = get("/mapdata/0000000000000000/columns.bin")
    assert answer.status == 404
    assert json.loads(answer.body) == {
        "error": "These data have been replaced by a newer version: reload the page."
    }


def test_data_when_the_data_set_changes_then_are_packed_again():
    newer = example_dataset()
    newer.version.digest = "newer"
    shown = [DATASET]
    app = Starlette(routes=map_routes(latest(lambda: shown[0])))
    path = f"/mapdata/{pack_columns(newer).digest}/columns.bin"
    assert get(path, app=app).status == 404
    shown[0] = newer
    assert get(path, app=app).status == 200
    assert get(f"{DATA}/columns.bin", app=app).status == 404


def test_boundaries_when_of_units_then_carry_the_code_that_columns_name():
    collection = json.loads(get(f"{DATA}/boundaries/communes.geojson").body)
    (feature,) = collection["features"]
    assert feature["properties"] == {"pcode": "ML010102", "name": "Commune", "label_lon": -3.0}
    assert sorted(feature["geometry"]["coordinates"][0])[0] == [-4.0, 15.0]


def test_boundaries_when_of_the_background_then_carry_no_row_number():
    (feature,) = json.loads(get(f"{DATA}/boundaries/lakes.geojson").body)["features"]
    assert feature["properties"] == {"name": None}


@pytest.mark.parametrize("name", ["villages", "labels", "..", "%2e%2e%2fpasswd"])
def test_boundaries_when_unknown_then_are_refused(name):
    assert get(f"{DATA}/boundaries/{name}.geojson").status == 404


def test_incident_when_asked_for_then_is_plain_text():
    answer = get(f"{DATA}/incident/5.json?lang=en")
    assert json.loads(answer.body)["place"] == "<b>{{7*191}}</b>"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("row", ["6", "-1", "1.5", "x", "99999999999999999999", "٣"])
def test_incident_when_the_row_does_not_exist_then_says_which_do(row):
    answer = get(f"{DATA}/incident/{row}.json?lang=en")
    assert answer.status == 404
    assert json.loads(answer.body) == {"error": "There is no such incident: rows are 0 to 5, at most 50 at once."}


@pytest.mark.parametrize(
    "path", ["incident/0.json?lang=de", "incident/0.json", "words.json?lang=", "incidents.json?rows=1"]
)
def test_text_when_the_language_is_unknown_then_is_refused(path):
    answer = get(f"{DATA}/{path}")
    assert answer.status == 404
    assert json.loads(answer.body)["error"].endswith("allowed: en, fr.")


def test_incidents_when_asked_for_together_then_come_in_that_order():
    answer = get(f"{DATA}/incidents.json?rows=5,0,3&lang=fr")
    assert [(text["id"], text["place"]) for text in json.loads(answer.body)] == [
        (5, "<b>{{7*191}}</b>"),
        (0, "Exempleville-0"),
        (3, "Région"),
    ]


@pytest.mark.parametrize("rows", ["", "1,", "1,6", ",".join(["1"] * 51)])
def test_incidents_when_a_row_is_wrong_or_too_many_then_are_refused(rows):
    assert get(f"{DATA}/incidents.json?rows={rows}&lang=fr").status == 404


def test_words_when_asked_for_then_carry_the_labels_of_the_data():
    words = json.loads(get(f"{DATA}/words.json?lang=fr").body)
    assert words["groups"][0] == "State (fr)"
    assert words["text"]["empty"] == "Aucun incident ne correspond aux filtres."
    assert words["text"]["attribution"] == "© Example Survey. Tracés non officiels."
    # What our own set leaves out is said over it, and over no other.
    assert words["text"]["layers-state-silent"].endswith("sécurité. Le sud et l’ouest ne sont pas couverts.")
    assert "sud" not in str(map_words(Words("fr"))["text"])


@pytest.mark.parametrize(
    "path", ["columns.bin", "boundaries/lakes.geojson", "incident/0.json?lang=en", "incidents.json", "words.json"]
)
def test_data_when_the_reader_may_not_then_are_withheld(path):
    answer = get(f"{DATA}/{path}", allow=lambda request: False)
    assert answer.status == 403
    assert json.loads(answer.body) == {"error": "You are not signed in, or may not read these data."}


def test_access_when_decided_then_by_the_request_itself():
    def allow(request):
        return request.cookies.get("session") == "good"

    assert get(f"{DATA}/columns.bin", [("cookie", "session=good")], allow=allow).status == 200
    assert get(f"{DATA}/columns.bin", [("cookie", "session=bad")], allow=allow).status == 403


@pytest.mark.parametrize("base_path", ["mali", "/mali", "/mali/"])
def test_routes_when_below_a_path_then_answer_there_only(base_path):
    assert get(f"/mali{DATA}/columns.bin", base_path=base_path).status == 200
    assert get(f"{DATA}/columns.bin", base_path=base_path).status == 404


def test_health_when_well_then_says_no_more_than_that():
    assert json.loads(get("/healthz", allow=lambda request: False).body) == {"status": "ok"}


@pytest.mark.parametrize(
    ("lack", "status", "says"),
    [("", 200, {"status": "ready"}), ("being read", 503, {"status": "not ready", "reason": "being read"})],
)
def test_readiness_when_asked_then_says_whether_there_are_data(lack, status, says):
    answer = get("/readyz", allow=lambda request: False, unavailable_reason=lambda: lack)
    assert (answer.status, json.loads(answer.body)) == (status, says)


def test_readiness_when_sets_are_open_or_their_store_is_away_then_says_which_versions_and_since_when():
    told = {"on_show": lambda: ("0f" * 8,), "away_since": lambda: "2026-12-01T10:00:00+00:00"}
    said = json.loads(get("/readyz", **told).body)
    assert said == {"status": "ready", "digests": ["0f" * 8], "sets_away_since": "2026-12-01T10:00:00+00:00"}
