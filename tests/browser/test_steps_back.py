"""One act of a reader is one step of the browser's "back", whatever the page does about it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long_after(1)]


def at_rest(page):
    """Wait until the page has run; what it has yet to send or to write into the address follows at once."""
    for _ in range(2):
        page.wait_for_timeout(500)
        expect(page.locator("[data-testid=stApp]")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=60_000
        )


def the_map(page):
    box = page.frame_locator(".st-key-map iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=30_000)
    return box


def press_mark(page, chart, n):
    """Press a mark of a chart by its keys."""
    mark = page.locator(f"[class*=st-key-chart-{chart}] [role=button]").nth(n)
    mark.scroll_into_view_if_needed()
    mark.focus()
    page.keyboard.press("Enter")


def hold_to_view(page):
    page.locator(".st-key-layers").get_by_text("More", exact=True).click()
    page.get_by_text("Only what is in view").first.click()


def turn_wheel(page):
    box = the_map(page).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(5):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(150)


def pull_slider(page):
    page.get_by_role("slider", name="Kilometres around").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(150)


def brush(page):
    chart = page.locator("[class*=st-key-chart-months] [data-testid=stVegaLiteChart]")
    expect(chart.locator("svg").first).to_be_visible()
    box = chart.bounding_box()
    y = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    for part in range(20):
        page.mouse.move(box["x"] + box["width"] * (0.3 + 0.015 * part), y)
        page.wait_for_timeout(30)
    page.mouse.up()


def find_record(page):
    page.get_by_placeholder("Place, area, record").fill("2024-0005")
    page.locator(".st-key-found-record-EX-2024-0005 button").click()


#: Where it begins, what is done, and what the address then has.
ACTS = {
    "cell whose records open": ("Quality", lambda page: press_mark(page, "coverage", 3), "Incidents.*counted="),
    "cercle of a pair whose records open": (
        "Compare?a=to%3D2023-12-31&b=from%3D2024-01-01",
        lambda page: press_mark(page, "pair-a", 1),
        "Incidents.*area=",
    ),
    "bar": ("Trends", lambda page: press_mark(page, "areas", 0), "area="),
    "stretch of months": ("", brush, "from=.*to="),
    "month by keys": ("", lambda page: press_mark(page, "months", 3), r"from=2023-04&to=2023-04"),
    "page of the bar": (
        "?actor=JNIM",
        lambda page: page.get_by_role("link", name="Incidents", exact=True).click(),
        "Incidents.*actor=JNIM",
    ),
    "record of the list": (
        "",
        lambda page: page.locator("[class*=st-key-latest-] button").first.click(),
        "incident=",
    ),
    "record found on a page without records": ("Quality", find_record, r"/\?incident=EX-2024-0005"),
    "all held to what is in view": ("", hold_to_view, "view="),
    "wheel over a map that filters": ("?view=-6,13,2,18", turn_wheel, r"view=-\d\.\d{3}"),
    "slider pulled by keys": ("?near=14.5,-3.5,25", pull_slider, "near=.*29"),
}


@pytest.mark.parametrize("act", ACTS)
def test_back_when_pressed_once_after_an_act_then_the_view_before_is_there(dashboard, open_page, act):
    address, do, wanted = ACTS[act]
    page = open_page(f"{dashboard}{address}")
    at_rest(page)
    before = page.url
    do(page)
    expect(page).to_have_url(re.compile(wanted))
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(before)
    at_rest(page)
    assert page.url == before


def test_link_when_it_leaves_out_what_is_usual_then_adds_no_step_of_its_own(dashboard, open_page):
    page = open_page(f"{dashboard}Help")
    page.goto(f"{dashboard}?lang=en&actor=JNIM")
    expect(page).to_have_url(f"{dashboard}?actor=JNIM", timeout=40_000)
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(f"{dashboard}Help")


def test_acts_when_the_page_still_runs_then_each_is_a_step(dashboard, open_page):
    page = open_page(dashboard)
    the_map(page)
    at_rest(page)
    page.locator(".st-key-legend button").nth(1).click()
    expect(page).to_have_url(re.compile("actor="))
    page.get_by_text("Français", exact=True).click()
    expect(page).to_have_url(re.compile("actor=.*lang=fr"))
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(re.compile("actor=[^&]*$"))
    at_rest(page)
    page.go_back()
    expect(page).to_have_url(dashboard)
