"""What only a database can suffer or give: an outage, roles, migrations on data, views for maps."""

import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import psycopg
import pytest
from postgres_server import binaries

from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.data.dataset import load_dataset
from sahel_map.sets.errors import StoreError
from sahel_map.sets.postgres import PostgresStore

pytestmark = pytest.mark.slow  # a real database

MINI = Path(__file__).parents[2] / "mini"


@pytest.fixture
def url(postgres):
    return postgres.url(database="example")


@pytest.fixture
def store(postgres, migrated, tmp_path):
    return PostgresStore(postgres.fresh("example", template=migrated), tmp_path / "cache", lock_ms=300)


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


def test_store_when_the_schema_is_missing_then_says_what_to_run(postgres, tmp_path):
    with pytest.raises(StoreError, match="run `sahel-map sets migrate`"):
        PostgresStore(postgres.fresh("nothing"), tmp_path).entries()


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
def test_database_when_it_does_not_answer_then_pages_wait_for_a_second_and_say_since_when(store, url):
    store.add("example", MINI, "a-person", "imported")
    shelf = SetShelf(store, lambda: MINI)
    assert len(shelf.entries()) == 1
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE sahel_map.set_version IN ACCESS EXCLUSIVE MODE")
        time.sleep(2.1)  # a list counts for two seconds
        began = time.monotonic()
        assert [entry.set_id for entry in shelf.entries()] == ["example"]
        assert 0.9 < time.monotonic() - began < 3
        assert shelf.away_since is not None
    shelf._listing.join()
    assert shelf.away_since is None


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
def test_migration_when_of_records_that_are_there_then_each_gets_its_group(store, url):
    store.add("example", MINI, "a-person", "imported")
    with psycopg.connect(url) as connection:
        asked = "SELECT incident_id, actor_group FROM sahel_map.incidents ORDER BY incident_id"
        stored = connection.execute(asked).fetchall()
    assert {group for _, group in stored} >= {"STATE_AND_ALLIES", "ISLAMIST_ARMED_GROUPS", "SEVERAL_GROUPS"}
    store.migrate("0001")
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.UndefinedColumn):
        connection.execute(asked)
    store.migrate()
    with psycopg.connect(url) as connection:
        assert connection.execute(asked).fetchall() == stored
        comments = connection.execute(
            "SELECT count(*), count(col_description('sahel_map.incidents'::regclass, ordinal_position)) "
            "FROM information_schema.columns WHERE table_schema = 'sahel_map' AND table_name = 'incidents'"
        ).fetchone()
    assert comments[0] == comments[1] == 23


@pytest.mark.long
def test_migration_when_a_set_has_actors_of_its_own_then_their_group_is_that_of_its_code_list(store, url):
    store.add("own", MINI, "a-person", "imported")
    front = b"EXAMPLE_FRONT,REBEL_COALITIONS,Example Front,Front Exemple,Invented.,Invented.\n"
    with psycopg.connect(url) as connection:
        connection.execute(
            "UPDATE sahel_map.file_content SET content = content || %s WHERE sha256 = "
            "(SELECT sha256 FROM sahel_map.version_file WHERE path = 'codes/actors.csv')",
            [front],
        )
        record = "WHERE incident_id = 'EX-2024-0005'"
        connection.execute(f"UPDATE sahel_map.incident SET actors = '{{EXAMPLE_FRONT}}' {record}")
    store.migrate("0001")
    store.migrate()
    with psycopg.connect(url) as connection:
        found = connection.execute(f"SELECT actor_group FROM sahel_map.incidents {record}").fetchall()
    assert found == [("REBEL_COALITIONS",)]


@pytest.mark.long
def test_styles_when_migrated_by_the_command_then_where_qgis_looks_for_them(postgres, tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from sahel_map.cli import main

    url = postgres.fresh("styled")
    monkeypatch.setenv("SAHEL_MAP_DATABASE_URL", url)
    monkeypatch.setenv("SAHEL_MAP_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SAHEL_MAP_GEODATA", str(MINI))
    for _ in range(2):  # once more changes nothing
        assert CliRunner().invoke(main, ["sets", "migrate"]).exit_code == 0
    PostgresStore(url, tmp_path / "cache").add("example", MINI, "a-person", "imported")
    with psycopg.connect(postgres.url(database="styled")) as connection:
        # The question of QGIS 3 for the styles of a layer, its default first.
        found = connection.execute(
            "SELECT styleName, styleQML::text, useAsDefault FROM layer_styles WHERE f_table_catalog = 'styled' AND "
            "f_table_schema = 'sahel_map' AND f_table_name = 'incidents' AND f_geometry_column = 'geom' "
            "AND (type IS NULL OR type = 'Point') ORDER BY useAsDefault DESC, stylename"
        ).fetchall()
        groups = connection.execute("SELECT DISTINCT actor_group FROM sahel_map.incidents").fetchall()
    assert [(name, is_default) for name, _, is_default in found] == [
        ("sahel-map (en)", True), ("sahel-map (fr)", False),
    ]  # fmt: skip
    for (_, style, _), label in zip(found, ("Islamist armed groups", "Groupes armés islamistes"), strict=True):
        drawn = ElementTree.fromstring(style).find("renderer-v2")
        assert drawn.get("attr") == "actor_group"
        categories = {one.get("value"): one.get("label") for one in drawn.iter("category")}
        assert categories["ISLAMIST_ARMED_GROUPS"] == label
        assert {group for (group,) in groups} <= set(categories)


@pytest.fixture
def full_disk(postgres):
    """Return a tablespace of 24 MB: what stands in it fills like a disk."""
    folder = postgres.folder / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system here")
    postgres.give(folder)
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
    yield "small"
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS little WITH (FORCE)")
        connection.execute("DROP TABLESPACE small")
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.long
def test_disk_when_full_then_said_in_one_sentence_and_what_was_there_is_served(postgres, full_disk, tmp_path):
    store = PostgresStore(postgres.fresh("little", full_disk), tmp_path / "cache")
    store.migrate()
    assert store.add("example", MINI, "a-person", "imported").number == 1
    large = tmp_path / "large"
    shutil.copytree(MINI, large)
    (large / "import").mkdir()
    (large / "import" / "source-rows.parquet").write_bytes(os.urandom(40_000_000))
    with pytest.raises(StoreError, match="^The disk of the database is full; nothing was stored.$"):
        store.add("example", large, "another", "imported")
    assert [version.who for version in store.versions("example")] == ["a-person"]
    assert load_dataset(store.folder("example")).version.digest == store.entries()[0].version.digest
    assert store.add("example", MINI, "a-person", "again").number == 2
