"""Cookies of the sign-in under TLS: bound to the host, and taken under that name only."""

import pytest

from sahel_map.app.server.host_cookies import bound_to_host, take_in
from sahel_map.settings.settings import Settings


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (
            "_streamlit_user=x; HttpOnly; Max-Age=2592000; Path=/mali; SameSite=lax",
            "__Host-_streamlit_user=x; HttpOnly; Max-Age=28800; SameSite=lax; Path=/",
        ),
        ("_streamlit_user_tokens_1=x; Path=/mali", "__Host-_streamlit_user_tokens_1=x; Path=/"),
        ("_streamlit_session=x; path=/; httponly", "__Host-_streamlit_session=x; httponly; Path=/"),
        ('_streamlit_user=""; Max-Age=0; Path=/mali', '__Host-_streamlit_user=""; Max-Age=0; Path=/'),
        ("_streamlit_xsrf=x; Path=/mali", "_streamlit_xsrf=x; Path=/mali"),
    ],
)
def test_cookie_when_of_the_sign_in_then_is_bound_and_lives_no_longer_than_it(given, sent):
    assert bound_to_host(given, Settings(login_hours=8)) == sent


def test_cookie_when_it_comes_under_the_plain_name_then_is_dropped():
    scope = {
        "headers": [
            (b"cookie", b"_streamlit_user=forged; __Host-_streamlit_user=own; _streamlit_xsrf=t; a=b"),
            (b"x", b"y"),
        ]
    }
    take_in(scope)
    assert scope["headers"] == [(b"cookie", b"_streamlit_user=own; _streamlit_xsrf=t; a=b"), (b"x", b"y")]
