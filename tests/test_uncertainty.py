"""A range stays a range: from record to total, chart, table and export, and in what it is called."""

import ast
import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sahel_map.core.vocabulary import FigureName
from sahel_map.exports.columns import column_names
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.by_month import by_month
from sahel_map.statistics.harms import by_actor, by_harm
from sahel_map.statistics.headline import headline
from sahel_map.statistics.numbers import Numbers
from sahel_map.statistics.totals import by_area, total
from sahel_map.views.charts.bars import area_bars
from sahel_map.views.charts.timeline import timeline
from sahel_map.views.figures.key_figures import key_figures
from sahel_map.views.table.table import incident_table
from sahel_map.words import LANGUAGES, Words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahel_map"
MODULES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path != PACKAGE / "core" / "figures.py" and path.parent.name != "statistics"
]
SUMMING = {"sum", "nansum", "cumsum", "fsum", "add", "reduce", "agg", "aggregate", "accumulate", "bincount"}
ENDS = re.compile(r"_min\b|_max\b|\bminimum\b|\bmaximum\b")
# What adds ends of ranges without making a total, and why it may.
ALLOWED = {
    "data/check/figures.py": "compares women and children with the killed of the same record",
    "data/trace/counts.py": "keeps both ends and the records without a figure, each as a count of its own",
    "words/__init__.py": "joins a number and a plus sign",
}
RANGE_COLUMNS = {"n_incidents", "minimum", "maximum", "is_open", "n_without_figure", "n_mixed"}


def _additions(tree):
    """Return the source of every expression that adds or subtracts, or calls something that sums."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in SUMMING:
                yield ast.unparse(node)
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Add | ast.Sub):
            yield ast.unparse(node)


def _end_sums(path):
    """Return the sums of ends of ranges in a module."""
    source = path.read_text(encoding="utf-8")
    if not ENDS.search(source):  # nothing to find; to parse every module takes seconds
        return []
    return [text for text in _additions(ast.parse(source)) if ENDS.search(text)]


def test_modules_when_no_part_of_statistics_then_add_up_no_end_of_a_range():
    assert {path.relative_to(PACKAGE).as_posix() for path in MODULES if _end_sums(path)} == set(ALLOWED)


def test_walk_when_a_bare_sum_is_written_then_finds_it():
    tree = ast.parse("n = incidents['killed_min'].sum()\nm = low.minimum + high.minimum\nx = len(rows) + 1")
    assert [text for text in _additions(tree) if ENDS.search(text)] == [
        "incidents['killed_min'].sum()",
        "low.minimum + high.minimum",
    ]


def test_statistics_when_they_return_a_figure_then_through_the_one_type():
    """The only sums of ends are those of `FigureSums`, whose result holds both ends and the unknown."""
    found = [path.name for path in sorted((PACKAGE / "statistics").glob("*.py")) if _end_sums(path)]
    assert found == ["sums.py"]


@pytest.mark.parametrize("figure", FigureName)
def test_tables_of_aggregates_when_made_then_hold_both_ends_and_the_unknown(mini, figure):
    everything = np.ones(len(mini.incidents), dtype=bool)
    for table in (
        by_area(mini, everything, figure=figure),
        by_actor(mini, everything, figure),
        by_harm(mini, everything, figure),
        by_month(mini, everything, figure=figure),
    ):
        assert set(table.columns) >= RANGE_COLUMNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_with_killed_when_shown_then_hold_range_ends_and_records_without_figure(mini, language):
    words = Words(language, mini.codes.labels(language) | mini.units.labels(language))
    everything = np.ones(len(mini.incidents), dtype=bool)
    headers = {words(f"charts-column-{name}") for name in ("killed", "lowest", "highest", "without-figure")}
    numbers = Numbers(mini, everything)
    for chart in (timeline(numbers, words), area_bars(numbers, words)):
        assert set(chart.table().columns) >= headers


def test_chart_of_killed_when_drawn_then_has_both_ends_and_its_caption_the_unknown(mini):
    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    numbers = Numbers(mini, np.ones(len(mini.incidents), dtype=bool))
    for chart in (timeline(numbers, words, "killed"), area_bars(numbers, words)):
        assert "20–45+" in chart.caption
        assert re.search(r"\b7\b", chart.caption), "the seven records without a figure"
    (killed,) = [figure for figure in key_figures(numbers, words) if figure.code == "killed"]
    assert killed.value == "20–45+"
    assert "7 incidents without a figure" in killed.note


def test_incident_table_when_a_toll_is_not_reported_then_both_ends_are_empty_and_not_zero(mini):
    words = Words("en", mini.codes.labels("en") | mini.units.labels("en"))
    table = incident_table(mini, np.ones(len(mini.incidents), dtype=bool), words)
    ends = table[[words("table-killed-min"), words("table-killed-max")]]
    assert ends.loc["EX-2024-0006"].isna().all()
    assert ends.loc["EX-2023-0005"].tolist() == [pd.NA, 12]
    assert ends.loc["EX-2023-0006"].tolist() == [0, 0]


@pytest.mark.parametrize("figure", FigureName)
def test_export_when_it_holds_a_figure_then_both_ends_and_both_flags(figure):
    names = set(column_names())
    assert {f"{figure}_{part}" for part in ("min", "max", "is_open", "is_mixed")} <= names


def test_headline_when_printed_for_programs_then_every_total_is_a_range(mini):
    numbers = headline(Numbers(mini, np.ones(len(mini.incidents), dtype=bool)))
    for figure, found in numbers.totals.items():
        assert found == total(mini, np.ones(len(mini.incidents), dtype=bool), figure)
        assert found.reported.n_records == 13


SELECTIONS = {
    "everything": Selection(),
    "one group": Selection(actors=frozenset({"JNIM", "ISSP"})),
    "one year": Selection(start="2023-01", end="2023-12"),
    "sieges and displacement": Selection(harms=frozenset({"siege", "displacement"})),
}


@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("figure", FigureName)
def test_date_rule_when_switched_then_no_total_changes(shipped, figure, chosen):
    mask = matching(shipped, chosen)
    at_start, spread = (by_month(shipped, mask, rule, figure) for rule in ("start", "even"))
    expected = total(shipped, mask, figure).reported
    for table in (at_start, spread):
        sums = table[["n_incidents", "minimum", "maximum", "n_without_figure", "n_mixed"]].sum()
        assert sums["n_incidents"] == pytest.approx(expected.n_records)
        assert sums["minimum"] == pytest.approx(expected.minimum or 0)
        assert sums["maximum"] == pytest.approx(expected.maximum or 0)
        assert sums["n_without_figure"] == pytest.approx(expected.n_without_figure)
        assert sums["n_mixed"] == pytest.approx(expected.n_mixed)
        assert bool(table["is_open"].any()) == expected.is_open


def _texts():
    """Yield every text that a reader may see: catalogue, code tables, method, datasheets."""
    for path in sorted((PACKAGE / "words").rglob("*.ftl")):
        yield path, path.read_text(encoding="utf-8")
    for path in [*sorted((ROOT / "geodata").rglob("*.csv")), *sorted(ROOT.glob("*.md"))]:
        yield path, path.read_text(encoding="utf-8")
    yield ROOT / "geodata" / "README.md", (ROOT / "geodata" / "README.md").read_text(encoding="utf-8")


def test_texts_when_they_name_a_confidence_interval_then_only_to_deny_it():
    named = re.compile(r"confidence intervals?|intervalles? de confiance", re.IGNORECASE)
    denied = re.compile(r"\bnot (?:a |as a )?confidence|pas (?:d.)?un intervalle|\bnever\b|\bjamais\b", re.I)
    found = [
        (path.name, text[max(match.start() - 60, 0) : match.end()])
        for path, text in _texts()
        for match in named.finditer(text)
    ]
    assert len(found) >= 2  # the method says it in both languages
    assert [(name, text) for name, text in found if not denied.search(text)] == []


@pytest.mark.parametrize(("language", "denial"), [("en", "not a confidence interval"), ("fr", "pas un intervalle")])
def test_method_when_read_then_says_that_ranges_are_no_confidence_intervals(language, denial):
    texts = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "words" / language).glob("*.ftl"))
    assert denial in texts


def test_figures_file_when_read_then_no_record_has_one_end_only_unless_only_a_highest_is_known():
    with (ROOT / "geodata" / "incidents" / "incident_figures.csv").open(encoding="utf-8", newline="") as file:
        killed = [row for row in csv.DictReader(file) if row["figure"] == "killed"]
    assert [row["incident_id"] for row in killed if not row["minimum"]] == ["ML-2022-0011"]
    assert [row["incident_id"] for row in killed if not row["maximum"]] == []
