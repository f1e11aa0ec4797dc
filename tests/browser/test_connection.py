"""What a reader sees and keeps when the server goes away: our words, and the first press counts."""

import signal

import pytest
from playwright.sync_api import expect
from server_process import serve_command

pytestmark = pytest.mark.browser

LOST = "Not connected to the server. Trying again; what you press now does not count."


@pytest.fixture
def server(tmp_path):
    server = serve_command(tmp_path, "/mali").wait("readyz")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """A server that no test takes away."""
    server = serve_command(tmp_path_factory.mktemp("lasting"), "/mali").wait("readyz")
    yield server
    server.stop()


def shown(page):
    box = page.frame_locator("iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=60_000)
    return box


def kill(server):
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()


def test_page_when_opened_then_waits_for_no_answer_before_its_socket_and_asks_for_the_data_of_the_map_once(
    lasting, open_page
):
    asked = []
    page = open_page(f"{lasting.url}healthz")
    page.on("request", lambda request: asked.append((request.url, request.frame == page.main_frame)))
    page.route("**/_stcore/health", lambda route: None)
    page.goto(f"{lasting.url}?lang=fr")
    expect(shown(page)).to_have_attribute("data-shown", "14")
    # By the page, before the scripts of the map run; the map takes the answers.
    for name in ("columns.bin", "words.json", "boundaries/country.geojson", "boundaries/regions_2023.geojson"):
        assert [is_page for url, is_page in asked if name in url] == [True], name
    assert page.evaluate("window.sahelMapFiles.size") == 0


@pytest.mark.long
def test_server_when_killed_then_the_page_says_so_and_the_first_press_afterwards_counts(
    server, open_page, picture, choose_actor
):
    page = open_page(f"{server.url}?harm=killing")
    shown(page)
    kill(server)
    word = page.get_by_role("status").filter(has_text=LOST)
    expect(word).to_be_visible(timeout=10_000)
    # Streamlit's own window, in English for everybody, does not cover ours.
    page.wait_for_timeout(3_000)
    expect(page.get_by_text("Streamlit").locator("visible=true")).to_have_count(0)
    expect(page.get_by_text("TypeError").locator("visible=true")).to_have_count(0)
    picture(page, "not-connected")
    server.start()
    server.wait("readyz")
    expect(word).to_have_count(0, timeout=60_000)
    shown(page)
    choose_actor(page, "JNIM")
    expect(page.get_by_text("JNIM among the alleged actors", exact=False).first).to_be_visible(timeout=20_000)
    assert "actor=JNIM" in page.evaluate("location.search")
    assert "harm=killing" in page.evaluate("location.search")


@pytest.mark.long
def test_server_when_killed_while_read_in_french_then_the_page_says_so_in_french(server, open_page, picture):
    page = open_page(f"{server.url}?lang=fr", viewport={"width": 390, "height": 844})
    shown(page)
    kill(server)
    expect(page.get_by_role("status").filter(has_text="La connexion au serveur est interrompue.")).to_be_visible()
    picture(page, "not-connected-fr")


@pytest.mark.long
def test_connection_when_lost_for_a_moment_then_the_session_goes_on_without_a_new_page(
    lasting, open_page, choose_actor
):
    page = open_page(lasting.url)
    shown(page)
    page.evaluate("window.untouched = true")
    page.context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    page.context.set_offline(False)
    choose_actor(page, "JNIM")
    expect(page.get_by_text("JNIM among the alleged actors", exact=False).first).to_be_visible(timeout=20_000)
    assert page.evaluate("window.untouched")


@pytest.mark.parametrize("can_unpack", [True, pytest.param(False, marks=pytest.mark.long)])
def test_filter_when_changed_then_large_messages_arrive_whole_in_any_browser(
    lasting, open_page, choose_actor, can_unpack
):
    page = open_page(f"{lasting.url}healthz")
    if not can_unpack:
        page.add_init_script("delete window.DecompressionStream")
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(lasting.url)
    shown(page)
    choose_actor(page, "JNIM")
    assert ["slim=1" in url for url in sockets] == [can_unpack]
    expect(page.get_by_text("JNIM among the alleged actors", exact=False).first).to_be_visible(timeout=20_000)


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "why", "button"),
    [
        ("en", "This page has ended, because nothing was done on it for a long time.", "Continue"),
        ("fr", "Cette page est fermée, car elle est restée longtemps inutilisée.", "Continuer"),
    ],
)
def test_page_when_ended_as_nothing_is_done_on_it_then_keeps_nothing_and_opens_again(
    lasting, open_page, picture, language, why, button
):
    page, sockets = open_page("about:blank"), []

    def between(socket):
        sockets.append(socket)
        socket.connect_to_server()

    page.route_web_socket("**/_stcore/stream*", between)
    page.goto(f"{lasting.url}?lang={language}")
    shown(page)
    # What the server does after `idle_minutes`.
    sockets[-1].close(code=4008)
    expect(page.get_by_role("status")).to_have_text(f"{why}{button}")
    assert page.evaluate("document.body.innerText").split("\n")[0] == why
    assert page.locator("iframe, #root").count() == 0
    picture(page, f"idle-{language}")
    page.get_by_role("button", name=button).click()
    shown(page)
