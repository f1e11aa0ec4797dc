"""Which invented incidents each criterion shows, by hand from tests/mini/README.md."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from sahel_map.core.actor_codes import OUR_ACTORS
from sahel_map.selection.all_filters import FILTERS
from sahel_map.selection.filter import ChoiceFilter
from sahel_map.selection.matching import counts_beside, matching
from sahel_map.selection.near_names import similar_names
from sahel_map.selection.period import month_number, month_of
from sahel_map.selection.selection import Selection
from sahel_map.statistics.totals import total


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
        ({"start": "2024-06"}, {"24-005", "24-006"}),
        ({"end": "2023-02"}, {"23-001", "23-002", "23-003"}),
        ({"start": "2023-07", "end": "2023-07"}, {"23-007"}),
        ({"start": "2023-12", "end": "2024-01"}, {"23-008"}),
        ({"attributions": {"unattributed"}}, {"23-006"}),
        ({"attributions": {"claimed"}}, {"23-001", "23-005"}),
        ({"actors": {"FAMA", "WAGNER"}}, {"23-001", "23-002", "23-008", "24-005"}),
        ({"actors": {"FAMA", "WAGNER"}, "actor_mode": "all"}, {"23-001"}),
        ({"actors": {"FAMA", "WAGNER"}, "actor_mode": "only"}, {"23-001"}),
        ({"actors": {"FAMA"}, "actor_mode": "only"}, set()),
        ({"actors": {"JNIM"}, "actor_mode": "only"}, {"23-003", "23-004", "23-007"}),
        # A group and an actor together: one of the group, and the actor.
        ({"actors": {"STATE_AND_ALLIES", "JNIM"}, "actor_mode": "all"}, {"24-005"}),
        ({"actors": set(), "actor_mode": "all"}, set()),
        ({"harms": {"killing", "looting"}, "harm_mode": "all"}, {"23-002"}),
        ({"start": "2023-02-04", "end": "2023-03-11"}, {"23-003", "23-004"}),
        ({"start": "2023-02-05", "end": "2023-03-09"}, set()),
        ({"start": "2024-01-05", "end": "2024-01-31"}, {"23-008"}),
        ({"start": "2024-01-06", "end": "2024-01-31"}, set()),
        ({"areas": {"XX010101"}}, {"23-001", "23-002", "23-003", "24-006"}),
        ({"text": "EXAMPLEVILLE-2"}, {"23-004"}),
        ({"publishers": {"example-rights"}}, {"23-002", "23-007", "24-005"}),
        ({"killed_min": 5}, {"23-002", "23-003"}),
        ({"precisions": {"near"}}, {"23-005", "23-006"}),
        ({"women_children": True}, {"23-003"}),
        # Two counts of civilians; two counts of persons; dates that do not touch.
        ({"differ": True}, {"23-001", "23-002", "24-005"}),
        ({"doubt": True, "differ": True}, {"24-005"}),
        ({"text": "exampleville nothing-like-this"}, set()),
        ({"start": "1999-01", "end": "1999-12"}, set()),
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
    facets = counts_beside(mini, Selection())
    assert facets["attributions"] == {"claimed": 2, "attributed": 8, "suspected": 3, "unattributed": 1}
    assert facets["confidences"] == {"high": 3, "medium": 7, "low": 4}
    assert facets["actors"] == {
        "STATE_AND_ALLIES": 4,
        "ISLAMIST_ARMED_GROUPS": 6,
        "SELF_DEFENCE_MILITIAS": 2,
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


def test_shipped_data_when_filtered_by_each_code_then_counts_agree_with_the_facets(shipped):
    facets = counts_beside(shipped, Selection())
    for code, count in facets["actors"].items():
        assert matching(shipped, Selection(actors=OUR_ACTORS.expand([code]))).sum() == count
    for code, count in facets["harms"].items():
        assert matching(shipped, Selection(harms=frozenset({code}))).sum() == count
    assert matching(shipped, Selection()).sum() == len(shipped.incidents)


def test_counts_when_other_filters_are_set_then_follow_them_and_not_their_own(mini):
    counts = counts_beside(mini, Selection(actors=frozenset({"FAMA"}), harms=frozenset({"looting"})))
    # Looting: 23-002 (FAMA, DOZO) and 24-004 (OTHER); FAMA: 23-001, 23-002, 23-008 and 24-005.
    assert {code: n for code, n in counts["actors"].items() if n} == {
        "STATE_AND_ALLIES": 1,
        "FAMA": 1,
        "SELF_DEFENCE_MILITIAS": 1,
        "DOZO": 1,
        "OTHER": 1,
    }
    assert counts["harms"]["looting"] == 1
    assert sum(counts["attributions"].values()) == 1


def counted_from_the_tables(fits, name, column):
    """Return a count of the shipped records by what they name: a second way, pandas on the CSV files."""
    folder = Path(__file__).parents[3] / "geodata" / "incidents"
    kept = pd.read_csv(folder / "incidents.csv").query("status != 'retracted'")["incident_id"]
    named = pd.read_csv(folder / f"{name}.csv").groupby("incident_id")[column].agg(set).reindex(kept)
    return sum(fits(codes) for codes in named.dropna())


@pytest.mark.parametrize("mode", ["any", "all", "only"])
@pytest.mark.parametrize(
    ("field", "mode_field", "table", "column", "chosen"),
    [
        ("actors", "actor_mode", "incident_actors", "actor", {"FAMA"}),
        ("actors", "actor_mode", "incident_actors", "actor", {"FAMA", "WAGNER"}),
        ("harms", "harm_mode", "incident_harms", "harm_type", {"killing"}),
    ],
)
def test_counts_when_a_choice_is_made_then_say_what_each_other_one_would_show(
    shipped, mode, field, mode_field, table, column, chosen
):
    selection = Selection(**{field: frozenset(chosen), mode_field: mode})
    counts = counts_beside(shipped, selection)[field]
    groups = OUR_ACTORS.whole_groups if field == "actors" else {}
    assert len(counts) > 10
    for code, count in counts.items():
        of_code = set(groups.get(code, {code}))
        fits = {
            "any": lambda codes, of_code=of_code: bool(codes & of_code),
            "all": lambda codes, of_code=of_code: chosen <= codes and bool(codes & of_code),
            "only": lambda codes, of_code=of_code: codes <= chosen | of_code,
        }[mode]
        assert count == counted_from_the_tables(fits, table, column), code
        # And what is shown once it is chosen as well, as the control does it; under "any" when chosen alone.
        (each,) = [each for each in FILTERS if each.name == field]
        beside = [] if mode == "any" else each.shown(selection)
        added = selection.replace(**each.chosen([*beside, code], selection))
        assert count == matching(shipped, added).sum(), code


def test_counts_when_all_or_only_then_as_worked_out_by_hand(mini):
    fama = frozenset({"FAMA"})
    together = counts_beside(mini, Selection(actors=fama, actor_mode="all"))["actors"]
    # FAMA: 23-001 with WAGNER, 23-002 with DOZO, 23-008 with AFRICA_CORPS, 24-005 with JNIM.
    assert {code: n for code, n in together.items() if n} == {
        "STATE_AND_ALLIES": 4,
        "FAMA": 4,
        "WAGNER": 1,
        "AFRICA_CORPS": 1,
        "SELF_DEFENCE_MILITIAS": 1,
        "DOZO": 1,
        "ISLAMIST_ARMED_GROUPS": 1,
        "JNIM": 1,
    }
    # No record names FAMA alone; three name JNIM alone, and 24-005 both.
    alone = counts_beside(mini, Selection(actors=fama, actor_mode="only"))["actors"]
    assert (alone["FAMA"], alone["WAGNER"], alone["JNIM"], alone["STATE_AND_ALLIES"]) == (0, 1, 4, 2)


@pytest.mark.parametrize("mode", ["any", "all", "only"])
def test_counts_when_made_of_sets_of_bits_as_a_store_gives_them_then_the_same(mini, mode):
    for name, mode_field, codes in (
        ("actors", "actor_mode", {"FAMA"}),
        ("harms", "harm_mode", {"killing"}),
    ):
        (each,) = [each for each in FILTERS if each.name == name]
        selection = Selection(**{name: frozenset(codes), mode_field: mode})
        found = Counter(mini.incidents[each.column].tolist())
        assert each.counts_of_bits(found, selection) == counts_beside(mini, selection)[name]


def test_shipped_data_when_actors_are_asked_for_together_then_as_counted_from_the_tables(shipped):
    """A second way: pandas on the CSV files, which the filter does not read."""
    folder = Path(__file__).parents[3] / "geodata" / "incidents"
    named = pd.read_csv(folder / "incident_actors.csv").groupby("incident_id")["actor"].agg(set)
    dates = pd.read_csv(folder / "incidents.csv").query("status != 'retracted'").set_index("incident_id")
    in_period = dates[(dates["date_end"] >= "2024-05-01") & (dates["date_start"] <= "2024-12-31")].index
    wanted = {"FAMA", "WAGNER"}
    by_mode = {
        "any": lambda actors: bool(wanted & actors),
        "all": lambda actors: wanted <= actors,
        "only": lambda actors: actors <= wanted,
    }
    found = {}
    for mode, fits in by_mode.items():
        selection = Selection(actors=frozenset(wanted), actor_mode=mode, start="2024-05", end="2024-12")
        found[mode] = set(shipped.incidents.index[matching(shipped, selection)])
        assert found[mode] == {code for code in in_period if fits(named[code])}
    figures = pd.read_csv(folder / "incident_figures.csv").query("figure == 'killed'").set_index("incident_id")
    counted = figures.reindex([code for code in found["all"] if not dates.at[code, "is_aggregate"]])
    killed = total(shipped, shipped.incidents.index.isin(found["all"])).reported
    assert killed.minimum == counted["minimum"].sum()
    assert killed.maximum == counted["maximum"].fillna(counted["minimum"]).sum()
    assert killed.n_with_figure == counted[["minimum", "maximum"]].notna().any(axis=1).sum()
    assert found["all"] < found["any"]


def test_text_when_a_place_has_two_spellings_then_each_finds_all_its_records(mini):
    at_place = {"23-001", "23-002", "23-003", "24-006"}
    # "Example-Ville" stands in EX-2023-0002 alone; "Exampleville-1" begins "Exampleville-10" and "-11" too.
    assert shown(mini, text="example-ville") == shown(mini, text="EXAMPLEVILLE-1")
    assert shown(mini, text="example-ville") >= at_place
    assert shown(mini, text="Example-Ville, looting") == {"23-002"} & shown(mini, text="looting")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Timbuktu", "Tombouctou"), ("Dialassagou", "Diallassagou"), ("Timbuktu market", "Tombouctou  MARKET")],
)
def test_text_when_a_place_of_the_shipped_data_is_spelt_in_two_ways_then_finds_the_same(shipped, one, other):
    first, second = (matching(shipped, Selection(text=text)) for text in (one, other))
    assert first.tolist() == second.tolist()
    assert first.any()


@pytest.mark.parametrize(("text", "name"), [("Mourah", "Moura"), ("Diallasagou", "Diallassagou")])
def test_similar_names_when_no_record_has_the_spelling_then_offer_the_place(shipped, text, name):
    assert not matching(shipped, Selection(text=text)).any()
    assert name in similar_names(text, shipped)


def test_similar_names_when_nothing_is_alike_then_none(mini):
    assert similar_names("qqqqqq", mini) == ()


def test_shipped_data_when_filtered_by_the_new_fields_then_as_counted_from_the_tables(shipped):
    """A second way: pandas on the CSV files, which the filters do not read."""
    folder = Path(__file__).parents[3] / "geodata" / "incidents"
    status = pd.read_csv(folder / "incidents.csv").set_index("incident_id")["status"]
    live = set(status.index[status != "retracted"])
    figures = pd.read_csv(folder / "incident_figures.csv")
    killed = figures.query("figure == 'killed' and minimum >= 50")["incident_id"]
    named = figures[figures["figure"].isin(["women_killed", "children_killed"]) & (figures["minimum"] > 0)]
    doubts = pd.read_csv(folder / "doubts.csv").query("status == 'open'")
    sources = pd.read_csv(folder / "incident_sources.csv").merge(
        pd.read_csv(folder / "sources.csv"), on="source_id"
    )
    groups = sources.merge(pd.read_csv(folder / "publishers.csv"), on="publisher_id")
    independent = groups.groupby("incident_id")["independence_group"].nunique()
    expected = {
        Selection(killed_min=50): set(killed),
        Selection(women_children=True): set(named["incident_id"]),
        Selection(doubt=True): set(doubts["incident_id"]),
        Selection(independent_min=3): set(independent.index[independent >= 3]),
        Selection(publishers=frozenset({"human-rights-watch"})): set(
            sources.query("publisher_id == 'human-rights-watch'")["incident_id"]
        ),
    }
    for selection, ids in expected.items():
        assert set(shipped.incidents.index[matching(shipped, selection)]) == ids & live
        assert ids & live


@pytest.mark.parametrize(
    ("period", "is_sum", "part"),
    [
        ((None, None), False, ("2024-05", "2024-05")),
        ((None, None), True, (None, "2024-05")),
        (("2024-02", "2024-09"), False, ("2024-05", "2024-05")),
        (("2024-02", "2024-09"), True, ("2024-02", "2024-05")),
        (("2024-05-17", "2024-05-20"), False, ("2024-05-17", "2024-05-20")),
        (("2024-05-17", "2024-06-20"), False, ("2024-05-17", "2024-05")),
        (("2024-04-17", "2024-05-20"), True, ("2024-04-17", "2024-05-20")),
    ],
)
def test_month_when_taken_out_of_a_period_then_keeps_its_days(period, is_sum, part):
    assert month_of(period, "2024-05", is_sum=is_sum) == part


def test_drones_when_searched_for_then_the_records_whose_texts_say_so_as_the_docs_count_them(shipped):
    root = Path(__file__).parents[3]
    folder = root / "geodata" / "incidents"
    claims = pd.read_csv(folder / "claims.csv").query("fact == 'harm_type'")
    struck = set(pd.read_csv(folder / "incident_harms.csv").query("harm_type == 'airstrike'")["incident_id"])
    found = matching(shipped, Selection(text="drone", harms=frozenset({"airstrike"})))
    text = (root / "docs" / "selecting.md").read_text("utf-8")
    assert int(claims["value"].str.contains("drone", case=False).sum()) == 1
    assert f"of the {len(claims):,} claims" in text
    assert f"{found.sum()} of\nits {len(struck)} records" in text


def test_code_lists_when_a_filter_offers_codes_then_it_names_the_one_that_defines_them(mini):
    """Help beside a control comes from the list that the filter names: a new one cannot be forgotten elsewhere."""
    named = {each.name: each.codebook for each in FILTERS if isinstance(each, ChoiceFilter) and each.codebook}
    assert named == {
        "harms": "harm_types",
        "attributions": "attribution",
        "confidences": "confidence",
        "evidence": "evidence",
        "precisions": "place_precision",
    }
    assert set(named.values()) <= set(mini.codes.tables)
