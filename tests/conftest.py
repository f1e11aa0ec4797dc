"""Fixtures every test may use, and the watch over every process the tests start.

No Python process of a test run, the servers included, may try to reach another machine: each one
loads `watch/sitecustomize.py`, and the run fails at its end if one of them tried.
"""

import csv
import gc
import importlib.util
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from sahel_map.data.check import run
from sahel_map.data.dataset import Dataset, load_dataset

TESTS = Path(__file__).parent
WATCH = TESTS / "watch"
_IS_FIRST = pytest.StashKey[bool]()
_SMALL = 500_000  # bytes: what is larger is not kept


def pytest_configure(config):
    """Watch this process and all it starts; a worker of pytest-xdist inherits the watch."""
    if "CONNECTIONS_LOG" in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="sahel-map-connections-")
    os.environ["CONNECTIONS_LOG"] = str(Path(folder) / "log.txt")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(WATCH), os.environ.get("PYTHONPATH")]))
    specification = importlib.util.spec_from_file_location("connection_watch", WATCH / "sitecustomize.py")
    specification.loader.exec_module(importlib.util.module_from_spec(specification))
    config.stash[_IS_FIRST] = True


def pytest_collection_finish():
    """Leave what is loaded out of the search for garbage, and search less often: it took a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Leave the first cases of a test marked `long_after(n)` to `make test`, and the others to `make test-long`."""
    seen = Counter()
    for item in items:
        if (mark := item.get_closest_marker("long_after")) is not None:
            seen[item.path, item.originalname] += 1
            if seen[item.path, item.originalname] > mark.args[0]:
                item.add_marker(pytest.mark.long)


def pytest_sessionfinish(session):
    """Fail the run if a process tried to reach another machine."""
    log = Path(os.environ["CONNECTIONS_LOG"])
    if session.config.stash.get(_IS_FIRST, False) and log.exists():
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(f"\nrequests to other machines:\n{log.read_text('utf-8')}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config):
    """Take the folder of the watch away again."""
    if config.stash.get(_IS_FIRST, False):
        shutil.rmtree(Path(os.environ.pop("CONNECTIONS_LOG")).parent, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _read_once():
    """Read a file once for all checks in which it has the same bytes and the same entry in the register.

    Hundreds of tests check a copy of the invented data in which one cell differs: 42 of 43 files are the same.
    """
    kept, readers = {}, run._READERS

    def once(read):
        def read_or_take(root, resource):
            path = root / resource.path
            if path.stat().st_size > _SMALL:
                return read(root, resource)
            key = read, repr(resource), path.read_bytes()
            if key not in kept:
                kept[key] = read(root, resource)
            table, problems = kept[key]
            return table.copy(deep=False), list(problems)

        return read_or_take

    run._READERS = {kind: (once(read), empty) for kind, (read, empty) in readers.items()}
    yield
    run._READERS = readers


@pytest.fixture(scope="session")
def mini() -> Dataset:
    """The invented data set; its totals, worked out by hand, stand in its README."""
    return load_dataset(TESTS / "mini")


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The data set that is published."""
    return load_dataset(TESTS.parent / "geodata")


@pytest.fixture(scope="session")
def counts() -> dict[str, int]:
    """The counts of the published data; `tests/geodata/test_published_counts.py` counts them a second way."""
    with (TESTS.parent / "geodata" / "counts.csv").open(encoding="utf-8", newline="") as file:
        return {row["count"]: int(row["value"]) for row in csv.DictReader(file)}
