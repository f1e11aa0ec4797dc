"""What goes wrong in a server's life, and what readers then have: their view, the old data, a clear sentence."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from server_process import MINI, PATIENCE_S, ROOT, ask, eventually, serve_command

from benchmarks.streamlit_client import Reader
from sahel_map.data.trace.register import register

VIEW = "actor=JNIM&incident=EX-2023-0004"
SENTENCE = "Only incidents with JNIM among the alleged actors"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(MINI, tmp_path / "data"))


def run(steps):
    return asyncio.run(asyncio.wait_for(steps, 2 * PATIENCE_S))


def edit(folder, before, after):
    file = folder / "incidents" / "incidents.csv"
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8", newline="\n")


def wait_for(server, found):
    lines = eventually(lambda: [line for line in server.lines() if found(line)])
    assert lines, server.text[-2000:]
    return lines


@pytest.mark.long
def test_server_when_killed_and_started_again_then_readers_get_their_view_back(start_server):
    server = start_server("/mali")

    async def look():
        reader = Reader(server.url)
        await reader.connect()
        run = await reader.open(VIEW)
        assert run.errors == []
        return reader, run

    async def steps():
        reader, before = await look()
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        server.start()
        await asyncio.to_thread(server.wait, "readyz")
        # A browser that lost its server connects again and sends the address it shows.
        again = Reader(server.url)
        await again.connect()
        return before, await again.open(reader.query)

    before, after = run(steps())
    assert SENTENCE in before.texts
    assert after.texts == before.texts
    assert after.errors == []


@pytest.mark.long
def test_data_when_replaced_while_people_read_then_old_until_whole_then_new(start_server, folder):
    server = start_server(SAHEL_MAP_GEODATA=str(folder), SAHEL_MAP_RELOAD_SECONDS="1")

    async def steps():
        reader = Reader(server.url)
        await reader.connect()
        first = await reader.open(VIEW)
        edit(folder, "Exampleville-2,", "Newville,")
        await asyncio.to_thread(wait_for, server, lambda line: line.get("event") == "data-refused")
        during = await reader.open(VIEW)
        register(folder)
        taken = lambda line: line.get("audit") == "data-reload" and line["before"] not in {None, line["after"]}  # noqa: E731
        await asyncio.to_thread(wait_for, server, taken)
        return first, during, await reader.open(VIEW)

    first, during, after = run(steps())
    assert "Exampleville\\-2" in first.texts
    assert during.texts == first.texts
    assert "Newville" in after.texts
    assert any(text.startswith("The data were replaced by version") for text in after.texts)
    assert first.errors + during.errors + after.errors == []
    refusals = wait_for(server, lambda line: line.get("event") == "data-refused")
    assert refusals[0]["problems"][0].startswith("incidents/incidents.csv")
    assert ask(f"{server.url}readyz").status == 200


@pytest.mark.long
@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_data_when_bad_at_the_start_then_readers_are_told_and_whole_data_are_taken(start_server, folder, damage):
    file = folder / "places" / "places.csv"
    whole = file.read_bytes()
    file.unlink() if damage == "missing" else file.write_bytes(whole[: len(whole) // 2])
    server = start_server(ready="healthz", SAHEL_MAP_GEODATA=str(folder), SAHEL_MAP_RELOAD_SECONDS="1")
    server.wait("readyz", status=503)

    async def look():
        reader = Reader(server.url)
        await reader.connect()
        return await reader.open()

    seen = run(look())
    assert any(text.startswith("The data of this server cannot be read") for text in seen.texts)
    assert any(text.startswith("places/places.csv") for text in seen.texts)
    assert seen.errors == []
    file.write_bytes(whole)
    server.wait("readyz")
    assert "All documented incidents" in run(look()).texts


def small_disk(folder):
    """Return the beginning of a command for which a folder is a full disk of 64 kB, or skip."""
    mount = f'mount -t tmpfs -o size=64k tmpfs {folder} && exec "$@"'
    command = ["unshare", "--mount", "sh", "-c", mount, "small"]
    if os.geteuid() != 0 or subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("needs root and mount namespaces to make a small disk")
    return command


@pytest.mark.long_after(1)
@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["export", "--format", "gpkg", "-o"], "out.gpkg"),
        (["export", "-o"], "out.xlsx"),
        (["sheet", "-o"], "out.pdf"),
        (["sheet", "-o"], "out.png"),
        (["backup"], "out.tar.gz"),
    ],
)
def test_disk_when_full_then_one_sentence_and_nothing_half_written(tmp_path, command, name):
    disk = tmp_path / "disk"
    disk.mkdir()
    program = "from sahel_map.cli import main; main()"
    # The shell lists what is left on the disk, which only exists inside the namespace.
    inside = f'echo old > {disk}/{name}; "$@"; echo "exit $?"; ls -A {disk}; cat {disk}/{name}'
    ended = subprocess.run(
        [*small_disk(disk), "sh", "-c", inside, "x", sys.executable, "-c", program, *command, f"{disk}/{name}"],
        cwd=ROOT, env={**os.environ, "SAHEL_MAP_GEODATA": str(ROOT / "geodata")}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ended.stdout.split() == ["exit", "1", name, "old"]
    assert ended.stderr.count("\n") == 1
    assert f"{disk}/{name} could not be written and was left as it was: " in ended.stderr


@pytest.mark.long
def test_release_when_the_disk_is_full_then_no_folder_is_made(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    program = "from sahel_map.cli import main; main()"
    ended = subprocess.run(
        [
            *small_disk(disk), "sh", "-c", f'"$@"; echo "exit $?"; ls -A {disk}', "x",
            sys.executable, "-c", program, "build", "-o", f"{disk}/public",
        ],
        cwd=ROOT, env={**os.environ, "SAHEL_MAP_GEODATA": str(ROOT / "geodata")}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ended.stdout.split() == ["exit", "1"]
    assert ended.stderr == f"Error: {disk}/public could not be made: No space left on device.\n"


@pytest.mark.long
def test_disk_when_full_in_a_server_then_it_goes_on(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    server = serve_command(tmp_path, SAHEL_MAP_AUDIT_LOG=str(disk / "audit.jsonl"))
    server.stop()
    server.command = [
        *small_disk(disk),
        "sh",
        "-c",
        f'head -c 65536 /dev/zero > {disk}/full; exec "$@"',
        "x",
        *server.command,
    ]
    server.start()
    try:
        server.wait("readyz")
        assert ask(f"{server.url}Trends").status == 200
        # What the audit log could not take is in the server's log.
        (missed,) = wait_for(server, lambda line: line.get("event") == "audit-not-written")
        assert missed["reason"] == "[Errno 28] No space left on device"
        assert (missed["line"]["audit"], missed["line"]["outcome"]) == ("data-reload", "taken")
        assert "Traceback" not in server.text
    finally:
        server.stop()
