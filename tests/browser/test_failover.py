"""One host goes, work goes on: a primary with a standby, two processes behind nginx, readers in browsers."""

import subprocess
import sys
import threading

import psycopg
import pytest
from nginx_process import Nginx
from playwright.sync_api import expect
from postgres_server import PostgresServer
from server_process import MINI, PATIENCE_S, eventually, serve_command

from sahel_map.data.dataset import load_dataset
from sahel_map.sets.errors import StoreError
from sahel_map.sets.postgres import PostgresStore

pytestmark = [pytest.mark.browser, pytest.mark.long]
AWAY = "The database of the sets cannot be reached; nothing was changed."


@pytest.fixture
def databases(tmp_path):
    """Start a primary with a standby that has everything before anything is acknowledged."""
    primary = PostgresServer()
    primary.fresh("example")
    PostgresStore(primary.url(database="example"), tmp_path).migrate()
    standby = PostgresServer(of=primary)
    with psycopg.connect(primary.url(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        connection.execute("SELECT pg_reload_conf()")
        asked = "SELECT state, sync_state FROM pg_stat_replication"
        assert eventually(lambda: connection.execute(asked).fetchall() == [("streaming", "sync")])
    yield primary, standby
    standby.close()
    primary.close()


@pytest.fixture
def url(databases):
    folders = ",".join(str(server.folder) for server in databases)
    return f"postgresql://owner@/example?host={folders}"


@pytest.fixture
def processes(url, tmp_path):
    servers = []
    for name in ("a", "b"):
        folder = tmp_path / name
        (folder / "state").mkdir(parents=True)
        settings = {"SAHEL_MAP_DATABASE_URL": url, "SAHEL_MAP_DATA_DIR": str(folder / "state")}
        servers.append(serve_command(folder, "/mali", **settings))
    yield [server.wait("readyz") for server in servers]
    for server in servers:
        server.stop()


@pytest.fixture
def nginx(processes, tmp_path):
    nginx = Nginx(tmp_path, [server.url.split(":")[2].split("/")[0] for server in processes])
    yield nginx
    nginx.stop()


class Writer(threading.Thread):
    """Stores one new set after another and notes those whose storing was acknowledged."""

    def __init__(self, store):
        super().__init__(daemon=True)
        self.store, self.acknowledged, self.refused, self.is_over = store, [], [], threading.Event()

    def run(self):
        number = 0
        while not self.is_over.is_set():
            number += 1
            try:
                self.store.add(f"set-{number}", MINI, "a-person", "imported")
                self.acknowledged.append(f"set-{number}")
            except StoreError as error:
                self.refused.append(str(error))
            self.is_over.wait(1)


def reader_at(open_page, nginx, process):
    """Open the map of the set in the database as a reader whom nginx keeps with one process."""
    page = open_page(f"{nginx.url}healthz", ignore_https_errors=True)
    page.set_default_timeout(PATIENCE_S * 1000)
    page.context.add_cookies([{"name": "sahel_map_process", "value": process, "url": nginx.url}])
    page.goto(f"{nginx.url}?set=example&harm=killing")
    whole(page)
    return page


def whole(page):
    box = page.frame_locator("iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=60_000)


def sets_add(url, folder, set_id):
    command = [sys.executable, "-c", "from sahel_map.cli import main; main()", "sets", "add", str(MINI)]
    environment = {"SAHEL_MAP_DATABASE_URL": url, "SAHEL_MAP_DATA_DIR": str(folder), "PATH": "/usr/bin:/bin"}
    return subprocess.run([*command, "--set", set_id], env=environment, capture_output=True, text=True, check=False)


def test_work_when_the_primary_goes_and_the_standby_is_promoted_then_goes_on(
    databases, url, processes, nginx, tmp_path, open_page, choose_actor, picture
):
    primary, standby = databases
    store = PostgresStore(url, tmp_path / "mine")
    store.add("example", MINI, "a-person", "imported")
    readers = {process: reader_at(open_page, nginx, process) for process in ("a", "b")}
    writer = Writer(store)
    writer.start()
    assert eventually(lambda: len(writer.acknowledged) >= 3)

    # The primary goes in the middle of writing: reading goes on at both processes, changes are refused.
    primary.stop()
    for page in readers.values():
        choose_actor(page, "JNIM")
        expect(page.get_by_text("JNIM among the alleged actors").first).to_be_visible(timeout=60_000)
        page.goto(f"{nginx.url}Incidents?set=example")
        expect(page.get_by_text("Cite this view")).to_be_visible(timeout=60_000)
        page.goto(f"{nginx.url}?set=example&harm=killing")
        whole(page)
    assert eventually(lambda: writer.refused)
    refused = sets_add(url, tmp_path, "example")
    assert (refused.returncode, refused.stderr.strip()) == (1, f"Error: {AWAY}")
    before = list(writer.acknowledged)

    # Promoted, with nothing set anew, the standby takes changes.
    standby.promote()
    assert eventually(lambda: len(writer.acknowledged) >= len(before) + 2)
    writer.is_over.set()
    writer.join(60)
    assert set(writer.refused) == {AWAY}
    done = sets_add(url, tmp_path, "example")
    assert (done.returncode, done.stdout, done.stderr) == (0, "example: version 2, 14 records.\n", "")
    expected = {
        (set_id, record)
        for set_id in ("example", *writer.acknowledged)
        for record in load_dataset(MINI).incidents.index
    }
    with psycopg.connect(standby.url(database="example")) as connection:
        rows = connection.execute("SELECT set_id, incident_id FROM sahel_map.incidents").fetchall()
        n_files = connection.execute("SELECT set_id, count(*) FROM sahel_map.version_file GROUP BY 1").fetchall()
    # What was in the middle when the primary went may be there whole, though nobody was told so.
    assert len(rows) == len(set(rows))
    assert expected <= set(rows)
    assert len({set_id for set_id, _ in set(rows) - expected}) <= 1
    files = dict(n_files)
    assert {files[set_id] for set_id in writer.acknowledged} == {len([p for p in MINI.rglob("*") if p.is_file()])}
    print(
        f"\n{len(writer.acknowledged)} sets acknowledged, {len(expected)} rows there, {len(writer.refused)} refused"
    )
    assert not (standby.data / "standby.signal").exists()


def test_process_when_it_goes_then_its_readers_go_on_by_the_other_and_the_first_action_counts(
    url, processes, nginx, tmp_path, open_page, choose_actor, picture
):
    PostgresStore(url, tmp_path / "mine").add("example", MINI, "a-person", "imported")
    page, other = (reader_at(open_page, nginx, process) for process in ("a", "b"))
    processes[0].process.kill()
    processes[0].process.wait()
    choose_actor(page, "JNIM")
    expect(page.get_by_text("JNIM among the alleged actors").first).to_be_visible(timeout=60_000)
    assert {"set=example", "harm=killing", "actor=JNIM"} <= set(page.evaluate("location.search")[1:].split("&"))
    whole(page)
    picture(page, "failover-after-the-process-went")
    choose_actor(other, "JNIM")
    expect(other.get_by_text("JNIM among the alleged actors").first).to_be_visible(timeout=60_000)
