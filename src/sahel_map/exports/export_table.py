"""The incidents shown, as the table that every export writes: one row each, columns as in `COLUMNS`."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName, HarmType, members_of
from sahel_map.data.dataset import Dataset
from sahel_map.exports.columns import LIST_SEPARATOR, column_names
from sahel_map.incident.placing import POINT_KINDS, PlaceKind, place_incidents

__all__ = ["PCODE_VERSION", "export_table", "joined"]

PCODE_VERSION = "COD-AB current / COD-AB 2015; regions before 2023 / 2023"
"""What the codes of units refer to: a P-code is unique only together with its version."""

_AREAS = (PlaceKind.UNIT, PlaceKind.CIRCLE)
_PLAIN = [
    "date_start",
    "date_end",
    "date_precision",
    "place_name_en",
    "place_name_fr",
    "place_precision",
    "radius_m",
    "commune_pcode",
    "cercle_pcode",
    "region_old_pcode",
    "region_2023_pcode",
    "attribution",
    "confidence",
    "evidence",
    "n_sources",
    "n_independent",
    "is_aggregate",
    "aggregate_reason",
    "is_multi_place",
    "summary_en",
    "summary_fr",
    "notes_en",
    "notes_fr",
    "place_described",
]
_CATEGORIES = ["date_precision", "place_precision", "attribution", "confidence", "evidence"]


def export_table(dataset: Dataset, mask: np.ndarray) -> pd.DataFrame:
    """Return the incidents shown in the form of every export.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.

    Returns
    -------
    DataFrame, one row per incident shown, in the order of ids
        Columns of `COLUMNS`. `lat` and `lon` (degrees, EPSG:4326) are given for settlements and places
        near one; an incident of which only units are known has the label point in `label_lat` and `label_lon`
        instead, so that no map draws it as if its place were known. Unknown is null.
    """
    shown = dataset.incidents[mask]
    table = shown[_PLAIN].astype(dict.fromkeys(_CATEGORIES, "str"))
    table.insert(0, "incident_id", shown.index)
    parts = [
        table,
        _coordinates(shown),
        _unit_names(shown, dataset),
        _lists(shown, dataset),
        *(_figure(shown, figure) for figure in FigureName),
    ]
    table = pd.concat(parts, axis="columns")
    table["place_conflict_note"] = shown["place_id"].map(dataset.places["conflict_note"]).astype("str")
    table["data_version"] = dataset.version.version
    return table[column_names()].reset_index(drop=True)


def joined(owner: pd.Series, items: pd.Series, index: pd.Index) -> pd.Series:
    """Return the items of each incident as one text; an item cannot hold the separator itself.

    Parameters
    ----------
    owner, items : Series, m rows
        Incident id and text of each item; a missing text keeps its place as an empty one.
    index : Index, length n
        Ids wanted; an incident without items gets null.
    """
    texts: dict[str, list[str]] = {}
    clean = items.astype("str").fillna("").str.replace("|", "¦", regex=False)
    for incident_id, item in zip(owner, clean, strict=True):
        texts.setdefault(incident_id, []).append(item)
    values = [LIST_SEPARATOR.join(texts[key]) if key in texts else None for key in index]
    return pd.Series(values, index=index, dtype="str")


def _coordinates(shown: pd.DataFrame) -> pd.DataFrame:
    placed = place_incidents(shown, "2023")
    is_point, is_area = placed["kind"].isin(POINT_KINDS), placed["kind"].isin(_AREAS)
    return pd.DataFrame(
        {
            "lat": placed["lat"].where(is_point),
            "lon": placed["lon"].where(is_point),
            "label_lat": placed["lat"].where(is_area),
            "label_lon": placed["lon"].where(is_area),
        }
    )


def _unit_names(shown: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    units, columns = dataset.units, {}
    for column, level in (
        ("commune", units.communes),
        ("cercle", units.cercles),
        ("region_old", units.regions_old),
        ("region_2023", units.regions_2023),
    ):
        codes = shown[f"{column}_pcode"]
        columns[f"{column}_name"] = codes.map(level["name_fr"]).astype("str")
        if column in ("commune", "cercle"):
            # Boundaries of other editions and countries have no codes of 2015: the column stands empty.
            older = codes.map(level["pcode_cod2015"]) if "pcode_cod2015" in level else codes.where(codes.isna())
            columns[f"{column}_pcode_cod2015"] = older.astype("str")
    is_ours = "pcode_cod2015" in units.communes
    version = PCODE_VERSION if is_ours else dataset.map_credits.version or "not stated"
    return pd.DataFrame(columns, index=shown.index).assign(pcode_version=version)


def _lists(shown: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    actors = dataset.actors[dataset.actors["incident_id"].isin(shown.index)]
    sources = dataset.sources[dataset.sources["incident_id"].isin(shown.index)]
    harms = {
        bits: LIST_SEPARATOR.join(map(str, members_of(HarmType, int(bits)))) for bits in shown["harm_bits"].unique()
    }
    names = dataset.place_names[dataset.place_names["incident_id"].isin(shown.index)]
    published = sources["published"].dt.strftime("%Y-%m-%d")
    by_actor = {"actors": actors["actor"], "attributions": actors["attribution"]}
    by_source = {
        "source_ids": sources["source_id"],
        "source_publishers": sources["publisher"],
        "source_kinds": sources["publisher_kind"],
        "source_groups": sources["independence_group"],
        "source_dates": published,
        "source_urls": sources["url"].str.replace("|", "%7C", regex=False),
    }
    return pd.DataFrame(
        {name: joined(actors["incident_id"], items, shown.index) for name, items in by_actor.items()}
        | {"place_names_other": joined(names["incident_id"], names["name"], shown.index)}
        | {"harms": shown["harm_bits"].map(harms).astype("str")}
        | {name: joined(sources["incident_id"], items, shown.index) for name, items in by_source.items()}
    )


def _figure(shown: pd.DataFrame, figure: FigureName) -> pd.DataFrame:
    """Return lowest and highest count and both flags; where nothing is reported, all four are null."""
    low, high = shown[f"{figure}_min"], shown[f"{figure}_max"]
    unknown = low.isna() & high.isna()
    if figure == FigureName.KILLED:
        is_open = (shown["killed_is_open"] | (low.notna() & high.isna())).astype("boolean")
        is_mixed = shown["killed_is_mixed"].astype("boolean")
    else:  # the other figures are lowest counts: "at least"
        is_open = pd.Series(True, index=shown.index, dtype="boolean")
        is_mixed = pd.Series(pd.NA, index=shown.index, dtype="boolean")
    return pd.DataFrame(
        {
            f"{figure}_min": low,
            f"{figure}_max": high,
            f"{figure}_is_open": is_open.mask(unknown),
            f"{figure}_is_mixed": is_mixed.mask(unknown),
        }
    )
