"""Small maps on one scale, pairs, dossiers, profiles, rates, and sheets made again from a link."""

import datetime as dt
import io

import docx
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import SelectionError
from sahel_map.exports.dossier import dossier_report
from sahel_map.selection.matching import matching
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.shading import shading_of, shadings_of
from sahel_map.sheets.link import read_link
from sahel_map.sheets.make import make_sheet, sheet_data, shown_mask
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.recipe import read_recipe, recipe_of
from sahel_map.sheets.series import series_sides
from sahel_map.views.map.document import PICK
from sahel_map.views.map.picked import picked_bounds, picked_print

# Each has a sheet set by Typst.
pytestmark = pytest.mark.slow

YEARS = Pair(Selection(start="2023-01", end="2023-12"), Selection(start="2024-01", end="2024-12"))
CHOSEN = ("EX-2024-0003", "EX-2023-0001")


def sizes(dataset, sides):
    return [(side.label, int(matching(dataset, side.selection).sum())) for side in sides]


def test_years_when_split_then_an_incident_over_the_turn_is_on_both_maps(mini, words_of):
    sides = series_sides(mini, Selection(), "year", Pair(), words_of(mini))
    assert sizes(mini, sides) == [("2023", 8), ("2024", 7)]


def test_months_when_the_selection_begins_within_one_then_its_own_days_hold(mini, words_of):
    chosen = Selection(start="2023-02-04", end="2023-03-11")
    sides = series_sides(mini, chosen, "month", Pair(), words_of(mini))
    assert [(side.selection.start, side.selection.end) for side in sides] == [
        ("2023-02-04", "2023-02"),
        ("2023-03", "2023-03-11"),
    ]
    assert sizes(mini, sides) == [("February 2023", 1), ("March 2023", 1)]


def test_actors_when_split_then_those_of_most_incidents_come_first(mini, words_of):
    sides = series_sides(mini, Selection(), "actor", Pair(), words_of(mini))
    assert [n for _, n in sizes(mini, sides)] == [4, 4, 2, 2, 1, 1, 1, 1, 1, 1]
    assert [next(iter(side.selection.actors)) for side in sides[:4]] == ["FAMA", "JNIM", "ARMED_UNKNOWN", "ISSP"]


def test_months_when_too_many_then_says_how_many_and_what_is_allowed(shipped, words_of):
    with pytest.raises(SelectionError, match="small maps by month would be 5[0-9]; allowed: at most 24"):
        series_sides(shipped, Selection(), "month", Pair(), words_of(shipped))


def test_pair_when_shaded_then_one_colour_is_one_number_on_both_maps(mini, words_of):
    masks = [matching(mini, side) for side in YEARS.sides(Selection())]
    first, second = shadings_of(mini, masks, "cercle", Selection(), words_of(mini))
    assert [shade.label for shade in first.classes] == ["1", "2–4", "5–9", "10–29", "30+"]
    assert first.classes == second.classes
    assert first.class_of == {"XX0101": 1, "XX0102": 1, "XX0201": 0, "XX0202": 0}
    assert second.class_of == {"XX0101": 0, "XX0201": 1, "XX0202": 0}


def test_pair_when_made_then_both_maps_show_the_same_part_and_all_incidents_are_counted(mini, words_of, options):
    order = SheetOrder(Selection(), options(choropleth="cercle"), series="pair", pair=YEARS)
    data = sheet_data(mini, order, words_of(mini))
    page = data["parts"][0]
    assert [panel["label"][:2] for panel in page["panels"]] == ["A:", "B:"]
    assert [panel["facts"][0] for panel in page["panels"]] == ["Documented incidents: 8", "Documented incidents: 7"]
    assert int(shown_mask(mini, order).sum()) == 14
    assert order.file_name("en") == "incidents_all-by-pair_a4-landscape_en_20261125.pdf"


def test_rates_when_people_are_known_then_are_incidents_for_each_100000(mini, words_of):
    whole = matching(mini, Selection())
    shading = shading_of(mini, whole, "cercle", Selection(), words_of(mini), per_head=True)
    # 2 of 200,000, 1 of 40,000, 4 of 100,000 and 3 of 50,000 people; the aggregate record is not counted
    assert [shade.label for shade in shading.classes] == ["0–1", "1–3", "3–10", "10–30", "30+"]
    assert shading.class_of == {"XX0102": 1, "XX0202": 1, "XX0101": 2, "XX0201": 2}
    assert "2020" in shading.note and shading.without_population == frozenset()


def test_rates_when_no_areas_are_shaded_then_are_refused(options):
    with pytest.raises(SelectionError, match="need areas to shade"):
        options(per_head=True)


def test_dossier_when_made_then_holds_the_records_in_the_order_chosen(mini, words_of, options):
    order = SheetOrder(Selection(), options(), records=CHOSEN)
    parts = sheet_data(mini, order, words_of(mini))["parts"]
    assert [part["kind"] for part in parts] == ["map", "record", "record", "sources"]
    assert [line["id"] for line in parts[0]["records"]] == list(CHOSEN)
    pages = PdfReader(io.BytesIO(make_sheet(mini, order, words_of(mini)))).pages
    assert "Dossier of 2 records" in pages[0].extract_text()
    assert order.file_name("fr") == "incidents_dossier-2-from-ex-2024-0003_a4-portrait_fr_20261125.pdf"


def test_dossier_when_a_record_is_unknown_then_is_refused_by_its_id(mini, words_of, options):
    order = SheetOrder(Selection(), options(), records=("EX-2023-0001", "EX-1999-0001"))
    with pytest.raises(SelectionError, match="record 'EX-1999-0001' is unknown"):
        sheet_data(mini, order, words_of(mini))


def test_dossier_when_written_for_word_then_has_a_heading_and_all_sources_of_each_record(mini, words_of):
    notes = {"EX-2023-0001": "=Ask Exampleville again", "EX-2023-0003": "Not in the dossier"}
    made = dossier_report(mini, CHOSEN, words_of(mini), dt.datetime(2026, 11, 25, tzinfo=dt.UTC), notes)
    document = docx.Document(io.BytesIO(made))
    heads = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert [head[:2] for head in heads[:2]] == ["1.", "2."]
    text = "\n".join(each.text for each in document.paragraphs)
    assert text.index("EX-2024-0003") < text.index("EX-2023-0001") < text.index("Ask Exampleville again")
    assert "Reader’s own note\n=Ask Exampleville again" in text
    assert "Not in the dossier" not in text
    listed = [each.text for each in document.paragraphs if "http" in each.text]
    wanted = mini.sources[mini.sources["incident_id"].isin(CHOSEN)]
    assert len(listed) == len(wanted)


def test_profile_when_asked_for_then_follows_the_map_as_tables(mini, words_of, options):
    order = SheetOrder(Selection(), options(), cercle="XX0101", is_profile=True)
    parts = sheet_data(mini, order, words_of(mini))["parts"]
    assert [part["kind"] for part in parts] == ["map", "tables", "sources"]
    assert parts[1]["lines"][0].startswith("100,000 people lived there in 2020")
    with pytest.raises(SelectionError, match="a profile is of one area"):
        SheetOrder(Selection(), options(), is_profile=True)


@pytest.mark.parametrize(
    "kind",
    [
        {"series": "pair", "pair": YEARS},
        {"series": "actor"},
        {"records": CHOSEN},
        {"cercle": "XX0101", "is_profile": True},
    ],
)
def test_recipe_when_read_again_then_names_the_same_kind(mini, options, tmp_path, kind):
    order = SheetOrder(Selection(), options(), **kind)
    path = tmp_path / "recipe.toml"
    path.write_text(recipe_of(order, "fr", mini.version), encoding="utf-8")
    (read,) = read_recipe(path, ("actor", "from", "to"))
    said = {
        "series": order.series,
        "record": ",".join(order.records) or None,
        "cercle": order.cercle,
        "profile": "yes" if order.is_profile else None,
        **order.pair.to_query(),
    }
    assert dict(read.kinds) == {name: value for name, value in said.items() if value}
    assert read.language == "fr"


def test_link_when_read_then_gives_filters_look_sides_and_language():
    read = read_link(
        "https://map.example/mali/?from=2024-01&actor=JNIM&layer=areas&level=region&per=100000&at=1,2,3&lang=fr"
        "&incident=EX-2023-0001&a=to%3D2023-12"
    )
    assert read.dashboard == "https://map.example/mali/" and read.language == "fr"
    assert dict(read.filters) == {"from": "2024-01", "actor": "JNIM"}
    assert (read.choropleth, read.per_head, read.incident) == ("region", True, None)
    assert dict(read.sides) == {"a": "to=2023-12"}
    assert read_link("https://map.example/?incident=EX-2023-0001").incident == "EX-2023-0001"


@pytest.mark.parametrize(
    ("query", "said"),
    [("colour=red", "'colour' is unknown"), ("set=theirs", "is of the data set 'theirs'"), ("layer=heat", "heat")],
)
def test_link_when_it_cannot_be_used_then_says_why(query, said):
    with pytest.raises(SelectionError, match=said):
        read_link(f"https://map.example/?{query}")


def test_command_when_link_and_filters_are_given_then_asks_for_one_of_them():
    result = CliRunner().invoke(main, ["sheet", "--link", "https://map.example/?from=2024-01", "--to", "2024-12"])
    assert result.exit_code == 2 and "allowed: filters in the link, or as options" in result.output


def test_print_when_the_map_asks_for_it_then_is_no_view_to_follow():
    answer = {PICK: {"properties": {"print": [-5, 13.5, -3, 15], "pick": 7}}}
    assert picked_print(answer) == ((-5.0, 13.5, -3.0, 15.0), 7) and picked_bounds(answer) is None
