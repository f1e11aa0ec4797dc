"""Who may import, replace and remove sets, where people sign in and where nobody does."""

import pytest

from sahel_map.app.server.access import Role, is_own_machine, may_change_sets
from sahel_map.settings.settings import Settings

OPEN = Settings()
PROXY = Settings(login="proxy", proxy_secret="x" * 32, allow_emails=("*",))


@pytest.mark.parametrize(
    ("role", "settings", "is_here", "may"),
    [
        (Role.READER, OPEN, False, False),
        (Role.READER, OPEN, True, True),
        (Role.READER, Settings(change_sets_without_login=True), False, True),
        (Role.READER, PROXY, True, False),
        (Role.MAINTAINER, PROXY, False, True),
        (None, PROXY, True, False),
    ],
)
def test_sets_when_asked_to_change_then_only_by_whom_may(role, settings, is_here, may):
    assert may_change_sets(role, settings, is_here) == may


@pytest.mark.parametrize(
    ("client", "headers", "settings", "is_own"),
    [
        ("127.0.0.1", {"host": "localhost:8501"}, OPEN, True),
        ("::1", {"host": "[::1]:8501"}, OPEN, True),
        ("192.0.2.7", {"host": "localhost:8501"}, OPEN, False),
        ("127.0.0.1", {"host": "map.example.org"}, OPEN, False),
        ("127.0.0.1", {"host": "localhost", "X-Forwarded-Proto": "https"}, OPEN, False),
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": ""}, OPEN, False),
        ("127.0.0.1", {"host": "localhost"}, Settings(public_url="https://map.example.org"), False),
        ("127.0.0.1", {}, OPEN, False),
    ],
)
def test_machine_when_a_proxy_stands_between_then_it_is_not_the_servers_own(client, headers, settings, is_own):
    assert is_own_machine(client, headers, settings) == is_own
