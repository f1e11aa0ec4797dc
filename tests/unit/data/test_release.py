"""A release holds nothing that its readers may not have: every byte of it is looked at."""

import datetime as dt
import json
import re
from functools import cache

import pytest
from export_bytes import plain_bytes
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import DataError
from sahel_map.data.check.run import check_all
from sahel_map.data.dataset import load_dataset
from sahel_map.data.read.raw_tables import TextTables
from sahel_map.exports.formats import FORMATS, export_bytes
from sahel_map.exports.job import ExportJob
from sahel_map.incident.facts import build_record
from sahel_map.incident.withheld import release_note
from sahel_map.release.build import build_release
from sahel_map.release.treatments import suppress_counts
from sahel_map.selection.matching import matching
from sahel_map.selection.selection import Selection
from sahel_map.words import Words

pytestmark = pytest.mark.slow

INCIDENTS, PLACES, TIERS = "incidents/incidents.csv", "places/places.csv", "tiers.csv"
GAPS, LINKS = "incidents/known_gaps.csv", "ledger/report_links.csv"
SECRETS = (
    b"secretnote",
    b"secretbasis",
    b"secretreason",
    b"secretlink",
    b"secretcorrection",
    b"exampleville-2",
    b",15.5,-2.5,",
)


def set_tier(copy, table, field, tier, treatment):
    rows = copy.rows(TIERS)
    row = next(number for number, row in enumerate(rows, start=1) if row[:2] == [table, field])
    copy.set(TIERS, row, "tier", tier)
    copy.set(TIERS, row, "treatment", treatment)


@pytest.fixture(scope="module")
def full(module_copy):
    """The invented data with values that must not leave: notes, the basis of points, one point."""
    copy = module_copy
    set_tier(copy, "incidents", "notes_en", "partner", "withhold")
    set_tier(copy, "incidents", "notes_fr", "partner", "withhold")
    set_tier(copy, "places", "basis", "internal", "withhold")
    copy.set(INCIDENTS, 2, "notes_en", "SECRETNOTE in English")
    copy.set(INCIDENTS, 2, "notes_fr", "SECRETNOTE en français")
    copy.set(PLACES, 2, "basis", "SECRETBASIS")
    row = next(number for number, row in enumerate(copy.rows(PLACES), start=1) if row[0] == "pl-exampleville-2")
    copy.set(PLACES, row, "release_level", "cercle")
    # What a curator wrote about a record from which a release takes something.
    gaps = copy.rows(GAPS)
    row = next(number for number, row in enumerate(gaps, start=1) if row[:2] == ["EX-2023-0004", "date"])
    copy.set(GAPS, row, "reason_en", "SECRETREASON")
    links = copy.rows(LINKS)
    row = next(number for number, row in enumerate(links, start=1) if row[2] == "EX-2024-0005")
    copy.set(LINKS, row, "reason_en", "SECRETLINK")
    changelog = copy.root / "CHANGELOG.md"
    entry = "| 2024-12-30 | EX-2024-0003 | SECRETCORRECTION from 2 to 3 | invented | S-0005 |\n"
    changelog.write_text(changelog.read_text(encoding="utf-8") + entry, encoding="utf-8")
    copy.register()
    return copy


def bytes_of(folder):
    """Return every byte of a folder in lower case, with the names of its files."""
    return b"\n".join(
        path.name.encode() + b"\n" + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    ).lower()


@pytest.fixture(scope="module")
def release(full, tmp_path_factory):
    """Return a function that gives the release for an audience and its report; each is built once."""

    @cache
    def build(tier):
        folder = tmp_path_factory.mktemp("releases") / tier
        report = build_release(full.root, tier, folder)
        return folder, report

    return build


# No test changes a release.
opened = cache(load_dataset)


def test_public_release_when_scanned_then_holds_no_withheld_value(full, release):
    folder, report = release("public")
    whole = bytes_of(full.root)
    for secret in SECRETS:
        assert secret in whole
        assert secret not in bytes_of(folder)
    # Two notes of EX-2023-0001 and two each of the three records that have some already; eleven bases.
    assert (report.n_places_moved, report.n_counts_dropped, report.n_records_without_text) == (1, 2, 3)


def job_on(folder, language="en"):
    dataset, selection = opened(folder), Selection()
    words = Words(language, dataset.codes.labels(language) | dataset.units.labels(language))
    return ExportJob(
        dataset, selection, matching(dataset, selection), words, dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    )


@pytest.mark.long_after(3)
@pytest.mark.parametrize("code", FORMATS)
def test_export_of_a_release_when_scanned_then_holds_no_withheld_value_and_says_what_is(code, full, release):
    folder, _ = release("public")
    content = plain_bytes(export_bytes(job_on(folder), FORMATS[code]))
    for secret in SECRETS:
        assert secret not in content
    # The file says in its own words that something is left out.
    assert b"public release of the data." in content
    if code == "csv":
        assert b"exampleville-2" in plain_bytes(export_bytes(job_on(full.root), FORMATS[code]))


def test_release_when_read_then_says_how_much_and_where_it_withholds(full, release):
    dataset, words = opened(release("public")[0]), Words("en")
    assert release_note(dataset, words) == (
        "Public release of the data. Left out: 2 small counts of people detained or of survivors of sexual "
        "violence, 1 exact place, and the texts of the 3 records concerned, which say so. "
        "No total holds these counts."
    )
    assert release_note(opened(release("internal")[0]), words) == "Internal release of the data."
    assert release_note(opened(full.root), words) == ""
    labelled = job_on(release("partner")[0]).words
    flags = {key: build_record(dataset, key, labelled).flags for key in ("EX-2024-0003", "EX-2023-0004")}
    assert flags["EX-2024-0003"][-1] == "Withheld in this release, not unreported: detained."
    assert flags["EX-2023-0004"][-1] == "Withheld in this release, not unreported: place."


def test_gap_when_called_withheld_in_the_full_data_then_problem(copy):
    rows = copy.rows(GAPS)
    row = next(number for number, row in enumerate(rows, start=1) if row[:2] == ["EX-2023-0004", "date"])
    copy.set(GAPS, row, "gap", "withheld")
    messages = [message for *_, message in copy.problems()]
    assert "only a release withholds something; take the line out" in messages


def test_public_release_when_checked_then_is_a_sound_data_set_under_its_own_version(release):
    folder, _ = release("public")
    assert check_all(folder).problems == ()
    dataset = opened(folder)
    assert dataset.version.version == "0.1.0+public"
    assert len(dataset.incidents) == 14


def test_place_when_snapped_then_stands_for_its_unit(release):
    dataset = opened(release("public")[0])
    row = dataset.incidents.loc["EX-2023-0004"]
    assert (row["place_id"], row["place_name_en"]) == ("pl-released-0001", "Examplecercle-2")
    assert (row["place_precision"], row["cercle_pcode"]) == ("cercle", "XX0102")
    assert (row["lat"], row["lon"]) != (15.5, -2.5)
    # The unit is one by two degrees: its corners are more than 100 km from its middle.
    assert 100_000 < row["radius_m"] < 140_000
    assert not isinstance(row["commune_pcode"], str)
    assert row["summary_en"].startswith("The text of this record is left out of this release")


def test_counts_when_small_and_sensitive_then_dropped_with_their_claims_and_texts(release):
    dataset = opened(release("public")[0])
    left = set(zip(dataset.figures["incident_id"], dataset.figures["figure"], strict=True))
    # Three detained at a village; two taken away in a record of sexual violence.
    assert ("EX-2024-0003", "detained") not in left
    assert ("EX-2024-0005", "abducted") not in left
    # Livestock, one person taken elsewhere: not of these kinds.
    assert {("EX-2023-0002", "livestock_taken"), ("EX-2024-0002", "abducted")} <= left
    claims = dataset.claims[dataset.claims["incident_id"] == "EX-2024-0005"]
    assert "abducted" not in set(claims["fact"])
    assert "text" not in set(claims["unit"])
    reasons = dataset.known_gaps.loc[dataset.known_gaps["incident_id"] == "EX-2024-0005", "reason_en"]
    assert "What this rests on is withheld in this release." in set(reasons)


def test_partner_release_when_built_then_holds_what_partners_may_have(full, release):
    folder, report = release("partner")
    content = bytes_of(folder)
    assert b"secretbasis" not in content
    assert b"secretnote" in content
    assert b",15.5,-2.5," in content
    assert (report.n_places_moved, report.n_counts_dropped) == (0, 0)


def test_internal_release_when_built_then_changes_no_table(full, release):
    folder, _ = release("internal")
    for path in sorted(full.root.rglob("*.csv")):
        assert (folder / path.relative_to(full.root)).read_bytes() == path.read_bytes()


def test_server_when_pointed_at_a_release_then_reads_nothing_else(release, monkeypatch):
    folder, _ = release("public")
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(folder))
    assert load_dataset().version.version == "0.1.0+public"
    register = json.loads((folder / "datapackage.json").read_text("utf-8"))
    registered = {entry["path"] for entry in register["resources"]}
    documents = re.compile(r"README\.md|CHANGELOG\.md|datapackage\.json|LICENSES/.*")
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {path for path in inside - registered if not documents.fullmatch(path)} == set()


def test_release_when_the_folder_exists_or_the_data_are_wrong_then_refused_and_nothing_left(full, copy, tmp_path):
    with pytest.raises(DataError, match="exists already"):
        build_release(full.root, "public", tmp_path)
    copy.set(INCIDENTS, 2, "confidence", "hihg")
    copy.register()
    with pytest.raises(DataError, match="1 problem"):
        build_release(copy.root, "public", tmp_path / "broken")
    assert not (tmp_path / "broken").exists()
    assert list(tmp_path.glob(".release-*")) == []


def test_command_when_built_then_says_what_was_left_out(full, tmp_path):
    result = CliRunner().invoke(main, ["build", "-o", str(tmp_path / "out"), str(full.root)])
    assert result.exit_code == 0
    assert "places moved to their unit: 1" in result.stdout
    assert CliRunner().invoke(main, ["build", "--tier", "all", "-o", str(tmp_path / "x")]).exit_code == 2


@pytest.mark.parametrize(
    ("harm", "figure", "count", "precision", "is_kept"),
    [
        ("detention", "detained", "4", "settlement", False),
        ("detention", "detained", "5", "settlement", True),
        ("detention", "detained", "4", "region", True),
        ("detention", "injured", "4", "settlement", True),
        ("sexual_violence", "injured", "1", "commune", False),
        ("sexual_violence", "killed", "1", "settlement", True),
        ("abduction", "abducted", "1", "settlement", True),
        ("detention", "abducted", "1", "settlement", False),
    ],
)
def test_count_when_below_five_and_finer_than_region_then_suppressed(harm, figure, count, precision, is_kept):
    tables = TextTables(
        {
            "places": [{"place_id": "p", "precision": precision}],
            "incidents": [{"incident_id": "i", "place_id": "p"}],
            "incident_harms": [{"incident_id": "i", "harm_type": harm}],
            "incident_figures": [{"incident_id": "i", "figure": figure, "minimum": count, "maximum": ""}],
            "claims": [{"incident_id": "i", "fact": figure}],
        }
    )
    assert suppress_counts(tables) == (set() if is_kept else {("i", figure)})
    assert len(tables.rows["incident_figures"]) == len(tables.rows["claims"]) == int(is_kept)


def test_tier_when_missing_for_a_field_then_problem(copy):
    copy.write(TIERS, [row for row in copy.rows(TIERS) if row[:2] != ["places", "name"]])
    assert [message for *_, message in copy.problems()] == [
        "the field name of places has no tier; add a row that says who may have it"
    ]


@pytest.mark.parametrize(
    ("table", "field", "tier", "treatment", "message"),
    [
        ("places", "name", "public", "withhold", "a public field is kept"),
        ("places", "name", "internal", "keep", "a public field is kept"),
        ("places", "name", "partner", "snap", "only lat and lon of places can be snapped"),
        ("places", "name", "partner", "suppress", "only minimum and maximum"),
        ("incidents", "incident_id", "internal", "withhold", "cannot be withheld"),
        ("incidents", "confidence", "internal", "withhold", "cannot be withheld"),
    ],
)
def test_treatment_when_it_cannot_be_done_then_problem(copy, table, field, tier, treatment, message):
    set_tier(copy, table, field, tier, treatment)
    ((*_, found),) = copy.problems()
    assert message in found


def test_tier_when_for_an_unknown_field_then_problem(copy):
    row = next(number for number, row in enumerate(copy.rows(TIERS), start=1) if row[:2] == ["places", "name"])
    copy.set(TIERS, row, "field", "nmae")
    messages = [message for *_, message in copy.problems()]
    assert any('did you mean "name"?' in message for message in messages)
