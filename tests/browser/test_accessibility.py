"""Every page for everyone: axe-core, names of marks, focus, the first press, zoom, motion, colours, paper."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sahel_map.app.page.shell import PAGES
from sahel_map.exports.job import ExportJob
from sahel_map.exports.single_page import single_page
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("access_exceptions.toml").read_text("utf-8")).get("except", [])
SMALL_LAPTOP = {"width": 1366, "height": 768}
TELEPHONE = {"width": 390, "height": 844}
# 1280 by 1024 at a zoom of 200 and of 400 percent.
ZOOMS = {"200": {"width": 640, "height": 512}, "400": {"width": 320, "height": 256}}
# Resolves once the page has drawn nothing for half a second: what a run sends late, charts and tables, is there.
STILL = """() => new Promise((resolve) => {
    let timer = setTimeout(resolve, 500);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, 500); })
        .observe(document.body, { subtree: true, childList: true, attributes: true });
})"""
# "data" is there only where sets are kept in a store.
SHOWN = [page for page in PAGES if page != "data"]


@pytest.fixture(scope="module")
def axe():
    from axe_playwright_python.sync_playwright import Axe

    return Axe().axe_script


def address(dashboard, page, language, query=""):
    path = "" if page == "map" else Path(PAGES[page]).stem
    return f"{dashboard}{path}?lang={language}{query}"


def settled(page):
    """Wait until the page has run and its map, where it has one, shows its incidents."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=60_000)
    page.locator(".st-key-foot").wait_for(state="attached", timeout=60_000)
    # Grey boxes wait for their script; what lies below them moves when the chart or table is there.
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=60_000)
    page.evaluate(STILL)
    # What a run has not reached yet stands half transparent, and comes back by a transition.
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=60_000)
    page.evaluate(
        "Promise.allSettled(document.getAnimations()"
        ".filter((each) => each.effect.getComputedTiming().iterations < 9).map((each) => each.finished))"
    )
    if page.locator(".st-key-map iframe").count():
        the_map(page)


def the_map(page):
    box = page.frame_locator(".st-key-map iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=30_000)
    return box


def found(frame, axe):
    """Return what axe-core finds in a frame and no exception covers, as rule and elements."""
    frame.evaluate(axe)
    result = frame.evaluate("axe.run(document, { iframes: false, resultTypes: ['violations'] })")
    left = []
    for violation in result["violations"]:
        selectors = [each["selector"] for each in EXCEPTIONS if each["rule"] == violation["id"]]
        for node in violation["nodes"]:
            target = node["target"][-1]
            is_excepted = frame.evaluate(
                "([target, selectors]) => selectors.some((one) => document.querySelector(target)?.matches(one))",
                [target if isinstance(target, str) else target[-1], selectors],
            )
            if not is_excepted:
                left.append(f"{violation['id']}: {node['html'][:160]}")
    return left


@pytest.mark.long_after(1)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", SHOWN)
def test_page_when_looked_at_by_axe_then_nothing_is_found(dashboard, open_page, axe, name, language):
    page = open_page(address(dashboard, name, language, "&incident=EX-2023-0001" if name == "record" else ""))
    settled(page)
    assert found(page.main_frame, axe) == []
    for frame in page.frames[1:]:
        assert found(frame, axe) == []


@pytest.mark.long_after(1)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_single_file_when_looked_at_by_axe_then_nothing_is_found(open_page, mini, tmp_path, axe, language):
    words = Words(language, mini.codes.labels(language) | mini.units.labels(language))
    now = dt.datetime(2026, 11, 25, 16, 30, tzinfo=dt.UTC)
    path = tmp_path / "map.html"
    path.write_text(
        single_page(ExportJob(mini, Selection(), matching(mini, Selection()), words, now)), encoding="utf-8"
    )
    page = open_page(path.as_uri(), offline=True)
    page.wait_for_selector("#map[data-state=ready]")
    assert found(page.main_frame, axe) == []


def test_exceptions_when_read_then_each_says_why():
    assert [
        each for each in EXCEPTIONS if not (each["rule"] and each["selector"] and len(each["reason"]) > 20)
    ] == []


def test_marks_when_the_map_has_rested_then_each_has_its_full_name_without_any_focus(dashboard, open_page):
    page = open_page(f"{dashboard}?text=exampleville-2")
    box = the_map(page)
    expect(box.locator(".sahel-marks")).to_have_attribute("data-named", "yes", timeout=20_000)
    mark = box.locator(".sahel-mark").first
    # EX-2023-0004 as the record itself says it.
    expect(mark).to_have_attribute(
        "aria-label", re.compile(r"^Exampleville-2, .*2023, Reported killed: .*, Alleged: ")
    )


def test_first_press_when_the_window_is_small_then_opens_the_record_and_the_focus_follows(dashboard, open_page):
    page = open_page(f"{dashboard}?text=exampleville-2", viewport=SMALL_LAPTOP)
    box = the_map(page)
    point = box.evaluate(
        "box => { const map = window.sahelMap; map.redraw(); const item = map.items[0];"
        " const point = map.toContainer(item); return [point.x, point.y]; }"
    )
    frame = page.locator(".st-key-map iframe").bounding_box()
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    page.mouse.click(frame["x"] + point[0], frame["y"] + point[1])
    expect(page.get_by_text("Record EX-2023-0004")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == before
    expect(page.locator(".st-key-panel h2").first).to_be_focused()
    page.get_by_role("button", name="Close", exact=False).last.click()
    expect(page.locator(".st-key-panel .st-key-record-ways")).to_have_count(0)
    expect(page.locator(".st-key-map iframe")).to_be_focused()


def test_first_key_when_the_map_has_the_focus_then_moves_to_a_mark_and_enter_opens_it(dashboard, open_page):
    page = open_page(f"{dashboard}?text=exampleville-2", viewport=SMALL_LAPTOP)
    box = the_map(page)
    expect(box.locator(".sahel-mark")).to_have_count(1)
    box.locator(".sahel-mark").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Record EX-2023-0004")).to_be_visible()
    expect(page.locator(".st-key-panel h2").first).to_be_focused()


@pytest.mark.long
@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("name", ["map", "trends", "incidents", "record", "quality", "help"])
def test_page_when_zoomed_then_nothing_is_cut_sideways(dashboard, open_page, name, zoom):
    query = "&incident=EX-2023-0001" if name == "record" else ""
    page = open_page(address(dashboard, name, "fr", query), viewport=ZOOMS[zoom])
    settled(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMS[zoom]["width"]
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= ZOOMS[zoom]["width"]


@pytest.mark.long
def test_filters_when_folded_then_a_button_with_a_word_brings_them_back_at_every_width(dashboard, open_page):
    for width in (390, 800, 1440):
        page = open_page(f"{dashboard}?lang=fr", viewport={"width": width, "height": 844})
        settled(page)
        if width > 768:
            page.get_by_test_id("stSidebar").hover()
            page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
        button = page.get_by_test_id("stExpandSidebarButton")
        expect(button).to_be_in_viewport(ratio=0.5)
        said = button.evaluate("button => getComputedStyle(button, '::after').content")
        assert said == '"Filtres"'
        assert button.bounding_box()["width"] >= 44
        button.click()
        expect(page.locator(".st-key-_actors")).to_be_in_viewport()


@pytest.mark.long
def test_first_visit_when_the_note_is_closed_by_key_then_it_stays_away(dashboard, open_page):
    page = open_page(f"{dashboard}?lang=fr", first_visit=True)
    note = page.locator("#sahel-map-note")
    expect(note).to_contain_text("vraies victimes")
    settled(page)
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.reload()
    settled(page)
    expect(note).to_have_count(0)
    assert page.context.cookies() == [] or "sahel-map-note" not in str(page.context.cookies())


@pytest.mark.long
def test_screen_when_read_at_1440_by_900_then_all_of_it_is_there_without_scrolling(dashboard, open_page):
    page = open_page(dashboard)
    settled(page)
    chart = page.locator("[class*=st-key-chart-months]")
    drawn = chart.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")
    expect(drawn.first).to_be_visible()
    frame, figures = (
        page.locator(".st-key-map iframe").bounding_box(),
        page.locator(".sahel-figures").bounding_box(),
    )
    assert frame["y"] <= 245
    assert frame["height"] >= 460
    assert figures["height"] <= 90
    assert chart.bounding_box()["y"] + chart.bounding_box()["height"] <= 900
    size = page.locator(".sahel-figures .value").first.evaluate(
        "value => parseFloat(getComputedStyle(value).fontSize)"
    )
    assert 26 <= size <= 28


# More filters than a line has room for, a drawn area, and a distance.
FILTERED = (
    "actor=JNIM&harm=killing",
    "shape=14.1,-4.2,14.1,-3.2,14.9,-3.2,14.9,-4.2",
    "near=14.5,-3.5,30&actor=FAMA,WAGNER&harm=killing,looting&from=2023-01&to=2024-06&confidence=high,medium&differ=yes",
)


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_screen_when_filtered_then_nothing_moves_and_every_filter_is_in_reach(dashboard, open_page, language):
    boxes = []
    for query in ("", *FILTERED):
        page = open_page(address(dashboard, "map", language, f"&{query}"))
        settled(page)
        parts = (".st-key-map iframe", ".sahel-figures", "[class*=st-key-chart-months]")
        boxes.append([page.locator(part).bounding_box()["y"] for part in parts])
        line = page.locator(".st-key-sentence").bounding_box()
        row = page.locator(".st-key-chips > *")
        beside = page.locator(".st-key-key-how").bounding_box()
        for chip in row.all():
            box = chip.bounding_box()
            assert line["y"] - 1 <= box["y"] and box["y"] + box["height"] <= line["y"] + line["height"] + 1
            assert box["x"] + box["width"] <= beside["x"]
    assert all(box == pytest.approx(boxes[0], abs=0.5) for box in boxes)
    assert boxes[0][0] <= 245


@pytest.mark.long
def test_captions_when_they_change_then_the_map_stays_where_it_is(dashboard, open_page, choose_actor):
    page = open_page(dashboard)
    settled(page)
    before = round(page.locator(".sahel-figures").bounding_box()["height"])
    choose_actor(page, "JNIM")
    expect(the_map(page)).to_have_attribute("data-shown", "4")
    assert round(page.locator(".sahel-figures").bounding_box()["height"]) == before


@pytest.mark.long
def test_telephone_when_a_record_opens_then_it_comes_from_below_and_leaves_the_map_in_sight(dashboard, open_page):
    page = open_page(f"{dashboard}?incident=EX-2023-0001", viewport=TELEPHONE)
    settled(page)
    sheet, frame = page.locator(".st-key-panel").bounding_box(), page.locator(".st-key-map iframe").bounding_box()
    assert frame["y"] <= 175
    assert sheet["y"] >= 400
    assert round(sheet["y"] + sheet["height"]) == 844
    # Nothing lies over the line of credits.
    credit = the_map(page).locator(".leaflet-control-attribution")
    assert credit.evaluate(
        "box => { const r = box.getBoundingClientRect();"
        " const top = document.elementFromPoint(r.left + 2, r.top + 2);"
        " return top.closest('.leaflet-control-attribution') === box; }"
    )


@pytest.mark.long
def test_look_when_the_reader_prefers_a_dark_one_then_the_browser_is_told_that_it_is_light(dashboard, open_page):
    page = open_page(f"{dashboard}Help", color_scheme="dark")
    settled(page)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


@pytest.mark.long
def test_colours_when_the_reader_forces_them_then_the_page_works(dashboard, open_page):
    page = open_page(dashboard, forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    settled(page)
    current = page.locator(".st-key-menu [aria-current=page]")
    assert current.evaluate("link => getComputedStyle(link).borderBottomWidth") == "3px"
    assert the_map(page).evaluate("() => window.sahelMap._map.options.zoomAnimation") is False
    duration = current.evaluate("link => parseFloat(getComputedStyle(link).transitionDuration)")
    assert duration <= 0.001


@pytest.mark.long
def test_page_when_printed_then_map_and_record_are_whole_and_nothing_is_to_be_pressed(dashboard, open_page):
    page = open_page(f"{dashboard}?incident=EX-2023-0001")
    settled(page)
    page.emulate_media(media="print")
    for hidden in (".st-key-bar", "[data-testid=stSidebar]", ".st-key-layers", ".st-key-key-how"):
        expect(page.locator(hidden).first).to_be_hidden()
    for pressed in (".leaflet-control-zoom", ".sahel-pen", ".sahel-months-open"):
        expect(the_map(page).locator(pressed).first).to_be_hidden()
    expect(the_map(page).locator(".leaflet-control-attribution")).to_be_visible()
    panel = page.locator(".st-key-panel")
    assert panel.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    expect(page.locator(".st-key-map iframe")).to_be_visible()
    assert page.locator("[data-testid=stMain]").evaluate("box => getComputedStyle(box).overflowY") == "visible"


@pytest.mark.long
def test_menu_when_the_keyboard_is_used_on_a_telephone_then_opens_on_the_pages_and_gives_the_focus_back(
    dashboard, open_page
):
    page = open_page(f"{dashboard}Quality", viewport=TELEPHONE)
    settled(page)
    opener, pages = page.get_by_role("button", name="Menu"), page.locator(".st-key-menu a")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(pages.first).to_be_focused()
    expect(page.locator(".st-key-menu a[aria-current=page]")).to_have_text("Data quality")
    # All of them are in sight, one below the other.
    boxes = [each.bounding_box() for each in pages.all()]
    assert [box["height"] for box in boxes] == [44.0] * 11
    assert boxes[-1]["y"] + 44 <= TELEPHONE["height"]
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(pages.first).to_be_hidden()
    opener.click()
    page.mouse.click(30, 700)
    expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_row_of_pages_when_the_window_is_a_small_laptops_then_shows_them_all(dashboard, open_page, language):
    page = open_page(f"{dashboard}Help?lang={language}", viewport=SMALL_LAPTOP)
    settled(page)
    row = page.locator(".st-key-menu").evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert row[0] == row[1] > 700
    expect(page.locator(".sahel-menu")).to_be_hidden()


@pytest.mark.long
def test_months_when_played_on_a_telephone_then_leave_most_of_the_map_in_sight(dashboard, open_page):
    page = open_page(f"{dashboard}?lang=fr", viewport=TELEPHONE)
    settled(page)
    the_map(page)
    frame = page.frame_locator(".st-key-map iframe")
    frame.get_by_role("button", name="Mois par mois").click()
    expect(frame.locator(".sahel-months-event")).not_to_be_empty()
    player, whole = (frame.locator(part).bounding_box() for part in (".sahel-months", ".leaflet-container"))
    assert player["height"] <= 0.4 * whole["height"]
    small = ".sahel-months button, .sahel-months select, .sahel-months label"
    assert min(box.bounding_box()["height"] for box in frame.locator(small).all() if box.is_visible()) >= 44
    # What zooms the map stands below it, not under it.
    assert frame.locator(".leaflet-control-zoom").bounding_box()["y"] >= player["y"] + player["height"]


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_events_when_named_on_a_telephone_then_touch_neither_each_other_nor_a_dot(open_page, serve, language):
    page = open_page(f"{serve(ROOT / 'dashboard.py')}?lang={language}", viewport=TELEPHONE)
    settled(page)
    chart = page.locator("[class*=st-key-chart-months] svg")
    # In their ink, not in the white outline behind it.
    texts = chart.locator(".mark-text.role-mark text[fill='#22262B']:not([stroke])")
    expect(texts).to_have_count(3)
    boxes = [text.bounding_box() for text in texts.all()]
    for one in boxes:
        for other in boxes:
            apart_x = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            apart_y = abs(one["y"] - other["y"]) >= 14
            assert one is other or apart_x or apart_y
    dots = chart.locator(".mark-symbol path[fill='#9BA0A6']").evaluate_all(
        "dots => dots.map((dot) => dot.getAttribute('opacity'))"
    )
    assert set(dots) == {"0"}


@pytest.mark.long
def test_ring_of_focus_when_a_record_is_open_then_lies_on_its_heading_alone(dashboard, open_page):
    page = open_page(f"{dashboard}?incident=EX-2023-0001")
    settled(page)
    heading = page.locator(".st-key-panel h2").first
    below = page.locator(".st-key-panel [data-testid=stMarkdown] p").first
    box, line = heading.bounding_box(), below.bounding_box()
    assert box["y"] + box["height"] + 2 <= line["y"]


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentence_when_it_is_long_on_a_telephone_then_the_link_lies_beside_it(dashboard, open_page, language):
    page = open_page(f"{dashboard}Trends?actor=FAMA&harm=killing&lang={language}", viewport=TELEPHONE)
    settled(page)
    lines = (
        page.locator(".stMain p")
        .filter(has_text=re.compile("^(Only|Uniquement)"))
        .first.evaluate(
            """(sentence) => {
            const text = document.createRange();
            text.selectNodeContents(sentence);
            return [...text.getClientRects()].map(({ left, right, top, bottom }) => [left, right, top, bottom]);
        }"""
        )
    )
    link = page.locator(".st-key-title-row button").last.bounding_box()
    right, bottom = link["x"] + link["width"], link["y"] + link["height"]
    assert len(lines) >= 2
    assert [
        each
        for each in lines
        if each[0] < right and each[1] > link["x"] and each[2] < bottom and each[3] > link["y"]
    ] == []
