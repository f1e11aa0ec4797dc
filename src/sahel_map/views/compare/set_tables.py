"""A comparison of two sets as tables with headers in the reader's language. Must not import streamlit or folium."""

from __future__ import annotations

import pandas as pd

from sahel_map.incident.set_words import page_title
from sahel_map.selection.period import is_month
from sahel_map.statistics.set_overlap import APART, SetOverlap, SetSide
from sahel_map.views.compare.set_sentences import share_words
from sahel_map.words import Words

__all__ = ["STATES", "matched_table", "numbers_table", "own_records", "point_texts", "state_rows"]

#: Where an incident stands: in both sets, in the first only, in the second only.
STATES = ("both", "first", "second")


def numbers_table(overlap: SetOverlap, words: Words) -> pd.DataFrame:
    """Return one row per number of the two sets; columns: what, A, B."""
    sides = (overlap.first, overlap.second)
    only = (overlap.first_only, overlap.second_only)
    rows: dict[str, list[str]] = {
        "set": [page_title(side.dataset.profile, words) for side in sides],
        "compared": [words.number(side.n) for side in sides],
        "matched": [words.number(overlap.n_pairs)] * 2,
        "share": [share_words(share, words) for share in overlap.shares],
        "only": [words.number(len(rows)) for rows in only],
    }
    rows |= {f"apart-{reason}": [words.number(side.apart[reason]) for side in sides] for reason in APART}
    return pd.DataFrame(
        {
            words("compare-column-what"): [words(f"compare-sets-row-{name}") for name in rows],
            words("compare-sets-a"): [first for first, _ in rows.values()],
            words("compare-sets-b"): [second for _, second in rows.values()],
        }
    )


def state_rows(overlap: SetOverlap, state: str, where: str = "") -> pd.DataFrame:
    """Return the incidents of a state, or those that one bar or mark of the charts stands for.

    Parameters
    ----------
    overlap : SetOverlap
    state : str
        One of `STATES`.
    where : str
        A month ("2024-05") or a point (of `point_texts`); empty for all.

    Returns
    -------
    DataFrame
        `first`, `second` (ids, null if none), `days`, `km`, `killed`.
    """
    if state == "both":
        rows = overlap.pairs[["first", "second", "days", "km", "killed"]]
    else:
        ids = (overlap.first_only if state == "first" else overlap.second_only).index
        columns = ["first", "second", "days", "km", "killed"]
        rows = pd.DataFrame(index=range(len(ids)), columns=columns, dtype=object).assign(**{state: ids})
    if not where:
        return rows
    records = own_records(overlap, state, rows)
    if is_month(where):
        texts = records["date_start"].dt.strftime("%Y-%m")
    else:
        texts = point_texts(records, decimals=len(where.partition(" ")[0].partition(".")[2]))
    return rows[(texts == where).to_numpy()]


def own_records(overlap: SetOverlap, state: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the records by which rows of a state are dated and placed: of the first set wherever it has one.

    Parameters
    ----------
    overlap : SetOverlap
    state : str
        One of `STATES`.
    rows : DataFrame
        Of `state_rows`.
    """
    side, ids = (overlap.second, rows["second"]) if state == "second" else (overlap.first, rows["first"])
    return side.rows.loc[ids]


def point_texts(records: pd.DataFrame, decimals: int) -> pd.Series:
    """Return where records stand as texts, "14.5000 -3.5000", rounded to some decimals of a degree."""
    lat, lon = (records[name].astype(float).round(decimals) for name in ("lat", "lon"))
    texts = [f"{north:.{decimals}f} {east:.{decimals}f}" for north, east in zip(lat, lon, strict=True)]
    return pd.Series(texts, index=records.index, dtype=object)


def matched_table(overlap: SetOverlap, state: str, words: Words, where: str = "") -> pd.DataFrame:
    """Return the incidents of one of `STATES`, one row each, what both sets say side by side.

    Parameters
    ----------
    overlap : SetOverlap
    state : str
        One of `STATES`.
    words : Words
    where : str
        As in `state_rows`.

    Returns
    -------
    DataFrame
        For each set that has a record: dates, place, reported killed, id; for pairs also the days and kilometres
        between them and how the counts lie, those that differ first.
    """
    rows = state_rows(overlap, state, where)
    if state == "both":
        rows = rows.sort_values("killed", key=lambda how: how == "same", kind="stable")
    columns: dict[str, object] = {}
    texts = {
        "a": _texts(overlap.first, rows["first"], words) if state != "second" else {},
        "b": _texts(overlap.second, rows["second"], words) if state != "first" else {},
    }
    for name in ("when", "place", "killed", "id"):
        for side, said in texts.items():
            if said:
                columns[words(f"compare-sets-column-{name}", side=words(f"compare-{side}"))] = said[name]
        if state == "both" and name == "when":
            columns[words("compare-sets-column-days")] = rows["days"].to_numpy()
        if state == "both" and name == "place":
            columns[words("compare-sets-column-km")] = rows["km"].astype(float).round(1).to_numpy()
        if state == "both" and name == "killed":
            columns[words("compare-sets-column-counts")] = [
                words(f"compare-sets-counts-{how}") for how in rows["killed"]
            ]
    return pd.DataFrame(columns)


def _texts(side: SetSide, ids: pd.Series, words: Words) -> dict[str, list[str]]:
    """Return when, where and how many of each record, in words, and its id."""
    records = side.dataset.incidents.loc[ids]
    dates = list(zip(records["date_start"], records["date_end"], records["date_precision"], strict=True))
    # Days recur, and to write one out takes longer than to look it up.
    spans = {date: words.date_span(date[0].date(), date[1].date(), str(date[2]), short=True) for date in set(dates)}
    return {
        "when": [spans[date] for date in dates],
        "place": records[f"place_name_{words.language}"].astype(str).tolist(),
        "killed": [words.range(each) for each in side.killed(records.index)],
        "id": ids.astype(str).tolist(),
    }
