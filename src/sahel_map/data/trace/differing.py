"""On which facts the sources of a record differ."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sahel_map.core.actor_codes import ActorCodes
from sahel_map.core.vocabulary import ActorGroup
from sahel_map.data.trace.claims import counts

__all__ = ["DIFFERING", "differing_facts", "kind_of_fact"]

#: What sources may differ on, counts of all kinds under one name.
DIFFERING = ("figure", "actor", "date")


def kind_of_fact(fact: str) -> str:
    """Return under which of `DIFFERING` a fact of `differing_facts` goes."""
    return fact if fact in DIFFERING else "figure"


def differing_facts(claims: pd.DataFrame, actors: ActorCodes) -> pd.Series:
    """Return the facts on which sources differ, for all records at once.

    Figures differ where two counts of one kind (civilians, or with fighters) are not the same, early counts
    included, or where somebody counts fewer dead in all than another counts civilians; dates where two periods
    do not touch; actors where two sources name groups that have nothing in common. Words are not compared.

    Parameters
    ----------
    claims : DataFrame
        With the columns of `claims.csv`.
    actors : ActorCodes
        Of the data set: a set may name actors of its own, and ours alone would lose what is said of them.

    Returns
    -------
    Series of str, index incident_id
        One entry for each record and fact: code of a figure, "date" or "actor". Records without a difference
        are not in it.
    """
    figures = _figures(claims)
    dates = pd.Series("date", index=_dates(claims), dtype="object")
    actors = pd.Series("actor", index=_actors(claims, actors), dtype="object")
    return pd.concat([figures, dates, actors]).rename_axis("incident_id")


def _figures(claims: pd.DataFrame) -> pd.Series:
    given = counts(claims.assign(is_superseded=False))
    keys = ["incident_id", "figure"]
    different = given.drop_duplicates([*keys, "with_fighters", "low", "high"])
    unequal = different.groupby([*keys, "with_fighters"]).size().gt(1).groupby(level=[0, 1]).any()
    most_civilians = given[~given["with_fighters"]].groupby(keys)["low"].max()
    fewest_in_all = given[given["with_fighters"]].groupby(keys)["high"].min()
    fewer = (fewest_in_all < most_civilians.reindex(fewest_in_all.index)).fillna(False)
    found = unequal[unequal].index.union(fewer[fewer.astype(bool)].index)
    return pd.Series(found.get_level_values(1).astype("object"), index=found.get_level_values(0), dtype="object")


def _dates(claims: pd.DataFrame) -> pd.Index:
    dates = claims[(claims["fact"] == "date") & (claims["unit"] == "iso_date") & ~claims["is_superseded"]]
    starts = dates["value"].map(lambda value: pd.Period(value).start_time)
    ends = dates["value_end"].where(dates["value_end"].notna(), dates["value"])
    last = ends.map(lambda value: pd.Period(value).end_time)
    # Periods all touch one another exactly if none begins after another has ended.
    late = starts.groupby(dates["incident_id"]).max() > last.groupby(dates["incident_id"]).min()
    return late[late].index


def _actors(claims: pd.DataFrame, known: ActorCodes) -> pd.Index:
    """Return where two sources name groups that have nothing in common; unknown gunmen name nobody."""
    named = claims[(claims["fact"] == "actor") & (claims["unit"] == "code")].dropna(subset=["source_id"])
    bits = {code: 1 << list(ActorGroup).index(ActorGroup(group)) for code, group in known.group.items()}
    stated = named.assign(bits=named["value"].map(bits))
    unidentified = 1 << list(ActorGroup).index(ActorGroup.UNIDENTIFIED)
    stated = stated[stated["bits"].notna() & (stated["bits"] != unidentified)]
    by_source = stated.groupby(["incident_id", "source_id"])["bits"].agg(
        lambda found: np.bitwise_or.reduce(found.to_numpy(dtype=int))
    )
    apart = by_source.groupby(level=0).agg(_are_apart)
    return apart[apart.astype(bool)].index


def _are_apart(found: pd.Series) -> bool:
    different = found.unique()
    return any(one & other == 0 for one in different for other in different)
