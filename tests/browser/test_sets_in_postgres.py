"""Every page in both languages, of a set that is kept in PostgreSQL with PostGIS."""

import pytest
from playwright.sync_api import expect
from postgres_server import PostgresServer
from server_process import MINI, serve_command

from sahel_map.app.page.shell import PAGES
from sahel_map.data.dataset import load_dataset
from sahel_map.sets.postgres import PostgresStore
from sahel_map.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    database, folder = PostgresServer(), tmp_path_factory.mktemp("server")
    url = database.fresh("example")
    store = PostgresStore(url, folder / "mine")
    store.migrate()
    store.add("example", MINI, "a-person", "imported")
    (folder / "state").mkdir()
    # The server's own set is the shipped one: what the pages show can come from the database alone.
    settings = {"SAHEL_MAP_GEODATA": "", "SAHEL_MAP_DATABASE_URL": url, "SAHEL_MAP_DATA_DIR": str(folder / "state")}
    server = serve_command(folder, **settings)
    yield server.wait("readyz")
    server.stop()
    database.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_when_its_set_is_in_the_database_then_shown_whole(server, open_lasting_page, picture, language):
    words, digest = Words(language), load_dataset(MINI).version.digest
    page = open_lasting_page(f"{server.url}?set=example&lang={language}")
    for name, script in PAGES.items():
        path = "" if name == "map" else script.removeprefix("pages/").removesuffix(".py")
        more = "&incident=EX-2023-0001" if name == "record" else ""
        page.goto(f"{server.url}{path}?set=example&lang={language}{more}")
        # The last thing that a page draws.
        expect(page.get_by_text(words("page-cite-heading"))).to_be_visible(timeout=60_000)
        page.get_by_text(words("page-cite-heading")).click()
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        expect(page.get_by_text(digest).first).to_be_attached()
        assert "set=example" in page.url
        picture(page, f"postgres-{name}-{language}")
        if name == "map":
            box = page.frame_locator("iframe").locator(".leaflet-container")
            expect(box).to_have_attribute("data-state", "ready", timeout=60_000)
