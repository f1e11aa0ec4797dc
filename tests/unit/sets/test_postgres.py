"""What only a database can suffer or give: an outage, roles, migrations on data, views for maps."""

import json
import subprocess
import threading
from pathlib import Path

import pandas as pd
import psycopg
import pytest
from postgres_server import binaries

from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.core.errors import StoreError
from sahel_map.data.dataset import load_dataset
from sahel_map.sets.postgres import PostgresStore

MINI = Path(__file__).parents[2] / "mini"


@pytest.fixture
def url(postgres):
    return postgres.fresh("example")


@pytest.fixture
def store(url, tmp_path):
    store = PostgresStore(url, tmp_path / "cache", lock_ms=300)
    store.migrate()
    return store


def as_role(postgres, role):
    """Make a user that has a role of ours and nothing else; return the address."""
    with psycopg.connect(postgres.url(database="example"), autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS some_{role}")
        connection.execute(f"CREATE ROLE some_{role} LOGIN IN ROLE {role}")
    return postgres.url(role=f"some_{role}", database="example")


def test_server_when_started_for_tests_then_does_not_run_as_root(postgres):
    with psycopg.connect(postgres.url()) as connection:
        folder = connection.execute("SHOW data_directory").fetchone()[0]
    assert Path(folder).owner() != "root"


def test_store_when_the_schema_is_missing_then_says_what_to_run(url, tmp_path):
    with pytest.raises(StoreError, match="run `sahel-map sets migrate`"):
        PostgresStore(url, tmp_path).entries()


def test_migration_when_down_and_up_again_then_the_database_is_empty_and_works(store, url):
    store.add("example", MINI, "a-person", "imported")
    store.migrate("base")
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'sahel_map'"
        ).fetchall()
    assert tables == [("schema_version",)]
    store.migrate()
    assert store.entries() == ()
    store.migrate()  # once more changes nothing
    assert store.add("example", MINI, "a-person", "imported").number == 1


def test_role_when_it_may_only_read_then_it_can_write_nothing(store, postgres, tmp_path):
    store.add("example", MINI, "a-person", "imported")
    reader = PostgresStore(as_role(postgres, "sahel_map_reader"), tmp_path / "reader")
    assert load_dataset(reader.folder("example")).version.digest == store.entries()[0].version.digest
    for write in (
        lambda: reader.add("example", MINI, "a-person", "imported"),
        lambda: reader.allow("example", ["desk"]),
        lambda: reader.remove("example"),
        lambda: reader.bring_back("example"),
    ):
        with pytest.raises(StoreError, match="its role may only read"):
            write()
    with psycopg.connect(reader._url) as connection:
        tables = connection.execute(
            "SELECT table_name, privilege_type FROM information_schema.table_privileges "
            "WHERE grantee = 'sahel_map_reader' AND privilege_type <> 'SELECT'"
        ).fetchall()
    assert tables == []


def test_role_when_it_maintains_then_it_changes_sets_but_not_the_schema(store, postgres, tmp_path):
    maintainer = PostgresStore(as_role(postgres, "sahel_map_maintainer"), tmp_path / "maintainer")
    assert maintainer.add("example", MINI, "a-person", "imported").number == 1
    maintainer.remove("example")
    assert maintainer.purge("9999") == ("example",)
    with psycopg.connect(maintainer._url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("ALTER TABLE sahel_map.incident ADD COLUMN more text")


def test_view_when_read_by_a_map_then_every_record_once_with_comments(store, url, mini):
    store.add("example", MINI, "a-person", "imported")
    store.add("example", MINI, "a-person", "again")
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT incident_id, killed_min, killed_max, actors, ST_X(geom), ST_Y(geom), licence "
            "FROM sahel_map.incidents ORDER BY incident_id"
        ).fetchall()
        comments = connection.execute(
            "SELECT count(*), count(col_description('sahel_map.incidents'::regclass, ordinal_position)) "
            "FROM information_schema.columns WHERE table_schema = 'sahel_map' AND table_name = 'incidents'"
        ).fetchone()
    assert [row[0] for row in rows] == list(mini.incidents.index)
    assert comments[0] == comments[1]
    for key, low, high, actors, lon, _lat, licence in rows:
        record = mini.incidents.loc[key]
        for found, kept in ((low, record["killed_min"]), (high, record["killed_max"])):
            assert found == (None if pd.isna(kept) else kept)
        assert lon == (None if pd.isna(record["lon"]) else pytest.approx(record["lon"]))
        assert licence == "CC-BY-4.0"
        assert set(actors) == set(mini.actors.loc[mini.actors["incident_id"] == key, "actor"])
    store.remove("example")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM sahel_map.incidents").fetchone() == (0,)


def test_add_when_it_breaks_off_then_nothing_of_it_is_seen(store, url, monkeypatch):
    store.add("example", MINI, "a-person", "imported")

    def break_off(dataset):
        yield from ()
        raise RuntimeError("killed")

    monkeypatch.setattr("sahel_map.sets.postgres.incident_rows", break_off)
    with pytest.raises(RuntimeError):
        store.add("example", MINI, "another", "imported")
    assert [version.who for version in store.versions("example")] == ["a-person"]
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM sahel_map.incidents").fetchone() == (14,)


def test_add_when_another_holds_the_set_then_refused_in_one_sentence(store, url):
    with psycopg.connect(url) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(hashtext('sahel_map_sets:example'))")
        with pytest.raises(StoreError, match="Somebody else is writing to the set 'example'"):
            store.add("example", MINI, "a-person", "imported")
    assert store.add("example", MINI, "a-person", "imported").number == 1


def test_database_when_it_goes_then_readers_keep_their_edition_and_it_comes_back_by_itself(store, postgres):
    store.add("example", MINI, "a-person", "imported")
    shelf = SetShelf(store, lambda: MINI)
    edition = shelf.edition_store("example").current()
    postgres.stop()
    try:
        assert [entry.set_id for entry in shelf.entries(anew=True)] == ["example"]
        assert shelf.away_since is not None
        shelf.edition_store("example").refresh()
        assert shelf.edition_store("example").current() is edition
        with pytest.raises(StoreError, match="^The database of the sets cannot be reached; nothing was changed.$"):
            store.add("example", MINI, "a-person", "imported")
    finally:
        postgres.start()
    assert len(shelf.entries(anew=True)) == 1
    assert shelf.away_since is None
    assert store.add("example", MINI, "a-person", "again").number == 2
    shelf.edition_store("example").refresh()
    assert shelf.edition_store("example").refusal is None


def test_readers_when_a_version_is_being_stored_then_see_the_old_one_until_it_is_whole(store, monkeypatch):
    store.add("example", MINI, "a-person", "imported")
    half, go_on = threading.Event(), threading.Event()
    rows = __import__("sahel_map.sets.postgres", fromlist=["incident_rows"]).incident_rows

    def slow(dataset):
        half.set()
        go_on.wait(60)
        yield from rows(dataset)

    monkeypatch.setattr("sahel_map.sets.postgres.incident_rows", slow)
    writer = threading.Thread(target=lambda: store.add("example", MINI, "another", "again"))
    writer.start()
    assert half.wait(60)
    assert [version.number for version in store.versions("example")] == [1]
    go_on.set()
    writer.join()
    assert [version.number for version in store.versions("example")] == [2, 1]


def test_error_when_the_database_refuses_then_no_password_or_address_in_it(postgres, tmp_path):
    store = PostgresStore(postgres.url(role="nobody-known"), tmp_path, password="correct horse battery")
    with pytest.raises(StoreError) as caught:
        store.entries()
    assert "horse" not in str(caught.value)
    assert str(postgres.folder) not in str(caught.value)


def test_file_when_damaged_in_the_database_then_it_is_not_shown(store, url):
    store.add("example", MINI, "a-person", "imported")
    with psycopg.connect(url) as connection:
        connection.execute(
            "UPDATE sahel_map.file_content SET content = 'x' WHERE sha256 = "
            "(SELECT sha256 FROM sahel_map.version_file WHERE path = 'datapackage.json')"
        )
    with pytest.raises(StoreError, match="Version 1 of the set 'example' is damaged: datapackage.json"):
        store.folder("example")
    assert json.loads((MINI / "datapackage.json").read_text("utf-8"))["name"] == "sahel-map-mini"


def test_dump_when_restored_into_an_empty_database_then_every_version_is_there(store, postgres, tmp_path):
    store.add("example", MINI, "a-person", "imported")
    store.add("example", MINI, "another", "again")
    store.allow("example", ["desk"])
    empty, dump = postgres.fresh("again"), tmp_path / "sets.dump"
    subprocess.run([binaries() / "pg_dump", "--format=custom", f"--file={dump}", store._url], check=True)
    subprocess.run([binaries() / "pg_restore", f"--dbname={empty}", dump], check=True)
    restored = PostgresStore(empty, tmp_path / "restored")
    assert restored.entries() == store.entries()
    assert restored.versions("example") == store.versions("example")
    assert load_dataset(restored.folder("example", 1)).version == load_dataset(store.folder("example", 1)).version
