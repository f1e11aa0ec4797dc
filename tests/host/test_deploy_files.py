"""The files under deploy/: least rights, and nothing from the network."""

import re
import shutil
import subprocess

import pytest
from server_process import ROOT

from sahel_map.settings import NAMES, PREFIX

DEPLOY = ROOT / "deploy"


def instructions(path):
    """Return the instructions of a Containerfile, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", path.read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]


def test_container_when_read_then_runs_without_root_and_is_built_without_a_network():
    steps = instructions(DEPLOY / "Containerfile")
    names = [name for name, _ in steps]
    assert names.count("FROM") == 1
    assert dict(steps)["FROM"].startswith("docker.io/library/python:3.11-")
    # The last user before the start is a number, so that the host can check it is not root.
    assert dict(steps)["USER"] == "10001:10001"
    assert names.index("USER") > max(place for place, name in enumerate(names) if name == "RUN")
    assert "ADD" not in names
    run = " ".join(rest for name, rest in steps if name == "RUN")
    assert not re.search(r"\b(curl|wget|apt-get|pip install|git|chmod 777)\b", run)
    assert dict(steps)["VOLUME"] == '["/data", "/audit"]'
    assert "readyz" in dict(steps)["HEALTHCHECK"]


def test_install_script_when_read_then_uses_no_index():
    script = (DEPLOY / "install.sh").read_text("utf-8")
    assert "--no-index --find-links wheels --constraint constraints.txt" in re.sub(r"\\\n\s*", "", script)
    assert subprocess.run(["sh", "-n", DEPLOY / "install.sh"], check=False).returncode == 0


def unit(tmp_path):
    """Return the unit with a programme that exists here."""
    text = (DEPLOY / "sahel-map.service").read_text("utf-8")
    copy = tmp_path / "sahel-map.service"
    copy.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={shutil.which('true')}", text, flags=re.M))
    return copy


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze: Debian's package systemd")
def test_unit_when_analysed_then_is_valid_and_hardly_exposed(tmp_path):
    verified = subprocess.run(
        ["systemd-analyze", "verify", unit(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr) == (0, "")
    security = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", unit(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    exposure = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", security.stdout)[1])
    # 10 is a service without any protection; 1.1 when this was written.
    assert exposure <= 1.5


@pytest.mark.parametrize("name", ["Containerfile", "sahel-map.service", "README.md", "RUNBOOK.md"])
def test_deploy_file_when_it_names_a_setting_then_the_setting_exists(name):
    text = (DEPLOY / name).read_text("utf-8")
    named = {found.lower().removesuffix("_file") for found in re.findall(rf"{PREFIX}([A-Z_]+)", text)}
    assert named <= {*NAMES, "config"}


@pytest.mark.parametrize("path", sorted(DEPLOY.rglob("*.md")) + [ROOT / "README.md"], ids=lambda path: path.name)
def test_page_when_it_links_to_a_file_then_the_file_exists(path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert missing == []
