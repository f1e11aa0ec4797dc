"""The incidents for geographical programs: GeoJSON, GeoPackage, GeoParquet."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from sahel_map.core.actor_codes import group_of
from sahel_map.exports.columns import COLUMNS, describe_column
from sahel_map.exports.companion_tables import COMPANIONS
from sahel_map.exports.geojson import features_of
from sahel_map.exports.job import ExportJob
from sahel_map.exports.qgis import add_aliases, add_styles

__all__ = ["METADATA_KEY", "write_geojson", "write_geopackage", "write_geoparquet"]

METADATA_KEY = "sahel_map"
"""Name under which GeoJSON (foreign member) and GeoParquet (file metadata) hold context and codebook."""

# Name under which GeoParquet says what its shapes are.
_GEO = b"geo"


def write_geojson(job: ExportJob, path: Path) -> None:
    """Write RFC 7946 GeoJSON; context and codebook are a foreign member of the collection.

    An incident of which only a unit is known has the unit's polygon, one of several units a circle, one whose
    place is unknown has no geometry; `geometry_kind` says which.
    """
    about = json.dumps(_about(job), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type":"FeatureCollection","{METADATA_KEY}":{about},"features":[')
        divider = ""
        for part in job.parts():
            for feature in features_of(part.shapes):
                file.write(divider)
                json.dump(feature, file, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
                divider = ","
        file.write("]}")


def write_geopackage(job: ExportJob, path: Path) -> None:
    """Write a GeoPackage: layers points and areas, boundaries, and tables unplaced, the facts, codebook, metadata.

    Styles and names of columns are stored with it, so that QGIS opens it as the map looks.
    """
    options = {"driver": "GPKG", "dataset_metadata": {"citation": job.context.citation}}
    for part in job.parts():
        _append_incidents(part, path, {"description": job.context.sentence}, options)
        for name in COMPANIONS:
            pyogrio.write_dataframe(part.companion(name), path, layer=name, append=True, **options)
    about = [(name, _as_text(value)) for name, value in job.context.as_dict().items()]
    pyogrio.write_dataframe(job.codebook, path, layer="codebook", append=True, **options)
    pyogrio.write_dataframe(
        pd.DataFrame(about, columns=["name", "value"]), path, layer="metadata", append=True, **options
    )
    units = job.dataset.units
    regions = getattr(units, f"regions_{job.selection.admin_map}")
    for name, layer in (("country", units.country), ("regions", regions), ("cercles", units.cercles)):
        plain = layer[["name", "name_fr", "geometry"]].rename_axis("pcode").reset_index()
        pyogrio.write_dataframe(
            plain, path, layer=f"boundary_{name}", append=True, geometry_type="MultiPolygon", promote_to_multi=True,
            **options,
        )  # fmt: skip
    add_styles(path, job.words, job.now.date().isoformat())
    titles = {column.name: describe_column(column.name, job.words) for column in COLUMNS}
    add_aliases(path, ("points", "areas", "unplaced"), titles)


def _append_incidents(
    part: ExportJob, path: Path, description: Mapping[str, str], options: Mapping[str, Any]
) -> None:
    groups = [group_of(int(bits)) for bits in part.dataset.incidents["group_bits"][part.mask]]
    shapes = part.shapes.assign(actor_group=groups)
    kinds = shapes["geometry_kind"]
    for name, shown, geometry_type in (
        ("points", ["point"], "Point"),
        ("areas", ["unit", "circle"], "MultiPolygon"),
    ):
        pyogrio.write_dataframe(
            shapes[kinds.isin(shown)],
            path,
            layer=name,
            append=path.exists(),
            geometry_type=geometry_type,
            promote_to_multi=geometry_type == "MultiPolygon",
            layer_metadata=description,
            **options,
        )
    unplaced = pd.DataFrame(shapes[kinds == "none"].drop(columns="geometry"))
    pyogrio.write_dataframe(unplaced, path, layer="unplaced", append=True, **options)


def write_geoparquet(job: ExportJob, path: Path) -> None:
    """Write GeoParquet; context and codebook are file metadata in JSON under `METADATA_KEY`."""
    about = json.dumps(_about(job), ensure_ascii=False).encode()
    parts = (_arrow_table(part) for part in job.parts())
    first = next(parts)
    geo = json.dumps(_whole_geo(json.loads(first.schema.metadata[_GEO]), job)).encode()
    schema = first.schema.with_metadata({**first.schema.metadata, _GEO: geo, METADATA_KEY.encode(): about})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in itertools.chain([first], parts):
            writer.write_table(table.cast(schema))


def _arrow_table(part: ExportJob) -> pa.Table:
    written = io.BytesIO()
    part.shapes.to_parquet(written, index=False, write_covering_bbox=True)
    written.seek(0)
    table = pq.read_table(written)
    for name in ("date_start", "date_end"):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, table[name].cast(pa.date32()))
    return table


def _whole_geo(of_part: dict[str, Any], job: ExportJob) -> dict[str, Any]:
    """Return what GeoParquet says of the shapes of a part, for all: their kinds, and the box around them."""
    kinds, boxes = set(), []
    for part in job.parts():
        shapes = part.places.geometry
        kinds.update(shapes.geom_type.dropna())
        boxes.append(shapes.total_bounds)
    low, high = np.fmin.reduce(boxes), np.fmax.reduce(boxes)  # a part without a shape has no bounds
    box = [float(side) for side in (*low[:2], *high[2:])]
    column = of_part["columns"]["geometry"] | {"geometry_types": sorted(kinds), "bbox": box}
    return of_part | {"columns": {"geometry": column}}


def _about(job: ExportJob) -> dict[str, object]:
    """Return what the file says about itself, with the meaning of columns and codes and the method."""
    return job.context.as_dict() | {"codebook": job.codebook.to_dict("records")}


def _as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
