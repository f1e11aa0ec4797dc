"""The data without a screen: each function against the CSV files, read a second way by pandas."""

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import sahel_map
from sahel_map.cli import main
from sahel_map.core.errors import SelectionError
from sahel_map.core.vocabulary import FigureName

TABLES = Path(__file__).parents[2] / "geodata" / "incidents"
TOGETHER = {"actor": ["FAMA", "WAGNER"], "actor_mode": "all", "start": "2024-05", "end": "2024-12"}


def test_select_when_actors_are_together_then_total_is_that_of_the_tables(shipped):
    records = pd.read_csv(TABLES / "incidents.csv").set_index("incident_id").query("status != 'retracted'")
    actors = pd.read_csv(TABLES / "incident_actors.csv").groupby("incident_id")["actor"].agg(set)
    in_time = records[(records["date_end"] >= "2024-05-01") & (records["date_start"] <= "2024-12-31")]
    ids = [code for code in in_time.index if {"FAMA", "WAGNER"} <= actors[code]]
    figures = pd.read_csv(TABLES / "incident_figures.csv").query("figure == 'killed'").set_index("incident_id")
    counted = figures.reindex([code for code in ids if not records.at[code, "is_aggregate"]])
    selected = sahel_map.select(shipped, **TOGETHER)
    reported = sahel_map.total(selected)
    assert list(selected.incidents.index) == sorted(ids)
    assert reported.minimum == counted["minimum"].sum()
    assert reported.maximum == counted["maximum"].fillna(counted["minimum"]).sum()


@pytest.mark.parametrize("admin_map", ["2023", "old"])
@pytest.mark.parametrize("level", ["region", "cercle", "commune"])
def test_by_area_when_added_up_then_is_the_total_on_both_maps(shipped, level, admin_map):
    selected = sahel_map.select(shipped, map=admin_map)
    areas, reported = sahel_map.by_area(selected, level), sahel_map.total(selected)
    assert areas["n_incidents"].sum() == reported.n_records
    assert areas["minimum"].sum() == reported.minimum
    assert areas["maximum"].sum() == reported.maximum


def test_compare_when_of_two_years_then_holds_what_each_has_alone(mini):
    first, second = (sahel_map.select(mini, start=f"{year}-01", end=f"{year}-12") for year in (2023, 2024))
    table = sahel_map.compare(first, second)
    # 2023 has eight records; 2024 has six and EX-2023-0008, which ended on 5 January.
    assert table.loc["incidents", ["first_minimum", "second_minimum"]].tolist() == [8, 7]
    killed = table.loc["killed"]
    assert killed[["first_minimum", "first_maximum", "second_minimum", "second_maximum"]].tolist() == [20, 45, 2, 2]
    assert pd.isna(table.loc["women_killed", "second_minimum"])
    assert set(table.index) == {"incidents", *map(str, FigureName)}


def test_nearby_when_of_a_record_then_leaves_out_itself_and_what_is_far_in_time(mini):
    # At Exampleville-1: 10 January, 3 and 3-4 February 2023, 15 June 2024.
    assert list(sahel_map.nearby(mini, "EX-2023-0001", km=1).index) == [
        "EX-2023-0002",
        "EX-2023-0003",
        "EX-2024-0006",
    ]
    assert list(sahel_map.nearby(mini, "EX-2023-0001", km=1, days=24).index) == ["EX-2023-0002", "EX-2023-0003"]
    assert list(sahel_map.nearby(mini, "EX-2023-0001", km=1, days=23).index) == []


def test_nearby_when_the_place_is_spelt_in_another_way_then_is_the_same(mini):
    one, other = (sahel_map.nearby(mini, name, km=1) for name in ("Example-Ville", "exampleville-1"))
    assert one.equals(other)
    assert len(one) == 4


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda data: sahel_map.select(data, actr="JNIM"), "filter 'actr' is unknown; did you mean \"actor\"?"),
        (
            lambda data: sahel_map.select(data, harm="kiling"),
            "--harm 'kiling' is unknown; did you mean \"killing\"?",
        ),
        (lambda data: sahel_map.nearby(data, "Exampelville-2"), 'did you mean "Exampleville-2"?'),
        (lambda data: sahel_map.nearby(data, "EX-2024-0002"), "EX-2024-0002 is known only to an area"),
        (lambda data: sahel_map.nearby(data, "EX-2023-0001", km=500), "km 500 is out of range; allowed: 1 to 100"),
        (lambda data: sahel_map.nearby(data, (14.5, -3.5), days=3), "days go with a record only"),
        (lambda data: sahel_map.by_area(sahel_map.select(data), "village"), "level 'village' is unknown"),
    ],
)
def test_call_when_wrong_then_says_what_is_allowed(mini, call, says):
    with pytest.raises(SelectionError) as error:
        call(mini)
    assert says in str(error.value)


def test_package_when_asked_for_a_name_it_does_not_have_then_says_so():
    assert {"load", "select", "total", "by_area", "compare", "nearby"} <= set(dir(sahel_map))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = sahel_map.nonsense


def test_commands_when_they_print_numbers_then_are_those_of_the_functions(mini, mini_at_hand):
    run = lambda *arguments: CliRunner().invoke(main, list(arguments))  # noqa: E731 - used three times
    printed = json.loads(run("summary", "--by", "cercle", "--actor", "JNIM", "--actor", "FAMA", "--json").output)
    areas = sahel_map.by_area(sahel_map.select(mini, actor=["JNIM", "FAMA"]))
    assert printed["selection"] == {"actor": "FAMA,JNIM"}
    assert [row["pcode"] for row in printed["by_cercle"]] == list(areas.index)
    assert [row["n_incidents"] for row in printed["by_cercle"]] == areas["n_incidents"].tolist()
    near = json.loads(run("near", "EX-2023-0001", "--km", "1", "--days", "24", "--json").output)
    assert [row["incident_id"] for row in near] == ["EX-2023-0002", "EX-2023-0003"]
    assert run("near", "14.5,-3.5", "--km", "1").output.splitlines()[-1] == "4 within 1 km"
    wrong = run("summary", "--by", "village")
    assert (wrong.exit_code, wrong.output) == (
        2,
        "Error: --by 'village' is unknown; allowed: region, cercle, commune\n",
    )
