"""A CSV of invented events in the 49 columns of UCDP GED; the same n gives the same file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from sahel_map.core.geometry import areas_at
from sahel_map.data.read.units import Units

COLUMNS = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
_SIDES = ("Government of Mali", "JNIM", "IS", "CMA", "Dan Na Ambassagou", "An invented group")
_FIRST_DAY, _N_DAYS = np.datetime64("1997-01-01"), 10_200


def write_rows(path: Path, n: int, units: Units) -> Path:
    """Write the file: a third of the rows one-sided, the others battles; every point lies in the country.

    Parameters
    ----------
    path : Path
    n : int
        Rows.
    units : Units
        Of the country in which the points lie.
    """
    random = np.random.default_rng(n)
    west, south, east, north = units.country.total_bounds
    lon, lat = (random.uniform(low, high, 40_000).round(5) for low, high in ((west, east), (south, north)))
    inside = np.flatnonzero(areas_at(lon, lat, units.communes.geometry.to_numpy()) >= 0)
    place = inside[random.integers(0, len(inside), n)]
    violence = random.choice([1, 2, 3], n, p=[0.5, 0.17, 0.33])
    start = _FIRST_DAY + random.integers(0, _N_DAYS, n)
    precision = random.choice([1, 2, 3, 4], n, p=[0.7, 0.2, 0.05, 0.05])
    deaths = random.integers(0, 6, (n, 4))
    deaths[:, 2] = np.where(violence == 3, np.maximum(deaths[:, 2], 1), deaths[:, 2] // 4)
    best = deaths.sum(axis=1)
    side = random.integers(0, len(_SIDES), n)
    number = np.arange(1, n + 1)
    names = pd.Series(_SIDES)
    fixed = {
        "id": number + 100_000,
        "type_of_violence": violence,
        "side_a": names[side].to_numpy(),
        "side_b": np.where(violence == 3, "Civilians", names[(side + 1) % len(_SIDES)].to_numpy()),
        "source_article": [f"Example Agency,2020-01-01,Invented report {one % 5000}" for one in number],
        "source_office": np.where(number % 3, "Example Agency", "Example Radio"),
        "source_headline": [f"Invented headline {one % 7000}" for one in number],
        "where_prec": precision,
        "where_coordinates": [f"Exampleville-{one % 9000}" for one in place],
        "where_description": "invented",
        "adm_1": "Example region",
        "adm_2": "Example cercle",
        "latitude": lat[place],
        "longitude": lon[place],
        "geom_wkt": [f"POINT ({x} {y})" for x, y in zip(lon[place], lat[place], strict=True)],
        "country": "Mali",
        "date_prec": np.where(number % 10, 1, 3),
        "date_start": start.astype("str"),
        "date_end": (start + np.where(number % 10, 0, 5)).astype("str"),
        "deaths_a": deaths[:, 0],
        "deaths_b": deaths[:, 1],
        "deaths_civilians": deaths[:, 2],
        "deaths_unknown": deaths[:, 3],
        "best": best,
        "high": best + 3,
        "low": np.maximum(best - 1, 0),
    }
    columns = {name: fixed.get(name, number % 997) for name in COLUMNS}
    table = pa.table({name: pa.array(np.broadcast_to(np.asarray(values), n)) for name, values in columns.items()})
    arrow_csv.write_csv(table, path)
    return path
