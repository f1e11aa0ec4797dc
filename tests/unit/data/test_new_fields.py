"""What a form of a new incident can say beyond the least: each field ends where it belongs."""

import json

import pytest
from test_new_incident import FORM, NEW_PLACE, TODAY, snapshot
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import FormError
from sahel_map.curation.adding import prepare_incidents
from sahel_map.curation.form import read_form
from sahel_map.curation.staging import staged
from sahel_map.curation.statements import read_statement


def prepared(copy, text, **others):
    made = prepare_incidents(copy.root, {"": text}, **others)
    if made.problems:
        raise FormError([problem for _, problem in made.problems])
    return made.made[""].tables


def with_states(*states):
    return FORM.replace('states = ["killed 6 civilians"]', f"states = {json.dumps(states)}")


def claims(copy, *states):
    keys = ("fact", "value", "value_end", "unit", "qualifier")
    found = prepared(copy, with_states(*states))["claims"][6:]
    return [tuple(row[key] for key in keys) for row in found]


def test_publisher_when_known_under_another_group_then_taken_as_a_reprint_of_its_own(copy):
    reprint = 'publisher = "Example Radio"\nindependence_group = "Example Agency"'
    made = prepared(copy, FORM.replace('publisher = "Example Radio"', reprint))
    assert made["publishers"] == [
        {
            "publisher_id": "example-radio-from-example-agency",
            "publisher": "Example Radio",
            "kind": "broadcaster",
            "independence_group": "Example Agency",
            "side": "",
        }
    ]
    assert made["sources"][0]["publisher_id"] == "example-radio-from-example-agency"


def test_publisher_when_its_group_has_a_french_name_then_the_new_row_has_it_too(copy):
    for row in (2, 4):
        copy.set("incidents/publishers.csv", row, "independence_group_fr", "Agence d’exemple")
    reprint = 'publisher = "Example Radio"\nindependence_group = "Example Agency"'
    (row,) = prepared(copy, FORM.replace('publisher = "Example Radio"', reprint))["publishers"]
    assert row["independence_group_fr"] == "Agence d’exemple"


def test_record_when_the_other_one_is_unknown_then_said(copy):
    with pytest.raises(FormError, match='same_day_as: "EX-2024-0099" is no other record and no other form; did'):
        prepared(copy, 'same_day_as = ["EX-2024-0099"]\n' + FORM)


def test_record_when_the_other_one_is_of_another_day_then_refused_as_its_note_would_be_untrue(copy):
    # EX-2023-0001 is of January 2023.
    with pytest.raises(
        FormError, match="same_day_as: EX-2023-0001 is of 2023-01-10 at Exampleville-1; name records"
    ):
        prepared(copy, 'same_day_as = ["EX-2023-0001"]\n' + FORM)


def test_report_when_tied_then_a_link_with_its_reason(copy):
    tie = '\n[[reports]]\nclaim_id = "EXAMPLE-2024-07-01"\nkind = "candidate"\nreason_en = "x"\nreason_fr = "x"\n'
    (row,) = prepared(copy, FORM + tie)["ledger_links"]
    assert (row["report_id"], row["incident_id"], row["kind"]) == ("EXAMPLE-2024-07", "EX-2024-0007", "candidate")
    with pytest.raises(FormError, match='reports 1, claim_id: "NOBODY-01" is no claim of a report'):
        prepared(copy, FORM + tie.replace("EXAMPLE-2024-07-01", "NOBODY-01"))


def test_source_when_it_differs_on_day_place_and_actor_then_recorded_as_that(copy):
    assert claims(copy, "date 2024-06-19 to 2024-06-20", "place Exampleville-2", "other actor ISSP") == [
        ("date", "2024-06-19", "2024-06-20", "iso_date", "exact"),
        ("place", "Exampleville-2", "", "text", "none"),
        ("actor", "ISSP", "", "code", "none"),
    ]


def test_source_when_it_attributes_otherwise_then_its_own_grade(copy):
    assert claims(copy, "actor JNIM suspected")[1][:2] == ("attribution", "suspected")
    with pytest.raises(FormError, match='write "other actor ISSP"'):
        prepared(copy, with_states("actor ISSP"))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("displaced 30 families", ("displaced", "30", "", "families", "exact")),
        ("displaced at least 12 households", ("displaced", "12", "", "households", "at_least")),
        ("no casualties", ("killed", "0", "", "persons", "exact")),
        ("killed 40 (wider total)", ("killed", "40", "", "wider_total", "exact")),
        ("killed: Several dozen", ("killed", "Several dozen", "", "text", "none")),
    ],
)
def test_count_when_of_another_kind_then_coded_as_that(copy, state, expected):
    assert claims(copy, state) == [expected]


def test_drone_strike_when_without_casualties_then_nought_and_not_unknown(copy):
    text = FORM.replace('["killing"]', '["airstrike"]').replace("harm killing", "harm airstrike")
    text = text.replace('"killed at least 4"', '"no casualties"').replace('"killed 6 civilians"', '"date"')
    figures = prepared(copy, text)["incident_figures"]
    assert [(row["figure"], row["minimum"], row["maximum"]) for row in figures] == [("killed", "0", "0")]


def test_count_when_superseded_then_kept_and_out_of_the_range(copy):
    made = prepared(copy, with_states("killed 2 (superseded)"))
    assert made["claims"][-1]["is_superseded"] == "true"
    assert [(row["minimum"], row["maximum"]) for row in made["incident_figures"]] == [("4", "4")]


def test_quoted_when_in_both_languages_then_each_in_its_column(copy):
    row = prepared(copy, with_states("killed 6 according to the mayor | le maire"))["claims"][-1]
    assert (row["stated_by_en"], row["stated_by_fr"]) == ("the mayor", "le maire")
    assert read_statement("killed 6 according to OHCHR").stated_by_fr == "OHCHR"


def test_page_when_described_in_full_then_every_column_is_filled(copy):
    more = 'cited_as = "Example Radio (via Example Mirror)"\ntitle = "Invented"\naccessed = 2024-06-22\n'
    more += 'cited_as_fr = "Example Radio (d’après Example Mirror)"\n'
    more += 'state = "archived"\nis_mirror = true\nsupports = "at least'
    page = prepared(copy, FORM.replace('supports = "at least', more))["sources"][0]
    assert (page["publisher_as_cited"], page["title"]) == ("Example Radio (via Example Mirror)", "Invented")
    assert page["publisher_as_cited_fr"] == "Example Radio (d’après Example Mirror)"
    assert (page["accessed"], page["state"], page["is_mirror"]) == ("2024-06-22", "archived", "true")


def test_names_and_doubts_when_given_then_rows_of_their_tables(copy):
    text = 'other_names = ["Exemple"]\nother_places = ["Exampleville-3"]\n' + FORM
    made = prepared(copy, text + '\n[[doubts]]\ndoubt_en = "Invented."\ndoubt_fr = "Inventé."\n')
    assert [(row["kind"], row["name"]) for row in made["incident_place_names"]] == [
        ("alternative", "Exemple"),
        ("other_place", "Exampleville-3"),
    ]
    assert [(row["doubt_id"], row["status"]) for row in made["doubts"]] == [("EX-2024-0007-D01", "open")]


def test_template_when_read_then_holds_every_field_that_a_form_takes():
    text = CliRunner().invoke(main, ["new", "--template"]).stdout
    for name in (
        "match",
        "conflict_note",
        "admin1_reported",
        "admin2_reported",
        "same_day_as",
        "cited_as",
        "cited_as_fr",
        "six days",
    ):
        assert name in text
    assert not any("is no field of the form" in problem for problem in read_form(text).problems)


def unit_place(**fields):
    lines = "".join(f'{name} = "{value}"\n' for name, value in fields.items())
    return FORM.replace('place_id = "pl-exampleville-1"\n', lines)


def test_unit_when_only_its_code_is_given_then_the_point_is_its_label_and_the_radius_reaches_its_edge(copy):
    text = unit_place(name="Somewhere in Examplecercle-1", precision="cercle", cercle_pcode="XX0101")
    (row,) = prepared(copy, text)["places"]
    # The cercle is the square 4 to 3 degrees west, 14 to 15 degrees north, its label in the middle.
    assert row["basis"].startswith("unit only: cercle Examplecercle-1 (XX0101); label point")
    assert row["match"] == "unit"
    assert int(row["radius_m"]) % 1000 == 0
    with pytest.raises(FormError, match="is known to the commune only; give the P-code of that unit"):
        prepared(copy, unit_place(name="Somewhere", precision="commune"))


def test_settlement_when_in_a_gazetteer_then_found_by_its_name(copy, tmp_path):
    gazetteer = tmp_path / "names.csv"
    gazetteer.write_text("name,lat,lon,alternative_names\nHamlet,14.5,-3.5,Hameau|Le Hameau\n", encoding="utf-8")
    text = unit_place(name="Le Hameau", precision="settlement")
    (row,) = prepared(copy, text, gazetteer=gazetteer)["places"]
    assert (row["lat"], row["lon"], row["basis"]) == ("14.5", "-3.5", "names.csv: Hamlet")
    with pytest.raises(FormError, match="is in no list of names here"):
        prepared(copy, text)


@pytest.mark.slow
def test_forms_when_in_a_folder_then_added_in_one_check_under_their_own_ids(copy, tmp_path):
    folder = tmp_path / "forms"
    folder.mkdir()
    for day in (20, 24, 28):
        text = FORM.replace("06-20", f"06-{day}").replace("s-0012", f"s-01{day}")
        (folder / f"{day}.toml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["new", "--form", str(folder), str(copy.root)])
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.stdout.splitlines() if "was added" in line] == [
        "EX-2024-0007",
        "EX-2024-0008",
        "EX-2024-0009",
    ]


def test_forms_when_one_is_wrong_then_none_is_added_and_its_name_is_said(copy):
    before = snapshot(copy.root)
    forms = {"a.toml": FORM, "b.toml": FORM.replace('"medium"', '"midium"').replace("s-0012", "s-0013")}
    assert [name for name, _ in prepare_incidents(copy.root, forms).problems] == ["b.toml"]
    with pytest.raises(FormError, match="^b.toml: confidence"), staged(prepare_incidents(copy.root, forms), TODAY):
        pass
    assert snapshot(copy.root) == before


def test_command_when_the_data_are_in_use_then_asks_first(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(copy.root))
    path = tmp_path / "form.toml"
    path.write_text(FORM, encoding="utf-8")
    before = snapshot(copy.root)
    result = CliRunner().invoke(main, ["new", "--form", str(path)], input="n\n")
    assert (result.exit_code, snapshot(copy.root) == before) == (1, True)
    assert "Write to the data in use" in result.stdout


@pytest.mark.slow
def test_problem_when_of_a_column_no_form_has_then_said_in_fields_of_the_form(copy):
    place = NEW_PLACE.replace('"14.5"', '"41.5"')
    with pytest.raises(FormError) as caught:
        copy.add(FORM.replace('[place]\nplace_id = "pl-exampleville-1"\n', place), TODAY)
    assert not any("slug" in problem for problem in caught.value.problems)
