"""Sets in a real database attacked by a reader who may not read one of them, and by its own read-only role."""

import asyncio
import json
import shutil
import urllib.error
import urllib.request
from urllib.parse import urlencode

import psycopg
import pytest
from postgres_server import PostgresServer
from server_process import MINI, ask, eventually, serve_command

from benchmarks.streamlit_client import Reader
from sahel_map.app.page.shell import PAGES
from sahel_map.data.dataset import load_dataset
from sahel_map.data.trace.register import register
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.sets.errors import StoreError
from sahel_map.sets.postgres import PostgresStore
from sahel_map.views.map.packed_columns import pack_columns

pytestmark = pytest.mark.long  # a real database and a server

HIDDEN, TITLE = "Hiddenstory", "Desk only"
MARKUP = "<img src=x onerror=alert(1)>'); DROP SCHEMA sahel_map CASCADE; --"
SQL = "x'); DROP SCHEMA sahel_map CASCADE; --"
SETTINGS = {
    "SAHEL_MAP_LOGIN": "proxy",
    "SAHEL_MAP_PROXY_SECRET": "p" * 32,
    "SAHEL_MAP_PROXY_GROUPS_HEADER": "X-Forwarded-Groups",
    "SAHEL_MAP_ALLOW_GROUPS": "press,desk",
    "SAHEL_MAP_MAINTAINER_EMAILS": "mara@ngo.example",
}


def person(name, groups=""):
    return {"X-Forwarded-Email": f"{name}@ngo.example", "X-Forwarded-Groups": groups, "X-Sahel-Map-Proxy": "p" * 32}


PRESS, DESK, MAINTAINER = person("paul", "press"), person("dora", "desk"), person("mara")


def folder_of(place, title, word):
    """Return a copy of the invented data under another title, whose first record says a word of its own."""
    folder = place / word
    shutil.copytree(MINI, folder)
    table = folder / "incidents" / "incidents.csv"
    table.write_text(table.read_text("utf-8").replace("Invented: soldiers", f"{word}: soldiers"), "utf-8")
    described = folder / "datapackage.json"
    content = json.loads(described.read_text("utf-8"))
    content["set_profile"] = {"title": title, "publisher": "Example Recorders"}
    described.write_text(json.dumps(content), "utf-8")
    register(folder)
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("attacked")


@pytest.fixture(scope="module")
def database():
    server = PostgresServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def store(database, place):
    store = PostgresStore(database.fresh("attacked"), place / "mine")
    store.migrate()
    store.add("desk", folder_of(place, TITLE, HIDDEN), "a-person", "imported")
    store.allow("desk", ["desk"])
    store.add("marked", folder_of(place, MARKUP, "Openstory"), "a-person", "imported")
    return store


@pytest.fixture(scope="module")
def server(database, store, place):
    (place / "state").mkdir()
    address = {
        "SAHEL_MAP_DATABASE_URL": database.url(database="attacked"),
        "SAHEL_MAP_DATA_DIR": str(place / "state"),
    }
    server = serve_command(place, **SETTINGS, **address).wait("readyz")
    yield server
    server.stop()


def seen(server, who, query="", page=""):
    """Return all that a page says to a person; it may not end in an error."""

    async def read():
        reader = Reader(server.url, who)
        await reader.connect()
        run = await reader.open(query, page)
        await reader.close()
        return run

    run = asyncio.run(read())
    assert run.errors == [], (query, page)
    return "\n".join([*run.texts, *run.html])


def rows(store):
    return [(entry.set_id, entry.version.digest, entry.readers, entry.removed_at) for entry in store.entries()]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO sahel_map.set_state (set_id) VALUES ('mine')",
        "UPDATE sahel_map.set_state SET readers = '{}'",
        "DELETE FROM sahel_map.set_version",
        "TRUNCATE sahel_map.set_version CASCADE",
        "DROP SCHEMA sahel_map CASCADE",
        "ALTER TABLE sahel_map.set_state DROP COLUMN readers",
        "BEGIN; LOCK TABLE sahel_map.set_state IN ACCESS EXCLUSIVE MODE",
        "SELECT * FROM sahel_map.set_state FOR UPDATE",
        "CREATE TABLE sahel_map.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION sahel_map.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION file_fdw",
        "COPY sahel_map.set_state FROM PROGRAM 'id'",
        "COPY sahel_map.set_state TO '/tmp/mine'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT * FROM pg_authid",
        "SET ROLE owner",
        "SET SESSION AUTHORIZATION owner",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "GRANT sahel_map_maintainer TO CURRENT_USER",
    ],
)
def test_role_of_readers_when_it_tries_to_write_or_to_look_elsewhere_then_is_refused(database, store, statement):
    with psycopg.connect(database.url(database="attacked"), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS attacker")
        connection.execute("CREATE ROLE attacker LOGIN IN ROLE sahel_map_reader")
    before = rows(store)
    with (
        psycopg.connect(database.url("attacker", "attacked"), autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)
    assert rows(store) == before


def test_set_of_others_when_asked_for_by_its_id_then_like_one_that_does_not_exist(server):
    for page in ("", "Record"):
        assert HIDDEN in seen(server, DESK, "set=desk&incident=EX-2023-0001", page)
    asked = ("set=desk&incident=EX-2023-0001", "other=desk", "set=desk&records=EX-2023-0001&q=Hiddenstory")
    for page in ("", *(name for name in PAGES if name != "map")):
        name = PAGES[page].removeprefix("pages/").removesuffix(".py") if page else ""
        for query in asked:
            said = seen(server, PRESS, query, name)
            assert TITLE not in said, (name, query)
            assert f"{HIDDEN}: soldiers" not in said, (name, query)
    assert seen(server, PRESS, "set=desk") == seen(server, PRESS, "set=gone").replace("gone", "desk")


def test_map_of_a_set_of_others_when_its_digest_is_known_then_is_given_to_its_readers_alone(server, store):
    digest = pack_columns(load_dataset(store.folder("desk"))).digest
    address = f"{server.url}mapdata/{digest}/columns.bin"
    assert ask(address, DESK).status == 200
    refused, unknown = ask(address, PRESS), ask(address.replace(digest, "0" * len(digest)), PRESS)
    assert (refused.status, unknown.status) == (403, 404)
    assert ask(address).status == 401


def test_live_addresses_when_they_name_a_set_of_others_then_give_none_of_it(server):
    for path in ("incidents.csv", "collections/incidents/items", "collections/points/items"):
        answer = ask(f"{server.url}api/{path}?set=desk", PRESS)
        # As for a set that does not exist: who may not read one does not learn that it is there.
        missing = ask(f"{server.url}api/{path}?set=nowhere", PRESS)
        assert (answer.status, missing.status) == (404, 404)
        assert answer.body.replace(b"desk", b"nowhere") == missing.body
    for path in ("collections/incidents/items/EX-2023-0001", "changes.atom", "incidents.csv"):
        assert HIDDEN.encode() not in ask(f"{server.url}api/{path}", PRESS).body


def test_upload_when_forged_then_is_taken_from_nobody_but_a_maintainer_on_an_open_page(server, store):
    before = rows(store)
    form = b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x.csv"\r\n\r\na,b\r\n--b--\r\n'
    other_site = {**MAINTAINER, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    for who, expected in ((PRESS, {403}), ({}, {401}), (other_site, {400, 403}), (MAINTAINER, {400, 403, 404})):
        for method in ("PUT", "POST", "DELETE"):
            headers = {**who, "Content-Type": "multipart/form-data; boundary=b"}
            request = urllib.request.Request(
                f"{server.url}_stcore/upload_file/0-0-0-0/1", form, headers=headers, method=method
            )
            try:
                status = urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request).status
            except urllib.error.HTTPError as error:
                status = error.code
            assert status in expected | {405}, (who, method, status)
    assert rows(store) == before


def test_sql_when_it_stands_in_any_parameter_then_is_no_more_than_a_wrong_value(server, store):
    before = rows(store)
    for name in [parameter.name for parameter in PARAMETERS]:
        seen(server, PRESS, urlencode({name: SQL}))
        assert ask(f"{server.url}api/incidents.csv?{urlencode({name: SQL})}", PRESS).status in (200, 400), name
    for name in ("set", "other", "incident", "lang", "map", "view", "sort", "dossier", "beside", "report"):
        for value in (SQL, "../../etc/passwd", "\0", "%00", MARKUP, "a" * 5_000):
            asked = urlencode({"set": "marked", name: value})
            assert "<img src=x" not in seen(server, PRESS, asked)
    assert rows(store) == before


def test_title_when_it_is_markup_then_is_shown_as_text(server):
    said = seen(server, PRESS, "set=marked")
    assert "DROP SCHEMA" in said
    assert "<img src=x" not in said


def test_set_when_its_id_or_register_is_hostile_then_is_not_stored(store, place):
    before = rows(store)
    for set_id in ("../x", "a/b", "a'b", "", "A", "-x", "a" * 200, "x\0"):
        with pytest.raises(StoreError):
            store.add(set_id, MINI, "a-person", "imported")
    outside = place / "outside"
    shutil.copytree(MINI, outside)
    described = outside / "datapackage.json"
    text = described.read_text("utf-8")
    for path in ("../secret.csv", "/etc/passwd", "incidents/../../secret.csv"):
        described.write_text(text.replace('"incidents/incidents.csv"', json.dumps(path)), "utf-8")
        with pytest.raises(StoreError):
            store.add("outside", outside, "a-person", "imported")
    assert rows(store) == before


def test_set_when_removed_while_it_is_read_then_neither_page_nor_map_gives_it_any_more(server, store, place):
    store.add("leaving", folder_of(place, "Leaving", "Leavingstory"), "a-person", "imported")
    digest = pack_columns(load_dataset(store.folder("leaving"))).digest
    address = f"{server.url}mapdata/{digest}/columns.bin"
    assert eventually(lambda: ask(address, PRESS).status == 200, 30)
    assert "Leavingstory" in seen(server, PRESS, "set=leaving&incident=EX-2023-0001")
    store.remove("leaving")
    assert eventually(lambda: ask(address, PRESS).status == 404, 10)
    assert "Leavingstory" not in seen(server, PRESS, "set=leaving&incident=EX-2023-0001")
