"""What somebody sees who may not read."""

import re

import pytest
from starlette.datastructures import Headers

from sahel_map.app.server.sign_in_page import sign_in_page
from sahel_map.settings.settings import Settings

OIDC = Settings(login="oidc", public_url="https://map.example/mali", base_path="mali")


def shown(known=None, query="", settings=OIDC, **headers):
    return sign_in_page(settings, Headers(headers), query, known).body.decode()


@pytest.mark.parametrize(
    ("wished", "query", "first"),
    [
        ("", "", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "", "fr"),
        ("de-DE, fr;q=0.5", "", "fr"),
        ("en-GB,fr;q=0.9", "", "en"),
        ("en-GB", "actor=JNIM&lang=fr", "fr"),
        ("fr", "lang=en&text=a", "en"),
        ("fr", "lang=de", "fr"),
    ],
)
def test_languages_when_shown_then_that_of_the_link_or_the_browser_stands_first(wished, query, first):
    page = shown(query=query, **{"accept-language": wished})
    assert re.search("<html lang=.(..)", page)[1] == first
    assert re.findall("<section lang=.(..).><(h.)>", page) == [
        (first, "h1"),
        ({"en": "fr", "fr": "en"}[first], "h2"),
    ]


def test_stranger_when_the_provider_signs_in_then_has_the_way_there():
    page = shown()
    assert re.findall('href="(.*?)">(.*?)<', page) == [
        ("/mali/auth/login", "Sign in"),
        ("/mali/auth/login", "Se connecter"),
    ]


def test_stranger_when_a_proxy_signs_in_then_is_sent_nowhere():
    page = shown(settings=Settings(login="proxy", proxy_secret="s" * 32))
    assert "<a" not in page
    assert "the sign-in before this server did not say who you are." in page


def test_reader_when_not_allowed_then_is_told_under_which_address():
    page = shown({"email": "eve@other.example"})
    assert "You are signed in as <b>eve@other.example</b>, but this address may not read these data." in page
    assert "en tant que <b>eve@other.example</b>, mais cette adresse ne peut pas lire ces données." in page
    assert re.findall('href="(.*?)"', page) == ["/mali/auth/logout"] * 2


def test_reader_when_not_allowed_and_without_an_address_then_is_told_all_the_same():
    assert "<p>You are signed in, but this address may not read these data." in shown({"sub": "7"})


def test_address_when_it_is_markup_then_is_text():
    page = shown({"email": "<script>alert(1)</script>@x.example"})
    assert "<b>&lt;script&gt;alert(1)&lt;/script&gt;@x.example</b>" in page
    assert "<script" not in page
