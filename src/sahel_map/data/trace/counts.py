"""The counts that texts, tests and pictures name, worked out from the tables in one place.

They stand in `counts.csv` of the data folder, which `sahel_map.data.trace.register` writes anew after every edit.
Texts name a count with its mark, as in `391<!--incidents-->`: Markdown shows the number, and the mark says which
count it is, so that it can be brought up to date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from sahel_map.core.vocabulary import (
    Confidence,
    DatePrecision,
    Evidence,
    FigureName,
    HarmType,
    PlacePrecision,
)
from sahel_map.data.read.area_membership import join_units
from sahel_map.data.read.codes import actors_of
from sahel_map.data.read.incident_table import build_sources, count_pages
from sahel_map.data.read.layout import UNIT_COLUMNS
from sahel_map.data.read.units import build_units
from sahel_map.data.trace.retraction import set_apart
from sahel_map.data.trace.support import find_gaps

__all__ = ["COUNTED_OF_VERSION", "COUNTS", "MARK", "VERSIONS", "count_tables", "with_counts"]

Tables = Mapping[str, pd.DataFrame]

#: Name of the resource that holds the counts.
COUNTS = "counts"

#: Name of the resource that lists the versions, and its columns that are counts of that version.
VERSIONS = "versions"
COUNTED_OF_VERSION = ("incidents", "several_publishers")

#: A number in a text and the name of the count it gives.
MARK = re.compile(r"(?P<number>[0-9][0-9,.]*)<!--(?P<name>[a-z][a-z0-9_]*)-->")


def count_tables(all_tables: Tables) -> dict[str, int]:
    """Count what the texts about a data set name.

    Parameters
    ----------
    all_tables : mapping of str to DataFrame
        Tables of a data set, typed; retracted records are left out.

    Returns
    -------
    dict of str to int
        Sorted by name. Sums of figures leave aggregates out, as every total does.
    """
    tables = set_apart(all_tables)[0]
    incidents = tables["incidents"].set_index("incident_id")
    incidents = incidents.assign(**{flag: _true(incidents[flag]) for flag in ("is_aggregate", "is_multi_place")})
    parts = (
        _of_units(incidents, tables),
        _of_records(incidents),
        _of_codes(incidents, tables),
        _of_places(incidents, tables["places"]),
        _of_figures(incidents, tables),
        _of_publishers(incidents, tables),
        _of_evidence(tables),
    )
    return dict(sorted({name: int(value) for part in parts for name, value in part.items()}.items()))


def with_counts(text: str, counts: Mapping[str, int]) -> str:
    """Return a text with every marked number as counted.

    Raises
    ------
    KeyError
        If a mark names no count.

    Examples
    --------
    >>> with_counts("There are 5<!--incidents--> records.", {"incidents": 1391})
    'There are 1,391<!--incidents--> records.'
    """
    return MARK.sub(lambda found: f"{counts[found['name']]:,}<!--{found['name']}-->", text)


def _of_records(incidents: pd.DataFrame) -> dict[str, int]:
    years = incidents["date_start"].dt.year
    return {
        "incidents": len(incidents),
        "aggregates": incidents["is_aggregate"].sum(),
        "in_totals": (~incidents["is_aggregate"]).sum(),
        "multi_place": incidents["is_multi_place"].sum(),
        **{f"started_{year}": n for year, n in years.value_counts().items()},
    }


def _of_codes(incidents: pd.DataFrame, tables: Tables) -> dict[str, int]:
    actors, harms = tables["incident_actors"]["actor"], tables["incident_harms"]["harm_type"]
    return {
        **{f"actor_{code.lower()}": (actors == code).sum() for code in actors_of(tables["codes_actors"]).codes},
        **{f"harm_{code}": (harms == code).sum() for code in HarmType},
        **{f"date_{code}": (incidents["date_precision"] == code).sum() for code in DatePrecision},
        **{f"confidence_{code}": (incidents["confidence"] == code).sum() for code in Confidence},
    }


def _of_places(incidents: pd.DataFrame, places: pd.DataFrame) -> dict[str, int]:
    of_record = incidents["place_id"].map(places.set_index("place_id")["precision"])
    notes = places["conflict_note"]
    radius = {code: places.loc[places["precision"] == code, "radius_m"].median() for code in ("settlement", "near")}
    return {
        "places": len(places),
        "places_with_conflict_note": notes.notna().sum(),
        "places_doubtful": notes.fillna("").str.contains("DOUBTFUL").sum(),
        **{f"places_{code}": (places["precision"] == code).sum() for code in PlacePrecision},
        **{f"located_{code}": (of_record == code).sum() for code in PlacePrecision},
        **{f"radius_m_median_{code}": value for code, value in radius.items() if pd.notna(value)},
    }


def _of_units(incidents: pd.DataFrame, tables: Tables) -> dict[str, int]:
    """Count the records whose unit is known, what follows from a stated unit included."""
    columns = list(UNIT_COLUMNS.values())
    joined = join_units(tables["places"].set_index("place_id"), build_units(tables))
    known = joined.reindex(incidents["place_id"])[columns].notna().sum()
    return {f"known_{column.removesuffix('_pcode')}": known[column] for column in columns}


def _of_figures(incidents: pd.DataFrame, tables: Tables) -> dict[str, int]:
    figures, gaps = tables["incident_figures"], find_gaps(tables)
    kept = figures[~figures["incident_id"].map(incidents["is_aggregate"]).fillna(False).astype(bool)]
    killed = kept[kept["figure"] == FigureName.KILLED]
    departing = gaps.loc[gaps["gap"] == "not_derived", ["incident_id", "fact"]].drop_duplicates()
    return {
        "figures": len(figures),
        "figures_by_rule": len(figures) - len(departing),
        **{f"{name}_min": kept.loc[kept["figure"] == name, "minimum"].sum() for name in FigureName},
        "killed_max": killed["maximum"].sum(),
        "killed_unknown": (~incidents["is_aggregate"]).sum() - killed["maximum"].notna().sum(),
        "killed_none": (killed["maximum"] == 0).sum(),
        "killed_open": _true(killed["is_open"]).sum(),
        "killed_mixed": _true(killed["is_mixed"]).sum(),
    }


def _of_publishers(incidents: pd.DataFrame, tables: Tables) -> dict[str, int]:
    pages = count_pages(incidents.index, build_sources(tables))
    several = pages["n_independent"] >= 2
    is_high = incidents["confidence"] == Confidence.HIGH
    return {
        "citations": len(tables["incident_sources"]),
        "pages": len(tables["sources"]),
        "pages_undated": tables["sources"]["published"].isna().sum(),
        "publishers": tables["publishers"]["publisher"].nunique(),
        "publisher_rows": len(tables["publishers"]),
        "several_publishers": several.sum(),
        "several_publishers_not_high": (several & ~is_high).sum(),
        "one_publisher_high": (is_high & ~several).sum(),
        **{f"evidence_{code}": (pages["evidence"] == code).sum() for code in Evidence},
    }


def _of_evidence(tables: Tables) -> dict[str, int]:
    claims, gaps = tables["claims"], tables["known_gaps"]
    kinds = ("source_not_stated", "no_claim", "not_derived", "not_entered", "withheld")
    return {
        "claims": len(claims),
        "claims_without_page": claims["source_id"].isna().sum(),
        "claims_of_record_only": (claims["basis"] == "record").sum(),
        "claims_quoting": claims["stated_by_en"].notna().sum(),
        "doubts": len(tables["doubts"]),
        **({"pending": len(tables["pending"])} if "pending" in tables else {}),
        "gaps": len(gaps),
        **{f"gaps_{kind}": (gaps["gap"] == kind).sum() for kind in kinds},
    }


def _true(flags: pd.Series) -> pd.Series:
    return flags.fillna(False).astype(bool)
