"""The layers of the map without a browser: control, address, table twin, and figures held to a view."""

import pytest
from open_page import checked
from shown_figures import shown_links
from test_flow import address, figures, go_to, texts


def test_layer_when_in_the_link_then_its_choices_are_set(enter):
    test = enter(layer="areas", measure="killed-min", level="region", per="100000")
    assert test.selectbox(key="_layer_measure").value == "killed-min"
    assert test.selectbox(key="_layer_level").value == "region"
    assert test.checkbox(key="_per_head").value is True
    assert address(test) == {"layer": "areas", "measure": "killed-min", "level": "region", "per": "100000"}


def test_layer_when_its_choices_change_then_the_address_follows(enter):
    test = enter(layer="areas")
    checked(test.selectbox(key="_layer_measure").set_value("displaced").run())
    checked(test.checkbox(key="_overlay_rivers").uncheck().run())
    assert address(test) == {
        "layer": "areas",
        "measure": "displaced",
        "level": "cercle",
        "with": "boundaries,towns",
    }


def test_level_when_communes_then_offers_nothing_per_head(enter):
    test = enter(layer="areas", level="commune", per="100000")
    assert test.checkbox(key="_per_head").disabled is True


def test_layer_when_incidents_then_offers_no_marks_on_top_and_no_tiles(enter):
    overlays = [box.key for box in enter().checkbox if str(box.key).startswith("_overlay_")]
    assert overlays == ["_overlay_towns", "_overlay_rivers", "_overlay_boundaries"]


def test_layer_when_unknown_then_says_so_and_shows_the_incidents(enter):
    test = enter(layer="heat")
    (warning,) = [warning.value.replace("\\", "") for warning in test.warning]
    assert "heat" in warning and "incidents, areas, density" in warning
    assert address(test) == {}


def test_layer_when_the_page_changes_then_stays(enter):
    test = enter(layer="density", cell="25")
    go_to(test, "pages/Trends.py")
    assert address(test) == {"layer": "density", "cell": "25"}


def test_view_when_in_the_link_then_everything_is_held_to_it_and_says_so(enter):
    test = enter(view="-4,14,-3,15")
    assert figures(test)[:2] == ["4", "18–31+"]
    assert "Only incidents in the part of the map between 14° N, 4° W and 15° N, 3° W" in texts(test)
    assert any(
        text.startswith("6 more incidents of these filters are known only to a commune") for text in texts(test)
    )
    go_to(test, "pages/Incidents.py")
    assert list(test.dataframe[0].value.index) == ["EX-2024-0006", "EX-2023-0002", "EX-2023-0003", "EX-2023-0001"]
    assert address(test) == {"view": "-4,14,-3,15"}
    checked(test.button(key="chip-bounds").click().run())
    assert len(test.dataframe[0].value) == 14


def test_place_when_found_then_filters_around_it_and_the_distance_can_be_changed(enter):
    test = enter()
    checked(test.text_input(key="find-0").set_value("example-ville").run())
    checked(test.button(key="found-place-pl-exampleville-1").click().run())
    assert address(test) == {"near": "14.5,-3.5,25"}
    assert figures(test)[0] == "4"
    checked(test.slider(key="_near_km").set_value(100).run())
    assert address(test) == {"near": "14.5,-3.5,100"}


def test_record_when_found_by_its_number_then_is_opened(enter):
    test = enter()
    checked(test.text_input(key="find-0").set_value("2024-0005").run())
    checked(test.button(key="found-record-EX-2024-0005").click().run())
    assert address(test) == {"incident": "EX-2024-0005"}


def test_charts_when_their_choices_change_then_the_address_follows_and_other_pages_keep_them(enter):
    test = go_to(enter(), "pages/Trends.py")
    assert address(test) == {}
    checked(test.radio(key="_switch-timeline-measure").set_value("killed").run())
    checked(test.radio(key="_switch-timeline-spread").set_value("even").run())
    checked(test.radio(key="_switch-area-level").set_value("cercle").run())
    chosen = {"trend": "killed", "spread": "even", "bars": "cercle"}
    assert address(test) == chosen
    assert address(go_to(test, "pages/Incidents.py")) == chosen


def test_charts_when_their_choices_are_in_the_link_then_are_set(enter):
    test = go_to(enter(trend="killed", bars="cercle"), "pages/Trends.py")
    keys = ("timeline-measure", "timeline-spread", "area-level")
    assert [test.radio(key=f"_switch-{key}").value for key in keys] == ["killed", "start", "cercle"]


@pytest.mark.parametrize(
    ("link", "begins"),
    [
        ({}, ["Each mark is a documented incident", "A mark stands on a village"]),
        ({"layer": "areas"}, ["The darker an area"]),
        ({"layer": "areas", "with": "marks"}, ["The darker an area", "Each mark is a documented incident"]),
        ({"layer": "density"}, ["The darker a square"]),
    ],
)
def test_guide_when_a_layer_is_shown_then_explains_that_layer(enter, link, begins):
    said = texts(enter(**link))
    starts = ("Each mark", "A mark stands", "The darker")
    found = [text for text in said if text.startswith(starts)]
    assert len(found) == len(begins)
    assert all(text.startswith(begin) for text, begin in zip(found, begins, strict=True))


def test_columns_when_chosen_then_the_table_and_the_address_follow(enter):
    test = go_to(enter(), "pages/Incidents.py")
    assert list(test.dataframe[0].value.columns) == [
        "Date as known",
        "Place",
        "Alleged actors",
        "Harm",
        "Reported killed",
        "Confidence",
        "Evidence",
        "Publisher groups",
        "Sources differ",
    ]
    checked(test.multiselect(key="_columns").set_value(["killed", "place"]).run())
    assert list(test.dataframe[0].value.columns) == ["Reported killed", "Place"]
    assert address(test) == {"columns": "killed,place"}


def test_columns_when_the_link_names_an_unknown_one_then_says_so(enter):
    test = go_to(enter(columns="place,kiled"), "pages/Incidents.py")
    assert list(test.dataframe[0].value.columns) == ["Place"]


def test_area_page_when_one_is_chosen_then_shows_its_profile(enter):
    test = go_to(enter(), "pages/Areas.py")
    assert any(text.startswith("Choose an area above") for text in texts(test))
    checked(test.selectbox(key="_profile").set_value("XX0101").run())
    assert address(test) == {"area": "XX0101"}
    assert figures(test)[0] != "14"
    neighbours = test.dataframe[0].value
    assert list(neighbours["Area"]) == ["Examplecercle-2"]


def test_search_when_records_contain_the_text_then_lists_them_and_opens_one(enter):
    test = enter(text="exampleville-2")
    assert [button.key for button in test.button if str(button.key).startswith("hit-")] == ["hit-EX-2023-0004"]
    checked(test.button(key="hit-EX-2023-0004").click().run())
    assert address(test) == {"text": "exampleville-2", "incident": "EX-2023-0004"}


def test_link_when_offered_then_holds_filters_layers_and_record(enter):
    test = enter(actor="JNIM", layer="density", incident="EX-2023-0003", near="14.5,-3.5,30")
    (link,) = shown_links(test)
    query = "actor=JNIM&near=14.5%2C-3.5%2C30&layer=density&cell=50&incident=EX-2023-0003"
    assert link.partition("?")[2] == query
