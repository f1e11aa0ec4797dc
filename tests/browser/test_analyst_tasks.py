"""Questions of an analyst, answered on the screen: each number is worked out by pandas from the CSV files."""

import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect
from pyproj import Geod

pytestmark = [pytest.mark.browser, pytest.mark.long]

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "geodata" / "incidents"
PATIENCE = 20_000


@pytest.fixture(scope="module")
def dashboard(serve):
    return serve(ROOT / "dashboard.py", SAHEL_MAP_GEODATA=str(ROOT / "geodata"))


@pytest.fixture(scope="module")
def records():
    """One row per record: dates, place, sets of actors and harms, lowest and highest count of killed."""
    table = pd.read_csv(TABLES / "incidents.csv").set_index("incident_id").query("status != 'retracted'")
    for name, column in (("actors", "actor"), ("harms", "harm_type")):
        given = pd.read_csv(TABLES / f"incident_{name}.csv").groupby("incident_id")[column].agg(set)
        table[name] = given.reindex(table.index)
    killed = pd.read_csv(TABLES / "incident_figures.csv").query("figure == 'killed'").set_index("incident_id")
    table["low"], table["high"] = killed["minimum"], killed["maximum"].fillna(killed["minimum"])
    table["is_open"] = killed["is_open"].reindex(table.index).fillna(False).astype(bool)
    places = pd.read_csv(ROOT / "geodata" / "places" / "places.csv").set_index("place_id")
    return table.join(places[["lat", "lon", "precision", "cercle_pcode", "commune_pcode"]], on="place_id")


def within(records, lat, lon, km):
    known = records[records["precision"].isin(["settlement", "near"])]
    geod = Geod(ellps="WGS84")
    far = [geod.inv(lon, lat, row.lon, row.lat)[2] > km * 1000 for row in known.itertuples()]
    return known[[not one for one in far]]


def in_view(records, west, south, east, north):
    known = records[records["precision"].isin(["settlement", "near"])]
    return known[known["lon"].between(west, east) & known["lat"].between(south, north)]


def linked(name, query):
    return set(pd.read_csv(TABLES / name).query(query)["incident_id"])


def publishers_of(name):
    sources = pd.read_csv(TABLES / "incident_sources.csv").merge(
        pd.read_csv(TABLES / "sources.csv"), on="source_id"
    )
    return set(sources.loc[sources["publisher_id"] == name, "incident_id"])


def between(records, start, end):
    return records[(records["date_end"] >= start) & (records["date_start"] <= end)]


TOGETHER = {"FAMA", "WAGNER"}
# Link of the answer, and the records that it must show.
TASKS = {
    "together": (
        "actor=FAMA,WAGNER&actor_mode=all&from=2024-05&to=2024-12",
        lambda r: between(r, "2024-05-01", "2024-12-31")[lambda t: t["actors"].map(lambda a: a >= TOGETHER)],
    ),
    "one of them": (
        "actor=FAMA,WAGNER&from=2024-05&to=2024-12",
        lambda r: between(r, "2024-05-01", "2024-12-31")[lambda t: t["actors"].map(lambda a: bool(a & TOGETHER))],
    ),
    "nobody else": (
        "actor=FAMA,WAGNER&actor_mode=only&from=2024-05&to=2024-12",
        lambda r: between(r, "2024-05-01", "2024-12-31")[lambda t: t["actors"].map(lambda a: a <= TOGETHER)],
    ),
    "two harms together": (
        "harm=killing,arson&harm_mode=all",
        lambda r: r[r["harms"].map(lambda h: h >= {"killing", "arson"})],
    ),
    "within 30 km of Timbuktu": ("near=16.7735,-3.0074,30", lambda r: within(r, 16.7735, -3.0074, 30)),
    "in a rectangle": (
        "shape=14,-4,14,-3,15,-3,15,-4",
        lambda r: in_view(r, -4, 14, -3, 15),
    ),
    "in view": ("view=-4,14,-3,15", lambda r: in_view(r, -4, 14, -3, 15)),
    "days": ("from=2024-05-17&to=2024-06-20", lambda r: between(r, "2024-05-17", "2024-06-20")),
    "fifty killed or more": ("killed_min=50", lambda r: r[r["low"] >= 50]),
    "women or children": (
        "women_children=yes",
        lambda r: r[
            r.index.isin(
                linked("incident_figures.csv", "figure in ('women_killed', 'children_killed') and minimum > 0")
            )
        ],
    ),
    "open doubt": ("doubt=yes", lambda r: r[r.index.isin(linked("doubts.csv", "status == 'open'"))]),
    "one publisher": (
        "publisher=human-rights-watch",
        lambda r: r[r.index.isin(publishers_of("human-rights-watch"))],
    ),
    "place known to a village": ("precision=settlement", lambda r: r[r["precision"] == "settlement"]),
}


@pytest.fixture(scope="module")
def window(chromium):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("task", TASKS)
def test_link_when_opened_then_figures_are_those_of_the_tables(window, dashboard, records, task):
    query, answer = TASKS[task]
    expected = answer(records)
    assert len(expected)
    counted = expected[~expected["is_aggregate"]]
    window.goto(f"{dashboard}?{query}")
    figures = window.locator(".sahel-figures .value")
    expect(figures.first).to_have_text(f"{len(expected)}", timeout=PATIENCE)
    low, high = (int(counted[column].sum()) for column in ("low", "high"))
    shown = figures.nth(1).inner_text().replace(",", "")
    assert [int(number) for number in re.findall(r"\d+", shown)] == ([low, high] if low != high else [low])


def test_search_when_a_place_is_written_in_another_spelling_then_goes_there(window, dashboard, records):
    window.goto(dashboard)
    window.get_by_placeholder("Place, area, record").fill("dialassagou")
    window.get_by_role("button", name=re.compile("^Diallassagou")).first.click(timeout=PATIENCE)
    lat, lon = records.loc[records["place_id"] == "pl-diallassagou", ["lat", "lon"]].iloc[0].round(4)
    n = len(within(records, lat, lon, 25))
    expect(window.locator(".sahel-figures .value").first).to_have_text(f"{n}", timeout=PATIENCE)
    expect(window.get_by_text("within 25 km of Diallassagou").first).to_be_visible()


def test_search_when_a_cercle_is_written_without_accent_then_filters_by_it(window, dashboard, records):
    window.goto(dashboard)
    window.get_by_placeholder("Place, area, record").fill("menaka")
    window.locator("[class*=st-key-found-cercle-] button").first.click(timeout=PATIENCE)
    expect(window.get_by_text(re.compile("Only incidents in the cercle of M")).first).to_be_visible(
        timeout=PATIENCE
    )
    assert re.search(r"area=ML\d{4}", window.url)


def test_drawing_when_two_corners_are_clicked_then_everything_follows(window, dashboard, records):
    window.goto(dashboard)
    frame = window.frame_locator("iframe").first
    frame.get_by_role("button", name="Draw a rectangle to filter by").click(timeout=PATIENCE)
    box = window.locator("iframe").first.bounding_box()
    # Clear of the buttons, the legend and the line of credits.
    for x, y in ((0.5, 0.3), (0.8, 0.6)):
        window.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        window.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    expect(window.get_by_text("in an area drawn on the map with 4 corners").first).to_be_visible(timeout=PATIENCE)
    corners = [float(part) for part in re.search(r"shape=([^&]*)", window.url)[1].split("%2C")]
    lats, lons = corners[::2], corners[1::2]
    n = len(in_view(records, min(lons), min(lats), max(lons), max(lats)))
    expect(window.locator(".sahel-figures .value").first).to_have_text(f"{n}", timeout=PATIENCE)


def test_disagreement_when_the_list_is_opened_then_the_widest_spread_comes_first_with_its_claims(window, dashboard):
    window.goto(f"{dashboard}Quality")
    first = window.locator("[class*=st-key-differ-ML]").first
    # From claims.csv: of Moura "at least 500" and, with fighters among them, "up to 300".
    expect(first).to_contain_text("killed 300 to 500", timeout=PATIENCE)
    first.locator("summary").click()
    for value in ("up to 300", "at least 500"):
        expect(first.get_by_text(value, exact=True).first).to_be_visible(timeout=PATIENCE)


def test_number_when_pressed_then_opens_as_many_records(window, dashboard, records):
    window.goto(f"{dashboard}Quality")
    n = int((records["confidence"] == "high").sum())
    with window.context.expect_page() as opened:
        window.get_by_role("link", name=f"{n}", exact=True).first.click(timeout=PATIENCE)
    expect(opened.value.get_by_text(f"{n} incidents").first).to_be_visible(timeout=PATIENCE)
    opened.value.close()


def test_dossier_when_two_records_are_ticked_then_both_are_in_the_link(window, dashboard):
    for place, code in enumerate(("ML-2022-0014", "ML-2022-0022"), start=1):
        if place == 1:
            window.goto(f"{dashboard}Record?incident={code}")
        else:
            window.goto(f"{dashboard}Record?incident={code}&dossier=ML-2022-0014")
        window.get_by_text("In the dossier").click(timeout=PATIENCE)
        expect(window.get_by_text(f"Dossier ({place})").first).to_be_visible(timeout=PATIENCE)
    window.get_by_text("Dossier (2)").first.click()
    expect(window.get_by_label("Note on ML-2022-0022")).to_be_visible(timeout=PATIENCE)
    assert "dossier=ML-2022-0014%2CML-2022-0022" in window.url
