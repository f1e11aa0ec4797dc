"""A set whose records are too many to be held: what the pages say, paint and leave out, and how marks come back."""

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sahel_map.app.page import large, shared_data
from sahel_map.app.panels import layers
from sahel_map.app.panels import map as map_panel
from sahel_map.app.server.running_settings import settings
from sahel_map.imports.large import import_large
from sahel_map.imports.mapping import ImportMapping
from sahel_map.sets.folders import FolderStore

pytest.importorskip("duckdb", reason="the extra [scale] is not installed")
pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
HEAD = "event_id,event_date,country,location,latitude,longitude,precision,perpetrator,civilians killed,notes\n"


def row(number, actor, month, lon):
    return (
        f"A{number},2024-{month:02d}-11,Exampleland,Exampleville-{number},14.5,{lon},settlement,{actor},2,"
        f"Invented {'market' if number == 1 else 'road'} {number}\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a large set of nine records: six of JNIM in one square of 10 km, three of FAMA in another."""
    place = tmp_path_factory.mktemp("large")
    rows = [row(number, "JNIM", 1 + number, -3.4) for number in range(6)]
    rows += [row(6 + number, "FAMA", 9 + number, -2.5) for number in range(3)]
    (place / "events.csv").write_text(HEAD + "".join(rows), "utf-8")
    today = dt.date(2026, 11, 29)
    import_large(place / "events.csv", place / "made", MINI, ImportMapping(), today, map, n_rows=4)
    return place / "made"


@pytest.fixture
def server(folder, tmp_path, monkeypatch):
    """Keep it as a set, on a server that draws five records at most."""
    (tmp_path / "data").mkdir()
    FolderStore(tmp_path / "data" / "sets").add("large", folder, "a-person", "imported")
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)  # there is no browser to wait for
    monkeypatch.setattr(shared_data, "MOST_MARKS", 5)
    monkeypatch.setattr(large, "MOST_MARKS", 5)
    settings.cache_clear()
    painted = []
    paint = layers.painted
    monkeypatch.setattr(map_panel.layer_panel, "painted", lambda view: painted.append(paint(view)) or painted[-1])
    yield painted
    settings.cache_clear()


def enter(page="", **query):
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    test.query_params.update({"set": "large", **query})
    test.run()
    if page:
        test.switch_page(page).run()
    assert not test.exception
    return test


def shown(test):
    return [str(element.value).replace("\\", "") for element in (*test.info, *test.warning, *test.caption)]


def test_map_when_there_are_too_many_records_then_says_so_and_paints_density_from_the_store(server):
    test = enter(cell="10")
    assert any(text.startswith("9 records: too many to draw one by one.") for text in shown(test))
    (painted,) = server
    assert painted["kind"] == "density"
    assert sorted(square[3] for square in painted["squares"]) == [3, 6]
    # The sidebar counts what is in the store.
    options = {box.key: box.options for box in test.multiselect}
    assert any("JNIM" in option and option.endswith("· 6") for option in options["_actors"])
    assert not test.get("vega_lite_chart")


@pytest.mark.long
def test_map_when_areas_are_chosen_then_painted_from_the_store(server):
    test = enter(layer="areas", measure="killed-min", level="region")
    (painted,) = server
    assert painted["kind"] == "areas"
    assert sum(unit[1] or 0 for unit in painted["units"].values()) + 2 * painted["unplaced"] == 18
    assert test.selectbox(key="_layer_measure").value == "killed-min"


@pytest.mark.long
def test_map_when_the_filters_leave_few_enough_then_marks_figures_and_charts_are_back(server):
    test = enter(actor="FAMA")
    assert not any("too many to draw" in text for text in shown(test))
    assert server == [None]
    assert test.get("vega_lite_chart")
    # The legend counts beside the filter, as for any other set: those that were not taken too.
    (legend,) = [group for group in test.button_group if group.key == "_legend"]
    assert [option.content[-1] for option in legend.proto.options[:2]] == ["3", "6"]


@pytest.mark.long
def test_counts_when_all_must_be_there_then_the_store_counts_each_choice_with_those_chosen(server):
    for mode, n in (("any", "3"), ("all", "0"), ("only", "9")):
        labels = enter(actor="JNIM", actor_mode=mode).multiselect(key="_actors").options
        assert [label.split(" · ")[1] for label in labels if "FAMa" in label] == [n]


def test_filter_when_the_store_cannot_answer_it_then_said_and_applied_once_records_are_taken(server):
    test = enter(text="market")
    assert any(text.startswith("9 records") for text in shown(test))
    assert any(text.startswith("Not applied yet") and "market" in text for text in shown(test))
    test = enter("pages/Incidents.py", text="market", **{"from": "2024-02", "to": "2024-03"})
    assert not any(text.startswith("Not applied yet") for text in shown(test))
    assert len(test.dataframe[0].value) == 1


CLOSED = "This page opens once the filters leave few enough records."


@pytest.mark.long
def test_pages_when_they_need_the_records_then_say_when_they_open(server):
    test, few = enter(), enter(actor="FAMA")
    for page in ("Trends", "Incidents", "Areas", "Compare", "Briefing", "Quality"):
        test.switch_page(f"pages/{page}.py").run()
        assert not test.exception
        assert CLOSED in shown(test)
        few.switch_page(f"pages/{page}.py").run()
        assert not few.exception
        assert CLOSED not in shown(few)


@pytest.mark.long
def test_pages_when_they_need_no_record_then_shown(server):
    test = enter()
    for page in ("About", "Data"):
        test.switch_page(f"pages/{page}.py").run()
        assert not test.exception
        assert CLOSED not in shown(test)
