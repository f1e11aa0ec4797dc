"""The interactive sheet in Chromium, opened from the disk with the network cut."""

import dataclasses
import datetime as dt
import io

import pypdf
import pytest

from sahel_map.exports.job import ExportJob
from sahel_map.exports.single_page import single_page
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

pytestmark = pytest.mark.browser
HOSTILE = "</script><img src=x onerror=window.hostile=1>"


@pytest.fixture
def open_sheet(open_page, mini, tmp_path):
    """Return a function that opens the sheet of a selection, and the list of everything it asked for."""
    incidents, sources = mini.incidents.copy(), mini.sources.copy()
    for column in ("place_name_en", "place_name_fr", "summary_en", "summary_fr"):
        incidents.loc["EX-2023-0001", column] = HOSTILE
    sources.loc[sources["incident_id"] == "EX-2023-0001", ["publisher", "url"]] = [HOSTILE, "javascript:hostile()"]
    hostile = dataclasses.replace(mini, incidents=incidents, sources=sources)

    def open_file(language="en", selection=None, **options):
        selection = selection or Selection()
        words = Words(language, mini.codes.labels(language) | mini.units.labels(language))
        now = dt.datetime(2026, 11, 25, 16, 30, tzinfo=dt.UTC)
        job = ExportJob(hostile, selection, matching(hostile, selection), words, now)
        path = tmp_path / "sheet.html"
        path.write_text(single_page(job), "utf-8")
        asked = []
        page = open_page("about:blank", offline=True, **options)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("#map[data-state=ready]")
        return page, [url for url in asked if url != path.as_uri() and not url.startswith("data:")]

    return open_file


def test_sheet_when_opened_from_disk_then_shows_everything_and_asks_for_nothing(open_sheet, picture):
    page, asked = open_sheet()
    assert asked == []
    assert page.locator("#map").get_attribute("data-shown") == "14"
    assert page.locator("#map").get_attribute("data-unplaced") == "1"
    assert page.locator("#figures strong").all_text_contents()[:2] == ["14", "20–45+"]
    assert page.locator("#table tbody tr").count() == 14
    page.wait_for_function("window.sahelMap._basemap._files.regions_2023?.features?.length === 3")
    picture(page, "single-page")


def test_sheet_when_texts_are_hostile_then_they_are_shown_as_text(open_sheet):
    page, _ = open_sheet()
    row = page.locator("#table tbody tr", has_text=HOSTILE)
    assert row.count() == 1
    row.locator("button").click()
    assert page.locator("#record h2").first.text_content() == HOSTILE
    assert page.locator("#record a").count() == 0  # no address of this record is a web address
    assert page.evaluate("window.hostile") is None
    assert page.locator("img").count() == 0


@pytest.mark.long
def test_sheet_when_a_mark_is_opened_then_its_record_is_shown_in_french(open_sheet):
    page, _ = open_sheet("fr", Selection(actors=frozenset({"CSP_FLA", "GATIA_MSA"})))
    page.evaluate("window.sahelMap.pick(0)")
    assert page.locator("#record h2").first.text_content() == "Exempleville-8"
    assert "Auteurs présumés" in page.locator("#record dl").text_content()
    assert page.locator("tr[aria-selected=true]").count() == 1
    assert page.evaluate("document.documentElement.lang") == "fr"


@pytest.mark.long
def test_sheet_when_on_a_telephone_then_fits_its_width(open_sheet, picture):
    page, _ = open_sheet(viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    picture(page, "single-page-telephone")


def test_sheet_when_nothing_is_shown_then_says_so(open_sheet):
    page, _ = open_sheet(selection=Selection(actors=frozenset()))
    page.get_by_text("No incident matches", exact=False).first.wait_for()
    assert page.locator("#figures strong").first.text_content() == "0"


def test_sheet_when_printed_then_its_first_page_holds_the_map_as_drawn_on_screen(open_sheet):
    page, _ = open_sheet()
    page.wait_for_function("window.sahelMap._basemap._files.regions_2023?.features?.length === 3")
    # Straight from the screen, as a reader prints: what is drawn anew while printing comes out empty.
    first, *_ = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    width = page.evaluate("document.querySelector('#map').clientWidth")
    layers = [image.image for image in first.images if image.image.width >= width]
    assert len(layers) == 3  # background, areas and circles, marks
    assert all(len(layer.convert("RGBA").getcolors(1 << 24)) > 100 for layer in layers)
