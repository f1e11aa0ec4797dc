"""How the bench judges a figure and writes a run down."""

import pandas as pd
import pytest

from benchmarks import synthetic
from benchmarks.report import Figure, report, write
from sahel_map.data.check.run import check_all

HEADING = {"date": "2026-01-02", "machine": "2 cores", "load_before": 0.3, "versions": {"folium": "1.2"}}


@pytest.mark.parametrize(
    ("value", "target", "verdict"),
    [
        (0.25, "<= 0.25", "met"),
        (0.26, "<= 0.25", "missed"),
        (10.0, ">= 10", "met"),
        (9.9, ">= 10", "missed"),
        (None, "<= 3", "missed"),
        (1.0, "", ""),
    ],
)
def test_verdict_when_value_and_target_are_given_then_says_whether_it_is_met(value, target, verdict):
    assert Figure("time", value, "s", target).verdict == verdict


@pytest.mark.parametrize(("value", "shown"), [(0.3456, "0.346"), (12.34, "12.3"), (4321.6, "4,322"), (None, "–")])
def test_value_when_shown_then_has_three_digits_or_all_before_the_point(value, shown):
    assert Figure("time", value, "s").shown == shown


def test_subject_when_application_and_size_are_known_then_names_them():
    assert (
        Figure("first map", 1, "s", application="ours", n=300_000).subject == "first map, ours, 300,000 incidents"
    )
    assert Figure("export", 1, "s").subject == "export"


def test_report_when_some_figures_have_targets_then_they_come_first_and_applications_stand_side_by_side():
    figures = [
        Figure("filter", 0.2, "s", "<= 0.25", "ours", 236),
        Figure("memory", 120, "MB", "", "ours", 236),
        Figure("filter", None, "s", "", "peer", 236, note="did not work"),
        Figure("export", 1.5, "s"),
    ]
    assert report(HEADING, figures) == (
        "Measured on 2026-01-02: 2 cores; load before 0.3; folium 1.2.\n"
        "\n"
        "| promised | value | unit | target |  |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| filter, ours, 236 incidents | 0.2 | s | <= 0.25 | met |\n"
        "\n"
        "| application | incidents | filter (s) | memory (MB) |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| ours | 236 | 0.2 | 120 |\n"
        "| peer | 236 | – |  |\n"
        "\n"
        "| also | value | unit |\n"
        "| --- | ---: | ---: |\n"
        "| export | 1.5 | s |\n"
        "\n"
        "- filter, peer, 236 incidents: did not work\n"
    )


def test_results_when_one_module_is_run_again_then_those_of_the_others_stay(tmp_path):
    write("export", HEADING, [Figure("file", 1.5, "s")], tmp_path)
    write("browser", HEADING, [Figure("map", 0.3, "s", "<= 0.25")], tmp_path)
    write("browser", HEADING, [Figure("map", 0.2, "s", "<= 0.25")], tmp_path)
    assert (tmp_path / "results.md").read_text("utf-8") == (
        "# Measured by `make bench`\n"
        "\n"
        "## browser\n"
        "\n"
        "Measured on 2026-01-02: 2 cores; load before 0.3; folium 1.2.\n"
        "\n"
        "| promised | value | unit | target |  |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| map | 0.2 | s | <= 0.25 | met |\n"
        "\n"
        "## export\n"
        "\n"
        "Measured on 2026-01-02: 2 cores; load before 0.3; folium 1.2.\n"
        "\n"
        "| also | value | unit |\n"
        "| --- | ---: | ---: |\n"
        "| file | 1.5 | s |\n"
    )


@pytest.mark.slow
def test_synthetic_folder_when_written_then_it_breaks_no_rule_and_peers_see_the_same_incidents(tmp_path):
    folder = synthetic.write_folder(tmp_path / "data", 60)
    found = check_all(folder)
    assert (found.problems, found.counts["incidents"]) == ((), 60)
    points = synthetic.points_of(folder)
    located = pd.read_csv(folder / "places" / "places.csv").set_index("place_id")["lon"].notna()
    places = pd.read_csv(folder / "incidents" / "incidents.csv")["place_id"]
    assert len(points) == 60
    assert points["lon"].notna().sum() == located[places].sum()
    assert ((points["actor_bits"] > 0) & (points["actor_bits"] < 1024)).all()
