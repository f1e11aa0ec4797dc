"""The live addresses: pages, box, time, filters, refusals, tokens; read by GDAL in `tests/host`."""

import dataclasses
import datetime as dt
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from sahel_map.app.server.api.query import MOST_A_PAGE
from sahel_map.app.server.api.routes import api_routes
from sahel_map.app.server.api.tokens import TokenStore, bearer_claims
from sahel_map.cli import main
from sahel_map.exports.live import MOST_AT_ONCE, live_addresses
from sahel_map.selection.selection import Selection
from sahel_map.settings.settings import Settings

DAY = dt.date(2026, 11, 25)
MINI = Path(__file__).parents[2] / "mini"


@pytest.fixture(scope="module")
def client(mini):
    return TestClient(Starlette(routes=api_routes(lambda set_id: mini, "mali")), base_url="http://map.example")


def items(client, query="", collection="incidents"):
    answer = client.get(f"/mali/api/collections/{collection}/items{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_landing_when_asked_then_leads_to_all_documents(client):
    answer = client.get("/mali/api/").json()
    for link in answer["links"]:
        found = client.get(link["href"])
        assert (found.status_code, found.headers["content-type"].split(";")[0]) == (200, link["type"].split(";")[0])


def test_items_when_all_are_asked_then_each_has_its_id_and_the_place_it_has_everywhere(client):
    found = items(client)
    assert (found["numberMatched"], found["numberReturned"]) == (14, 14)
    features = {feature["id"]: feature for feature in found["features"]}
    assert features["EX-2023-0001"]["geometry"] == {"type": "Point", "coordinates": [-3.5, 14.5]}
    assert features["EX-2024-0002"]["geometry"] is None
    assert features["EX-2024-0006"]["properties"]["killed_min"] is None


def test_items_when_paged_then_every_record_comes_once(client):
    seen, address = [], "/mali/api/collections/incidents/items?limit=5"
    while address:
        page = client.get(address).json()
        seen += [feature["id"] for feature in page["features"]]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    assert (len(seen), len(set(seen))) == (14, 14)


def test_addresses_beside_the_exports_when_asked_then_give_the_same_selection_whole(client):
    addresses = live_addresses("http://map.example/mali/", Selection(actors=frozenset({"ISSP"})))
    assert addresses["excel"] == "http://map.example/mali/api/incidents.csv?actor=ISSP"
    assert addresses["r"] == 'read.csv("http://map.example/mali/api/incidents.csv?actor=ISSP")'
    assert client.get(addresses["qgis"]).json()["numberMatched"] == 2
    assert "EX-2023-0005" in client.get(addresses["excel"]).text
    assert MOST_AT_ONCE == MOST_A_PAGE


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("?actor=ISSP", 2),
        ("?bbox=-3.6,14.4,-3.4,14.6&actor=FAMA", 2),
        ("?datetime=2023-02-03", 2),
        ("?datetime=../2023-01-31", 1),
        ("?datetime=2024-06-01T00:00:00Z/..", 2),
        ("?from=2023-02&to=2023-02", 2),
    ],
)
def test_items_when_filtered_then_as_the_page_filters(client, query, n):
    assert items(client, query)["numberMatched"] == n


def test_collections_when_split_by_place_then_add_up_to_all_but_the_unplaced(client):
    counts = [items(client, collection=name)["numberMatched"] for name in ("points", "areas")]
    assert sum(counts) == 14 - 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?acter=JNIM", "Parameter 'acter' is unknown; did you mean \"actor\"?"),
        ("?actor=JNIN", "JNIN"),
        ("?bbox=1,2,3", "Bbox '1,2,3' is no part of the map"),
        ("?datetime=yesterday", "Datetime 'yesterday' is none"),
        ("?limit=0", "Limit '0' is no number"),
        ("?actor=JNIM&actor=ISSP", "Parameter 'actor' stands more than once; allowed: once, values by commas."),
    ],
)
def test_query_when_wrong_then_is_refused_with_what_is_allowed(client, query, says):
    answer = client.get(f"/mali/api/collections/incidents/items{query}")
    assert answer.status_code == 400
    assert says in answer.json()["description"]


def two_sets(mini):
    """Return a server whose second set holds the first five records, and whose third nobody may read."""
    part = dataclasses.replace(mini, incidents=mini.incidents.iloc[:5], version=dataclasses.replace(
        mini.version, digest="e" * 64))  # fmt: skip
    sets = {"": mini, "part": part, "secret": mini}
    routes = api_routes(sets.__getitem__, allow=lambda request, set_id: set_id in ("", "part"))
    return TestClient(Starlette(routes=routes), base_url="http://map.example")


def test_items_when_of_another_set_then_its_records_and_every_link_stays_in_it(mini):
    client = two_sets(mini)
    found = client.get("/api/collections/incidents/items?set=part&limit=3").json()
    assert found["numberMatched"] == 5
    following = next(link["href"] for link in found["links"] if link["rel"] == "next")
    assert len(client.get(following).json()["features"]) == 2
    collections = client.get(client.get("/api/?set=part").json()["links"][3]["href"]).json()
    addresses = [link["href"] for each in collections["collections"] for link in each["links"]]
    assert len(addresses) == 6
    assert all(address.endswith("?set=part") for address in addresses)
    # The feed, its own address, its one entry and the record of that.
    assert client.get("/api/changes.atom?set=part").text.count("?set=part") == 4
    assert client.get("/api/collections/incidents/items").json()["numberMatched"] == 14


@pytest.mark.parametrize("name", ["secret", "nowhere"])
def test_set_when_it_may_not_be_read_then_answers_as_if_there_were_none(mini, name):
    answer = two_sets(mini).get(f"/api/incidents.csv?set={name}")
    assert (answer.status_code, answer.json()["description"]) == (404, f"There is no set {name!r} here.")


def test_addresses_when_of_another_set_then_name_it():
    assert live_addresses("https://map.example", Selection(), "part")["excel"] == (
        "https://map.example/api/incidents.csv?set=part"
    )


def test_record_when_asked_by_id_then_alone_and_an_unknown_one_is_not_found(client):
    assert client.get("/mali/api/collections/incidents/items/EX-2023-0005").json()["id"] == "EX-2023-0005"
    assert client.get("/mali/api/collections/incidents/items/EX-0").status_code == 404
    assert client.get("/mali/api/collections/nobody/items").status_code == 404


def test_csv_when_asked_then_is_that_of_the_exports_for_the_same_filters(client):
    answer = client.get("/mali/api/incidents.csv?actor=ISSP")
    rows = answer.text.splitlines()
    assert [row.split(",")[0] for row in rows] == ["incident_id", "EX-2023-0005", "EX-2024-0001"]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_feed_when_asked_then_is_atom_with_an_entry_for_each_correction(mini):
    rows = mini.corrections.iloc[:0].copy()
    rows.loc[0] = ["1", "2026-01-01", "EX-2023-0001", "toll < corrected", "source", "S-1"]
    data = dataclasses.replace(mini, corrections=rows)
    content = TestClient(Starlette(routes=api_routes(lambda set_id: data))).get("/api/changes.atom").content
    atom = {"a": "http://www.w3.org/2005/Atom"}
    (entry,) = ElementTree.fromstring(content).findall("a:entry", atom)
    assert entry.find("a:title", atom).text == "EX-2023-0001: toll < corrected"
    assert entry.find("a:updated", atom).text == "2026-01-01T00:00:00Z"


def test_address_when_nobody_may_ask_then_says_nothing_of_the_data(mini):
    shut = TestClient(Starlette(routes=api_routes(lambda set_id: mini, allow=lambda request, set_id: False)))
    for path in ("/api/", "/api/collections/incidents/items", "/api/incidents.csv", "/api/changes.atom"):
        answer = shut.get(path)
        assert (answer.status_code, "EX-" in answer.text) == (403, False)


def test_address_when_written_to_then_is_refused(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/mali/api/collections/incidents/items").status_code == 405


def test_token_when_made_then_only_its_hash_is_kept_and_it_ends_when_revoked(tmp_path):
    path = tmp_path / "tokens.json"
    store = TokenStore(path)
    token, text = store.new("qgis", "Reader@Example.org", DAY)
    assert text not in path.read_text()
    assert text.rpartition("_")[2] not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    other = TokenStore(path)
    assert other.find(text) == token
    assert other.find(text + "x") is None
    assert store.revoke(token.token_id) == token
    time.sleep(0.01)
    assert other.find(text) is None
    assert other.all() == []


def test_token_when_shown_then_stands_for_its_owner_as_of_now(tmp_path):
    path = tmp_path / "tokens.json"
    _, text = TokenStore(path).new("r", "reader@example.org", DAY)
    settings = Settings(token_file=str(path))
    claims = bearer_claims({"authorization": f"Bearer {text}"}, settings)
    assert (claims["email"], claims["email_verified"]) == ("reader@example.org", True)
    assert abs(claims["iat"] - time.time()) < 5
    for header in ({}, {"authorization": "Bearer smt_0_0"}, {"authorization": f"Basic {text}"}):
        assert bearer_claims(header, settings) is None


def test_token_file_when_broken_then_lets_nobody_in(tmp_path):
    path = tmp_path / "tokens.json"
    path.write_text(json.dumps([{"token_id": 3}]))
    assert bearer_claims({"authorization": "Bearer smt_3_x"}, Settings(token_file=str(path))) is None


SERVER = """
import sys
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from sahel_map.app.server.api.query import MOST_A_PAGE
from sahel_map.app.server.api.routes import api_routes
from sahel_map.data.dataset import load_dataset
data = load_dataset(Path(sys.argv[1]))
app = Starlette(routes=api_routes(lambda set_id: data))
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


@pytest.fixture(scope="module")
def served():
    """The addresses on a port of this machine, in a process of their own: GDAL's reader holds the one it is in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(MINI), str(port)])
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}/api"
    process.terminate()
    process.wait(timeout=20)


@pytest.mark.slow
@pytest.mark.skipif("OAPIF" not in pyogrio.list_drivers(), reason="this GDAL has no reader of OGC API - Features")
def test_gdal_when_it_reads_the_addresses_then_finds_layers_shapes_and_values(served):
    assert {name for name, _ in pyogrio.list_layers(f"OAPIF:{served}")} == {"incidents", "points", "areas"}
    points = pyogrio.read_dataframe(f"OAPIF:{served}", layer="points")
    # Eight records at settlements or near one; both ends of a range come as numbers.
    assert len(points) == 8
    row = points.set_index("incident_id").loc["EX-2023-0001"]
    assert (row.geometry.x, row.geometry.y) == (-3.5, 14.5)
    assert (row["killed_min"], row["killed_max"]) == (3, 3)
    boxed = pyogrio.read_dataframe(f"OAPIF:{served}", layer="points", bbox=(-3.6, 14.4, -3.4, 14.6))
    assert set(boxed["incident_id"]) == {"EX-2023-0001", "EX-2023-0002", "EX-2023-0003", "EX-2024-0006"}


def test_token_command_when_used_then_makes_lists_and_revokes(tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_TOKEN_FILE", str(tmp_path / "tokens.json"))
    monkeypatch.setenv("SAHEL_MAP_AUDIT_LOG", str(tmp_path / "audit.log"))
    run = CliRunner().invoke
    made = run(main, ["token", "new", "qgis", "--owner", "reader@example.org"])
    assert (made.exit_code, made.output.startswith("smt_")) == (0, True), made.output
    token_id = made.output.split("_")[1]
    assert run(main, ["token", "list"]).output.startswith(f"{token_id}  ")
    assert run(main, ["token", "revoke", token_id]).output == "revoked: qgis\n"
    assert run(main, ["token", "list"]).output == "no tokens\n"
    gone = run(main, ["token", "revoke", token_id])
    assert gone.exit_code == 2
    log = (tmp_path / "audit.log").read_text()
    assert log.count(token_id) == 2
    assert made.output.strip() not in log
