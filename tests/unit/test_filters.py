"""Which invented incidents each criterion shows, by hand from tests/mini/README.md."""

import pytest

from sahel_map.selection.facets import count_facets
from sahel_map.selection.filters import matching, month_number
from sahel_map.selection.selection import Selection


def shown(dataset, **chosen):
    chosen = {name: frozenset(v) if isinstance(v, (set, list)) else v for name, v in chosen.items()}
    ids = dataset.incidents.index[matching(dataset, Selection(**chosen))]
    return {incident_id.removeprefix("EX-20").replace("-0", "-").lstrip("0") for incident_id in ids}


EVERYTHING = {f"23-00{n}" for n in range(1, 9)} | {f"24-00{n}" for n in range(1, 7)}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, EVERYTHING),
        ({"actors": {"DOZO"}}, {"23-002"}),
        ({"actors": {"FAMA"}}, {"23-001", "23-002", "23-008", "24-005"}),
        ({"actors": set()}, set()),
        ({"harms": {"looting"}}, {"23-002", "24-004"}),
        ({"actors": {"FAMA"}, "harms": {"looting"}}, {"23-002"}),
        ({"start_month": "2024-06"}, {"24-005", "24-006"}),
        ({"end_month": "2023-02"}, {"23-001", "23-002", "23-003"}),
        ({"start_month": "2023-07", "end_month": "2023-07"}, {"23-007"}),
        ({"start_month": "2023-12", "end_month": "2024-01"}, {"23-008"}),
        ({"attributions": {"unattributed"}}, {"23-006"}),
        ({"attributions": {"claimed"}}, {"23-001", "23-005"}),
        ({"text": "EXAMPLEVILLE-2"}, {"23-004"}),
        ({"text": "exampleville nothing-like-this"}, set()),
        ({"start_month": "1999-01", "end_month": "1999-12"}, set()),
    ],
)
def test_matching_when_one_criterion_is_set_then_shows_just_those(mini, chosen, expected):
    assert shown(mini, **chosen) == expected


def test_matching_when_area_is_chosen_then_the_code_means_a_region_of_that_map(mini):
    incidents = mini.incidents
    for admin_map, column in (("old", "region_old_pcode"), ("2023", "region_2023_pcode")):
        mask = matching(mini, Selection(areas=frozenset({"XX02"}), admin_map=admin_map))
        assert set(incidents.index[mask]) == set(incidents.index[incidents[column] == "XX02"])
    old, new = (
        matching(mini, Selection(areas=frozenset({"XX02"}), admin_map=admin_map)).sum()
        for admin_map in ("old", "2023")
    )
    assert old != new


def test_matching_when_a_cercle_is_chosen_then_places_known_only_to_the_region_are_left_out(mini):
    assert shown(mini, areas={"XX0101"}) == {"23-001", "23-002", "23-003", "24-006"}


def test_month_number_when_compared_then_runs_over_the_year():
    assert month_number("2024-01") - month_number("2023-12") == 1


def test_facets_when_counted_then_as_in_the_readme(mini):
    facets = count_facets(mini)
    assert facets.attributions == {"claimed": 2, "attributed": 8, "suspected": 3, "unattributed": 1}
    assert facets.confidences == {"high": 3, "medium": 7, "low": 4}
    assert facets.actors == {
        "FAMA": 4,
        "WAGNER": 1,
        "AFRICA_CORPS": 1,
        "DOZO": 1,
        "JNIM": 4,
        "ISSP": 2,
        "CSP_FLA": 1,
        "GATIA_MSA": 1,
        "ARMED_UNKNOWN": 2,
        "OTHER": 1,
    }
    assert facets.groups["STATE_AND_ALLIES"] == 4
    assert facets.groups["ISLAMIST_ARMED_GROUPS"] == 6
    assert (facets.months[0], facets.months[-1], len(facets.months)) == ("2023-01", "2024-06", 18)


def test_shipped_data_when_filtered_by_each_code_then_counts_agree_with_the_facets(shipped):
    facets = count_facets(shipped)
    for code, count in facets.actors.items():
        assert matching(shipped, Selection(actors=frozenset({code}))).sum() == count
    for code, count in facets.harms.items():
        assert matching(shipped, Selection(harms=frozenset({code}))).sum() == count
    assert matching(shipped, Selection()).sum() == 236
