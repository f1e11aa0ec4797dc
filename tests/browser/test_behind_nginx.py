"""The dashboard as readers get it: a browser, TLS, nginx, a sub-path."""

import pytest
from nginx_process import Nginx
from playwright.sync_api import expect
from server_process import serve_command

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_map_when_behind_nginx_with_tls_under_a_path_then_is_there(tmp_path, open_page):
    server = serve_command(tmp_path, "/mali")
    nginx = None
    try:
        nginx = Nginx(tmp_path, [server.wait("readyz").url.split(":")[2].split("/")[0]])
        page = open_page(f"{nginx.url}Trends?actor=JNIM", ignore_https_errors=True)
        expect(page.get_by_text("Only incidents with JNIM among the alleged actors")).to_be_visible(timeout=30_000)
        page.get_by_role("link", name="Map", exact=True).click()
        box = page.frame_locator("iframe").locator(".leaflet-container")
        expect(box).to_have_attribute("data-state", "ready", timeout=30_000)
        expect(box).to_have_attribute("data-shown", "4")
        cookies = page.context.cookies()
        assert {cookie["name"] for cookie in cookies} >= {"_streamlit_xsrf", "sahel_map_process"}
        assert all(cookie["secure"] and cookie["path"] in {"/", "/mali/", "/mali"} for cookie in cookies)
    finally:
        for process in (nginx, server):
            if process:
                process.stop()
