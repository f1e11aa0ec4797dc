"""A chart as a file, with what it shows and how it is cited."""

import datetime as dt
import io

import numpy as np
import pandas as pd
import pytest

from sahel_map.exports.chart_file import chart_bytes, chart_file_name
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.timeline import timeline
from sahel_map.words import Words

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)


@pytest.fixture
def drawn(mini):
    words = Words("en", mini.labels("en"))
    chart = timeline(Numbers(mini, np.ones(len(mini.incidents), dtype=bool)), words)
    return lambda suffix: chart_bytes(chart, suffix, "Month by month", mini, Selection(), words, NOW)


def test_chart_when_saved_as_csv_then_the_table_of_the_page(drawn):
    table = pd.read_csv(io.BytesIO(drawn(".csv")))
    assert table["Incidents"].sum() == 13


def test_chart_when_saved_as_svg_then_title_sentence_caption_and_citation(drawn):
    picture = drawn(".svg").decode()
    for text in (
        "Month by month",
        "All documented incidents",
        "13 documented incidents, by month",
        "Accessed 29 November 2026",
    ):
        assert text in picture
    assert "Source Sans" in picture


def test_chart_when_saved_as_png_then_a_picture_of_twice_the_width(drawn):
    picture = drawn(".png")
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") >= 1800


def test_name_when_filtered_then_holds_set_filter_chart_language_and_day(mini):
    name = chart_file_name(mini, Selection(actors=frozenset({"JNIM"})), "timeline", ".svg", NOW.date(), "en")
    assert name.endswith("_jnim_timeline_en_20261129.svg")
