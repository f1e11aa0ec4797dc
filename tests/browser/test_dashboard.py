"""The whole dashboard in a browser with the network watched: what an analyst does, end to end."""

import re
import time
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
TELEPHONE = {"width": 390, "height": 844}


def the_map(page):
    box = page.frame_locator("iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=30_000)
    return box


def killed(page):
    """The headline that holds the reported range of the killed."""
    return page.locator(".sahel-figures .value").nth(1)


def test_dashboard_when_opened_offline_then_map_figures_and_charts_are_there(dashboard, open_page, picture):
    page = open_page(dashboard)
    box = the_map(page)
    expect(box).to_have_attribute("data-shown", "14")
    expect(killed(page)).to_have_text("20–45+")
    expect(
        page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    ).to_be_visible()
    expect(page.get_by_text("All documented incidents", exact=True)).to_be_visible()
    picture(page, "dashboard-desktop")


def test_filter_when_changed_then_map_figures_and_charts_change_alike(dashboard, open_page, choose_actor):
    page = open_page(dashboard)
    box = the_map(page)
    choose_actor(page, "JNIM")
    expect(box).to_have_attribute("data-shown", "4")
    expect(killed(page)).to_have_text("5–8")
    expect(page.get_by_text("Only incidents with JNIM among the alleged actors", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"actor=JNIM"))


def test_version_when_newer_data_are_shown_then_the_browser_keeps_it_and_the_one_before(dashboard, open_page):
    def kept(page):
        named = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        return {name: value for name, value in named.items() if name.startswith("sahel_map_seen")}

    page = open_page(f"{dashboard}?since=0.0.1")
    the_map(page)
    assert kept(page) == {"sahel_map_seen": "0.1.0"}
    # As after a visit when 0.0.1 was the newest.
    page.context.add_cookies([{"name": "sahel_map_seen", "value": "0.0.1", "url": dashboard}])
    for _ in range(2):
        page.reload()
        the_map(page)
        chosen = page.get_by_role("combobox", name="New or changed since")
        expect(chosen).to_have_value("my last visit: data version 0.0.1")
        assert kept(page) == {"sahel_map_seen": "0.1.0", "sahel_map_seen_before": "0.0.1"}


@pytest.mark.long
def test_month_box_when_chosen_by_keyboard_then_the_period_changes(dashboard, open_page):
    page = open_page(dashboard)
    the_map(page)
    page.get_by_role("combobox", name="From month").focus()
    page.keyboard.type("Feb 2023")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"from=2023-02"))
    expect(page.locator(".sahel-figures .value").first).to_have_text("13")


@pytest.mark.long
def test_link_when_opened_then_same_view_in_french(dashboard, open_page, picture):
    page = open_page(f"{dashboard}?actor=FAMA&from=2023-11&lang=fr&incident=EX-2023-0008")
    expect(the_map(page)).to_have_attribute("data-shown", "2")
    expect(killed(page)).to_have_text("2+")
    expect(page.get_by_text("Fiche EX-2023-0008")).to_be_visible()
    picture(page, "dashboard-link-french")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_text("English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.long
def test_deep_link_when_the_first_visit_is_another_page_then_it_has_frame_and_filters(serve, open_page):
    fresh = serve(ROOT / "dashboard.py", SAHEL_MAP_GEODATA=str(MINI))
    page = open_page(f"{fresh}Trends?actor=JNIM")
    expect(page.get_by_role("heading", name="Trends")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Only incidents with JNIM among the alleged actors", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Map", exact=True)).to_be_visible()


def test_mark_when_clicked_then_its_record_opens_with_sources(dashboard, open_page):
    # One incident only, so that one mark stands in the middle of its own view.
    page = open_page(f"{dashboard}?text=exampleville-2")
    box = the_map(page)
    expect(box).to_have_attribute("data-shown", "1")
    point = box.evaluate(
        "box => { const map = window.sahelMap; map.redraw(); const item = map.items[0];"
        " const point = map.toContainer(item); return [point.x, point.y]; }"
    )
    box.click(position={"x": point[0], "y": point[1]})
    expect(page.get_by_text("Record EX-2023-0004")).to_be_visible()
    expect(page).to_have_url(re.compile("incident=EX-2023-0004"))
    expect(page.get_by_text("Sources and what each supports")).to_be_visible()
    expect(page.locator(".st-key-panel a[href*='news.example']").first).to_be_visible()


def test_hostile_record_when_opened_then_shows_as_text(dashboard, open_page):
    page = open_page(f"{dashboard}?incident=EX-2024-0004")
    the_map(page)
    panel = page.locator(".st-key-panel")
    for text in ("{{7*191}}", "${7*191}", "<img src=x onerror="):
        expect(panel.get_by_text(text, exact=False).first).to_be_visible()
    assert "1337" not in panel.inner_text()
    assert panel.locator("img").count() == 0


@pytest.mark.long
def test_back_when_pressed_then_the_earlier_view_returns(dashboard, open_page):
    page = open_page(dashboard)
    the_map(page)
    page.get_by_role("button", name=re.compile("Exampleville-1")).first.click()
    expect(page).to_have_url(re.compile("incident="))
    page.wait_for_timeout(2_000)
    page.go_back()
    expect(page.get_by_role("heading", name="Latest incidents")).to_be_visible()


def test_page_when_changed_by_the_menu_then_the_filter_stays(dashboard, open_page):
    page = open_page(f"{dashboard}?actor=JNIM")
    the_map(page)
    page.get_by_role("link", name="Incidents", exact=True).click()
    expect(page.get_by_text("4 incidents", exact=True)).to_be_visible()
    page.get_by_role("link", name="Map", exact=True).click()
    expect(the_map(page)).to_have_attribute("data-shown", "4")


@pytest.fixture(scope="module")
def under_a_path(serve):
    """The same dashboard under a base path."""
    return serve(ROOT / "dashboard.py", "mali", SAHEL_MAP_GEODATA=str(MINI))


@pytest.mark.long
@pytest.mark.parametrize(("lang", "first", "other"), [("en", "Map", "Compare"), ("fr", "Carte", "Comparer")])
def test_bar_when_a_page_is_shown_then_marks_it_alone_and_leads_to_the_start_page(
    under_a_path, open_page, lang, first, other
):
    page = open_page(f"{under_a_path}?lang={lang}&actor=JNIM")
    marked = page.locator(".st-key-menu a[aria-current=page]")
    start = page.locator(".st-key-menu a").first
    for name in (first, other):
        if name == other:
            page.get_by_role("link", name=other, exact=True).click()
        expect(marked).to_have_text([name])
        # Opened in a new tab, too, the first entry leads to the start page, with the filter.
        address = start.evaluate("link => link.href")
        assert re.match(rf"{re.escape(under_a_path)}\?.*actor=JNIM", address)
    colours = page.locator(".st-key-menu a p").evaluate_all(
        "names => names.map((name) => `${getComputedStyle(name).color} ${getComputedStyle(name).fontWeight}`)"
    )
    assert colours.count("rgb(0, 68, 136) 600") == 1


def view_of_map(page):
    """Centre and zoom, as rounded in a link."""
    return the_map(page).evaluate(
        "() => { const map = window.sahelMap._map, { lat, lng } = map.getCenter();"
        " return [lat, lng, map.getZoom()].map((number) => Number(number.toFixed(2))); }"
    )


@pytest.mark.long
def test_link_when_the_map_was_moved_then_opens_the_same_map_in_another_browser(under_a_path, open_page):
    page = open_page(f"{under_a_path}?actor=JNIM", permissions=["clipboard-read", "clipboard-write"])
    the_map(page)
    page.get_by_role("button", name="Copy link").click()
    shown = page.locator(".sahel-link code")
    # A map that nobody moved fits itself to the screen of whoever opens the link.
    expect(shown).to_have_text(f"{under_a_path}?actor=JNIM")
    the_map(page).evaluate("() => window.sahelMap._map.setView([14.61, -3.72], 8.5, { animate: false })")
    # Leaflet keeps whole pixels, which are about a thousandth of a degree here.
    expect(shown).to_have_text(re.compile(re.escape(f"{under_a_path}?actor=JNIM&at=") + r"14\.61..,-3\.72..,8\.5$"))
    page.locator(".sahel-link button").click()
    expect(page.locator(".sahel-link button")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == shown.inner_text()
    other = open_page(link)
    expect(the_map(other)).to_have_attribute("data-shown", "4")
    assert view_of_map(other) == [14.61, -3.72, 8.5]


def late(delay_s, route):
    time.sleep(delay_s)
    route.continue_()


@pytest.mark.long
def test_first_view_when_styles_come_late_then_is_that_of_every_visit(dashboard, open_page):
    views = []
    for delay_s in (0, 0, 0.5, 1.5):
        page = open_page("about:blank", viewport={"width": 1366, "height": 768})
        page.route("**/map.css", partial(late, delay_s))
        page.goto(dashboard)
        the_map(page)
        page.wait_for_timeout(1_000)
        views.append(view_of_map(page))
    assert views == views[:1] * 4


def test_link_when_a_record_is_open_then_the_map_stays_where_the_link_says(dashboard, open_page):
    page = open_page(f"{dashboard}?incident=EX-2023-0004&at=14.61,-3.72,7")
    the_map(page)
    expect(page.get_by_text("Record EX-2023-0004")).to_be_visible()
    assert view_of_map(page) == [14.61, -3.72, 7]
    # Of other heights, in odd and even numbers of pixels, the middle stays to a millionth of a degree.
    for height in (900, 811, 777, 900):
        page.set_viewport_size({"width": 1440, "height": height})
        the_map(page).evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")
        middle = "() => { const { lat, lng } = window.sahelMap._map.getCenter(); return [lat, lng]; }"
        assert the_map(page).evaluate(middle) == pytest.approx([14.61, -3.72], abs=1e-6)


@pytest.mark.long
def test_saved_view_when_the_map_was_moved_then_leads_back_to_the_same_map(dashboard, open_page):
    page = open_page(f"{dashboard}?actor=JNIM")
    the_map(page).evaluate("() => window.sahelMap._map.setView([14.61, -3.72], 8.5, { animate: false })")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_label("Save this view as").fill("Around Exampleville")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as “Around Exampleville”", exact=False)).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    page.get_by_role("link", name="Dossier", exact=True).click()
    # The reader's own frame forgets where it was: the view alone knows.
    expect(page.get_by_role("heading", name="Saved views")).to_be_visible()
    page.evaluate("sessionStorage.clear()")
    saved = page.get_by_role("link", name="Around Exampleville", exact=False)
    expect(saved).to_have_attribute("href", re.compile(r"at=14\.61\d\d%2C-3\.72\d\d%2C8\.5"))
    saved.click()
    expect(the_map(page)).to_have_attribute("data-shown", "4")
    assert view_of_map(page) == pytest.approx([14.61, -3.72, 8.5], abs=0.011)


@pytest.mark.long
def test_notices_when_a_link_asks_in_vain_then_lie_on_nothing(dashboard, open_page, picture):
    page = open_page(f"{dashboard}?incident=EX-2099-0001&colour=red&near=14.5,-3.5,50")
    the_map(page)
    expect(page.get_by_role("button", name="within 50 km", exact=False)).to_be_visible()
    alerts = page.locator(".st-key-heading [data-testid=stAlert]")
    expect(alerts).to_have_count(2)
    figures = page.locator(".st-key-figures-row")
    boxes = [part.bounding_box() for part in (page.locator(".st-key-sentence"), *alerts.all(), figures)]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    # The text of a notice stands in its middle.
    inside, text = alerts.first.bounding_box(), alerts.first.locator("p").bounding_box()
    assert abs((text["y"] - inside["y"]) - (inside["y"] + inside["height"] - text["y"] - text["height"])) < 4
    picture(page, "dashboard-notices")


@pytest.mark.long
def test_dashboard_when_on_a_telephone_then_nothing_is_cut_sideways(dashboard, open_page, picture):
    page = open_page(dashboard, viewport=TELEPHONE)
    the_map(page)
    expect(killed(page)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= TELEPHONE["width"]
    picture(page, "dashboard-telephone")


@pytest.mark.long
def test_menu_when_on_a_telephone_then_each_page_is_two_presses_away(dashboard, open_page):
    page = open_page(dashboard, viewport=TELEPHONE)
    the_map(page)
    for name in ("Trends", "Incidents", "Data quality", "Trends"):
        opener, link = page.get_by_role("button", name="Menu"), page.get_by_role("link", name=name, exact=True)
        expect(link).to_be_hidden()
        opener.click()
        assert link.bounding_box()["height"] >= 44
        link.click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
