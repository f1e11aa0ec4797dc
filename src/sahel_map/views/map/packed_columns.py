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

from sahel_map.core.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from sahel_map.data.dataset import Dataset

__all__ = ["NO_FIGURE", "NO_UNIT", "PackedColumns", "pack_blob", "pack_columns"]

NO_FIGURE = 0xFFFF
NO_UNIT = 0xFFFF
_ALIGNMENT = 8
# Web Mercator, which Leaflet draws in, ends at this latitude (degrees).
_MERCATOR_LIMIT = 85.05

_UNIT_COLUMNS = {
    PlacePrecision.COMMUNE: ("commune_pcode", "commune_pcode"),
    PlacePrecision.CERCLE: ("cercle_pcode", "cercle_pcode"),
    PlacePrecision.REGION: ("region_old_pcode", "region_2023_pcode"),
}
_UNIT_LAYERS = {
    PlacePrecision.COMMUNE: ("communes", "communes"),
    PlacePrecision.CERCLE: ("cercles", "cercles"),
    PlacePrecision.REGION: ("regions_old", "regions_2023"),
}


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
        Arrays of n rows: `lon`, `lat` (float32; NaN where the place is unknown or cannot be drawn),
        `precision` (uint8, number in `PlacePrecision`), `groups` (uint8 bit set), `radius_m` (uint32, 0 for
        none), `killed_min`, `killed_max` (uint16, 65535 for not reported), `unit_old`, `unit_2023` (uint16,
        number in the header's `units`, 65535 for none), `kind` (uint16, equal where actors and harms are).
    """
    incidents = dataset.incidents
    lon, lat = _drawable(incidents)
    precision = _codes(incidents["place_precision"])
    units, unit_old, unit_2023 = _units(incidents, precision)
    kinds = _kinds(incidents)
    arrays = {
        "lon": lon,
        "lat": lat,
        "precision": precision,
        "groups": incidents["group_bits"].to_numpy("uint8"),
        "radius_m": incidents["radius_m"].fillna(0).to_numpy("uint32"),
        "killed_min": _figure(incidents["killed_min"]),
        "killed_max": _figure(incidents["killed_max"]),
        "unit_old": unit_old,
        "unit_2023": unit_2023,
        "kind": kinds,
    }
    blob = pack_blob({"n": len(incidents), "units": units, "bounds": _bounds(lon, lat)}, arrays)
    digest = hashlib.sha256(blob + str(dataset.version.digest).encode()).hexdigest()[:16]
    # The script derives the same order from the column.
    return PackedColumns(blob, digest, np.argsort(kinds, kind="stable"))


def _drawable(incidents: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return longitude and latitude, NaN where the place is unknown or off the map's projection."""
    lon = incidents["lon"].to_numpy("float64")
    lat = incidents["lat"].to_numpy("float64")
    known = (incidents["place_precision"] != PlacePrecision.UNKNOWN.value).to_numpy()
    drawable = known & (np.abs(lon) <= 180) & (np.abs(lat) <= _MERCATOR_LIMIT)
    return (
        np.where(drawable, lon, np.nan).astype("float32"),
        np.where(drawable, lat, np.nan).astype("float32"),
    )


def _codes(precision: pd.Series) -> np.ndarray:
    """Return each place precision as its number in `PlacePrecision`."""
    codes = pd.Categorical(precision, categories=[member.value for member in PlacePrecision]).codes
    unknown = list(PlacePrecision).index(PlacePrecision.UNKNOWN)
    return np.where(codes < 0, unknown, codes).astype("uint8")


def _kinds(incidents: pd.DataFrame) -> np.ndarray:
    """Return a number for each combination of actors and harms; beyond the last of uint16 they share one."""
    both = incidents["actor_bits"].to_numpy("uint64") << np.uint64(32) | incidents["harm_bits"].to_numpy("uint64")
    numbers = np.unique(both, return_inverse=True)[1]
    return np.minimum(numbers, np.iinfo("uint16").max).astype("uint16")


def _figure(counts: pd.Series) -> np.ndarray:
    """Return a nullable count (persons) as uint16, with `NO_FIGURE` for not reported."""
    return counts.clip(0, NO_FIGURE - 1).fillna(NO_FIGURE).to_numpy("uint16")


def _units(incidents: pd.DataFrame, precision: np.ndarray) -> tuple[list[list[str]], np.ndarray, np.ndarray]:
    """Return the units that stand for a place, and each row's unit on the old and the 2023 map."""
    numbers: dict[tuple[str, str], int] = {}
    rows = np.full((2, len(incidents)), NO_UNIT, dtype="uint16")
    for code, level in enumerate(PlacePrecision):
        if level not in _UNIT_COLUMNS:
            continue
        at_level = np.flatnonzero(precision == code)
        for side in (0, 1):
            pcodes = incidents[_UNIT_COLUMNS[level][side]].iloc[at_level]
            for row, pcode in zip(at_level, pcodes, strict=True):
                if pd.notna(pcode):
                    key = (_UNIT_LAYERS[level][side], str(pcode))
                    rows[side, row] = numbers.setdefault(key, len(numbers))
    return [list(key) for key in numbers], rows[0], rows[1]


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
