"""The choice of layers as a value, and as a part of the address."""

import re

import pytest

from sahel_map.selection.display import Display

USUAL = frozenset({"towns", "rivers", "boundaries"})


@pytest.mark.parametrize(
    ("display", "query"),
    [
        (Display(), {}),
        # What has no effect on the layer shown is no part of the address.
        (Display(measure="displaced", per_head=True, side_km=10), {}),
        (Display(layer="areas"), {"layer": "areas", "measure": "incidents", "level": "cercle"}),
        (
            Display(layer="areas", measure="killed-max", level="region", per_head=True),
            {"layer": "areas", "measure": "killed-max", "level": "region", "per": "100000"},
        ),
        (Display(layer="density", side_km=10), {"layer": "density", "cell": "10"}),
        (Display(overlays=frozenset({"towns", "marks"})), {"with": "marks,towns"}),
        (Display(overlays=frozenset()), {"with": "none"}),
        (
            Display(trend="killed", spread="even", bars="cercle"),
            {"trend": "killed", "spread": "even", "bars": "cercle"},
        ),
    ],
)
def test_query_when_written_then_holds_what_differs(display, query):
    assert display.to_query() == query


@pytest.mark.parametrize(
    "display",
    [
        Display(),
        Display(layer="areas", measure="homes-burned", level="commune"),
        Display(layer="areas", per_head=True, overlays=frozenset({"tiles"})),
        Display(layer="density", side_km=100, overlays=frozenset()),
        Display(trend="killed", bars="cercle"),
        Display(order="independent"),
    ],
)
def test_query_when_read_back_then_is_the_same_choice(display):
    assert Display.from_query(display.to_query()) == (display, ())


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ({"layer": "heat"}, "layer", "heat", "incidents, areas, density"),
        ({"level": "village"}, "level", "village", "region, cercle, commune"),
        ({"per": "1000"}, "per", "1000", "100000"),
        ({"cell": "7"}, "cell", "7", "100, 50, 25, 10"),
        ({"trend": "injured"}, "trend", "injured", "incidents, killed"),
        ({"spread": "end"}, "spread", "end", "start, even"),
        ({"bars": "commune"}, "bars", "commune", "region, cercle"),
        ({"sort": "name"}, "sort", "name", "newest, oldest, killed, place, confidence, independent"),
        ({"with": "roads"}, "with", "roads", "towns, rivers, boundaries, marks, tiles"),
        ({"measure": "<b>"}, "measure", "<b>",
         "incidents, killed-min, killed-max, homes-burned, displaced, abducted"),
    ],
)  # fmt: skip
def test_query_when_a_value_is_unknown_then_says_what_is_allowed(query, parameter, value, allowed):
    display, (notice,) = Display.from_query(query)
    assert display == Display()
    assert (notice.parameter, notice.value, notice.allowed) == (parameter, value, allowed)


def test_query_when_some_overlays_are_unknown_then_keeps_the_others():
    display, notices = Display.from_query({"with": "towns,roads"})
    assert display.overlays == {"towns"}
    assert [notice.value for notice in notices] == ["roads"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"layer": "heat"}, "layer 'heat' is unknown; allowed: incidents, areas, density"),
        ({"spread": "end"}, "spread 'end' is unknown; allowed: start, even"),
        ({"side_km": 7}, "side of squares 7 is unknown; allowed: 100, 50, 25, 10"),
        (
            {"overlays": frozenset({"roads"})},
            "overlay 'roads' is unknown; allowed: towns, rivers, boundaries, marks, tiles",
        ),
    ],
)
def test_display_when_a_value_is_unknown_then_is_refused(given, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Display(**given)


@pytest.mark.parametrize(
    ("display", "shown"),
    [
        (Display(), True),
        (Display(layer="density"), False),
        (Display(layer="areas", overlays=USUAL | {"marks"}), True),
    ],
)
def test_marks_when_a_layer_is_painted_then_only_on_request(display, shown):
    assert display.shows_marks is shown
