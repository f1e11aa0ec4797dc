"""What sheets say of themselves: options, periods, pairs, parts of an atlas, numbers, the organisation's own."""

import dataclasses
import io
import re
import zipfile

import pikepdf
import pytest
import typer
from pypdf import PdfReader
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.text_folding import fold_text
from sahel_map.incident.facts import build_record
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.brand import read_brand
from sahel_map.sheets.content.compose import compose_area, compose_incident, compose_rest, compose_sheet
from sahel_map.sheets.content.records import cercles_with_incidents, regions_with_incidents
from sahel_map.sheets.content.sources import sources_of
from sahel_map.sheets.layout import layout_of
from sahel_map.sheets.make import make_sheet, sheet_data, shown_mask
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.pages import not_shown
from sahel_map.sheets.paper.paper import PAPERS
from sahel_map.sheets.paper.typeface import Style, text_width
from sahel_map.sheets.series import series_sides
from sahel_map.words import LANGUAGES

# Each has a sheet set by Typst.
pytestmark = pytest.mark.slow

YEARS = Pair(Selection(start="2023-01", end="2023-12"), Selection(start="2024-01", end="2024-12"))
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="24"><rect width="60" height="24"/></svg>'


def commands(command, name):
    """Yield each command of a group with its name."""
    if not hasattr(command, "list_commands"):
        yield name, command
        return
    context = command.make_context(name, ["--help"], resilient_parsing=True)
    for part in command.list_commands(context):
        yield from commands(command.get_command(context, part), f"{name} {part}")


@pytest.mark.parametrize(("name", "command"), list(commands(typer.main.get_command(main), "sahel-map")))
def test_options_when_listed_then_no_command_has_one_twice(name, command):
    options = [option for parameter in command.params for option in parameter.opts]
    assert len(options) == len(set(options)), name


@pytest.fixture
def run(monkeypatch, mini_at_hand):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(mini_at_hand))
    return lambda *arguments: CliRunner().invoke(main, [str(each) for each in arguments])


def test_dossier_when_made_by_command_then_its_recipe_makes_it_again(run, tmp_path):
    made, again = tmp_path / "dossier.pdf", tmp_path / "again"
    again.mkdir()
    result = run("sheet", "--record", "EX-2024-0003", "--record", "EX-2023-0001", "-o", made)
    assert (result.exit_code, result.output.split(". ", 2)[-1].strip()) == (
        0,
        "Records EX-2024-0003, EX-2023-0001.",
    )
    with pikepdf.open(made) as pdf:
        recipe = pdf.attachments["recipe.toml"].get_file().read_bytes()
    (tmp_path / "recipe.toml").write_bytes(recipe)
    assert b'record = "EX-2024-0003,EX-2023-0001"' in recipe
    assert run("sheet", "--recipe", tmp_path / "recipe.toml", "-o", again).exit_code == 0
    (other,) = again.iterdir()
    assert other.read_bytes() == made.read_bytes()


def test_brief_when_since_a_version_then_tells_what_changed(run, tmp_path):
    made = tmp_path / "changes.docx"
    assert run("brief", "--since", "2024-12-31", "-o", made).exit_code == 0
    text = zipfile.ZipFile(made).read("word/document.xml").decode()
    assert "what changed" in text and "Key figures" not in text


def test_months_when_an_incident_began_before_the_period_then_has_no_map_outside_of_it(mini, words_of):
    # EX-2023-0007 lasted from June to August, EX-2023-0008 from November to January.
    chosen = Selection(start="2023-08", end="2023-12")
    sides = series_sides(mini, chosen, "month", Pair(), words_of(mini))
    assert [side.label for side in sides] == [
        "August 2023", "September 2023", "October 2023", "November 2023", "December 2023",
    ]  # fmt: skip
    years = series_sides(mini, Selection(end="2023-12"), "year", Pair(), words_of(mini))
    assert [side.label for side in years] == ["2023"]


def test_pair_when_made_then_names_and_cites_both_sides_and_not_all(mini, words_of, options):
    words, order = words_of(mini), SheetOrder(Selection(), options(), series="pair", pair=YEARS)
    (page, *_) = sheet_data(mini, order, words)["parts"]
    said = ". ".join(f"{side}: Only incidents from January {year} to December {year}"
                     for side, year in (("A", 2023), ("B", 2024)))  # fmt: skip
    assert page["sentence"] == order.sentence(words) == said
    cited = " ".join(page["credits"])
    assert "All documented incidents" not in cited
    assert re.findall(r"(\d+) incidents\. Accessed", cited) == ["8", "7"]


def test_rest_of_an_atlas_when_said_then_is_never_called_all(mini, words_of, options):
    words = words_of(mini)
    mask = shown_mask(mini, SheetOrder(Selection(), options()))
    sources = sources_of(mini, mini.incidents.index, words)
    rest = compose_rest(mini, Selection(), mask, words, options(), sources)
    assert [content.sentence.partition("; ")[2] for _, content in rest] == [
        "here, only those whose cercle is not known",
        "here, only those whose cercle is not known",
        "here, only those whose region is not known",
    ]
    parts = sheet_data(mini, SheetOrder(Selection(), options(), is_atlas=True), words)["parts"]
    (listed,) = [part for part in parts if part["kind"] == "list"]
    assert (listed["records_title"], listed["records_note"]) == ("Incidents, newest first", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_when_an_area_is_drawn_then_lead_to_its_marks_and_areas(shipped, words_of, options, language):
    words, paper = words_of(shipped, language), PAPERS["a4-portrait"]
    everything = Selection()
    areas = cercles_with_incidents(shipped, everything, words) + regions_with_incidents(shipped, everything, words)
    listed, missing = 0, []
    for area in areas:
        content = compose_area(shipped, area, everything, words, options())
        layout = layout_of(paper, content)
        picture = draw_map(content, basemap_of(shipped), words, layout.map_width, layout.map_height)
        listed += len(content.incidents)
        missing += [line.incident_id for line in content.incidents if line.incident_id not in picture.numbered]
        assert picture.n_uncounted == 0
    # 207 of 697 before the numbers of areas stood beside their count.
    assert (listed, len(missing) <= 1) == (697, True), missing


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Without their names on the map, for lack of room: Communes of Fakala, Sio, Pignari, Doucombo and "
            "Fatoma (1 incident).",
        ),
        (
            "fr",
            "Sans leur nom sur la carte, faute de place : Communes de Fakala, Sio, Pignari, Doucombo et Fatoma "
            "(1 incident).",
        ),
    ],
)
def test_name_of_units_when_it_has_no_room_then_the_sheet_says_which(shipped, words_of, options, language, said):
    order = SheetOrder(Selection(), options())
    (page, *_) = sheet_data(shipped, order, words_of(shipped, language))["parts"]
    assert said in page["caveats"]
    # Where they have room, nothing is said of them.
    few = SheetOrder(Selection(start="2025-01"), options())
    (page, *_) = sheet_data(shipped, few, words_of(shipped, language))["parts"]
    assert not any(line.startswith(said[:12]) for line in page["caveats"])


def test_names_without_room_when_many_then_three_are_said_and_the_others_counted(mini, words_of, options):
    words = words_of(mini)
    content = compose_sheet(mini, Selection(), words, options())
    picture = draw_map(content, basemap_of(mini), words, 150, 150)
    many = dataclasses.replace(picture, unnamed=(("A", 1), ("B", 2), ("C", 1), ("D", 1), ("E", 2)))
    assert not_shown(many, words)[-1] == (
        "Without their names on the map, for lack of room: A (1 incident); B (2 incidents); C (1 incident); "
        "3 incidents of other areas."
    )
    assert not any("names" in line for line in not_shown(picture, words))


def test_number_when_it_has_no_room_then_is_grey_in_the_list_and_the_sheet_says_so(
    mini, words_of, options, monkeypatch
):
    monkeypatch.setattr("sahel_map.sheets.map.names.write_unit_numbers", lambda *_: None)
    words, order = words_of(mini), SheetOrder(Selection(), options(), cercle="XX0201")
    (page, *_) = sheet_data(mini, order, words)["parts"]
    grey = {line["id"] for line in page["records"] if not line["on_map"]}
    assert grey == {"EX-2024-0005"} and page["records_note"] == words("sheet-list-grey")


@pytest.mark.parametrize("name", PAPERS)
def test_header_when_the_brand_has_a_logo_then_the_sentence_stands_above_the_map(
    mini, words_of, options, tmp_path, name
):
    (tmp_path / "logo.svg").write_text(LOGO)
    path = tmp_path / "brand.toml"
    path.write_text('name = "Example Cell of Exampleville"\nnumber = "EX-7"\nlogo = "logo.svg"\nmark = "draft"\n')
    words, plain = words_of(mini), options(size=name)
    branded = options(size=name, brand=read_brand(path), title="A title that is long enough to fill one line")
    content = compose_sheet(mini, Selection(), words, branded)
    layout, paper = layout_of(PAPERS[name], content), PAPERS[name]
    logo = (11 if paper.is_slide else 22) * 25.4 / 72 * paper.unit
    others = layout_of(paper, compose_sheet(mini, Selection(), words, plain)).header
    assert layout.header >= max(logo, others)
    assert layout.map_width * layout.map_height >= 0.5 * paper.width * paper.height
    with io.BytesIO(make_sheet(mini, SheetOrder(Selection(), branded), words)) as file:
        heights = {}
        PdfReader(file).pages[0].extract_text(
            visitor_text=lambda text, cm, tm, *_: heights.setdefault(text.strip(), cm[3] * tm[5] + cm[5])
        )
    # The sentence stands above the figures, which begin where the map does.
    sentence = next(y for text, y in heights.items() if text.startswith("All documented incidents"))
    figures = next(y for text, y in heights.items() if text.startswith("Documented"))
    assert sentence > figures


@pytest.mark.parametrize(("name", "said"), [("Abeïbara", "cercle d’Abeïbara"), ("Gao", "cercle de Gao")])
def test_sentence_when_in_french_then_elides_before_a_vowel(shipped, words_of, name, said):
    words = words_of(shipped, "fr")
    code = next(code for code in shipped.units.pcodes("cercles") if words.label("cercles", code) == name)
    assert Selection(areas=frozenset({code})).describe(words).endswith(said)


@pytest.fixture
def crowded(monkeypatch):
    """Take five marks for too many."""
    monkeypatch.setattr("sahel_map.sheets.content.squares._MOST_MARKS_OF_A_PART", 5)


def test_legend_when_squares_stand_for_marks_then_explains_no_mark(mini, words_of, options, crowded):
    content = compose_sheet(mini, Selection(), words_of(mini), options())
    actors = next(section for section in content.legend if section.title == "Alleged actor")
    assert {item.symbol for item in actors.items} == {"bar"}
    assert actors.items[0].label == "State forces and allies (timeline)"
    assert actors.items[-1].label == "Several groups (timeline)"
    symbols = {item.symbol for section in content.legend for item in section.items}
    assert symbols.isdisjoint({"mark", "size", "settlement", "near", "unit", "together", "aside"})


@pytest.mark.parametrize("is_curated", [True, False])
def test_squares_when_the_set_is_of_others_then_nothing_is_said_of_what_ours_leaves_out(
    mini, words_of, options, crowded, is_curated
):
    data = dataclasses.replace(mini, profile=dataclasses.replace(mini.profile, is_curated=is_curated))
    squares = compose_sheet(data, Selection(), words_of(data), options()).squares
    assert ("south and west" in squares.note) == is_curated


def test_part_of_the_map_when_it_leaves_out_squares_then_their_incidents_are_counted(
    mini, words_of, options, crowded
):
    words = words_of(mini)
    order = SheetOrder(Selection(), options(bbox=(-4.0, 14.0, -3.0, 15.0)))
    (page, *_) = sheet_data(mini, order, words)["parts"]
    # In squares are six incidents: four of Exampleville-1, which the map shows, and those of -2 and -9.
    assert words("sheet-outside", n=2, count="2") in page["caveats"]


def test_list_when_an_area_has_too_many_records_then_says_how_many_are_left_and_where(
    mini, words_of, options, monkeypatch
):
    monkeypatch.setattr("sahel_map.sheets.content.records.MOST_LISTED", 3)
    monkeypatch.setattr("sahel_map.sheets.pages.MOST_LISTED", 3)
    words, order = words_of(mini), SheetOrder(Selection(), options(), cercle="XX0101")
    (page, *_) = sheet_data(mini, order, words)["parts"]
    assert [line["id"] for line in page["records"]] == ["EX-2024-0006", "EX-2023-0002", "EX-2023-0003"]
    assert page["records_note"] == (
        "The list ends after the newest 3. 1 older incident is in the table attached to this PDF, if that holds at "
        "most 5,000 incidents, and in every export of these incidents."
    )


LINK = "https://map.example"


@pytest.mark.parametrize(
    ("kind", "why"),
    [({"series": "pair", "pair": YEARS}, "pair"), ({"records": ("EX-2023-0001", "EX-2023-0002")}, "dossier")],
)
def test_link_when_no_address_shows_the_sheet_then_it_says_why_there_is_no_code(mini, words_of, options, kind, why):
    words = words_of(mini, "fr")
    pages = {link: sheet_data(mini, SheetOrder(Selection(), options(link=link), **kind), words)["parts"][0]
             for link in (LINK, None)}  # fmt: skip
    assert [page["code"] for page in pages.values()] == [None, None]
    assert pages[LINK]["link_note"] == words("sheet-link-none", why=why)
    assert pages[LINK]["link_note"].startswith("Pas de code QR")
    assert pages[None]["link_note"] == ""
    data = make_sheet(mini, SheetOrder(Selection(), options(link=LINK), **kind), words)
    text = "".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    assert "".join(words("sheet-link-none", why=why).split()) in text


@pytest.mark.parametrize("kind", [{"series": "year"}, {"is_atlas": True}, {"cercle": "XX0101"}])
def test_link_when_an_address_shows_the_sheet_then_its_code_is_there(mini, words_of, options, kind):
    page = sheet_data(mini, SheetOrder(Selection(), options(link=LINK), **kind), words_of(mini))["parts"][0]
    assert (page["code"] is not None, page["link"].startswith(LINK), page["link_note"]) == (True, True, "")


def test_link_when_a_part_of_an_atlas_has_no_address_then_none_leads_to_more_than_it_shows(mini, words_of, options):
    words = words_of(mini)
    order = SheetOrder(Selection(), options(link=LINK), is_atlas=True)
    parts = [page for page in sheet_data(mini, order, words)["parts"] if page["kind"] == "map"]
    rest = [page for page in parts if "cercle not known" in page["title"]]
    assert len(rest) == 2
    assert {(page["link"], page["link_note"]) for page in rest} == {(None, words("sheet-link-none", why="rest"))}


def test_foot_when_the_sources_follow_parts_then_no_page_is_called_after_the_last_part(mini, words_of, options):
    order = SheetOrder(Selection(), options(), is_atlas=True)
    pages = PdfReader(io.BytesIO(make_sheet(mini, order, words_of(mini)))).pages
    feet = [" ".join(page.extract_text().split())[-220:] for page in pages]
    assert "Examplecercle-1 cercle: documented harm to civilians · " in feet[1]
    assert "Place not known · " in feet[-2]
    assert "Place not known" not in feet[-1] and "atlas by cercle. Data" in feet[-1]


def test_patterns_when_a_page_has_no_months_then_are_not_in_its_legend(mini, words_of, options):
    words = words_of(mini)
    for kind in ({"series": "year"}, {"incident": "EX-2023-0001"}):
        page = sheet_data(mini, SheetOrder(Selection(), options(), **kind), words)["parts"][0]
        symbols = {item["symbol"] for section in page["legend"] for item in section["items"]}
        assert "mark-alone" in symbols and not symbols & {"mark", "bar"}
    page = sheet_data(mini, SheetOrder(Selection(), options()), words)["parts"][0]
    assert "mark" in {item["symbol"] for section in page["legend"] for item in section["items"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_strip_when_the_map_is_small_then_scale_and_projection_stand_clear_of_the_bar(
    shipped, words_of, options, language
):
    words = words_of(shipped, language)
    content = compose_incident(shipped, "ML-2022-0001", words, options())
    svg = draw_map(content, basemap_of(shipped), words, 92, 88, paper="A4").svg.partition('id="strip"')[2]
    lines = re.findall(r'<text x="([\d.]+)"[^>]*?(text-anchor="end")?[^>]*>([^<]+)</text>', svg)
    (left, _, kilometres), (right, _, facts) = lines[1:3]
    small = Style(7.0)
    assert float(left) + text_width(kilometres, small) + 1 < float(right) - text_width(facts, small)
    assert facts.endswith("EPSG:32630") or facts.endswith("(EPSG:32630)")


def test_names_when_listed_then_accents_do_not_change_their_place(shipped, words_of):
    words = words_of(shipped, "fr")
    names = [words.label("cercles", code) for code in cercles_with_incidents(shipped, Selection(), words)]
    assert names.index("Macina") < names.index("Ménaka") < names.index("Mopti")
    assert names.index("Ténenkou") < names.index("Tessalit")
    publishers = [group.publisher for group in sources_of(shipped, shipped.incidents.index, words).groups
                  if group.n_documents == 1]  # fmt: skip
    assert publishers == sorted(publishers, key=fold_text)


def test_regions_when_the_country_has_one_map_then_no_text_names_a_reform(mini, words_of, options):
    units = dataclasses.replace(mini.units, regions_old=mini.units.regions_2023)
    data = dataclasses.replace(mini, units=units)
    words = words_of(data, "fr")
    chosen = Selection(areas=frozenset({"XX01"}))
    page = sheet_data(data, SheetOrder(chosen, options()), words)["parts"][0]
    labels = [item["label"] for section in page["legend"] for item in section["items"]]
    assert "Région" in labels and not [label for label in labels if "2023" in label]
    assert page["sentence"].endswith("région de Région-Exemple-1") or "2023" not in page["sentence"]
    record = build_record(data, "EX-2023-0001", words)
    assert [value for _, value in record.facts if "région" in value and "2023" in value] == []
    assert [value for _, value in record.facts if value.count("région ") == 1] != []


def test_legend_when_the_map_lies_within_the_country_then_names_no_border(shipped, words_of, options):
    words = words_of(shipped)
    inside, whole = (
        sheet_data(shipped, SheetOrder(Selection(), options(), **kind), words)["parts"][0]["legend"]
        for kind in ({"incident": "ML-2022-0001"}, {})
    )
    inside, whole = (
        {item["label"] for section in legend for item in section["items"]} for legend in (inside, whole)
    )
    assert "National border" in whole - inside
    assert {"Region (2023 reform)", "Cercle", "Commune"} <= inside


@pytest.mark.parametrize("size", ["a4-landscape", "a4-portrait", "slide"])
def test_names_when_an_inset_shows_a_part_then_none_stands_across_its_frame(shipped, words_of, options, size):
    words = words_of(shipped, "fr")
    order = SheetOrder(Selection(), options(size=size))
    content = compose_sheet(shipped, Selection(), words, order.options)
    layout = layout_of(order.paper, content)
    unit = order.paper.unit
    picture = draw_map(content, basemap_of(shipped), words, layout.map_width, layout.map_height, unit)
    names = {label: box for label, box in picture.names if not label[:1].isdigit()}
    west, north, east, south = picture.inset.window
    across = [label for label, box in names.items()
              if box.left < west < box.right and box.bottom > north and box.top < south
              or box.left < east < box.right and box.bottom > north and box.top < south
              or box.top < south < box.bottom and box.right > west and box.left < east]  # fmt: skip
    assert across == []
