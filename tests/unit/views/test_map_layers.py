"""What a choice of layers sends to the map: nothing that could end a script or name another machine."""

import json
import re

import numpy as np
import streamlit_folium

from sahel_map.selection.display import Display
from sahel_map.selection.selection import Selection
from sahel_map.views.areas.choropleth import choropleth
from sahel_map.views.map.document import MapConfig, build_map, selection_layer
from sahel_map.views.map.layers import layer_settings
from sahel_map.views.map.tiles import TileSource

CONFIG = MapConfig("0123456789abcdef")


def script_of(layers):
    layer = selection_layer(np.array([True]), np.arange(1), layers=layers)
    return streamlit_folium._get_feature_group_string(layer, build_map(CONFIG))


def sent(script):
    return json.loads(re.search(r"Sahel\.show\((.*)\);", script)[1])


def test_layers_when_sent_then_stand_beside_the_mask(mini):
    painted = choropleth(mini, np.ones(14, dtype=bool), "incidents", "cercle").payload()
    script = script_of(layer_settings(Display(layer="areas"), Selection(harms=frozenset({"arson"})), painted))
    assert 'Sahel.select("gA==", null);' in script
    assert sent(script) == {
        "marks": False,
        "grouped": False,
        "overlays": ["boundaries", "rivers", "towns"],
        "painted": painted,
        "months": "harm=arson",
        "played": None,
        "follows": False,
        "bounds": None,
        "outline": {"near": None, "shape": None},
        "start": None,
        "asked": 0,
        "nothing": "",
        "area": None,
    }


def test_area_when_chosen_then_its_edges_are_sent(mini):
    area = mini.units.bounds({"XX0102", "XX02"}, "2023")
    assert sent(script_of(layer_settings(Display(), Selection(), area=area)))["area"] == [-3.0, 14.0, -1.0, 16.0]


def test_outline_and_view_when_filtered_by_then_are_sent_and_months_are_of_the_whole_map():
    selection = Selection(near=(14.5, -3.5, 30.0), bounds=(-4.0, 14.0, -3.0, 15.0))
    sent_layers = sent(script_of(layer_settings(Display(), selection)))
    assert sent_layers["outline"] == {"near": [14.5, -3.5, 30.0], "shape": None}
    assert sent_layers["bounds"] == [-4.0, 14.0, -3.0, 15.0]
    assert sent_layers["months"] == "near=14.5%2C-3.5%2C30"


def test_layers_when_not_given_then_only_the_mask_is_sent():
    assert "Sahel.show" not in script_of(None)


def test_search_text_when_hostile_then_stays_a_value():
    text = "</script><b>{{3*'zq'}}`\"'"
    script = script_of(layer_settings(Display(), Selection(text=text)))
    assert sent(script)["months"] == "text=%3C%2Fscript%3E%3Cb%3E%7B%7B3%2A%27zq%27%7D%7D%60%22%27"
    assert "zqzqzq" not in script and "</script" not in script


def test_marks_when_on_top_then_are_drawn_but_no_part_of_the_background():
    settings = layer_settings(Display(layer="areas", overlays=frozenset({"marks"})), Selection())
    assert (settings["marks"], settings["overlays"]) == (True, [])


def test_tiles_when_the_host_names_some_then_are_in_the_frame_as_text():
    tiles = TileSource("https://tiles.example/{z}/{x}/{y}.png", "© <b>Tile makers</b>")
    script = streamlit_folium._get_map_string(build_map(MapConfig("a", tiles=tiles)))
    assert '"tiles": {"attribution": "\\u00a9 \\u003cb\\u003eTile makers\\u003c/b\\u003e"' in script
    assert "{z}/{x}/{y}.png" in script


def test_tiles_when_the_host_names_none_then_no_other_machine_is_named():
    assert "tiles" not in streamlit_folium._get_map_string(build_map(CONFIG))


def test_layers_when_a_month_is_played_then_the_months_are_those_of_the_period_before():
    month, period = Selection(start="2024-05", end="2024-05"), Selection(start="2024-02", end="2024-09")
    played = {"month": "2024-05", "cumulative": False}
    told = sent(script_of(layer_settings(Display(), month, played=played, playable=period)))
    assert (told["played"], told["months"]) == (played, "from=2024-02&to=2024-09")
    assert sent(script_of(layer_settings(Display(), month)))["played"] is None
