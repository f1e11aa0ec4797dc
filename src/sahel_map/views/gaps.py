"""Known gaps by region, year and alleged actor, counted. Must not import streamlit."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.data.dataset import Dataset
from sahel_map.data.folding import fold_text
from sahel_map.vocabulary import Actor, HarmType, PlacePrecision, bits_of
from sahel_map.words import Words

__all__ = ["gaps_table", "quiet_cercles", "quiet_months"]

_COARSE = [PlacePrecision.CERCLE, PlacePrecision.REGION, PlacePrecision.UNKNOWN]
_FLAGS = ("single", "no-toll", "coarse", "unnamed", "unstated")


def gaps_table(dataset: Dataset, mask: np.ndarray, by: str, words: Words, admin_map: str = "2023") -> pd.DataFrame:
    """Count records and what they lack, per region, year or alleged actor.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown, aggregate records among them.
    by : {"region", "year", "actor"}
        Records stand under the year of their first day, and under each of their actors.
    words : Words
        Language and labels.
    admin_map : {"2023", "old"}
        Map of regions.

    Returns
    -------
    DataFrame, one row per group with a record
        Group, records, and of them: on one independent source; killings without a number; placed no finer
        than a cercle; attackers not named; some fact without a stated source.
    """
    shown = dataset.incidents[mask]
    flags = _flags(dataset, shown)
    if by == "actor":
        groups = {
            words.label("actors", str(actor)): (shown["actor_bits"].to_numpy() >> place & 1) == 1
            for place, actor in enumerate(Actor)
        }
    else:
        names = _group_names(shown, by, words, admin_map)
        groups = {name: (names == name).to_numpy() for name in _in_order(names, words)}
    rows = [
        [name, int(among.sum()), *(int(flags.loc[among, flag].sum()) for flag in _FLAGS)]
        for name, among in groups.items()
        if among.any()
    ]
    headers = [words(f"gaps-column-{name}") for name in (by, "records", *_FLAGS)]
    return pd.DataFrame(rows, columns=headers)


def quiet_months(dataset: Dataset, mask: np.ndarray) -> tuple[str, ...]:
    """Return the months between the first and the last record shown in which none begins or lasts."""
    shown = dataset.incidents[mask]
    if shown.empty:
        return ()
    first, last = shown["month_first"].to_numpy(), shown["month_last"].to_numpy()
    months = np.arange(first.min(), last.max() + 1)
    touched = ((first <= months[:, None]) & (last >= months[:, None])).any(axis=1)
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in months[~touched])


def quiet_cercles(dataset: Dataset, mask: np.ndarray) -> tuple[str, ...]:
    """Return the P-codes of cercles without a record shown, in old regions that have one."""
    shown, cercles = dataset.incidents[mask], dataset.units.cercles
    in_scope = cercles["region_old_pcode"].isin(shown["region_old_pcode"].dropna())
    return tuple(sorted(set(cercles.index[in_scope]) - set(shown["cercle_pcode"].dropna())))


def _flags(dataset: Dataset, shown: pd.DataFrame) -> pd.DataFrame:
    killing = (shown["harm_bits"].to_numpy() & bits_of([HarmType.KILLING])) != 0
    unknown = (shown["actor_bits"].to_numpy() & bits_of([Actor.ARMED_UNKNOWN])) != 0
    unstated = dataset.support.loc[dataset.support["basis"].isin(["record", "none"]), "incident_id"]
    return pd.DataFrame(
        {
            "single": shown["n_independent"] == 1,
            "no-toll": killing & shown["killed_max"].isna(),
            "coarse": shown["place_precision"].isin(_COARSE),
            "unnamed": unknown,
            "unstated": shown.index.isin(unstated),
        },
        index=shown.index,
    )


def _in_order(names: pd.Series, words: Words) -> list[str]:
    """Sort names without regard to accents; what is not known comes last."""
    unknown = words("charts-unplaced-region")
    return sorted(names.unique(), key=lambda name: (name == unknown, fold_text(name)))


def _group_names(shown: pd.DataFrame, by: str, words: Words, admin_map: str) -> pd.Series:
    if by == "year":
        return shown["date_start"].dt.year.astype("str")
    codes = shown["region_2023_pcode" if admin_map == "2023" else "region_old_pcode"]
    unknown = words("charts-unplaced-region")
    names = [words.label(f"regions_{admin_map}", code) if isinstance(code, str) else unknown for code in codes]
    return pd.Series(names, index=shown.index)
