"""The page for map sheets in Chromium: preview, a French sheet downloaded, an empty selection."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def test_briefing_when_opened_then_previews_the_sheet_and_downloads_it(dashboard, open_page, picture):
    page = open_page(f"{dashboard}Briefing?actor=FAMA&lang=fr", accept_downloads=True)
    preview = page.get_by_test_id("stImage").locator("img")
    expect(preview).to_be_visible(timeout=40_000)
    picture(page, "briefing-french")
    before = preview.get_attribute("src")
    page.get_by_label("Titre", exact=True).fill("Titre choisi")
    page.get_by_label("Titre", exact=True).press("Enter")
    expect(preview).not_to_have_attribute("src", before, timeout=40_000)
    # A button pressed while the page still runs is replaced by the next one, and its file with it.
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=40_000)
    with page.expect_download(timeout=40_000) as waiting:
        page.get_by_role("button", name="Télécharger mali-incidents").click()
    download = waiting.value
    assert download.suggested_filename.startswith("mali-incidents_fama_a4-landscape_fr_")
    text = "".join(PdfReader(io.BytesIO(download.path().read_bytes())).pages[0].extract_text().split())
    assert "Titrechoisi" in text
    assert "15–25+" in text  # FAMA, worked out in tests/mini/README.md


@pytest.mark.long
def test_briefing_when_nothing_matches_then_the_preview_says_so_and_there_is_no_error(dashboard, open_page):
    page = open_page(f"{dashboard}Briefing?text=nowhere-at-all")
    expect(page.get_by_test_id("stImage").locator("img")).to_be_visible(timeout=40_000)
    expect(page.get_by_test_id("stException")).to_have_count(0)
