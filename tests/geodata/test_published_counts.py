"""The counts that texts name, worked out a second way; the release of December 2026 as reported."""

import json
import re

import pytest

from tests.geodata.second_count import ROOT, count, evidence, killed, origins, published

VERSION = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["version"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
# What README of the release says of it: a later release has other numbers, and reports them itself.
of_december = pytest.mark.skipif(not VERSION.startswith("2026.12."), reason="numbers of one release")


@pytest.fixture(scope="module")
def second():
    return count()


@pytest.fixture(scope="module")
def added():
    """Return the ids that the release of December 2026 added, by its changelog."""
    return set(re.findall(r"\| 2026-11-29 \| (ML-\d{4}-\d{4}) \| record added", CHANGELOG))


def test_counts_when_worked_out_with_pandas_alone_then_the_same(counts, second):
    assert {name: value for name, value in counts.items() if value} == {
        name: value for name, value in second.items() if value
    }


def test_datasheet_and_readme_when_they_name_a_count_then_the_number_is_as_counted_the_second_way(second):
    datasheet, readme = ((folder / "README.md").read_text(encoding="utf-8") for folder in (ROOT, ROOT.parent))
    marks = re.findall(r"([\d,.]+)<!--(\w+)-->", datasheet + readme)
    assert len(marks) > 30
    assert [(number, name) for number, name in marks if number != f"{second[name]:,}"] == []


@of_december
def test_release_when_counted_then_as_its_curators_reported(second):
    reported = {
        "incidents": 391, "aggregates": 22, "publishers": 194, "claims": 5404,
        "claims_without_page": 75, "claims_of_record_only": 12, "places": 323, "doubts": 113,
        "gaps_source_not_stated": 0,
        "in_totals": 369, "killed_min": 2416, "killed_max": 3263, "killed_unknown": 141,
        "confidence_high": 125, "confidence_medium": 167, "confidence_low": 99,
        "started_2021": 8, "started_2022": 76, "started_2023": 85, "started_2024": 117,
        "started_2025": 100, "started_2026": 5,
        "actor_fama": 142, "actor_armed_unknown": 146, "actor_wagner": 95, "actor_jnim": 56, "actor_issp": 39,
        "actor_dozo": 18, "actor_africa_corps": 18, "actor_other": 5, "actor_csp_fla": 2, "actor_gatia_msa": 1,
        "located_settlement": 187, "located_near": 127, "located_commune": 31, "located_region": 25,
        "located_cercle": 15, "located_unknown": 6,
        "date_day": 262, "date_range": 75, "date_approx": 40, "date_month": 14,
    }  # fmt: skip
    assert {name: second[name] for name in reported} == reported
    # 706 were reported; two of them were one page under two addresses, which became one row.
    assert second["pages"] == 706 - 1


@of_december
def test_release_when_the_dead_are_added_up_then_as_reported_for_old_and_new_records(added):
    dead, started = killed(), published()["incidents"]["date_start"].str[:4]
    ends = dead[["minimum", "maximum"]].astype("Int64")
    of_new = ends[ends.index.isin(added)].sum().tolist()
    of_known = ends[~ends.index.isin(added)].sum().tolist()
    assert (len(added), of_known, of_new) == (155, [2109, 2943], [307, 320])
    by_year = ends.groupby(started).sum()
    assert {year: row.tolist() for year, row in by_year.iterrows()} == {
        "2021": [48, 51],
        "2022": [1038, 1609],
        "2023": [434, 517],
        "2024": [491, 612],
        "2025": [383, 452],
        "2026": [22, 22],
    }


@of_december
def test_release_when_the_share_is_worked_out_then_wider_and_not_better_confirmed_as_a_whole(added):
    several = origins().map(len) >= 2
    is_new = several.index.isin(added)
    shares = [(int(rows.sum()), len(rows), round(100 * rows.mean(), 1)) for rows in (
        several, several[~is_new], several[is_new]
    )]  # fmt: skip
    assert shares == [(187, 391, 47.8), (156, 236, 66.1), (31, 155, 20.0)]


@of_december
def test_release_when_counted_by_region_of_2023_then_as_reported(shipped):
    names = shipped.units.level("regions_2023")["name_fr"]
    found = shipped.incidents["region_2023_pcode"].map(names).fillna("not known").value_counts().to_dict()
    assert found == {
        "Bandiagara": 85, "Gao": 66, "Tombouctou": 59, "Ségou": 47, "Kidal": 38, "Ménaka": 31, "Mopti": 23,
        "Douentza": 10, "San": 5, "Taoudénit": 1, "not known": 26,
    }  # fmt: skip


@of_december
def test_release_when_weak_evidence_is_counted_then_48_new_records_rest_on_advocacy_alone(added):
    found = evidence()
    assert (found[found.index.isin(added)] == "advocacy").sum() == 48
