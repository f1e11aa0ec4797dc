"""Settings: where they come from, what is refused and in which words."""

from dataclasses import fields
from pathlib import Path

import pytest

from sahel_map.core.errors import SettingsError
from sahel_map.settings.settings import NAMES, Settings, read_settings

SECRET = "0123456789abcdef0123456789abcdef"
OIDC = {
    "SAHEL_MAP_LOGIN": "oidc",
    "SAHEL_MAP_PUBLIC_URL": "https://map.example/mali",
    "SAHEL_MAP_BASE_PATH": "/mali/",
    "SAHEL_MAP_OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "SAHEL_MAP_OIDC_CLIENT_ID": "map",
    "SAHEL_MAP_OIDC_CLIENT_SECRET": "s3cret",
    "SAHEL_MAP_COOKIE_SECRET": SECRET,
    "SAHEL_MAP_ALLOW_DOMAINS": "Example.org, @example.net",
}
ROOT = Path(__file__).parents[3]


def refusal(environment=None, **options):
    with pytest.raises(SettingsError) as caught:
        read_settings(options, environment or {})
    return caught.value.problems or str(caught.value)


def test_settings_when_nothing_is_said_then_only_this_machine_reads():
    settings = read_settings(environment={})
    assert (settings.host, settings.port, settings.login, settings.metrics_port) == ("localhost", 8501, "none", 0)
    assert (settings.is_open, settings.listens_beyond_this_machine, settings.is_https) == (True, False, False)


def test_settings_when_said_in_several_places_then_option_beats_environment_beats_file(tmp_path):
    file = tmp_path / "sahel-map.toml"
    file.write_text('host = "10.0.0.1"\nport = 1001\nreload_seconds = 7\n')
    environment = {"SAHEL_MAP_CONFIG": str(file), "SAHEL_MAP_PORT": "1002", "SAHEL_MAP_HOST": "10.0.0.2"}
    settings = read_settings({"host": "10.0.0.3", "port": None}, environment)
    assert (settings.host, settings.port, settings.reload_seconds) == ("10.0.0.3", 1002, 7)


def test_settings_for_a_provider_when_complete_then_are_read_in_one_form():
    settings = read_settings(environment=OIDC)
    assert settings.allow_domains == ("example.org", "example.net")
    assert (settings.base_path, settings.origin, settings.is_https) == ("mali", "https://map.example", True)


@pytest.mark.parametrize("field", [each for each in fields(Settings) if each.default], ids=lambda each: each.name)
def test_default_when_written_out_then_is_allowed(field):
    # Where nobody signs in some settings would do nothing, and are refused for that.
    with_login = OIDC if field.name in {"login_hours", "idle_minutes", "groups_claim"} else {}
    environment = with_login | {f"SAHEL_MAP_{field.name.upper()}": str(field.default)}
    assert getattr(read_settings(environment=environment), field.name) == field.default


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "0", "port (SAHEL_MAP_PORT): '0' is not allowed; allowed: a port, 1 to 65535."),
        ("PORT", "eighty", "port (SAHEL_MAP_PORT): 'eighty' is not allowed; allowed: a port, 1 to 65535."),
        ("LOGIN", "odic", "login (SAHEL_MAP_LOGIN): 'odic' is not allowed; allowed: none, oidc, proxy."),
        (
            "RELOAD_SECONDS",
            "-1",
            "reload_seconds (SAHEL_MAP_RELOAD_SECONDS): '-1' is not allowed; allowed: seconds, 0 to 86400.",
        ),
        (
            "PUBLIC_URL",
            "map.example",
            "public_url (SAHEL_MAP_PUBLIC_URL): 'map.example' is not allowed; allowed: an address that begins "
            "with https:// or http://, without a query.",
        ),
        (
            "GEODATA",
            "/nowhere",
            "geodata (SAHEL_MAP_GEODATA): '/nowhere' is not allowed; allowed: a folder that exists.",
        ),
        (
            "PROXY_USER_HEADER",
            "X User",
            "proxy_user_header (SAHEL_MAP_PROXY_USER_HEADER): 'X User' is not allowed; allowed: the name of one "
            "HTTP header.",
        ),
    ],
)
def test_setting_when_wrong_then_is_named_with_what_is_allowed(name, value, says):
    assert refusal({f"SAHEL_MAP_{name}": value}) == (says,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://web:horse@db.example/sahel_map"),
        ("DATABASE_URL", "postgresql://web@db.example/sahel_map?password=horse"),
        ("DATABASE_URL", "mysql://web:horse@db.example/sahel_map"),
        ("PUBLIC_URL", "https://web:horse@map.example"),
        ("OIDC_METADATA_URL", "https://web:horse@login.example/x"),
    ],
)
def test_setting_when_an_address_with_a_password_is_refused_then_the_password_is_not_repeated(name, value):
    says = " ".join(refusal({f"SAHEL_MAP_{name}": value}))
    assert f"(SAHEL_MAP_{name}): this value is not allowed; allowed: " in says
    assert "horse" not in says


def test_setting_when_misspelt_then_is_refused_with_the_nearest_name():
    assert refusal({"SAHEL_MAP_LOGIM": "oidc"}) == (
        'logim (SAHEL_MAP_LOGIM) is not a setting; did you mean "login"? Allowed: one of the '
        f"{len(NAMES)} known values.",
    )


def test_settings_when_several_are_wrong_then_all_are_named():
    assert len(refusal({"SAHEL_MAP_PORT": "x", "SAHEL_MAP_LOGIN": "x"})) == 2


@pytest.mark.parametrize("path", ["/media", "static/", "/_stcore", "..", "/mali/../x", "/healthz", "/api/v1"])
def test_base_path_when_the_application_uses_it_itself_then_is_refused(path):
    (says,) = refusal({"SAHEL_MAP_BASE_PATH": path})
    assert says.startswith(f"base_path (SAHEL_MAP_BASE_PATH): {path!r} is not allowed; allowed: a path of letters")


@pytest.mark.parametrize("value", [True, 1.5, None, ["8501"]])
def test_port_in_a_file_when_not_a_number_then_is_refused(tmp_path, value):
    with pytest.raises(SettingsError, match="port"):
        read_settings({"port": value} if value is not None else {"port": ""}, {})


def test_secret_when_too_short_then_is_refused_and_not_shown():
    problems = refusal({"SAHEL_MAP_PROXY_SECRET": "hunter2"})
    assert problems[0].startswith("proxy_secret (SAHEL_MAP_PROXY_SECRET): this value is not allowed")
    assert "hunter2" not in problems[0]


def test_secret_when_in_a_file_then_is_read_without_its_line_end(tmp_path):
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    environment = {**OIDC, "SAHEL_MAP_COOKIE_SECRET_FILE": str(tmp_path / "secret")}
    del environment["SAHEL_MAP_COOKIE_SECRET"]
    settings = read_settings(environment=environment)
    assert settings.cookie_secret == SECRET
    assert SECRET not in repr(settings) and "s3cret" not in repr(settings)


def test_secret_when_its_file_is_missing_then_the_setting_is_named():
    assert refusal({"SAHEL_MAP_COOKIE_SECRET_FILE": "/nowhere"}) == (
        "cookie_secret_file (SAHEL_MAP_COOKIE_SECRET_FILE): the file '/nowhere' cannot be read; allowed: a file "
        "that holds the secret alone.",
    )


def test_login_when_it_lacks_what_it_needs_then_every_missing_setting_is_named():
    problems = refusal({"SAHEL_MAP_LOGIN": "oidc"})
    assert [problem.split()[0] for problem in problems] == [
        "public_url",
        "oidc_metadata_url",
        "oidc_client_id",
        "oidc_client_secret",
        "cookie_secret",
        "nobody",
    ]


def test_allow_list_when_nobody_signs_in_then_is_a_contradiction():
    assert refusal({"SAHEL_MAP_ALLOW_EMAILS": "a@example.org"}) == (
        "login = 'none' lets everybody in, so allow_emails, allow_domains and allow_groups must be empty.",
    )


def test_public_url_when_of_another_path_then_is_a_contradiction():
    assert refusal({**OIDC, "SAHEL_MAP_BASE_PATH": "/niger"}) == (
        "public_url must end with base_path, because the proxy hands the path on as it is.",
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [("port = ", "is not TOML in UTF-8"), (None, "cannot be read: No such file or directory.")],
)
def test_settings_file_when_unreadable_then_is_named(tmp_path, content, says):
    file = tmp_path / "settings.toml"
    if content is not None:
        file.write_text(content)
    with pytest.raises(SettingsError) as caught:
        read_settings(environment={"SAHEL_MAP_CONFIG": str(file)})
    assert str(file) in str(caught.value) and says in str(caught.value)


@pytest.mark.parametrize("name", NAMES)
def test_setting_when_it_exists_then_the_deployment_page_has_its_row(name):
    item = next(item for item in fields(Settings) if item.name == name)
    value = str(item.default).lower() if isinstance(item.default, bool) else item.default
    default = f"`{value}`" if item.default not in ("", ()) else "none"
    rows = (ROOT / "deploy" / "README.md").read_text("utf-8").splitlines()
    assert f"| `{name}` | {default} | {item.metadata['help']} |" in rows


TILES = {
    "SAHEL_MAP_TILE_URL": "https://tiles.example/{z}/{x}/{y}.png",
    "SAHEL_MAP_TILE_ATTRIBUTION": "© Tile makers",
}


def test_tiles_when_named_with_their_attribution_then_are_used():
    settings = read_settings(environment=TILES)
    assert (settings.tile_url, settings.tile_attribution) == tuple(TILES.values())


def test_tiles_when_nothing_is_said_then_are_off():
    assert read_settings(environment={}).tile_url == ""


def test_tiles_when_the_attribution_is_missing_then_are_refused():
    assert refusal({"SAHEL_MAP_TILE_URL": TILES["SAHEL_MAP_TILE_URL"]}) == (
        "tile_attribution is missing: tile_url needs it, as tiles are never shown without.",
    )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        'https://tiles.example/"onload=/{z}/{x}/{y}',
        "https://tiles.example; script-src */{z}/{x}/{y}",
        "javascript:{z}{x}{y}",
    ],
)
def test_tiles_when_the_address_is_none_then_are_refused(url):
    assert refusal(TILES | {"SAHEL_MAP_TILE_URL": url}) == (
        f"tile_url (SAHEL_MAP_TILE_URL): {url!r} is not allowed; allowed: an address that begins with https://, "
        "http:// or /, with {z}, {x} and {y}.",
    )


def test_readers_when_in_a_file_of_their_own_then_stand_there_alone(tmp_path):
    readers = tmp_path / "readers.toml"
    readers.write_text('allow_emails = ["ada@example.org"]\n')
    proxy = {"SAHEL_MAP_LOGIN": "proxy", "SAHEL_MAP_PROXY_SECRET": "s" * 32, "SAHEL_MAP_READERS_FILE": str(readers)}
    assert read_settings(environment=proxy).allow_emails == ("ada@example.org",)
    assert refusal({**proxy, "SAHEL_MAP_ALLOW_DOMAINS": "example.org"}) == (
        "allow_domains (SAHEL_MAP_ALLOW_DOMAINS): with readers_file, it stands there alone; take it out.",
    )
    readers.write_text('allow_emails = ["ada@example.org"]\nproxy_secret = "x"\n')
    (problem,) = refusal(proxy)
    assert problem.startswith(f"proxy_secret ({readers}) does not belong here; ")
