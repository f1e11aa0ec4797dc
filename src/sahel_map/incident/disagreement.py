"""Which records have sources that disagree, and how far apart they are: the worst first.

Far apart means, in this order: the spread of the counts of people killed; how many times the lowest count of
another figure the highest is; alleged actors that have nothing in common; days between periods that do not touch.
What counts as a difference at all is the rule of `sahel_map.data.trace.differing`. Must not import streamlit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sahel_map.core.vocabulary import FigureName
from sahel_map.data.dataset import Dataset
from sahel_map.data.trace.claims import counts
from sahel_map.data.trace.differing import differing_facts, kind_of_fact
from sahel_map.words import Words

__all__ = ["disagreement_line", "disagreements"]

_FIGURES = [str(name) for name in FigureName]
_KEYS = ["incident_id", "figure"]


def disagreements(dataset: Dataset, mask: np.ndarray, about: str = "") -> pd.DataFrame:
    """Return the records shown whose sources disagree, worst first.

    Parameters
    ----------
    dataset : Dataset
        Its `incidents` table has n rows.
    mask : ndarray of bool, shape (n,)
        Incidents shown.
    about : str
        One of `DIFFERING`, to list only records that differ on that; empty for all.

    Returns
    -------
    DataFrame, index incident_id
        `facts` (tuple of str, codes of figures, then "actor", "date"), `spans` (tuple of figure, lowest and
        highest count, early ones included), `spread` (int, between the counts of people killed, 0 where these
        agree), `times` (float, highest over lowest of another figure, 0 where these agree), `days` (int, between
        the periods that do not touch).
    """
    # The flag is by the same rule; only these are looked at closely.
    ids = dataset.incidents.index[mask & dataset.incidents["differs"].to_numpy()]
    claims = dataset.claims[dataset.claims["incident_id"].isin(ids)]
    differing = differing_facts(claims, dataset.codes.actors)
    facts = differing.groupby(level=0).agg(_in_order)
    spans = _spans(claims)
    is_in_dispute = spans.index.isin(pd.MultiIndex.from_arrays([differing.index, differing.to_numpy()]))
    spans = spans[is_in_dispute]
    is_killed = spans.index.get_level_values("figure") == str(FigureName.KILLED)
    killed = spans[is_killed].droplevel("figure")["spread"].reindex(facts.index).fillna(0).astype(int)
    others = spans[~is_killed]
    times = (others["high"] / others["low"].clip(lower=1)).astype("float").groupby(level=0).max()
    of_record: dict[str, list[tuple[str, int, int]]] = {}
    for (incident_id, figure), low, high in zip(spans.index, spans["low"], spans["high"], strict=True):
        of_record.setdefault(incident_id, []).append((str(figure), int(low), int(high)))
    table = pd.DataFrame(
        {
            "facts": facts,
            "spans": [tuple(of_record.get(each, ())) for each in facts.index],
            "spread": killed,
            "times": times.reindex(facts.index).fillna(0.0),
            "days": _days_apart(claims).reindex(facts.index).fillna(0).astype(int),
        }
    )
    if about:
        table = table[table["facts"].map(lambda found: about in map(kind_of_fact, found)).astype(bool)]
    worst = table.assign(actor=table["facts"].map(lambda found: "actor" in found).astype(bool))
    order = ["spread", "times", "actor", "days"]
    return table.loc[worst.sort_values(order, ascending=False, kind="stable").index]


def disagreement_line(row: pd.Series, words: Words) -> str:
    """Return in words how far the sources of a record are apart, from a row of `disagreements`."""
    parts, spans = [], {figure: (low, high) for figure, low, high in row["spans"]}
    for fact in row["facts"]:
        label = words(f"claims-fact-{fact.replace('_', '-')}")
        if fact in spans:
            low, high = map(words.number, spans[fact])
            label = words("differ-counts", fact=label, low=low, high=high)
        elif fact == "date" and row["days"]:
            label = words("differ-days", fact=label, n=int(row["days"]), count=words.number(int(row["days"])))
        parts.append(label)
    return " · ".join(parts)


def _in_order(found: Sequence[str]) -> tuple[str, ...]:
    order = (*_FIGURES, "actor", "date")
    return tuple(sorted(set(found), key=order.index))


def _spans(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the lowest and highest count of each record and figure, of the kind of count that is furthest apart.

    Counts of civilians and counts that include fighters are each compared among themselves; where the two kinds
    contradict one another, from the fewest in all to the most civilians.
    """
    given = counts(claims.assign(is_superseded=False))
    of_kind = given.groupby([*_KEYS, "with_fighters"]).agg(low=("low", "min"), high=("high", "max")).reset_index()
    civilians = given[~given["with_fighters"]].groupby(_KEYS)["low"].max()
    in_all = given[given["with_fighters"]].groupby(_KEYS)["high"].min()
    both = pd.DataFrame({"low": in_all, "high": civilians.reindex(in_all.index)}).dropna()
    spans = pd.concat([of_kind[[*_KEYS, "low", "high"]], both[both["low"] < both["high"]].reset_index()])
    spans["spread"] = spans["high"] - spans["low"]
    return spans.sort_values("spread", kind="stable").drop_duplicates(_KEYS, keep="last").set_index(_KEYS)


def _days_apart(claims: pd.DataFrame) -> pd.Series:
    """Return the days between the earliest end and the latest beginning that sources give; positive ones only."""
    dates = claims[(claims["fact"] == "date") & (claims["unit"] == "iso_date") & ~claims["is_superseded"]]
    if dates.empty:  # As in a set without claims: there is nothing that could be apart.
        return pd.Series(dtype="int64")
    starts = dates["value"].map(lambda value: pd.Period(value).start_time)
    ends = dates["value_end"].where(dates["value_end"].notna(), dates["value"])
    last = ends.map(lambda value: pd.Period(value).end_time)
    owner = dates["incident_id"]
    apart = starts.groupby(owner).max().dt.normalize() - last.groupby(owner).min().dt.normalize()
    return apart.dt.days[lambda days: days > 0]
