"""The incidents as binary columns for the browser: numbers only, no text and no id but the row number.

The map fetches the columns once; each change of the filter then needs one bit a row. Layout of the
blob: a little-endian unsigned 32-bit length, that many bytes of JSON (padded with spaces), then the
arrays one after the other, each starting at a multiple of eight bytes counted from the first array.

The bits of a filter are sent in another order than that of the rows: by kind, as the same actors and harms
are the same number. A filter of actors then is a few long runs of ones, which the compression of the
websocket makes almost nothing of; in the order of rows it cannot be compressed at all (36 kB at 300,000).
Must not import folium or streamlit.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sahel_map.incident.placing import PlaceKind, place_incidents, place_units

if TYPE_CHECKING:
    from sahel_map.data.dataset import Dataset

__all__ = ["NO_FIGURE", "NO_UNIT", "PackedColumns", "pack_blob", "pack_columns", "digest_start"]

NO_FIGURE = 0xFFFF
NO_UNIT = 0xFFFF
_ALIGNMENT = 8
# In no code of a unit.
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class PackedColumns:
    """Columns of one data set, ready to be served.

    Attributes
    ----------
    bytes : bytes
        The blob, uncompressed.
    digest : str
        16 hexadecimal digits that change with the blob or the version of the data.
    order : ndarray of int, shape (n,)
        Row numbers in the order in which the bits of a filter are sent.
    """

    bytes: bytes
    digest: str
    order: np.ndarray = field(compare=False, repr=False)


def pack_columns(dataset: Dataset) -> PackedColumns:
    """Pack what the map draws of each incident, in the order of `position`.

    Parameters
    ----------
    dataset : Dataset
        Reads of `incidents`: `lon`, `lat` (EPSG:4326, degrees), `place_precision`, `radius_m` (metres),
        the P-codes, `group_bits`, `killed_min`, `killed_max` (persons); and `version.digest`.

    Returns
    -------
    PackedColumns
        Arrays of n rows: `lon`, `lat` (float32; NaN in the tray), `place` (uint8, number in `PlaceKind`),
        `groups` (uint8 bit set), `radius_m` (uint32, of `near` and `circle`, else 0), `killed_min`,
        `killed_max` (uint16, 65535 for not reported), `unit_old`, `unit_2023` (uint16, number in the header's
        `units` of what stands for the place on each map of regions, 65535 for none), `kind` (uint16, equal
        where actors and harms are).
    """
    incidents = dataset.incidents
    placed = place_incidents(incidents, "2023")
    lon, lat = (placed[name].to_numpy("float32") for name in ("lon", "lat"))
    units, (unit_old, unit_2023) = _units([place_units(incidents, "old"), placed])
    kinds = _kinds(incidents)
    arrays = {
        "lon": lon,
        "lat": lat,
        "place": pd.Index(list(PlaceKind)).get_indexer(placed["kind"].array).astype("uint8"),
        "groups": incidents["group_bits"].to_numpy("uint8"),
        "radius_m": placed["radius_m"].fillna(0).to_numpy("uint32"),
        "killed_min": _figure(incidents["killed_min"]),
        "killed_max": _figure(incidents["killed_max"]),
        "unit_old": unit_old,
        "unit_2023": unit_2023,
        "kind": kinds,
    }
    blob = pack_blob({"n": len(incidents), "units": units, "bounds": _bounds(lon, lat)}, arrays)
    version = str(dataset.version.digest)
    digest = digest_start(version) + hashlib.sha256(blob + version.encode()).hexdigest()[:8]
    # The script derives the same order from the column.
    return PackedColumns(blob, digest, np.argsort(kinds, kind="stable"))


def digest_start(version_digest: str) -> str:
    """Return how the digest of the columns begins, by which the data are found before they are packed."""
    return hashlib.sha256(version_digest.encode()).hexdigest()[:8]


def _kinds(incidents: pd.DataFrame) -> np.ndarray:
    """Return a number for each combination of actors and harms; beyond the last of uint16 they share one."""
    # Numbered by size, as bits of many actors leave no room for those of harms beside them.
    actors = np.unique(incidents["actor_bits"].to_numpy("uint64"), return_inverse=True)[1].astype("uint64")
    both = actors << np.uint64(32) | incidents["harm_bits"].to_numpy("uint64")
    numbers = np.unique(both, return_inverse=True)[1]
    return np.minimum(numbers, np.iinfo("uint16").max).astype("uint16")


def _figure(counts: pd.Series) -> np.ndarray:
    """Return a nullable count (persons) as uint16, with `NO_FIGURE` for not reported."""
    return counts.clip(0, NO_FIGURE - 1).fillna(NO_FIGURE).to_numpy("uint16")


def _units(placed: list[pd.DataFrame]) -> tuple[list[list[str]], list[np.ndarray]]:
    """Return the units that stand for a place on any of the maps, and each row's number in them on each map."""
    # Of both maps at once, so that a unit has one number; as texts, which take a tenth of the time of pairs.
    keys = [pd.Series(one["level"].array + _BETWEEN + one["pcode"].array) for one in placed]
    numbers, units = pd.factorize(pd.concat(keys))
    rows = np.where(numbers < 0, NO_UNIT, numbers).astype("uint16")
    return [unit.split(_BETWEEN, 1) for unit in units], np.split(rows, np.cumsum([len(one) for one in placed])[:-1])


def _bounds(lon: np.ndarray, lat: np.ndarray) -> list[float] | None:
    """Return west, south, east, north of all drawable places (degrees), or None if there is none."""
    if np.isnan(lon).all():
        return None
    edges = (np.nanmin(lon), np.nanmin(lat), np.nanmax(lon), np.nanmax(lat))
    return [round(float(edge), 4) for edge in edges]


def pack_blob(header: dict[str, object], arrays: dict[str, np.ndarray]) -> bytes:
    """Join header and arrays in the layout that the module describes.

    Parameters
    ----------
    header : dict
        Anything JSON can carry; `columns` (name, type and offset of each array) is added.
    arrays : dict of str to ndarray
        One-dimensional arrays of numbers.
    """
    layout, parts, offset = [], [], 0
    for name, array in arrays.items():
        little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        padding = -little.nbytes % _ALIGNMENT
        layout.append([name, array.dtype.name, offset])
        parts.append(little.tobytes() + b"\0" * padding)
        offset += little.nbytes + padding
    text = json.dumps({**header, "columns": layout}, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % _ALIGNMENT)
    return len(text).to_bytes(4, "little") + text + b"".join(parts)
