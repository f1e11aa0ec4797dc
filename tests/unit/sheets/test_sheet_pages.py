"""Made sheets: what their files say, how they are built, and that nothing on them covers anything else."""

import dataclasses
import io
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pikepdf
import pytest
import shapely
from PIL import Image
from pypdf import PdfReader

from sahel_map.core.errors import SelectionError
from sahel_map.incident.set_words import rights
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.compose import compose_area, compose_incident, compose_sheet
from sahel_map.sheets.layout import layout_of
from sahel_map.sheets.make import make_sheet, preview_sheet, sheet_data
from sahel_map.sheets.map.map import draw_map
from sahel_map.sheets.map.spread import MOST_HIDDEN, hidden_shares
from sahel_map.sheets.order import SheetOrder
from sahel_map.sheets.paper.paper import PAPERS
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import LANGUAGES

# Each has a sheet set by Typst.
pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden")
EVERYTHING = Selection()
NOTHING = Selection(text="nowhere-at-all")
LINK = "https://map.example/mali/"


def squeezed(text):
    """Return a text without any white space: lines are broken anew on each sheet."""
    return "".join(text.split())


def pdf_text(data, page=None):
    pages = PdfReader(io.BytesIO(data)).pages
    chosen = pages if page is None else [pages[page]]
    return squeezed(" ".join(one.extract_text() for one in chosen))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_when_read_from_the_file_then_equal_the_screens(mini, words_of, options, language):
    words, chosen = words_of(mini, language), Selection(actors=frozenset({"FAMA", "JNIM"}))
    text = pdf_text(make_sheet(mini, SheetOrder(chosen, options()), words), 0)
    for figure in key_figures(Numbers(mini, matching(mini, chosen)), words):
        for said in (figure.label, figure.value, figure.note):
            assert squeezed(said) in text
    assert squeezed(chosen.describe(words)) in text


def test_pdf_when_everything_then_says_hand_made_totals_sources_version_and_disclaimer(mini, words_of, options):
    data = make_sheet(mini, SheetOrder(EVERYTHING, options(link=LINK)), words_of(mini))
    text = pdf_text(data)
    for said in (
        "14 documented incidents, January 2023 to June 2024",
        "20–45+",
        "1,000+",
        "Not on the map: 1 incident",
        "11 documents: Example Agency (3), Example Daily (3), Example Radio (3)",
        "Made on 25 November 2026",
        "EPSG:32630",
        "do not imply official endorsement",
        "a place without incidents is not a safe place",
        "Live view",
        "Examplecercle-1".upper(),
    ):
        assert squeezed(said) in text
    assert PdfReader(io.BytesIO(data)).metadata.title == "Harm to civilians in Exampleland"


def test_pdf_when_made_then_its_sources_are_numbered_lead_to_their_addresses_and_name_their_records(
    mini, words_of, options
):
    pages = PdfReader(io.BytesIO(make_sheet(mini, SheetOrder(EVERYTHING, options()), words_of(mini)))).pages
    text = squeezed(pages[-1].extract_text())
    assert squeezed("1 July 2023. news.example/s-0003") in text
    links = {note.get_object()["/A"].get("/URI") for note in pages[-1]["/Annots"]}
    assert links >= {f"https://news.example/s-{number:04d}" for number in range(1, 12)}
    assert "[EX-2023-0001]" in text


def test_pdf_when_an_address_has_codes_then_letters_are_printed_and_the_link_is_exact(mini, words_of, options):
    coded = "https://news.example/lib%C3%A9ration%2Fa%20b"
    sources = mini.sources.assign(url=mini.sources["url"].mask(mini.sources["source_id"] == "S-0003", coded))
    dataset = dataclasses.replace(mini, sources=sources)
    page = PdfReader(io.BytesIO(make_sheet(dataset, SheetOrder(EVERYTHING, options()), words_of(mini)))).pages[-1]
    assert "news.example/libération%2Fa%20b" in squeezed(page.extract_text())
    assert coded in {note.get_object()["/A"].get("/URI") for note in page["/Annots"]}


def test_pdf_when_made_then_is_tagged_and_says_language_title_and_both_standards(mini, words_of, options):
    data = make_sheet(mini, SheetOrder(EVERYTHING, options()), words_of(mini, "fr"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("fr", True)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as meta:
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "3", "A")
            assert meta["dc:title"] == "Atteintes aux civils en Exemplie"
            assert meta["dc:rights"] == rights(mini, words_of(mini, "fr"))
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Atteintes aux civils en Exemplie"]
        assert "/PageLabels" in pdf.Root
        assert pdf.check_pdf_syntax() == []
        texts = " ".join(str(found["/Alt"]) for found in figures_of(pdf.Root.StructTreeRoot))
    assert "Carte de 14 incidents documentés. Tous les incidents documentés." in texts
    assert "Incidents par mois de leur premier jour (13 comptés)" in texts


def figures_of(node):
    """Yield the figures of a structure tree that have an alternative text."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/Alt" in kid:
                yield kid
            yield from figures_of(kid)


def test_pdf_when_made_then_embeds_only_the_bundled_typeface(mini, words_of, options):
    reader = PdfReader(io.BytesIO(make_sheet(mini, SheetOrder(EVERYTHING, options()), words_of(mini))))
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"SourceSansPro"}


@pytest.mark.parametrize("suffix", ["pdf", "svg", "png"])
def test_sheet_when_made_twice_then_has_the_same_bytes(mini, words_of, options, suffix):
    order = SheetOrder(EVERYTHING, options(), suffix)
    assert make_sheet(mini, order, words_of(mini)) == make_sheet(mini, order, words_of(mini))


def test_incident_when_its_texts_are_hostile_then_they_stand_there_letter_by_letter(mini, words_of, options):
    order = SheetOrder(EVERYTHING, options(title='#pagebreak() $x$ "q" <b> \\'), incident="EX-2024-0004")
    text = pdf_text(make_sheet(mini, order, words_of(mini)))
    assert squeezed("{{7*191}} ${7*191} <img src=x onerror=alert(1)>") in text
    assert squeezed('#pagebreak() $x$ "q" <b> \\') in text


def test_title_when_its_letters_are_foreign_then_the_file_is_still_made(mini, words_of, options):
    order = SheetOrder(EVERYTHING, options(title="مالي Ⴀ \U0001f600"), incident="EX-2023-0001")
    assert "[U+10A0][U+1F600]" in pdf_text(make_sheet(mini, order, words_of(mini)))


def test_atlas_when_made_then_index_a_part_for_each_cercle_the_rest_and_the_sources(mini, words_of, options):
    seen = []
    order = SheetOrder(EVERYTHING, options(), is_atlas=True)
    data = make_sheet(mini, order, words_of(mini), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    text = pdf_text(data)
    for said in (
        "Examplecercle-3 cercle: documented harm to civilians",
        "10 Apr 2024 Exampleville-9 GATIA",
        "Place not known",
        "Oldregion-1 region (before 2023): cercle not known",
    ):
        assert squeezed(said) in text
    for incident in mini.incidents.index:
        assert incident in text
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert len(titles) == 8  # the index, four cercles, two regions without a cercle, place not known


def test_atlas_when_previewed_then_its_index_names_every_part(mini, words_of, options):
    order = SheetOrder(EVERYTHING, options(), is_atlas=True)
    assert preview_sheet(mini, order, words_of(mini)).startswith(b"\x89PNG")
    (index, *_) = sheet_data(mini, dataclasses.replace(order, is_preview=True), words_of(mini))["parts"]
    assert [(entry["number"], entry["count"]) for entry in index["entries"]] == [
        ("1", "4"), ("2", "2"), ("3", "3"), ("4", "2"), ("", "1"), ("", "1"), ("", "1"),
    ]  # fmt: skip


def test_atlas_when_nothing_matches_then_one_sentence(mini, words_of, options):
    with pytest.raises(SelectionError, match="no incident matches this selection"):
        make_sheet(mini, SheetOrder(NOTHING, options(), is_atlas=True), words_of(mini))


@pytest.mark.parametrize("name", PAPERS)
def test_map_when_laid_out_then_takes_half_of_the_page(shipped, words_of, options, name):
    content = compose_sheet(shipped, EVERYTHING, words_of(shipped), options())
    layout, paper = layout_of(PAPERS[name], content), PAPERS[name]
    assert layout.map_width * layout.map_height >= 0.5 * paper.width * paper.height


@pytest.mark.long_after(2)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["a4-landscape", "a4-portrait", "a3-landscape", "a3-portrait"])
def test_sheet_when_everything_is_shown_then_its_first_page_holds_all_but_the_sources(
    shipped, words_of, options, name, language
):
    words = words_of(shipped, language)
    data = make_sheet(shipped, SheetOrder(EVERYTHING, options(size=name)), words)
    assert squeezed(words("sheet-continued")) not in pdf_text(data, 1)
    text = pdf_text(data, 0)
    for key in ("sheet-caveats", "sheet-legend-base", "sheet-legend-country", "map-legend-near"):
        assert squeezed(words(key)) in text


def overlapping(names):
    """Return pairs of names whose boxes cover each other."""
    return [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(names, 2)
        if min(a.right, b.right) - max(a.left, b.left) > 0.01 and min(a.bottom, b.bottom) - max(a.top, b.top) > 0.01
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_on_the_map_when_drawn_then_lie_in_its_frame_and_apart(shipped, words_of, options, language):
    words = words_of(shipped, language)
    picture = draw_map(compose_sheet(shipped, EVERYTHING, words, options()), basemap_of(shipped), words, 300, 220)
    assert len(picture.names) > 40
    assert overlapping(picture.names) == []
    for name, box in picture.names:
        assert 0 <= box.left < box.right <= 300, name
        assert 0 <= box.top < box.bottom <= 220, name


SHIPPED = {
    "everything": EVERYTHING,
    "one region": Selection(areas=frozenset({"ML05"})),
    "one group": Selection(actors=frozenset({"JNIM"})),
    "one year": Selection(start="2024-01", end="2024-12"),
    "army and partners": Selection(actors=frozenset({"FAMA", "WAGNER"})),
}


@pytest.mark.parametrize("chosen", SHIPPED.values(), ids=SHIPPED)
def test_marks_when_drawn_on_a4_then_hardly_any_is_more_than_half_covered(shipped, words_of, options, chosen):
    words = words_of(shipped)
    content = compose_sheet(shipped, chosen, words, options())
    layout = layout_of(PAPERS["a4-landscape"], content)
    picture = draw_map(content, basemap_of(shipped), words, layout.map_width, layout.map_height)
    assert len(picture.spots) >= len(content.drawn.marks) > 0
    if picture.inset is None:
        shares = hidden_shares(picture.spots)
    else:
        scale = {id(spot): inside(spot, picture) for spot in picture.spots}
        parts = ([s for s in picture.spots if scale[id(s)] == place] for place in (True, False))
        shares = np.concatenate([hidden_shares(part) for part in parts])
    assert (shares > 0.5).mean() <= 0.05
    assert shares.max() <= MOST_HIDDEN + 0.02


def inside(spot, picture):
    """Whether a spot is one of the inset: its place there is not where the whole map has it."""
    x = (spot.mark.x - picture.extent.west) / picture.extent.metres_per_mm
    return abs(x - spot.home[0]) > 1e-6


def test_area_when_drawn_then_the_number_of_a_record_stands_on_the_map_and_in_the_list(mini, words_of, options):
    words = words_of(mini)
    content = compose_area(mini, "XX0101", EVERYTHING, words, options())
    picture = draw_map(content, basemap_of(mini), words, 190, 160)
    assert {name for name, _ in picture.names} >= {"1", "2", "3", "4"}


def test_incident_when_drawn_then_its_place_is_named_on_the_map(mini, words_of, options):
    words = words_of(mini)
    content = compose_incident(mini, "EX-2023-0001", words, options())
    assert content.record.title in {name for name, _ in draw_map(content, basemap_of(mini), words, 90, 90).names}


def test_strip_when_on_a_slide_then_says_no_scale_for_a_screen_has_none(mini, words_of, options):
    words = words_of(mini)
    content = compose_sheet(mini, EVERYTHING, words, options())
    for paper, has_scale in (("A4", True), ("", False)):
        svg = draw_map(content, basemap_of(mini), words, 190, 130, paper=paper).svg
        assert (">1:" in svg) == has_scale


def test_inset_when_drawn_then_covers_no_mark_and_not_its_own_part(shipped, words_of, options):
    words = words_of(shipped)
    picture = draw_map(compose_sheet(shipped, EVERYTHING, words, options()), basemap_of(shipped), words, 195, 161)
    inset = picture.inset
    assert inset is not None
    box = shapely.box(inset.left, inset.top, inset.left + inset.canvas.width, inset.top + inset.canvas.height)
    assert not box.intersects(shapely.box(*inset.window))
    outer = [spot for spot in picture.spots if not inside(spot, picture)]
    assert not any(box.intersects(shapely.Point(spot.x, spot.y).buffer(spot.radius)) for spot in outer)


def test_incident_when_it_has_thirty_sources_then_all_are_printed(mini, words_of, options):
    row = mini.sources[mini.sources["incident_id"] == "EX-2023-0001"].iloc[:1]
    more = pd.concat(
        [row.assign(source_id=f"S-9{n:03d}", url=f"https://news.example/long/{n:03d}") for n in range(30)]
    )
    data = dataclasses.replace(mini, sources=pd.concat([mini.sources, more], ignore_index=True))
    text = pdf_text(make_sheet(data, SheetOrder(EVERYTHING, options(), incident="EX-2023-0001"), words_of(mini)))
    for n in range(30):
        assert f"news.example/long/{n:03d}" in text


def test_records_when_a_cercle_has_many_then_the_list_runs_on(shipped, words_of, options):
    fullest = shipped.incidents["cercle_pcode"].value_counts().index[0]
    data = make_sheet(shipped, SheetOrder(EVERYTHING, options(), cercle=fullest), words_of(shipped, "fr"))
    text = pdf_text(data)
    for incident in shipped.incidents.index[shipped.incidents["cercle_pcode"] == fullest]:
        assert incident in text


def test_link_when_too_long_for_a_code_then_the_sheet_says_so(mini, words_of, options):
    words = words_of(mini)
    order = SheetOrder(Selection(text="x " * 250), options(link=LINK))
    assert squeezed(words("sheet-link-none", why="too-long")) in pdf_text(make_sheet(mini, order, words))


def test_selection_when_empty_then_the_page_says_what_that_means_and_has_no_figures(mini, words_of, options):
    words = words_of(mini)
    (page,) = sheet_data(mini, SheetOrder(NOTHING, options()), words)["parts"]
    assert (page["figures"], page["timeline"], page["sources_line"]) == ([], None, "")
    text = pdf_text(make_sheet(mini, SheetOrder(NOTHING, options()), words))
    assert squeezed(words("sheet-empty")) in text
    assert squeezed(words("sheet-empty-hint")) in text


GOLDEN_SHEETS = {
    "all-a4-landscape-en": ("en", EVERYTHING, {"size": "a4-landscape"}, {}),
    "shaded-a4-portrait-fr": ("fr", EVERYTHING, {"size": "a4-portrait", "choropleth": "cercle"}, {}),
    "nothing-slide-fr": ("fr", NOTHING, {"size": "slide"}, {}),
    "area-en": ("en", EVERYTHING, {"link": LINK}, {"cercle": "XX0101"}),
    "incident-fr": ("fr", EVERYTHING, {}, {"incident": "EX-2023-0005"}),
}


@pytest.mark.parametrize("name", GOLDEN_SHEETS)
def test_picture_when_drawn_then_looks_like_the_one_that_was_looked_at(mini, words_of, options, name, tmp_path):
    """To renew a picture after a change that was looked at: copy it from the place the message names."""
    language, chosen, looks, kind = GOLDEN_SHEETS[name]
    order = SheetOrder(chosen, options(**looks), "png", **kind)
    data = preview_sheet(mini, order, words_of(mini, language), dpi=60)
    (tmp_path / f"{name}.png").write_bytes(data)
    drawn = Image.open(io.BytesIO(data)).convert("RGB")
    kept = Image.open(GOLDEN / f"{name}.png").convert("RGB")
    assert drawn.size == kept.size
    small = (drawn.width // 3, drawn.height // 3)
    one, other = (np.asarray(image.resize(small, Image.Resampling.BOX), dtype=float) for image in (drawn, kept))
    difference = np.abs(one - other)
    assert np.sqrt((difference**2).mean()) < 3.0, f"compare {tmp_path / name}.png"
    assert (difference.max(axis=2) > 60).mean() < 0.002, f"compare {tmp_path / name}.png"
