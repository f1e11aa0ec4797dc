"""The layers of the map in Chromium: what is painted against what the server counts, and months as masks."""

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.density import density
from sahel_map.views.areas.choropleth import AGGREGATES, OUTSIDE, choropleth
from sahel_map.views.map.month_masks import month_masks

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PATIENCE = 15_000  # milliseconds: a change that takes several runs of the page, on a busy machine
EVERYTHING = np.ones(14, dtype=bool)


@pytest.fixture(scope="module")
def page(open_lasting_page, dashboard):
    """One page for all tests that do not need another address."""
    return open_lasting_page(f"{dashboard}?layer=areas&measure=killed-min&level=cercle")


class Layers:
    """The map's frame, its painted layer and its player."""

    def __init__(self, page):
        self.page = page
        self.frame = page.frame_locator("iframe")
        self.box = self.frame.locator(".leaflet-container")
        expect(self.box).to_have_attribute("data-state", "ready", timeout=30_000)
        self.legend = self.frame.locator(".sahel-paint")

    def run(self, script, argument=None):
        return self.box.evaluate(f"(box, argument) => {{ const map = window.sahelMap; {script} }}", argument)

    def wait_for(self, condition):
        self.box.evaluate(
            f"""() => new Promise((done) => {{
                const look = () => ({condition} ? done() : setTimeout(look, 30));
                look();
            }})"""
        )

    def shapes(self, n):
        """Wait until n shapes are painted; return how many are in each state."""
        self.wait_for(f"window.sahelMap._painter._shapes?.length === {n}")
        return self.run("return map._painter.count();")

    def shown(self):
        """Rows that are drawn, as the map's own bits say."""
        return self.run("return [...Array(map._data.n).keys()].filter((row) => window.sahelMap.isRowShown(row));")


# Classes of incidents in every legend.
COUNTS = ["1", "2–4", "5–9", "10–29", "30+"]

# Where the canvas has a place, worked out by Leaflet: pixels at zoom 8 from 16 N, 3 W.
WORLD_POINT = """
    const pixels = (lon, lat) => L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 8);
    const worldPoint = (lon, lat) => pixels(lon, lat).subtract(pixels(-3, 16));
"""


def states(painted, n_silent):
    counts = painted.areas["state"].value_counts()
    return {str(state): int(n) for state, n in counts.items()} | ({"null": n_silent} if n_silent else {})


def test_areas_when_painted_then_have_the_states_the_server_counted(page, mini, picture):
    layers = Layers(page)
    assert layers.shapes(4) == states(choropleth(mini, EVERYTHING, "killed-min", "cercle"), 0)
    expect(layers.box).to_have_attribute("data-layer", "areas")
    expect(layers.legend.locator("li")).to_have_text(
        ["1–9", "10–29", "30–99", "100–299", "300+", "0 reported", "Incidents, but no such number"]
    )
    expect(layers.legend).to_contain_text("3 incidents are not known this finely: not painted")
    expect(layers.legend).to_contain_text("1 aggregate record left out")
    assert layers.run("return map.items.length;") == 0  # no single incidents under the colours
    picture(page, "layers-areas")


def point_at(layers, lat, lon):
    """Move the mouse to a place; return the lines of the tooltip."""
    place = layers.run("const p = window.map.latLngToContainerPoint(argument); return [p.x, p.y];", [lat, lon])
    corner = layers.box.bounding_box()
    layers.page.mouse.move(corner["x"] + place[0], corner["y"] + place[1])
    tooltip = layers.frame.get_by_role("tooltip")
    expect(tooltip).to_be_visible()
    return tooltip.locator("> *").all_text_contents()


@pytest.mark.long
@pytest.mark.parametrize(
    ("lang", "level", "place", "name"),
    [
        # EX-2023-0001 to 0003 lie in Examplecercle-1; a commune has the bar of its cercle.
        ("en", "cercle", [15.2, -3.3], "Examplecercle-1"),
        ("fr", "cercle", [15.2, -3.3], "Exemplecercle-1"),
        ("en", "commune", [14.2, -3.3], "Examplecercle-1"),
        ("en", "region", [14.2, -3.3], "Newregion-1"),
    ],
)
def test_area_when_pointed_at_then_its_bar_is_marked_and_the_other_way_round(
    open_page, dashboard, picture, lang, level, place, name
):
    page = open_page(f"{dashboard}?layer=areas&level={level}&lang={lang}", viewport={"width": 1440, "height": 2400})
    layers = Layers(page)
    layers.wait_for("window.sahelMap._painter._shapes?.length > 0")
    chart = page.locator("[class*=st-key-chart-areas-] svg")
    expect(chart.locator("text", has_text=name)).to_be_visible(timeout=30_000)
    point_at(layers, *place)
    marked = chart.locator("text.sahel-over")
    expect(marked).to_have_text([name])
    # Its bar, up to the lowest count and on to the highest, stands in the same row and nowhere else.
    bars = chart.locator("path.sahel-over")
    heights = [box["y"] - marked.bounding_box()["y"] for box in (bar.bounding_box() for bar in bars.all())]
    assert len(heights) >= 2 and all(0 < height < 28 for height in heights)
    if lang == "en":
        picture(page, f"layers-bar-{level}")
    chart.locator("text", has_text=name).hover(force=True)  # a row takes the pointer as a whole
    expect(marked).to_have_count(0)
    names = "window.sahelMap._painter._marked.map(({ properties }) => properties.name).join()"
    expected = (
        "Examplecommune-1-south,Examplecommune-1-north"
        if level == "commune"
        else name.replace("Exemple", "Example")
    )
    layers.wait_for(f"{names} === '{expected}'")
    page.mouse.move(5, 300)
    layers.wait_for(f"{names} === ''")


@pytest.mark.long
def test_areas_when_outside_the_filter_then_are_neither_painted_nor_hatched(open_page, dashboard, picture):
    layers = Layers(open_page(f"{dashboard}?layer=areas&area=XX0102&actor=ISSP&level=commune"))
    assert layers.shapes(8) == {"0": 1, "null": 1, str(OUTSIDE): 6}
    expect(layers.legend.locator("li")).to_have_text(
        [*COUNTS, "Outside the filter", "No report; not a sign of safety. The south and west are not covered."]
    )
    picture(layers.page, "layers-outside")
    layers.run("window.map.setView([15, -2], 6, { animate: false });")
    assert point_at(layers, 15.5, -0.5) == ["Examplecommune-4-north", "Outside the filter"]


def test_area_when_pointed_at_then_says_what_its_colour_stands_for(page):
    layers = Layers(page)
    layers.shapes(4)
    place = layers.run("const p = window.map.latLngToContainerPoint([15.2, -3.3]); return [p.x, p.y];")
    corner = layers.box.bounding_box()
    page.mouse.move(corner["x"] + place[0], corner["y"] + place[1])
    expect(layers.frame.get_by_role("tooltip")).to_have_text(
        "Examplecercle-14 documented incidents1 of them without a numberReported killed, lowest count: 18"
    )
    page.mouse.move(2, 2)


def test_colours_when_asked_of_the_canvas_then_are_those_of_the_classes(page):
    layers = Layers(page)
    layers.shapes(4)
    layers.run("window.map.setView([15.2, -1.8], 6.5, { animate: false });")
    colours = layers.run(
        WORLD_POINT
        + """const basemap = map._basemap;
        basemap.redraw();
        const at = (lat, lon) => {
            const world = worldPoint(lon, lat), view = basemap.view(), ratio = window.devicePixelRatio || 1;
            const x = (world.x * view.scale + view.x) * ratio, y = (world.y * view.scale + view.y) * ratio;
            return [...basemap._context.getImageData(x, y, 1, 1).data.slice(0, 3)];
        };
        return [at(15.23, -3.31), at(15.4, -0.31), at(15.23, -1.31)];"""
    )
    # 18 killed: the second class; 2 killed: the lightest; reported nought: grey, no class.
    assert colours == [[0xFD, 0xBB, 0x84], [0xFD, 0xD4, 0x9E], [0xDA, 0xD6, 0xCD]]


def test_filter_when_changed_then_the_colours_follow_in_the_same_frame(page, mini, choose_actor):
    layers = Layers(page)
    layers.run("window.stayed = true; window.map.setView([15, -2], 7, { animate: false });")
    view = layers.run("const c = window.map.getCenter(); return [c.lat, c.lng, window.map.getZoom()];")
    choose_actor(page, "JNIM")
    expect(layers.box).to_have_attribute("data-shown", "4", timeout=PATIENCE)
    mask = matching(mini, Selection(actors=frozenset({"JNIM"})))
    painted = choropleth(mini, mask, "killed-min", "cercle")
    layers.wait_for(f"window.sahelMap._painter._painted.units.XX0202[0] === {AGGREGATES}")
    assert layers.shapes(4) == states(painted, 0)
    expect(layers.legend.locator("li").last).to_have_text("Aggregate records only: not counted")
    assert point_at(layers, 15.2, -0.4) == [
        "Examplecercle-4", "Aggregate records only: not counted", "1 aggregate record left out",
    ]  # fmt: skip
    page.mouse.move(2, 2)
    assert layers.run("return window.stayed;") is True
    # The chip of the filter takes its height from the map, whose middle stays to half a pixel.
    after = layers.run("const c = window.map.getCenter(); return [c.lat, c.lng, window.map.getZoom()];")
    assert after == pytest.approx(view, abs=0.005)


@pytest.mark.long
def test_area_when_chosen_then_the_map_goes_there_once_and_back_to_all_with_none(open_page, dashboard):
    opened = open_page(f"{dashboard}?area=XX0101")
    layers = Layers(opened)
    expect(layers.box).to_have_attribute("data-shown", "4", timeout=PATIENCE)
    edges = "const b = window.map.getBounds(); return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];"
    west, south, east, north = layers.run(edges)
    assert west < -4 and south < 14 and east > -3 and north > 16  # all of the cercle
    assert north - south < 4  # and little more, while all incidents span its four degrees and more
    layers.run("window.map.setView([15, -2], 9, { animate: false });")
    middle = "const c = window.map.getCenter(); return [c.lat, c.lng, window.map.getZoom()];"
    kept = layers.run(middle)
    opened.reload()
    layers = Layers(opened)
    expect(layers.box).to_have_attribute("data-shown", "4", timeout=PATIENCE)
    assert layers.run(middle) == pytest.approx(kept, abs=0.005)  # where the reader went is not taken away
    opened.get_by_role("button", name="Reset filters").click()
    expect(layers.box).to_have_attribute("data-shown", "14", timeout=PATIENCE)
    west, _, east, _ = layers.run(edges)
    assert west < -3.5 and east > -0.98  # the outermost incidents that have a place


HIDDEN = """
    const frame = window.map.getContainer().getBoundingClientRect();
    const controls = [...document.querySelectorAll(".leaflet-control")].map((one) => one.getBoundingClientRect());
    const rows = [...Array(map._data.n).keys()].filter((row) => window.sahelMap.isRowShown(row));
    const hidden = () => rows.filter((row) => {
        if (Number.isNaN(map._data.x[row])) return false;
        const { x, y } = window.map.latLngToContainerPoint([map._data.lat[row], map._data.lon[row]]);
        const [left, top] = [x + frame.left, y + frame.top];
        return controls.some((box) => left > box.left && left < box.right && top > box.top && top < box.bottom);
    });
"""


@pytest.mark.long
def test_area_when_the_map_goes_there_then_no_incident_lies_under_a_control(open_page, dashboard):
    opened = open_page(f"{dashboard}?area=XX01&map=old")
    layers = Layers(opened)
    expect(layers.box).to_have_attribute("data-shown", "7", timeout=PATIENCE)
    assert layers.run(f"{HIDDEN} return hidden();") == []
    # The rest of the page changes the map's height, at which a legend folds.
    expect(opened.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=40_000)
    # A box in which Exampleville-1 comes to lie under the open legend, unless room is looked for.
    layers.box.locator(".sahel-fold").click()
    expect(layers.box.locator(".sahel-fold")).to_have_attribute("aria-expanded", "true")
    under, clear, within = layers.run(
        f"""{HIDDEN}
        const bounds = L.latLngBounds([14.4, -3.6], [16, -1.4]);
        window.map.fitBounds(bounds, {{ animate: false }});
        const before = hidden();
        map._showArea([-3.6, 14.4, -1.4, 16]);
        return [before, hidden(), window.map.getBounds().contains(bounds)];"""
    )
    assert {0, 1, 2, 13} <= set(under)
    assert (clear, within) == ([], True)


@pytest.mark.long
def test_record_when_opened_by_a_link_then_the_map_comes_near_once(open_page, dashboard):
    opened = open_page(f"{dashboard}?incident=EX-2024-0003", viewport={"width": 390, "height": 844})
    layers = Layers(opened)
    view = "const c = window.map.getCenter(); return [c.lat, c.lng, window.map.getZoom()];"
    row = 10  # EX-2024-0003 at Exampleville-9
    layers.wait_for("window.sahelMap._hasArrived")
    # The middle of the circle of Exampleville-10, half a degree north, is 94 pixels away at zoom 8: 64 at 7.44.
    assert layers.run(view) == pytest.approx([14.5, -0.98, 7.5], abs=0.01)
    assert layers.run("return map.items.find((item) => map._holds(item, argument)).kind;", row) == "mark"
    # Of a commune, cercle or region no place is known to come near to.
    assert layers.run("return [6, 7, 8].map((row) => map._zoomApart(row));") == [9, 8, 6.5]
    layers.run("window.map.setView([14.5, -3.5], 6, { animate: false }); map.pick(0);")
    opened.wait_for_url("**/*EX-2023-0001*")
    kept = layers.run(view)
    opened.reload()
    layers = Layers(opened)
    layers.wait_for("window.sahelMap._hasArrived")
    assert layers.run(view) == pytest.approx(kept, abs=0.01)  # nor is the reader moved who was there before


@pytest.mark.long
def test_table_twin_when_opened_then_holds_the_same_areas(open_page, dashboard):
    opened = open_page(f"{dashboard}?layer=areas&measure=killed-max&level=region&per=100000")
    expect(Layers(opened).legend).to_contain_text("per 100,000 people, population of 2022")
    opened.get_by_text("Show as a table", exact=True).first.click()
    expect(opened.get_by_text("5 incidents are not known this finely: not painted.", exact=False)).to_be_visible()
    expect(opened.locator("[data-testid=stDataFrame]").first).to_be_visible()


@pytest.mark.long
def test_density_when_painted_then_cells_hold_what_the_server_counted(open_page, dashboard, mini, picture):
    opened = open_page(f"{dashboard}?layer=density&cell=50")
    layers = Layers(opened)
    assert layers.shapes(5) == {"0": 4, "1": 1}
    counts = layers.run("return map._painter._shapes.map(({ n }) => n).sort();")
    assert counts == sorted(density(mini, EVERYTHING, 50).counts.tolist())
    expect(layers.legend).to_contain_text("5 incidents are not known to half a grid square: in none")
    # The cell of Exampleville-1 is where Exampleville-1 is.
    assert layers.run(f"{WORLD_POINT} return map._painter.at(worldPoint(-3.5, 14.5)).n;") == 4
    picture(opened, "layers-density")


@pytest.mark.long
def test_overlays_when_off_then_are_not_drawn_and_incidents_may_lie_on_top(open_page, dashboard):
    layers = Layers(open_page(f"{dashboard}?layer=areas&with=marks"))
    layers.shapes(4)
    assert layers.run("map.redraw(); return map.items.length;") > 0
    assert layers.run(
        "return ['towns', 'rivers', 'regions', 'country'].map((file) => map._basemap._isOn(file));"
    ) == [False, False, False, True]


@pytest.mark.long
def test_layer_when_nothing_is_selected_then_says_so(open_page, dashboard):
    layers = Layers(open_page(f"{dashboard}?layer=areas&actor=none"))
    assert layers.shapes(4) == {"null": 4}
    expect(layers.legend).to_contain_text("No incident to paint")
    expect(layers.frame.get_by_role("status").first).to_have_text("No incident matches the filters.")


@pytest.mark.long
def test_count_of_an_area_when_at_the_edge_of_the_map_then_stands_wholly_on_it(open_page, dashboard):
    layers = Layers(open_page(dashboard))
    # The middle of the first count is put two pixels above the upper edge.
    key = layers.run(
        "const item = map.items.find(({ kind }) => kind === 'area');"
        "map._map.panBy([0, map.toContainer(item).y + 2], { animate: false });"
        "return item.key;"
    )
    layers.wait_for(f"window.sahelMap.items.some(({{ key }}) => key === {key!r})")
    assert layers.run(
        "return Math.round(map.toContainer(map.items.find(({ key }) => key === argument)).y);", key
    ) == 12  # fmt: skip


# ---- month by month ----


def play(layers):
    layers.frame.get_by_role("button", name="Month by month").click()
    layers.wait_for("window.sahelMap._player._months?.length > 0")


def test_months_when_stepped_through_then_show_what_the_filter_would(open_page, dashboard, mini, picture):
    opened = open_page(f"{dashboard}?layer=areas&from=2023-03&to=2024-02")
    layers = Layers(opened)
    whole = layers.shown()
    play(layers)
    selection = Selection(start="2023-03", end="2024-02")
    months, _ = month_masks(mini, selection)
    assert layers.run("return map._player._months.length;") == len(months) == 12
    for place, month in enumerate(months):
        layers.run("map._player.go(argument);", place)
        mask = matching(mini, selection.replace(start=month, end=month))
        assert layers.shown() == np.flatnonzero(mask).tolist(), month
    # Colours of the whole period would mislead beside one month.
    expect(layers.box).to_have_attribute("data-layer", "incidents")
    aside = layers.frame.locator(".sahel-months-aside")
    expect(aside).to_have_text("While months are shown, the map shows single incidents, not areas or grid squares.")
    expect(aside).to_be_visible()
    layers.run("map._player.go(3);")
    expect(layers.frame.locator(".sahel-months-event")).to_have_text("30 June 2023: Invented milestone")
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("June 2023")
    picture(opened, "layers-months")
    layers.frame.get_by_role("button", name="Back to the whole period").click()
    expect(layers.box).to_have_attribute("data-layer", "areas")
    expect(layers.box).to_have_attribute("data-shown", f"{len(whole)}", timeout=PATIENCE)  # once the page is back
    assert layers.shown() == whole


@pytest.mark.long
def test_months_when_played_then_run_to_the_last_and_stop(open_page, dashboard):
    layers = Layers(open_page(f"{dashboard}?from=2024-02&to=2024-05"))
    play(layers)
    # Asked in the same breath: on a busy machine the four months are over before the next question.
    name = layers.run("map._player._playing.click(); return map._player._playing.title;")
    assert name == "Pause"
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("May 2024", timeout=PATIENCE)
    expect(layers.frame.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_months_when_shown_then_figures_list_charts_and_link_follow_and_go_back(open_page, dashboard, picture):
    # By hand from tests/mini/README.md: one record in each of the four months.
    opened = open_page(f"{dashboard}?from=2024-02&to=2024-05")
    layers = Layers(opened)
    first = opened.locator(".sahel-figures .value").first
    expect(first).to_have_text("4", timeout=PATIENCE)
    play(layers)
    said = layers.frame.locator(".sahel-months-follow")
    expect(said).to_have_text("Figures, list and charts show the same.")
    expect(first).to_have_text("1", timeout=PATIENCE)
    expect(opened.get_by_text("in February 2024", exact=False).first).to_be_visible()
    layers.frame.get_by_role("button", name="Month after").click()
    expect(opened).to_have_url(re.compile(r"from=2024-03&to=2024-03"), timeout=PATIENCE)
    listed = opened.locator(".st-key-panel [class*=st-key-latest-]")
    expect(listed).to_have_count(1)
    layers.frame.get_by_label("Add up from the first month").check()
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("up to March 2024")
    expect(layers.frame.locator(".sahel-months-count")).to_have_text("2 incidents")
    expect(first).to_have_text("2", timeout=PATIENCE)
    expect(listed).to_have_count(2)
    expect(layers.box).to_have_attribute("data-shown", "2")
    picture(opened, "layers-months-follow")
    layers.frame.get_by_role("button", name="Back to the whole period").click()
    expect(first).to_have_text("4", timeout=PATIENCE)
    expect(opened).to_have_url(re.compile(r"from=2024-02&to=2024-05"))
    expect(layers.frame.get_by_role("button", name="Month by month")).to_be_visible()


@pytest.mark.long
def test_months_when_the_month_is_taken_off_the_page_then_the_player_gives_way(open_page, dashboard):
    opened = open_page(dashboard)
    layers = Layers(opened)
    play(layers)
    first = opened.locator(".sahel-figures .value").first
    # Only EX-2023-0001 is of January 2023.
    expect(first).to_have_text("1", timeout=PATIENCE)
    opened.get_by_role("button", name="in January 2023").first.click()
    expect(first).to_have_text("14", timeout=PATIENCE)
    expect(layers.frame.locator(".sahel-months")).to_be_hidden()


@pytest.mark.long
def test_months_when_played_fast_then_each_is_followed_and_the_language_changes_nothing(open_page, dashboard):
    opened = open_page(f"{dashboard}?from=2024-02&to=2024-05")
    layers = Layers(opened)
    play(layers)
    layers.frame.get_by_label("Speed").select_option("fast")
    layers.frame.get_by_label("Add up from the first month").check()
    layers.frame.get_by_role("button", name="Play", exact=True).click()
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("up to May 2024", timeout=30_000)
    first = opened.locator(".sahel-figures .value").first
    expect(first).to_have_text("4", timeout=PATIENCE)
    opened.get_by_text("Français", exact=True).click()
    expect(opened.locator("html")).to_have_attribute("lang", "fr", timeout=30_000)
    expect(opened.locator("iframe")).to_have_count(1, timeout=30_000)
    # The frame is another one, and goes on with the month at which the first stood.
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("jusqu’à mai 2024", timeout=30_000)
    layers.frame.get_by_role("button", name="Revenir à toute la période").click()
    expect(opened).to_have_url(re.compile(r"from=2024-02&to=2024-05"), timeout=PATIENCE)


@pytest.mark.long
def test_months_when_the_page_does_not_answer_one_then_it_is_told_again_and_they_go_on(open_page, dashboard):
    layers = Layers(open_page(f"{dashboard}?from=2024-02&to=2024-04"))
    play(layers)
    expect(layers.page.locator(".sahel-figures .value").first).to_have_text("1", timeout=PATIENCE)
    # What is told of March the first time does not arrive.
    layers.run(
        "const player = map._player, tell = player._tell; let isLost = false;"
        "player._tell = (told) => {"
        "  if (told.month === '2024-03' && !isLost) isLost = true; else tell(told);"
        "};"
        "player._speed.value = 'fast'; player._playing.click();"
    )
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("April 2024", timeout=30_000)
    expect(layers.frame.get_by_role("button", name="Play", exact=True)).to_be_visible()


@pytest.mark.long
def test_months_when_the_keyboard_is_used_alone_then_can_be_stepped_and_left(open_page, dashboard):
    opened = open_page(dashboard)
    layers = Layers(opened)
    layers.frame.get_by_role("button", name="Month by month").focus()
    opened.keyboard.press("Enter")
    slider = layers.frame.get_by_role("slider", name="Month")
    expect(slider).to_be_focused()
    expect(layers.frame.locator(".sahel-months-aside")).to_be_hidden()  # no layer is painted
    opened.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "February 2023. 2 incidents")
    expect(layers.box).to_have_attribute("data-shown", "2")
    opened.keyboard.press("Escape")
    expect(layers.box).to_have_attribute("data-shown", "14")
    expect(layers.frame.get_by_role("button", name="Month by month")).to_be_focused()


@pytest.mark.long
def test_months_when_the_filter_changes_then_the_player_gives_way(open_page, dashboard, choose_actor):
    opened = open_page(dashboard)
    layers = Layers(opened)
    play(layers)
    expect(layers.box).to_have_attribute("data-shown", "1")
    # The page follows the month, which closes a list that is open.
    expect(opened.locator(".sahel-figures .value").first).to_have_text("1", timeout=PATIENCE)
    choose_actor(opened, "JNIM")
    expect(layers.box).to_have_attribute("data-shown", "4")
    expect(layers.frame.locator(".sahel-months")).to_be_hidden()


@pytest.mark.long
def test_months_when_less_motion_is_asked_for_then_only_steps_are_offered(open_page, dashboard):
    layers = Layers(open_page(dashboard, reduced_motion="reduce"))
    play(layers)
    expect(layers.frame.get_by_role("button", name="Play", exact=True)).to_be_hidden()
    layers.frame.get_by_role("button", name="Month after").click()
    expect(layers.frame.locator(".sahel-months-label")).to_have_text("February 2023")


@pytest.mark.long
def test_months_when_they_cannot_be_loaded_then_says_so(chromium, dashboard):
    context = chromium.new_context()
    opened = context.new_page()
    opened.route("**/months.bin*", lambda route: route.abort())
    opened.goto(dashboard)
    layers = Layers(opened)
    layers.frame.get_by_role("button", name="Month by month").click()
    expect(layers.frame.locator(".sahel-months-event")).to_have_text("The months could not be loaded.")
    expect(layers.box).to_have_attribute("data-shown", "14")
    context.close()


# ---- in view, tiles ----


def test_figures_when_they_follow_the_view_then_count_what_is_in_it(open_page, dashboard):
    opened = open_page(dashboard)
    layers = Layers(opened)
    first = opened.locator(".sahel-figures .value").first
    opened.get_by_role("button", name="More", exact=True).click()
    opened.get_by_text("Only what is in view").click()
    layers.run("window.stayed = true;")
    expect(first).to_have_text("8", timeout=PATIENCE)  # six have no place, or only an area
    layers.run("window.map.setView([14.5, -3.5], 11, { animate: false });")
    expect(first).to_have_text("4", timeout=PATIENCE)  # Exampleville-1
    expect(opened.get_by_text("Only incidents in the part of the map between", exact=False).first).to_be_visible()
    assert "view=" in opened.url
    expect(layers.box).to_have_attribute("data-shown", "14")
    assert layers.run("return window.stayed;") is True
    opened.get_by_text("Only what is in view").click()
    expect(first).to_have_text("14", timeout=PATIENCE)
    layers.run("window.map.setView([15.5, -2.5], 10, { animate: false });")
    opened.wait_for_timeout(600)
    expect(first).to_have_text("14")


@pytest.mark.long
@pytest.mark.parametrize("viewport", [{"width": 1366, "height": 768}, {"width": 390, "height": 844}])
def test_link_when_held_to_a_part_of_the_map_then_stays_held_to_it_on_every_screen(open_page, dashboard, viewport):
    opened = open_page(f"{dashboard}?view=-3.6,14.4,-3.4,14.6", viewport=viewport)
    layers = Layers(opened)
    expect(layers.box).to_have_attribute("data-shown", "14", timeout=PATIENCE)
    expect(opened.locator(".st-key-foot")).to_be_visible(timeout=PATIENCE)
    # Longer than Leaflet takes to say that it moved, and than the page takes for a run.
    opened.wait_for_timeout(1_500)
    expect(opened.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=PATIENCE)
    assert "view=-3.6,14.4,-3.4,14.6" in opened.url.replace("%2C", ",")
    expect(opened.locator(".sahel-figures .value").first).to_have_text("4")  # Exampleville-1


@pytest.mark.long
def test_tiles_when_the_host_names_some_then_can_be_switched_on_with_their_attribution(serve, chromium):
    url = serve(
        ROOT / "dashboard.py",
        SAHEL_MAP_GEODATA=str(ROOT / "tests" / "mini"),
        SAHEL_MAP_TILE_URL="/tiles/{z}/{x}/{y}.png",
        SAHEL_MAP_TILE_ATTRIBUTION="© <b>Tile makers</b>",
    )
    context = chromium.new_context()
    opened = context.new_page()
    asked = []
    opened.route("**/tiles/**", lambda route: (asked.append(route.request.url), route.abort()))
    opened.goto(url)
    layers = Layers(opened)
    assert asked == []
    opened.get_by_role("button", name="More", exact=True).click()
    opened.get_by_text("Background tiles").click()
    expect(layers.frame.locator(".leaflet-control-attribution")).to_contain_text("© <b>Tile makers</b>")
    layers.wait_for("document.querySelectorAll('.leaflet-tile-container').length > 0")
    assert asked
    context.close()
