"""A page works each number out once, and sends only the charts whose numbers changed."""

from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sahel_map.app.page import shell
from sahel_map.app.panels import months
from sahel_map.statistics import by_month, harms, totals

ROOT = Path(__file__).parents[2]
# A selection of its own for each, as the charts of one that was seen are kept.
PAGES = {
    "dashboard.py": (["arson", "looting"], "month_counts"),
    "pages/Trends.py": (["arson", "injury"], "by_month"),
}


@pytest.fixture
def counted(monkeypatch):
    """Count each aggregation by what is asked of it; the incidents shown are told apart by their mask."""
    calls = Counter()

    def watch(module, name):
        work = getattr(module, name)

        def counting(dataset, chosen, *arguments, **more):
            what = chosen.tobytes() if hasattr(chosen, "tobytes") else chosen
            calls[name, what, arguments, tuple(more.items())] += 1
            return work(dataset, chosen, *arguments, **more)

        monkeypatch.setattr(module, name, counting)

    watch(shell, "matching")
    watch(by_month, "by_month")
    watch(months, "month_counts")
    watch(totals, "total")
    watch(totals, "by_area")
    for name in ("by_actor", "by_harm", "by_actor_and_harm"):
        watch(harms, name)
    return calls


@pytest.mark.parametrize("page", PAGES)
def test_page_when_a_filter_changes_then_no_aggregate_is_worked_out_twice(counted, page):
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    if page != "dashboard.py":
        test.switch_page(page).run()
    counted.clear()
    harms_chosen, by_months = PAGES[page]
    test.multiselect(key="_harms").set_value(harms_chosen).run()
    assert not test.exception
    asked = {name for name, *_ in counted}
    assert asked == {"matching", by_months, "total", "by_area", "by_actor", "by_harm", "by_actor_and_harm"}
    assert {call[0]: n for call, n in counted.items() if n > 1} == {}


def test_page_when_a_selection_is_seen_again_then_its_charts_are_not_counted_again(counted):
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    test.multiselect(key="_harms").set_value(["detention"]).run()
    test.multiselect(key="_harms").set_value([]).run()
    counted.clear()
    test.multiselect(key="_harms").set_value(["detention"]).run()
    assert {name for name, *_ in counted} == {"matching", "total"}
    charts = [element.proto for element in test.get("vega_lite_chart")]
    assert len(charts) == 3


def test_charts_when_the_filter_changes_then_only_their_tables_change(counted):
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    before = [element.proto for element in test.get("vega_lite_chart")]
    specs, tables = [chart.spec for chart in before], [[d.data.data for d in c.datasets] for c in before]
    test.multiselect(key="_harms").set_value(["abduction"]).run()
    after = [element.proto for element in test.get("vega_lite_chart")]
    assert [chart.spec for chart in after] == specs
    assert all([d.data.data for d in c.datasets] != old for c, old in zip(after, tables, strict=True))
