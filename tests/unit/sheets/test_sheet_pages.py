"""Drawn sheets: what their files say, and that nothing on them covers anything else."""

import datetime as dt
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from sahel_map.selection.filters import matching
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.basemap import basemap_of
from sahel_map.sheets.content.compose import compose_area, compose_incident, compose_sheet
from sahel_map.sheets.draw.area_sheet import draw_area
from sahel_map.sheets.draw.incident_sheet import draw_incident
from sahel_map.sheets.draw.map import draw_map
from sahel_map.sheets.draw.overview_sheet import draw_sheet
from sahel_map.sheets.make import SheetOrder, make_sheet, preview_sheet
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.paper import PAPERS, Frame, Paper
from sahel_map.sheets.paper.text_page import TextPage
from sahel_map.sheets.paper.typeface import Style
from sahel_map.sheets.render import render_pages
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.words import LANGUAGES

GOLDEN = Path(__file__).with_name("golden")
EVERYTHING = Selection()
NOTHING = Selection(text="nowhere-at-all")
LINK = "https://map.example/mali/"


def squeezed(text):
    """Return a text without any white space: lines are broken anew on each sheet."""
    return "".join(text.split())


def pdf_text(data, page=0):
    return squeezed(PdfReader(io.BytesIO(data)).pages[page].extract_text())


def svg_text(data):
    return squeezed(
        " ".join(node.text or "" for node in ET.fromstring(data).iter("{http://www.w3.org/2000/svg}text"))
    )


def base_fonts(page):
    """Return the names of the embedded faces of a page, without the mark of a subset."""
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in page["/Resources"]["/Font"].values()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("suffix", "read"), [("pdf", pdf_text), ("svg", svg_text)])
def test_figures_when_read_from_the_file_then_equal_the_screens(mini, words_of, options, language, suffix, read):
    words, chosen = words_of(mini, language), Selection(actors=frozenset({"FAMA", "JNIM"}))
    text = read(make_sheet(mini, SheetOrder(chosen, options(), suffix), words))
    for figure in key_figures(Numbers(mini, matching(mini, chosen)), words):
        assert squeezed(figure.label + figure.value) in text
        assert squeezed(figure.note) in text
    assert squeezed(chosen.describe(words)) in text


def test_pdf_when_everything_then_says_hand_made_totals_sources_version_and_disclaimer(mini, words_of, options):
    data = make_sheet(mini, SheetOrder(EVERYTHING, options(link=LINK)), words_of(mini))
    text = pdf_text(data)
    for said in (
        "14 documented incidents, January 2023 to June 2024",
        "20–45+",
        "at least 1,000",
        "Not on the map: 1 incident",
        "11 documents: Example Agency (3), Example Daily (3), Example Radio (3)",
        "Made on 25 November 2026",
        "EPSG:32630",
        "do not imply official endorsement",
        "a place without incidents is not a safe place",
        "Live view",
    ):
        assert squeezed(said) in text
    assert PdfReader(io.BytesIO(data)).metadata.title == "Harm to civilians in Exampleland"


def test_pdf_when_sources_do_not_fit_then_a_second_page_numbers_them_and_links_to_them(mini, words_of, options):
    data = make_sheet(mini, SheetOrder(EVERYTHING, options()), words_of(mini))
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) == 2
    text = pdf_text(data, 1)
    assert squeezed("Example Rights 11. 1 July 2023. news.example/s-0003") in text
    links = {note.get_object()["/A"]["/URI"] for note in pages[1]["/Annots"]}
    assert links == {f"https://news.example/s-{number:04d}" for number in range(1, 12)}


def test_pdf_when_made_then_embeds_only_the_bundled_typeface(mini, words_of, options):
    reader = PdfReader(io.BytesIO(make_sheet(mini, SheetOrder(EVERYTHING, options()), words_of(mini))))
    faces = {face for page in reader.pages for face in base_fonts(page)}
    assert faces == {"SourceSansPro-Regular", "SourceSansPro-Bold"}


def test_pages_of_text_when_a_letter_is_not_in_the_typeface_then_another_typeface_steps_in():
    plain, arabic = TextPage(PAPERS["a4-portrait"]), TextPage(PAPERS["a4-portrait"])
    plain.text(20, 20, "Éditeur « un »", Style(8))
    arabic.text(20, 20, "Éditeur مالي", Style(8), url="https://news.example/1")
    for pages, fonts in (((plain,), 1), ((plain, arabic), 2)):
        data = render_pages([Page(PAPERS["a4-portrait"]), *pages], "pdf", "Title", "", dt.date(2026, 11, 25))
        reader = PdfReader(io.BytesIO(data))
        assert len(reader.pages) == 1 + len(pages)
        assert "Éditeur « un »" in reader.pages[1].extract_text()
        assert len({str(font) for page in reader.pages[1:] for font in base_fonts(page)}) == fonts
    assert reader.pages[2]["/Annots"][0].get_object()["/A"]["/URI"] == "https://news.example/1"


@pytest.mark.parametrize("suffix", ["pdf", "svg", "png"])
def test_sheet_when_made_twice_then_has_the_same_bytes(mini, words_of, options, suffix):
    order = SheetOrder(EVERYTHING, options(), suffix)
    assert make_sheet(mini, order, words_of(mini)) == make_sheet(mini, order, words_of(mini))


def test_incident_when_its_texts_are_hostile_then_they_stand_there_letter_by_letter(mini, words_of, options):
    order = SheetOrder(EVERYTHING, options(), "svg", incident="EX-2024-0004")
    assert squeezed("{{7*191}} ${7*191} <img src=x onerror=alert(1)>") in svg_text(
        make_sheet(mini, order, words_of(mini))
    )


def test_atlas_when_made_then_a_page_for_each_cercle_and_the_sources_at_the_end(mini, words_of, options):
    seen = []
    order = SheetOrder(EVERYTHING, options(), is_atlas=True)
    data = make_sheet(mini, order, words_of(mini), progress=lambda done, total: seen.append((done, total)))
    assert len(PdfReader(io.BytesIO(data)).pages) == 5
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert squeezed("Examplecercle-3 cercle: documented harm to civilians") in pdf_text(data, 2)
    # EX-2024-0003 rests on s-0005, which has the number 5 of the whole atlas.
    assert squeezed("10 Apr 2024 Exampleville-9 GATIA") in pdf_text(data, 2)


def problems_of(page, texts_of):
    """Return texts that leave the page, and pairs of texts that cover each other."""
    texts = texts_of(page)
    width, height = page.figure.bbox.width, page.figure.bbox.height
    found = [text for text, box, _ in texts if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
    for number, (text, box, is_line) in enumerate(texts):
        # Lines of a paragraph stand closer than the boxes of their letters, which hold all accents.
        depth = 2.6 if is_line else 0.6
        for other, other_box, _ in texts[number + 1 :]:
            wide = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
            high = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
            if wide > 1 and high > depth:
                found.append(f"{text} | {other}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_sheet_when_drawn_in_any_size_then_no_text_leaves_the_page_or_covers_another(
    shipped, words_of, options, texts_of, name, language
):
    words, paper = words_of(shipped, language), PAPERS[name]
    for chosen, shading in ((EVERYTHING, "cercle"), (NOTHING, None)):
        content = compose_sheet(shipped, chosen, words, options(choropleth=shading, link=LINK))
        page = next(draw_sheet(shipped, content, paper, words, all_pages=False))
        assert problems_of(page, texts_of) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_area_and_incident_when_drawn_then_no_text_leaves_the_page_or_covers_another(
    shipped, words_of, options, texts_of, language
):
    words, paper = words_of(shipped, language), PAPERS["a4-portrait"]
    # The cercle of most incidents, and the record of the longest notes.
    fullest = shipped.incidents["cercle_pcode"].value_counts().index[0]
    longest = shipped.incidents["notes_en"].str.len().idxmax()
    area = compose_area(shipped, fullest, EVERYTHING, words, options(link=LINK))
    assert problems_of(draw_area(shipped, area, paper, words, ""), texts_of) == []
    incident = compose_incident(shipped, longest, words, options(link=LINK))
    assert problems_of(draw_incident(shipped, incident, paper, words), texts_of) == []


def test_names_on_the_map_when_drawn_then_lie_in_its_frame(shipped, words_of, options, texts_of):
    words, page = words_of(shipped), Page(PAPERS["a3-landscape"])
    content = compose_sheet(shipped, EVERYTHING, words, options())
    _, names = draw_map(page, Frame(20, 20, 300, 220), content, basemap_of(shipped), words)
    frame = names[0].axes.bbox
    assert len(names) > 40
    for text, box, is_surface in texts_of(page):
        if not is_surface:
            assert frame.x0 <= box.x0 < box.x1 <= frame.x1, text
            assert frame.y0 <= box.y0 < box.y1 <= frame.y1, text


@pytest.mark.parametrize(("name", "has_scale"), [("a4-landscape", True), ("slide", False), ("slide-map", False)])
def test_strip_when_on_a_slide_then_says_no_scale_for_a_screen_has_none(
    mini, words_of, options, texts_of, name, has_scale
):
    words, paper = words_of(mini), PAPERS.get(name) or Paper(name, 190.5, 129.5)
    page = Page(paper)
    draw_map(page, paper.inner, compose_sheet(mini, EVERYTHING, words, options()), basemap_of(mini), words)
    assert any(text.startswith("1:") for text, _, _ in texts_of(page)) == has_scale


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
    # Letters may sit a fraction of a pixel elsewhere with another version of FreeType: blur before comparing.
    small = (drawn.width // 3, drawn.height // 3)
    one, other = (np.asarray(image.resize(small, Image.Resampling.BOX), dtype=float) for image in (drawn, kept))
    difference = np.abs(one - other)
    assert np.sqrt((difference**2).mean()) < 3.0, f"compare {tmp_path / name}.png"
    assert (difference.max(axis=2) > 60).mean() < 0.002, f"compare {tmp_path / name}.png"
