"""Commands: what they print and how they end."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sahel_map
from sahel_map.cli import main

MINI = Path(__file__).parents[1] / "mini"


@pytest.fixture
def run(monkeypatch, mini_at_hand):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def test_command_when_asked_for_its_version_then_says_it_and_exit_0(run):
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"sahel-map {sahel_map.__version__}\n")


def test_check_when_clean_then_counts_and_exit_0(run):
    result = run("check", str(MINI))
    assert result.exit_code == 0
    assert result.output.startswith("0 problems in ")


def test_check_when_data_are_wrong_then_names_file_row_field_and_exit_1(run, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(MINI, folder)
    harms = folder / "incidents" / "incident_harms.csv"
    harms.write_text(harms.read_text("utf-8").replace("looting", "lootign", 1), "utf-8")
    result = run("check", str(folder))
    assert result.exit_code == 1
    assert "incidents/incident_harms.csv, row " in result.output
    assert 'did you mean "looting"?' in result.output


def test_check_when_folder_is_missing_then_one_sentence_and_exit_2(run, tmp_path):
    result = run("check", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "No data set at" in result.output


def test_summary_when_json_then_ranges_as_in_the_readme(monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    result = CliRunner().invoke(main, ["summary", "--json"])
    assert result.exit_code == 0
    summary = json.loads(result.output)
    assert (summary["n_incidents"], summary["n_aggregates"]) == (14, 1)
    assert summary["totals"]["killed"]["reported"] == {
        "minimum": 20,
        "maximum": 45,
        "is_open": True,
        "n_records": 13,
        "n_without_figure": 7,
        "n_mixed": 2,
    }
    assert summary["selection"] == {}


@pytest.mark.parametrize("area", ["XX0101", "examplecercle-1", "Exemplecercle-1", " xx0101 "])
def test_summary_when_an_area_is_named_then_is_that_of_its_code(run, area):
    assert json.loads(run("summary", "--json", "--area", area).output)["selection"] == {"area": "XX0101"}


def test_summary_when_a_name_is_unknown_or_of_another_map_then_says_what_is_near_and_exit_2(run):
    result = run("summary", "--area", "Oldregion-2")
    assert result.exit_code == 2
    assert (
        "--area 'Oldregion-2' is unknown; did you mean \"newregion-2\"? Allowed: P-codes or names of regions, "
        "cercles and communes on the map chosen" in result.output
    )
    assert run("summary", "--area", "Oldregion-2", "--map", "old").exit_code == 0
    assert 'did you mean "examplecercle-4"?' in run("summary", "--area", "Exampelcercle-4").output


@pytest.mark.slow
def test_summary_when_a_name_is_a_region_and_a_cercle_then_asks_for_the_code(monkeypatch):
    monkeypatch.delenv("SAHEL_MAP_GEODATA", raising=False)
    result = CliRunner().invoke(main, ["summary", "--area", "Kidal"])
    assert result.exit_code == 2
    assert "--area 'Kidal' is the name of ML08 and of ML0802; name the P-code you mean" in result.output


def test_summary_when_filtered_in_french_then_sentence_and_figures_follow(run):
    result = run("summary", "--actor", "JNIM", "--lang", "fr")
    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("Uniquement les incidents dont ")
    assert "5–8" in result.output


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("summary", "--actor", "NOBODY"), "NOBODY"),
        (("summary", "--from", "2024-13"), "2024-13"),
        (("summary", "--lang", "de"), "de"),
        (("summary", "--nonsense"), "--nonsense"),
        (("serve", "--port", "70000"), "65535"),
        (("nonsense",), "nonsense"),
    ],
)
def test_command_when_called_wrongly_then_names_it_and_exit_2(run, arguments, named):
    result = run(*arguments)
    assert result.exit_code == 2
    assert named in result.output


@pytest.mark.parametrize("command", ["check", "summary", "serve"])
def test_command_when_asked_for_help_then_explains_itself(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_sheet_when_written_then_a_pdf_with_the_sentence_and_exit_0(run, tmp_path):
    target = tmp_path / "fama.pdf"
    result = run("sheet", "--actor", "FAMA", "--lang", "fr", "--size", "a4", "-o", str(target))
    assert result.exit_code == 0
    assert "Forces armées maliennes (FAMa)" in result.output
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (("--cercle", "XX0101"), "Only incidents in the cercle of Examplecercle-1."),
        (("--incident", "EX-2023-0005"), "Record EX-2023-0005."),
    ],
)
def test_sheet_when_of_a_cercle_or_an_incident_then_says_so(run, tmp_path, kind, sentence):
    result = run("sheet", *kind, "-o", str(tmp_path / "one.svg"))
    assert result.output.endswith(f" MB. {sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--size", "b5", "-o", "x.pdf"), "size 'b5' is unknown; allowed: a4, a3,"),
        (("-o", "x.doc"), "format 'doc' is unknown; allowed: pdf, png, svg"),
        (("--actor", "NOBODY", "-o", "x.pdf"), "--actor 'NOBODY' is unknown; allowed: "),
        (("--cercle", "ML0501", "-o", "x.png"), "cercle 'ML0501' is unknown; allowed: P-codes of cercles"),
        (("--atlas", "cercle", "--text", "nowhere-at-all"), "an atlas would have no page"),
        (("--atlas", "region"), "--atlas 'region' is unknown; allowed: cercle"),
        (
            ("--cercle", "XX0101", "--area", "XX0102", "-o", "x.pdf"),
            "Error: --cercle is itself an area and goes without --area; allowed: one of them",
        ),
        (
            ("--incident", "EX-2023-0005", "--actor", "JNIM", "-o", "x.pdf"),
            "Error: --incident names records and goes without filters; allowed: one of them",
        ),
        (("-o", "no-such-folder/x.pdf"), "there is no folder 'no-such-folder'"),
    ],
)
def test_sheet_when_called_wrongly_then_one_line_and_exit_2(run, tmp_path, monkeypatch, arguments, reason):
    monkeypatch.chdir(tmp_path)
    result = run("sheet", *arguments)
    assert result.exit_code == 2
    assert reason in result.output
    assert len(result.output.splitlines()) == 1


def test_command_when_called_then_nothing_is_imported_that_only_others_need():
    program = "import sys; from sahel_map.cli import main; main(standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program, "serve", "--help"], capture_output=True, text=True, check=True
    )
    assert "Start the dashboard" in done.stdout
    loaded = set(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert loaded & {"pandas", "geopandas", "altair", "docx", "clevercsv", "streamlit"} == set()
    assert {name for name in loaded if name.startswith("sahel_map.commands.")} == {
        "sahel_map.commands.echo",  # how every command speaks
        "sahel_map.commands.serve",
    }


def test_command_when_misspelt_then_the_likely_one_is_named():
    result = CliRunner().invoke(main, ["exprot"])
    assert result.exit_code == 2
    assert "Did you mean 'export'" in result.output


@pytest.mark.slow
def test_sheet_when_no_file_is_named_then_an_atlas_goes_by_its_own_name(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("sheet", "--atlas", "cercle", "--actor", "ISSP").exit_code == 0
    names = [path.name.rpartition("_")[0] for path in tmp_path.iterdir()]
    assert names == ["mali-incidents_atlas-issp_a4-portrait_en"]


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["summary", "--from", "2023-01", "--from", "2024-01"], "--from"),
        (["near", "Exampleville-1", "--km", "3", "--km", "4"], "--km"),
        (["sheet", "-o", "a.pdf", "--output", "b.pdf"], "--output"),
        (["sets", "list", "--config", "a.toml", "--config", "b.toml"], "--config"),
    ],
)
def test_option_when_given_twice_and_takes_one_value_then_refused_in_place_of_taking_the_last(arguments, option):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert option in result.output and "given more than once; allowed: once" in result.output


def test_option_when_it_may_be_repeated_then_all_its_values_count(mini_at_hand):
    twice = CliRunner().invoke(main, ["summary", "--actor", "JNIM", "--actor", "FAMA", "--json", "--json"])
    joined = CliRunner().invoke(main, ["summary", "--actor", "JNIM,FAMA", "--json"])
    assert (twice.exit_code, twice.stdout) == (0, joined.stdout)
