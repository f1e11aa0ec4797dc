"""After signing in, readers see the view they came for, and never another site."""

import time

import pytest
from starlette.datastructures import Headers, MutableHeaders

from sahel_map.app.server.return_path import is_renewable, remember_view
from sahel_map.settings.settings import Settings

SETTINGS = Settings(login="oidc", public_url="https://map.example/mali", base_path="mali")


def answered(route, location="/mali/", **request):
    response = MutableHeaders({"location": location})
    remember_view(route, Headers(request), response, SETTINGS)
    return response


def came_back(cookie):
    """Return what we add when the provider sent a browser back and Streamlit gives or takes this cookie."""
    response = MutableHeaders({"location": "/mali/"})
    if cookie:
        response.append("set-cookie", cookie)
    remember_view("oauth2callback", Headers({}), response, SETTINGS)
    return "".join(line for line in response.getlist("set-cookie") if line != cookie)


def test_view_when_its_reader_signs_in_then_comes_back_with_its_filters():
    kept = answered("auth/login", referer="https://map.example/mali/Trends?actor=JNIM&text=a%20b")["set-cookie"]
    assert kept == (
        "sahel_map_view=%2Fmali%2FTrends%3Factor%3DJNIM%26text%3Da%2520b; Path=/mali; Max-Age=600; "
        "HttpOnly; SameSite=Lax"
    )
    back = answered("oauth2callback", cookie=kept.split(";")[0])
    assert back["location"] == "/mali/Trends?actor=JNIM&text=a%20b"
    assert "Max-Age=0" in back["set-cookie"]


@pytest.mark.parametrize(
    "referer",
    [
        "https://evil.example/mali/",
        "https://map.example.evil.example/mali/",
        "http://map.example/mali/",
        "https://map.example/other/",
        "https://map.example//evil.example/mali/",
        "",
    ],
)
def test_address_when_not_ours_then_is_not_kept(referer):
    assert "set-cookie" not in answered("auth/login", referer=referer)


@pytest.mark.parametrize(
    "value",
    [
        "%2F%5Cevil.example",
        "%2F%5C%2Fevil.example",
        "%2F%2Fevil.example",
        "%2F%09%2Fevil.example",
        "//evil.example",
    ],
)
def test_cookie_when_forged_at_the_root_of_a_host_then_leads_nowhere_else(value):
    root = Settings(login="oidc", public_url="https://map.example")
    response = MutableHeaders({"location": "/"})
    remember_view("oauth2callback", Headers({"cookie": f"sahel_map_view={value}"}), response, root)
    assert response["location"] == "/"


@pytest.mark.parametrize(
    "value", ["%2F%2Fevil.example%2Fmali", "https%3A%2F%2Fevil.example", "%40evil.example", ""]
)
def test_cookie_when_forged_then_leads_nowhere_else(value):
    assert answered("oauth2callback", cookie=f"sahel_map_view={value}")["location"] == "/mali/"


def test_other_addresses_when_answered_then_nothing_is_kept():
    assert "set-cookie" not in answered("page", referer="https://map.example/mali/?actor=JNIM")


def test_browser_when_somebody_signed_in_with_it_then_is_known_until_they_sign_out():
    signed_in = came_back('_streamlit_user="2|1:0|x"; Path=/; HttpOnly')
    assert signed_in.startswith("sahel_map_signed_in=1; Path=/mali; Max-Age=604800; HttpOnly; SameSite=Lax")
    assert is_renewable(Headers({"cookie": signed_in.split(";")[0]}))
    assert answered("auth/logout")["set-cookie"].startswith("sahel_map_signed_in=; Path=/mali; Max-Age=0")
    assert not is_renewable(Headers({}))


@pytest.mark.parametrize("cookie", ['_streamlit_user=""; Max-Age=0; Path=/', "_streamlit_tokens=x; Path=/", None])
def test_browser_when_the_provider_sends_it_back_signed_out_then_is_not_known(cookie):
    assert came_back(cookie) == ""


def test_view_when_the_provider_is_asked_without_a_word_then_is_not_that_of_the_page_before():
    before = answered("auth/login", referer="https://map.example/mali/Areas", cookie="sahel_map_renewed=1")
    assert "set-cookie" not in before


@pytest.mark.parametrize("made", ["a=" * 30_000 + '"', " " * 60_000 + "(", "a;" * 30_000], ids=["=", "space", ";"])
def test_cookies_when_made_to_be_hard_to_read_then_are_read_at_once(made):
    began = time.perf_counter()
    assert not is_renewable(Headers({"cookie": made}))
    assert answered("oauth2callback", cookie=made)["location"] == "/mali/"
    # Minutes, as `http.cookies` reads the first.
    assert time.perf_counter() - began < 2
