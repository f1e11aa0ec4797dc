"""A filled form becomes an incident in one step, and a wrong one changes nothing and says why."""

import datetime as dt
import tomllib

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import FormError
from sahel_map.curation.adding import prepare_incidents
from sahel_map.curation.form import read_form
from sahel_map.curation.staging import write
from sahel_map.curation.statements import Statement, read_statement
from sahel_map.data.check.run import check_all
from sahel_map.data.dataset import load_dataset
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.statistics.totals import total

pytestmark = pytest.mark.slow

TODAY = dt.date(2025, 1, 2)
FORM = """
date_start = 2024-06-20
date_end = 2024-06-20
date_precision = "day"
confidence = "medium"
harms = ["killing"]
summary_en = "Invented: four to six people were killed."
summary_fr = "Inventé : quatre à six personnes ont été tuées."
is_aggregate = false
is_multi_place = false
may_include_fighters = false

[place]
place_id = "pl-exampleville-1"

[[actors]]
actor = "JNIM"
attribution = "attributed"

[[sources]]
url = "https://news.example/s-0012"
publisher = "Example Radio"
published = 2024-06-21
supports = "at least four dead"
states = ["date", "place", "actor JNIM", "harm killing", "killed at least 4"]

[[sources]]
url = "https://news.example/s-0011"
publisher = "Example Agency"
supports = "six dead"
states = ["killed 6 civilians"]
"""
NEW_PLACE = """[place]
name = "Exampleville-12"
precision = "settlement"
lat = "14.5"
lon = "-3.4"
radius_m = "2000"
basis = "invented"
"""


def said_of(root, text):
    """Return what is wrong with a form; what it says itself, or what the check says of a form that is clear."""
    if problems := prepare_incidents(root, {"": text}).problems:
        return [problem for _, problem in problems]
    with pytest.raises(FormError) as caught:
        write(prepare_incidents(root, {"": text}), TODAY)
    return caught.value.problems


def snapshot(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_form_when_sound_then_the_incident_is_in_every_total(copy):
    assert copy.add(FORM, TODAY) == ("EX-2024-0007", "0.1.1")
    dataset = load_dataset(copy.root)
    row = dataset.incidents.loc["EX-2024-0007"]
    # At least four, and six: the highest count is not open.
    assert (row["killed_min"], row["killed_max"], row["killed_is_open"]) == (4, 6, False)
    assert row["n_independent"] == 2
    reported = total(dataset, matching(dataset, Selection())).reported
    assert (reported.minimum, reported.maximum, reported.n_records) == (24, 51, 14)
    assert (dataset.version.version, dataset.version.date) == ("0.1.1", "2025-01-02")


def test_form_when_sound_then_known_pages_and_publishers_are_used_again(copy):
    made = prepare_incidents(copy.root, {"": FORM}).made[""]
    copy.add(FORM, TODAY)
    assert {name: len(rows) for name, rows in made.tables.items() if rows} == {
        "sources": 1,
        "incident_sources": 2,
        "incidents": 1,
        "incident_actors": 1,
        "incident_harms": 1,
        "incident_figures": 1,
        "claims": 7,
    }
    assert copy.rows("incidents/sources.csv")[-1] == [
        "S-0012", "https://news.example/s-0012", "example-radio", "Example Radio", "", "2024-06-21",
        "", "", "unknown", "false",
    ]  # fmt: skip
    assert [row[1:2] + row[2:8] for row in copy.rows("incidents/claims.csv")[-2:]] == [
        ["EX-2024-0007", "killed", "4", "", "persons", "at_least", "S-0012"],
        ["EX-2024-0007", "killed", "6", "", "civilians", "exact", "S-0011"],
    ]


def test_form_when_added_then_the_changelog_has_a_row_under_the_new_version(copy):
    copy.add(FORM, TODAY)
    text = (copy.root / "CHANGELOG.md").read_text("utf-8")
    assert "## 0.1.1 (2025-01-02)\n\n| date | record |" in text
    assert "| 2025-01-02 | EX-2024-0007 | record added | newly reported | S-0012, S-0011 |\n" in text
    second = FORM.replace("06-20", "06-22").replace("s-0012", "s-0013")
    copy.add(second, TODAY)
    # The same day, and yet another version: one number never stands for two states.
    corrections = load_dataset(copy.root).corrections
    assert corrections[["version", "date", "record"]].values.tolist() == [
        ["0.1.2", "2025-01-02", "EX-2024-0008"],
        ["0.1.1", "2025-01-02", "EX-2024-0007"],
        ["0.1.0", "2024-12-30", "EX-2023-0001"],
    ]
    # Each has its row among the versions, with the counts of that state.
    assert [row[:4] for row in copy.rows("versions.csv")[2:]] == [
        ["0.1.0", "2024-12-31", "14", "3"],
        ["0.1.1", "2025-01-02", "15", "4"],
        ["0.1.2", "2025-01-02", "16", "5"],
    ]


def test_form_when_added_then_every_old_row_stands_as_it_stood(copy):
    before = {path: copy.rows(path) for path in ("incidents/incidents.csv", "incidents/claims.csv")}
    copy.add(FORM, TODAY)
    for path, rows in before.items():
        assert [row for row in copy.rows(path) if row in rows] == rows


def test_place_when_new_then_gets_an_id_and_a_row(copy):
    form = FORM.replace('[place]\nplace_id = "pl-exampleville-1"\n', NEW_PLACE)
    copy.add(form, TODAY)
    row = load_dataset(copy.root).incidents.loc["EX-2024-0007"]
    assert (row["place_id"], row["place_name_fr"], row["cercle_pcode"]) == (
        "pl-exampleville-12",
        "Exampleville-12",
        "XX0101",
    )


def test_gap_when_given_with_a_reason_then_the_fact_may_stand_without_a_source(copy):
    gap = '\n[[gaps]]\nfact = "date"\nreason_en = "Invented."\nreason_fr = "Inventé."\n'
    copy.add(FORM.replace('"date", ', "") + gap, TODAY)
    gaps = load_dataset(copy.root).known_gaps
    assert gaps[gaps["incident_id"] == "EX-2024-0007"][["fact", "gap"]].values.tolist() == [["date", "no_claim"]]


WRONG = {
    "no toml": (
        "date_start = 2024-06-20",
        "date_start =",
        "line 2, date_start: nothing stands after the sign =; write a value, or take the line out (found: nothing)",
    ),
    "order of a day": (
        "date_start = 2024-06-20",
        "date_start = 20/06/2024",
        "line 2, date_start: is not a day of the calendar; write year, month, day, as 2026-03-01 "
        "(found: 20/06/2024)",
    ),
    "year": (
        "date_start = 2024-06-20",
        "date_start = 0204-06-20",
        'date_start: "0204-06-20" is too long ago; write the year with four digits, as 2026-03-01',
    ),
    "open quotation": (
        '"Inventé : quatre à six personnes ont été tuées."',
        '"Inventé',
        "line 8, summary_fr: the quotation mark at the end of the text is missing",
    ),
    "curved quotation": (
        '"medium"',
        "“medium”",
        "line 5, confidence: a text stands between straight quotation marks",
    ),
    "inner quotation": ('"medium"', '"me"di"um"', "line 5, confidence: quotation marks cannot stand inside a text"),
    "twice": (
        'confidence = "medium"',
        'confidence = "medium"\nconfidence = "low"',
        "line 6, confidence: this field or heading stands twice in the form; keep one of them",
    ),
    "list": ('["killing"]', "[killing]", 'line 6, harms: a list is written as ["one", "two"]'),
    "decimal": (
        'place_id = "pl-exampleville-1"',
        "lat = 14,5",
        'line 14, lat: a number has a point, not a comma, and stands in quotation marks, as "14.5" (found: 14,5)',
    ),
    "states": (
        'states = ["killed 6 civilians"]',
        'states = "killed 6"',
        "sources 2, states: must be a list in square",
    ),
    "thousands": (
        "killed at least 4",
        "killed at least 1 200",
        '"killed at least 1 200": write numbers without spaces, points or commas, as 1200',
    ),
    "thousands with comma": ("killed at least 4", "killed 1,200", "write numbers without spaces, points or commas"),
    "address with space": ("s-0012", "s 0012", "it begins with https:// and has no spaces"),
    "gap fact": (
        "[[actors]]",
        '[[gaps]]\nfact = "dat"\nreason_en = "x"\nreason_fr = "x"\n\n[[actors]]',
        'gaps, fact: is not a known value; did you mean "date"?',
    ),
    "day": (
        "date_start = 2024-06-20",
        'date_start = "June 20"',
        'date_start: "June 20" is not a day of the calendar',
    ),
    "no day": ("date_end = 2024-06-20\n", "", "date_end: is missing; write year, month, day, as 2026-03-01"),
    "reversed": ("date_end = 2024-06-20", "date_end = 2024-06-19", "date_end: must not be before date_start"),
    "precision": (
        'precision = "day"',
        'precision = "dya"',
        'date_precision: "dya" is not known; did you mean "day"?',
    ),
    "confidence": ('"medium"', '"midium"', 'confidence: "midium" is not known; did you mean "medium"?'),
    "harm": ('["killing"]', '["kiling"]', 'harms: "kiling" is not known; did you mean "killing"?'),
    "no harm": ('["killing"]', "[]", "harms: must be a list with at least one type of harm"),
    "summary": ('"Invented: four to six people were killed."', '""', "summary_en: must not be empty"),
    "number as text": (
        '"Invented: four to six people were killed."',
        "[1]",
        "summary_en: must be text in quotation",
    ),
    "flag": ("is_aggregate = false", 'is_aggregate = "no"', "is_aggregate: must be true or false"),
    "field": (
        "confidence =",
        'confidense = "high"\nconfidence =',
        "confidense: is no field of the form; did you mean",
    ),
    "place": (
        '"pl-exampleville-1"',
        '"pl-exampelville-1"',
        'place, place_id: "pl-exampelville-1" is not in the data',
    ),
    "no place": ('place_id = "pl-exampleville-1"', 'name = "X"', "place, precision: must not be empty"),
    "place field": ('place_id = "', 'latitude = "1"\nplace_id = "', "place, latitude: is no field of the form"),
    "actor": ('actor = "JNIM"', 'actor = "JNMI"', 'actors 1, actor: "JNMI" is not known; did you mean "JNIM"?'),
    "attribution": ('"attributed"', '"sure"', 'actors 1, attribution: "sure" is not known'),
    "no actor": ("[[actors]]", "[[gaps]]", "actors: at least one alleged actor is needed"),
    "address": (
        "https://news.example/s-0012",
        "news.example",
        'sources 1, url: "news.example" is not a web address',
    ),
    "publisher": ("Example Radio", "Exampel Radyo", 'sources 1, publisher: "Exampel Radyo" is new; did you mean'),
    "published": (
        "published = 2024-06-21",
        'published = "soon"',
        'sources 1, published: "soon" is not a day of the calendar',
    ),
    "supports": ('"at least four dead"', '""', "sources 1, supports: must not be empty"),
    "statement": ('"killed at least 4"', '"four dead"', 'sources 1, states: "four dead" is not understood'),
    "figure": (
        '"killed at least 4"',
        '"kiled 4"',
        'sources 1, states: "kiled" is not a figure; did you mean "killed"?',
    ),
    "stated actor": ('"actor JNIM"', '"actor ISSP"', "sources 1, states: ISSP is not among the actors"),
    "stated harm": ('"harm killing"', '"harm arson"', "sources 1, states: arson is not among the harms"),
    "unsupported": ('"date", ', "", 'sources: no source states "date"; write it among the states'),
    "gap": ("[[actors]]", '[[gaps]]\nfact = "date"\n\n[[actors]]', "gaps 1, reason_en: must not be empty"),
    "unattributed": ('"attributed"', '"unattributed"', "a named actor needs an attribution"),
    "aggregate": ("is_aggregate = false", "is_aggregate = true", "must say why the record is an aggregate"),
    "future": (
        "2024-06-20\ndate_end = 2024-06-20",
        "2025-06-20\ndate_end = 2025-06-20",
        "is after the date of this",
    ),
}


@pytest.mark.long_after(8)
@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_form_when_one_field_is_wrong_then_says_which_and_leaves_everything(copy, old, new, message):
    assert old in FORM
    before = snapshot(copy.root)
    assert any(message in problem for problem in said_of(copy.root, FORM.replace(old, new, 1)))
    assert snapshot(copy.root) == before


def test_form_when_several_fields_are_wrong_then_all_are_named_at_once(copy):
    form = FORM.replace('"medium"', '"x"').replace('actor = "JNIM"', 'actor = "x"').replace('["killing"]', '["x"]')
    assert len(said_of(copy.root, form)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date", Statement("date")),
        ("actor JNIM", Statement("actor", "JNIM", unit="code")),
        ("harm killing", Statement("harm_type", "killing", unit="code")),
        ("killed 12", Statement("killed", "12", "", "persons", "exact")),
        ("killed at least 12 civilians", Statement("killed", "12", "", "civilians", "at_least")),
        (
            "killed at least 12 according to the OHCHR",
            Statement("killed", "12", "", "persons", "at_least", "the OHCHR", "the OHCHR"),
        ),
        ("killed 12 to 15", Statement("killed", "12", "15", "persons", "exact")),
        (
            "killed with fighters up to 60",
            Statement("killed_civilians_with_fighters", "60", "", "persons", "up_to"),
        ),
        ("homes burned more than 30", Statement("homes_burned", "30", "", "homes", "at_least")),
        ("livestock taken about 100", Statement("livestock_taken", "100", "", "head", "about")),
        ("livestock_taken 40 animals", Statement("livestock_taken", "40", "", "head", "exact")),
        ("killed 3 people", Statement("killed", "3", "", "persons", "exact")),
        ("women_killed: several", Statement("women_killed", "several")),
        ("denial: the army did not answer", Statement("denial", "the army did not answer")),
    ],
)
def test_statement_when_written_in_words_then_one_claim(text, expected):
    assert read_statement(text) == expected


def test_statement_when_the_unit_is_not_that_of_the_figure_then_said():
    with pytest.raises(ValueError, match='"killed 3 homes": killed is counted in persons, not in homes'):
        read_statement("killed 3 homes")


def test_command_when_the_form_is_wrong_then_plain_words_and_exit_code_one(copy, tmp_path):
    form = tmp_path / "form.toml"
    form.write_text(FORM.replace('"medium"', '"midium"'), encoding="utf-8")
    result = CliRunner().invoke(main, ["new", "--form", str(form), str(copy.root)])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Nothing was added. Please correct:",
        '- form.toml: confidence: "midium" is not known; did you mean "medium"? Allowed: high, medium, low',
    ]


def test_command_when_the_form_is_sound_then_says_the_id(copy, tmp_path):
    form = tmp_path / "form.toml"
    form.write_text(FORM, encoding="utf-8")
    result = CliRunner().invoke(main, ["new", "--form", str(form), str(copy.root)])
    assert result.exit_code == 0
    assert result.stdout.endswith("\nEX-2024-0007 was added (data version 0.1.1).\n")
    assert check_all(copy.root).problems == ()


def test_command_when_questions_are_answered_then_adds_the_same(copy, tmp_path):
    answers = [
        "2024-06-20",
        "2024-06-20",
        "day",
        "medium",
        "Invented: four killed.",
        "Inventé : quatre tués.",
        "killing",
        "n",
        "pl-exampleville-1",
        "JNIM",
        "attributed",
        "",
        "https://news.example/s-0012",
        "Example Radio",
        "",
        "2024-06-21",
        "four dead",
        "date, place, actor JNIM, harm killing, killed 4",
        "n",
    ]
    arguments = ["new", "--save", str(tmp_path / "kept.toml"), str(copy.root)]
    result = CliRunner().invoke(main, arguments, input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "EX-2024-0007 was added" in result.stdout
    assert read_form((tmp_path / "kept.toml").read_text("utf-8")).harms == ("killing",)


def test_template_when_printed_then_names_what_is_left_to_fill_in():
    text = CliRunner().invoke(main, ["new", "--template"]).stdout
    tomllib.loads(text)
    assert sorted(problem.partition(":")[0] for problem in read_form(text).problems) == [
        "place, name",
        "sources 1, publisher",
        "sources 1, supports",
        "sources 1, url",
        "summary_en",
        "summary_fr",
    ]


@pytest.mark.long_after(2)
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"14.5"', '"14,5"', 'place, lat: "14,5" is not a number; write degrees with a point, for example 14.5'),
        ('"2000"', '"2 km"', 'place, radius_m: "2 km" is not a whole number; write whole metres without spaces'),
        (
            '"Exampleville-12"',
            '"Exemple-Ville"',
            'place, name: "Exemple-Ville" may be the known place Exampleville-1; '
            'then write place_id = "pl-exampleville-1", else is_new = true',
        ),
        ('"14.5"', '"41.5"', "place, lat: lies outside the country by more than its radius_m"),
    ],
)
def test_new_place_when_one_field_is_wrong_then_says_which_in_the_words_of_the_form(copy, old, new, message):
    place = NEW_PLACE.replace(old, new, 1)
    form = FORM.replace('[place]\nplace_id = "pl-exampleville-1"\n', place)
    before = snapshot(copy.root)
    assert any(problem.startswith(message) for problem in said_of(copy.root, form))
    assert snapshot(copy.root) == before


def test_new_place_when_said_to_be_another_than_the_like_one_then_added(copy):
    place = NEW_PLACE.replace("Exampleville-12", "Exemple-Ville") + "is_new = true\n"
    copy.add(FORM.replace('[place]\nplace_id = "pl-exampleville-1"\n', place), TODAY)
    assert load_dataset(copy.root).incidents.at["EX-2024-0007", "place_id"] == "pl-exemple-ville"


def test_place_when_named_in_full_instead_of_by_its_id_then_the_known_one_is_used(copy):
    copy.add(FORM.replace('"pl-exampleville-1"', '"EXAMPLE-VILLE"'), TODAY)
    assert load_dataset(copy.root).incidents.at["EX-2024-0007", "place_id"] == "pl-exampleville-1"


def test_form_when_saved_by_an_old_editor_then_said_in_one_sentence(copy, tmp_path):
    form = tmp_path / "form.toml"
    form.write_bytes(FORM.encode("latin-1"))
    result = CliRunner().invoke(main, ["new", "--form", str(form), str(copy.root)])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ") and "is not in UTF-8: save it again" in result.stderr
    # A mark that some editors put before the first letter is no mistake.
    form.write_bytes(b"\xef\xbb\xbf" + FORM.encode())
    assert CliRunner().invoke(main, ["new", "--form", str(form), str(copy.root)]).exit_code == 0


def test_answers_when_one_is_wrong_then_kept_in_a_form_to_correct(copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answers = ["20/06/2024", "2024-06-20", "day", "medium", "Invented.", "Inventé.", "killing", "n"]
    answers += ["pl-exampleville-1", "JNIM", "attributed", ""]
    answers += ["https://news.example/s-0012", "Example Radio", "", "", "four dead"]
    answers += ["date, place, actor JNIM, harm killing, killed 4", "n"]
    before = snapshot(copy.root)
    result = CliRunner().invoke(main, ["new", str(copy.root)], input="\n".join(answers) + "\n")
    assert result.exit_code == 1
    assert 'date_start: "20/06/2024" is not a day of the calendar' in result.stderr
    assert "Your answers are in sahel-map-answers.toml" in result.stderr
    assert snapshot(copy.root) == before
    kept = tmp_path / "sahel-map-answers.toml"
    kept.write_text(kept.read_text("utf-8").replace("20/06/2024", "2024-06-20"), encoding="utf-8")
    assert CliRunner().invoke(main, ["new", "--form", str(kept), str(copy.root)]).exit_code == 0
