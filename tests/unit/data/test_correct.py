"""A filled form corrects a record in one step; no figure changes without a source, a wrong form changes nothing."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import FormError
from sahel_map.curation.correcting import prepare_corrections
from sahel_map.curation.correction_form import read_correction
from sahel_map.curation.staging import write as write_changes
from sahel_map.data.check.run import check_all
from sahel_map.data.dataset import load_dataset
from sahel_map.data.trace.changelog import read_corrections

TODAY = dt.date(2025, 1, 2)
CASES = Path(__file__).parent / "corrections"
GEODATA = Path(__file__).parents[3] / "geodata"
INCIDENTS = "incidents/incidents.csv"
PAGE = """
[[sources]]
url = "https://news.example/s-0013"
publisher = "Example Daily"
supports = "five dead"
states = ["date", "killed 5 civilians"]
"""


def form(record="EX-2023-0001", body=PAGE, head=""):
    return f'record = "{record}"\nwhy = "a later count"\n{head}{body}'


def correct(copy, *forms):
    named = {f"{n}.toml": text for n, text in enumerate(forms)}
    return write_changes(prepare_corrections(copy.root, named), TODAY)


def said_of(copy, text):
    return [problem for _, problem in prepare_corrections(copy.root, {"": text}).problems]


def snapshot(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_correction_when_a_page_gives_another_count_then_figure_page_and_changelog_follow(copy):
    assert correct(copy, form(head='[set]\nconfidence = "high"\n')) == "0.1.1"
    dataset = load_dataset(copy.root)
    row = dataset.incidents.loc["EX-2023-0001"]
    assert (row["killed_min"], row["killed_max"], row["confidence"], row["n_independent"]) == (3, 5, "high", 2)
    assert dataset.corrections.iloc[0][["record", "what", "why", "source"]].tolist() == [
        "EX-2023-0001",
        "confidence: high (was medium); killed 3 to 5 (was 3); page S-0012 added; "
        "claims EX-2023-0001-C004, EX-2023-0001-C005 added; gap date closed",
        "a later count",
        "S-0012",
    ]
    assert check_all(copy.root).problems == ()


@pytest.mark.slow
def test_correction_when_a_record_is_taken_back_then_ties_and_notes_of_others_follow_and_are_said(copy):
    # EX-2023-0003 names it twice: by the sentence that a form of the same day writes, and in words of its own.
    same_day = (
        "EX-2023-0002 is another event of the same day and place.",
        "EX-2023-0002 est un autre événement du même jour et du même lieu.",
    )
    copy.set(INCIDENTS, 4, "notes_en", f"Invented. {same_day[0]} See EX-2023-0002.")
    copy.set(INCIDENTS, 4, "notes_fr", f"Inventé. {same_day[1]} Voir EX-2023-0002.")
    copy.register()
    reasons = 'reason_en = "Invented: it never was."\nreason_fr = "Inventé : jamais eu lieu."\n'
    correct(copy, form("EX-2023-0002", "", f'source = "https://news.example/s-0003"\n[retract]\n{reasons}'))
    dataset = load_dataset(copy.root)
    assert "EX-2023-0002" not in dataset.incidents.index
    assert dataset.retracted.at["EX-2023-0002", "retraction_reason_fr"] == "Inventé\u00a0: jamais eu lieu."
    assert dataset.incidents.at["EX-2023-0003", "notes_en"] == "Invented. See EX-2023-0002 (retracted)."
    assert dataset.incidents.at["EX-2023-0003", "notes_fr"] == "Inventé. Voir EX-2023-0002 (retirée)."
    assert "EX-2023-0002" not in {row[2] for row in copy.rows("ledger/report_links.csv")}
    assert dataset.corrections[["record", "what", "why", "source"]].values.tolist()[:3] == [
        [
            "EX-2023-0002",
            "status is retracted (was published); ties to EXAMPLE-2023-12-01, EXAMPLE-2023-12-02 withdrawn",
            "a later count",
            "S-0003",
        ],
        [
            "EX-2023-0003",
            'notes, in English: "See EX-2023-0002 (retracted)." (was "EX-2023-0002 is another event of the same '
            "day and place. "
            'See EX-2023-0002.")',
            "EX-2023-0002 was retracted",
            "notes",
        ],
        [
            "EX-2023-0003",
            'notes, in French: "Voir EX-2023-0002 (retirée)." (was "EX-2023-0002 est un autre événement du '
            "même jour et du même "
            'lieu. Voir EX-2023-0002.")',
            "EX-2023-0002 was retracted",
            "notes",
        ],
    ]
    assert check_all(copy.root).problems == ()


def test_wording_when_no_number_changes_then_needs_no_source_and_is_said_old_and_new(copy):
    text = '[set]\nsummary_en = "Invented: soldiers and foreign fighters killed three persons."\n'
    text += 'summary_fr = "Inventé : des soldats ont tué trois personnes."\n'
    made = prepare_corrections(copy.root, {"": form(body=text)})
    assert made.problems == []
    (record, what, _, source) = made.entries[0]
    assert (record, source) == ("EX-2023-0001", "notes")
    left_out = 'what happened, in French: nothing (was "et des combattants étrangers")'
    assert what == f'what happened, in English: "persons." (was "people."); {left_out}'


NO_SOURCE = (
    'would change without a source; add the page under [[sources]], or name one of the record as source = "...": '
    "S-0001 (https://news.example/s-0001), S-0002 (https://news.example/s-0002)"
)
FACTS = {
    "date": (
        "[set]\ndate_start = 2023-01-09\ndate_end = 2023-01-09\n",
        ["set, date_start: " + NO_SOURCE, "set, date_end: " + NO_SOURCE],
    ),
    "place": (
        '[set]\nplace_id = "pl-exampleville-2"\n',
        [f"set, {name}: {NO_SOURCE}" for name in ("place_id", "place_name_en", "place_name_fr")],
    ),
    "grade": ('[set]\nconfidence = "low"\n', ["set, confidence: " + NO_SOURCE]),
    "out of totals": (
        '[set]\nis_aggregate = true\naggregate_reason = "Invented."\n',
        ["set, is_aggregate: " + NO_SOURCE],
    ),
    "actor": ('[[actors]]\nactor = "FAMA"\nattribution = "claimed"\n', ["actors: " + NO_SOURCE]),
    "retracted": ('[retract]\nreason_en = "x"\nreason_fr = "x"\n', [
        "retract: would take the record back without" + NO_SOURCE.removeprefix("would change without")
    ]),
    "number in one language": (
        '[set]\nsummary_en = "Invented: soldiers and foreign fighters killed four people."\n',
        [
            "set, summary_fr: still says 3, which summary_en no longer does; change both",
            "set, summary_en: a number would change without a source (3 becomes 4)"
            + NO_SOURCE.removeprefix("would change without a source"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FACTS.values(), ids=FACTS)
def test_fact_when_it_would_change_without_a_page_then_refused_with_the_pages_that_could_be_named(copy, text, said):
    assert said_of(copy, form(body=text)) == said


def test_place_when_named_in_full_then_found_and_its_name_follows_and_a_slip_is_answered_with_name_and_id(copy):
    head = 'source = "S-0001"\n[set]\nplace_id = "Exampleville-2"\n'
    made = prepare_corrections(copy.root, {"": form(head=head, body="")})
    assert made.problems == []
    assert made.entries[0][1] == (
        "place: pl-exampleville-2 (was pl-exampleville-1); place, in English: Exampleville-2 (was "
        "Exampleville-1); "
        "place, in French: Exampleville-2 (was Exempleville-1)"
    )
    assert said_of(copy, form(head=head.replace("Exampleville-2", "Exampelvile-2"), body="")) == [
        'set, place_id: "Exampelvile-2" is not in the data; did you mean Exampleville-2 ("pl-exampleville-2")? '
        "Allowed: id or full name of one of the 11 known places",
    ]


@pytest.mark.slow
def test_place_when_no_record_has_it_any_more_then_taken_out_and_said(copy):
    # EX-2023-0005 alone is at Exampleville-3.
    head = 'source = "S-0007"\n[set]\nplace_id = "pl-exampleville-4"\n'
    correct(copy, form("EX-2023-0005", head=head, body=""))
    assert "pl-exampleville-3" not in [row[0] for row in copy.rows("places/places.csv")]
    assert (
        read_corrections(copy.root)
        .iloc[0]["what"]
        .endswith("; place pl-exampleville-3 (Exampleville-3) taken out, as no record is there any more")
    )


def test_page_when_a_form_says_more_of_it_then_its_row_follows_and_is_said(copy):
    page = PAGE.replace("s-0013", "s-0001").replace("Example Daily", "Example Agency").replace("five", "three")
    page = (
        page.replace("killed 5", "killed 3") + 'title = "Three dead"\naccessed = 2024-12-30\nstate = "archived"\n'
    )
    made = prepare_corrections(copy.root, {"": form(body=page)})
    assert made.problems == []
    assert made.entries[0][1] == (
        "claims EX-2023-0001-C004, EX-2023-0001-C005 added; gap date closed; page S-0001, title: Three dead (was "
        "Invented page on three dead); page S-0001, day of access: 2024-12-30 (was 2024-07-02); page S-0001, "
        "state of the page: archived copy (was can be reached)"
    )


def test_page_when_it_retells_another_body_then_it_counts_with_that_body(copy):
    page = (
        PAGE.replace("s-0013", "s-0011").replace("Example Daily", "Example Agency").replace("five dead", "one dead")
    )
    page = page.replace('["date", "killed 5 civilians"]', "[]") + 'independence_group = "Example Ministry"\n'
    made = prepare_corrections(copy.root, {"": form("EX-2024-0006", page)})
    assert made.problems == []
    assert made.entries[0][1] == (
        'page S-0011, what the page is cited for: "one dead" (was "a school was hit"); '
        "page S-0011, publisher: example-agency-from-example-ministry (was example-agency)"
    )


WRONG = {
    "figure set": (
        form(body="[set]\nkilled = 4\n"),
        "set, killed: follows from what the sources state and cannot be set",
    ),
    "figure without a source": (
        form(head='withdraw = ["EX-2023-0001-C001"]\n', body=""),
        "killed: would change without a source; add the page under [[sources]], or name one of the record as "
        'source = "...": S-0001 (https://news.example/s-0001)',
    ),
    "record": (form("EX-2023-0099"), 'record: "EX-2023-0099" is not in the data; did you mean'),
    "claim": (form(head='supersede = ["EX-2023-0002-C001"]\n'), 'supersede: "EX-2023-0002-C001" is no claim of'),
    "unknown field": (form(head='[set]\nnote_en = "x"\n'), "set, note_en: is no field of the form; did you mean"),
    "nothing": (form(body=""), "record: the form changes nothing in EX-2023-0001"),
    "why": (form().replace('why = "a later count"', ""), "why: must not be empty"),
    "source": (
        form(body="", head='source = "S-0009"\n[set]\nconfidence = "low"\n'),
        'source: "S-0009" is no page of',
    ),
    "code": (
        form(head='[set]\nconfidence = "hihg"\n'),
        'set, confidence: "hihg" is not known; did you mean "high"?',
    ),
    "new gap": (
        form(head='harms = ["killing", "arson"]\n'),
        'sources: no source states "harm arson"',
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_correction_when_something_is_wrong_then_said_and_nothing_is_changed(copy, text, message):
    before = snapshot(copy.root)
    said = said_of(copy, text)
    assert any(problem.startswith(message) for problem in said), said
    assert snapshot(copy.root) == before


def test_corrections_when_one_of_several_is_wrong_then_none_is_made_and_its_form_is_named(copy):
    before = snapshot(copy.root)
    with pytest.raises(FormError) as caught:
        correct(copy, form(), form("EX-2023-0099"))
    assert [problem.partition(":")[0] for problem in caught.value.problems] == ["1.toml"]
    assert snapshot(copy.root) == before


def test_command_when_the_data_are_in_use_then_shows_what_would_change_and_asks(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(copy.root))
    path = tmp_path / "one.toml"
    path.write_text(form(), encoding="utf-8")
    before = snapshot(copy.root)
    result = CliRunner().invoke(main, ["correct", "--form", str(path)], input="n\n")
    assert result.exit_code == 1
    assert "EX-2023-0001: killed 3 to 5 (was 3); page S-0012 added" in result.stdout
    assert "Write to the data in use" in result.stdout
    assert snapshot(copy.root) == before


def test_template_when_read_then_only_what_must_be_given_is_missing():
    text = CliRunner().invoke(main, ["correct", "--template"]).stdout
    assert read_correction(text).problems == ("why: must not be empty",)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, table):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


TABLES = sorted(path.name for path in (CASES / "before").glob("*.csv"))
FORMS = {path.name: path.read_text(encoding="utf-8") for path in sorted((CASES / "forms").glob("*.toml"))}


@pytest.fixture(scope="module")
def before_release(tmp_path_factory):
    """The published data with twenty records as version 2026.11.0 had them."""
    root = tmp_path_factory.mktemp("before") / "geodata"
    shutil.copytree(GEODATA, root)
    records = {name.removesuffix(".toml") for name in FORMS}
    for name in TABLES:
        path = root / "incidents" / name
        kept = [row for row in rows(path) if row["incident_id"] not in records]
        was = [{column: row.get(column, "") for column in kept[0]} for row in rows(CASES / "before" / name)]
        write(path, sorted([*kept, *was], key=lambda row: row["incident_id"]))
    cited = {row["source_id"] for row in rows(root / "incidents/incident_sources.csv")}
    pages = [row for row in rows(root / "incidents/sources.csv") if row["source_id"] in cited]
    write(root / "incidents/sources.csv", pages)
    used = {row["publisher_id"] for row in pages}
    publishers = [row for row in rows(root / "incidents/publishers.csv") if row["publisher_id"] in used]
    write(root / "incidents/publishers.csv", publishers)
    return root


def content(tables, record, pages):
    """Return the rows of a record without the numbers of claims, doubts and pages, or the later French of pages."""
    left_out = {"claim_id", "doubt_id", "supports_fr"}
    urls = {row["source_id"]: row["url"] for row in pages}
    return {
        name: sorted(
            tuple(urls.get(cell, cell) for column, cell in row.items() if column not in left_out)
            for row in table
            if row["incident_id"] == record
        )
        for name, table in tables.items()
    }


@pytest.mark.slow
def test_release_when_twenty_of_its_corrections_are_made_again_from_forms_then_the_same_rows(before_release):
    assert len(FORMS) == 20
    made = prepare_corrections(before_release, FORMS)
    published = {name: rows(GEODATA / "incidents" / name) for name in TABLES}
    corrected = {name: made.tables.rows[name.removesuffix(".csv")] for name in TABLES}
    for name in FORMS:
        record = name.removesuffix(".toml")
        expected = content(published, record, rows(GEODATA / "incidents/sources.csv"))
        assert content(corrected, record, made.tables.rows["sources"]) == expected, record
    assert [entry[0] for entry in made.entries] == [name.removesuffix(".toml") for name in FORMS]


@pytest.mark.long
def test_release_when_its_corrections_are_written_then_every_rule_holds(before_release):
    assert write_changes(prepare_corrections(before_release, FORMS), dt.date(2026, 11, 30)) == "2026.12.1"
    assert check_all(before_release).problems == ()


def test_correction_when_a_field_and_a_source_are_wrong_then_one_round_says_both_and_each_once(copy):
    head = '[set]\nconfidence = "low"\ndate_precision = "dya"\n[retract]\nreason_en = "x"\n'
    with pytest.raises(FormError) as caught:
        correct(copy, form(head=head, body=""))
    assert [problem.partition("; ")[0] for problem in caught.value.problems] == [
        '0.toml: set, date_precision: "dya" is not known',
        "0.toml: retract, reason_fr: must not be empty",
        "0.toml: set, confidence: would change without a source",
        "0.toml: retract: would take the record back without a source",
    ]
