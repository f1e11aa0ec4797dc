"""A file becomes a set in the page: brought, questions answered, kept, shown under its own name, and removed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
EVENTS = """event_id,event_date,country,location,latitude,longitude,perpetrator,civilians killed,source,notes
A1,2024-05-11,Exampleland,Exampleville,14.5,-3.4,JNIM,12,Example Daily,Invented one
A2,2024-06-02,Exampleland,Exampleville-2,15.2,-2.5,FAMA,3-5,Example Radio,Invented two
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def server(serve, data_dir):
    return serve(ROOT / "dashboard.py", SAHEL_MAP_GEODATA=str(MINI), SAHEL_MAP_DATA_DIR=str(data_dir))


@pytest.mark.long
@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}])
def test_page_when_opened_at_the_servers_own_machine_then_a_file_can_be_brought(open_page, server, viewport):
    page = open_page(f"{server}Data", viewport=viewport)
    page.get_by_text("At most 20 MB").wait_for()
    page.locator("[data-testid=stFileUploader]").wait_for()
    width = page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= viewport["width"]


def _answer(page, question, answer):
    """Choose an answer; a rerun of the page may close the list, so try again."""
    from playwright.sync_api import TimeoutError as LateError

    for _ in range(5):
        try:
            page.get_by_role("combobox", name=re.compile(question)).click(timeout=8_000)
            page.get_by_role("option", name=answer).click(timeout=5_000)
        except LateError:
            page.keyboard.press("Escape")
        else:
            return
    pytest.fail(f"{answer} could not be chosen")


@pytest.mark.long
def test_file_when_refused_then_a_french_reader_is_told_why_in_french(open_page, server, tmp_path, picture):
    from playwright.sync_api import expect

    file = tmp_path / "events.csv"
    file.write_text("", "utf-8")
    page = open_page(f"{server}Data?lang=fr")
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("Le fichier est vide\u202f; il faut une ligne d’en-têtes")).to_be_visible()
    picture(page, "data-page-refused-fr")


def test_file_when_brought_answered_and_kept_then_shown_as_a_set_of_others(open_page, server, tmp_path, picture):
    from playwright.sync_api import expect

    file = tmp_path / "events.csv"
    file.write_text(EVENTS, "utf-8")
    page = open_page(f"{server}Data")
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("events.csv: 2 rows.")).to_be_visible()
    expect(page.get_by_text("how precise its places are").last).to_be_visible()
    picture(page, "data-page-questions")
    _answer(page, "how precise its places are", "settlement")
    page.get_by_role("button", name="Take these answers").click()
    expect(page.get_by_text("2 of 2 rows imported")).to_be_visible(timeout=60_000)
    page.get_by_label("Publisher", exact=True).fill("Example Recorders")
    page.keyboard.press("Enter")
    page.get_by_label("Title", exact=True).fill("Events in Exampleland")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept as events-in-exampleland, version 1, 2 records.")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
    picture(page, "data-page-kept")
    shown = open_page(f"{server}Incidents?set=events-in-exampleland")
    note = "Set of others: Events in Exampleland. Publisher: Example Recorders. Licence: licence not stated."
    expect(shown.get_by_text(note)).to_be_visible()
