"""Who may read what: roles from claims, and the rule of every kind of address."""

import dataclasses

import pytest

from sahel_map.app.server.access import Role, Rule, may, pseudonym, role_of, rule_of
from sahel_map.settings.settings import Settings

NOW = 1_800_000_000
OIDC = Settings(
    login="oidc",
    cookie_secret="c" * 32,
    login_hours=12,
    allow_emails=("ada@example.org",),
    allow_domains=("ngo.example",),
    allow_groups=("Analysts",),
    maintainer_emails=("mara@example.org",),
    maintainer_groups=("Map team",),
)
PROXY = dataclasses.replace(OIDC, login="proxy")


def claims(email="ada@example.org", **more):
    return {"email": email, "iat": NOW - 60, **more}


@pytest.mark.parametrize(
    ("person", "role"),
    [
        (claims(), Role.READER),
        (claims("ADA@Example.org"), Role.READER),
        (claims("bob@ngo.example"), Role.READER),
        (claims("bob@sub.ngo.example"), None),
        (claims("bob@evil-ngo.example"), None),
        (claims("ngo.example"), None),
        (claims("@ngo.example"), None),
        (claims("eve@example.com@ngo.example"), None),
        (claims("eve@example.org"), None),
        (claims("eve@example.org", groups=["Analysts"]), Role.READER),
        (claims("eve@example.org", groups=["analysts"]), None),
        (claims("mara@example.org"), Role.MAINTAINER),
        (claims("eve@example.org", groups=["Map team", "x"]), Role.MAINTAINER),
        (claims(email_verified=True), Role.READER),
        (claims(email_verified="true"), Role.READER),
        *((claims(email_verified=said), None) for said in (False, "false", "False", "", 0, 1, None, [])),
        (claims(iat=NOW - 13 * 3600), None),
        (claims(iat=NOW + 3600), None),
        (claims(iat=None), None),
        (claims(iat="1800000000"), None),
        ({"iat": NOW}, None),
        ({}, None),
        (None, None),
    ],
)
def test_role_when_a_provider_vouches_then_follows_the_allow_list(person, role):
    assert role_of(person, OIDC, NOW) == role


def test_role_when_everybody_signed_in_may_read_then_a_stranger_does():
    anyone = dataclasses.replace(OIDC, allow_emails=("*",))
    assert role_of(claims("eve@example.com"), anyone, NOW) is Role.READER
    assert role_of(None, anyone, NOW) is None


def test_role_when_a_proxy_vouches_then_groups_come_by_commas_and_without_a_time():
    assert role_of({"email": "eve@example.org", "groups": "x, Analysts"}, PROXY, NOW) is Role.READER
    assert role_of({"email": "eve@example.org", "groups": ""}, PROXY, NOW) is None


def test_role_when_nobody_signs_in_then_everybody_reads_and_nobody_maintains():
    assert role_of(None, Settings(), NOW) is Role.READER


def test_pseudonym_when_asked_twice_then_same_name_that_is_not_the_address():
    first = pseudonym(claims("Ada@example.org"), OIDC)
    assert first == pseudonym(claims("ada@example.org "), OIDC)
    assert (len(first), "ada" in first) == (12, False)
    assert pseudonym(claims(), dataclasses.replace(OIDC, cookie_secret="d" * 32)) != first
    assert pseudonym(None, OIDC) is None


@pytest.mark.parametrize(
    ("path", "route", "rule"),
    [
        ("/mali", "index.html", Rule.PUBLIC),
        ("/mali/", "index.html", Rule.PUBLIC),
        ("/mali/static/js/index.js", "static", Rule.PUBLIC),
        ("/mali/Trends", "page", Rule.PUBLIC),
        ("/mali/Unknown", "other", Rule.READER),
        ("/mali/mapdata/0123/columns.bin", "mapdata", Rule.READER),
        ("/mali/media/0123.csv", "media", Rule.READER),
        ("/mali/export/all.zip", "other", Rule.READER),
        ("/mali/_stcore/stream", "_stcore/stream", Rule.READER),
        ("/mali/_stcore/upload_file/0/1", "_stcore/upload_file", Rule.MAINTAINER),
        ("/mali/_stcore/metrics", "_stcore/metrics", Rule.CLOSED),
        ("/mali/_stcore/agent/interact", "_stcore/agent", Rule.CLOSED),
        ("/mali/_stcore/anything-new", "other", Rule.READER),
        ("/mali//mapdata/0123/columns.bin", "mapdata", Rule.READER),
        ("/mali/./mapdata/0123/columns.bin", "other", Rule.READER),
        ("/mali/assets/../mapdata/x", "assets", Rule.PUBLIC),
    ],
)
def test_rule_when_asked_for_an_address_then_unknown_ones_need_a_reader(path, route, rule):
    assert rule_of(path, "mali", frozenset({"Trends"})) == (route, rule)


def test_rule_when_met_then_only_readers_get_data_and_only_maintainers_bring_files():
    allowed = {role: [rule.value for rule in Rule if may(rule, role)] for role in (None, *Role)}
    assert allowed == {
        None: ["public"],
        Role.READER: ["public", "reader"],
        Role.MAINTAINER: ["public", "reader", "maintainer"],
    }
