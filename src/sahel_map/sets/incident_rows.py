"""Incidents as rows for a database: what a map or query beside this programme needs."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import shapely

from sahel_map.core.actor_codes import group_of
from sahel_map.core.vocabulary import HarmType, members_of
from sahel_map.data.dataset import Dataset

__all__ = ["INCIDENT_COLUMNS", "incident_rows"]

_PLAIN = (
    "date_start", "date_end", "date_precision", "place_name_en", "place_name_fr", "place_precision", "radius_m",
    "cercle_pcode", "region_2023_pcode", "attribution", "confidence", "is_aggregate", "killed_min", "killed_max",
)  # fmt: skip
INCIDENT_COLUMNS = ("incident_id", *_PLAIN, "actors", "harms", "actor_group", "geom")


def incident_rows(dataset: Dataset) -> Iterator[tuple[object, ...]]:
    """Return the incidents in the order of `INCIDENT_COLUMNS`; the geometry as hexadecimal EWKB (EPSG:4326)."""
    incidents = dataset.incidents
    points = shapely.points(incidents["lon"].to_numpy(), incidents["lat"].to_numpy())
    located = incidents["lon"].notna().to_numpy()
    shapes = shapely.to_wkb(shapely.set_srid(points, 4326), hex=True, include_srid=True)
    table = incidents[list(_PLAIN)].astype("object")
    table = table.where(table.notna(), None)
    bits = zip(incidents["actor_bits"], incidents["harm_bits"], incidents["group_bits"], strict=True)
    for number, (row, (actors, harms, groups)) in enumerate(zip(table.itertuples(name=None), bits, strict=True)):
        key, *values = row
        yield (
            key,
            *(value.date() if isinstance(value, pd.Timestamp) else value for value in values),
            list(dataset.codes.actors.of(int(actors))),
            [str(member.value) for member in members_of(HarmType, int(harms))],
            group_of(int(groups)),
            shapes[number] if located[number] else None,
        )
