"""One archive with everything to install the application where there is no network.

Run by `make bundle` on a machine with a package index, with the same Python version and processor as
the machine it is for. The archive holds the wheel, the wheels of all dependencies as tested, the folder
`deploy/`, checksums and the script that installs.
"""

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import sahel_map
from tools.sbom import bill_of_materials

REPOSITORY = Path(__file__).resolve().parents[1]
CHECKSUMS = "SHA256SUMS"


def build_wheel(folder: Path) -> Path:
    """Build the wheel of this repository with the installed build tool, without a network.

    Parameters
    ----------
    folder : Path
        Where to put it.

    Returns
    -------
    Path
        The wheel.
    """
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(REPOSITORY))
    return next(folder.glob(f"sahel_map-{sahel_map.__version__}-*.whl"))


def build_bundle(dist: Path, extras: str = "") -> Path:
    """Build the archive.

    Parameters
    ----------
    dist : Path
        Where to put it; wheels of an earlier build of the same versions there are used again.
    extras : str
        Extras of the project to bring along, by commas: "postgres" for sets in a database.

    Returns
    -------
    Path
        `sahel-map-<version>-<python>-<processor>.tar.gz`.
    """
    name = f"sahel-map-{sahel_map.__version__}-{_python()}-{platform.machine()}"
    folder, constraints = dist / name, REPOSITORY / "constraints.txt"
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    wheel = build_wheel(wheels)
    wanted = f"{wheel}[{extras}]" if extras else str(wheel)
    _pip("wheel", "--find-links", str(wheels), "--wheel-dir", str(wheels), "-c", str(constraints), wanted)
    shutil.copy(constraints, folder)
    shutil.copytree(REPOSITORY / "deploy", folder / "deploy", dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "deploy" / "install.sh", folder)
    (folder / "python-version").write_text(f"{_python()}\n", encoding="utf-8")
    (folder / "processor").write_text(f"{platform.machine()}\n", encoding="utf-8")
    for name_of_page in ("README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"):
        shutil.copy(REPOSITORY / name_of_page, folder)
    (folder / "sbom.cdx.json").write_text(bill_of_materials(), encoding="utf-8")
    write_requirements(folder)
    write_checksums(folder)
    archive = folder.with_name(f"{name}.tar.gz")
    with tarfile.open(archive, "w:gz", compresslevel=1) as tar:
        tar.add(folder, name)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", encoding="utf-8")
    return archive


def write_requirements(folder: Path) -> None:
    """Name every wheel of an archive with its version and SHA-256, as pip takes them with `--require-hashes`."""
    lines = []
    for wheel in sorted((folder / "wheels").glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        lines.append(f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    (folder / "requirements.txt").write_text("".join(lines), encoding="utf-8")


def write_checksums(folder: Path) -> None:
    """Write the SHA-256 of every file of a folder, in the form that `sha256sum -c` reads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _python() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - our own arguments, no shell


if __name__ == "__main__":
    sys.stdout.write(f"{build_bundle(REPOSITORY / 'dist', *sys.argv[1:])}\n")
