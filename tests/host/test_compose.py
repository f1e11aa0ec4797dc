"""The compose file: what it says where no container engine is at hand, against the unit and the container file."""

import os
import re
import subprocess

import psycopg
import pytest
import yaml
from postgres_server import PostgresServer
from server_process import MINI, ROOT

from sahel_map.sets.postgres import PostgresStore
from sahel_map.settings.settings import NAMES, PREFIX, read_settings

DEPLOY = ROOT / "deploy"
APPS = ("app-1", "app-2")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def unit():
    """Return the lines of the unit as pairs."""
    lines = (DEPLOY / "sahel-map.service").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z]\w+=", line))


@pytest.mark.parametrize("name", APPS)
def test_process_when_in_a_container_then_has_no_more_than_under_systemd(compose, unit, name):
    app = compose["services"][name]
    assert unit["ProtectSystem"] == "strict" and app["read_only"] is True
    assert unit["PrivateTmp"] == "yes" and app["tmpfs"] == ["/tmp"]
    assert unit["CapabilityBoundingSet"] == "" and app["cap_drop"] == ["ALL"] and "cap_add" not in app
    assert unit["NoNewPrivileges"] == "yes" and app["security_opt"] == ["no-new-privileges:true"]
    assert unit["MemoryMax"].lower() == app["mem_limit"] == "8g"
    assert int(unit["TasksMax"]) == app["pids_limit"]
    assert int(unit["LimitNOFILE"]) == app["ulimits"]["nofile"]
    assert unit["DynamicUser"] == "yes" and app["user"] == "10001:10001"
    assert "USER 10001:10001" in (DEPLOY / "Containerfile").read_text("utf-8")
    assert "ports" not in app and not app.get("privileged")
    # Its state is the one place it writes to; settings are read only.
    assert [volume for volume in app["volumes"] if not volume.endswith(":ro,Z")] == [f"state-{name[-1]}:/state"]


def test_processes_when_behind_the_proxy_then_on_the_ports_of_its_shipped_configuration(compose):
    services = compose["services"]
    nginx = (DEPLOY / "nginx" / "sahel-map.conf").read_text("utf-8")
    for name in APPS:
        environment = services[name]["environment"]
        # In the network of the proxy, its loopback is theirs.
        assert services[name]["network_mode"] == "service:proxy"
        assert environment["SAHEL_MAP_HOST"] == "localhost"
        assert f"server 127.0.0.1:{environment['SAHEL_MAP_PORT']} max_fails=1" in nginx
    assert services["proxy"]["ports"] == ["443:443", "80:80"]
    mounted = [volume.split(":") for volume in services["proxy"]["volumes"]]
    for target in re.findall(r"ssl_certificate(?:_key)? +(\S+);", nginx):
        assert target in [place for _, place, _ in mounted]
    assert all((DEPLOY / source).is_file() for source, *_ in mounted if source.startswith("./nginx"))


def test_database_when_reached_then_from_the_processes_alone(compose):
    services, networks = compose["services"], compose["networks"]
    assert services["database"]["networks"] == ["database"]
    assert networks["database"] == {"internal": True}
    assert "ports" not in services["database"]
    reached = [name for name, service in services.items() if "database" in service.get("networks", ())]
    assert reached == ["proxy", "database"]
    assert services["database"]["environment"]["POSTGRES_DB"] == "sahel_map"


@pytest.mark.parametrize("name", [*APPS, "migrate"])
def test_settings_when_in_the_compose_file_then_are_taken_and_hold_no_password(compose, name, tmp_path):
    environment = dict(compose["services"][name]["environment"])
    named = {text.removeprefix(PREFIX).lower().removesuffix("_file") for text in environment}
    assert named <= {*NAMES, "config"}
    secret = environment["SAHEL_MAP_DATABASE_PASSWORD_FILE"]
    assert secret.removeprefix("/run/secrets/") in compose["services"][name]["secrets"]
    (tmp_path / "password").write_text("correct horse battery\n")
    (tmp_path / "sahel-map.toml").write_text("")
    for key, value in (
        ("SAHEL_MAP_DATABASE_PASSWORD_FILE", tmp_path / "password"),
        ("SAHEL_MAP_CONFIG", tmp_path / "sahel-map.toml"),
        ("SAHEL_MAP_DATA_DIR", tmp_path),
        ("SAHEL_MAP_AUDIT_LOG", tmp_path / "audit.jsonl"),
    ):
        if key in environment:
            environment[key] = str(value)
    settings = read_settings(environment=environment)
    assert settings.database_url.startswith("postgresql://")
    assert settings.database_password == "correct horse battery"


def test_secrets_when_named_then_declared_and_every_volume_too(compose):
    services = compose["services"].values()
    used = {secret for service in services for secret in service.get("secrets", ())}
    assert used == set(compose["secrets"])
    volumes = {v.split(":")[0] for service in services for v in service.get("volumes", ()) if v[0] != "."}
    assert volumes == set(compose["volumes"])


@pytest.mark.long
def test_database_when_new_then_has_the_login_of_the_processes_with_a_maintainers_rights(compose, tmp_path):
    service = compose["services"]["database"]
    assert "./database-roles.sh:/docker-entrypoint-initdb.d/database-roles.sh:ro,Z" in service["volumes"]
    password = tmp_path / "password"
    password.write_text("correct horse 'battery\n")
    assert service["environment"]["ROLE_PASSWORD_FILE"] == "/run/secrets/database_password"
    database = PostgresServer()
    try:
        owner = PostgresStore(database.fresh("sahel_map"), tmp_path / "owner")
        # As the image runs it.
        given = {"POSTGRES_USER": "owner", "POSTGRES_DB": "sahel_map", "ROLE_PASSWORD_FILE": str(password)}
        subprocess.run(
            ["sh", DEPLOY / "database-roles.sh"],
            env={**os.environ, "PGHOST": str(database.folder), **given},
            check=True,
        )
        owner.migrate()
        web = PostgresStore(database.url(role="web", database="sahel_map"), tmp_path / "web")
        assert web.add("example", MINI, "a-person", "imported").number == 1
        with pytest.raises(psycopg.errors.InsufficientPrivilege), psycopg.connect(web._url) as connection:
            connection.execute("CREATE TABLE sahel_map.other (a int)")
    finally:
        database.close()
