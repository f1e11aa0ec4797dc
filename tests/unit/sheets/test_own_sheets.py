"""The organisation's own sheets: mark, brand, part of the map, region, recipe, attached records."""

import base64
import datetime as dt
import io
import json
import re
from dataclasses import replace
from importlib import resources
from xml.etree import ElementTree

import pikepdf
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from sahel_map.core.errors import SelectionError
from sahel_map.exports.sheet_file import sheet_file
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.brand import Brand, read_brand
from sahel_map.sheets.content.compose import compose_area, compose_sheet
from sahel_map.sheets.content.options import SheetOptions, file_name, read_bbox
from sahel_map.sheets.content.records import regions_with_incidents
from sahel_map.sheets.inlined import inlined
from sahel_map.sheets.make import make_sheet, sheet_data
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.map.svg import document, text
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.paper.typeface import FOLDER, Style, text_width
from sahel_map.sheets.recipe import read_recipe, recipe_of
from sahel_map.sheets.tagging import RECIPE_KEY
from sahel_map.sheets.typeset import printable

# Each has a sheet set by Typst.
pytestmark = pytest.mark.slow

DAY = dt.date(2026, 11, 25)
TEMPLATE = resources.files("sahel_map.sheets.templates").joinpath("sheet.typ")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
FILTERS = ("actor", "from", "to", "text")


@pytest.fixture
def brand_file(tmp_path):
    (tmp_path / "logo.svg").write_text(LOGO)
    path = tmp_path / "brand.toml"
    path.write_text(
        'name = "Example Cell"\ncontact = "maps@example.org"\nnumber = "EX-7"\nmark = "internal"\n'
        'disclaimer = "Our own words."\ncolour = "#004488"\nlogo = "logo.svg"\n'
        'file_name = "{number}_{name}_{size}_{date}"\n'
    )
    return path


def pages_of(data):
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def test_mark_when_given_then_stands_on_every_page(mini, words_of, options):
    for kind in ({}, {"cercle": "XX0101"}, {"incident": "EX-2023-0001"}, {"is_atlas": True}):
        pages = pages_of(make_sheet(mini, SheetOrder(Selection(), options(mark="Draft 3"), **kind), words_of(mini)))
        assert all("Draft3" in page for page in pages), kind


def test_brand_when_read_then_its_words_stand_on_the_sheet_and_name_the_file(mini, words_of, options, brand_file):
    brand = read_brand(brand_file)
    order = SheetOrder(Selection(), options(brand=brand))
    text = pages_of(make_sheet(mini, order, words_of(mini)))[0]
    for said in ("ExampleCell", "maps@example.org", "EX-7", "Ourownwords.", "internal"):
        assert said in text
    assert order.file_name("fr") == "EX-7_all_a4-landscape_20261125_fr.pdf"
    assert sheet_data(mini, order, words_of(mini))["brand"]["colour"] == "#004488"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nam = 'x'", "key 'nam' is unknown; did you mean \"name\"?"),
        ("name = 3", "name in 'brand.toml' is no text of one line"),
        ("colour = 'red'", "colour 'red' in 'brand.toml' is none; allowed: #RRGGBB"),
        ("logo = '/usr/share/logo.png'", "logo '/usr/share/logo.png' in 'brand.toml' is a path"),
        ("pptx_template = '../theirs.pptx'", "pptx_template '../theirs.pptx' in 'brand.toml' is a path"),
        ("logo = 'gone.png'", "'gone.png' of 'brand.toml' is not there"),
        ("file_name = '../{name}'", "cannot be used; allowed: letters and"),
        ("file_name = '{nobody}'", "cannot be used; allowed: letters and"),
        ("name =", "the brand file 'brand.toml' cannot be read"),
    ],
)
def test_brand_when_wrong_then_one_sentence(tmp_path, text, message):
    path = tmp_path / "brand.toml"
    path.write_text(text)
    with pytest.raises(SelectionError) as caught:
        read_brand(path)
    assert message in str(caught.value)


def test_file_name_when_the_brand_has_a_number_then_it_comes_first():
    name = file_name("set", "jnim", "a4-portrait", "en", DAY, "png", Brand(number="12/B"))
    assert name == "12-B_set_jnim_a4-portrait_en_20261125.png"


def test_part_of_the_map_when_chosen_then_the_map_shows_it_and_says_how_many_lie_outside(mini, words_of, options):
    words = words_of(mini)
    order = SheetOrder(Selection(), options(bbox=read_bbox("-4,14,-3,15")))
    (page, *_) = sheet_data(mini, order, words)["parts"]
    # Of nine marks, the four of Exampleville-1 lie in it; of four areas, the old region from 4° to 2° W does.
    outside = [text for text in page["caveats"] if text.startswith("Outside this part of the map")]
    assert outside == [words("sheet-outside", n=8, count="8")]


@pytest.mark.parametrize("text", ["1,2,3", "a,b,c,d", "5,1,4,2"])
def test_part_of_the_map_when_it_is_none_then_one_sentence(text):
    with pytest.raises(SelectionError, match="allowed: west,south,east,north in degrees"):
        SheetOptions(bbox=read_bbox(text))


def test_region_when_asked_for_then_a_sheet_of_its_incidents(mini, words_of, options):
    words = words_of(mini)
    assert regions_with_incidents(mini, Selection(admin_map="old"), words) == ("XX01", "XX02")
    content = compose_area(mini, "XX01", Selection(admin_map="old"), words, options())
    assert content.focus == (("regions_old", "XX01"),)
    whole = compose_sheet(mini, Selection(admin_map="old", areas=frozenset({"XX01"})), words, options())
    assert (content.figures, len(content.incidents)) == (whole.figures, int(whole.mask.sum()))
    with pytest.raises(SelectionError, match="region 'XX99' is unknown"):
        compose_area(mini, "XX99", Selection(), words, options())


def test_pdf_when_made_then_carries_its_recipe_and_its_records(mini, words_of, options):
    order = SheetOrder(Selection(actors=frozenset({"ISSP"})), options())
    with pikepdf.open(io.BytesIO(sheet_file(mini, order, words_of(mini)))) as pdf:
        files = {name: pdf.attachments[name].get_file().read_bytes().decode() for name in pdf.attachments}
    assert set(files) == {"recipe.toml", "incidents.csv"}
    assert files["recipe.toml"] == recipe_of(order, "en", mini.version)
    rows = files["incidents.csv"].splitlines()
    assert [row.split(",")[0] for row in rows] == ["incident_id", "EX-2023-0005", "EX-2024-0001"]


def test_picture_when_made_then_its_recipe_is_in_the_metadata(mini, words_of, options):
    recipes = {}
    for suffix in ("png", "svg"):
        order = SheetOrder(Selection(), options(title='A "quoted" \\ title'), suffix)
        recipes[suffix] = recipe_of(order, "fr", mini.version), make_sheet(mini, order, words_of(mini, "fr"))
    said, png = recipes["png"]
    assert Image.open(io.BytesIO(png)).text[RECIPE_KEY] == said
    said, svg = recipes["svg"]
    assert f'<metadata id="{RECIPE_KEY}">' in svg.decode()


def test_svg_when_made_then_names_are_text_over_outlines_and_no_two_groups_share_a_name(mini, words_of, options):
    order = SheetOrder(Selection(), options(), "svg")
    root = ElementTree.fromstring(make_sheet(mini, order, words_of(mini)))
    svg = "{http://www.w3.org/2000/svg}"
    assert list(root.iter(f"{svg}image")) == []
    names = list(root.iter(f"{svg}text"))
    # Ink comes from outlines alone: no program needs the typeface.
    assert {each.get("fill-opacity") for each in names} == {"0"}
    assert {"Exampletown", "EXAMPLECERCLE-1", "100 km"} <= {each.text for each in names}
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {"map", "names", "incidents", "EX-2023-0001"} <= set(ids)


def test_svg_when_made_then_cuts_each_picture_at_its_edge_for_programs_that_do_not(mini, words_of, options):
    data = make_sheet(mini, SheetOrder(Selection(), options(), "svg"), words_of(mini)).decode()
    frame = r'<clipPath id="(frame-\d+)"><rect( x="[^>]*")/></clipPath>'
    cuts = re.findall(frame + r'<g clip-path="url\(#([^)]*)\)"><svg[^>]*', data)
    assert len(cuts) == data.count("<svg") - 1 > 10
    assert all(name == used for name, _, used in cuts) and len({name for name, *_ in cuts}) == len(cuts)


def test_outlines_when_drawn_then_a_line_is_as_long_as_its_text():
    style = Style(7.0)
    written = text("Mopti", 10, 5, style, "end")
    inside = base64.b64encode(document(20, 10, [written]).encode()).decode()
    picture = (
        f'<svg><image transform="translate(1 2)" xlink:href="data:image/svg+xml;base64,{inside}" '
        'width="40" height="20" preserveAspectRatio="none"/></svg>'
    )
    drawn = inlined(picture)
    assert '<svg xmlns="http://www.w3.org/2000/svg" x="1" y="2" width="40" height="20"' in drawn
    assert f'textLength="{text_width("Mopti", style):.2f}"' in drawn
    first = re.search(r"translate\(([\d.]+),5.00\)", drawn)
    assert float(first[1]) == pytest.approx(10 - text_width("Mopti", style), abs=0.002)
    assert drawn.count("<path") == 5


def test_recipe_when_read_back_then_says_the_same_filters_and_looks(tmp_path, mini):
    options = SheetOptions(size="a3", title='A "b" \\ é', mark="draft", bbox=(-5, 13.5, -3, 15), made=DAY)
    order = SheetOrder(Selection(start="2024-01", end="2024-06"), options, cercle="XX0101")
    path = tmp_path / "recipe.toml"
    path.write_text(recipe_of(order, "fr", mini.version), encoding="utf-8")
    (found,) = read_recipe(path, FILTERS)
    assert found.filters == {"from": "2024-01", "to": "2024-06"}
    assert found.looks == {"size": "a3", "title": 'A "b" \\ é', "mark": "draft", "bbox": "-5,13.5,-3,15"}
    assert (found.kinds, found.language, found.output) == ({"cercle": "XX0101"}, "fr", order.file_name("fr"))


def test_recipe_when_it_has_defaults_then_each_sheet_takes_them_or_its_own(tmp_path):
    path = tmp_path / "recipe.toml"
    path.write_text('[defaults]\nlang = "fr"\nmark = "x"\n[[sheet]]\nactor = "JNIM"\n[[sheet]]\nmark = "y"\n')
    first, second = read_recipe(path, FILTERS)
    assert (first.filters, first.looks, first.language) == ({"actor": "JNIM"}, {"mark": "x"}, "fr")
    assert second.looks == {"mark": "y"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[defaults]\nlang = 'fr'", "holds no sheet; allowed: one table [[sheet]] or more"),
        ("[[sheet]]\nactr = 'JNIM'", "in sheet 1 of the recipe, key 'actr' is unknown; did you mean \"actor\"?"),
        ("[[sheet]]\nsize = 4", "size of sheet 1 of the recipe is no text"),
        ("[[sheet]]\noutput = '../x.pdf'", "is a path; allowed: the name of a file"),
    ],
)
def test_recipe_when_wrong_then_one_sentence(tmp_path, text, message):
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(SelectionError) as caught:
        read_recipe(path, FILTERS)
    assert message in str(caught.value)


def test_picture_when_months_have_no_room_then_says_so_on_its_only_page(shipped, words_of, options):
    order = SheetOrder(Selection(), options(choropleth="cercle"), "png")
    data = sheet_data(shipped, order, words_of(shipped)) | {"first_only": True, "attachments": []}
    made = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"data": json.dumps(printable(data))}, font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
    )  # fmt: skip
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert "More of this sheet is in its PDF." in page.extract_text().replace("\n", " ")


def test_name_of_a_circle_when_it_stands_for_many_units_then_takes_several_lines(mini, words_of, options):
    long = "Communes of Exampleville-1, Exampleville-2, Exampleville-3 and Exampleville-4"
    content = compose_sheet(mini, Selection(), words_of(mini), options())
    first = replace(content.drawn.marks[0], name=long)
    drawn = replace(content.drawn, marks=(first, *content.drawn.marks[1:]))
    picture = draw_map(replace(content, drawn=drawn), basemap_of(mini), words_of(mini), 190, 130)
    lines = ["Communes of", "Exampleville-1,", "Exampleville-2,", "Exampleville-3 and", "Exampleville-4"]
    boxes = {label: box for label, box in picture.names if label in lines}
    assert list(boxes) == lines
    assert len({round(box.left, 6) for box in boxes.values()}) == 1
    tops = [box.top for box in boxes.values()]
    assert tops == sorted(tops)
