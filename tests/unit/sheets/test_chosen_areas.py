"""Sheets of a circle or an area drawn on the map: its edge, its entry in the legend, the name of the file."""

import re

import pytest
import shapely

from sahel_map.selection.known import Known
from sahel_map.selection.selection import Selection
from sahel_map.selection.space import within_km
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.compose import compose_area, compose_sheet
from sahel_map.sheets.content.drawn import outlines_of, to_sheet
from sahel_map.sheets.content.legend import legend_shown
from sahel_map.sheets.make import sheet_data
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.order import SheetOrder
from sahel_map.words import LANGUAGES

RECTANGLE = "14.1,-4.2,14.1,-3.2,14.9,-3.2,14.9,-4.2"
QUERIES = {
    "rectangle": {"shape": RECTANGLE},
    "polygon": {"shape": "14.2,-4.1,14.2,-3,15,-3"},
    "circle": {"near": "14.5,-3.5,30"},
}
SAID = {"en": "Edge of the area chosen", "fr": "Limite de la zone choisie"}


def selection_of(query):
    selection, notices = Selection.from_query(query, Known())
    assert not notices
    return selection


def legend_labels(content, picture):
    return [item.label for section in legend_shown(content.legend, picture.shown) for item in section.items]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", QUERIES)
def test_sheet_when_of_an_area_drawn_then_has_its_edge_whole_and_an_entry(mini, words_of, options, kind, language):
    words = words_of(mini, language)
    content = compose_sheet(mini, selection_of(QUERIES[kind]), words, options())
    picture = draw_map(content, basemap_of(mini), words, 190, 130)
    assert picture.svg.count('id="outline"') == 1 + (picture.inset is not None)
    (outline,) = content.outlines
    country = shapely.box(*basemap_of(mini).country_bounds)
    assert shapely.box(*picture.extent.bounds).covers(shapely.intersection(country, shapely.box(*outline.bounds)))
    assert SAID[language] in legend_labels(content, picture)


def test_sheet_when_no_area_is_drawn_then_has_no_edge_and_no_entry(mini, words_of, options):
    words = words_of(mini)
    content = compose_sheet(mini, selection_of({"view": "-5,14,-2.25,16"}), words, options())
    picture = draw_map(content, basemap_of(mini), words, 190, 130)
    assert 'id="outline"' not in picture.svg
    assert SAID["en"] not in legend_labels(content, picture)


def test_outline_when_of_a_circle_then_holds_what_the_filter_keeps(mini):
    selection = selection_of(QUERIES["circle"])
    (outline,) = outlines_of(selection)
    placed = mini.incidents[mini.incidents["place_precision"].isin(["settlement", "near"])]
    inside = shapely.contains_xy(outline, *to_sheet(placed["lon"].to_numpy(), placed["lat"].to_numpy()))
    kept = within_km(mini, *selection.near)[mini.incidents.index.isin(placed.index)]
    assert inside.tolist() == kept.tolist()
    assert 0 < kept.sum() < len(kept)
    # 30 km wide each way; a polygon of 72 corners is a little smaller than its circle.
    assert outline.area == pytest.approx(3.14159 * 30_000**2, rel=0.005)


def test_outline_when_an_edge_is_long_then_is_bent_as_the_filter_has_it():
    (outline,) = outlines_of(selection_of({"shape": "14,-11,14,4,16,4,16,-11"}))
    x, y = to_sheet(-3.5, 14.001)
    assert shapely.contains_xy(outline, x, y)
    assert not shapely.contains_xy(outline, *to_sheet(-3.5, 13.999))


def test_outline_when_it_leaves_the_reference_system_then_is_left_out():
    assert outlines_of(selection_of({"shape": "-60,87,60,87,0,120"})) == ()


def test_area_sheet_when_a_larger_area_is_drawn_then_shows_its_cercle_alone(mini, words_of, options):
    words = words_of(mini)
    plain = compose_area(mini, "XX0101", Selection(), words, options())
    around = compose_area(mini, "XX0101", selection_of({"shape": "13,-6,13,-1,17,-1,17,-6"}), words, options())
    pictures = [draw_map(each, basemap_of(mini), words, 190, 160) for each in (plain, around)]
    assert pictures[0].extent == pictures[1].extent


def test_small_maps_when_an_area_is_drawn_then_all_have_its_edge_and_the_legend_once(mini, words_of, options):
    order = SheetOrder(selection_of({"shape": RECTANGLE}), options(), series="year")
    page = sheet_data(mini, order, words_of(mini))["parts"][0]
    assert page["panels"]
    assert all('id="outline"' in panel["map"]["svg"] for panel in page["panels"])
    labels = [item["label"] for section in page["legend"] for item in section["items"]]
    assert labels.count(SAID["en"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_of_an_atlas_when_an_area_is_drawn_then_has_its_edge_and_says_what_it_is(
    mini, words_of, options, language
):
    said = {
        "en": "Dashed line: edge of the area chosen.",
        "fr": "Ligne tiretée\N{NO-BREAK SPACE}: limite de la zone choisie.",
    }
    for query, n in ((QUERIES["polygon"], 1), ({"view": "-5,14,-2.25,16"}, 0)):
        order = SheetOrder(selection_of(query), options(), is_atlas=True, is_preview=True)
        (index, *_) = sheet_data(mini, order, words_of(mini, language))["parts"]
        assert index["map"]["svg"].count('id="outline"') == n
        assert index["lines"].count(said[language]) == n


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ({"shape": RECTANGLE}, "drawn-area"),
        ({"near": "14.5,-3.5,30"}, "within-30-km"),
        ({"view": "-5,14,-2.25,16"}, "in-view"),
        ({"actor": "JNIM", "shape": RECTANGLE}, "jnim-drawn-area"),
    ],
)
def test_file_name_when_of_an_area_drawn_then_says_so_without_coordinates(options, query, begins):
    order = SheetOrder(Selection.from_query(query, Known())[0], options())
    stem, name, *_ = order.file_name("en").split("_")
    assert stem
    assert re.fullmatch(rf"{begins}-[0-9a-f]{{6}}", name)


def test_file_name_when_two_areas_are_drawn_then_tells_them_apart(options):
    names = [
        SheetOrder(selection_of({"shape": shape}), options()).file_name("en")
        for shape in (RECTANGLE, QUERIES["polygon"]["shape"])
    ]
    assert names[0] != names[1]
