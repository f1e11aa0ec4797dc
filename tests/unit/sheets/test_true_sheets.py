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
from sahel_map.selection.pair import Pair
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.brand import read_brand
from sahel_map.sheets.content.compose import compose_area, compose_rest, compose_sheet
from sahel_map.sheets.content.records import cercles_with_incidents, regions_with_incidents
from sahel_map.sheets.content.sources import sources_of
from sahel_map.sheets.layout import layout_of
from sahel_map.sheets.make import make_sheet, sheet_data, shown_mask
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.paper.paper import PAPERS
from sahel_map.sheets.series import series_sides
from sahel_map.words import LANGUAGES

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


@pytest.mark.slow
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
