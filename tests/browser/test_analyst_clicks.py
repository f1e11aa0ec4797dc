"""Fifteen questions of an analyst, answered by hand from the start page: what is pressed and written is counted.

The answers are worked out by pandas from the CSV files, as in `test_analyst_tasks`; the counts stand in
`docs/analyst_tasks.md`, and a task that needs another number of presses fails here.
"""

# ruff: noqa: F811 - fixtures that are imported
import re

import pandas as pd
import pytest
from playwright.sync_api import expect
from test_analyst_tasks import (  # noqa: F401 - fixtures
    ROOT,
    TABLES,
    TASKS,
    between,
    dashboard,
    in_view,
    linked,
    publishers_of,
    records,
    within,
)

pytestmark = [pytest.mark.browser, pytest.mark.long]

PATIENCE = 30_000
PAGE = ROOT / "docs" / "analyst_tasks.md"


class Hand:
    """What a reader does on a page: each press counts, and each text written."""

    def __init__(self, page):
        self.page, self.presses, self.texts = page, 0, 0
        self.map = page.frame_locator(".st-key-map iframe")
        self.filters = page.locator("[data-testid=stSidebar]")

    def press(self, target, **options):
        target.click(timeout=PATIENCE, **options)
        self.presses += 1

    def write(self, target, text):
        """Press a field, write into it, and press Enter."""
        self.press(target)
        target.press("ControlOrMeta+a")
        target.press_sequentially(text)
        self.page.keyboard.press("Enter")
        self.texts += 1

    def choose(self, box, name):
        """Press a list and then one of its entries."""
        self.press(box)
        self.press(self.page.get_by_role("option", name=name).first)

    def go(self, name):
        self.press(self.page.locator(".st-key-menu").get_by_role("link", name=name, exact=True))

    def open_more_filters(self):
        self.press(self.filters.get_by_text("More filters", exact=True))

    def see(self, n):
        """Wait until the first key figure is a number."""
        expect(self.page.locator(".sahel-figures .value").first).to_have_text(f"{n}", timeout=PATIENCE)

    def see_address(self, part):
        expect(self.page).to_have_url(re.compile(part), timeout=PATIENCE)


def together(hand, records):
    actors = hand.page.get_by_role("combobox", name="Alleged actor")
    hand.choose(actors, re.compile("Malian armed forces"))
    hand.see_address("actor=FAMA")
    hand.choose(actors, re.compile("Wagner"))
    hand.see_address("actor=FAMA%2CWAGNER")
    hand.page.keyboard.press("Escape")
    hand.presses += 1  # the list stays open over what follows
    hand.press(hand.filters.get_by_role("radio", name="All", exact=True))
    hand.see_address("actor_mode=all")
    hand.write(hand.page.get_by_role("combobox", name="From month"), "May 2024")
    hand.see_address("from=2024-05")
    hand.write(hand.page.get_by_role("combobox", name="To month"), "Dec 2024")
    hand.see(len(TASKS["together"][1](records)))


def near_a_town(hand, records):
    hand.write(hand.page.get_by_placeholder("Place, area, record"), "tombouctou")
    hand.press(hand.page.locator("[class*=st-key-found-place-] button").first)
    hand.press(hand.page.locator(".st-key-near button").first)
    slider = hand.page.get_by_role("slider", name="Kilometres around")
    slider.focus()
    hand.presses += 1  # a pull at the slider, done by keys here, as pixels differ
    for _ in range(5):
        hand.page.keyboard.press("ArrowRight")
    hand.see_address(r"near=[^&]*%2C30")
    lat, lon, _ = (float(part) for part in re.search(r"near=([^&]*)", hand.page.url)[1].split("%2C"))
    hand.see(len(within(records, lat, lon, 30)))


def in_a_rectangle(hand, records):
    hand.press(hand.map.get_by_role("button", name="Draw a rectangle to filter by"))
    area = hand.map.locator(".leaflet-container")
    box = area.bounding_box()
    # Clear of the buttons, the legend and the line of credits.
    for x, y in ((0.5, 0.3), (0.8, 0.6)):
        hand.press(area, position={"x": x * box["width"], "y": y * box["height"]})
    hand.see_address("shape=")
    corners = [float(part) for part in re.search(r"shape=([^&]*)", hand.page.url)[1].split("%2C")]
    lats, lons = corners[::2], corners[1::2]
    hand.see(len(in_view(records, min(lons), min(lats), max(lons), max(lats))))


def in_the_part_in_view(hand, records):
    hand.press(hand.page.locator(".st-key-layers").get_by_text("More", exact=True))
    hand.press(hand.page.get_by_text("Only what is in view", exact=False).first)
    hand.see_address("view=")
    hand.page.keyboard.press("Escape")
    before = hand.page.url
    hand.press(hand.map.get_by_role("button", name="Zoom in"))
    expect(hand.page).not_to_have_url(before, timeout=PATIENCE)
    west, south, east, north = map(float, re.search(r"view=([^&]*)", hand.page.url)[1].split("%2C"))
    hand.see(len(in_view(records, west, south, east, north)))


def within_days(hand, records):
    hand.open_more_filters()
    hand.write(hand.filters.get_by_label("From day"), "2024-05-17")
    hand.see_address("from=2024-05-17")
    hand.write(hand.filters.get_by_label("To day"), "2024-06-20")
    hand.see(len(between(records, "2024-05-17", "2024-06-20")))


def fifty_killed(hand, records):
    hand.open_more_filters()
    hand.write(hand.filters.get_by_label("Reported killed, at least"), "50")
    hand.see((records["low"] >= 50).sum())


def women_or_children(hand, records):
    hand.open_more_filters()
    hand.press(hand.filters.get_by_text("Women or children among the dead", exact=True))
    dead = "figure in ('women_killed', 'children_killed') and minimum > 0"
    hand.see(records.index.isin(linked("incident_figures.csv", dead)).sum())


def an_open_doubt(hand, records):
    hand.open_more_filters()
    hand.press(hand.filters.get_by_text("With an open doubt", exact=True))
    hand.see(records.index.isin(linked("doubts.csv", "status == 'open'")).sum())


def one_publisher(hand, records):
    hand.write(hand.page.get_by_placeholder("Place, area, record"), "human rights watch")
    hand.press(hand.page.locator("[class*=st-key-found-publisher-] button").first)
    hand.see(records.index.isin(publishers_of("human-rights-watch")).sum())


def who_disagrees(hand, records):
    hand.go("Data quality")
    first = hand.page.locator("[class*=st-key-differ-ML]").first
    hand.press(first.locator("summary"))
    # From claims.csv: of Moura "at least 500" and, with fighters among them, "up to 300".
    for value in ("up to 300", "at least 500"):
        expect(first.get_by_text(value, exact=True).first).to_be_visible(timeout=PATIENCE)


def behind_a_number(hand, records):
    n = (records["confidence"] == "high").sum()
    hand.go("Data quality")
    with hand.page.context.expect_page(timeout=PATIENCE) as opened:
        hand.press(hand.page.get_by_role("link", name=f"{n}", exact=True).first)
    expect(opened.value.get_by_text(f"{n} incidents").first).to_be_visible(timeout=PATIENCE)


def before_and_after(hand, records):
    hand.go("Compare")
    milestone = hand.page.get_by_role("combobox", name="Before and after a milestone")
    hand.write(milestone, "31 December 2023")
    hand.see_address("a=to%3D2023-12-31")
    single = records[~records["is_aggregate"]]
    before, after = (single["date_start"] <= "2023-12-31").sum(), (single["date_end"] >= "2024-01-01").sum()
    sentence = re.compile(rf"A: {before} incidents, .* B: {after}, ")
    expect(hand.page.get_by_text(sentence).first).to_be_visible(timeout=PATIENCE)


def two_into_a_dossier(hand, records):
    hand.press(hand.page.locator("[class*=st-key-latest-] button").first)
    hand.see_address("incident=")
    hand.press(hand.page.locator(".st-key-panel").get_by_text("In the dossier", exact=True).first)
    hand.see_address("dossier=")
    hand.press(hand.page.get_by_role("button", name="Next ›"))
    expect(hand.page.locator(".st-key-panel").get_by_role("checkbox").first).not_to_be_checked(timeout=PATIENCE)
    hand.press(hand.page.locator(".st-key-panel").get_by_text("In the dossier", exact=True).first)
    hand.go("Dossier (2)")
    newest = records.sort_values("date_start", ascending=False, kind="stable").index[:2]
    for code in newest:
        expect(hand.page.get_by_label(f"Note on {code}")).to_be_visible(timeout=PATIENCE)


def the_same_map_for_another(hand, records):
    hand.press(hand.map.get_by_role("button", name="Zoom in"))
    hand.press(hand.page.get_by_role("button", name="Copy link"))
    expect(hand.page.locator(".sahel-link code")).to_contain_text("at=", timeout=PATIENCE)
    hand.press(hand.page.locator(".sahel-link button"))
    expect(hand.page.locator(".sahel-link button")).to_have_text("Copied")
    link = hand.page.locator(".sahel-link code").inner_text()
    zoom = "() => window.sahelMap._map.getZoom()"
    sent = hand.map.locator(".leaflet-container").evaluate(zoom)
    hand.page.goto("about:blank")
    hand.page.goto(link)
    shown = hand.map.locator(".leaflet-container")
    expect(shown).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    assert shown.evaluate(zoom) == sent


def one_month_after_the_other(hand, records):
    hand.press(hand.map.get_by_role("button", name="Month by month"))
    first = pd.Period(records["date_start"].min(), "M")
    for month in (first, first + 1):
        if month != first:
            hand.press(hand.map.get_by_role("button", name="Month after"))
        hand.see(len(between(records, f"{month.start_time:%Y-%m-%d}", f"{month.end_time:%Y-%m-%d}")))


#: What is asked, as the page of the docs has it, and how it is done.
BY_HAND = {
    "Army and Wagner together, May to December 2024": together,
    "Within 30 km of Timbuktu, written in another spelling": near_a_town,
    "In a rectangle drawn on the map": in_a_rectangle,
    "In the part of the map in view": in_the_part_in_view,
    "From 17 May to 20 June 2024": within_days,
    "Fifty killed or more": fifty_killed,
    "Women or children among the dead": women_or_children,
    "With an open doubt": an_open_doubt,
    "Reported by one publisher": one_publisher,
    "Which sources disagree most, and what each says": who_disagrees,
    "The records behind a number on quality": behind_a_number,
    "Before and after 31 December 2023": before_and_after,
    "Two records into a dossier": two_into_a_dossier,
    "The same map for a colleague, by a link": the_same_map_for_another,
    "Figures of one month and of the next": one_month_after_the_other,
}


def written(task):
    """Return presses and texts of a task, as the docs have them."""
    (line,) = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| {task} |")]
    found = re.search(r"\| (\d+)(?: and (\d) texts?)? \|$", line)
    return int(found[1]), int(found[2] or 0)


@pytest.mark.parametrize("task", BY_HAND)
def test_question_when_answered_by_hand_then_right_in_as_many_presses_as_the_docs_say(
    open_page,
    dashboard,
    records,
    task,
):
    page = open_page(dashboard)
    hand = Hand(page)
    expect(hand.map.locator(".leaflet-container")).to_have_attribute("data-state", "ready", timeout=60_000)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=60_000
    )
    BY_HAND[task](hand, records)
    assert (hand.presses, hand.texts) == written(task)


def test_table_of_tasks_when_read_then_has_each_task_once():
    rows = re.findall(r"^\| ([A-Z][^|]*) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows == ["Question", *BY_HAND]
    assert TABLES.is_dir()
