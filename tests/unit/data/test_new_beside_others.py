"""A new record beside those that are there: likely the same, of one day and place, beyond what was searched."""

import pytest
from test_new_incident import FORM, NEW_PLACE, TODAY, said_of, snapshot
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import FormError
from sahel_map.curation.adding import prepare_incidents
from sahel_map.curation.staging import staged, write
from sahel_map.data.trace.changelog import read_corrections

INCIDENTS = "incidents/incidents.csv"
NO_PLACE = '[place]\nplace_id = "pl-exampleville-1"\n'


def run(root, tmp_path, text, *arguments, answer="n\n"):
    path = tmp_path / "form.toml"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(
        main, ["new", "--form", str(path), *arguments, *([str(root)] if root else [])], answer
    )


def refused(root, text):
    """Return what is wrong with a form called f.toml, all of it at once."""
    with pytest.raises(FormError) as caught, staged(prepare_incidents(root, {"f.toml": text}), TODAY):
        pass
    return list(caught.value.problems)


@pytest.mark.slow
def test_record_when_another_is_of_the_same_day_and_place_then_asked_to_name_it_and_both_are_named(copy):
    copy.add(FORM, TODAY)
    second = FORM.replace("s-0012", "s-0013")
    assert said_of(copy.root, second) == [
        "same_day_as: EX-2024-0007 (Exampleville-1, 2024-06-20) has the same first day, place and actor; if it is "
        'another event write same_day_as = ["EX-2024-0007"], so that the notes of both name each other; if it '
        "is the "
        "same, add what is new to it with sahel-map correct"
    ]
    copy.add('same_day_as = ["EX-2024-0007"]\n' + second, TODAY)
    notes = {row[0]: row for row in copy.rows(INCIDENTS)}
    assert "EX-2024-0008 is another event of the same day and place." in notes["EX-2024-0007"]
    assert "EX-2024-0007 est un autre événement du même jour et du même lieu." in notes["EX-2024-0008"]
    # The record that was there changed too, and has its row.
    assert read_corrections(copy.root).iloc[1].tolist() == [
        "0.1.2",
        "2025-01-02",
        "EX-2024-0007",
        "the notes name EX-2024-0008 as another event of the same day and place",
        "EX-2024-0008 was added",
        "S-0013, S-0011",
    ]


def test_notes_when_they_name_the_other_record_already_then_no_sentence_and_no_row_twice(copy):
    # Whoever wrote the notes of EX-2024-0006 knew of the record to come.
    row = next(number for number, cells in enumerate(copy.rows(INCIDENTS), 1) if cells[0] == "EX-2024-0006")
    for column in ("notes_en", "notes_fr"):
        copy.set(INCIDENTS, row, column, "Invented; see EX-2024-0007.")
    text = 'same_day_as = ["EX-2024-0006"]\n' + FORM.replace("2024-06-20", "2024-06-15")
    made = prepare_incidents(copy.root, {"": text})
    assert (made.problems, made.named) == ([], [])
    notes = {record["incident_id"]: record["notes_en"] for record in made.tables.rows["incidents"]}
    assert notes["EX-2024-0006"] == "Invented; see EX-2024-0007."
    assert notes["EX-2024-0007"] == "EX-2024-0006 is another event of the same day and place."


def test_forms_when_two_tell_of_one_day_and_place_then_asked_for_by_their_names_and_named_by_them(copy):
    forms = {"a.toml": FORM, "b.toml": FORM.replace("s-0012", "s-0013")}
    (problem,) = prepare_incidents(copy.root, forms).problems
    assert problem == (
        "b.toml",
        "same_day_as: a.toml (Exampleville-1, 2024-06-20) has the same first day, place and actor; if it is "
        "another "
        'event write same_day_as = ["a.toml"], so that the notes of both name each other; if it is the same, '
        "make one "
        "form of the two",
    )
    forms["b.toml"] = 'same_day_as = ["a"]\n' + forms["b.toml"]
    made = prepare_incidents(copy.root, forms)
    # EX-2024-0006 is five days earlier: not near.
    assert (made.problems, made.named, made.duplicates) == ([], [], [])
    notes = {record["incident_id"]: record["notes_en"] for record in made.tables.rows["incidents"]}
    assert notes["EX-2024-0007"] == "EX-2024-0008 is another event of the same day and place."
    assert notes["EX-2024-0008"] == "EX-2024-0007 is another event of the same day and place."


@pytest.mark.slow
def test_duplicates_when_near_in_time_and_place_then_listed_whoever_is_alleged(copy, tmp_path):
    # Of JNIM EX-2023-0003, in the night to 4 February 2023; of the army and hunters EX-2023-0002, the day before.
    before = snapshot(copy.root)
    result = run(copy.root, tmp_path, FORM.replace("2024-06-20", "2023-02-05"))
    assert (result.exit_code, snapshot(copy.root) == before) == (1, True)
    lines = result.stdout.splitlines()
    assert lines[-5:] == [
        "Look at this first:",
        "- form.toml may be EX-2023-0003 (Exampleville-1, 1 day apart, 0 km away, same actor): if it is, add "
        "what is "
        "new to it with sahel-map correct; if it is another event of that day and place, write "
        'same_day_as = ["EX-2023-0003"]',
        "- form.toml may be EX-2023-0002 (Exampleville-1, 2 days apart, 0 km away, another alleged actor: "
        "DOZO, FAMA): "
        "another alleged actor is often the same event told by another source; if it is, add what is new to it "
        "with "
        'sahel-map correct; if it is another event of that day and place, write same_day_as = ["EX-2023-0002"]',
        f"Write to the data ({copy.root})? [y/N]: n",
        "Nothing was written.",
    ]
    sure = run(copy.root, tmp_path, FORM.replace("2024-06-20", "2023-02-05"), "--yes")
    assert sure.stdout.splitlines()[-4:-1] == lines[-5:-2]
    assert sure.stdout.endswith("\nEX-2023-0009 was added (data version 0.1.1).\n")


@pytest.mark.slow
def test_command_when_it_asks_then_everything_it_will_write_stands_before_the_question(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(copy.root))
    # Searched until the end of 2024; the record is of July 2025.
    late = FORM.replace("2024-06-20", "2025-07-01").replace("s-0011", "s-0014")
    before = snapshot(copy.root)
    place = NEW_PLACE.replace("Exampleville-12", "Otherville")
    result = run(None, tmp_path, late.replace(NO_PLACE, place))
    assert (result.exit_code, snapshot(copy.root) == before) == (1, True)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("To be written as data version 0.1.1 (")
    assert lines[1:6] == [
        "form.toml: record EX-2025-0001, 2025-07-01; Otherville; JNIM attributed; killing; killed 4 to 6",
        "  new place pl-otherville: Otherville (settlement; 14.5, -3.4, 2000 m; invented)",
        "  new page S-0012: https://news.example/s-0012 (Example Radio)",
        "  new page S-0013: https://news.example/s-0014 (Example Agency)",
        "  7 claims",
    ]
    assert lines[6].startswith("counts: actor_jnim 4 -> 5, citations 18 -> 20, claims 23 -> 30, ")
    assert ", incidents 14 -> 15, killed_max 45 -> 51, killed_min 20 -> 24, " in lines[6]
    assert lines[7:10] == [
        "Look at this first:",
        "- form.toml ends on 2025-07-01, and the data were searched until 2024-12-31 (covered_until): later "
        "months are "
        "drawn as not covered. If all pages were searched up to a later day, write that day as covered_until under "
        '"set_profile" in datapackage.json; if not, the record stands there alone, and the months around it '
        "are not "
        "complete",
        f"Write to the data in use ({copy.root})? [y/N]: n",
    ]


@pytest.mark.slow
def test_form_when_lines_fields_and_rules_are_broken_then_all_is_said_in_one_round(copy):
    text = FORM.replace("date_end = 2024-06-20", "date_end = 20/06/2024").replace('"medium"', '"midium"')
    text = text.replace('"attributed"', '"unattributed"').replace(NO_PLACE, NEW_PLACE.replace('"14.5"', "14,5"))
    assert refused(copy.root, 'notes_en = "Invented."' + text) == [
        "f.toml: line 3, date_end: is not a day of the calendar; write year, month, day, as 2026-03-01 "
        "(found: 20/06/2024)",
        'f.toml: line 16, lat: a number has a point, not a comma, and stands in quotation marks, as "14.5" '
        "(found: 14,5)",
        'f.toml: confidence: "midium" is not known; did you mean "medium"? Allowed: high, medium, low',
        "f.toml: notes_fr: must be given, as notes_en is",
        "f.toml: actors, attribution: a named actor needs an attribution; only ARMED_UNKNOWN may be unattributed "
        "(found: unattributed)",
    ]


@pytest.mark.slow
def test_forms_when_several_are_wrong_in_every_way_then_one_round_says_all(copy):
    before = snapshot(copy.root)
    tie = '\n[[reports]]\nclaim_id = "EXAMPLE-2024-07-01"\nkind = "candidate"\nreason_en = "x"\nreason_fr = "x"\n'
    forms = {
        # A list without an end, and a code in it.
        "a.toml": FORM.replace('["killing"]', '["killing"').replace('"medium"', '"midium"'),
        # A rule of the check.
        "b.toml": FORM.replace("2024-06-20", "2025-06-20").replace("s-0012", "s-0013"),
        # A tie that does not fit: a rule on how records hang together.
        "c.toml": FORM.replace("2024-06-20", "2024-05-20").replace("s-0012", "s-0014") + tie,
    }
    with pytest.raises(FormError) as caught:
        write(prepare_incidents(copy.root, forms), TODAY)
    assert [problem.partition(" (found")[0] for problem in caught.value.problems] == [
        "a.toml: line 6, harms: the square bracket ] at the end of the list is missing; a list is written as "
        '["one", "two"]',
        'a.toml: confidence: "midium" is not known; did you mean "medium"? Allowed: high, medium, low',
        "b.toml: date_end: is after the date of this version of the data (2025-01-02)",
        "c.toml: reports, incident_id: does not report the type of harm of the claim",
        "c.toml: reports, kind: needs a record that names an actor of the claim, or unidentified gunmen if "
        "unattributed",
    ]
    assert snapshot(copy.root) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lat", "said"),
    [
        ("145", "f.toml: place, lat: 145 is no degree of lat; allowed: -90 to 90"),
        ("41.5", "f.toml: place, lat: lies outside the country by more than its radius_m (found: 41.5, -3.4)"),
    ],
)
def test_latitude_when_it_cannot_be_then_form_and_field_are_named_and_no_library_speaks(copy, lat, said, recwarn):
    assert refused(copy.root, FORM.replace(NO_PLACE, NEW_PLACE.replace("14.5", lat))) == [said]
    assert [str(warning.message) for warning in recwarn if warning.category is RuntimeWarning] == []


def test_page_when_known_and_the_form_speaks_otherwise_of_it_then_refused_and_never_dropped(copy):
    text = FORM.replace('publisher = "Example Agency"', 'publisher = "Example Radio"\ntitle = "Invented"')
    end = "leave the line out, or write the same, and correct the page with sahel-map correct"
    assert said_of(copy.root, text) == [
        f'sources 2, title: "Invented" is not what the data have of this page, S-0011 (empty); {end}',
        'sources 2, publisher: "Example Radio" is not what the data have of this page, S-0011 '
        f"(Example Agency, Example Agency); {end}",
    ]
