"""The legend under the map filters by group of alleged actors, without a browser."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from sahel_map.app.panels import map as map_panel

ROOT = Path(__file__).parents[2]


@pytest.fixture
def enter(monkeypatch):
    """Return a function that opens the dashboard on the invented data, by a link."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(map_panel, "FIRST_HEAD_START_S", 0)
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(Path(__file__).parents[1] / "mini"))
    st.cache_resource.clear()

    def open_dashboard(**address):
        test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        test.query_params.update(address)
        test.run()
        assert [error.value for error in test.exception] == []
        return test

    yield open_dashboard
    st.cache_resource.clear()


def legend(test):
    (pills,) = [group for group in test.button_group if group.key == "_legend"]
    return pills


def test_legend_when_everything_is_shown_then_counts_each_group(enter):
    # Of 14 records: state 4, Islamist 6, militias 2, rebels 1, unidentified 2, other 1; joint ones in each group.
    labels = [option.content for option in legend(enter()).proto.options]
    assert [label.rpartition(" ")[2] for label in labels] == ["4", "6", "2", "1", "2", "1"]


def test_legend_when_a_group_is_pressed_then_only_its_actors_are_shown_and_the_counts_stay(enter):
    test = enter()
    legend(test).set_value(["REBEL_COALITIONS"]).run()
    assert test.query_params["actor"] == "CSP_FLA"
    labels = [option.content for option in legend(test).proto.options]
    assert [label.rpartition(" ")[2] for label in labels] == ["4", "6", "2", "1", "2", "1"]


def test_legend_when_a_link_names_a_whole_group_then_it_is_pressed(enter):
    assert [str(group) for group in legend(enter(actor="ARMED_UNKNOWN")).value] == ["UNIDENTIFIED"]
