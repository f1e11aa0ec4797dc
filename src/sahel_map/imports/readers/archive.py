"""Archives are opened with mistrust: what they would unpack to, where to, and under which lock."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path, PurePosixPath

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.limits import Limits

__all__ = ["check_archive", "members", "read_member", "unpack"]

_LOCKED = 0x1
_SMALL = 10_000_000


def check_archive(path: Path, limits: Limits) -> None:
    """Refuse an archive that is locked, holds links or paths out of it, or would unpack to too much.

    Raises
    ------
    ImportFileError
        One sentence.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise ImportFileError("no-zip", file=path.name) from error
    if len(infos) > limits.members:
        raise ImportFileError("members", file=path.name, n=len(infos), most=limits.members)
    total = sum(info.file_size for info in infos)
    if total > limits.unpacked_bytes:
        raise ImportFileError(
            "unpacked", file=path.name, mb=round(total / 1e6), most=round(limits.unpacked_bytes / 1e6)
        )
    for info in infos:
        _check_member(path.name, info, limits)


def _check_member(name: str, info: zipfile.ZipInfo, limits: Limits) -> None:
    where = PurePosixPath(info.filename.replace("\\", "/"))
    if where.is_absolute() or ".." in where.parts or ":" in where.parts[0:1]:
        raise ImportFileError("path-out", file=name)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ImportFileError("link", file=name)
    if info.flag_bits & _LOCKED:
        raise ImportFileError("zip-locked", file=name)
    if info.file_size > _SMALL and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise ImportFileError("ratio", file=name, most=limits.ratio)


def members(path: Path) -> list[str]:
    """Return the names of the files in an archive, without folders and hidden ones."""
    with zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    return [name for name in names if not PurePosixPath(name).name.startswith(".") and "__MACOSX" not in name]


def read_member(path: Path, name: str, limits: Limits) -> bytes:
    """Return a member; more than its directory promises is a trap too.

    Parameters
    ----------
    path : Path
        A ZIP.
    name : str
        Of the member.
    limits : Limits

    Raises
    ------
    ImportFileError
        If the member is larger than its directory says, or than is allowed.
    """
    with zipfile.ZipFile(path) as archive, archive.open(name) as member:
        size = archive.getinfo(name).file_size
        content = io.BytesIO()
        while block := member.read(1 << 20):
            content.write(block)
            if content.tell() > min(size, limits.unpacked_bytes):
                raise ImportFileError("more-than-said", file=path.name, member=name)
    return content.getvalue()


def unpack(path: Path, names: list[str], folder: Path, limits: Limits) -> list[Path]:
    """Write members under their last names into a folder, and return where.

    Parameters
    ----------
    path : Path
        A ZIP.
    names : list of str
        Of the members.
    folder : Path
        Takes them.
    limits : Limits

    Raises
    ------
    ImportFileError
        If a member is larger than its directory says, or than is allowed.
    """
    written = []
    for name in names:
        target = folder / PurePosixPath(name).name
        target.write_bytes(read_member(path, name, limits))
        written.append(target)
    return written
