"""The one wide table of incidents that maps, charts and exports read: one row per incident."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from sahel_map.core.text_folding import fold_text
from sahel_map.core.vocabulary import (
    ActorGroup,
    Attribution,
    Confidence,
    DatePrecision,
    Evidence,
    FigureName,
    HarmType,
    PlacePrecision,
)
from sahel_map.data.read.area_membership import join_units
from sahel_map.data.read.codes import actors_of
from sahel_map.data.read.grouped_values import values_by_owner
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.units import Units

Tables = Mapping[str, pd.DataFrame]

# Kinds of publisher (publishers.csv): those that take a side, and those that no newsroom of standing is behind.
_ADVOCACY = "advocacy"
_SMALL_OUTLETS = frozenset({"local_media", "aggregator"})
_TEXTS = ["summary_en", "summary_fr", "notes_en", "notes_fr", "aggregate_reason", "place_described"]


def build_incidents(tables: Tables, sources: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Put together the incident table.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables of a checked data set.
    sources : DataFrame, one row per incident and source
        From `build_sources`.
    units : Units
        Polygons for the join.

    Returns
    -------
    DataFrame, one row per incident, index `incident_id` (sorted)
        Columns as described in the documentation of `sahel_map.data.dataset.Dataset`.
    """
    records = tables["incidents"].set_index("incident_id").sort_index()
    parts = [
        _dates(records),
        _places(records, tables["places"], units),
        _codes(records.index, tables),
        _as_category(records["confidence"], Confidence),
        records[["is_aggregate", "is_multi_place"]].astype(bool),
        _figures(records.index, tables["incident_figures"]),
        count_pages(records.index, sources),
        records[_TEXTS],
    ]
    table = pd.concat(parts, axis="columns")
    table["search_text"] = _search_text(table, tables["incident_place_names"], sources, units)
    table.insert(0, "position", np.arange(len(table), dtype="int32"))
    return table


def build_sources(tables: Tables) -> pd.DataFrame:
    """Return one row per incident and source, with the publisher and the origin, sorted by incident and source.

    Pages of one `origin` count as one independent source: of one declared side, else of one group of reprints.
    """
    named = tables["sources"].merge(tables["publishers"], on="publisher_id", how="left")
    joined = tables["incident_sources"].merge(named, on="source_id", how="left")
    joined = joined.rename(columns={"kind": "publisher_kind"})
    # Pages of one declared side have one origin, as reprints of one text have.
    sides = joined["side"] if "side" in joined else pd.Series(pd.NA, joined.index, dtype="str")
    joined["origin"] = sides.fillna(joined["independence_group"])
    return joined.sort_values(["incident_id", "source_id"], ignore_index=True)


def _dates(records: pd.DataFrame) -> pd.DataFrame:
    start, end = records["date_start"], records["date_end"]
    return pd.DataFrame(
        {
            "date_start": start,
            "date_end": end,
            "month_first": (start.dt.year * 12 + start.dt.month - 1).astype("int32"),
            "month_last": (end.dt.year * 12 + end.dt.month - 1).astype("int32"),
            "date_precision": _as_category(records["date_precision"], DatePrecision),
        }
    )


def _places(records: pd.DataFrame, places: pd.DataFrame, units: Units) -> pd.DataFrame:
    known = places.set_index("place_id")
    known[list(UNIT_COLUMNS.values())] = join_units(known, units)
    at = known.reindex(records["place_id"]).set_axis(records.index)
    return pd.DataFrame(
        {
            **records[["place_id", "place_name_en", "place_name_fr"]],
            "lon": at["lon"].astype("float64"),
            "lat": at["lat"].astype("float64"),
            "place_precision": _as_category(at["precision"], PlacePrecision),
            "radius_m": at["radius_m"].astype("Int32"),
            **at[list(UNIT_COLUMNS.values())],
        }
    )


def _codes(index: pd.Index, tables: Tables) -> pd.DataFrame:
    actors, harms = tables["incident_actors"], tables["incident_harms"]
    known = actors_of(tables["codes_actors"])
    groups = actors["actor"].map(known.group)
    rank = actors["attribution"].map({str(grade): place for place, grade in enumerate(Attribution)})
    strongest = rank.groupby(actors["incident_id"]).min().reindex(index)
    grades = pd.Categorical.from_codes(strongest.fillna(-1).astype(int), categories=_values(Attribution))
    return pd.DataFrame(
        {
            "actor_bits": _bits(index, actors["incident_id"], actors["actor"], known.codes).astype(known.dtype),
            "group_bits": _bits(index, actors["incident_id"], groups, ActorGroup).astype("uint8"),
            "harm_bits": _bits(index, harms["incident_id"], harms["harm_type"], HarmType).astype("uint16"),
            "attribution": pd.Series(grades, index=index),
        }
    )


def _bits(index: pd.Index, owner: pd.Series, codes: pd.Series, vocabulary: Iterable[str]) -> pd.Series:
    """Return the codes of each incident as a bit set: bit i is the i-th member of the vocabulary."""
    place = codes.map({str(member): number for number, member in enumerate(vocabulary)})
    bits = np.zeros(len(index), dtype="int64")
    np.bitwise_or.at(bits, index.get_indexer(owner), 1 << place.to_numpy(dtype="int64"))
    return pd.Series(bits, index=index)


def _figures(index: pd.Index, figures: pd.DataFrame) -> pd.DataFrame:
    """Return a lowest and a highest count per figure; a figure that is not reported stays null."""
    columns: dict[str, pd.Series] = {}
    for name in FigureName:
        reported = figures[figures["figure"] == name].set_index("incident_id").reindex(index)
        columns[f"{name}_min"] = reported["minimum"].astype("Int32")
        columns[f"{name}_max"] = reported["maximum"].astype("Int32")
        if name is FigureName.KILLED:
            for flag in ("is_open", "is_mixed"):
                columns[f"killed_{flag}"] = reported[flag].fillna(False).astype(bool)
    return pd.DataFrame(columns)


def count_pages(index: pd.Index, sources: pd.DataFrame) -> pd.DataFrame:
    """Count the pages of each record, and how many of them are independent, and say what the record rests on.

    Parameters
    ----------
    index : Index
        Ids of the records.
    sources : DataFrame, one row per incident and source
        From `build_sources`.

    Returns
    -------
    DataFrame, one row per record
        `n_sources`, `n_independent` (int16, pages and origins), `evidence` (category of `Evidence`).
    """
    by_incident = sources.groupby("incident_id")
    n_independent = by_incident["origin"].nunique().reindex(index, fill_value=0).astype("int16")
    return pd.DataFrame(
        {
            "n_sources": by_incident["source_id"].nunique().reindex(index, fill_value=0).astype("int16"),
            "n_independent": n_independent,
            "evidence": _evidence(sources, n_independent),
        }
    )


def _evidence(sources: pd.DataFrame, n_independent: pd.Series) -> pd.Series:
    """Return the class of evidence of each record, by the kinds of its publishers; null without a page."""
    kinds = sources.groupby("incident_id")["publisher_kind"].agg(set).reindex(n_independent.index)
    classes = [_evidence_class(found, n) for found, n in zip(kinds, n_independent, strict=True)]
    return _as_category(pd.Series(classes, index=n_independent.index, dtype="str"), Evidence)


def _evidence_class(kinds: object, n_independent: int) -> str | None:
    if not isinstance(kinds, set):
        return None
    if kinds == {_ADVOCACY}:
        return Evidence.ADVOCACY
    if n_independent > 1:
        return Evidence.SEVERAL
    return Evidence.SMALL_OUTLET if kinds <= _SMALL_OUTLETS else Evidence.ONE


def _search_text(table: pd.DataFrame, names: pd.DataFrame, sources: pd.DataFrame, units: Units) -> pd.Series:
    """Return what a reader can search in, folded: every text a record shows, and its areas' names."""
    texts = ["place_name_en", "place_name_fr", "summary_en", "summary_fr", "notes_en", "notes_fr"]
    areas = [
        table[column].map(units.level(level)[name]).astype("object").fillna("")
        for column, level in _AREAS.items()
        for name in ("name", "name_fr")
    ]
    cited = [("publisher", sources), ("publisher_as_cited", sources), ("supports", sources)]
    cited += [(name, sources) for name in ("publisher_as_cited_fr", "supports_fr") if name in sources]
    linked = [
        _joined(rows["incident_id"], rows[column]).reindex(table.index, fill_value="")
        for column, rows in [("name", names), *cited]
    ]
    columns = [table.index, *(table[name].fillna("") for name in texts), *areas, *linked]
    folded = [fold_text("\n".join(filter(None, map(str, cells)))) for cells in zip(*columns, strict=True)]
    return pd.Series(folded, index=table.index, dtype="str")


_AREAS = {
    "commune_pcode": "communes",
    "cercle_pcode": "cercles",
    "region_old_pcode": "regions_old",
    "region_2023_pcode": "regions_2023",
}


def _joined(owner: pd.Series, texts: pd.Series) -> pd.Series:
    found = values_by_owner(owner, texts.fillna(""))
    return pd.Series({key: "\n".join(different) for key, different in found.items()}, dtype="str")


def _as_category(column: pd.Series, vocabulary: type[StrEnum]) -> pd.Series:
    return column.astype(pd.CategoricalDtype(_values(vocabulary)))


def _values(vocabulary: Iterable[StrEnum]) -> list[str]:
    return [str(member) for member in vocabulary]
