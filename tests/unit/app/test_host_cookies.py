"""Cookies of the sign-in under TLS: bound to the host, and taken under that name only."""

import pytest

from sahel_map.app.server.host_cookies import bound_to_host, drop_escaped, take_in
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
    take_in(scope, Settings())
    assert scope["headers"] == [(b"cookie", b"_streamlit_user=own; _streamlit_xsrf=t; a=b"), (b"x", b"y")]


def test_cookie_when_two_maps_share_a_host_then_neither_takes_the_sign_in_of_the_other():
    internal, public = Settings(base_path="mali"), Settings(base_path="maps/mali")
    sent = [bound_to_host("_streamlit_user=x; Path=/mali", settings) for settings in (internal, public)]
    assert sent == ["__Host-mali_streamlit_user=x; Path=/", "__Host-maps!mali_streamlit_user=x; Path=/"]
    header = b"__Host-mali_streamlit_user=in; __Host-maps!mali_streamlit_user=out; __Host-_streamlit_user=root"
    for settings, own in ((internal, b"in"), (public, b"out"), (Settings(), b"root")):
        scope = {"headers": [(b"cookie", header)]}
        take_in(scope, settings)
        known = [pair for pair in scope["headers"][0][1].split(b"; ") if pair.startswith(b"_streamlit")]
        assert known == [b"_streamlit_user=" + own]


def test_cookie_when_it_is_written_with_escapes_then_is_dropped_and_the_others_stay():
    scope = {"headers": [(b"cookie", b'a="\\"\\""; _streamlit_user=own; b=\\012'), (b"x", b"\\")]}
    drop_escaped(scope)
    assert scope["headers"] == [(b"cookie", b" _streamlit_user=own"), (b"x", b"\\")]
