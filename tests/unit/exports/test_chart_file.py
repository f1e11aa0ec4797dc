"""A chart as a file, with what it shows and how it is cited."""

import datetime as dt
import io

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.exports.chart_choice import CHARTS
from sahel_map.exports.chart_file import chart_bytes, chart_file_name
from sahel_map.selection.selection import Selection
from sahel_map.statistics.numbers import Numbers
from sahel_map.views.charts.timeline import timeline
from sahel_map.words import Words

# Each has a chart drawn as a file.
pytestmark = pytest.mark.slow

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


@pytest.fixture
def run(mini_at_hand):
    return lambda *arguments: CliRunner().invoke(main, ["export", "--chart", *map(str, arguments)])


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "All documented incidents"), ("fr", "Tous les incidents documentés")]
)
def test_command_when_asked_for_a_chart_then_heading_sentence_and_citation(run, tmp_path, name, language, sentence):
    target = tmp_path / "chart.svg"
    result = run(name, "-o", target, "--lang", language)
    assert result.exit_code == 0, result.output
    picture = target.read_text("utf-8")
    assert Words(language)(CHARTS[name].heading) in picture
    assert sentence in picture
    assert {"en": "Accessed", "fr": "Consulté"}[language] in picture


def test_command_when_filtered_then_the_numbers_are_those_of_the_filter(run, tmp_path):
    target = tmp_path / "months.csv"
    assert run("months", "-o", target, "--actor", "JNIM").exit_code == 0
    every = tmp_path / "all.csv"
    assert run("months", "-o", every).exit_code == 0
    shown, whole = (pd.read_csv(path)["Incidents"].sum() for path in (target, every))
    assert whole == 13
    assert shown == 3  # without the aggregate record, which charts leave out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("month",), "Error: chart 'month' is unknown; did you mean \"months\"? Allowed: months, months-killed, "
                     "harms, matrix, areas, areas-cercle, coverage\n"),
        (("months", "-o", "x.pdf"), "Error: a chart cannot be made as '.pdf'; allowed: .csv, .png, .svg\n"),
        (("months", "--format", "kml"),
         "Error: --format and --csv-dialect are for records; allowed: --chart without them\n"),
    ],
)  # fmt: skip
def test_command_when_the_chart_cannot_be_made_then_one_sentence_and_code_2(run, arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.output) == (2, message)
