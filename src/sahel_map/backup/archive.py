"""What a server needs to come back: data, settings, audit log and tokens in one file with checksums.

The archive is a `tar.gz` with the folder `data/`, perhaps the folder `kept/` (sets of others with all their
versions, and mappings), `settings.toml`, `audit.jsonl` and `tokens.json`, and
`MANIFEST.json`, which holds the SHA-256 of each and must come first.
"""

import hashlib
import io
import json
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import sahel_map
from sahel_map.core.errors import DataError
from sahel_map.core.parsing import parse_json
from sahel_map.core.permissions import open_to_all
from sahel_map.core.scratch import scratch_folder
from sahel_map.data.check.run import check_all
from sahel_map.exports.job import write_atomically

MANIFEST = "MANIFEST.json"
DATA = "data"
KEPT = "kept"
EXTRAS = ("settings.toml", "audit.jsonl", "tokens.json")

_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore put in place.

    Attributes
    ----------
    folder : Path
        The data folder.
    previous : Path or None
        Where the data that were there are kept, or None if there were none.
    n_files : int
        Files of the data set.
    extras : tuple of Path
        Settings, audit log and tokens, beside the data folder, for a person to put in place.
    kept : Path or None
        Folder in which the sets of others are again, or None if the archive holds none.
    """

    folder: Path
    previous: Path | None
    n_files: int
    extras: tuple[Path, ...]
    kept: Path | None = None


def write_archive(target: Path, data: Path, extras: Mapping[str, Path], kept: Path | None = None) -> int:
    """Write an archive, complete or not at all, readable by its owner only.

    Parameters
    ----------
    target : Path
        The archive.
    data : Path
        Data folder; it must pass the check, so that nobody keeps a damaged copy for a good one.
    extras : mapping of str to Path
        Name in `EXTRAS` to file.
    kept : Path, optional
        Data directory with the sets of others; what is being written to it at this moment is left out.

    Returns
    -------
    int
        Number of files in it.

    Raises
    ------
    DataError
        If the data are not clean.
    ExportError
        If the archive cannot be written.
    """
    _require_clean(data)
    files = {
        f"{DATA}/{path.relative_to(data).as_posix()}": path for path in sorted(data.rglob("*")) if path.is_file()
    }
    files |= _kept_files(kept) if kept else {}
    files |= extras
    contents = {name: path.read_bytes() for name, path in files.items()}
    manifest = {
        "application": sahel_map.__version__,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }

    def write(path: Path) -> None:
        path.touch(mode=0o600)
        with tarfile.open(path, "w:gz") as archive:
            _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
            for name, content in contents.items():
                _add(archive, name, content)

    write_atomically(target, write)
    return len(contents)


def restore_archive(source: Path, folder: Path, kept: Path | None = None) -> Restored:
    """Put the data of an archive in place at once, after checking every checksum and every rule.

    Parameters
    ----------
    source : Path
        An archive of `write_archive`.
    folder : Path
        Data folder to make or replace. What was there is kept beside it.
    kept : Path, optional
        Data directory to make or replace, for an archive with sets of others.

    Raises
    ------
    DataError
        One sentence: the archive is damaged, or its data are not clean; nothing was changed.
    """
    with scratch_folder("restoring", folder.parent) as workshop:
        names = _unpack(source, workshop)
        data, sets = workshop / DATA, workshop / KEPT
        if sets.exists() and kept is None:
            raise DataError(
                f"{source} holds sets of others: say with --data-dir where to put them. Nothing was changed."
            )
        _require_clean(data)
        if sets.exists() and kept is not None:
            _keep_previous(kept)
            shutil.copytree(sets, kept)
        previous = _keep_previous(folder)
        open_to_all(data)
        data.rename(folder)
        extras = tuple(_put_beside(workshop / name, folder) for name in EXTRAS if name in names)
    n_files = sum(name.startswith(f"{DATA}/") for name in names)
    return Restored(
        folder, previous, n_files, extras, kept if any(n.startswith(f"{KEPT}/") for n in names) else None
    )


def _kept_files(kept: Path) -> dict[str, Path]:
    """Return the files of a data directory by their name in the archive, without those half written."""
    return {
        f"{KEPT}/{path.relative_to(kept).as_posix()}": path
        for path in sorted(kept.rglob("*"))
        if path.is_file() and not _is_passing(path.relative_to(kept))
    }


def _is_passing(path: Path) -> bool:
    """Whether a file is half written, or a copy of what a database holds."""
    return any(part.startswith(".") for part in path.parts) or path.parts[0] == "cache"


def _require_clean(data: Path) -> None:
    report = check_all(data)
    if not report.is_clean:
        problems = [str(problem) for problem in report.problems]
        raise DataError(f"The data set in {data.name} has {len(problems)} problems:", problems)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o644 if name.startswith(DATA) else 0o600
    archive.addfile(entry, io.BytesIO(content))


def _unpack(source: Path, workshop: Path) -> set[str]:
    """Unpack an archive and return the names of its files, or raise `DataError` if one is not as written."""
    try:
        room = shutil.disk_usage(workshop).free
        with tarfile.open(source, "r:gz") as archive:
            for entry in archive:
                room -= _write_entry(archive, entry, workshop, room)
        sums = _sums(workshop / MANIFEST)
    except (OSError, tarfile.TarError, ValueError, EOFError, zlib.error) as error:
        raise DataError(
            f"{source} is not a whole backup of this application: {error}. Nothing was changed."
        ) from error
    found = {path.relative_to(workshop).as_posix() for path in workshop.rglob("*") if path.is_file()} - {MANIFEST}
    wrong = [name for name in sorted(found | set(sums)) if _sum(workshop / name) != sums.get(name)]
    if wrong:
        named = ", ".join(name if name.isprintable() else repr(name) for name in wrong[:5])
        raise DataError(f"{source} is damaged; not as written: {named}. Nothing was changed.")
    return found


def _sums(manifest: Path) -> dict[str, str]:
    """Read the checksums of an archive; raise `ValueError` if its list is not one of ours."""
    content = parse_json(manifest.read_bytes())
    sums = content.get("files") if isinstance(content, dict) else None
    if not isinstance(sums, dict) or not all(isinstance(digest, str) for digest in sums.values()):
        raise ValueError(f"{MANIFEST} does not hold the checksums of its files")
    return sums


def _write_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, workshop: Path, room: int) -> int:
    """Write one file of an archive and return its bytes.

    Refuse what is no file, a name that would leave the folder, and more than there is room for: a few
    kilobytes can unpack to terabytes.

    `extractall(filter="data")` does this only from Python 3.11.4 on, and Debian 12 has 3.11.2.
    """
    parts = PurePosixPath(entry.name).parts
    if not entry.isfile() or not parts or parts[0] == "/" or ".." in parts:
        raise tarfile.TarError(f"{entry.name!r} is not a file inside it")
    if entry.size > room:
        raise tarfile.TarError(f"{entry.name!r} has {entry.size} bytes, and there is room for {room}")
    content = archive.extractfile(entry)
    target = workshop.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        if content:
            shutil.copyfileobj(content, file, _CHUNK_BYTES)
    return entry.size


def _sum(path: Path) -> str | None:
    if not path.is_file():
        return "missing"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep_previous(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    number = 1
    while (previous := folder.with_name(f"{folder.name}.before-restore-{number}")).exists():
        number += 1
    folder.rename(previous)
    return previous


def _put_beside(file: Path, folder: Path) -> Path:
    beside = Path(shutil.copy(file, folder.with_name(f"restored-{file.name}")))
    beside.chmod(0o600)
    return beside
