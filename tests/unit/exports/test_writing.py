"""A file is complete or as before, and the command says in one line what is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sahel_map.cli import main
from sahel_map.core.errors import ExportError
from sahel_map.exports.formats import FORMATS, write_export

MINI = Path(__file__).parents[2] / "mini"

# Writes with a limit on the size of files, as on a full disk: every write beyond it fails.
FULL_DISK = """
import resource, sys
from typer.testing import CliRunner
from sahel_map.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
for target in sys.argv[1:]:
    result = CliRunner().invoke(main, ["export", "-o", target])
    print(result.exit_code, result.output, end="")
"""


@pytest.fixture
def run(mini_at_hand):
    return lambda *arguments: CliRunner().invoke(main, ["export", *map(str, arguments)])


def test_writing_when_it_fails_then_the_old_file_stays_and_nothing_else(make_job, tmp_path):
    def fail(job, path):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    target = tmp_path / "out.kml"
    target.write_text("before")
    broken = FORMATS["kml"].__class__("kml", ".kml", "text/xml", fail)
    with pytest.raises(ExportError, match="left as it was: No space left on device"):
        write_export(make_job(), broken, target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.long
def test_command_when_the_disk_is_full_then_one_line_exit_1_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    targets = [str(tmp_path / f"out{suffix}") for suffix in {each.suffix for each in FORMATS.values()}]
    command = [sys.executable, "-c", FULL_DISK, *targets]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    expected = [f"1 Error: {target} could not be written and was left as it was: " for target in targets]
    assert [line[: len(start)] for line, start in zip(lines, expected, strict=True)] == expected
    assert list(tmp_path.iterdir()) == []


def test_command_when_filtered_then_writes_that_and_says_so(run, tmp_path):
    target = tmp_path / "out.geojson"
    result = run("-o", target, "--actor", "ISSP", "--lang", "fr")
    assert result.exit_code == 0
    assert result.output.startswith(f"{target}: 2 incidents. Uniquement les incidents")
    assert len(json.loads(target.read_text("utf-8"))["features"]) == 2


@pytest.mark.parametrize(("language", "said"), [("en", "1 incident. "), ("fr", "1 incident. ")])
def test_command_when_one_incident_is_chosen_then_in_the_singular(run, tmp_path, language, said):
    target = tmp_path / "out.geojson"
    result = run("-o", target, "--text", "EX-2023-0005", "--lang", language)
    assert result.output.startswith(f"{target}: {said}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "out.csv"], "Error: a CSV goes with its codebook and citation in one ZIP: end the name in .zip"),
        (["--format", "dbf"], "Error: format 'dbf' is unknown; allowed: xlsx, csv, hxl, "),
        (["-o", "out.kml", "--actor", "XX"], "Error: --actor 'XX' is unknown; allowed: "),
        (
            ["-o", "out.kml", "--from", "2025-01", "--to", "2024-01"],
            "Error: --from '2025-01' lies after --to '2024-01'; allowed: a first date no later than the last",
        ),
        (["-o", "out.kml", "--lang", "de"], "Error: --lang 'de' is unknown; allowed: en, fr"),
    ],
)
def test_command_when_called_wrongly_then_one_line_and_exit_2(run, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.output.startswith(message)
    assert result.output.count("\n") == 1


def test_command_when_the_folder_is_missing_then_one_line_and_exit_1(run, tmp_path):
    result = run("-o", tmp_path / "nowhere" / "out.kml")
    assert result.exit_code == 1
    assert result.output.endswith("left as it was: No such file or directory.\n")
