"""The table in every export: unknown stays null, no false point, lists in one order."""

import numpy as np
import pandas as pd
import pytest

from sahel_map.core.geometry import METRIC_CRS
from sahel_map.data.check.files import is_private_name
from sahel_map.exports.columns import COLUMNS, describe_column
from sahel_map.selection.selection import Selection
from sahel_map.words import LANGUAGES


@pytest.fixture(scope="module")
def table(make_job):
    return make_job().incidents.set_index("incident_id")


def test_frame_when_made_then_has_the_columns_in_order_and_none_is_private(make_job):
    names = list(make_job().incidents.columns)
    assert names == [column.name for column in COLUMNS]
    assert [name for name in names if is_private_name(name)] == []


def test_killed_when_reported_then_lowest_highest_open_and_mixed(table):
    columns = ["killed_min", "killed_max", "killed_is_open", "killed_is_mixed"]
    assert table.loc["EX-2023-0002", columns].tolist() == [10, 20, True, False]
    assert table.loc["EX-2023-0003", columns].tolist() == [5, 8, False, True]
    assert table.loc["EX-2023-0006", columns].tolist() == [0, 0, False, False]


def test_killed_when_highest_count_only_then_lowest_is_null(table):
    assert pd.isna(table.at["EX-2023-0005", "killed_min"])
    assert table.at["EX-2023-0005", "killed_max"] == 12


def test_killed_when_not_reported_then_all_four_are_null(table):
    columns = ["killed_min", "killed_max", "killed_is_open", "killed_is_mixed"]
    assert table.loc["EX-2023-0004", columns].isna().all()


def test_other_figure_when_reported_then_reads_at_least(table):
    columns = ["abducted_min", "abducted_max", "abducted_is_open", "abducted_is_mixed"]
    low, high, is_open, is_mixed = table.loc["EX-2023-0004", columns]
    assert (low, is_open) == (4, True)
    assert pd.isna(high)
    assert pd.isna(is_mixed)


def test_coordinates_when_only_a_unit_is_known_then_stand_apart_as_label(table):
    cercle, village, unknown = table.loc["EX-2023-0008"], table.loc["EX-2023-0001"], table.loc["EX-2024-0002"]
    assert pd.isna(cercle["lat"])
    assert 14 <= cercle["label_lat"] <= 16
    assert 14 <= village["lat"] <= 16
    assert pd.isna(village["label_lat"])
    assert unknown[["lat", "lon", "label_lat", "label_lon"]].isna().all()


def test_lists_when_several_then_actors_and_their_attributions_in_one_order(table):
    assert table.at["EX-2023-0002", "actors"] == "DOZO | FAMA"
    assert table.at["EX-2023-0002", "attributions"] == "suspected | attributed"
    assert table.at["EX-2023-0002", "attribution"] == "attributed"


def test_lists_when_an_item_holds_the_separator_then_it_cannot_split(hostile_job):
    publishers = hostile_job.incidents["source_publishers"].iat[0].split(" | ")
    assert len(publishers) == hostile_job.incidents["n_sources"].iat[0] == 2
    assert publishers[0].endswith("¦pipe")


def test_frame_when_filtered_then_holds_only_what_is_shown(make_job):
    job = make_job(Selection(actors=frozenset({"ISSP"})))
    assert job.incidents["incident_id"].tolist() == ["EX-2023-0005", "EX-2024-0001"]
    assert set(job.companion("sources")["incident_id"]) == {"EX-2023-0005", "EX-2024-0001"}


def test_shapes_when_made_then_point_unit_circle_or_nothing(make_job):
    shapes = make_job().shapes.set_index("incident_id")
    # By hand: 6 settlements + 2 near; 1 commune, 2 cercles, 1 region; 1 commune not stated which; 1 unknown.
    assert shapes["geometry_kind"].value_counts().to_dict() == {"point": 8, "unit": 4, "circle": 1, "none": 1}
    assert shapes.at["EX-2023-0008", "geometry_pcode"] == shapes.at["EX-2023-0008", "cercle_pcode"]
    assert shapes.geometry.loc["EX-2023-0008"].geom_type == "Polygon"
    assert shapes.geometry.loc["EX-2024-0002"] is None


def test_shapes_when_no_commune_is_stated_then_the_circle_of_its_radius_and_no_region(make_job):
    shapes = make_job().shapes.set_index("incident_id")
    circle = shapes.geometry.to_crs(METRIC_CRS).loc["EX-2024-0004"]
    radius = float(shapes.at["EX-2024-0004", "radius_m"])
    assert circle.area == pytest.approx(np.pi * radius**2, rel=0.005)
    assert pd.isna(shapes.at["EX-2024-0004", "geometry_pcode"]) and pd.isna(shapes.at["EX-2024-0004", "lat"])


def test_shapes_when_the_map_asked_for_has_no_region_then_the_other_stands_in(make_job):
    for admin_map in ("2023", "old"):
        shapes = make_job(Selection(admin_map=admin_map)).shapes.set_index("incident_id")
        assert shapes.at["EX-2024-0001", "geometry_level"] == "regions_old"


@pytest.mark.parametrize("language", LANGUAGES)
def test_codebook_when_made_then_says_what_every_column_and_code_means(make_job, language):
    book = make_job(language=language).codebook
    assert book.loc[book["table"] == "incidents", "code"].tolist() == [column.name for column in COLUMNS]
    assert (book["definition"].str.len() > 8).all()
    killed = book.set_index("code").at["killed_min", "definition"]
    assert killed == describe_column("killed_min", make_job(language=language).words)


def test_tags_when_given_then_are_well_formed_and_label_points_have_none():
    tags = {column.name: column.hxl for column in COLUMNS}
    assert (tags["lat"], tags["killed_max"], tags["cercle_pcode"]) == (
        "#geo+lat",
        "#affected+killed+max",
        "#adm2+code",
    )
    assert (tags["label_lat"], tags["label_lon"]) == ("", "")
    pattern = r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*"
    given = pd.Series([tag for tag in tags.values() if tag])
    assert given[~given.str.fullmatch(pattern)].tolist() == []
    assert given.is_unique
