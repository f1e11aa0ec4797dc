"""Signing in at a real provider on loopback, through TLS and nginx, as readers do."""

import json
import re
import sys
from types import SimpleNamespace

import pytest
from nginx_process import Nginx
from playwright.sync_api import expect
from server_process import ROOT, ServerProcess, ask, eventually, free_port, oidc_settings, serve_command

pytestmark = pytest.mark.browser

SECRET = "0123456789abcdef0123456789abcdef"
PEOPLE = [
    {"sub": "1", "email": "ada@ngo.example", "email_verified": True},
    {"sub": "2", "email": "eve@other.example"},
    {"sub": "3", "email": "mara@elsewhere.example", "groups": ["Map team"]},
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A provider, the application that trusts it, and nginx before it."""
    folder, provider_port, port = tmp_path_factory.mktemp("site"), free_port(), free_port()
    (folder / "provider").mkdir()
    command = [sys.executable, str(ROOT / "tests" / "provider.py"), str(provider_port), json.dumps(PEOPLE)]
    provider = ServerProcess(command, f"http://127.0.0.1:{provider_port}/", folder / "provider" / "log.txt", {})
    nginx = server = None
    try:
        provider.wait(".well-known/openid-configuration")
        nginx = Nginx(folder, [port])
        server = serve_command(
            folder,
            "/mali",
            port=port,
            **oidc_settings(nginx.url, provider.url, SECRET),
            SAHEL_MAP_MAINTAINER_GROUPS="Map team",
            SAHEL_MAP_AUDIT_LOG=str(folder / "audit.jsonl"),
        ).wait("readyz")
        yield SimpleNamespace(url=nginx.url, server=server, audit=folder / "audit.jsonl", nginx=nginx)
    finally:
        for process in (server, nginx, provider):
            if process:
                process.stop()


@pytest.fixture
def arrive(site, open_page):
    """Return a function that opens a view and signs a person in on the way."""

    def go(person, view=""):
        page = open_page(site.url + view, ignore_https_errors=True)
        page.get_by_role("link", name="Sign in").click()
        page.get_by_role("button", name=re.compile(PEOPLE[person - 1]["email"])).or_(
            page.get_by_role("button", name=str(person), exact=True)
        ).first.click()
        return page

    return go


def test_stranger_when_arriving_then_sees_how_to_sign_in_and_no_data(site, open_page, picture):
    page = open_page(site.url, ignore_https_errors=True)
    expect(page.get_by_role("link", name="Sign in")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="Se connecter")).to_be_visible()
    # A stranger gets a plain page: none of Streamlit's scripts, and no socket of a session.
    assert page.locator("script").count() == 0
    assert "Exampleville" not in page.content()
    assert not [line for line in site.server.lines() if line.get("event") == "session"]
    picture(page, "sign-in")
    assert page.request.get(f"{site.url}mapdata/0/columns.bin").status == 401


def test_reader_when_signed_in_then_gets_the_view_of_the_link(site, arrive):
    page = arrive(1, "?actor=JNIM")
    box = page.frame_locator("iframe").locator(".leaflet-container")
    expect(box).to_have_attribute("data-state", "ready", timeout=30_000)
    expect(box).to_have_attribute("data-shown", "4")
    expect(page.get_by_text("Only incidents with JNIM among the alleged actors", exact=True)).to_be_visible()
    assert page.request.get(f"{site.url}mapdata/0/columns.bin").status == 404
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies(site.url)}
    assert all(cookie["secure"] for cookie in cookies.values())
    signed_in = cookies["__Host-mali_streamlit_user"]
    assert signed_in["httpOnly"] and signed_in["sameSite"] == "Lax"
    expect(page.get_by_text("Look for newer data")).to_have_count(0)
    stolen = {"Cookie": f"__Host-mali_streamlit_user={signed_in['value']}"}
    assert site.nginx.ask("mapdata/0/columns.bin", stolen).status == 404
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(r"/oauth2/end_session"))
    assert page.request.get(f"{site.url}mapdata/0/columns.bin").status == 401
    # The sign-in is over on the server, whoever still holds its cookie.
    assert site.nginx.ask("mapdata/0/columns.bin", stolen).status == 403


@pytest.mark.long
def test_somebody_when_signed_in_but_not_listed_then_is_told_so(site, arrive, picture):
    page = arrive(2)
    expect(page.get_by_text("this address may not read these data", exact=False)).to_be_visible(timeout=30_000)
    expect(page.get_by_role("link", name="Sign out")).to_be_visible()
    assert page.request.get(f"{site.url}mapdata/0/columns.bin").status == 403
    picture(page, "not-allowed")


@pytest.mark.long
def test_maintainer_when_signed_in_then_can_look_for_newer_data(site, arrive, picture):
    page = arrive(3)
    page.get_by_text("Server", exact=True).click()
    page.get_by_role("button", name="Look for newer data").click()
    expect(page.get_by_text("The data shown are those in the folder.")).to_be_visible()
    picture(page, "server-panel")


@pytest.mark.long
def test_events_when_people_come_and_go_then_are_in_the_audit_log_without_a_name(site, arrive):
    page = arrive(1)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(r"/oauth2/end_session"))
    arrive(2)
    lines = eventually(
        lambda: [
            line for line in map(json.loads, site.audit.read_text().splitlines()) if line["audit"] == "refused"
        ]
    )
    assert "not-allowed" in {line["reason"] for line in lines}
    assert {len(line["who"]) for line in lines} == {12}
    kinds = {json.loads(line)["audit"] for line in site.audit.read_text().splitlines()}
    assert kinds >= {"sign-in", "sign-out", "refused"}
    assert not re.search(r"\b(ada|eve|mara)\b|example", site.audit.read_text())


def exports_in(audit):
    return [line for line in map(json.loads, audit.read_text().splitlines()) if line["audit"] == "export"]


@pytest.mark.long
def test_export_when_downloaded_then_is_in_the_audit_log_without_a_name(site, arrive):
    page = arrive(1, "Incidents?actor=JNIM")
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    download.value.path()
    ending = download.value.suggested_filename.rpartition(".")[2]
    exports = eventually(lambda: exports_in(site.audit))
    assert [(line["format"], line["role"], len(line["who"])) for line in exports] == [(ending, "reader", 12)]
    assert "ada" not in site.audit.read_text() + site.server.text
    assert ask(f"http://127.0.0.1:{site.server.url.split(':')[2]}healthz").status == 200
