"""Charts filter the page: a click on a bar, a brush over months."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def chart(page, name):
    """Return a drawn chart of the page, scrolled into view."""
    found = page.locator(f"[class*=st-key-chart-{name}] [data-testid=stVegaLiteChart]")
    expect(found.locator("svg, canvas").first).to_be_visible(timeout=30_000)
    found.scroll_into_view_if_needed()
    return found


def test_bar_when_clicked_then_the_page_shows_its_area_alone(dashboard, open_page):
    page = open_page(f"{dashboard}Trends")
    chart(page, "areas").click(position={"x": 400, "y": 20})
    expect(page).to_have_url(re.compile(r"area=XX01"))
    expect(page.get_by_text("Newregion-1", exact=False).first).to_be_visible()


@pytest.mark.long
def test_months_when_brushed_then_the_page_shows_them_alone(dashboard, open_page):
    page = open_page(f"{dashboard}Trends")
    box = chart(page, "timeline").bounding_box()
    height = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * 0.3, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, height, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=2023-0\d&to=2023-\d\d"))
    expect(page.get_by_text("Only incidents from", exact=False).first).to_be_visible()


@pytest.mark.long
def test_cell_of_coverage_when_reached_by_keys_then_is_named_and_opens_its_records(dashboard, open_page):
    page = open_page(f"{dashboard}Quality")
    cells = chart(page, "coverage").locator("[role=button]")
    expect(cells.first).to_have_attribute("aria-label", re.compile(r"^Publishers, .* 20\d\d: \d+$"))
    # One stop of Tab for the whole strip; empty cells, which open nothing, are none.
    assert chart(page, "coverage").locator("[tabindex='0']").count() == 1
    cells.first.focus()
    page.keyboard.press("ArrowDown")
    named = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.fullmatch(r"\S.*, \S+ 20\d\d: [1-9]\d*", named)
    assert not named.startswith("Publishers")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"Incidents\?area=XX0\d&counted=began\.202\d-\d\d$"))
    n = named.rpartition(" ")[2]
    expect(page.get_by_text(f"{n} incident", exact=False).first).to_be_visible()


@pytest.mark.long
def test_month_when_reached_by_keys_then_is_named_by_what_it_counts(dashboard, open_page):
    page = open_page(f"{dashboard}Trends")
    months = chart(page, "timeline").get_by_role("button", name="Month", exact=False)
    expect(months.first).to_have_attribute(
        "aria-label",
        "Month January 2023 · Incidents 1 · State forces and allies 1 · Reported killed 3"
        " · Incidents without a figure 0",
    )


@pytest.mark.long
@pytest.mark.parametrize("way", ["click", "keys"])
def test_entry_of_the_legend_when_pressed_then_the_page_shows_its_records_alone(dashboard, open_page, way):
    page = open_page(f"{dashboard}Trends")
    entry = chart(page, "timeline").get_by_role("button", name="Several groups (split colours)", exact=True)
    if way == "click":
        entry.click()
    else:
        entry.focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"counted=group\.SEVERAL_GROUPS"))
    # EX-2023-0002 and EX-2024-0005 name actors of two groups.
    expect(page.locator(".sahel-figures .value").first).to_have_text("2")
    expect(page.get_by_text("Only incidents counted under: several groups", exact=False).first).to_be_visible()


@pytest.mark.long
def test_cell_of_coverage_when_clicked_then_its_records_open(dashboard, open_page):
    page = open_page(f"{dashboard}Quality")
    found = chart(page, "coverage")
    # The palest class is one record; the last row is of places whose region is not known.
    cells = [cell.bounding_box() for cell in found.locator("path[fill='#FDD49E']").all()]
    last = max(cells, key=lambda cell: (cell["y"], cell["x"]))
    page.mouse.click(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2)
    expect(page.get_by_text("1 incident", exact=True)).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile(r"Incidents\?counted=began\.2024-\d\d%2Cregion\.unknown"))
    page.go_back()
    expect(page.get_by_role("heading", name="Data quality", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"Quality$"))
    expect(page.get_by_text("counted under", exact=False)).to_have_count(0)


@pytest.mark.long
def test_maps_of_a_pair_when_pressed_then_the_records_of_that_side_open(dashboard, open_page):
    page = open_page(f"{dashboard}Compare?a=to%3D2023-12-31&b=from%3D2024-01-01")
    first = chart(page, "pair-a")
    cercle = first.get_by_role("button", name=re.compile("a month$")).first
    n = re.search(r": (\d+) incident", cercle.get_attribute("aria-label"))[1]
    cercle.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"Incidents\?to=2023-12-31&area=XX\d+&a=to%3D2023-12-31"))
    expect(page.get_by_text(f"{n} incident", exact=False).first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"Compare\?a=to%3D2023-12-31&b=from%3D2024-01-01$"))
    mark = chart(page, "pair-b").get_by_role("button", name="Exampleville-9", exact=False).first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"Record\?.*incident=EX-2024-0003"))
