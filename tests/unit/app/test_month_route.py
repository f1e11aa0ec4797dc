"""The months of a selection, as the map's player fetches them."""

import gzip
import json

import pytest
from starlette.applications import Starlette
from test_map_routes import get

from sahel_map.app.server.map_data import latest
from sahel_map.app.server.map_routes import map_routes
from sahel_map.selection.selection import Selection
from sahel_map.views.map.month_masks import pack_months
from sahel_map.views.map.packed_columns import pack_columns
from sahel_map.words import Words


@pytest.fixture(scope="module")
def ask(mini):
    app = Starlette(routes=map_routes(latest(lambda: mini)))
    data = f"/mapdata/{pack_columns(mini).digest}"
    return lambda query, headers=(): get(f"{data}/months.bin?{query}", headers, app=app)


def test_months_when_asked_for_then_are_those_of_the_selection(ask, mini):
    answer = ask("lang=en&actor=JNIM&from=2023-02")
    selection = Selection(actors=frozenset({"JNIM"}), start="2023-02")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/octet-stream")
    assert answer.body == pack_months(mini, selection, Words("en"))
    assert answer.headers["cache-control"].startswith("private")


def test_months_when_the_browser_takes_gzip_then_are_compressed(ask, mini):
    answer = ask("lang=fr", [("accept-encoding", "gzip")])
    assert gzip.decompress(answer.body) == pack_months(mini, Selection(), Words("fr"))


@pytest.mark.parametrize("query", ["actor=JNIM", "lang=de"])
def test_months_when_the_language_is_unknown_then_are_refused(ask, query):
    answer = ask(query)
    assert (answer.status, json.loads(answer.body)["error"].endswith("allowed: en, fr.")) == (404, True)


def test_months_when_the_selection_is_not_ours_then_says_what_is_allowed(ask):
    answer = ask("lang=en&actor=NOBODY")
    assert answer.status == 404
    assert "NOBODY" in json.loads(answer.body)["error"] and "JNIM" in json.loads(answer.body)["error"]
