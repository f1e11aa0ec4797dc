"""The Folium side of the map: what it carries, and that it carries nothing else."""

import base64
import re

import folium
import numpy as np
import pytest
import streamlit_folium
from folium.template import Template
from map_example import example_dataset

from sahel_map.views.map.assets import asset_bundle
from sahel_map.views.map.document import (
    PICK,
    MapConfig,
    build_map,
    map_key,
    selection_layer,
)
from sahel_map.views.map.literal_element import LiteralElement
from sahel_map.views.map.mark_text import incident_text, map_words
from sahel_map.views.map.picked import picked_position
from sahel_map.words import Words

CONFIG = MapConfig("0123456789abcdef", "fr", "old")


def frame_script(config=CONFIG):
    """Return the script that st_folium sends to the browser."""
    return streamlit_folium._get_map_string(build_map(config))


def selection_script(mask, order=None, chosen=None):
    layer = selection_layer(mask, np.arange(len(mask)) if order is None else order, chosen)
    return streamlit_folium._get_feature_group_string(layer, build_map(CONFIG))


def test_frame_when_built_then_names_data_language_and_regions():
    assert (
        'Sahel.start(map_div, {"adminMap": "old", "data": "../../mapdata/0123456789abcdef/", "lang": "fr", '
        '"legendBelow": true});' in frame_script()
    )


def test_frame_when_built_then_names_no_other_machine():
    frame = build_map(CONFIG)
    everything = frame_script() + streamlit_folium._get_header(frame) + streamlit_folium._get_html(frame)
    assert re.findall(r"https?:|//[a-z]", everything) == []


def test_frame_when_built_then_loads_four_files_of_this_server():
    frame = build_map(CONFIG)
    links = [url for _, url in [*frame.default_js, *frame.default_css]]
    digest = asset_bundle().digest
    assert links == [f"../../assets/{digest}/{name}" for name in ("leaflet.js", "map.js", "leaflet.css", "map.css")]


def test_frame_when_built_then_leaves_the_classes_of_folium_as_they_were():
    build_map(CONFIG)
    assert folium.Map.default_js[0][1].startswith("https://")


def test_frame_when_built_then_limits_the_zoom_and_lets_the_reader_enlarge():
    assert '"minZoom": 4' in frame_script() and '"maxZoom": 13' in frame_script()
    assert "user-scalable" not in streamlit_folium._get_header(build_map(CONFIG))


def test_frame_when_built_twice_then_st_folium_sees_the_same_map():
    key = map_key(CONFIG.digest, CONFIG.lang, CONFIG.admin_map)
    hashes = {streamlit_folium.generate_js_hash(frame_script(), key) for _ in range(2)}
    assert len(hashes) == 1


@pytest.mark.parametrize(
    "other",
    [MapConfig("0123456789abcdee", "fr", "old"), MapConfig("0123456789abcdef", "en", "old"),
     MapConfig("0123456789abcdef", "fr", "2023")],
)  # fmt: skip
def test_key_when_the_frame_differs_then_st_folium_tells_them_apart(other):
    keys = [
        streamlit_folium.generate_js_hash("", map_key(config.digest, config.lang, config.admin_map))
        for config in (CONFIG, other)
    ]
    assert keys[0] != keys[1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"digest": "{{7*191}}"}, "map digest '{{7*191}}' may hold lower-case letters and digits only"),
        ({"digest": ""}, "map digest '' may hold lower-case letters and digits only"),
        ({"digest": "a", "lang": "de"}, "map language 'de' is unknown; allowed: en, fr"),
        ({"digest": "a", "admin_map": "new"}, "admin map 'new' is unknown; allowed: old, 2023"),
    ],
)
def test_config_when_a_code_is_not_ours_then_says_what_is_allowed(given, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        MapConfig(**given)


def test_selection_when_sent_then_is_one_bit_a_row():
    script = selection_script(np.array([1, 0, 1, 1, 0, 0, 0, 0, 1], dtype=bool), chosen=2)
    mask, chosen = re.search(r'Sahel\.select\("(.*?)", (.*?)\);', script).groups()
    assert list(base64.b64decode(mask)) == [0b10110000, 0b10000000]
    assert chosen == "2"


def test_selection_when_rows_have_an_order_then_their_bits_are_sent_in_it():
    script = selection_script(np.array([1, 0, 0, 1], dtype=bool), order=np.array([3, 2, 0, 1]))
    assert list(base64.b64decode(re.search(r'Sahel\.select\("(.*?)"', script)[1])) == [0b10100000]


def test_selection_when_none_is_chosen_then_says_null():
    assert 'Sahel.select("gA==", null);' in selection_script(np.array([True, False]))


def test_selection_when_large_then_stays_small_on_the_wire():
    assert len(selection_script(np.ones(300_000, dtype=bool))) < 60_000


@pytest.mark.parametrize("chosen", [-1, 2])
def test_selection_when_the_chosen_row_does_not_exist_then_says_which_do(chosen):
    with pytest.raises(ValueError, match=f"chosen incident {chosen} is not a row number; allowed: 0 to 1"):
        selection_layer(np.array([True, False]), np.arange(2), chosen)


@pytest.mark.parametrize(
    ("returned", "position"),
    [
        (None, None),
        ({}, None),
        ({PICK: None}, None),
        ({PICK: {"properties": {"id": 5, "pick": 7}}}, (5, 7)),
        ({PICK: {"properties": {"id": 6, "pick": 7}}}, None),
        ({PICK: {"properties": {"id": -1, "pick": 7}}}, None),
        ({PICK: {"properties": {"id": "5", "pick": 7}}}, None),
        ({PICK: {"properties": {"id": True, "pick": 7}}}, None),
        ({PICK: {"properties": [5]}}, None),
        ({PICK: "5"}, None),
    ],
)
def test_pick_when_read_then_only_an_existing_row_counts(returned, position):
    assert picked_position(returned, n=6) == position


def test_literal_element_when_its_text_holds_a_template_then_it_is_not_run():
    class Hostile(LiteralElement):
        _template = Template("{% macro script(this, kwargs) %}{{ this.text }}{% endmacro %}")
        text = "{{3*'zq'}}"

    class Usual(folium.MacroElement):
        _template = Hostile._template
        text = "{{3*'zq'}}"

    def rendered(element):
        frame = build_map(CONFIG)
        frame.add_child(element)
        return frame.get_root().render()

    # Not a number: each element is named at random in hexadecimal, and 1337 was once a part of a name.
    assert "{{3*'zq'}}" in rendered(Hostile()) and "zqzqzq" not in rendered(Hostile())
    assert "zqzqzq" in rendered(Usual()), "the fault that LiteralElement guards against is gone"


def test_words_when_sent_then_the_number_is_left_to_the_browser():
    words = map_words(Words("fr", {("actor_groups", "OTHER"): "Autres"}))
    assert words["lang"] == "fr"
    assert words["groups"][0] == "STATE_AND_ALLIES" and words["groups"][5] == "Autres"
    assert words["counted"]["cluster"] == {"one": "{count} incident", "other": "{count} incidents"}
    assert words["text"]["close"] == "Fermer"


def test_incident_text_when_near_then_says_how_near_in_full_kilometres():
    dataset = example_dataset()
    text = incident_text(dataset, 1, Words("en", dataset.codes.labels("en")))
    assert text == {
        "id": 1,
        "place": "Exampleville-1",
        "precision": "Placed from a description: somewhere within about 13 km of the point",
        "date": "4 May 2023",
        "killed": "Reported killed: 30–33+",
        "alleged": "Alleged: Group (en)",
    }


def test_incident_text_when_the_place_is_unknown_then_says_so_and_gives_no_zero():
    dataset = example_dataset()
    text = incident_text(dataset, 3, Words("en"))
    assert (text["place"], text["precision"]) == ("Region", "Only the region is known")
    assert text["killed"] == "Reported killed: not reported"
    text = incident_text(dataset, 4, Words("fr"))
    assert (text["place"], text["precision"]) == ("Lieu inconnu", "Absent de la carte : le lieu n’est pas connu")


def test_incident_text_when_joint_then_names_every_actor():
    dataset = example_dataset()
    text = incident_text(dataset, 2, Words("en", dataset.codes.labels("en")))
    assert text["alleged"] == "Alleged: Army (en) and Ally (en)"
    assert text["killed"] == "Reported killed: 0"
