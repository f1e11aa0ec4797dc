"""Write counts, and size, checksum and number of rows of every registered file, after an edit."""

import hashlib
import sys
from pathlib import Path

import pandas as pd

from sahel_map.core.errors import DataError
from sahel_map.data.read.layer import read_layer
from sahel_map.data.read.package import (
    DATASHEET,
    Package,
    Resource,
    read_package,
    read_register,
    write_register,
)
from sahel_map.data.read.paths import geodata_root
from sahel_map.data.read.raw_tables import TextTables, read_texts, write_texts
from sahel_map.data.read.table import read_table
from sahel_map.data.trace.counts import COUNTED_OF_VERSION, COUNTS, VERSIONS, count_tables, with_counts


def register(root: Path | None = None) -> list[str]:
    """Bring the register up to date with the files.

    Parameters
    ----------
    root : Path, optional
        The data folder; otherwise looked for as `sahel_map.data.read.paths.geodata_root` says.

    Returns
    -------
    list of str
        Paths of the files whose entry changed, in the order of the register. Nothing else is touched: a
        new file needs an entry with title, description, licence and fields first.

    Raises
    ------
    DataError
        If the register cannot be read or a registered file does not exist.
    """
    folder = geodata_root(root)
    content, package = read_register(folder), read_package(folder)
    if COUNTS in package.resources:
        _renew_counts(package)
    changed = []
    for entry, resource in zip(content["resources"], package.resources.values(), strict=True):
        size = _size_of(folder, resource)
        if any(entry.get(name) != value for name, value in size.items()):
            entry.update(size)
            changed.append(resource.path)
    write_register(folder, content)
    return changed


def _renew_counts(package: Package) -> None:
    """Write the counts, and bring those that the datasheet and the row of this version name up to date."""
    counts = count_tables({name: _read(package.root, entry) for name, entry in package.resources.items()})
    rows = [{"count": name, "value": str(value)} for name, value in counts.items()]
    written = {COUNTS: rows}
    if VERSIONS in package.resources:
        written[VERSIONS] = read_texts(package).rows[VERSIONS]
        for row in written[VERSIONS]:
            if row["version"] == package.version:
                row.update({name: str(counts[name]) for name in COUNTED_OF_VERSION})
    write_texts(package, TextTables(written), package.root)
    datasheet = package.root / DATASHEET
    if datasheet.is_file():
        text = with_counts(datasheet.read_text(encoding="utf-8"), counts)
        datasheet.write_text(text, encoding="utf-8", newline="\n")


def _size_of(root: Path, resource: Resource) -> dict[str, int | str]:
    path = root / resource.path
    if not path.is_file():
        raise DataError(f"{resource.path} is registered but does not exist in {root}.")
    data = path.read_bytes()
    return {
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "features" if resource.format == "geojson" else "rows": len(_read(root, resource)),
    }


def _read(root: Path, resource: Resource) -> pd.DataFrame:
    return (read_layer if resource.format == "geojson" else read_table)(root, resource)[0]


if __name__ == "__main__":
    updated = register(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    sys.stdout.write("".join(f"registered {path}\n" for path in updated) or "nothing has changed\n")
