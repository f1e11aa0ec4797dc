"""A comparison of two sets as files: a workbook of its tables, or one CSV with a row per pair or lone incident.

Must not import streamlit.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from sahel_map.exports.cells import neutral_table
from sahel_map.exports.comparison import comparison_workbook
from sahel_map.incident.citation import citation
from sahel_map.incident.set_words import file_stem, set_caveat, set_footer
from sahel_map.selection.selection import Selection
from sahel_map.statistics.set_overlap import SetOverlap, SetSide
from sahel_map.views.compare.set_sentences import overlap_sentences, set_caution, set_side_sentence
from sahel_map.views.compare.set_tables import STATES, matched_table, numbers_table, state_rows
from sahel_map.words import Words

__all__ = ["overlap_bytes", "overlap_name", "overlap_rows"]

_SHEETS = {"both": "in both", "first": "A only", "second": "B only"}
# A sheet of Excel ends there; what is beyond it stands in the CSV.
_MOST_ROWS = 1_048_575


def overlap_bytes(overlap: SetOverlap, selection: Selection, suffix: str, words: Words, now: dt.datetime) -> bytes:
    """Return a comparison of two sets as a file.

    Parameters
    ----------
    overlap : SetOverlap
    selection : Selection
        Filters that hold on both sides.
    suffix : str
        Of `comparison.COMPARISON_FORMATS`.
    words : Words
        Language of texts and headers.
    now : datetime
        Time of export.

    Raises
    ------
    ValueError
        If a sheet of Excel cannot hold the rows.
    """
    if suffix == ".csv":
        return neutral_table(overlap_rows(overlap)).to_csv(index=False).encode("utf-8-sig")
    tables = {"comparison": numbers_table(overlap, words)}
    tables |= {_SHEETS[state]: matched_table(overlap, state, words) for state in STATES}
    if max(map(len, tables.values())) > _MOST_ROWS:
        raise ValueError(words("compare-sets-too-long", most=words.number(_MOST_ROWS)))
    return comparison_workbook(tables, _read_me(overlap, selection, words, now))


def overlap_name(overlap: SetOverlap, suffix: str, language: str, today: dt.date) -> str:
    """Return the file name of a comparison of two sets.

    Parameters
    ----------
    overlap : SetOverlap
    suffix : str
        With its dot.
    language : {"en", "fr"}
    today : date
        The day it is made.
    """
    first, second = (file_stem(side.dataset.profile) for side in (overlap.first, overlap.second))
    internal = "internal_" if second.startswith("internal_") and not first.startswith("internal_") else ""
    return f"{internal}{first}_and_{second}_{overlap.km:g}km_{overlap.days}days_{language}_{today:%Y%m%d}{suffix}"


def overlap_rows(overlap: SetOverlap) -> pd.DataFrame:
    """Return one row per pair and per incident that stands in one set only, for programs.

    Returns
    -------
    DataFrame
        `state` (both, first, second), `days`, `km`, `counts`; for each set: id, first and last day, coordinates
        (degrees, EPSG:4326), place and both ends of the people reported killed; and, in every row, both
        limits, and name, licence and version of each set. Empty where a set has no record.
    """
    parts = []
    for state in STATES:
        rows = state_rows(overlap, state).reset_index(drop=True).assign(state=state)
        sides = []
        for name, side in (("first", overlap.first), ("second", overlap.second)):
            if state in ("both", name):
                sides.append(_facts(side, rows[name], name))
        parts.append(pd.concat([rows.drop(columns=["first", "second"]), *sides], axis=1))
    table = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    table = table.rename(columns={"killed": "counts"})
    table["km"] = table["km"].astype(float).round(3)
    fixed: dict[str, object] = {"within_km": overlap.km, "within_days": overlap.days}
    for name, side in (("first", overlap.first), ("second", overlap.second)):
        profile = side.dataset.profile
        fixed[f"{name}_set"] = profile.title.of("en")
        fixed[f"{name}_licence"] = profile.licence or "not stated"
        fixed[f"{name}_is_internal"] = profile.is_internal
        fixed[f"{name}_data_version"] = side.dataset.version.version
    return table[["state", *[name for name in table.columns if name != "state"]]].assign(**fixed)


def _facts(side: SetSide, ids: pd.Series, name: str) -> pd.DataFrame:
    records, placed = side.dataset.incidents.loc[ids], side.rows.loc[ids]
    killed = side.killed(records.index)
    columns = {
        "id": ids.to_numpy(),
        "from": placed["date_start"].dt.strftime("%Y-%m-%d").to_numpy(),
        "to": placed["date_end"].dt.strftime("%Y-%m-%d").to_numpy(),
        "date_precision": records["date_precision"].astype(str).to_numpy(),
        "lat": placed["lat"].to_numpy(),
        "lon": placed["lon"].to_numpy(),
        "place": records["place_name_en"].to_numpy(),
        "killed_minimum": pd.array([each.minimum for each in killed], dtype="Int64"),
        "killed_maximum": pd.array([each.maximum for each in killed], dtype="Int64"),
        "killed_is_open": [each.is_open for each in killed],
    }
    return pd.DataFrame({f"{name}_{column}": values for column, values in columns.items()})


def _read_me(overlap: SetOverlap, selection: Selection, words: Words, now: dt.datetime) -> list[str]:
    sides = {"a": overlap.first, "b": overlap.second}
    return [
        *(
            words("record-figure-line", label=words(f"compare-sets-{name}"), range=set_side_sentence(side, words))
            for name, side in sides.items()
        ),
        selection.describe(words),
        *overlap_sentences(overlap, words),
        words("compare-sets-rule"),
        set_caution(words),
        *(set_caveat(side.dataset, words) for side in sides.values()),
        *(set_footer(side.dataset, words) for side in sides.values()),
        *(citation(side.dataset, selection, words, now.date()) for side in sides.values()),
    ]
