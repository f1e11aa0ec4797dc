"""The map in a real browser: what it draws, what it says, and what it sends back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

APPS = Path(__file__).parent / "apps"
# Rows of the invented data set "small", see apps/exampleville.py.
N_ALL, N_UNPLACED, N_VILLAGE = 37, 4, 25
HOSTILE_ROW, NEAR_ROW, REGION_ROW = 2, 4, 7


@pytest.fixture(scope="module")
def server(serve):
    return serve(APPS / "map_app.py", EXAMPLE_KIND="small")


class Map:
    """The map's frame on a page, and what its script tells about itself."""

    def __init__(self, page):
        self.page = page
        self.frame = page.frame_locator("iframe")
        self.box = self.frame.locator(".leaflet-container")
        expect(self.box).to_have_attribute("data-state", "ready", timeout=30_000)

    def run(self, script, argument=None):
        return self.box.evaluate(f"(box, argument) => {{ const map = window.sahelMap; {script} }}", argument)

    def reset(self):
        self.run("map._list.close(); map._leave(); document.activeElement.blur(); map.showAll();")
        self.page.mouse.move(2, 2)
        if self.box.get_attribute("data-shown") != str(N_ALL):
            self.choose("all")
        if not self.page.get_by_text("picked None", exact=True).is_visible():
            self.page.get_by_role("button", name="Forget").click()
            expect(self.page.get_by_text("picked None", exact=True)).to_be_visible()

    def group(self, is_on=True):
        """Have marks gathered that would cover each other, as the reader may choose to."""
        self.run(
            "const off = { painted: null, months: '', follows: false, area: null };"
            "map.show({ marks: true, grouped: argument, overlays: ['rivers', 'towns', 'boundaries'], ...off });",
            is_on,
        )

    def drawn(self):
        return self.run("map.redraw(); return map.stats.drawn;")

    def wait_for_outlines(self, n):
        """Wait until the outlines of n areas have been fetched."""
        self.box.evaluate(
            """(box, n) => new Promise((done) => {
                const look = () => (window.sahelMap._outlines.size >= n ? done() : setTimeout(look, 30));
                look();
            })""",
            n,
        )

    def choose(self, name):
        """Choose a filter and wait until its mask has been drawn."""
        masks = int(self.box.get_attribute("data-masks"))
        self.page.get_by_text(name, exact=True).click()
        expect(self.box).to_have_attribute("data-masks", re.compile(rf"^(?!{masks}$)\d+$"))

    def place_of(self, condition):
        """Position on the page of the first drawn item for which a JavaScript condition holds."""
        point = self.run(
            "const item = map.items.find(new Function('item', `return ${argument}`));"
            "const point = map.toContainer(item);"
            "return [point.x, point.y];",
            condition,
        )
        corner = self.box.bounding_box()
        return corner["x"] + point[0], corner["y"] + point[1]

    def hover(self, condition):
        self.page.mouse.move(*self.place_of(condition))

    def click(self, condition):
        self.page.mouse.click(*self.place_of(condition))

    def view(self):
        return self.run("const c = window.map.getCenter(); return [c.lat, c.lng, window.map.getZoom()];")

    def set_view(self, lat, lon, zoom):
        self.run(
            "window.map.setView([argument[0], argument[1]], argument[2], { animate: false });", [lat, lon, zoom]
        )


@pytest.fixture(scope="module")
def lasting(open_lasting_page, server):
    return Map(open_lasting_page(server))


@pytest.fixture
def shown(lasting):
    """The map as it is when opened: nothing filtered, nothing picked, everything in view."""
    lasting.reset()
    return lasting


def test_map_when_opened_then_draws_each_place_by_its_precision(shown, picture):
    shown.wait_for_outlines(3)
    assert shown.drawn() == {
        "marks": 5,  # rows 0 to 4
        "near": 1,
        "clusters": 1,
        "clustered": N_VILLAGE,
        "badges": 3,  # a commune, a cercle, a region
        "inBadges": 3,
        "areas": 3,
        "shown": N_ALL,
        "unplaced": N_UNPLACED,
    }
    picture(shown.page, "map-small")


def test_map_when_opened_then_its_frame_has_a_name_a_language_and_no_zoom_lock(shown):
    assert shown.page.locator("iframe").get_attribute("title") == "Map of documented incidents"
    assert shown.run("return document.documentElement.lang;") == "en"
    assert "user-scalable" not in shown.run("return document.head.innerHTML;")


@pytest.mark.parametrize(
    ("name", "rows"), [("even", range(0, N_ALL, 2)), ("first", [0]), ("none", []), ("unplaced", range(8, 12))]
)
def test_filter_when_changed_then_draws_the_rows_that_the_server_chose(shown, name, rows):
    count = len(rows)
    shown.choose(name)
    expect(shown.page.get_by_text(f"server count {count}", exact=True)).to_be_visible()
    expect(shown.box).to_have_attribute("data-shown", str(count))
    drawn = shown.drawn()
    assert drawn["shown"] == count
    kept = shown.run("return [...Array(map._data.n).keys()].filter((row) => window.sahelMap.isRowShown(row));")
    assert kept == list(rows)
    assert drawn["marks"] + drawn["clustered"] + drawn["inBadges"] + drawn["unplaced"] == count


def test_filter_when_changed_then_keeps_view_and_frame(shown):
    shown.run("window.stayed = true;")
    shown.set_view(14.25, -2.5, 8)
    before = shown.view()
    shown.choose("even")
    assert shown.view() == before
    assert shown.run("return window.stayed;") is True


def test_click_when_on_a_mark_then_returns_its_row_and_gives_it_a_halo(shown):
    shown.click("item.row === 1")
    expect(shown.page.get_by_text("picked 1", exact=True)).to_be_visible()
    assert shown.run("return map._chosen;") == 1
    shown.click("item.row === 0")
    expect(shown.page.get_by_text("picked 0", exact=True)).to_be_visible()


def test_click_when_on_an_area_with_one_incident_then_returns_it(shown):
    shown.wait_for_outlines(3)
    shown.click("item.kind === 'area' && item.area.unit[1] === 'R-0'")
    expect(shown.page.get_by_text(f"picked {REGION_ROW}", exact=True)).to_be_visible()


def test_hover_when_the_record_is_hostile_then_shows_it_as_text(shown):
    shown.hover(f"item.row === {HOSTILE_ROW}")
    tooltip = shown.frame.get_by_role("tooltip")
    expect(tooltip).to_contain_text("{{7*191}} ${7*191} <img src=x onerror=window.hostile=1>")
    expect(tooltip).to_contain_text("Alleged: Example actor FAMA and Example actor DOZO")
    assert shown.run("return window.hostile;") is None
    assert shown.frame.locator("img").count() == 0


def test_hover_when_on_a_cluster_then_counts_its_groups(shown):
    shown.hover("item.kind === 'cluster'")
    expect(shown.frame.get_by_role("tooltip")).to_have_text("25 incidentsIslamist armed groups: 25")


def test_hover_when_on_an_area_then_names_it_and_what_is_known(shown):
    shown.wait_for_outlines(3)
    shown.hover("item.kind === 'area' && item.area.unit[1] === 'C-1-3'")
    expect(shown.frame.get_by_role("tooltip")).to_contain_text("Only the commune is known")


def test_near_when_drawn_then_its_circle_is_true_to_the_ground(shown):
    shown.set_view(14.5, -2.5, 9)
    radius, metres = shown.run(
        "const item = map.items.find((item) => item.row === argument);"
        "const point = map.toContainer(item);"
        "const east = window.map.containerPointToLatLng([point.x + item.near, point.y]);"
        "return [item.near, window.map.containerPointToLatLng(point).distanceTo(east)];",
        NEAR_ROW,
    )
    assert metres == pytest.approx(20_000, rel=0.005)
    assert radius == pytest.approx(67.6, abs=0.5)  # 20 km / (40,075 km * cos 14.5 deg / 256 / 2**9)


def test_many_incidents_when_at_one_village_then_each_can_be_reached(shown):
    shown.set_view(13.5, -1.5, 13)
    shown.click("item.kind === 'cluster'")
    dialog = shown.frame.get_by_role("dialog", name="25 incidents")
    expect(dialog.locator(".sahel-item")).to_have_count(20)
    dialog.get_by_role("button", name="Show 5 more").click()
    expect(dialog.locator(".sahel-item")).to_have_count(N_VILLAGE)
    dialog.locator(".sahel-item").last.click()
    expect(shown.page.get_by_text("picked 36", exact=True)).to_be_visible()


def test_cluster_when_its_places_differ_then_a_click_comes_nearer(shown):
    shown.group()
    shown.set_view(15, -3, 4)
    before = shown.view()[2]
    shown.click("item.kind === 'cluster' && item.n > 5")
    shown.page.wait_for_timeout(600)
    assert shown.view()[2] > before
    assert not shown.run("return map._list.isOpen;")
    shown.group(False)


def test_cluster_when_some_places_are_vague_then_says_how_many(shown):
    shown.group()
    shown.set_view(15, -3, 4)
    n, vague = shown.run(
        "const clusters = map.items.filter((item) => item.kind === 'cluster');"
        "return ['n', 'vague'].map((key) => clusters.reduce((sum, item) => sum + item[key], 0));"
    )
    assert shown.drawn()["clustered"] == n
    assert vague >= 1
    shown.hover("item.kind === 'cluster' && item.vague > 0")
    expect(shown.frame.get_by_role("tooltip")).to_contain_text("known only near a place or to an area")
    shown.group(False)


def test_marks_when_few_are_in_view_then_each_place_stands_by_itself(shown):
    shown.set_view(15, -3, 4)
    kinds = shown.run("return map.items.map((item) => [item.kind, item.n ?? item.area?.rows.length ?? 1]);")
    # One village of 25 lies at one point; every other place has its own mark or count.
    assert sorted(n for kind, n in kinds if kind == "cluster") == [N_VILLAGE]
    assert sum(n for _, n in kinds) == N_ALL - N_UNPLACED


def test_tray_when_places_are_unknown_then_counts_and_lists_them(shown):
    tray = shown.frame.get_by_role("button", name="4 incidents without a known place")
    tray.click()
    dialog = shown.frame.get_by_role("dialog")
    expect(dialog.locator(".sahel-item")).to_have_count(N_UNPLACED)
    dialog.get_by_text("Nowhere-3").click()
    expect(shown.page.get_by_text("picked 10", exact=True)).to_be_visible()


def test_list_when_escape_is_pressed_then_closes_and_gives_the_focus_back(shown):
    tray = shown.frame.get_by_role("button", name="4 incidents without a known place")
    tray.click()
    expect(shown.frame.locator(".sahel-item").first).to_be_focused()
    shown.page.keyboard.press("Escape")
    expect(shown.frame.get_by_role("dialog")).to_have_count(0)
    expect(tray).to_be_focused()


def test_map_when_nothing_matches_then_says_so(shown, picture):
    shown.choose("none")
    expect(shown.frame.get_by_role("status")).to_have_text("No incident matches the filters.")
    picture(shown.page, "map-empty")
    shown.choose("all")
    expect(shown.frame.locator(".sahel-notice")).to_be_hidden()


def test_map_when_no_matching_place_is_known_then_says_so(shown):
    shown.choose("unplaced")
    expect(shown.frame.get_by_role("status")).to_have_text(
        "4 incidents match the filters, but none of their places is known."
    )


def test_map_when_its_data_cannot_be_loaded_then_says_so(open_page, server):
    page = open_page(f"{server}?broken=1")
    notice = page.frame_locator("iframe").get_by_role("status")
    expect(notice).to_contain_text("The data of the map could not be loaded.")


def tab_to_marks(shown):
    """Press Tab from the map's frame until a mark has the focus; there is one stop for all marks."""
    shown.box.focus()
    for _ in range(20):
        shown.page.keyboard.press("Tab")
        if shown.run("return document.activeElement.className;") == "sahel-mark":
            return
    pytest.fail("the Tab key does not reach the marks")


def test_mask_when_it_does_not_fit_the_columns_then_the_map_says_so(shown):
    shown.run("Sahel.select('gA==', null);")
    expect(shown.frame.get_by_role("status")).to_contain_text("The data of the map could not be loaded.")
    shown.choose("even")
    expect(shown.frame.locator(".sahel-notice")).to_be_hidden()


def test_halo_when_the_chosen_incident_is_in_a_cluster_then_the_cluster_has_it(shown):
    assert shown.run(
        "const holders = (row) => map.items.filter((item) => map._holds(item, row));"
        "return [20, 5, 0].map((row) => holders(row).map((item) => item.kind));"
    ) == [["cluster"], ["area"], ["mark"]]


def test_keyboard_when_used_alone_then_reaches_and_opens_a_mark(shown):
    shown.choose("first")
    toolbar = shown.frame.get_by_role("toolbar")
    expect(toolbar.get_by_role("button")).to_have_count(1)
    tab_to_marks(shown)
    expect(shown.frame.get_by_role("tooltip")).to_contain_text("Exampleville-0")
    expect(toolbar.get_by_role("button")).to_have_accessible_name(re.compile("^Exampleville-0"))
    shown.page.keyboard.press("Enter")
    expect(shown.page.get_by_text("picked 0", exact=True)).to_be_visible()


def test_keyboard_when_enter_is_pressed_on_a_village_of_many_then_its_list_stays_open(shown):
    shown.set_view(13.5, -1.5, 13)
    shown.frame.get_by_role("toolbar").get_by_role("button", name="25 incidents").focus()
    shown.page.keyboard.press("Enter")
    dialog = shown.frame.get_by_role("dialog", name="25 incidents")
    # The fault was a list that closed again in the same turn; its texts come a moment later.
    expect(dialog.locator(".sahel-item")).to_have_count(20)
    expect(dialog).to_be_visible()


def test_keyboard_when_arrows_are_pressed_then_moves_between_the_marks(shown):
    shown.wait_for_outlines(3)
    expect(shown.frame.get_by_role("toolbar").get_by_role("button")).to_have_count(9)
    tab_to_marks(shown)
    high = shown.run("return document.activeElement.sahelItem.y;")
    shown.page.keyboard.press("ArrowDown")
    assert shown.run("return document.activeElement.sahelItem.y;") > high
    left = shown.run("return document.activeElement.sahelItem.x;")
    shown.page.keyboard.press("ArrowRight")
    assert shown.run("return document.activeElement.sahelItem.x;") > left


def test_basemap_when_a_part_is_missing_then_says_so_and_draws_the_incidents(chromium, server):
    page = chromium.new_page()
    page.route("**/boundaries/rivers.geojson", lambda route: route.abort())
    page.goto(server)
    partial = Map(page)
    expect(partial.frame.get_by_role("status")).to_contain_text("Some boundaries or rivers could not be loaded")
    assert partial.drawn()["shown"] == N_ALL
    page.close()


@pytest.mark.long
def test_map_when_in_french_then_speaks_it(open_page, server, picture):
    french = Map(open_page(f"{server}?lang=fr"))
    expect(french.frame.get_by_role("button", name="4 incidents sans lieu connu")).to_be_visible()
    french.hover("item.row === 0")
    expect(french.frame.get_by_role("tooltip")).to_contain_text("Exampleville-0-le-Petit")
    expect(french.frame.get_by_role("tooltip")).to_contain_text("4 mai 2023")
    picture(french.page, "map-french")


@pytest.mark.long
def test_legend_when_the_screen_is_small_then_starts_folded(open_page, server, picture):
    small = Map(open_page(server, viewport={"width": 390, "height": 844}))
    fold = small.frame.get_by_role("button", name="How to read this map")
    expect(fold).to_have_attribute("aria-expanded", "false")
    picture(small.page, "map-phone")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    assert small.run("return document.documentElement.scrollWidth <= window.innerWidth;")


@pytest.mark.long
def test_view_when_the_page_is_opened_again_in_the_tab_then_is_kept(open_page, server):
    page = open_page(server)
    Map(page).set_view(14.25, -2.5, 8)
    page.reload()
    assert Map(page).view() == pytest.approx([14.25, -2.5, 8], abs=0.01)


@pytest.mark.long
def test_map_when_less_motion_is_asked_for_then_does_not_animate(open_page, server):
    calm = Map(open_page(server, reduced_motion="reduce"))
    assert calm.run("return [window.map.options.zoomAnimation, window.map.options.inertia];") == [False, False]


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("one", {"marks": 1, "clusters": 0, "shown": 1}),
        ("equal", {"marks": 0, "clusters": 1, "clustered": 3, "shown": 3}),
        ("far", {"marks": 1, "clusters": 0, "shown": 4, "unplaced": 2}),
        ("unplaced", {"marks": 0, "clusters": 0, "shown": 2, "unplaced": 2}),
        ("2000", {"shown": 2000, "unplaced": 40}),
    ],
)
def test_map_when_the_data_are_unusual_then_draws_them(serve, open_page, kind, drawn):
    odd = Map(open_page(serve(APPS / "map_app.py", EXAMPLE_KIND=kind)))
    assert {key: odd.drawn()[key] for key in drawn} == drawn


@pytest.mark.long
def test_map_when_served_below_a_path_then_loads_everything_from_there(serve, open_page):
    url = serve(APPS / "map_app.py", base_path="mali", EXAMPLE_KIND="small")
    below = Map(open_page(url))
    below.wait_for_outlines(3)
    assert below.drawn()["areas"] == 3
