"""The files under deploy/: least rights, and nothing from the network."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from server_process import ROOT

from sahel_map.app.server import logs
from sahel_map.settings.settings import NAMES, PREFIX

DEPLOY = ROOT / "deploy"


def instructions(path):
    """Return the instructions of a Containerfile, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", path.read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


def test_container_when_read_then_runs_without_root_and_is_built_without_a_network():
    steps = instructions(DEPLOY / "Containerfile")
    names = [name for name, _ in steps]
    bases = [rest.removesuffix(" AS installed") for name, rest in steps if name == "FROM"]
    assert bases == ["${BASE}"] * 2
    copied = [rest for name, rest in steps if name == "COPY"]
    assert copied == [". /bundle", "--from=installed /opt/sahel-map /opt/sahel-map"]
    # The last user before the start is a number, so that the host can check it is not root.
    assert dict(steps)["USER"] == "10001:10001"
    assert names.index("USER") > max(place for place, name in enumerate(names) if name == "RUN")
    assert "ADD" not in names
    run = " ".join(rest for name, rest in steps if name == "RUN")
    assert not re.search(r"\b(curl|wget|apt-get|pip install|git|chmod 777)\b", run)
    assert dict(steps)["VOLUME"] == '["/data", "/audit"]'
    assert "readyz" in dict(steps)["HEALTHCHECK"]


@pytest.mark.parametrize(
    ("base", "code"),
    [
        (f"docker.io/library/python@sha256:{'0af9' * 16}", 0),
        (f"docker.io/library/python:3.11-slim-bookworm@sha256:{'0af9' * 16}", 0),
        ("docker.io/library/python:3.11-slim-bookworm", 2),
        ("docker.io/library/python@sha256:0af9", 2),
        ("", 2),
    ],
)
def test_container_when_its_base_has_no_digest_then_is_not_built(base, code):
    (check,) = [rest for name, rest in instructions(DEPLOY / "Containerfile") if "sha256" in rest]
    ended = subprocess.run(
        ["sh", "-c", check], env={**os.environ, "BASE": base}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == code
    assert ("names no digest" in ended.stderr) == bool(code)


@pytest.mark.long
def test_container_when_asked_for_its_health_then_finds_the_server_under_its_path(start_server):
    command = json.loads(dict(instructions(DEPLOY / "Containerfile"))["HEALTHCHECK"].partition("CMD ")[2])
    assert command[:2] == ["/opt/sahel-map/bin/python", "-c"]

    def health(**environment):
        asked = [sys.executable, *command[1:]]
        return subprocess.run(asked, env={**os.environ, **environment}, capture_output=True, check=False).returncode

    for path in ("", "/mali"):
        port = start_server(path).url.split(":")[2].split("/")[0]
        assert health(SAHEL_MAP_PORT=port, SAHEL_MAP_BASE_PATH=path) == 0
    assert health(SAHEL_MAP_PORT=port, SAHEL_MAP_BASE_PATH="/elsewhere") == 1


def written(page, start):
    """Return a command of a page that begins like this, as one who reads it would type it, without sudo."""
    text = page.read_text("utf-8").replace("\\\n", " ")
    (line,) = [line.strip() for line in text.splitlines() if line.strip().startswith(start)]
    return line.replace("sudo ", "")


def test_readme_when_its_command_changes_the_nginx_configuration_then_as_it_says(tmp_path):
    command = written(DEPLOY / "README.md", "sudo sed -i 's/#include/")
    copy = Path(shutil.copy(DEPLOY / "nginx" / "sahel-map.conf", tmp_path))
    subprocess.run(["sh", "-c", command.replace("/etc/nginx/conf.d/sahel-map.conf", str(copy))], check=True)
    before = (DEPLOY / "nginx" / "sahel-map.conf").read_text("utf-8").splitlines()
    changed = [
        new.strip() for old, new in zip(before, copy.read_text("utf-8").splitlines(), strict=True) if old != new
    ]
    assert changed == [
        "server 127.0.0.1:8501 backup max_fails=0;",
        "server 127.0.0.1:8501 max_fails=1 fail_timeout=5s;",
        "include /etc/nginx/sahel-map-login.conf;",
        "include /etc/nginx/sahel-map-login.conf;",
    ]


def test_unit_when_copied_for_a_second_process_then_has_port_numbers_and_state_of_its_own(tmp_path):
    shutil.copy(DEPLOY / "sahel-map.service", tmp_path)
    command = written(DEPLOY / "README.md", "sed 's/serve --config").removesuffix(" >/dev/null")
    subprocess.run(["sh", "-c", f"{command} >/dev/null"], cwd=tmp_path, check=True)
    second = (tmp_path / "sahel-map-2.service").read_text("utf-8").splitlines()
    assert "ExecStart=/opt/sahel-map/bin/sahel-map serve --port 8502 --config %d/settings" in second
    assert "Environment=SAHEL_MAP_METRICS_PORT=9465" in second
    # %N is the name of the unit: no folder is shared, whose owner each start would change.
    assert [line for line in second if "%S" in line and "%S/%N" not in line] == []
    assert "StateDirectory=%N" in second


def test_install_script_when_read_then_uses_no_index():
    script = (DEPLOY / "install.sh").read_text("utf-8")
    assert "--no-index --find-links wheels --require-hashes --requirement requirements.txt" in re.sub(
        r"\\\n\s*", "", script
    )
    assert subprocess.run(["sh", "-n", DEPLOY / "install.sh"], check=False).returncode == 0


def test_installer_when_the_service_could_not_run_the_interpreter_then_refuses_before_it_installs(tmp_path):
    shutil.copy(DEPLOY / "install.sh", tmp_path)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    private = home / "python3"
    private.write_text(
        f'#!/bin/sh\ncase "$2" in *realpath*) echo {private};; *) exec {sys.executable} "$@";; esac\n'
    )
    private.chmod(0o755)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (tmp_path / "python-version").write_text(f"{version}\n")
    (tmp_path / "processor").write_text(f"{os.uname().machine}\n")
    ended = subprocess.run(
        ["sh", tmp_path / "install.sh", tmp_path / "installed"], env={**os.environ, "PYTHON": str(private)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"The service could not run {private}, because of {home}: use Debian's python3")
    assert not (tmp_path / "installed").exists()


def test_archive_when_its_wheels_are_named_then_each_with_its_hash(tmp_path):
    from tools.bundle import write_requirements

    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "one_thing-1.2-py3-none-any.whl").write_bytes(b"abc")
    write_requirements(tmp_path)
    assert (tmp_path / "requirements.txt").read_text() == (
        "one_thing==1.2 --hash=sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
    )


def test_alarms_when_they_ask_for_a_number_then_the_server_has_it():
    from prometheus_client import REGISTRY

    from sahel_map.app.server import metrics

    assert metrics.WATCH_ERRORS
    text = (DEPLOY / "monitoring" / "prometheus-alarms.yml").read_text("utf-8")
    there = {sample.name for metric in REGISTRY.collect() for sample in metric.samples} | {
        f"{metric.name}_bucket" for metric in REGISTRY.collect() if metric.type == "histogram"
    } | {f"{metric.name}_total" for metric in REGISTRY.collect() if metric.type == "counter"}  # fmt: skip
    asked = set(re.findall(r"\b(?:sahel_map|process)_[a-z_]+", text)) - {"sahel_map"}
    assert len(asked) >= 6
    assert asked - there == set()


def test_files_when_ready_to_copy_then_the_page_names_each():
    page = (DEPLOY / "README.md").read_text("utf-8")
    for name in ("logrotate.conf", "sahel-map-backup.service", "monitoring/prometheus-alarms.yml", "fail2ban/"):
        assert (DEPLOY / name).exists() and name in page


def test_table_when_it_names_a_test_then_the_test_exists():
    named = set(re.findall(r"`(test_\w+)`", (DEPLOY / "ASVS.md").read_text("utf-8")))
    written = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)\(", written))
    assert len(named) > 40
    assert named - there == set()


# Items of ASVS 4.0.3 at levels 1 and 2: of each section, those that are neither deleted nor of level 3 alone.
ASVS = """
1.1.1-7 1.2.1-4 1.4.1 1.4.4-5 1.5.1-4 1.6.1-4 1.7.1-2 1.8.1-2 1.9.1-2 1.10.1 1.11.1-2 1.12.2 1.14.1-6
2.1.1-12 2.2.1-3 2.3.1-3 2.4.1-5 2.5.1-7 2.6.1-3 2.7.1-6 2.8.1-6 2.9.1-3 2.10.1-4
3.1.1 3.2.1-4 3.3.1-4 3.4.1-5 3.5.1-3 3.7.1 4.1.1-3 4.1.5 4.2.1-2 4.3.1-3
5.1.1-5 5.2.1-8 5.3.1-10 5.4.1-3 5.5.1-4 6.1.1-3 6.2.1-6 6.3.1-2 6.4.1-2
7.1.1-4 7.2.1-2 7.3.1 7.3.3-4 7.4.1-3 8.1.1-4 8.2.1-3 8.3.1-8 9.1.1-3 9.2.1-4 10.2.1-2 10.3.1-3
11.1.1-8 12.1.1-3 12.2.1 12.3.1-6 12.4.1-2 12.5.1-2 12.6.1
13.1.1 13.1.3-5 13.2.1-3 13.2.5-6 13.3.1-2 13.4.1-2 14.1.1-4 14.2.1-6 14.3.2-3 14.4.1-7 14.5.1-4
"""


def items_of(text):
    """Return the items that a list such as "1.4.1, 1.4.4-1.4.5" or "1.4.4-5" names."""
    items = []
    for first, last in re.findall(r"(\d+\.\d+\.\d+)(?:-(?:\d+\.\d+\.)?(\d+))?", text):
        section, _, number = first.rpartition(".")
        items += [f"{section}.{each}" for each in range(int(number), int(last or number) + 1)]
    return items


def test_table_when_its_ranges_are_spelt_out_then_every_item_is_there_once_and_each_yes_names_a_test():
    lines = (DEPLOY / "ASVS.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if re.match(r"\| \d", line)]
    listed = [item for row in rows if "level 3" not in row[0] + row[1] for item in items_of(row[0])]
    listed += ["10.2.1", "10.2.2"]  # beside one of level 3
    assert sorted(listed) == sorted(items_of(ASVS))
    assert [row[0] for row in rows if row[2] not in ("Y", "N")] == []
    assert [row[0] for row in rows if row[2] == "Y" and "`test_" not in row[3]] == []
    assert [row[0] for row in rows if row[2] == "N" and len(row[3]) < 10] == []


def unit(tmp_path, name):
    """Return a unit with a programme that exists here, its commented settings in force."""
    text = (DEPLOY / name).read_text("utf-8")
    text = re.sub(r"^#([A-Z][A-Za-z]+=)", r"\1", text, flags=re.M).replace("SupplementaryGroups=", "#")
    copy = tmp_path / name
    copy.write_text(text.replace("/opt/sahel-map/bin/sahel-map", shutil.which("true")))
    return copy


def test_timer_when_analysed_then_is_valid_and_runs_a_backup_every_night(tmp_path):
    unit(tmp_path, "sahel-map-backup.service")
    timer = unit(tmp_path, "sahel-map-backup.timer")
    verified = subprocess.run(["systemd-analyze", "verify", timer], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    (when,) = re.findall(r"^OnCalendar=(.+)$", timer.read_text(), flags=re.M)
    calendar = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=2", "--base-time=2026-11-29 12:00:00", when],
        env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert re.findall(r"2026-\d\d-\d\d \d\d:\d\d:\d\d", calendar.stdout) == [
        "2026-11-30 02:30:00", "2026-12-01 02:30:00"
    ]  # fmt: skip


def test_rotation_when_read_by_logrotate_then_is_valid():
    read = subprocess.run(
        ["logrotate", "--debug", DEPLOY / "logrotate.conf"], capture_output=True, text=True, check=False
    )
    assert read.returncode == 0
    assert "error:" not in read.stderr
    assert read.stderr.count("rotating pattern: ") == 3


def test_logs_when_rotated_then_the_audit_log_goes_on_and_refusals_are_kept_for_a_day(tmp_path, monkeypatch):
    text = (DEPLOY / "logrotate.conf").read_text("utf-8")
    for old, new in (("/var/lib/private", tmp_path / "private"), ("/var/log/nginx", tmp_path)):
        text = text.replace(old, str(new))
    configuration = tmp_path / "logrotate.conf"
    # The users of nginx are not on every machine of a test.
    configuration.write_text(text.replace("create 640 www-data adm", "create 640"))
    configuration.chmod(0o644)
    audit = tmp_path / "private" / "sahel-map" / "audit.jsonl"
    audit.parent.mkdir(parents=True, mode=0o700)
    log = logging.getLogger("sahel_map.audit")
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "propagate", False)
    monkeypatch.setattr(log, "level", logging.INFO)
    logs.start_audit(str(audit))
    logs.audit("first", None, None)
    refused = tmp_path / "sahel-map-refused.log"
    refused.write_text("2026-11-29T12:00:00+00:00 192.0.2.7 401\n")

    def rotate():
        command = ["logrotate", "--force", "--state", tmp_path / "state", configuration]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")

    rotate()
    logs.audit("second", None, None)
    log.handlers[0].close()
    assert ("first" in audit.with_name("audit.jsonl.1").read_text(), "second" in audit.read_text()) == (True, True)
    assert not audit.stat().st_mode & 0o077
    for day in range(2):
        refused.write_text(f"day {day}\n")
        rotate()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("sahel-map-refused.log.*"))
    assert kept == b"day 1\n"


@pytest.mark.parametrize("name", ["sahel-map.service", "sahel-map-backup.service"])
def test_unit_when_analysed_then_is_valid_and_hardly_exposed(tmp_path, name):
    verified = subprocess.run(
        ["systemd-analyze", "verify", unit(tmp_path, name)], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr) == (0, "")
    security = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", unit(tmp_path, name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    exposure = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", security.stdout)[1])
    # 10 is a service without any protection; 1.1 when this was written.
    assert exposure <= 1.5


@pytest.mark.parametrize("name", ["Containerfile", "sahel-map.service", "README.md", "RUNBOOK.md"])
def test_deploy_file_when_it_names_a_setting_then_the_setting_exists(name):
    text = (DEPLOY / name).read_text("utf-8")
    named = {found.lower() for found in re.findall(rf"{PREFIX}([A-Z_]+)", text)}
    assert {name for name in named if name not in NAMES and name.removesuffix("_file") not in NAMES} <= {"config"}


@pytest.mark.parametrize("path", sorted(DEPLOY.rglob("*.md")) + [ROOT / "README.md"], ids=lambda path: path.name)
def test_page_when_it_links_to_a_file_then_the_file_exists(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert missing == []
