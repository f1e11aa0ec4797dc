"""The wheel holds everything: installed and started in a network namespace with nothing but loopback."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from server_process import ROOT

pytestmark = pytest.mark.bundle

COUNTS = pd.read_csv(ROOT / "geodata" / "counts.csv", index_col="count")["value"]
SERVED = f"served {COUNTS['incidents']} incidents without a network"
DRIVER = Path(__file__).with_name("offline_driver.py")


def cut_off():
    """Return the beginning of a command that runs in an empty network namespace, or skip."""
    command = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    tried = shutil.which("unshare") and shutil.which("ip")
    if not tried or subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True).returncode:
        pytest.skip("no network namespaces here: needs unshare and ip, as root or with user namespaces")
    return [*command, "sh", "-c", 'ip link set lo up && exec "$@"', "cut-off"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("hatchling", reason="the build tool hatchling is not installed")
    from tools.bundle import build_wheel

    return build_wheel(tmp_path_factory.mktemp("wheel"))


def bare_environment():
    """Return the environment without what would let the repository in."""
    ours = ("PYTHON", "PIP_", "SAHEL_MAP_", "CONNECTIONS_LOG", "STREAMLIT_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def test_wheel_when_opened_then_holds_application_data_and_assets(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("dashboard.py", ".streamlit/config.toml", "geodata/datapackage.json", "pages/Trends.py"):
        assert f"sahel_map/site/{name}" in names
    assert {"sahel_map/words/fr/host.ftl", "sahel_map/app/page/page.css"} <= names
    shipped = {str(path.relative_to(ROOT)) for path in (ROOT / "geodata").rglob("*") if path.is_file()}
    assert {f"sahel_map/site/{path}" for path in shipped} <= names


@pytest.mark.long
def test_wheel_when_installed_without_a_network_then_serves_all_and_asks_nobody(wheel, tmp_path):
    prefix = cut_off()
    # The dependencies of this environment stand in for the 300 MB of wheels that a whole bundle holds.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    packages = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--isolated",
        "-q",
        "--python",
        python,
        "install",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run(
        [*prefix, *install, "--force-reinstall", wheel], check=True, env=bare_environment(), cwd=tmp_path
    )
    where = subprocess.run(
        [python, "-c", "import sahel_map; print(sahel_map.__file__)"],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=bare_environment(),
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(packages)
    assert drive(prefix, python, tmp_path, "whole") == SERVED


@pytest.mark.long
def test_server_when_without_rights_on_a_read_only_file_system_then_serves_every_page(tmp_path):
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("needs root and setpriv to take the rights away")
    cut_off()
    state = tmp_path / "state"
    state.mkdir()
    # As deploy/sahel-map.service and deploy/Containerfile run it; the user keeps its number here, because
    # the interpreter of a test may lie in a home folder, but not one of its capabilities.
    alone = (
        "ip link set lo up && mount --make-rprivate / && mount -o remount,bind,ro / "
        f"&& mount -t tmpfs -o size=8m tmpfs {state} && cd {state} && export HOME={state} TMPDIR={state} && "
        'exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"'
    )
    prefix = ["unshare", "--net", "--mount", "sh", "-c", alone, "alone"]
    if subprocess.run([*prefix, "true"], capture_output=True).returncode:
        pytest.skip("the file system cannot be made read-only here")
    assert subprocess.run([*prefix, "touch", tmp_path / "x"], capture_output=True).returncode != 0
    assert drive(prefix, Path(sys.executable), tmp_path) == SERVED


@pytest.mark.long
def test_bundle_when_installed_without_a_network_then_serves_every_page(tmp_path):
    archives = sorted((ROOT / "dist").glob("sahel-map-*.tar.gz"))
    if not archives:
        pytest.skip("no archive in dist/: `make bundle` writes one, from a package index, in some minutes")
    prefix = cut_off()
    # As the page for hosts says; Python's own way needs 3.11.4, and Debian 12 has 3.11.2.
    subprocess.run(["tar", "xzf", archives[-1]], check=True, cwd=tmp_path)
    (folder,) = [path for path in tmp_path.iterdir() if path.is_dir()]
    installed = tmp_path / "installed"
    environment = {**bare_environment(), "PYTHON": sys.executable}
    subprocess.run([*prefix, "./install.sh", installed], check=True, cwd=folder, env=environment)
    assert drive(prefix, installed / "bin" / "python", tmp_path) == SERVED


def drive(prefix, python, folder, *how):
    """Start the server, ask for its files and open the start page, all inside the namespace.

    With "whole": every page in both languages, every kind of file, a sheet, an import, the live addresses.
    """
    script = shutil.copy(DRIVER, folder)
    environment = {**bare_environment(), "STREAMLIT_CLIENT": str(ROOT / "benchmarks" / "streamlit_client.py")}
    ended = subprocess.run(
        [*prefix, python, script, *how], cwd=folder, env=environment, capture_output=True, text=True, timeout=900
    )
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]
    return ended.stdout.splitlines()[-1]
