"""The loaded data set: exact values of the invented records, types, version, refusal of bad data."""

import pandas as pd
import pytest

from sahel_map.core.errors import DataError
from sahel_map.core.vocabulary import Actor, ActorGroup, FigureName, HarmType, bits_of
from sahel_map.data.dataset import load_dataset


def test_incidents_when_loaded_then_sorted_and_numbered(mini):
    assert mini.incidents.index.name == "incident_id"
    assert list(mini.incidents.index) == [f"EX-2023-000{n}" for n in range(1, 9)] + [
        f"EX-2024-000{n}" for n in range(1, 7)
    ]
    assert mini.incidents["position"].tolist() == list(range(14))


def test_incidents_when_loaded_then_columns_are_small(mini):
    dtypes = mini.incidents.dtypes.astype(str).to_dict()
    expected = {
        "position": "int32",
        "month_first": "int32",
        "date_precision": "category",
        "lon": "float64",
        "radius_m": "Int32",
        "commune_pcode": "str",
        "actor_bits": "uint16",
        "group_bits": "uint8",
        "harm_bits": "uint16",
        "attribution": "category",
        "confidence": "category",
        "is_aggregate": "bool",
        "killed_min": "Int32",
        "killed_is_open": "bool",
        "displaced_max": "Int32",
        "n_independent": "int16",
        "search_text": "str",
    }
    assert {name: dtypes[name] for name in expected} == expected


def test_dates_when_loaded_then_months_count_from_year_nought(mini):
    months = mini.incidents.loc[["EX-2023-0007", "EX-2023-0008"], ["month_first", "month_last"]]
    assert months.to_numpy().tolist() == [[24281, 24283], [24286, 24288]]
    assert 2023 * 12 + 6 - 1 == 24281


def test_joint_operation_when_loaded_then_bits_of_all_actors_and_the_strongest_attribution(mini):
    row = mini.incidents.loc["EX-2023-0002"]
    assert row["actor_bits"] == bits_of([Actor.FAMA, Actor.DOZO]) == 0b1001
    assert row["group_bits"] == bits_of([ActorGroup.STATE_AND_ALLIES, ActorGroup.SELF_DEFENCE_MILITIAS])
    assert row["harm_bits"] == bits_of([HarmType.KILLING, HarmType.LOOTING])
    assert mini.incidents.loc["EX-2023-0001", "attribution"] == "claimed"
    assert row["attribution"] == "attributed"


def test_figures_when_not_reported_then_null_and_never_zero(mini):
    killed = mini.incidents[["killed_min", "killed_max"]]
    assert killed.loc["EX-2023-0004"].isna().all()
    assert killed.loc["EX-2023-0006"].tolist() == [0, 0]
    assert pd.isna(killed.loc["EX-2023-0005", "killed_min"])
    assert killed.loc["EX-2023-0005", "killed_max"] == 12


def test_figures_when_added_up_without_aggregates_then_the_totals_of_the_readme(mini):
    single = mini.incidents[~mini.incidents["is_aggregate"]]
    assert (single["killed_min"].sum(), single["killed_max"].sum()) == (20, 45)
    assert single["killed_is_open"].sum() == 2
    assert single["killed_is_mixed"].sum() == 2
    lowest = {str(name): int(single[f"{name}_min"].sum()) for name in FigureName}
    assert lowest == {
        "killed": 20,
        "injured": 3,
        "abducted": 7,
        "detained": 3,
        "homes_burned": 30,
        "livestock_taken": 40,
        "displaced": 1000,
        "women_killed": 1,
        "children_killed": 2,
    }
    assert single[[f"{name}_max" for name in FigureName if name != "killed"]].isna().to_numpy().all()


def test_sources_when_reprinted_then_counted_as_one_independent_source(mini):
    counts = mini.incidents[["n_sources", "n_independent"]]
    assert counts.loc["EX-2023-0001"].tolist() == [2, 1]
    assert counts.loc["EX-2023-0002"].tolist() == [2, 2]
    assert mini.sources.loc[mini.sources["source_id"] == "S-0003", "incident_id"].tolist() == [
        "EX-2023-0002",
        "EX-2023-0007",
        "EX-2024-0005",
    ]


def test_search_text_when_built_then_every_text_of_the_record_folded(mini):
    text = mini.incidents.loc["EX-2023-0002", "search_text"]
    assert text == "\n".join(
        [
            "ex-2023-0002",
            "exampleville-1",
            "exempleville-1",
            "invented: a joint operation killed ten to twenty people or more.",
            "invente : une operation conjointe a tue dix a vingt personnes ou plus.",
            "examplecommune-1-south",
            "exemplecommune-1-sud",
            "examplecercle-1",
            "exemplecercle-1",
            "oldregion-1",
            "ancienne-region-1",
            "newregion-1",
            "nouvelle-region-1",
            "example-ville",
            "example rights",
            "example radio",
            "example rights",
            "example radio",
            "at least twenty dead",
            "ten dead, forty animals taken",
        ]
    )


def test_hostile_text_when_loaded_then_kept_as_it_is(mini):
    hostile = "`10` {{7*191}} ${7*191} <img src=x onerror=alert(1)>"
    row = mini.incidents.loc["EX-2024-0004"]
    assert row["summary_en"] == f"Invented hostile text: {hostile}"
    assert row["place_described"] == hostile


def test_place_when_not_located_then_no_coordinates(mini):
    row = mini.incidents.loc["EX-2024-0002"]
    assert pd.isna(row["lon"])
    assert pd.isna(row["lat"])
    assert pd.isna(row["radius_m"])
    assert row["place_precision"] == "unknown"


def test_version_when_loaded_then_from_the_register(mini, copy):
    assert (mini.version.version, mini.version.date) == ("0.1.0", "2024-12-31")
    assert load_dataset(copy.root).version == mini.version


@pytest.mark.slow
def test_version_when_a_file_changes_then_another_digest(mini, copy):
    copy.set("incidents/incidents.csv", 2, "summary_en", "Invented: corrected.")
    copy.register()
    changed = load_dataset(copy.root).version
    assert changed.digest != mini.version.digest
    assert len(changed.digest) == 12


def test_load_when_data_are_not_clean_then_every_problem_is_listed(copy):
    copy.set("incidents/incidents.csv", 2, "confidence", "hihg")
    copy.set("incidents/incidents.csv", 3, "summary_fr", "")
    copy.register()
    with pytest.raises(DataError) as caught:
        load_dataset(copy.root)
    assert caught.value.message == "The data set has 2 problems and is not shown:"
    assert caught.value.problems == (
        'incidents/incidents.csv, row 2, confidence: is not known; did you mean "high"? '
        "Allowed: high, medium, low (found: hihg)",
        "incidents/incidents.csv, row 3, summary_fr: must not be empty",
    )
