"""Backup and restore: the round trip, and every way a backup can be bad."""

import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

import pytest
from server_process import MINI, ROOT
from typer.testing import CliRunner

from sahel_map.cli import main

# Patch level 3.11.2 in Debian 12, the oldest that is supported.
DEBIAN_PYTHON = "/usr/bin/python3"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A data folder with settings and an audit log beside it."""
    shutil.copytree(MINI, tmp_path / "data")
    (tmp_path / "audit.jsonl").write_text('{"audit": "export"}\n')
    (tmp_path / "sahel-map.toml").write_text(
        f"geodata = '{tmp_path / 'data'}'\naudit_log = '{tmp_path / 'audit.jsonl'}'\nreload_seconds = 7\n"
    )
    monkeypatch.delenv("SAHEL_MAP_GEODATA", raising=False)
    monkeypatch.setenv("SAHEL_MAP_CONFIG", str(tmp_path / "sahel-map.toml"))
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_backup_when_restored_elsewhere_then_everything_is_as_it_was(place):
    archive, target = place / "backup.tar.gz", place / "new" / "data"
    target.parent.mkdir()
    made = run("backup", archive)
    n_files = len(contents(MINI))
    assert (made.exit_code, made.output.strip()) == (
        0, f"{archive}: {n_files + 2} files, of them settings.toml, audit.jsonl beside the data.",
    )  # fmt: skip
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    back = run("restore", archive, target)
    assert (back.exit_code, back.output.splitlines()[0]) == (0, f"{target}: {n_files} files.")
    assert contents(target) == contents(MINI)
    assert (place / "new" / "restored-settings.toml").read_text() == (place / "sahel-map.toml").read_text()
    assert (place / "new" / "restored-audit.jsonl").read_text() == '{"audit": "export"}\n'
    assert not list((place / "new").glob(".restoring-*"))


@pytest.mark.long
def test_restore_when_data_are_there_then_they_are_kept_beside(place):
    archive = place / "backup.tar.gz"
    run("backup", archive)
    (place / "data" / "README.md").write_text("changed")
    for number in (1, 2):
        assert run("restore", archive, place / "data").exit_code == 0
        assert (place / f"data.before-restore-{number}").is_dir()
    assert (place / "data.before-restore-1" / "README.md").read_text() == "changed"
    assert contents(place / "data") == contents(MINI)


@pytest.mark.long
def test_backup_when_the_sets_are_in_a_database_then_says_how_they_are_kept(place, monkeypatch):
    assert "pg_dump" not in run("backup", place / "without.tar.gz").output
    monkeypatch.setenv("SAHEL_MAP_DATABASE_URL", "postgresql://web@db.example/sahel_map")
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(place))
    said = " ".join(run("backup", place / "backup.tar.gz").output.split())
    assert (
        "not in this file: keep them too, by pg_dump --format=custom --file=sets.dump DATABASE, and its roles"
        in said
    )


@pytest.mark.long
def test_backup_when_the_data_are_damaged_then_is_refused(place):
    with (place / "data" / "incidents" / "incidents.csv").open("a") as file:
        file.write("x\n")
    made = run("backup", place / "backup.tar.gz")
    assert made.exit_code == 1
    assert "incidents/incidents.csv" in made.output
    assert not (place / "backup.tar.gz").exists()


@pytest.mark.long
def test_restore_when_the_shell_grants_nobody_anything_then_the_service_can_read_the_data(place):
    archive, target = place / "backup.tar.gz", place / "new" / "data"
    target.parent.mkdir()
    run("backup", archive)
    before = os.umask(0o077)
    try:
        assert run("restore", archive, target).exit_code == 0
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (target, *target.rglob("*"))}
    assert modes == {0o755, 0o644}
    assert stat.S_IMODE((place / "new" / "restored-settings.toml").stat().st_mode) == 0o600


@pytest.mark.long
@pytest.mark.skipif(not Path(DEBIAN_PYTHON).exists(), reason="no Python of Debian here")
def test_restore_when_python_is_debians_then_works(place):
    archive, target = place / "backup.tar.gz", place / "new" / "data"
    target.parent.mkdir()
    run("backup", archive)
    version = subprocess.run(
        [DEBIAN_PYTHON, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=True
    )
    if version.stdout.strip() != str(sys.version_info[:2]):
        pytest.skip("Debian's Python is of another version than the packages here")
    restored = subprocess.run(
        [DEBIAN_PYTHON, "-c", "from sahel_map.cli import main; main()", "restore", archive, target],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), sysconfig.get_path("purelib")])},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (restored.returncode, restored.stderr) == (0, "")
    assert contents(target) == contents(MINI)


def rewritten(archive, change):
    """Write an archive again with its files changed."""
    with tarfile.open(archive) as old:
        files = {entry.name: old.extractfile(entry).read() for entry in old}
    change(files)
    with tarfile.open(archive, "w:gz") as new:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))


def not_ours(files):
    files["MANIFEST.json"] = b'["a list"]'


def odd_sums(files):
    files["MANIFEST.json"] = b'{"files": ["MANIFEST.json"]}'


def deep_sums(files):
    files["MANIFEST.json"] = b"[" * 100_000


def deep_data(files):
    """Checksums that fit, and a register nobody can read to its end."""
    deep = b'{"a":' * 100_000
    files["data/datapackage.json"] = deep
    manifest = json.loads(files["MANIFEST.json"])
    manifest["files"]["data/datapackage.json"] = hashlib.sha256(deep).hexdigest()
    files["MANIFEST.json"] = json.dumps(manifest).encode()


def colours(files):
    files["data/\x1b[31mred\x1b]0;title\x07"] = b"x"


def alter(files):
    files["data/places/places.csv"] += b"\n"


def drop(files):
    del files["data/places/places.csv"]


def add(files):
    files["data/extra.csv"] = b"x"


def escape(files):
    files["../escaped"] = b"x"


def forget_sums(files):
    del files["MANIFEST.json"]


def break_rules(files):
    """Change data and checksums alike: only the check of the data can tell."""
    name = "data/incidents/incident_harms.csv"
    files[name] = files[name].replace(b"looting", b"lootign", 1)
    manifest = json.loads(files["MANIFEST.json"])
    manifest["files"][name] = hashlib.sha256(files[name]).hexdigest()
    files["MANIFEST.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (alter, "is damaged; not as written: data/places/places.csv. Nothing was changed."),
        (drop, "is damaged; not as written: data/places/places.csv. Nothing was changed."),
        (add, "is damaged; not as written: data/extra.csv. Nothing was changed."),
        (escape, "is not a whole backup of this application"),
        (forget_sums, "is not a whole backup of this application"),
        (not_ours, "MANIFEST.json does not hold the checksums of its files. Nothing was changed."),
        (odd_sums, "MANIFEST.json does not hold the checksums of its files. Nothing was changed."),
        (deep_sums, "is not a whole backup of this application"),
        (deep_data, "datapackage.json"),
        (colours, r"not as written: 'data/\x1b[31mred\x1b]0;title\x07'. Nothing was changed."),
        (break_rules, "incidents/incident_harms.csv, row "),
    ],
)
def test_restore_when_the_backup_is_bad_then_says_so_and_changes_nothing(place, change, says):
    archive = place / "backup.tar.gz"
    run("backup", archive)
    rewritten(archive, change)
    before = contents(place / "data")
    back = run("restore", archive, place / "data")
    assert back.exit_code == 1
    assert isinstance(back.exception, SystemExit)
    assert says in back.output
    assert "\x1b" not in back.output
    assert contents(place / "data") == before
    assert not (place / "escaped").exists() and not (place.parent / "escaped").exists()


@pytest.mark.parametrize("content", [b"", b"not an archive", None])
def test_restore_when_the_file_is_no_backup_then_says_so(place, content):
    archive = Path(place / "backup.tar.gz")
    if content is None:
        run("backup", archive)
        content = archive.read_bytes()[:-2000]
    archive.write_bytes(content)
    back = run("restore", archive, place / "data")
    assert back.exit_code == 1
    assert f"{archive} is not a whole backup of this application" in back.output


@pytest.mark.long
def test_backup_when_the_server_keeps_sets_then_every_version_and_mapping_comes_back(place, monkeypatch):
    kept = place / "kept"
    kept.mkdir()
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(kept))
    assert run("sets", "add", MINI).output.strip() == "harm-to-civilians-in-exampleland: version 1, 14 records."
    assert run("sets", "rename", "harm-to-civilians-in-exampleland", "Example").exit_code == 0
    (kept / "mappings").mkdir()
    (kept / "mappings" / "example.toml").write_text("[columns]\n")
    half_written = kept / "sets" / "harm-to-civilians-in-exampleland" / ".adding-1"
    half_written.mkdir()
    (half_written / "left").touch()
    assert run("backup", place / "b.tar.gz").exit_code == 0
    refused = run("restore", place / "b.tar.gz", place / "again")
    assert (refused.exit_code, "say with --data-dir where to put them" in refused.output) == (1, True)
    assert not (place / "again").exists()
    back = run("restore", place / "b.tar.gz", place / "again", "--data-dir", place / "kept-again")
    assert (back.exit_code, f"The sets of others are in {place / 'kept-again'}." in back.output) == (0, True)
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(place / "kept-again"))
    listed = run("sets", "list").output.splitlines()
    assert listed[0] == "harm-to-civilians-in-exampleland  Example"
    assert listed[1].startswith("  version 2 of 20")
    assert listed[2] == "  14 records, Sahel Map, CC-BY-4.0"
    assert run("sets", "diff", "harm-to-civilians-in-exampleland", "1", "2").exit_code == 0
    assert (place / "kept-again" / "mappings" / "example.toml").read_text() == "[columns]\n"
    assert not list((place / "kept-again").rglob("left"))


@pytest.mark.long
def test_sets_when_the_server_keeps_none_then_says_which_setting_is_missing(place, monkeypatch):
    monkeypatch.delenv("SAHEL_MAP_DATA_DIR", raising=False)
    said = run("sets", "list")
    assert (said.exit_code, "set data_dir (SAHEL_MAP_DATA_DIR) to a folder" in said.output) == (1, True)


@pytest.mark.long
@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_restore_when_the_backup_holds_what_is_no_file_then_says_so_and_makes_nothing(place, kind):
    archive = place / "backup.tar.gz"
    with tarfile.open(archive, "w:gz") as new:
        entry = tarfile.TarInfo("data/settings")
        entry.type, entry.linkname = kind, "/etc/passwd"
        new.addfile(entry)
    back = run("restore", archive, place / "new-data")
    assert back.exit_code == 1
    assert "'data/settings' is not a file inside it. Nothing was changed." in back.output
    assert not (place / "new-data").exists()


@pytest.mark.long
def test_restore_when_the_backup_unpacks_to_more_than_there_is_room_for_then_is_refused_unread(place, monkeypatch):
    archive = place / "backup.tar.gz"
    with tarfile.open(archive, "w:gz") as new:
        entry = tarfile.TarInfo("data/large.csv")
        entry.size = 3_000_000
        new.addfile(entry, io.BytesIO(bytes(entry.size)))
    assert archive.stat().st_size < 10_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 2_000_000))
    back = run("restore", archive, place / "new-data")
    assert back.exit_code == 1
    assert "'data/large.csv' has 3000000 bytes, and there is room for 2000000. Nothing was changed." in back.output


@pytest.mark.long
def test_backup_when_the_server_has_tokens_then_their_hashes_come_back_and_still_open(place):
    import datetime as dt

    from sahel_map.app.server.api.tokens import TokenStore

    _, text = TokenStore(place / "tokens.json").new("GIS", "ada@example.org", dt.date(2026, 11, 29))
    with (place / "sahel-map.toml").open("a") as file:
        file.write(
            f"token_file = '{place / 'tokens.json'}'\nlogin = 'proxy'\nproxy_secret = '{'s' * 32}'\n"
            "allow_emails = ['*']\n"
        )
    archive, target = place / "backup.tar.gz", place / "new" / "data"
    target.parent.mkdir()
    assert "of them settings.toml, audit.jsonl, tokens.json beside" in run("backup", archive).output
    assert run("restore", archive, target).exit_code == 0
    restored = place / "new" / "restored-tokens.json"
    assert stat.S_IMODE(restored.stat().st_mode) == 0o600
    assert text not in restored.read_text()
    assert TokenStore(restored).find(text).name == "GIS"
