"""What a sheet says of the invented data set: numbers worked out by hand in tests/mini/README.md."""

import dataclasses

import numpy as np
import pytest
import shapely

from sahel_map.core.errors import SelectionError
from sahel_map.core.vocabulary import ActorGroup as Group
from sahel_map.selection.selection import Selection
from sahel_map.sheets.content.compose import (
    compose_area,
    compose_incident,
    compose_rest,
    compose_sheet,
)
from sahel_map.sheets.content.drawn import UnitCount, drawn_of, to_sheet
from sahel_map.sheets.content.options import SheetOptions
from sahel_map.sheets.content.records import cercles_with_incidents, short_actor
from sahel_map.sheets.content.shading import shading_of
from sahel_map.sheets.content.sources import publishers_line, sources_of, where_listed

EVERYTHING = Selection()


def all_of(dataset):
    return np.ones(len(dataset.incidents), dtype=bool)


def test_places_when_everything_then_each_incident_is_a_mark_a_unit_or_unplaced(mini, words_of):
    drawn = drawn_of(mini, all_of(mini), "2023", words_of(mini))
    assert [mark.incident_id for mark in drawn.marks] == [
        "EX-2023-0001", "EX-2023-0002", "EX-2023-0003", "EX-2023-0004",
        "EX-2023-0005", "EX-2023-0006", "EX-2024-0003", "EX-2024-0004", "EX-2024-0006",
    ]  # fmt: skip
    # EX-2024-0001 has a region on the old map only, whose outline stands in by name.
    assert drawn.units == (
        UnitCount("regions_old", "XX01", (Group.ISLAMIST_ARMED_GROUPS,), 1, "region Oldregion-1, before 2023",
                  ("EX-2024-0001",)),
        UnitCount("cercles", "XX0201", (Group.STATE_AND_ALLIES, Group.ISLAMIST_ARMED_GROUPS), 1, "",
                  ("EX-2024-0005",)),
        UnitCount("cercles", "XX0202", (Group.STATE_AND_ALLIES,), 1, "", ("EX-2023-0008",)),
        UnitCount("communes", "XX020202", (Group.ISLAMIST_ARMED_GROUPS,), 1, "", ("EX-2023-0007",)),
    )  # fmt: skip
    assert drawn.n_unplaced == 1  # EX-2024-0002 has no place


def test_places_when_map_is_old_then_its_region_is_drawn_as_any_unit(mini, words_of):
    drawn = drawn_of(mini, all_of(mini), "old", words_of(mini))
    assert [(unit.level, unit.pcode, unit.name) for unit in drawn.units[:2]] == [
        ("regions_old", "XX01", ""),
        ("cercles", "XX0201", ""),
    ]
    assert (sum(unit.n for unit in drawn.units), drawn.n_unplaced) == (4, 1)


def test_places_when_no_single_commune_is_stated_then_a_named_circle(mini, words_of):
    (circle,) = [mark for mark in drawn_of(mini, all_of(mini), "2023", words_of(mini)).marks if mark.name]
    named = mini.incidents.at["EX-2024-0004", "place_name_en"]
    assert (circle.incident_id, circle.radius_m, circle.name) == ("EX-2024-0004", 60_000.0, named)


def test_places_when_near_or_of_several_units_then_only_they_have_a_circle_and_unknown_tolls_stay_unknown(
    mini, words_of
):
    marks = {mark.incident_id: mark for mark in drawn_of(mini, all_of(mini), "2023", words_of(mini)).marks}
    assert {name: mark.radius_m for name, mark in marks.items() if mark.radius_m} == {
        "EX-2023-0005": 10_000.0,
        "EX-2023-0006": 20_000.0,
        "EX-2024-0004": 60_000.0,
    }
    assert (marks["EX-2023-0004"].killed_min, marks["EX-2023-0004"].killed_max) == (None, None)
    assert (marks["EX-2023-0006"].killed_min, marks["EX-2023-0006"].killed_max) == (0, 0)


def test_shading_when_by_cercle_then_counts_without_the_aggregate_and_says_who_is_missing(mini, words_of):
    shading = shading_of(mini, all_of(mini), "cercle", EVERYTHING, words_of(mini))
    assert [shade.label for shade in shading.classes] == ["1", "2–4", "5–9", "10–29", "30+"]
    assert {pcode: shading.classes[number].label for pcode, number in shading.class_of.items()} == {
        "XX0101": "2–4", "XX0102": "2–4", "XX0201": "2–4", "XX0202": "1",
    }  # fmt: skip
    assert shading.note == "3 incidents are known only more coarsely and are in no colour."


def test_shading_when_a_cercle_has_only_an_aggregate_then_it_is_in_no_class_and_not_without_a_report(
    mini, words_of
):
    words, only = words_of(mini), (mini.incidents.index == "EX-2023-0007")
    shading = shading_of(mini, only, "cercle", EVERYTHING, words)
    assert (dict(shading.class_of), shading.uncounted) == ({}, {"XX0202"})
    legend = compose_sheet(mini, Selection(text="EX-2023-0007"), words, SheetOptions(choropleth="cercle")).legend
    section = next(section for section in legend if section.title == "Documented incidents by cercle")
    assert [item.label for item in section.items] == [
        "Aggregate records only: not counted",
        "No report (not: no harm)",
    ]


def test_shading_when_nothing_is_shown_then_no_area_has_a_colour(mini, words_of):
    shading = shading_of(mini, ~all_of(mini), "region", Selection(admin_map="old"), words_of(mini))
    assert (shading.classes, dict(shading.class_of), shading.level) == ((), {}, "regions_old")


def test_shading_when_areas_are_chosen_then_only_they_can_be_without_a_report(mini, words_of):
    chosen = Selection(areas=frozenset({"XX0101", "XX0201"}), actors=frozenset({"ISSP"}))
    shading = shading_of(mini, ~all_of(mini), "cercle", chosen, words_of(mini))
    assert shading.without_report == {"XX0101", "XX0201"}
    assert shading_of(mini, ~all_of(mini), "region", chosen, words_of(mini)).without_report == frozenset()


def test_shading_when_a_region_is_chosen_in_part_then_it_has_no_colour(mini, words_of):
    chosen = Selection(areas=frozenset({"XX0101"}), admin_map="old")
    shading = shading_of(mini, all_of(mini), "region", chosen, words_of(mini))
    assert (shading.classes, shading.uncounted, shading.without_report) == ((), frozenset(), frozenset())


def test_sources_when_numbered_then_each_document_once_by_publisher(mini, words_of):
    sources = sources_of(mini, ["EX-2023-0001", "EX-2024-0005", "EX-2024-0006"], words_of(mini))
    found = [(group.publisher, [(item.number, item.url[-6:]) for item in group.items]) for group in sources.groups]
    assert found == [
        ("Example Agency", [(1, "s-0001"), (2, "s-0011")]),
        ("Example Mirror", [(3, "s-0002")]),
        ("Example Rights", [(4, "s-0003")]),
    ]
    assert sources.numbers == {"EX-2023-0001": (1, 3), "EX-2024-0005": (2, 4), "EX-2024-0006": (2,)}
    line = publishers_line(sources, words_of(mini), most=1)
    assert line == "4 documents: Example Agency (2), 2 other publishers."


def test_sheet_when_everything_then_says_the_totals_worked_out_by_hand(mini, words_of, options):
    content = compose_sheet(mini, EVERYTHING, words_of(mini), options())
    values = {str(figure.code): figure.value for figure in content.figures}
    assert values["incidents"] == "14"
    assert values["killed"] == "20–45+"
    assert values["homes_burned"] == "30+"
    assert values["displaced"] == "1,000+"
    assert values["abducted"] == "7+"
    assert content.subtitle == "14 documented incidents, January 2023 to June 2024"
    assert content.unplaced.startswith("Not on the map: 1 incident ")
    assert content.notice == ""
    assert content.sources.n_documents == 11


def test_sheet_when_months_are_chosen_then_the_sentence_names_them_and_the_subtitle_does_not(
    mini, words_of, options
):
    content = compose_sheet(mini, Selection(start="2023-02", end="2023-02"), words_of(mini, "fr"), options())
    assert content.subtitle == "2 incidents documentés"
    assert "février 2023" in content.sentence


def test_sheet_when_nothing_matches_then_says_so_and_reports_no_zero_killed(mini, words_of, options):
    content = compose_sheet(mini, Selection(text="nowhere-at-all"), words_of(mini), options())
    assert content.notice.startswith("No documented incident matches this selection.")
    assert {str(figure.code): figure.value for figure in content.figures}["killed"] == "not reported"
    assert (content.timeline.bars, content.sources.n_documents) == ((), 0)
    assert [section.title for section in content.legend] == ["Base map"]


def test_sheet_when_title_and_link_are_given_then_they_replace_the_written_ones(mini, words_of, options):
    chosen = Selection(actors=frozenset({"JNIM"}))
    content = compose_sheet(
        mini, chosen, words_of(mini, "fr"), options(title="T", subtitle="S", link="https://map.example/mali/")
    )
    assert (content.title, content.subtitle) == ("T", "S")
    assert content.link == "https://map.example/mali/?actor=JNIM&lang=fr"


def test_sheet_when_no_dashboard_is_named_then_no_link_is_invented(mini, words_of, options):
    assert compose_sheet(mini, EVERYTHING, words_of(mini), options()).link is None


def test_timeline_when_stacked_then_months_hold_their_incidents_without_the_aggregate(mini, words_of, options):
    timeline = compose_sheet(mini, EVERYTHING, words_of(mini), options()).timeline
    february = [(bar.category, bar.low, bar.high) for bar in timeline.bars if bar.month == 2023 * 12 + 1]
    assert february == [("ISLAMIST_ARMED_GROUPS", 0, 1), ("SEVERAL_GROUPS", 1, 2)]
    assert sum(bar.high - bar.low for bar in timeline.bars) == 13
    assert (timeline.first, timeline.last, timeline.most) == (2023 * 12, 2024 * 12 + 5, 2)


def test_area_when_composed_then_lists_its_incidents_newest_first_with_numbered_sources(mini, words_of, options):
    content = compose_area(mini, "XX0101", EVERYTHING, words_of(mini), options())
    lines = [(line.incident_id, line.when, line.alleged, line.toll, line.sources) for line in content.incidents]
    assert lines == [
        ("EX-2024-0006", "15 Jun 2024", "Unidentified armed men", "not reported", (2,)),
        ("EX-2023-0002", "3 Feb 2023", "FAMa and Dozo hunters and similar militias", "10–20+", (5, 6)),
        ("EX-2023-0003", "3–4 Feb 2023", "JNIM", "5–8", (3,)),
        ("EX-2023-0001", "10 Jan 2023", "FAMa and Wagner Group", "3", (1, 4)),
    ]
    assert [line.number for line in content.incidents] == [1, 2, 3, 4]
    assert content.focus == (("cercles", "XX0101"),)


def test_area_when_in_french_then_its_title_elides_before_a_vowel(mini, words_of, options):
    content = compose_area(mini, "XX0101", EVERYTHING, words_of(mini, "fr"), options())
    assert content.title == "Cercle d’Exemplecercle-1\u202f: atteintes aux civils documentées"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda *a: compose_area(a[0], "XX0199", EVERYTHING, *a[1:]), "cercle 'XX0199' is unknown"),
        (lambda *a: compose_area(a[0], "XX99", EVERYTHING, *a[1:]), "region 'XX99' is unknown"),
        (lambda *a: compose_incident(a[0], "EX-0", *a[1:]), "incident 'EX-0' is unknown"),
    ],
)
def test_sheet_when_its_subject_is_unknown_then_one_sentence(mini, words_of, options, call, message):
    with pytest.raises(SelectionError, match=message):
        call(mini, words_of(mini), options())


def test_incident_when_composed_then_carries_the_record_and_cites_it(mini, words_of, options):
    content = compose_incident(mini, "EX-2023-0002", words_of(mini), options(link="https://map.example/"))
    assert content.record.incident_id == "EX-2023-0002"
    assert content.link == "https://map.example/?incident=EX-2023-0002"
    assert "record EX-2023-0002." in content.credits[1]


def test_incident_when_retracted_then_is_not_printed_and_the_reason_is_given(mini, words_of, options):
    name = "EX-2023-0002"
    row = mini.incidents.loc[[name]].assign(retraction_reason_en="Invented.", retraction_reason_fr="Inventé.")
    data = dataclasses.replace(mini, incidents=mini.incidents.drop(name), retracted=row)
    with pytest.raises(SelectionError, match=r"\(record EX-2023-0002\): This record was retracted .* Invented\.$"):
        compose_incident(data, name, words_of(data), options())


def test_atlas_when_asked_then_every_cercle_with_an_incident_by_name(mini, words_of):
    assert cercles_with_incidents(mini, EVERYTHING, words_of(mini)) == ("XX0101", "XX0102", "XX0201", "XX0202")
    only = Selection(actors=frozenset({"ISSP"}))
    assert cercles_with_incidents(mini, only, words_of(mini)) == ("XX0102",)


def test_atlas_when_the_cercle_is_not_known_then_the_rest_is_sorted_by_region_and_lost_nowhere(
    mini, words_of, options
):
    words, mask = words_of(mini), all_of(mini)
    sources = sources_of(mini, mini.incidents.index, words)
    rest = compose_rest(mini, EVERYTHING, mask, words, options(), sources)
    found = {code: sorted(line.incident_id for line in content.incidents) for code, content in rest}
    assert found == {
        "regions_old-XX01": ["EX-2024-0001"],
        "regions_old-XX02": ["EX-2024-0004"],
        "none": ["EX-2024-0002"],
    }
    with_cercle = mini.incidents["cercle_pcode"].notna().sum()
    assert with_cercle + sum(map(len, found.values())) == 14


def test_sources_when_a_part_is_taken_then_keep_their_numbers_and_count_anew(mini, words_of):
    whole = sources_of(mini, mini.incidents.index, words_of(mini))
    part = whole.part(["EX-2023-0001"])
    assert part.numbers == {"EX-2023-0001": whole.numbers["EX-2023-0001"]}
    assert part.n_documents == len(whole.numbers["EX-2023-0001"]) == 2


def test_short_actor_when_an_acronym_stands_in_brackets_then_the_shorter_of_both():
    labels = ["Malian armed forces (FAMa)", "JNIM (GSIM)", "Wagner Group"]
    assert [short_actor(label) for label in labels] == ["FAMa", "JNIM", "Wagner Group"]


def test_squares_when_marks_are_too_many_then_stand_by_count_in_their_place(mini, words_of, monkeypatch):
    monkeypatch.setattr("sahel_map.sheets.content.squares._MOST_MARKS_OF_A_PART", 5)
    content = compose_sheet(mini, EVERYTHING, words_of(mini), SheetOptions())
    assert (content.drawn.marks, content.drawn.units) == ((), ())
    # Exampleville-1 (four incidents), -2 and -9 are settlements; circles of 10 and 20 km outgrow squares of 10 km.
    assert sorted(content.squares.labels[code] for code in content.squares.codes) == ["1", "1", "2–4"]
    assert content.squares.note.endswith(
        "7 incidents are not known to half a grid square: in none. 1 aggregate record left out."
    )
    assert content.legend[0].title == "Documented incidents per grid square"
    corners = content.squares.corners[content.squares.codes.argmax()]
    west, south, east, north = shapely.Polygon(corners).bounds
    x, y = to_sheet(np.array([-3.5]), np.array([14.5]))
    assert (west <= x[0] <= east, south <= y[0] <= north) == (True, True)
    assert shapely.Polygon(corners).area == pytest.approx(100e6, rel=0.01)


def test_sources_when_too_many_to_print_then_publishers_are_counted_and_none_numbered(mini, words_of, monkeypatch):
    monkeypatch.setattr("sahel_map.sheets.content.sources._MOST_PRINTED", 10)
    words = words_of(mini)
    sources = sources_of(mini, mini.incidents.index, words)
    assert (sources.n_documents, sources.is_printed, sources.numbers) == (11, False, {})
    assert publishers_line(sources, words, 1) == "11 documents: Example Agency (3), 4 other publishers."
    assert where_listed(sources, words, "next") == words("sheet-sources-in-exports")
