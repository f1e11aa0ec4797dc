"""The incidents for geographical programs: GeoJSON, GeoPackage, GeoParquet."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from sahel_map.core.actor_groups import group_of
from sahel_map.exports.columns import COLUMNS, describe_column
from sahel_map.exports.geojson import features_of
from sahel_map.exports.job import ExportJob
from sahel_map.exports.qgis import add_aliases, add_styles

__all__ = ["METADATA_KEY", "write_geojson", "write_geopackage", "write_geoparquet"]

METADATA_KEY = "sahel_map"
"""Name under which GeoJSON (foreign member) and GeoParquet (file metadata) hold context and codebook."""


def write_geojson(job: ExportJob, path: Path) -> None:
    """Write RFC 7946 GeoJSON; context and codebook are a foreign member of the collection.

    An incident of which only a unit is known has the unit's polygon, one of several units a circle, one whose
    place is unknown has no geometry; `geometry_kind` says which.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        whole = {"type": "FeatureCollection", METADATA_KEY: _about(job), "features": features_of(job.shapes)}
        json.dump(whole, file, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def write_geopackage(job: ExportJob, path: Path) -> None:
    """Write a GeoPackage: layers points and areas, boundaries, and tables unplaced, the facts, codebook, metadata.

    Styles and names of columns are stored with it, so that QGIS opens it as the map looks.
    """
    groups = [group_of(int(bits)) for bits in job.dataset.incidents["group_bits"][job.mask]]
    shapes = job.shapes.assign(actor_group=groups)
    kinds = shapes["geometry_kind"]
    options = {"driver": "GPKG", "dataset_metadata": {"citation": job.context.citation}}
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
            layer_metadata={"description": job.context.sentence},
            **options,
        )
    tables = {
        "unplaced": pd.DataFrame(shapes[kinds == "none"].drop(columns="geometry")),
        **job.companions,
        "codebook": job.codebook,
        "metadata": pd.DataFrame(
            [(name, _as_text(value)) for name, value in job.context.as_dict().items()], columns=["name", "value"]
        ),
    }
    for name, table in tables.items():
        pyogrio.write_dataframe(table, path, layer=name, append=True, **options)
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


def write_geoparquet(job: ExportJob, path: Path) -> None:
    """Write GeoParquet; context and codebook are file metadata in JSON under `METADATA_KEY`."""
    plain = io.BytesIO()
    job.shapes.to_parquet(plain, index=False, write_covering_bbox=True)
    plain.seek(0)
    table = pq.read_table(plain)
    for name in ("date_start", "date_end"):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, table[name].cast(pa.date32()))
    context = json.dumps(_about(job), ensure_ascii=False)
    metadata = {**table.schema.metadata, METADATA_KEY.encode(): context.encode()}
    pq.write_table(table.replace_schema_metadata(metadata), path, compression="zstd")


def _about(job: ExportJob) -> dict[str, object]:
    """Return what the file says about itself, with the meaning of columns and codes and the method."""
    return job.context.as_dict() | {"codebook": job.codebook.to_dict("records")}


def _as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
